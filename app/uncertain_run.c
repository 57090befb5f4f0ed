#include "app/uncertain_run.h"
#include "app/exit_code.h"
#include "app/input_cases.h"
#include "app/output.h"
#include "io/output_file.h"
#include "io/table_layout.h"
#include "io/uncertainty_view.h"
#include "sim/memory.h"
#include <stdlib.h>

/* Every metric of the whole department; the caller frees. */
static struct measure *all_measures(const struct scenario *scenario, size_t *count)
{
    struct plan plan;
    struct metric_keys keys;
    plan_init(&plan, scenario);
    metric_keys_init(&keys, &plan);
    struct measure *measures = memory_allocate(keys.count, sizeof *measures);
    *count = 0;
    for (size_t k = 0; k < keys.count; k++)
        if (keys.items[k].scope == SCOPE_ALL) measures[(*count)++].keys[0] = keys.items[k];
    free(keys.items);
    plan_free(&plan);
    return measures;
}

static void write_text(const struct uncertainty_view *view, FILE *file)
{
    uncertainty_text_write(view, TABLE_WIDTH, file);
}

static bool write_file(const char *directory, const char *name, const struct uncertainty_view *view,
                       void (*write)(const struct uncertainty_view *, FILE *))
{
    char *message = NULL;
    struct output_file out;
    if (!output_file_open(&out, directory, name, &message)) return output_complain(message);
    write(view, out.file);
    return output_file_close(&out, &message) || output_complain(message);
}

static int write_result(const struct study_request *request, const struct uncertainty_view *view)
{
    const char *directory = request->directory;
    output_outlive_reader(directory != NULL);
    if (request->json)
        uncertainty_json_write(view, stdout);
    else
        uncertainty_text_write(view, output_terminal_width(), stdout);
    bool printed = output_flush();
    bool ok = !directory || (write_file(directory, "uncertainty.csv", view, uncertainty_csv_write) &&
                             write_file(directory, "uncertainty.json", view, uncertainty_json_write) &&
                             write_file(directory, "uncertainty.txt", view, write_text));
    return ok && printed ? EXIT_DONE : EXIT_FAILED;
}

static int simulate_and_write(const struct study_request *request, const struct loaded_scenario *loaded)
{
    struct case_runner runner;
    struct progress progress;
    struct input_study study;
    struct assumptions assumptions;
    struct input_request input = {(size_t)(request->outer > 0 ? request->outer : UNCERTAIN_SAMPLES),
                                  loaded->scenario.analysis.confidence};
    assumptions_init(&assumptions, &loaded->scenario, NULL);
    input_cases_runner(&runner, request, &progress, &assumptions, UNCERTAIN_REPLICATIONS);
    struct measure *measures = all_measures(&loaded->scenario, &runner.measure_count);
    runner.measures = measures;
    enum case_outcome outcome = input_study_init(&study, &runner, &input);
    int exit_code = input_cases_exit_code(&runner, outcome);
    struct uncertainty_view view = {&study, &assumptions, measures, loaded, input.confidence, runner.options.seed};
    if (outcome == CASES_DONE) exit_code = write_result(request, &view);
    if (outcome == CASES_DONE) input_study_free(&study);
    assumptions_free(&assumptions);
    free(measures);
    return exit_code;
}

int uncertain_run(const struct study_request *request, const struct loaded_scenario *loaded)
{
    if (!input_cases_are_ready(loaded, 1, request->quiet)) return EXIT_INVALID_SCENARIO;
    return output_prepare(request) ? simulate_and_write(request, loaded) : EXIT_FAILED;
}
