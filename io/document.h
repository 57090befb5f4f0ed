#ifndef IO_DOCUMENT_H
#define IO_DOCUMENT_H
/* A document of sections, items and blocks, built once and written in several formats (io/document_write.h). Texts are
 * plain: whoever writes them escapes. */
#include <stddef.h>

enum document_block_kind {
    DOCUMENT_TEXT,
    DOCUMENT_WARNING,
    DOCUMENT_LIST,
    DOCUMENT_TABLE,
    DOCUMENT_FIGURE,
    DOCUMENT_GAP
};

struct document_block {
    enum document_block_kind kind;
    char *text;                      /* text, warning; caption of a list, table or figure; what fills the gap; owned */
    char *key;                       /* of a gap: "meta.purpose"; of a figure: its file name; owned, else NULL */
    size_t columns, count, capacity; /* of a table, whose first row is the heading; a list has one column */
    char **cells;                    /* owned */
};

struct document_item {
    const char *id, *title; /* "2.5.1", "Entities"; borrowed */
    size_t count, capacity;
    struct document_block *blocks;
};

struct document {
    char *title;
    size_t count, capacity;
    struct document_item *items;
};

void document_free(struct document *document);

/* Begins an item: the blocks that follow are its. A section is an item whose id has no dot. */
void document_begin(struct document *document, const char *id, const char *title);

void document_text(struct document *document, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* What must not be overlooked. */
void document_warning(struct document *document, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Begins a list or a table; the caption may be NULL. Columns of a table: their headings, then NULL. */
void document_list(struct document *document, const char *caption);
void document_table(struct document *document, const char *caption, ...) __attribute__((sentinel));

/* One more column of the table begun last, before its first row. */
void document_heading(struct document *document, const char *heading);

/* Adds a cell to the list or table begun last. Takes over `text`; NULL is an empty cell. */
void document_cell(struct document *document, char *text);
/* The same, formatted. */
void document_cellf(struct document *document, const char *format, ...) __attribute__((format(printf, 2, 3)));

void document_figure(struct document *document, const char *file, const char *caption);
/* Puts a path before, and an ending behind, the file of every figure. */
void document_figures_rebase(struct document *document, const char *before, const char *ending);
/* What only people can say and have not said. */
void document_gap(struct document *document, const char *key, const char *what);

/* Number of gaps. */
size_t document_gaps(const struct document *document);
#endif
