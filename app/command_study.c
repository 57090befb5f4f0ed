/* `run` and `compare`: their options. */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/parse.h"
#include "app/study_execute.h"
#include "app/study_options.h"
#include "io/precision_text.h"
#include "models/period.h"
#include <math.h>
#include <string.h>

enum {
    OPTION_TRACE = STUDY_OPTIONS_END,
    OPTION_NO_FIGURES,
    OPTION_PDF,
    OPTION_PERIODS,
    OPTION_PRECISION,
    OPTION_FRESH,
    OPTION_ONLY,
    OPTION_UNCERTAINTY,
    OPTION_OUTER,
    OPTION_MARGIN
};

static const struct argp_option options[] = {
    {"out", 'o', "DIR", 0,
     "write estimates.csv, replications.csv, daily.csv, periods.csv, cash.csv, comparison.csv (of compare), "
     "manifest.json, inputs/ and figures/ into DIR; when DIR holds the beginning of the same study, go on from there",
     0},
    {"precision", OPTION_PRECISION, "METRIC:SHARE[:FLOOR]", 0,
     "replicate until the mean of METRIC is known within SHARE (0.02 is 2 %) or its half-width is at most FLOOR; "
     "diff:METRIC:HALF-WIDTH (of compare): until every difference from the first scenario is known so well, in the "
     "metric's unit; may be repeated, all hold together; -n is then the most (20 or more); \"none\" leaves the "
     "scenario's own goals aside",
     0},
    {"fresh", OPTION_FRESH, NULL, 0, "with -o, begin anew whatever DIR holds", 0},
    {"replication", OPTION_ONLY, "R", 0,
     "run replication R alone, as it is in the whole study; with --trace, its charts", 0},
    {"trace", OPTION_TRACE, "FILE", 0,
     "write the life of every encounter of replication 0 (or that of --replication) as CSV; with compare, one file a "
     "scenario: FILE gets the "
     "scenario's name before its ending",
     0},
    {"periods", OPTION_PERIODS, "week|month|quarter", 0,
     "print the main metrics of each period too: over all, internal against global, and by pool", 0},
    {"uncertainty", OPTION_UNCERTAINTY, NULL, 0,
     "draw the scenario's uncertain inputs too, and split the spread of futures into inputs and chance; -n "
     "is "
     "then the replications of each sample (default: 10), -o writes uncertainty.csv, .json and .txt",
     0},
    {"outer", OPTION_OUTER, "M", 0, "samples of the uncertain inputs (default: 40)", 0},
    {"margin", OPTION_MARGIN, "SHARE", 0,
     "call alternatives practically equal whose whole interval lies within this share of the baseline "
     "(default: the baseline's analysis, 0.005)",
     0},
    {"no-figures", OPTION_NO_FIGURES, NULL, 0, "with -o, leave the figures out", 0},
    {"pdf", OPTION_PDF, NULL, 0, "with -o, draw the figures as PDF too", 0},
    {0}};

static int parse_period(struct argp_state *state, const char *text)
{
    for (int kind = 0; kind < PERIOD_KINDS; kind++)
        if (strcmp(text, period_names[kind]) == 0) return kind;
    argp_error(state, "--periods takes week, month or quarter, not \"%s\"", text);
    return -1;
}

