/* `automate`: which work type to automate first, and what it would do. */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/load.h"
#include "app/output.h"
#include "app/parse.h"
#include "app/simulate.h"
#include "app/steady_study.h"
#include "app/study_options.h"
#include "io/automation_data.h"
#include "io/automation_gain.h"
#include "io/automation_text.h"
#include "io/automation_variant.h"
#include "io/output_file.h"
#include "io/problem_write.h"
#include "io/table_layout.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_TOUCHLESS = STUDY_OPTIONS_END, OPTION_MORE_CHARTS };

struct automate_request {
    struct study_request study;
    size_t statement_count;
    struct gain_statement *statements; /* owned; the texts are argv's */
};

static const struct argp_option options[] = {
    {"touchless-share", OPTION_TOUCHLESS, "[TYPE=]S", 0,
     "stated gain: share of the charts that no coder sees (default: 0.4), of all work types or of one; may be repeated",
     0},
    {"more-charts-share", OPTION_MORE_CHARTS, "[TYPE=]S", 0,
     "stated gain: more charts an hour on those that a coder still sees; 0.2 is 20 % more (default: 0.2), for all work "
     "types or one; may be repeated. Administrative work goes to RPA and gains by touchless items only",
     0},
    {"out", 'o', "DIR", 0, "write automate.csv, automate.json and automate.txt into DIR", 0},
    {0}};

/* "S", or "TYPE=S": a name may hold an equals sign, a number does not. */
static void add_statement(struct automate_request *request, bool is_touchless, char *text, struct argp_state *state)
{
    const char *equals = strrchr(text, '='), *number = equals ? equals + 1 : text;
    const char *option = is_touchless ? "--touchless-share" : "--more-charts-share";
    request->statements[request->statement_count++] =
        (struct gain_statement){.is_touchless = is_touchless,
                                .type = equals ? text : NULL,
                                .type_length = equals ? (size_t)(equals - text) : 0,
                                .value = parse_number(state, option, number, 0, is_touchless ? 1 : 10)};
}

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct automate_request *request = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &request->study;
        break;
    case 'o':
        request->study.directory = argument;
        break;
    case OPTION_TOUCHLESS:
        add_statement(request, true, argument, state);
        break;
    case OPTION_MORE_CHARTS:
        add_statement(request, false, argument, state);
        break;
    case ARGP_KEY_END:
        if (request->study.path_count == 0) argp_error(state, "name a scenario file");
        if (request->study.path_count > 1) argp_error(state, "automate takes one scenario");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static void write_text(const struct automation_view *view, FILE *file)
{
    automation_text_write(view, TABLE_WIDTH, file);
}

static bool write_file(const char *directory, const char *name, const struct automation_view *view,
                       void (*write)(const struct automation_view *, FILE *))
{
    char *message = NULL;
    struct output_file out;
    if (!output_file_open(&out, directory, name, &message)) return output_complain(message);
    write(view, out.file);
    return output_file_close(&out, &message) || output_complain(message);
}

static int write_result(const struct study_request *request, const struct automation_view *view)
{
    output_outlive_reader(request->directory != NULL);
    if (request->json)
        automation_json_write(view, stdout);
    else
        automation_text_write(view, output_terminal_width(), stdout);
    bool printed = output_flush();
    if (!request->directory) return printed ? EXIT_DONE : EXIT_FAILED;
    bool ok = write_file(request->directory, "automate.csv", view, automation_csv_write) &&
              write_file(request->directory, "automate.json", view, automation_json_write) &&
              write_file(request->directory, "automate.txt", view, write_text);
    return ok && printed ? EXIT_DONE : EXIT_FAILED;
}

struct automated { /* by work type */
    struct automation_gain *gains;
    size_t *variants; /* index of the scenario that automates it alone; 0: none */
};

static int report(const struct automate_request *request, const struct loaded_scenario *loaded,
                  const struct study *study, const struct automated *automated)
{
    struct result_set results = {.study = study,
                                 .scenarios = loaded,
                                 .confidence = loaded[0].scenario.analysis.confidence,
                                 .is_comparison = true,
                                 .jobs = request->study.jobs};
    struct automation_report automation;
    automation_report_init(&automation, study, automated->variants, automated->gains, results.confidence);
    struct automation_view view = {&results, &automation};
    int exit_code = write_result(&request->study, &view);
    automation_report_free(&automation);
    return exit_code;
}

