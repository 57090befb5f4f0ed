#include "io/document_html.h"
#include "io/svg_inline.h"
#include "sim/memory.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const struct sign {
    const char *text, *name, *look;
} signs[] = {{"✓", "better", "good"},
             {"✗", "worse", "bad"},
             {"≈", "practically equal", "same"},
             {"=", "no difference we can show", "same"},
             {"!", "misses its target", "bad"},
             {"?", "its interval holds the target", "same"}};

/* The sign that a cell ends with, behind a blank; NULL: none. */
static const struct sign *sign_of(const char *cell)
{
    const char *blank = strrchr(cell, ' ');
    for (size_t i = 0; blank && i < sizeof signs / sizeof *signs; i++)
        if (strcmp(blank + 1, signs[i].text) == 0) return &signs[i];
    return NULL;
}

/* Lines of a cell below the first are smaller. */
static void write_lines(const char *text, size_t length, FILE *file)
{
    char *copy = memory_format("%.*s", (int)length, text), *more = strchr(copy, '\n');
    if (more) *more++ = '\0';
    html_text_write(copy, file);
    for (char *line = more; line; line = more) {
        more = strchr(line, '\n');
        if (more) *more++ = '\0';
        fputs("<br><small>", file);
        html_text_write(line, file);
        fputs("</small>", file);
    }
    free(copy);
}

static void write_cell(const char *cell, FILE *file)
{
    const struct sign *sign = sign_of(cell);
    fprintf(file, "<td%s%s%s>", sign ? " class=\"" : "", sign ? sign->look : "", sign ? "\"" : "");
    write_lines(cell, strlen(cell) - (sign ? strlen(sign->text) : 0), file);
    if (sign) fprintf(file, "<b role=\"img\" aria-label=\"%s\">%s</b>", sign->name, sign->text);
    fputs("</td>", file);
}

static void write_row(const struct document_block *block, size_t row, FILE *file)
{
    char *const *cells = block->cells + row * block->columns;
    bool chosen = strncmp(cells[0], "★", strlen("★")) == 0;
    fprintf(file, "<tr%s><th scope=\"row\">", chosen ? " class=\"chosen\"" : "");
    write_lines(cells[0], strlen(cells[0]), file);
    fputs("</th>", file);
    for (size_t c = 1; c < block->columns; c++) write_cell(cells[c], file);
    fputs("</tr>\n", file);
}

static void write_table(const struct document_block *block, const char *title, FILE *file)
{
    fputs("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"", file);
    html_text_write(block->text ? block->text : title, file);
    fputs(" (table)\"><table>", file);
    if (block->text) {
        fputs("<caption>", file);
        html_text_write(block->text, file);
        fputs("</caption>", file);
    }
    fputs("<thead><tr>", file);
    for (size_t c = 0; c < block->columns; c++) {
        fputs("<th scope=\"col\">", file);
        html_text_write(block->cells[c], file);
        fputs("</th>", file);
    }
    fputs("</tr></thead>\n<tbody>\n", file);
    for (size_t row = 1; row < block->count / block->columns; row++) write_row(block, row, file);
    fputs("</tbody></table></div>\n", file);
}

static void write_list(const struct document_block *block, FILE *file)
{
    if (block->text) {
        fputs("<p>", file);
        html_text_write(block->text, file);
        fputs("</p>\n", file);
    }
    fputs("<ul>\n", file);
    for (size_t i = 0; i < block->count; i++) {
        fputs("<li>", file);
        html_text_write(block->cells[i], file);
        fputs("</li>\n", file);
    }
    fputs("</ul>\n", file);
}

static void write_figure(const struct document_block *block, const char *directory, FILE *file)
{
    char *path = memory_format("%s/%s.svg", directory, block->key);
    char *prefix = memory_format("%s-", strrchr(block->key, '/') ? strrchr(block->key, '/') + 1 : block->key);
    for (char *c = prefix; *c; c++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", *c)) *c = '_';
    fputs("<figure><div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Figure\">", file);
    svg_inline_write(path, prefix, block->text, file);
    fputs("</div><figcaption>", file);
    html_text_write(block->text, file);
    fputs("</figcaption></figure>\n", file);
    free(prefix);
    free(path);
}

static void write_paragraph(const struct document_block *block, FILE *file)
{
    bool warns = block->kind != DOCUMENT_TEXT;
    fputs(warns ? "<p class=\"warning\" role=\"note\"><strong>Attention:</strong> " : "<p>", file);
    html_text_write(block->text, file);
    fputs("</p>\n", file);
}

static void write_item(const struct document_item *item, const char *directory, FILE *file)
{
    bool is_footer = strcmp(item->id, "source") == 0;
    const char *element = is_footer ? "footer" : "section";
    fprintf(file, "<%s id=\"%s\" aria-labelledby=\"h-%s\">\n<h2 id=\"h-%s\">", element, item->id, item->id, item->id);
    html_text_write(item->title, file);
    fputs("</h2>\n", file);
    for (size_t b = 0; b < item->count; b++) {
        const struct document_block *block = &item->blocks[b];
        if (block->kind == DOCUMENT_TABLE)
            write_table(block, item->title, file);
        else if (block->kind == DOCUMENT_LIST)
            write_list(block, file);
        else if (block->kind == DOCUMENT_FIGURE)
            write_figure(block, directory, file);
        else
            write_paragraph(block, file);
    }
    fprintf(file, "</%s>\n", element);
}

void document_html_write(const struct document *document, const char *kind, const char *directory, FILE *file)
{
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
          file);
    html_text_write(document->title, file);
    fprintf(file, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", document_html_style);
    fputs("<a class=\"skip\" href=\"#content\">To the content</a>\n<header><p>", file);
    html_text_write(kind, file);
    fputs("</p>\n<h1>", file);
    html_text_write(document->title, file);
    fputs("</h1></header>\n<main id=\"content\">\n", file);
    bool in_main = true;
    for (size_t i = 0; i < document->count; i++) {
        if (in_main && strcmp(document->items[i].id, "source") == 0) {
            fputs("</main>\n", file);
            in_main = false;
        }
        write_item(&document->items[i], directory, file);
    }
    fprintf(file, "%s</body>\n</html>\n", in_main ? "</main>\n" : "");
}
