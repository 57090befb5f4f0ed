/* `run` and `compare`: options, loading, simulating, and every form of the result. */
#include "app/command.h"
#include "app/comparable.h"
#include "app/exit_code.h"
#include "app/load.h"
#include "app/output.h"
#include "app/parse.h"
#include "app/simulate.h"
#include "app/study_options.h"
#include "app/uncertain_run.h"
#include "sim/memory.h"
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_TRACE = STUDY_OPTIONS_END, OPTION_NO_FIGURES, OPTION_PERIODS, OPTION_UNCERTAINTY, OPTION_OUTER };

static const struct argp_option options[] = {
    {"out", 'o', "DIR", 0,
     "write estimates.csv, replications.csv, daily.csv, periods.csv, cash.csv, manifest.json and figures/ into DIR", 0},
    {"trace", OPTION_TRACE, "FILE", 0,
     "write the life of every encounter of replication 0 as CSV; with compare, one file a scenario: FILE gets the "
     "scenario's name before its ending",
     0},
    {"periods", OPTION_PERIODS, "week|month|quarter", 0,
     "print the main metrics of each period too: over all, internal against global, and by pool", 0},
    {"uncertainty", OPTION_UNCERTAINTY, NULL, 0,
     "with run: draw the scenario's uncertain inputs too, and split the spread of futures into inputs and chance; -n "
     "is "
     "then the replications of each sample (default: 10), -o writes uncertainty.csv, .json and .txt",
     0},
    {"outer", OPTION_OUTER, "M", 0, "samples of the uncertain inputs (default: 40)", 0},
    {"no-figures", OPTION_NO_FIGURES, NULL, 0, "with -o, leave the figures out", 0},
    {0}};

static int parse_period(struct argp_state *state, const char *text)
{
    for (int kind = 0; kind < PERIOD_KINDS; kind++)
        if (strcmp(text, period_names[kind]) == 0) return kind;
    argp_error(state, "--periods takes week, month or quarter, not \"%s\"", text);
    return -1;
}

static void check_arguments(struct argp_state *state, const struct study_request *request)
{
    if (request->path_count == 0) argp_error(state, "name a scenario file");
    if (!request->is_comparison && request->path_count > 1)
        argp_error(state, "run takes one scenario; use compare for several");
    if (request->is_comparison && request->path_count < 2)
        argp_error(state, "name a baseline and at least one alternative");
    if (request->is_comparison && request->uncertainty)
        argp_error(state, "--uncertainty is for run; tornado BASE.json --compare ALT.json tells what would turn a "
                          "decision");
    if (request->outer > 0 && !request->uncertainty) argp_error(state, "--outer goes with --uncertainty");
    if (request->uncertainty && (request->trace || request->periods >= 0))
        argp_error(state, "--uncertainty has no --trace and no --periods: run without it for those");
    if (request->uncertainty && request->replications == 1)
        argp_error(state, "--uncertainty needs at least 2 replications a sample to tell inputs from chance");
    if (request->json && request->periods >= 0)
        argp_error(state, "--periods prints tables and --json does not; -o writes periods.csv beside either");
}

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct study_request *request = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = request;
        break;
    case 'o':
        request->directory = argument;
        break;
    case OPTION_TRACE:
        request->trace = argument;
        break;
    case OPTION_PERIODS:
        request->periods = parse_period(state, argument);
        break;
    case OPTION_UNCERTAINTY:
        request->uncertainty = true;
        break;
    case OPTION_OUTER:
        request->outer = parse_integer(state, "--outer", argument, 3, 10000);
        break;
    case OPTION_NO_FIGURES:
        request->no_figures = true;
        break;
    case ARGP_KEY_END:
        check_arguments(state, request);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static int study_and_report(const struct study_request *request, struct loaded_scenario *loaded)
{
    if (!scenarios_are_comparable(loaded, request->path_count)) return EXIT_INVALID_SCENARIO;
    if (!output_prepare(request)) return EXIT_FAILED;
    struct study study;
    const struct study_kept kept = {request->directory != NULL, request->directory || request->periods >= 0};
    if (!simulate(&study, request, loaded, request->path_count, &kept)) {
        study_free(&study);
        return EXIT_FAILED;
    }
    struct result_set results = {.study = &study,
                                 .scenarios = loaded,
                                 .confidence = loaded[0].scenario.analysis.confidence,
                                 .is_comparison = request->is_comparison,
                                 .jobs = request->jobs};
    int exit_code = study.replications > 0 ? output_write(request, &results) : EXIT_DONE;
    exit_code = simulate_exit_code(&study, exit_code);
    study_free(&study);
    return exit_code;
}

static int main_of(bool is_comparison, int argc, char **argv)
{
    struct study_request request;
    study_request_init(&request, argc);
    request.is_comparison = is_comparison;
    const struct argp_child children[] = {{&study_options_argp, 0, NULL, 0}, {0}};
    const struct argp argp = {
        options,
        parse_option,
        is_comparison ? "BASE.json ALT.json..." : "SCENARIO.json",
        is_comparison ? "Simulates the alternatives and the baseline on the same encounters and shows what differs."
                      : "Simulates one scenario and shows DNFB, turnaround time and cost.",
        children,
        NULL,
        NULL};
    parse_command(&argp, is_comparison ? "compare" : "run", argc, argv, &request);
    struct loaded_scenario *loaded = memory_allocate(request.path_count, sizeof *loaded);
    int exit_code = EXIT_INVALID_SCENARIO;
    if (load_scenarios(loaded, request.paths, request.path_count, request.sets, request.set_count, request.quiet)) {
        exit_code = request.uncertainty ? uncertain_run(&request, loaded) : study_and_report(&request, loaded);
        unload_scenarios(loaded, request.path_count);
    }
    free(loaded);
    study_request_free(&request);
    return exit_code;
}

int command_run(int argc, char **argv)
{
    return main_of(false, argc, argv);
}

int command_compare(int argc, char **argv)
{
    return main_of(true, argc, argv);
}