static int simulate_and_report(const struct automate_request *request, const struct loaded_scenario *loaded,
                               size_t count, const struct automated *automated)
{
    struct study study;
    const struct study_kept nothing = {0};
    int exit_code = EXIT_FAILED;
    if (simulate(&study, &request->study, loaded, count, &nothing)) {
        exit_code = study.replications > 0 ? report(request, loaded, &study, automated) : EXIT_DONE;
        exit_code = simulate_exit_code(&study, exit_code);
    }
    study_free(&study);
    return exit_code;
}

static int automate_variants(const struct automate_request *request, struct loaded_scenario *loaded,
                             const struct automated *automated)
{
    struct problems problems = {0};
    size_t count = automation_variants_load(loaded, automated->variants, automated->gains, &problems);
    problems_write(&problems, stderr);
    problems_free(&problems);
    if (count == 0) return EXIT_INVALID_SCENARIO;
    int exit_code = simulate_and_report(request, loaded, count, automated);
    unload_scenarios(loaded + 1, count - 1);
    return exit_code;
}

/* With the baseline in loaded[0] and room for a variant of every work type behind it. The variants share the warm-up of
 * the baseline's steady state. */
static int automate(const struct automate_request *request, struct loaded_scenario *loaded,
                    const struct automated *automated)
{
    struct steady_study steady;
    int exit_code = steady_study_prepare(&steady, &request->study, loaded, 1);
    if (exit_code == EXIT_DONE)
        exit_code = steady_study_exit_code(&steady, automate_variants(request, loaded, automated));
    steady_study_free(&steady);
    return exit_code;
}

static bool fill_gains(const struct automate_request *request, const struct scenario *scenario,
                       struct automation_gain *gains)
{
    char *message;
    return automation_gains_fill(gains, scenario, request->statements, request->statement_count, &message) ||
           output_complain(message);
}

static int load_and_automate(const struct automate_request *request)
{
    const struct study_request *study = &request->study;
    struct loaded_scenario base;
    if (!load_scenarios(&base, study->paths, 1, study->sets, study->set_count, study->quiet))
        return EXIT_INVALID_SCENARIO;
    size_t types = base.scenario.work_types.count;
    struct loaded_scenario *loaded = memory_allocate(1 + types, sizeof *loaded);
    struct automated automated = {memory_allocate(types, sizeof *automated.gains),
                                  memory_allocate(types, sizeof *automated.variants)};
    int exit_code = EXIT_FAILED;
    loaded[0] = base;
    if (!fill_gains(request, &base.scenario, automated.gains))
        exit_code = EXIT_USAGE;
    else if (output_prepare(study))
        exit_code = automate(request, loaded, &automated);
    unload_scenarios(loaded, 1);
    free(automated.gains);
    free(automated.variants);
    free(loaded);
    return exit_code;
}

int command_automate(int argc, char **argv)
{
    static const struct gain_statement usual[] = {{true, NULL, 0, 0.4}, {false, NULL, 0, 0.2}};
    struct automate_request request = {.statement_count = 2};
    study_request_init(&request.study, argc);
    request.statements = memory_allocate((size_t)argc + 2, sizeof *request.statements);
    memcpy(request.statements, usual, sizeof usual);
    const struct argp_child children[] = {{&study_options_argp, 0, NULL, 0}, {0}};
    const struct argp argp = {
        options,
        parse_option,
        "SCENARIO.json",
        "Ranks the work types by volume x variability, says what CAC or RPA of a stated gain would free, and simulates "
        "each alone against the scenario as it is, on the same encounters.\v"
        "Score = coding hours a week / (1 + variability^2); variability = sqrt(CV of coding minutes^2 + CV of daily "
        "arrivals^2). The medians of hours and variability part the quadrants: automate first (much work, little "
        "variability), assist (much, varied: CAC beside coders), automate when cheap (little, alike), leave to people. "
        "Types that a CAC engine of the scenario reads already are listed, not ranked.",
        children,
        NULL,
        NULL};
    parse_command(&argp, "automate", argc, argv, &request);
    int exit_code = load_and_automate(&request);
    study_request_free(&request.study);
    free(request.statements);
    return exit_code;
}
