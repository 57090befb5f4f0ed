/* `run` and `compare`: options, loading, simulating, and every form of the result. */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/load.h"
#include "app/output.h"
#include "app/parse.h"
#include "app/simulate.h"
#include "app/study_options.h"
#include "sim/memory.h"
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_TRACE = STUDY_OPTIONS_END, OPTION_NO_FIGURES, OPTION_PERIODS, OPTION_MARGIN };

static const struct argp_option options[] = {
    {"out", 'o', "DIR", 0,
     "write estimates.csv, replications.csv, daily.csv, periods.csv, cash.csv, comparison.csv (of compare), "
     "manifest.json and figures/ into DIR",
     0},
    {"trace", OPTION_TRACE, "FILE", 0,
     "write the life of every encounter of replication 0 as CSV; with compare, one file a scenario: FILE gets the "
     "scenario's name before its ending",
     0},
    {"periods", OPTION_PERIODS, "week|month|quarter", 0,
     "print the main metrics of each period too: over all, internal against global, and by pool", 0},
    {"margin", OPTION_MARGIN, "SHARE", 0,
     "with compare, call alternatives practically equal whose whole interval lies within this share of the baseline "
     "(default: the baseline's analysis, 0.005)",
     0},
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
    if (!request->is_comparison && !isnan(request->margin))
        argp_error(state, "--margin is for compare: one scenario has nothing to be equal to");
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
    case OPTION_MARGIN:
        request->margin = parse_number(state, "--margin", argument, 0, 1);
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

static bool names_are_unique(const struct loaded_scenario *loaded, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(loaded[i].scenario.name, loaded[j].scenario.name) == 0) {
                fprintf(stderr, "%s: the scenario has the same name as %s, \"%s\"; give each its own name\n",
                        loaded[i].path, loaded[j].path, loaded[i].scenario.name);
                return false;
            }
    return true;
}

/* What a comparison must share with its baseline: the days, and what its numbers are measured by. */
static const struct {
    const char *key;
    size_t offset;
} shared_integers[] = {{"facility/start_date", offsetof(struct facility, start_date)},
                       {"facility/horizon_days", offsetof(struct facility, horizon_days)},
                       {"facility/warmup_days", offsetof(struct facility, warmup_days)},
                       {"facility/dnfb_window_days", offsetof(struct facility, dnfb_window_days)}};

static const char *unlike_key(const struct scenario *base, const struct scenario *other)
{
    for (size_t i = 0; i < sizeof shared_integers / sizeof *shared_integers; i++)
        if (*(const int64_t *)((const char *)&base->facility + shared_integers[i].offset) !=
            *(const int64_t *)((const char *)&other->facility + shared_integers[i].offset))
            return shared_integers[i].key;
    if (base->facility.tat_target_hours != other->facility.tat_target_hours) return "facility/tat_target_hours";
    if (base->finance.discount_rate_share != other->finance.discount_rate_share) return "finance/discount_rate_share";
    if (base->finance.cost_of_capital_share != other->finance.cost_of_capital_share)
        return "finance/cost_of_capital_share";
    return NULL;
}

static bool measures_are_equal(const struct loaded_scenario *loaded, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const char *key = unlike_key(&loaded[0].scenario, &loaded[i].scenario);
        if (!key) continue;
        fprintf(stderr,
                "%s: /%s must be that of the baseline %s, or the differences mean nothing; make it extend the "
                "baseline\n",
                loaded[i].path, key, loaded[0].path);
        return false;
    }
    return true;
}

static int study_and_report(const struct study_request *request, struct loaded_scenario *loaded)
{
    if (!names_are_unique(loaded, request->path_count) || !measures_are_equal(loaded, request->path_count))
        return EXIT_INVALID_SCENARIO;
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
    struct comparison comparison = {0};
    if (request->is_comparison && study.replications > 0) {
        const double margin = loaded[0].scenario.analysis.practical_margin_share;
        comparison_init(&comparison, &study, results.confidence, isnan(request->margin) ? margin : request->margin);
        results.comparison = &comparison;
    }
    int exit_code = study.replications > 0 ? output_write(request, &results) : EXIT_DONE;
    comparison_free(&comparison);
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
        exit_code = study_and_report(&request, loaded);
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