static void check_arguments(struct argp_state *state, struct study_request *request)
{
    if (request->path_count == 0) argp_error(state, "name a scenario file");
    if (!request->is_comparison && request->path_count > 1)
        argp_error(state, "run takes one scenario; use compare for several");
    if (request->is_comparison && request->path_count < 2)
        argp_error(state, "name a baseline and at least one alternative");
    if (request->no_precision && request->goal_count > 0)
        argp_error(state, "--precision none and a goal contradict each other");
    if (request->goal_count > 0 && request->replications >= 0 && request->replications < PRECISION_FIRST_LOOK)
        argp_error(state,
                   "--precision looks for the first time at %d replications, because a half-width from fewer is too "
                   "uncertain to stop by: take -n %d or more, or leave --precision out",
                   PRECISION_FIRST_LOOK, PRECISION_FIRST_LOOK);
    if (request->only >= 0 && (request->replications >= 0 || request->goal_count > 0))
        argp_error(state, "--replication runs one life alone; leave -n and --precision out");
    if (request->only >= 0) request->replications = 1;
    if (request->uncertainty && (request->only >= 0 || request->goal_count > 0))
        argp_error(state, "--uncertainty takes neither --replication nor --precision; -n is the lives per sample");
    if (request->is_comparison && request->uncertainty)
        argp_error(state, "--uncertainty is for run; tornado BASE.json --compare ALT.json tells what would turn a "
                          "decision");
    if (request->outer > 0 && !request->uncertainty) argp_error(state, "--outer goes with --uncertainty");
    if (request->uncertainty && (request->trace || request->periods >= 0))
        argp_error(state, "--uncertainty has no --trace and no --periods: run without it for those");
    if (request->uncertainty && request->replications == 1)
        argp_error(state, "--uncertainty needs at least 2 replications a sample to tell inputs from chance");
    if (!request->is_comparison && !isnan(request->margin))
        argp_error(state, "--margin is for compare: one scenario has nothing to be equal to");
    if (request->json && request->periods >= 0)
        argp_error(state, "--periods prints tables and --json does not; -o writes periods.csv beside either");
}

static void add_goal(struct argp_state *state, struct study_request *request, const char *text)
{
    char *message = NULL;
    if (strcmp(text, "none") == 0)
        request->no_precision = true;
    else if (precision_text_read(&request->goals[request->goal_count], text, &message))
        request->goal_count++;
    else
        argp_error(state, "--precision: %s", message);
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
    case OPTION_PRECISION:
        add_goal(state, request, argument);
        break;
    case OPTION_FRESH:
        request->fresh = true;
        break;
    case OPTION_ONLY:
        request->only = parse_integer(state, "--replication", argument, 0, 999999);
        break;
    case OPTION_UNCERTAINTY:
        request->uncertainty = true;
        break;
    case OPTION_OUTER:
        request->outer = parse_integer(state, "--outer", argument, 3, 10000);
        break;
    case OPTION_MARGIN:
        request->margin = parse_number(state, "--margin", argument, 0, 1);
        break;
    case OPTION_NO_FIGURES:
        request->no_figures = true;
        break;
    case OPTION_PDF:
        request->pdf = true;
        break;
    case ARGP_KEY_END:
        check_arguments(state, request);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

enum { OPTION_COUNT = sizeof options / sizeof *options };

/* What the other of the two commands knows is refused with a word about it, and not shown in the help. */
static void hide_options_of_other(bool is_comparison, struct argp_option shown[OPTION_COUNT])
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        int key = options[i].key;
        bool of_run = key == OPTION_UNCERTAINTY || key == OPTION_OUTER, of_compare = key == OPTION_MARGIN;
        shown[i] = options[i];
        if (is_comparison ? of_run : of_compare) shown[i].flags |= OPTION_HIDDEN;
    }
}

static int main_of(bool is_comparison, int argc, char **argv)
{
    struct argp_option shown[OPTION_COUNT];
    hide_options_of_other(is_comparison, shown);
    struct study_request request;
    study_request_init(&request, argc);
    request.is_comparison = is_comparison;
    const struct argp_child children[] = {{&study_options_argp, 0, NULL, 0}, {0}};
    const struct argp argp = {
        shown,
        parse_option,
        is_comparison ? "BASE.json ALT.json..." : "SCENARIO.json",
        is_comparison ? "Simulates the alternatives and the baseline on the same encounters and shows what differs."
                      : "Simulates one scenario and shows DNFB, turnaround time and cost.",
        children,
        NULL,
        NULL};
    parse_command(&argp, is_comparison ? "compare" : "run", argc, argv, &request);
    int exit_code = study_execute(&request);
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
