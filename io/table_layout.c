#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

enum { GAP = 2, LABEL_LEAST = 16 };

void table_layout_init(struct table_layout *table, size_t columns)
{
    *table = (struct table_layout){.columns = columns};
}

void table_layout_free(struct table_layout *table)
{
    for (size_t i = 0; i < table->count; i++) free(table->cells[i]);
    free(table->cells);
    *table = (struct table_layout){0};
}

void table_layout_add(struct table_layout *table, char *text)
{
    if (table->count == table->capacity) {
        table->capacity = table->capacity ? table->capacity * 2 : 64;
        table->cells = memory_resize(table->cells, table->capacity, sizeof *table->cells);
    }
    table->cells[table->count++] = text;
}

static size_t rows_of(const struct table_layout *table)
{
    return table->count / (table->columns + 1);
}

static const char *cell(const struct table_layout *table, size_t row, size_t column)
{
    return table->cells[row * (table->columns + 1) + column];
}

static int widest(const struct table_layout *table, size_t column)
{
    int width = 0;
    for (size_t r = 0; r < rows_of(table); r++) {
        int length = (int)table_characters(cell(table, r, column));
        if (length > width) width = length;
    }
    return width;
}

static size_t write_block(const struct table_layout *table, size_t first, int label, int width, FILE *file)
{
    size_t last = first;
    for (int used = label; last <= table->columns; last++) {
        used += GAP + widest(table, last);
        if (used > width && last > first) break;
    }
    for (size_t r = 0; r < rows_of(table); r++) {
        table_cell(file, cell(table, r, 0), label);
        for (size_t c = first; c < last; c++) table_cell(file, cell(table, r, c), -(GAP + widest(table, c)));
        fputc('\n', file);
    }
    return last;
}

void table_layout_write(const struct table_layout *table, int width, FILE *file)
{
    int label = widest(table, 0) + 1, most = width / 3 > LABEL_LEAST ? width / 3 : LABEL_LEAST;
    if (label > most && !table->whole_labels) label = most;
    for (size_t first = 1; first <= table->columns;) {
        if (first > 1) fputc('\n', file);
        first = write_block(table, first, label, width, file);
    }
}
