#include "io/document_write.h"
#include "io/json_write.h"
#include <stdbool.h>
#include <string.h>

static void write_rows(const struct document_block *block, struct json_write *out)
{
    json_write_row(out, "columns");
    for (size_t c = 0; c < block->columns; c++) json_write_text(out, NULL, block->cells[c]);
    json_write_list_end(out);
    json_write_list(out, "rows");
    for (size_t row = 1; row < block->count / block->columns; row++) {
        json_write_row(out, NULL);
        for (size_t c = 0; c < block->columns; c++) json_write_text(out, NULL, block->cells[row * block->columns + c]);
        json_write_list_end(out);
    }
    json_write_list_end(out);
}

static void write_block(const struct document_block *block, struct json_write *out)
{
    static const char *const kinds[] = {"text", "warning", "list", "table", "figure", "missing"};
    json_write_object(out, NULL);
    json_write_text(out, "kind", kinds[block->kind]);
    json_write_text(out, block->kind == DOCUMENT_LIST || block->kind == DOCUMENT_TABLE ? "caption" : "text",
                    block->text);
    if (block->key) json_write_text(out, block->kind == DOCUMENT_GAP ? "field" : "file", block->key);
    if (block->kind == DOCUMENT_TABLE) write_rows(block, out);
    if (block->kind == DOCUMENT_LIST) {
        json_write_list(out, "items");
        for (size_t i = 0; i < block->count; i++) json_write_text(out, NULL, block->cells[i]);
        json_write_list_end(out);
    }
    json_write_object_end(out);
}

static void write_item(const struct document_item *item, struct json_write *out)
{
    json_write_object(out, NULL);
    json_write_text(out, "id", item->id);
    json_write_text(out, "title", item->title);
    json_write_list(out, "content");
    for (size_t b = 0; b < item->count; b++) write_block(&item->blocks[b], out);
    json_write_list_end(out);
}

static bool is_section(const struct document_item *item)
{
    return strchr(item->id, '.') == NULL;
}

static void write_sections(const struct document *document, struct json_write *out)
{
    json_write_list(out, "sections");
    for (size_t i = 0; i < document->count;) {
        write_item(&document->items[i], out);
        json_write_list(out, "items");
        for (i++; i < document->count && !is_section(&document->items[i]); i++) {
            write_item(&document->items[i], out);
            json_write_object_end(out);
        }
        json_write_list_end(out);
        json_write_object_end(out);
    }
    json_write_list_end(out);
}

void document_json_write(const struct document *document, struct json_write *out)
{
    json_write_text(out, "title", document->title);
    write_sections(document, out);
    json_write_list(out, "missing");
    for (size_t i = 0; i < document->count; i++)
        for (size_t b = 0; b < document->items[i].count; b++)
            if (document->items[i].blocks[b].kind == DOCUMENT_GAP)
                json_write_text(out, NULL, document->items[i].blocks[b].key);
    json_write_list_end(out);
}
