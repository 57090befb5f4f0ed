#ifndef IO_JSON_WRITE_H
#define IO_JSON_WRITE_H
/* Writes JSON as people read it: two spaces a level, short lists of scalars on one line. The writer knows the commas.
 */
#include <stdbool.h>
#include <stdio.h>

enum { JSON_WRITE_DEPTH = 64 };

struct json_write {
    FILE *file; /* borrowed */
    int depth;
    bool has_members[JSON_WRITE_DEPTH]; /* of the container open at each depth */
    bool one_line[JSON_WRITE_DEPTH];
};

/* Each value goes under `key` inside an object; NULL inside a list and for the document itself. */
void json_write_object(struct json_write *out, const char *key); /* { on lines of its own */
void json_write_object_end(struct json_write *out);
void json_write_list(struct json_write *out, const char *key); /* [ on lines of its own */
void json_write_list_end(struct json_write *out);
void json_write_row(struct json_write *out, const char *key);                    /* [ ... ] on one line */
void json_write_flat(struct json_write *out, const char *key);                   /* { ... } on one line */
void json_write_text(struct json_write *out, const char *key, const char *text); /* NULL writes null */
void json_write_number(struct json_write *out, const char *key, double number);  /* NAN and infinity write null */
void json_write_boolean(struct json_write *out, const char *key, bool value);
void json_write_null(struct json_write *out, const char *key);
/* JSON as it is. */
void json_write_raw(struct json_write *out, const char *key, const char *json);

/* A text with quotes and escapes; other writers of JSON may use it alone. */
void json_write_quoted(FILE *file, const char *text);
#endif
