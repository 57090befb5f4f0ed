#ifndef IO_TABLE_LAYOUT_H
#define IO_TABLE_LAYOUT_H
/* A table of texts for a terminal of any width: a column of labels, then right-aligned columns under one or two lines
 * of heading. Columns are as wide as their widest text; what does not fit beside the labels goes on in a further block
 * below. */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { TABLE_WIDTH = 110, TABLE_HEAD_LINES = 2 };

struct table_layout {
    size_t columns, count, capacity; /* count: of cells */
    char **cells;                    /* [row][1 + column], owned; [row][0] is the label */
    bool whole_labels;               /* labels are not cut, however long: they tell the rows apart */
};

/* A table of `columns` columns besides the labels. The first two rows added are the headings. */
void table_layout_init(struct table_layout *table, size_t columns);
void table_layout_free(struct table_layout *table);

/* Adds a cell, row by row, the label first. Takes over `text`. */
void table_layout_add(struct table_layout *table, char *text);

/* Labels longer than a third of the width are cut with an ellipsis, unless whole_labels. */
void table_layout_write(const struct table_layout *table, int width, FILE *file);
#endif
