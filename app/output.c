#include "app/output.h"
#include "app/exit_code.h"
#include "app/figures.h"
#include "io/cash_csv.h"
#include "io/comparison_csv.h"
#include "io/manifest.h"
#include "io/output_file.h"
#include "io/period_csv.h"
#include "io/period_table.h"
#include "io/result_csv.h"
#include "io/result_json.h"
#include "io/scenario_inputs.h"
#include "io/scorecard.h"
#include "io/steady_json.h"
#include "io/steady_text.h"
#include "io/study_store.h"
#include "io/table_layout.h"
#include "io/trace_csv.h"
#include "sim/memory.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool output_complain(char *message)
{
    fprintf(stderr, "himsim: %s\n", message);
    free(message);
    return false;
}

/* FILE for one scenario; FILE with the scenario's name before its ending for several. */
static char *trace_path(const struct study_request *request, const char *name)
{
    if (!request->is_comparison) return memory_copy_text(request->trace);
    const char *slash = strrchr(request->trace, '/'), *dot = strrchr(request->trace, '.');
    if (!dot || (slash && dot < slash)) return memory_format("%s-%s", request->trace, name);
    return memory_format("%.*s-%s%s", (int)(dot - request->trace), request->trace, name, dot);
}

bool output_prepare(const struct study_request *request)
{
    char *message = NULL;
    if (request->directory && !output_directory_prepare(request->directory, &message)) return output_complain(message);
    if (!request->trace) return true;
    struct output_file probe;
    char *path = trace_path(request, "probe");
    bool ok = output_file_open(&probe, NULL, path, &message);
    if (ok) output_file_abandon(&probe);
    free(path);
    return ok || output_complain(message);
}

static bool write_file(const char *directory, const char *name, const struct result_set *results,
                       void (*write)(const struct result_set *, FILE *))
{
    char *message = NULL;
    struct output_file out;
    if (!output_file_open(&out, directory, name, &message)) return output_complain(message);
    write(results, out.file);
    return output_file_close(&out, &message) || output_complain(message);
}

static void write_scorecard(const struct result_set *results, FILE *file)
{
    scorecard_write(results, TABLE_WIDTH, file);
}

int output_terminal_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return TABLE_WIDTH;
    return size.ws_col < TABLE_WIDTH ? size.ws_col : TABLE_WIDTH;
}

static bool write_traces(const struct study_request *request, const struct result_set *results)
{
    for (size_t s = 0; s < results->study->count; s++) {
        char *message = NULL, *path = trace_path(request, results->scenarios[s].scenario.name);
        struct output_file out;
        bool ok = output_file_open(&out, NULL, path, &message);
        free(path);
        if (!ok) return output_complain(message);
        trace_csv_write(results->study, s, results->study->seed, results->study->first, out.file);
        if (!output_file_close(&out, &message)) return output_complain(message);
    }
    return true;
}

static void write_weeks(const struct result_set *results, FILE *file)
{
    welch_csv_write(results->steady, results->study->count, file);
}

static void write_store(const struct result_set *results, FILE *file)
{
    struct study_store_wish wish = {.scenarios = results->scenarios,
                                    .is_comparison = results->is_comparison,
                                    .daily = true,
                                    .periods = true,
                                    .precision = results->precision};
    study_store_write(results->study, &wish, file);
}

/* Copies the scenarios and what they name into the folder; their names there. */
static char **write_inputs(const char *directory, const struct result_set *results)
{
    char *message = NULL, *inputs = memory_format("%s/%s", directory, MANIFEST_INPUTS);
    char **names = memory_allocate(results->study->count, sizeof *names);
    bool ok = output_directory_prepare(inputs, &message);
    for (size_t s = 0; s < results->study->count && ok; s++) {
        char *name = scenario_inputs_write(&results->scenarios[s], results->given[s], s, inputs, &message);
        ok = name != NULL;
        names[s] = ok ? memory_format("%s/%s", MANIFEST_INPUTS, name) : NULL;
        free(name);
    }
    free(inputs);
    if (ok) return names;
    output_complain(message);
    for (size_t s = 0; s < results->study->count; s++) free(names[s]);
    free(names);
    return NULL;
}

/* One of an earlier comparison in the folder would pass for one of this run. */
static bool write_comparison(const struct result_set *results, const char *directory)
{
    if (results->comparison) return write_file(directory, "comparison.csv", results, comparison_csv_write);
    char *path = memory_format("%s/comparison.csv", directory);
    unlink(path);
    free(path);
    return true;
}

/* The store comes last: a folder whose writing broke off is not gone on with. */
static bool write_tables(const char *directory, const struct result_set *results)
{
    static const struct {
        const char *name;
        void (*write)(const struct result_set *, FILE *);
    } files[] = {{"estimates.csv", estimates_csv_write}, {"replications.csv", replications_csv_write},
                 {"daily.csv", daily_csv_write},         {"periods.csv", periods_csv_write},
                 {"cash.csv", cash_csv_write},           {"scorecard.txt", write_scorecard},
                 {"result.json", result_json_write},     {MANIFEST_NAME, manifest_write}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (!write_file(directory, files[i].name, results, files[i].write)) return false;
    return write_comparison(results, directory) &&
           (!results->steady || write_file(directory, "welch.csv", results, write_weeks)) &&
           write_file(directory, STUDY_STORE_NAME, results, write_store);
}

static int write_directory(const struct study_request *request, const struct result_set *results)
{
    struct result_set with_inputs = *results;
    with_inputs.inputs = write_inputs(request->directory, results);
    if (!with_inputs.inputs) return EXIT_FAILED;
    bool ok = write_tables(request->directory, &with_inputs);
    for (size_t s = 0; s < results->study->count; s++) free(with_inputs.inputs[s]);
    free(with_inputs.inputs);
    if (!ok) return EXIT_FAILED;
    return request->no_figures ? EXIT_DONE : figures_make(results, request->directory, request->pdf);
}

bool output_flush(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return true;
    fprintf(stderr, "himsim: cannot write the result to standard output: %s\n", strerror(errno));
    return false;
}

void output_outlive_reader(bool has_files)
{
    if (has_files) signal(SIGPIPE, SIG_IGN);
}

static void print(const struct study_request *request, const struct result_set *results)
{
    if (request->json)
        result_json_write(results, stdout);
    else
        scorecard_write(results, output_terminal_width(), stdout);
    if (request->periods >= 0)
        period_tables_write(results, (enum period_kind)request->periods, output_terminal_width(), stdout);
}

int output_write(const struct study_request *request, const struct result_set *results)
{
    output_outlive_reader(request->directory || request->trace);
    if (!request->no_print) print(request, results);
    bool printed = output_flush();
    if (request->trace && !write_traces(request, results)) return EXIT_FAILED;
    int exit_code = request->directory ? write_directory(request, results) : EXIT_DONE;
    return printed ? exit_code : EXIT_FAILED;
}

int output_pilot_write(const struct study_request *request, const struct result_set *results)
{
    if (request->json) steady_document_write(results->steady, results->study->count, stdout);
    if (!output_flush()) return EXIT_FAILED;
    if (!request->directory) return EXIT_DONE;
    if (!write_file(request->directory, "welch.csv", results, write_weeks)) return EXIT_FAILED;
    return request->no_figures ? EXIT_DONE : figures_make(results, request->directory, request->pdf);
}
