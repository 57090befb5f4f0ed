#include "app/output.h"
#include "app/exit_code.h"
#include "app/figures.h"
#include "io/cash_csv.h"
#include "io/comparison_csv.h"
#include "io/output_file.h"
#include "io/period_csv.h"
#include "io/period_table.h"
#include "io/result_csv.h"
#include "io/result_json.h"
#include "io/scorecard.h"
#include "io/table_layout.h"
#include "io/trace_csv.h"
#include "sim/memory.h"
#include <errno.h>
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
        trace_csv_write(results->study, s, results->study->seed, 0, out.file);
        if (!output_file_close(&out, &message)) return output_complain(message);
    }
    return true;
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

static int write_directory(const struct study_request *request, const struct result_set *results)
{
    const char *directory = request->directory;
    bool ok = write_file(directory, "estimates.csv", results, estimates_csv_write) &&
              write_file(directory, "replications.csv", results, replications_csv_write) &&
              write_file(directory, "daily.csv", results, daily_csv_write) &&
              write_file(directory, "periods.csv", results, periods_csv_write) &&
              write_file(directory, "cash.csv", results, cash_csv_write) && write_comparison(results, directory) &&
              write_file(directory, "scorecard.txt", results, write_scorecard) &&
              write_file(directory, "result.json", results, result_json_write) &&
              write_file(directory, "manifest.json", results, manifest_json_write);
    if (!ok) return EXIT_FAILED;
    return request->no_figures ? EXIT_DONE : figures_make(results, directory);
}

bool output_flush(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return true;
    fprintf(stderr, "himsim: cannot write the result to standard output: %s\n", strerror(errno));
    return false;
}

int output_write(const struct study_request *request, const struct result_set *results)
{
    if (request->json)
        result_json_write(results, stdout);
    else
        scorecard_write(results, output_terminal_width(), stdout);
    if (request->periods >= 0)
        period_tables_write(results, (enum period_kind)request->periods, output_terminal_width(), stdout);
    if (!output_flush()) return EXIT_FAILED;
    if (request->trace && !write_traces(request, results)) return EXIT_FAILED;
    return request->directory ? write_directory(request, results) : EXIT_DONE;
}
