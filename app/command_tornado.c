/* `tornado`: which uncertain assumption decides, and which one would turn a decision. */
#include "app/command.h"
#include "app/comparable.h"
#include "app/exit_code.h"
#include "app/figures.h"
#include "app/input_cases.h"
#include "app/load.h"
#include "app/output.h"
#include "app/parse.h"
#include "app/study_options.h"
#include "io/figure_tornado.h"
#include "io/metric_name.h"
#include "io/output_file.h"
#include "io/table_layout.h"
#include "io/tornado_data.h"
#include "io/tornado_text.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>

enum { OPTION_METRIC = STUDY_OPTIONS_END, OPTION_COMPARE, OPTION_BEYOND, OPTION_NO_FIGURES };
enum { USUAL_REPLICATIONS = 20, USUAL_METRICS = 2, BEYOND_MOST = 100 };

struct tornado_command {
    struct study_request study; /* the alternative is its second path */
    const char *alternative;
    double beyond;
    size_t metric_count;
    const char **metrics; /* owned; the texts are argv's */
};

static const struct argp_option options[] = {
    {"metric", OPTION_METRIC, "ID[@SCOPE]", 0,
     "what is measured, as in dnfb_peak_days or tat_mean_hours@work_type:ed; may be repeated (default: dnfb_peak_days, "
     "and npv_usd before it with --compare)",
     0},
    {"compare", OPTION_COMPARE, "ALT.json", 0,
     "measure the difference of this alternative from the baseline, and search for the values at which it changes its "
     "sign",
     0},
    {"beyond", OPTION_BEYOND, "F", 0,
     "with --compare, search up to F times the way from the base to low and high, within the fields' ranges "
     "(default: 1, not beyond)",
     0},
    {"out", 'o', "DIR", 0, "write tornado.csv, tornado.json, tornado.txt and figures/ into DIR", 0},
    {"no-figures", OPTION_NO_FIGURES, NULL, 0, "with -o, leave the figures out", 0},
    {0}};

static void check_arguments(struct argp_state *state, struct tornado_command *command)
{
    if (command->study.path_count == 0) argp_error(state, "name a scenario file");
    if (command->study.path_count > 1)
        argp_error(state, "tornado takes one scenario; name an alternative with --compare");
    if (command->alternative)
        command->study.paths[command->study.path_count++] = (char *)(intptr_t)command->alternative;
    command->study.is_comparison = command->alternative != NULL;
}

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct tornado_command *command = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &command->study;
        break;
    case OPTION_METRIC:
        command->metrics[command->metric_count++] = argument;
        break;
    case OPTION_COMPARE:
        if (command->alternative) argp_error(state, "--compare takes one alternative");
        command->alternative = argument;
        break;
    case OPTION_BEYOND:
        command->beyond = parse_number(state, "--beyond", argument, 1, BEYOND_MOST);
        break;
    case 'o':
        command->study.directory = argument;
        break;
    case OPTION_NO_FIGURES:
        command->study.no_figures = true;
        break;
    case ARGP_KEY_END:
        check_arguments(state, command);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static void write_text(const struct tornado_view *view, FILE *file)
{
    tornado_text_write(view, TABLE_WIDTH, file);
}

static bool write_file(const char *directory, const char *name, const struct tornado_view *view,
                       void (*write)(const struct tornado_view *, FILE *))
{
    char *message = NULL;
    struct output_file out;
    if (!output_file_open(&out, directory, name, &message)) return output_complain(message);
    write(view, out.file);
    return output_file_close(&out, &message) || output_complain(message);
}

static bool write_figures(const void *context, const struct figure_context *figures, const char *directory,
                          char **message)
{
    return figure_tornado_write(context, figures, directory, message);
}

static int write_result(const struct study_request *request, const struct tornado_view *view)
{
    output_outlive_reader(request->directory != NULL);
    if (request->json)
        tornado_json_write(view, stdout);
    else
        tornado_text_write(view, output_terminal_width(), stdout);
    bool printed = output_flush();
    if (!request->directory) return printed ? EXIT_DONE : EXIT_FAILED;
    bool ok = write_file(request->directory, "tornado.csv", view, tornado_csv_write) &&
              write_file(request->directory, "tornado.json", view, tornado_json_write) &&
              write_file(request->directory, "tornado.txt", view, write_text);
    if (!ok) return EXIT_FAILED;
    int exit_code = request->no_figures ? EXIT_DONE : figures_make_by(write_figures, view, request->directory);
    return printed ? exit_code : EXIT_FAILED;
}

