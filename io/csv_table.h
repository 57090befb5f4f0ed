#ifndef IO_CSV_TABLE_H
#define IO_CSV_TABLE_H
/* CSV as rows of cells: comma, semicolon or tab (the one that the first line has most of), quotes as in RFC 4180, LF or
 * CRLF, a UTF-8 byte order mark is skipped, blanks around unquoted cells are cut, rows without any text are left out.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct csv_row {
    size_t line; /* 1-based line of the file on which the row begins */
    size_t count;
    const char *const *cells; /* valid during the call */
};

struct csv_trouble {
    size_t line;   /* 0: the file itself */
    char *message; /* owned by the caller; NULL: none */
};

/* What the usual reading does not do. */
struct csv_options {
    bool lenient;     /* a quote inside a cell is text, as exports without any quoting have it: 5" wide */
    uint64_t *digest; /* gets the XXH3-64 of the bytes that were read; NULL: not wanted */
};

enum { CSV_ROW_MAX = 1 << 20 }; /* bytes of a row; more is a quote that is not closed */

/* Gets a row; false: enough, the rest of the file is not wanted. */
typedef bool csv_take(void *context, const struct csv_row *row);

/* Calls `take` for every row in the order of the file, the header included. Memory is one row. Returns false and fills
 * `trouble` when the file cannot be read or is no CSV text (a quote out of place or not closed, a NUL byte, UTF-16, a
 * row beyond CSV_ROW_MAX); rows before the trouble have been taken by then. */
bool csv_table_read(const char *path, csv_take *take, void *context, struct csv_trouble *trouble);

/* The same for a file that is open (it stays open) and with options. */
bool csv_table_read_open(FILE *file, const struct csv_options *options, csv_take *take, void *context,
                         struct csv_trouble *trouble);
#endif
