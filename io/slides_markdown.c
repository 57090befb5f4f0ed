#include "io/slides_markdown.h"
#include <ctype.h>
#include <string.h>

static void escaped_with(const char *text, const char *line_end, FILE *file)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '\n' || c == '\r')
            fputs(line_end, file);
        else
            fprintf(file, "%s%c", c < 0x80 && ispunct(c) ? "\\" : "", c);
    }
}

static void escaped(const char *text, FILE *file)
{
    escaped_with(text, "; ", file);
}

/* A difference stands beneath its level; Markdown has no line ends within a cell, the format of the slides has. */
static void escaped_cell(const char *text, FILE *file)
{
    escaped_with(text, "`<a:br/>`{=openxml}", file);
}

/* Columns share the width as 5 to 3. */
static void write_table(const struct document_block *block, FILE *file)
{
    for (size_t row = 0; row < block->count / block->columns; row++) {
        fputc('|', file);
        for (size_t c = 0; c < block->columns; c++) {
            fputc(' ', file);
            escaped_cell(block->cells[row * block->columns + c], file);
            fputs(" |", file);
        }
        fputc('\n', file);
        if (row > 0) continue;
        fputs("|:-----", file);
        for (size_t c = 1; c < block->columns; c++) fputs("|---:", file);
        fputs("|\n", file);
    }
}

static void write_list(const struct document_block *block, FILE *file)
{
    for (size_t i = 0; i < block->count; i++) {
        fputs("- ", file);
        escaped(block->cells[i], file);
        fputc('\n', file);
    }
}

static void write_block(const struct document_block *block, FILE *file)
{
    switch (block->kind) {
    case DOCUMENT_TABLE:
        write_table(block, file);
        break;
    case DOCUMENT_LIST:
        write_list(block, file);
        break;
    case DOCUMENT_FIGURE:
        fprintf(file, "![](<%s>)\n", block->key);
        break;
    case DOCUMENT_TEXT:
    case DOCUMENT_WARNING:
    case DOCUMENT_GAP:
        escaped(block->text, file);
        fputc('\n', file);
        break;
    }
    fputc('\n', file);
}

/* A table in the notes would be lost: its rows become paragraphs. */
static void write_note(const struct document_block *block, FILE *file)
{
    if (block->kind != DOCUMENT_TABLE) {
        write_block(block, file);
        return;
    }
    for (size_t row = 1; row < block->count / block->columns; row++) {
        escaped(block->cells[row * block->columns], file);
        for (size_t c = 1; c < block->columns; c++) {
            fputs("; ", file);
            escaped(block->cells[c], file);
            fputc(' ', file);
            escaped(block->cells[row * block->columns + c], file);
        }
        fputs("\n\n", file);
    }
}

static void write_slide(const struct document_item *item, FILE *file)
{
    fputs("\n# ", file);
    escaped(item->title, file);
    fputs("\n\n", file);
    if (item->count == 0) return;
    write_block(&item->blocks[0], file);
    if (item->count == 1) return;
    fputs("::: notes\n\n", file);
    for (size_t b = 1; b < item->count; b++) write_note(&item->blocks[b], file);
    fputs(":::\n", file);
}

void slides_markdown_write(const struct document *document, const char *subtitle, FILE *file)
{
    fputs("---\ntitle: |\n  ", file);
    escaped(document->title, file);
    fputs("\nsubtitle: |\n  ", file);
    escaped(subtitle, file);
    fputs("\n---\n", file);
    for (size_t i = 0; i < document->count; i++) write_slide(&document->items[i], file);
}
