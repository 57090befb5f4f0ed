#ifndef IO_JSON_SCAN_H
#define IO_JSON_SCAN_H
/* A strict walk over a JSON text (RFC 8259) that keeps what a tree forgets: where every value and key stands, and in
 * plain words what is wrong. Lines and columns count from 1; a column is a character (code point), not a byte. */
#include <stdbool.h>
#include <stddef.h>

enum { JSON_DEPTH_MAX = 64 };

struct json_position {
    int line, column;         /* of the value */
    int key_line, key_column; /* of its key; 0 when it has none */
};

struct json_scan {
    size_t count, capacity;
    struct json_position *positions; /* one per value, in the order of the text; owned */
    int line, column;                /* of the first mistake */
    char *what, *hint;               /* owned; NULL when the text is sound; the hint may be NULL */
};

/* Scans the whole text, which must be valid in every respect: grammar, UTF-8, escapes, finite numbers, depth. Returns
 * false with the first mistake. The caller frees either way. */
bool json_scan(struct json_scan *scan, const char *text, size_t length);
void json_scan_free(struct json_scan *scan);
#endif
