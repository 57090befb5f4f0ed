#ifndef IO_CSV_TABLE_H
#define IO_CSV_TABLE_H
/* CSV as rows of cells: comma, semicolon or tab (the one that the first line has most of), quotes as in RFC 4180, LF or
 * CRLF, a UTF-8 byte order mark is skipped, blanks around unquoted cells are cut, rows without any text are left out.
 */
#include <stdbool.h>
#include <stddef.h>

struct csv_row {
    size_t line; /* 1-based line of the file on which the row begins */
    size_t count;
    const char *const *cells; /* valid during the call */
};

struct csv_trouble {
    size_t line;   /* 0: the file itself */
    char *message; /* owned by the caller; NULL: none */
};

/* Calls `take` for every row in the order of the file, the header included. Memory is one row. Returns false and fills
 * `trouble` when the file cannot be read or is no CSV text (a quote out of place or not closed, a NUL byte, UTF-16);
 * rows before the trouble have been taken by then. */
bool csv_table_read(const char *path, void (*take)(void *context, const struct csv_row *row), void *context,
                    struct csv_trouble *trouble);
#endif
