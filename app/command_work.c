/* `work`, `status` and `merge`: what is done with a plan. */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/output.h"
#include "app/parse.h"
#include "io/chunk_guard.h"
#include "io/chunk_work.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { OPTION_CHUNK = 256, OPTION_QUIET, OPTION_DB };

struct work_request {
    const char *directory, *db;
    int64_t chunk, jobs;
    bool quiet;
};

static const struct argp_option work_options[] = {
    {"chunk", OPTION_CHUNK, "K", 0, "the chunk; done and there already is done", 0},
    {"jobs", 'j', "J", 0, "worker threads (default 1); the shard does not depend on it", 0},
    {"quiet", OPTION_QUIET, NULL, 0, "say nothing about what went well", 0},
    {0}};
static const struct argp_option status_options[] = {{0}};
static const struct argp_option merge_options[] = {
    {"db", OPTION_DB, "FILE", 0, "the results store; made when it is not there", 0},
    {"quiet", OPTION_QUIET, NULL, 0, "say nothing about what went well", 0},
    {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct work_request *request = state->input;
    switch (key) {
    case OPTION_CHUNK:
        request->chunk = parse_integer(state, "--chunk", argument, 0, INT64_C(1000000000));
        break;
    case 'j':
        request->jobs = parse_integer(state, "--jobs", argument, 1, 1024);
        break;
    case OPTION_QUIET:
        request->quiet = true;
        break;
    case OPTION_DB:
        request->db = argument;
        break;
    case ARGP_KEY_ARG:
        if (request->directory) argp_error(state, "name one folder");
        request->directory = argument;
        break;
    case ARGP_KEY_END:
        if (!request->directory) argp_error(state, "name the folder that himsim plan has written");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static int work(const struct work_request *request, struct chunk_plan *plan)
{
    if (request->chunk < 0 || request->chunk >= plan->chunks) {
        fprintf(stderr, "himsim: %s has chunks 0 to %" PRId64 "; say with --chunk which one\n", request->directory,
                plan->chunks - 1);
        return EXIT_USAGE;
    }
    int64_t failed;
    char *message = NULL;
    struct batch_settings settings = {.jobs = (int)request->jobs, .stop = interrupt_watch()};
    enum chunk_end end = chunk_work(plan, request->chunk, &settings, &failed, &message);
    if (end == CHUNK_FAILED) {
        output_complain(message);
        return EXIT_FAILED;
    }
    if (end == CHUNK_STOPPED) {
        fprintf(stderr, "himsim: chunk %" PRId64 " interrupted; run it again, it begins anew\n", request->chunk);
        return EXIT_INTERRUPTED;
    }
    if (!request->quiet)
        fprintf(stderr, "himsim: chunk %" PRId64 " %s\n", request->chunk,
                end == CHUNK_WAS_DONE ? "was done already" : "done");
    if (failed > 0) fprintf(stderr, "himsim: %" PRId64 " replications failed twice; merging names them\n", failed);
    return failed > 0 ? EXIT_REPLICATION_FAILED : EXIT_DONE;
}

static int status(const struct work_request *request, struct chunk_plan *plan)
{
    struct chunk_status found;
    chunk_status(plan, &found);
    printf("%s: %" PRId64 " of %" PRId64 " chunks done, %" PRId64 " not yet, %" PRId64 " damaged, %" PRId64
           " of another plan or version\n",
           request->directory, found.done, plan->chunks, found.absent, found.damaged, found.other);
    if (found.missing) printf("missing: %s\n", found.missing);
    if (found.trouble) fprintf(stderr, "himsim: %s\n", found.trouble);
    bool complete = found.done == plan->chunks;
    chunk_status_free(&found);
    return output_flush() && complete ? EXIT_DONE : EXIT_FAILED;
}

static int say_merge(const struct work_request *request, const struct chunk_plan *plan, const struct chunk_merge *merge)
{
    if (!request->quiet)
        fprintf(stderr,
                "himsim: %" PRId64 " chunks merged, %" PRId64 " known before, %" PRId64 " of %" PRId64
                " without a shard yet\n",
                merge->merged, merge->known, merge->absent, plan->chunks);
    if (merge->bad > 0) fprintf(stderr, "himsim: %" PRId64 " shards are left out: %s\n", merge->bad, merge->trouble);
    if (merge->quarantined > 0)
        fprintf(stderr, "himsim: %" PRId64 " replications failed twice; the view v_quarantine names them\n",
                merge->quarantined);
    if (merge->bad > 0) return EXIT_FAILED;
    return merge->quarantined > 0 ? EXIT_REPLICATION_FAILED : EXIT_DONE;
}

static int merge(const struct work_request *request, struct chunk_plan *plan)
{
    struct batch_store store;
    struct chunk_merge merged = {0};
    char *message = NULL;
    if (!request->db) {
        fprintf(stderr, "himsim: name the results store with --db\n");
        return EXIT_USAGE;
    }
    if (!batch_store_open(&store, request->db, true, &message)) {
        output_complain(message);
        return EXIT_FAILED;
    }
    bool ok = chunk_merge(plan, &store, &merged);
    int exit_code = ok ? say_merge(request, plan, &merged) : EXIT_FAILED;
    if (!ok) fprintf(stderr, "himsim: %s\n", store.message);
    free(merged.trouble);
    batch_store_close(&store);
    return exit_code;
}

static int main_of(int argc, char **argv, const char *name, const struct argp_option *options, const char *about,
                   int (*run)(const struct work_request *request, struct chunk_plan *plan))
{
    struct work_request request = {.chunk = -1, .jobs = 1};
    const struct argp argp = {options, parse_option, "DIR", about, NULL, NULL, NULL};
    parse_command(&argp, name, argc, argv, &request);
    struct chunk_plan plan;
    char *message = NULL;
    int exit_code = EXIT_FAILED;
    if (chunk_plan_read(&plan, request.directory, &message))
        exit_code = run(&request, &plan);
    else
        output_complain(message);
    chunk_plan_free(&plan);
    return exit_code;
}

int command_work(int argc, char **argv)
{
    return main_of(argc, argv, "work", work_options,
                   "Simulates one chunk of a plan and writes its shard. It may be run anywhere, any number of times.",
                   work);
}

int command_status(int argc, char **argv)
{
    return main_of(argc, argv, "status", status_options,
                   "Says which chunks of a plan are missing. Exit code 0: none; 1: some.", status);
}

int command_merge(int argc, char **argv)
{
    return main_of(argc, argv, "merge", merge_options,
                   "Brings the shards of a plan into a results store. It may be run while chunks are being worked on, "
                   "any number of times.",
                   merge);
}
