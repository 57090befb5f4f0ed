/* `backtest`: would the scenario have predicted the past? */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/figures.h"
#include "app/load.h"
#include "app/output.h"
#include "app/parse.h"
#include "app/simulate.h"
#include "app/study_options.h"
#include "io/backtest_json.h"
#include "io/backtest_text.h"
#include "io/figure_backtest.h"
#include "io/fit_days.h"
#include "io/history_read.h"
#include "io/instant_text.h"
#include "io/output_file.h"
#include "io/problem_write.h"
#include "io/table_layout.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    OPTION_HISTORY = STUDY_OPTIONS_END,
    OPTION_FROM,
    OPTION_TO,
    OPTION_OWN_ARRIVALS,
    OPTION_ZONE,
    OPTION_STRICT,
    OPTION_NO_FIGURES
};

enum { USUAL_REPLICATIONS = 199 }; /* 5 % and 95 % are then the 10th and the 190th value */

static const struct argp_option options[] = {
    {"history", OPTION_HISTORY, "ACCOUNTS.csv", 0, "the accounts that himsim import wrote (required)", 0},
    {"from", OPTION_FROM, "DATE", 0, "first local day of the forecast (required)", 0},
    {"to", OPTION_TO, "DATE", 0, "last local day of the forecast (default: the last whole day of the accounts)", 0},
    {"own-arrivals", OPTION_OWN_ARRIVALS, NULL, 0, "let those arrive who did arrive, instead of drawing them", 0},
    {"time-zone", OPTION_ZONE, "ZONE", 0, "IANA zone of the facility; needed when ACCOUNTS.csv.json does not say", 0},
    {"strict", OPTION_STRICT, NULL, 0, "exit with 4 unless the forecast may be trusted", 0},
    {"out", 'o', "DIR", 0, "write backtest.json, .csv, .txt, the scenario's inputs and the figures into DIR", 0},
    {"no-figures", OPTION_NO_FIGURES, NULL, 0, "leave the figures out of DIR", 0},
    {0}};

struct backtest_request {
    struct study_request study;
    const char *history, *zone;
    struct instant_text from, to; /* has_time: not given */
    bool own_arrivals, strict;
};

static void check(const struct backtest_request *request, struct argp_state *state)
{
    if (request->study.path_count == 0) argp_error(state, "name a scenario file");
    if (request->study.path_count > 1) argp_error(state, "backtest takes one scenario");
    if (!request->history) argp_error(state, "name with --history the accounts that himsim import wrote");
    for (size_t i = 0; i < request->study.set_count; i++)
        if (strcmp(request->study.sets[i], "/analysis/mode=steady_state") == 0)
            argp_error(state, "the past begins with what was open then and ends: it has no steady state");
    if (request->from.has_time) argp_error(state, "say with --from on which day the forecast begins");
    if (request->study.replications >= 0 && request->study.replications < FORECAST_MEMBERS)
        argp_error(state, "a back-test takes at least %d replications: fewer cannot tell a fault from chance",
                   FORECAST_MEMBERS);
}

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct backtest_request *request = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &request->study;
        break;
    case OPTION_HISTORY:
        request->history = argument;
        break;
    case OPTION_FROM:
        request->from = parse_date(state, "--from", argument);
        break;
    case OPTION_TO:
        request->to = parse_date(state, "--to", argument);
        break;
    case OPTION_OWN_ARRIVALS:
        request->own_arrivals = true;
        break;
    case OPTION_ZONE:
        request->zone = argument;
        break;
    case OPTION_STRICT:
        request->strict = true;
        break;
    case OPTION_NO_FIGURES:
        request->study.no_figures = true;
        break;
    case 'o':
        request->study.directory = argument;
        break;
    case ARGP_KEY_END:
        check(request, state);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

/* ---- writing ------------------------------------------------------------------------------------------------------
 */

static void write_text(const struct backtest_view *view, FILE *file)
{
    backtest_text_write(view, TABLE_WIDTH, file);
}

static bool write_file(const char *directory, const char *name, const struct backtest_view *view,
                       void (*write)(const struct backtest_view *, FILE *))
{
    char *message = NULL;
    struct output_file out;
    if (!output_file_open(&out, directory, name, &message)) return output_complain(message);
    write(view, out.file);
    return output_file_close(&out, &message) || output_complain(message);
}

static int write_folder(const struct study_request *request, const struct backtest_view *view)
{
    const char *directory = request->directory;
    if (!write_file(directory, BACKTEST_JSON, view, backtest_json_write) ||
        !write_file(directory, BACKTEST_CSV, view, backtest_csv_write) ||
        !write_file(directory, "backtest.txt", view, write_text))
        return EXIT_FAILED;
    return request->no_figures ? EXIT_DONE : figures_make_by(figure_backtest_write, view, directory);
}

static int write_result(const struct backtest_request *request, const struct backtest_view *view)
{
    if (request->study.json)
        backtest_json_write(view, stdout);
    else
        backtest_text_write(view, output_terminal_width(), stdout);
    if (!output_flush()) return EXIT_FAILED;
    int exit_code = request->study.directory ? write_folder(&request->study, view) : EXIT_DONE;
    bool trusted = view->backtest->verdict == FORECAST_BELIEVED && view->fitted_days == 0;
    return exit_code == EXIT_DONE && request->strict && !trusted ? EXIT_NOT_TRUSTED : exit_code;
}

/* ---- running ------------------------------------------------------------------------------------------------------
 */

