#ifndef IO_JSON_DOCUMENT_H
#define IO_JSON_DOCUMENT_H
/* One JSON text as a cJSON tree that knows where its values stand. cJSON keeps no positions, so the text is first
 * walked by json_scan; `valueint`, a member of cJSON that is deprecated and otherwise unused here, is then the index of
 * a value's position. The scan is strict where cJSON is not: leading zeros, control characters, invalid UTF-8, text
 * after the end. */
#include "io/json_scan.h"
#include "models/problem.h"
#include <stdbool.h>
#include <stddef.h>

struct cJSON;

enum { JSON_FILE_MAX = 4 << 20 }; /* bytes of a scenario file; more is a mistake */

struct json_document {
    struct cJSON *root; /* owned; valueint of every value = index into positions + the first index asked for */
    size_t count;
    struct json_position *positions; /* owned */
};

/* Parses a text. `name` is the file name of the problems: a syntax error (the first; the document is then empty and the
 * result false), or keys that stand twice in one object (all; the document is complete, the result false). A UTF-8 byte
 * order mark is skipped. */
bool json_document_parse(struct json_document *document, const char *name, const char *text, size_t length,
                         size_t first_index, struct problems *problems);

/* Reads and parses a file. When it cannot be read at all, adds no problem, returns false and sets *message (the caller
 * frees), so that the caller can say who asked for the file. */
bool json_document_read(struct json_document *document, const char *path, size_t first_index, struct problems *problems,
                        char **message);

void json_document_free(struct json_document *document);
#endif
