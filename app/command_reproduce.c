/* `reproduce`: runs a result again and compares every table to the byte. */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/output.h"
#include "app/parse.h"
#include "app/result_options.h"
#include "app/result_request.h"
#include "app/study_execute.h"
#include "io/folder_compare.h"
#include "io/json_write.h"
#include "io/output_file.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct reproduce_request {
    struct result_options result;
    const char *out;
};

static const struct argp_option options[] = {
    {"out", 'o', "DIR", 0, "keep the second result in DIR (default: a temporary folder that is removed)", 0}, {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct reproduce_request *request = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &request->result;
        break;
    case 'o':
        request->out = argument;
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static const char *const verdicts[] = {"the same", "DIFFERS", "MISSING", "not in the result"};

static void print_table(const struct folder_comparison *comparison)
{
    struct table_layout table;
    table_layout_init(&table, 2);
    for (int line = 1; line < TABLE_HEAD_LINES; line++)
        for (int column = 0; column < 3; column++) table_layout_add(&table, memory_copy_text(""));
    table_layout_add(&table, memory_copy_text("table"));
    table_layout_add(&table, memory_copy_text("size"));
    table_layout_add(&table, memory_copy_text("run again"));
    for (size_t i = 0; i < comparison->count; i++) {
        const struct table_comparison *one = &comparison->tables[i];
        table_layout_add(&table, memory_copy_text(one->name));
        table_layout_add(&table, memory_format("%zu bytes", one->bytes));
        table_layout_add(&table, one->line ? memory_format("%s from line %zu on", verdicts[one->verdict], one->line)
                                           : memory_copy_text(verdicts[one->verdict]));
    }
    table_layout_write(&table, output_terminal_width(), stdout);
    table_layout_free(&table);
}

static void print_json(const struct reproduce_request *asked, const struct folder_comparison *comparison)
{
    struct json_write out = {.file = stdout};
    json_write_object(&out, NULL);
    json_write_text(&out, "result", asked->result.directory);
    json_write_boolean(&out, "is_reproduced", comparison->is_same);
    json_write_list(&out, "tables");
    for (size_t i = 0; i < comparison->count; i++) {
        const struct table_comparison *one = &comparison->tables[i];
        json_write_flat(&out, NULL);
        json_write_text(&out, "name", one->name);
        json_write_number(&out, "bytes", (double)one->bytes);
        json_write_boolean(&out, "is_same", one->verdict == TABLE_SAME);
        json_write_text(&out, "verdict", verdicts[one->verdict]);
        json_write_object_end(&out);
    }
    json_write_list_end(&out);
    json_write_object_end(&out);
    fputc('\n', stdout);
}

/* Says what may explain a difference before anything is run. */
static void warn_of_versions(const struct manifest *manifest)
{
    if (strcmp(manifest->version, HIMSIM_VERSION) != 0 || manifest->model_version != MODEL_VERSION)
        fprintf(stderr, "himsim: the result was made by himsim %s, model %d; this is %s, model %d: tables may differ\n",
                manifest->version, manifest->model_version, HIMSIM_VERSION, MODEL_VERSION);
}

static int compare(const struct reproduce_request *asked, const char *second)
{
    struct folder_comparison comparison;
    char *message = NULL;
    if (!folder_compare(&comparison, asked->result.directory, second, &message)) {
        output_complain(message);
        return EXIT_FAILED;
    }
    if (asked->result.json)
        print_json(asked, &comparison);
    else
        print_table(&comparison);
    bool same = comparison.is_same;
    folder_comparison_free(&comparison);
    if (!same)
        fprintf(stderr, "himsim: %s is not reproduced; the tables named above differ\n", asked->result.directory);
    else if (!asked->result.json)
        table_wrapped("Reproduced: every table is the same to the byte.", output_terminal_width(), stdout);
    return output_flush() && same ? EXIT_DONE : EXIT_FAILED;
}

static int reproduce(const struct reproduce_request *asked, struct study_request *request,
                     const struct manifest *manifest, const char *second)
{
    warn_of_versions(manifest);
    if (manifest->is_interrupted) {
        request->replications = manifest->replications;
        request->interrupted_of = manifest->requested;
    }
    if (asked->result.jobs > 0) request->jobs = asked->result.jobs;
    request->quiet = asked->result.quiet;
    request->no_figures = request->no_print = request->fresh = true;
    request->directory = second;
    int exit_code = study_execute(request);
    bool finished = exit_code == EXIT_DONE || exit_code == EXIT_PRECISION_NOT_MET ||
                    (exit_code == EXIT_INTERRUPTED && manifest->is_interrupted);
    return finished ? compare(asked, second) : exit_code;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static int in_temporary_folder(const struct reproduce_request *asked, struct study_request *request,
                               const struct manifest *manifest)
{
    const char *place = getenv("TMPDIR");
    char *second = memory_format("%s/himsim-reproduce-XXXXXX", place && *place ? place : "/tmp");
    int exit_code = EXIT_FAILED;
    if (!mkdtemp(second)) {
        fprintf(stderr, "himsim: cannot make a temporary folder %s: %s; name one with -o\n", second, strerror(errno));
    } else {
        exit_code = reproduce(asked, request, manifest, second);
        nftw(second, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
    free(second);
    return exit_code;
}

int command_reproduce(int argc, char **argv)
{
    struct reproduce_request asked = {0};
    const struct argp_child children[] = {{&result_options_argp, 0, NULL, 0}, {0}};
    const struct argp argp = {
        options,
        parse_option,
        "DIR",
        "Runs the result in DIR again, from the copies of its scenarios, and compares every table to "
        "the byte. Exit code 0: all the same; 1: something differs.",
        children,
        NULL,
        NULL};
    parse_command(&argp, "reproduce", argc, argv, &asked);
    struct study_request request;
    struct manifest manifest;
    int exit_code = EXIT_FAILED;
    if (result_request_init(&request, &manifest, asked.result.directory))
        exit_code = asked.out ? reproduce(&asked, &request, &manifest, asked.out)
                              : in_temporary_folder(&asked, &request, &manifest);
    result_request_free(&request, &manifest);
    return exit_code;
}
