/* `batch`: a study file into a results store. */
#include "app/batch_options.h"
#include "app/batch_progress.h"
#include "app/command.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/output.h"
#include "app/parse.h"
#include "io/batch_guard.h"
#include "io/batch_study.h"
#include "io/output_file.h"
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { OPTION_LIST = BATCH_OPTIONS_END, OPTION_DB, OPTION_WRITE };

struct batch_request {
    struct batch_options common;
    const char *db, *directory;
    bool list;
};

static const struct argp_option options[] = {
    {"db", OPTION_DB, "FILE", 0, "the results store; made when it is not there, gone on with when it is", 0},
    {"list", OPTION_LIST, NULL, 0, "print the cells and simulate nothing", 0},
    {"write", OPTION_WRITE, "DIR", 0,
     "write each cell as a scenario file, for run, compare and report, print the paths and simulate nothing", 0},
    {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct batch_request *request = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &request->common;
        break;
    case OPTION_LIST:
        request->list = true;
        break;
    case OPTION_DB:
        request->db = argument;
        break;
    case OPTION_WRITE:
        request->directory = argument;
        break;
    case ARGP_KEY_END:
        if (!request->list && !request->db && !request->directory)
            argp_error(state, "name the results store with --db, or ask for --list to see the cells");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static int list_cells(const struct batch_study *study)
{
    for (size_t i = 0; i < study->cells.count; i++) puts(study->cells.items[i].name);
    fprintf(stderr, "%zu cells of study %s; %zu of %zu combinations are against its constraints\n", study->cells.count,
            study->file.name, study->cells.skipped, study_file_combinations(&study->file));
    return output_flush() ? EXIT_DONE : EXIT_FAILED;
}

static int write_cells(const struct batch_request *request, struct batch_study *study)
{
    char *message = NULL;
    if (!batch_options_check(study, &request->common, NULL)) return EXIT_INVALID_SCENARIO;
    bool ok = output_directory_prepare(request->directory, &message);
    for (size_t i = 0; ok && i < study->cells.count; i++) {
        char *name = study_cell_write(&study->file, &study->cells, i, &study->base, study->order.listing.seed,
                                      request->directory, &message);
        ok = name != NULL;
        if (ok) printf("%s/%s\n", request->directory, name);
        free(name);
    }
    if (message) output_complain(message);
    return output_flush() && ok ? EXIT_DONE : EXIT_FAILED;
}

/* What the end of the batch means, said and as an exit code. */
static int end_with(const struct batch_request *request, const struct batch_study *study, enum batch_end end,
                    const struct batch_progress *progress)
{
    bool quiet = request->common.quiet;
    if (!quiet)
        fprintf(stderr,
                "himsim: study %s, %zu cell%s: %" PRId64 " replications simulated, %" PRId64
                " were in the store before (%.1f s, %.1f s of them writing); himsim results %s shows them\n",
                study->file.name, progress->cells, progress->cells == 1 ? "" : "s", progress->lived, progress->stored,
                progress->seconds, progress->store_seconds, request->db);
    if (end == BATCH_STOPPED) {
        fprintf(stderr, "himsim: interrupted; the same command goes on from here\n");
        return EXIT_INTERRUPTED;
    }
    if (progress->quarantined > 0) {
        fprintf(stderr,
                "himsim: %" PRId64
                " replications are left out since they failed twice; they are named above and in the view "
                "v_quarantine. Please report them with the study file\n",
                progress->quarantined);
        return EXIT_REPLICATION_FAILED;
    }
    if (progress->unmet > 0) {
        fprintf(stderr, "himsim: %zu cells ended at %" PRId64 " replications before their precision was reached\n",
                progress->unmet, study->order.most);
        return EXIT_PRECISION_NOT_MET;
    }
    return EXIT_DONE;
}

static int execute(const struct batch_request *request, struct batch_study *study)
{
    struct batch_progress_line line;
    char *message = NULL;
    batch_progress_line_init(&line, request->common.quiet);
    signal(SIGPIPE, SIG_IGN); /* progress that nobody reads any more is no reason to stop */
    struct batch_settings settings = {.jobs = request->common.jobs,
                                      .stop = interrupt_watch(),
                                      .progress = batch_progress_show,
                                      .failed = batch_progress_failed,
                                      .context = &line};
    struct batch_progress progress;
    enum batch_end end = batch_execute_guarded(&study->order, request->db, &settings, &progress, &message);
    line.is_open = line.terminal && !line.quiet; /* it was written by the other process */
    batch_progress_line_end(&line);
    if (end != BATCH_FAILED) return end_with(request, study, end, &progress);
    output_complain(message);
    return EXIT_FAILED;
}

/* A store that is there may know the cells; one is not made for a study that is wrong. */
static bool check(const struct batch_request *request, struct batch_study *study, int *exit_code)
{
    struct batch_store store = {0};
    char *message = NULL;
    bool is_there = access(request->db, F_OK) == 0;
    *exit_code = EXIT_FAILED;
    if (is_there && !batch_store_open(&store, request->db, true, &message)) {
        output_complain(message);
        return false;
    }
    bool ok = batch_options_check(study, &request->common, is_there ? &store : NULL);
    if (!ok && !store.message) *exit_code = EXIT_INVALID_SCENARIO;
    if (is_there) batch_store_close(&store);
    return ok;
}

static int run(const struct batch_request *request, struct batch_study *study)
{
    int exit_code;
    if (request->list) return list_cells(study);
    if (request->directory) return write_cells(request, study);
    return check(request, study, &exit_code) ? execute(request, study) : exit_code;
}

int command_batch(int argc, char **argv)
{
    struct batch_request request = {0};
    const struct argp_child children[] = {{&batch_options_argp, 0, NULL, 0}, {0}};
    const struct argp argp = {options,
                              parse_option,
                              "STUDY.json",
                              "Simulates every cell of a study and keeps each replication in a results store. What is "
                              "stored is never simulated again: the same command goes on after any interruption, and "
                              "when the study has grown.",
                              children,
                              NULL,
                              NULL};
    batch_options_init(&request.common, argc);
    parse_command(&argp, "batch", argc, argv, &request);
    struct batch_study study;
    int exit_code = EXIT_INVALID_SCENARIO;
    if (batch_options_read(&study, &request.common)) exit_code = run(&request, &study);
    batch_study_free(&study);
    batch_options_free(&request.common);
    return exit_code;
}
