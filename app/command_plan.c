/* `plan`: a study cut into chunks for many machines. */
#include "app/batch_options.h"
#include "app/command.h"
#include "app/exit_code.h"
#include "app/output.h"
#include "app/parse.h"
#include "io/batch_execute.h"
#include "io/chunk_script.h"
#include "io/chunk_work.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    OPTION_CHUNK = BATCH_OPTIONS_END,
    OPTION_SLURM,
    OPTION_PARALLEL,
    OPTION_THROTTLE,
    OPTION_DB,
    CHUNK_SECONDS = 60
};

struct plan_request {
    struct batch_options common;
    const char *directory, *db;
    int64_t chunk, throttle;
    bool slurm, parallel;
};

static const struct argp_option options[] = {
    {"out", 'o', "DIR", 0, "the folder of the plan, on a file system that all machines see", 0},
    {"db", OPTION_DB, "FILE", 0, "plan only what this results store lacks; with precision goals, the next wave", 0},
    {"chunk-replications", OPTION_CHUNK, "N", 0, "replications of a chunk (default: about a minute, from a pilot)", 0},
    {"slurm", OPTION_SLURM, NULL, 0, "write DIR/himsim.sbatch, a job array", 0},
    {"throttle", OPTION_THROTTLE, "N", 0, "with --slurm, chunks at a time (default 100)", 0},
    {"gnu-parallel", OPTION_PARALLEL, NULL, 0, "write DIR/parallel.sh, for hosts without a scheduler", 0},
    {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct plan_request *request = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &request->common;
        break;
    case 'o':
        request->directory = argument;
        break;
    case OPTION_CHUNK:
        request->chunk = parse_integer(state, "--chunk-replications", argument, 1, 1000000);
        break;
    case OPTION_DB:
        request->db = argument;
        break;
    case OPTION_SLURM:
        request->slurm = true;
        break;
    case OPTION_THROTTLE:
        request->throttle = parse_integer(state, "--throttle", argument, 1, 100000);
        break;
    case OPTION_PARALLEL:
        request->parallel = true;
        break;
    case ARGP_KEY_END:
        if (!request->directory) argp_error(state, "name the folder of the plan with -o");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static bool shape_of(const struct plan_request *request, const struct batch_order *order, struct chunk_shape *shape,
                     char **message)
{
    double load, replication;
    if (request->chunk > 0) {
        *shape = chunk_shape_of(request->chunk, order->listing.entries[0].wanted);
        return true;
    }
    if (!chunk_pilot(order, &load, &replication, message)) return false;
    *shape = chunk_shape_for(load, replication, CHUNK_SECONDS, order->listing.entries[0].wanted);
    if (!request->common.quiet)
        fprintf(stderr, "himsim: pilot: %.0f ms to load a cell, %.0f ms a replication\n", 1e3 * load,
                1e3 * replication);
    return true;
}

static bool write_scripts(const struct plan_request *request, const struct chunk_plan *plan, char **message)
{
    if (request->slurm && !chunk_script_slurm(plan, request->throttle, message)) return false;
    return !request->parallel || chunk_script_parallel(plan, message);
}

static int64_t replications_of(const struct chunk_plan *plan)
{
    int64_t sum = 0;
    for (size_t i = 0; i < plan->range_count; i++) sum += plan->ranges[i].to - plan->ranges[i].from;
    return sum;
}

static void say(const struct plan_request *request, const struct chunk_plan *plan, const struct batch_order *order)
{
    printf("%s: study %s, %zu cells, %" PRId64 " replications in %" PRId64 " chunk%s of up to %" PRId64 "\n",
           plan->directory, plan->order.listing.name, plan->order.listing.count, replications_of(plan), plan->chunks,
           plan->chunks == 1 ? "" : "s", plan->block * plan->units);
    printf("  himsim work %s --chunk K      for every K from 0 to %" PRId64 ", on any machine, in any order\n",
           plan->directory, plan->chunks - 1);
    if (request->slurm) printf("  sbatch %s/himsim.sbatch       does it with Slurm\n", plan->directory);
    if (request->parallel) printf("  bash %s/parallel.sh           does it with GNU parallel\n", plan->directory);
    printf("  himsim status %s              says what is missing\n", plan->directory);
    printf("  himsim merge %s --db FILE     brings it together\n", plan->directory);
    if (order->target_count > 0)
        printf("  himsim plan %s --db FILE -o NEXT   then plans the next wave, of the cells that need more\n",
               request->common.wish.path);
}

static int nothing_left(const struct plan_request *request, const struct batch_progress *progress)
{
    printf("%s lacks nothing of this study\n", request->db);
    if (progress->unmet > 0)
        fprintf(stderr, "himsim: %zu cells have all replications allowed and not the precision\n", progress->unmet);
    return progress->unmet > 0 ? EXIT_PRECISION_NOT_MET : EXIT_DONE;
}

static int write_plan(const struct plan_request *request, struct batch_order *order, const struct batch_cell *missing)
{
    struct chunk_shape shape;
    struct chunk_plan plan = {0};
    char *message = NULL;
    bool ok = shape_of(request, order, &shape, &message) &&
              chunk_plan_write(order, missing, &shape, request->directory, &message) &&
              chunk_plan_read(&plan, request->directory, &message) && write_scripts(request, &plan, &message);
    if (ok)
        say(request, &plan, order);
    else
        output_complain(message);
    chunk_plan_free(&plan);
    return ok && output_flush() ? EXIT_DONE : EXIT_FAILED;
}

static int plan_missing(const struct plan_request *request, struct batch_order *order)
{
    struct batch_store store;
    struct batch_progress progress = {0};
    char *message = NULL;
    if (!batch_store_open(&store, request->db, true, &message)) {
        output_complain(message);
        return EXIT_FAILED;
    }
    struct batch_cell *missing = memory_allocate(order->listing.count, sizeof *missing);
    int exit_code = EXIT_FAILED;
    if (!batch_next_wave(order, &store, missing, &progress, &message))
        output_complain(message);
    else if (progress.replications == 0)
        exit_code = nothing_left(request, &progress);
    else
        exit_code = write_plan(request, order, missing);
    for (size_t i = 0; i < order->listing.count; i++) free((void *)(size_t)missing[i].ranges);
    free(missing);
    batch_store_close(&store);
    return exit_code;
}

static int plan(const struct plan_request *request, struct batch_order *order)
{
    if (request->db) return plan_missing(request, order);
    batch_want_first(order);
    return write_plan(request, order, NULL);
}

int command_plan(int argc, char **argv)
{
    struct plan_request request = {.throttle = 100};
    const struct argp_child children[] = {{&batch_options_argp, 0, NULL, 0}, {0}};
    const struct argp argp = {options,
                              parse_option,
                              "STUDY.json",
                              "Writes a study as chunks that any number of machines can work on. A plan never changes; "
                              "when the study does, plan again: merging repeats nothing.",
                              children,
                              NULL,
                              NULL};
    batch_options_init(&request.common, argc);
    parse_command(&argp, "plan", argc, argv, &request);
    struct batch_study study;
    int exit_code = EXIT_INVALID_SCENARIO;
    if (batch_options_read(&study, &request.common) && batch_options_check(&study, &request.common, NULL))
        exit_code = plan(&request, &study.order);
    batch_study_free(&study);
    batch_options_free(&request.common);
    return exit_code;
}
