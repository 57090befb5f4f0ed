#include "app/slide_tools.h"
#include "app/board_format.h"
#include "app/exit_code.h"
#include "app/output.h"
#include "io/board_parts.h"
#include "io/file_bytes.h"
#include "io/output_file.h"
#include "io/pdf_date.h"
#include "io/slide_look.h"
#include "io/slides_markdown.h"
#include "io/tool_run.h"
#include "io/zip_date.h"
#include "sim/memory.h"
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PANDOC_SECONDS = 60, OFFICE_SECONDS = 180 };

struct slides {
    struct board *board;
    const char *template, *output;
    char *folder; /* temporary; owned */
};

static char *in_folder(const struct slides *slides, const char *name)
{
    return memory_format("%s/%s", slides->folder, name);
}

static bool write_markdown(const struct slides *slides, const char *path)
{
    struct document document;
    char *message = NULL, *full = realpath(slides->board->directory, NULL);
    char *base = memory_format("%s/", full ? full : slides->board->directory);
    struct output_file out;
    bool ok = output_file_open(&out, NULL, path, &message);
    if (ok) {
        board_slides(&document, slides->board);
        document_figures_rebase(&document, base, ".png");
        slides_markdown_write(&document, board_window(slides->board), out.file);
        document_free(&document);
        ok = output_file_close(&out, &message);
    }
    free(base);
    free(full);
    return ok || output_complain(message);
}

static bool write_look(const char *path)
{
    struct output_file out;
    char *message = NULL;
    bool ok = output_file_open(&out, NULL, path, &message);
    if (ok) {
        slide_look_write(out.file);
        ok = output_file_close(&out, &message);
    }
    return ok || output_complain(message);
}

static int run_tool(const struct tool *tool, const char *what)
{
    char *message = NULL;
    enum tool_answer answer = tool_run(tool, &message);
    if (answer == TOOL_DONE) return EXIT_DONE;
    output_complain(memory_format("%s is not written: %s", what, message));
    free(message);
    return answer == TOOL_MISSING ? EXIT_TOOL_MISSING : EXIT_FAILED;
}

static int make_pptx(const struct slides *slides, const char *pptx)
{
    char *markdown = in_folder(slides, "board.md");
    char *look = in_folder(slides, "look.pptx");
    char *template = memory_format("--reference-doc=%s", slides->template ? slides->template : look);
    const char *const arguments[] = {
        "pandoc", "--from=markdown-tex_math_dollars", "--to=pptx", "--slide-level=1", "-o", pptx, markdown, template,
        NULL};
    const struct tool tool = {arguments, "pandoc", PANDOC_SECONDS,
                              slides->board->results->scenarios[0].scenario.start_utc_seconds};
    int exit_code = EXIT_FAILED;
    if (write_look(look) && write_markdown(slides, markdown)) exit_code = run_tool(&tool, "board.pptx");
    free(template);
    free(look);
    free(markdown);
    return exit_code;
}

static int make_pdf(const struct slides *slides, const char *pptx)
{
    char *profile = memory_format("-env:UserInstallation=file://%s/profile", slides->folder);
    const char *const arguments[] = {"soffice",      profile, "--headless", "--convert-to", "pdf", "--outdir",
                                     slides->folder, pptx,    NULL};
    const struct tool tool = {arguments, "libreoffice-impress", OFFICE_SECONDS,
                              slides->board->results->scenarios[0].scenario.start_utc_seconds};
    int exit_code = run_tool(&tool, "board.pdf");
    free(profile);
    return exit_code;
}

/* From the temporary folder to where it belongs, whole or not at all. */
static int deliver(const struct slides *slides, const char *name)
{
    char *from = in_folder(slides, name), *message = NULL;
    struct output_file out;
    struct file_bytes bytes;
    bool ok = file_bytes_read(&bytes, from, &message) && output_file_open(&out, slides->output, name, &message);
    if (ok) {
        if (!zip_date_clear(bytes.data, bytes.count)) pdf_date_clear(bytes.data, bytes.count);
        fwrite(bytes.data, 1, bytes.count, out.file);
        ok = output_file_close(&out, &message);
    }
    file_bytes_free(&bytes);
    free(from);
    if (!ok)
        output_complain(message);
    else
        printf("%s/%s\n", slides->output, name);
    return ok ? EXIT_DONE : EXIT_FAILED;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static int make(const struct slides *slides, unsigned formats)
{
    char *pptx = in_folder(slides, "board.pptx");
    int exit_code = make_pptx(slides, pptx), pdf_code = EXIT_DONE;
    if (exit_code == EXIT_DONE && (formats & BOARD_PPTX)) exit_code = deliver(slides, "board.pptx");
    if (exit_code == EXIT_DONE && (formats & BOARD_PDF)) {
        pdf_code = make_pdf(slides, pptx);
        if (pdf_code == EXIT_DONE) pdf_code = deliver(slides, "board.pdf");
    } else if (formats & BOARD_PDF)
        fputs("himsim: board.pdf is not written: it is made from board.pptx\n", stderr);
    free(pptx);
    return exit_code == EXIT_DONE ? pdf_code : exit_code;
}

int slide_tools_run(struct board *board, const char *template, unsigned formats, const char *output)
{
    const char *place = getenv("TMPDIR");
    struct slides slides = {.board = board, .template = template, .output = output};
    slides.folder = memory_format("%s/himsim-slides-XXXXXX", place && *place ? place : "/tmp");
    int exit_code = EXIT_FAILED;
    if (!mkdtemp(slides.folder))
        output_complain(memory_format("cannot make a temporary folder %s; set TMPDIR", slides.folder));
    else {
        exit_code = make(&slides, formats);
        nftw(slides.folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
    free(slides.folder);
    return exit_code;
}
