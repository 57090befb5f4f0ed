#include "io/document_write.h"
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* An underscore within a word is none of Markdown's, and brackets are only when a link or its address follows. */
static bool is_markup(const char *text, const char *at)
{
    if (*at == '_') return at == text || !isalnum((unsigned char)at[-1]) || !isalnum((unsigned char)at[1]);
    if (*at == ']') return at[1] && strchr("([:", at[1]);
    return strchr("\\`*|~", *at) != NULL;
}

/* A line break would end a cell or begin a block. */
static void escaped(const char *text, FILE *file)
{
    for (const char *at = text; *at; at++) {
        if (*at == '\n' || *at == '\r')
            fputc(' ', file);
        else if (*at == '&')
            fputs("&amp;", file);
        else if (*at == '<')
            fputs("&lt;", file);
        else if (*at == '>')
            fputs("&gt;", file);
        else
            fprintf(file, "%s%c", is_markup(text, at) ? "\\" : "", *at);
    }
}

/* At the beginning of a line a heading or a list must not begin either. */
static void escaped_line(const char *text, FILE *file)
{
    size_t digits = strspn(text, "0123456789");
    if (*text && strchr("#+-=", *text)) fputc('\\', file);
    if (digits > 0 && text[digits] && strchr(".)", text[digits])) {
        fprintf(file, "%.*s\\", (int)digits, text);
        text += digits;
    }
    escaped(text, file);
}

static void write_row(const struct document_block *block, size_t row, FILE *file)
{
    fputc('|', file);
    for (size_t c = 0; c < block->columns; c++) {
        fputc(' ', file);
        escaped(block->cells[row * block->columns + c], file);
        fputs(" |", file);
    }
    fputc('\n', file);
}

static void write_caption(const struct document_block *block, FILE *file)
{
    if (!block->text) return;
    escaped_line(block->text, file);
    fputs("\n\n", file);
}

static void write_table(const struct document_block *block, FILE *file)
{
    write_caption(block, file);
    write_row(block, 0, file);
    fputc('|', file);
    for (size_t c = 0; c < block->columns; c++) fputs("---|", file);
    fputc('\n', file);
    for (size_t row = 1; row < block->count / block->columns; row++) write_row(block, row, file);
}

static void write_list(const struct document_block *block, FILE *file)
{
    write_caption(block, file);
    for (size_t i = 0; i < block->count; i++) {
        fputs("- ", file);
        escaped_line(block->cells[i], file);
        fputc('\n', file);
    }
}

/* A relative link; the characters that would end it, or begin markup, in hexadecimal. */
static void write_link(const char *path, FILE *file)
{
    for (; *path; path++) {
        if (strchr(" ()<>[]\\\"&%|", *path))
            fprintf(file, "%%%02X", (unsigned)*path);
        else
            fputc(*path, file);
    }
}

static void write_block(const struct document_block *block, FILE *file)
{
    switch (block->kind) {
    case DOCUMENT_TEXT:
        escaped_line(block->text, file);
        fputc('\n', file);
        break;
    case DOCUMENT_WARNING:
        fputs("> **Attention: ", file);
        escaped(block->text, file);
        fputs("**\n", file);
        break;
    case DOCUMENT_LIST:
        write_list(block, file);
        break;
    case DOCUMENT_TABLE:
        write_table(block, file);
        break;
    case DOCUMENT_FIGURE:
        fputs("![", file);
        escaped(block->text, file);
        fputs("](", file);
        write_link(block->key, file);
        fputs(")\n", file);
        break;
    case DOCUMENT_GAP:
        fprintf(file, "**To be filled: `%s`**: ", block->key);
        escaped(block->text, file);
        fputc('\n', file);
        break;
    }
}

static void write_item(const struct document_item *item, FILE *file)
{
    bool is_section = strchr(item->id, '.') == NULL, is_number = isdigit((unsigned char)*item->id);
    fprintf(file, "\n%s %s%s", is_section ? "##" : "###", is_number ? item->id : "",
            is_number ? is_section ? ". " : " " : "");
    escaped(item->title, file);
    fputc('\n', file);
    for (size_t b = 0; b < item->count; b++) {
        fputc('\n', file);
        write_block(&item->blocks[b], file);
    }
}

/* What to paste into the scenario. */
static void write_gaps(const struct document *document, FILE *file)
{
    size_t gaps = document_gaps(document), written = 0;
    fputs("\n## What is missing\n\n", file);
    if (gaps == 0) {
        fputs("Nothing: everything that only people can say has been said.\n", file);
        return;
    }
    fprintf(
        file,
        "%zu of the items above only people can fill. Paste this into the scenario and put a text for each null:\n\n",
        gaps);
    fputs("```json\n\"meta\": {\n", file);
    for (size_t i = 0; i < document->count; i++)
        for (size_t b = 0; b < document->items[i].count; b++) {
            const struct document_block *block = &document->items[i].blocks[b];
            if (block->kind != DOCUMENT_GAP) continue;
            const char *dot = strchr(block->key, '.');
            fprintf(file, "  \"%s\": null%s\n", dot ? dot + 1 : block->key, ++written < gaps ? "," : "");
        }
    fputs("}\n```\n", file);
}

void document_markdown_plain_write(const struct document *document, FILE *file)
{
    fputs("# ", file);
    escaped(document->title, file);
    fputc('\n', file);
    for (size_t i = 0; i < document->count; i++) write_item(&document->items[i], file);
}

void document_markdown_write(const struct document *document, FILE *file)
{
    document_markdown_plain_write(document, file);
    write_gaps(document, file);
}
