#include "app/board_report.h"
#include "app/board_format.h"
#include "app/exit_code.h"
#include "app/figures.h"
#include "app/output.h"
#include "app/result_open.h"
#include "app/slide_tools.h"
#include "io/board_parts.h"
#include "io/choice_csv.h"
#include "io/document_html.h"
#include "io/document_write.h"
#include "io/governance.h"
#include "io/output_file.h"
#include "io/xlsx_write.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct run { /* of the command */
    const struct board_request *request;
    struct board board;
    const char *output;
    int exit_code; /* the worst so far; EXIT_TOOL_MISSING gives way to EXIT_FAILED */
};

static void worsen(struct run *run, int exit_code)
{
    if (exit_code != EXIT_DONE && (run->exit_code == EXIT_DONE || exit_code == EXIT_FAILED)) run->exit_code = exit_code;
}

/* Writes OUTPUT/NAME by `write`; says so. */
static bool write_file(struct run *run, const char *name, void (*write)(struct run *, FILE *))
{
    struct output_file out;
    char *message = NULL;
    bool ok = output_file_open(&out, run->output, name, &message);
    if (ok) {
        write(run, out.file);
        ok = output_file_close(&out, &message);
    }
    if (ok)
        printf("%s/%s\n", run->output, name);
    else {
        output_complain(message);
        worsen(run, EXIT_FAILED);
    }
    return ok;
}

static void write_page(struct run *run, FILE *file)
{
    struct document page;
    board_page(&page, &run->board);
    document_html_write(&page, "Report to the board", run->request->directory, file);
    document_free(&page);
}

/* Pictures beside the usual place of the report are named from there, others by their full path. */
static char *picture_base(const struct run *run)
{
    if (!run->request->output) return memory_copy_text("../");
    char *full = realpath(run->request->directory, NULL);
    char *base = memory_format("%s/", full ? full : run->request->directory);
    free(full);
    return base;
}

static void write_markdown(struct run *run, FILE *file)
{
    struct document page;
    char *base = picture_base(run);
    board_page(&page, &run->board);
    document_figures_rebase(&page, base, ".png");
    document_markdown_plain_write(&page, file);
    document_free(&page);
    free(base);
}

/* The library opens the file by its name; it appears under its own when it is whole, as the others do. */
static void write_workbook(struct run *run)
{
    struct output_file out;
    char *message = NULL;
    bool ok = output_file_open(&out, run->output, "board.xlsx", &message);
    if (ok && !xlsx_write(&run->board, out.temporary, &message)) {
        output_file_abandon(&out);
        ok = false;
    }
    ok = ok && output_file_close(&out, &message);
    if (ok)
        printf("%s/board.xlsx\n", run->output);
    else {
        output_complain(message);
        worsen(run, EXIT_FAILED);
    }
}

static void write_pack_page(struct run *run, FILE *file)
{
    struct document pack;
    governance_pack(&pack, &run->board, (enum period_kind)run->request->cadence);
    document_html_write(&pack, "Governance", run->request->directory, file);
    document_free(&pack);
}

static void write_pack_markdown(struct run *run, FILE *file)
{
    struct document pack;
    governance_pack(&pack, &run->board, (enum period_kind)run->request->cadence);
    document_markdown_plain_write(&pack, file);
    document_free(&pack);
}

static void write_pack(struct run *run)
{
    static const char *const names[PERIOD_KINDS] = {"weekly", "monthly", "quarterly"};
    char *page = memory_format("%s.html", names[run->request->cadence]);
    char *markdown = memory_format("%s.md", names[run->request->cadence]);
    if (run->request->formats & BOARD_HTML) write_file(run, page, write_pack_page);
    if (run->request->formats & BOARD_MARKDOWN) write_file(run, markdown, write_pack_markdown);
    free(page);
    free(markdown);
}

static void write_choice(struct run *run, FILE *file)
{
    choice_csv_write(&run->board, file);
}

static void write_formats(struct run *run)
{
    unsigned formats = run->request->formats;
    if (run->board.results->comparison) write_file(run, "choice.csv", write_choice);
    if (formats & BOARD_HTML) write_file(run, "board.html", write_page);
    if (formats & BOARD_MARKDOWN) write_file(run, "board.md", write_markdown);
    if (formats & BOARD_XLSX) write_workbook(run);
    if (formats & (BOARD_PPTX | BOARD_PDF))
        worsen(run, slide_tools_run(&run->board, run->request->template, formats, run->output));
}

/* Draws the figures when the folder has no picture. */
static void make_figures(struct run *run)
{
    static const char *const any[] = {"*", NULL};
    if (!board_figure(&run->board, any)) worsen(run, figures_make(run->board.results, run->request->directory, false));
}

static void report(struct run *run, const struct result_set *results)
{
    board_init(&run->board, results, run->request->directory);
    if (run->request->cadence >= 0)
        write_pack(run);
    else {
        make_figures(run);
        write_formats(run);
    }
    board_free(&run->board);
}

int board_report(const struct board_request *request)
{
    struct open_result open;
    struct run run = {.request = request};
    if (request->template && access(request->template, R_OK) != 0) {
        output_complain(memory_format("%s: cannot read the template of the slides", request->template));
        return EXIT_FAILED;
    }
    char *usual = memory_format("%s/report", request->directory), *message = NULL;
    run.output = request->output ? request->output : usual;
    bool ok = result_open_init(&open, request->directory) &&
              (output_directory_prepare(run.output, &message) || output_complain(message));
    if (ok)
        report(&run, &open.results);
    else
        run.exit_code = EXIT_FAILED;
    result_open_free(&open);
    free(usual);
    return output_flush() ? run.exit_code : EXIT_FAILED;
}