static int score(const struct backtest_request *request, const struct study *study,
                 const struct backtest_inputs *inputs, const struct loaded_scenario *base)
{
    struct backtest backtest;
    if (study->replications < FORECAST_MEMBERS) {
        fprintf(stderr, "himsim: %" PRId64 " replications are complete; a back-test takes at least %d\n",
                study->replications, FORECAST_MEMBERS);
        return EXIT_DONE;
    }
    backtest_make(&backtest, study, inputs->history);
    int64_t fitted = fit_days_among(base->source, inputs->from, inputs->to);
    struct backtest_view view = {&backtest, inputs, base, study->seed, fitted};
    int exit_code = write_result(request, &view);
    backtest_free(&backtest);
    return exit_code;
}

static int run(const struct backtest_request *request, struct backtest_inputs *inputs,
               const struct loaded_scenario *base)
{
    const struct study_kept kept = {.daily = true};
    struct loaded_scenario variant;
    struct problems problems = {0};
    struct study study;
    bool ok = backtest_inputs_load(&variant, base, inputs, &problems);
    if (!request->study.quiet || !ok) problems_write(&problems, stderr);
    problems_free(&problems);
    if (!ok) return EXIT_INVALID_SCENARIO;
    int exit_code = EXIT_FAILED;
    if (simulate(&study, &request->study, &variant, 1, &kept))
        exit_code = simulate_exit_code(&study, score(request, &study, inputs, base));
    study_free(&study);
    scenario_unload(&variant);
    return exit_code;
}

/* The inputs are files: in the result folder, or in one that lives as long as the run. */
static int run_in_folder(const struct backtest_request *request, struct backtest_inputs *inputs,
                         const struct loaded_scenario *base)
{
    const char *root = getenv("TMPDIR");
    char *folder = memory_format("%s/himsim-XXXXXX", root && *root ? root : "/tmp"), *message = NULL;
    inputs->directory = request->study.directory ? request->study.directory : mkdtemp(folder);
    int exit_code = EXIT_FAILED;
    if (!inputs->directory)
        perror("himsim: a folder for the inputs of the back-test");
    else if (request->study.directory && !output_directory_prepare(request->study.directory, &message))
        output_complain(message);
    else
        exit_code = run(request, inputs, base);
    if (inputs->directory == folder) {
        static const char *const names[] = {BACKTEST_OPEN, BACKTEST_ARRIVALS};
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            char *path = memory_format("%s/%s", folder, names[i]);
            remove(path);
            free(path);
        }
        rmdir(folder);
    }
    free(folder);
    return exit_code;
}

static int check_and_run(const struct backtest_request *request, const struct history *history,
                         const struct loaded_scenario *base)
{
    struct problems problems = {0};
    struct backtest_inputs inputs = {.history = history,
                                     .accounts = request->history,
                                     .from = request->from.civil_day,
                                     .to = request->to.has_time ? backtest_last_day(history) : request->to.civil_day,
                                     .own_arrivals = request->own_arrivals};
    bool ok = backtest_inputs_check(&inputs, &base->scenario, &problems);
    if (!request->study.quiet || !ok) problems_write(&problems, stderr);
    problems_free(&problems);
    return ok ? run_in_folder(request, &inputs, base) : EXIT_INVALID_SCENARIO;
}

static int load_and_run(const struct backtest_request *request)
{
    const struct study_request *study = &request->study;
    struct loaded_scenario base;
    struct history history;
    struct problems problems = {0};
    /* Its warnings are told of the scenario that is run. */
    if (!load_scenarios(&base, study->paths, 1, study->sets, study->set_count, true)) return EXIT_INVALID_SCENARIO;
    bool ok = history_read(&history, request->history, request->zone, &problems);
    problems_write(&problems, stderr);
    problems_free(&problems);
    int exit_code = ok ? check_and_run(request, &history, &base) : EXIT_INVALID_SCENARIO;
    if (ok) history_free(&history);
    unload_scenarios(&base, 1);
    return exit_code;
}

int command_backtest(int argc, char **argv)
{
    struct backtest_request request = {.from = {.has_time = true}, .to = {.has_time = true}};
    study_request_init(&request.study, argc);
    const struct argp_child children[] = {{&study_options_argp, 0, NULL, 0}, {0}};
    const struct argp argp = {
        options,
        parse_option,
        "SCENARIO.json",
        "Runs the past again from the accounts that were open on its first day, with the scenario's staffing, and "
        "scores the forecast of daily DNFB, backlog and TAT against what the accounts say: bias, MAPE, coverage of the "
        "50 % and 90 % bands, CRPS, beside two naive forecasts.\v"
        "A forecast may be trusted when its 90 % bands cover at least 80 % of the days and its CRPS is below that of "
        "both naive forecasts. It is called not to be trusted when it misses that by more than chance explains: the "
        "replications (199 unless -n says otherwise) stand in for the truth, one by one, to tell how a right forecast "
        "would fare. A scenario that was fitted to days of its back-test has seen the answers, and is told so: fit "
        "with --to the day before --from. Name backtest.json as \"backtest\" in the scenario, and every report made "
        "from it carries the score.",
        children,
        NULL,
        NULL};
    parse_command(&argp, "backtest", argc, argv, &request);
    if (request.study.replications < 0) request.study.replications = USUAL_REPLICATIONS;
    int exit_code = load_and_run(&request);
    study_request_free(&request.study);
    return exit_code;
}
