#include "io/document.h"
#include "sim/memory.h"
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void free_block(struct document_block *block)
{
    for (size_t i = 0; i < block->count; i++) free(block->cells[i]);
    free(block->cells);
    free(block->text);
    free(block->key);
}

void document_free(struct document *document)
{
    for (size_t i = 0; i < document->count; i++) {
        for (size_t b = 0; b < document->items[i].count; b++) free_block(&document->items[i].blocks[b]);
        free(document->items[i].blocks);
    }
    free(document->items);
    free(document->title);
    *document = (struct document){0};
}

void document_begin(struct document *document, const char *id, const char *title)
{
    if (document->count == document->capacity) {
        document->capacity = document->capacity ? 2 * document->capacity : 32;
        document->items = memory_resize(document->items, document->capacity, sizeof *document->items);
    }
    document->items[document->count++] = (struct document_item){.id = id, .title = title};
}

static struct document_item *last_item(struct document *document)
{
    assert(document->count > 0);
    return &document->items[document->count - 1];
}

/* Takes over the texts. */
static struct document_block *add(struct document *document, enum document_block_kind kind, char *text, char *key)
{
    struct document_item *item = last_item(document);
    if (item->count == item->capacity) {
        item->capacity = item->capacity ? 2 * item->capacity : 4;
        item->blocks = memory_resize(item->blocks, item->capacity, sizeof *item->blocks);
    }
    item->blocks[item->count] = (struct document_block){.kind = kind, .text = text, .key = key, .columns = 1};
    return &item->blocks[item->count++];
}

static char *format_list(const char *format, va_list arguments)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    vfprintf(out, format, arguments);
    fclose(out);
    return text;
}

void document_text(struct document *document, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(document, DOCUMENT_TEXT, format_list(format, arguments), NULL);
    va_end(arguments);
}

void document_warning(struct document *document, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(document, DOCUMENT_WARNING, format_list(format, arguments), NULL);
    va_end(arguments);
}

void document_list(struct document *document, const char *caption)
{
    add(document, DOCUMENT_LIST, memory_copy_text(caption), NULL);
}

void document_heading(struct document *document, const char *heading)
{
    document_cell(document, memory_copy_text(heading));
    struct document_item *item = last_item(document);
    item->blocks[item->count - 1].columns++;
}

void document_table(struct document *document, const char *caption, ...)
{
    struct document_block *block = add(document, DOCUMENT_TABLE, memory_copy_text(caption), NULL);
    va_list heads;
    block->columns = 0;
    va_start(heads, caption);
    for (const char *head = va_arg(heads, const char *); head; head = va_arg(heads, const char *))
        document_heading(document, head);
    va_end(heads);
}

void document_cell(struct document *document, char *text)
{
    struct document_item *item = last_item(document);
    assert(item->count > 0);
    struct document_block *block = &item->blocks[item->count - 1];
    assert(block->kind == DOCUMENT_LIST || block->kind == DOCUMENT_TABLE);
    if (block->count == block->capacity) {
        block->capacity = block->capacity ? 2 * block->capacity : 16;
        block->cells = memory_resize(block->cells, block->capacity, sizeof *block->cells);
    }
    block->cells[block->count++] = text ? text : memory_copy_text("");
}

void document_cellf(struct document *document, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    document_cell(document, format_list(format, arguments));
    va_end(arguments);
}

void document_figure(struct document *document, const char *file, const char *caption)
{
    add(document, DOCUMENT_FIGURE, memory_copy_text(caption), memory_copy_text(file));
}

void document_gap(struct document *document, const char *key, const char *what)
{
    add(document, DOCUMENT_GAP, memory_copy_text(what), memory_copy_text(key));
}

size_t document_gaps(const struct document *document)
{
    size_t gaps = 0;
    for (size_t i = 0; i < document->count; i++)
        for (size_t b = 0; b < document->items[i].count; b++) gaps += document->items[i].blocks[b].kind == DOCUMENT_GAP;
    return gaps;
}

void document_figures_rebase(struct document *document, const char *before, const char *ending)
{
    for (size_t i = 0; i < document->count; i++)
        for (size_t b = 0; b < document->items[i].count; b++) {
            struct document_block *block = &document->items[i].blocks[b];
            if (block->kind != DOCUMENT_FIGURE) continue;
            char *key = memory_format("%s%s%s", before, block->key, ending);
            free(block->key);
            block->key = key;
        }
}