static int simulate_and_write(const struct tornado_command *command, const struct loaded_scenario *loaded,
                              const struct assumptions *assumptions, const struct measure *measures)
{
    struct case_runner runner;
    struct progress progress;
    struct tornado tornado;
    const struct loaded_scenario *alternative = command->alternative ? &loaded[1] : NULL;
    input_cases_runner(&runner, &command->study, &progress, assumptions, USUAL_REPLICATIONS);
    runner.measures = measures;
    runner.measure_count = command->metric_count;
    struct tornado_view view = {.tornado = &tornado,
                                .assumptions = assumptions,
                                .measures = measures,
                                .scenarios = {loaded, alternative},
                                .request = {loaded->scenario.analysis.confidence, command->beyond},
                                .replications = runner.options.replications,
                                .seed = runner.options.seed};
    if (alternative && !command->study.quiet)
        fputs("himsim: break-evens are searched for behind the last of these replications; that takes a while more\n",
              stderr);
    enum case_outcome outcome = tornado_init(&tornado, &runner, &view.request);
    int exit_code = input_cases_exit_code(&runner, outcome);
    if (outcome == CASES_DONE) exit_code = write_result(&command->study, &view);
    tornado_free(&tornado);
    return exit_code;
}

static bool read_metrics(const struct tornado_command *command, const struct loaded_scenario *loaded,
                         struct measure *measures)
{
    char *message;
    const struct scenario *alternative = command->alternative ? &loaded[1].scenario : NULL;
    for (size_t m = 0; m < command->metric_count; m++)
        if (!metric_name_read(&measures[m], command->metrics[m], &loaded->scenario, alternative, &message))
            return output_complain(message);
    return true;
}

static int prepare_and_simulate(const struct tornado_command *command, const struct loaded_scenario *loaded)
{
    const struct study_request *study = &command->study;
    struct measure *measures = memory_allocate(command->metric_count, sizeof *measures);
    struct assumptions assumptions;
    int exit_code = EXIT_INVALID_SCENARIO;
    assumptions_init(&assumptions, &loaded->scenario, command->alternative ? &loaded[1].scenario : NULL);
    if (!read_metrics(command, loaded, measures))
        exit_code = EXIT_USAGE;
    else if (!output_prepare(study))
        exit_code = EXIT_FAILED;
    else
        exit_code = simulate_and_write(command, loaded, &assumptions, measures);
    assumptions_free(&assumptions);
    free(measures);
    return exit_code;
}

static int load_and_simulate(const struct tornado_command *command)
{
    const struct study_request *study = &command->study;
    struct loaded_scenario loaded[SIDES];
    int exit_code = EXIT_INVALID_SCENARIO;
    if (!load_scenarios(loaded, study->paths, study->path_count, study->sets, study->set_count, study->quiet))
        return exit_code;
    if (scenarios_are_comparable(loaded, study->path_count) &&
        input_cases_are_ready(loaded, study->path_count, study->quiet))
        exit_code = prepare_and_simulate(command, loaded);
    unload_scenarios(loaded, study->path_count);
    return exit_code;
}

int command_tornado(int argc, char **argv)
{
    struct tornado_command command = {.beyond = 1};
    study_request_init(&command.study, argc + 1);
    command.metrics = memory_allocate((size_t)argc + USUAL_METRICS, sizeof *command.metrics);
    const struct argp_child children[] = {{&study_options_argp, 0, NULL, 0}, {0}};
    const struct argp argp = {
        options,
        parse_option,
        "SCENARIO.json",
        "Ranks the uncertain assumptions of a scenario by what each does alone, at its low and at its high, to a "
        "metric; with --compare, to the difference of an alternative, and says which assumption would turn the "
        "decision "
        "and at what value.\v"
        "Assumptions are the entries of the scenario's \"uncertainty\" list. All cases see the same encounters, so "
        "differences are paired. Without -n each case is lived 20 times.",
        children,
        NULL,
        NULL};
    parse_command(&argp, "tornado", argc, argv, &command);
    if (command.metric_count == 0) {
        if (command.alternative) command.metrics[command.metric_count++] = "npv_usd";
        command.metrics[command.metric_count++] = "dnfb_peak_days";
    }
    int exit_code = load_and_simulate(&command);
    study_request_free(&command.study);
    free(command.metrics);
    return exit_code;
}
