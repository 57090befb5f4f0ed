#ifndef IO_READER_H
#define IO_READER_H
/* What every part of the reader shares: the source, the list of problems, and the ways of reporting. */
#include "models/field.h"
#include "models/problem.h"
#include <stdbool.h>

struct cJSON;
struct scenario_source;

struct reader {
    const struct scenario_source *source;
    const struct cJSON *root; /* of the merged document: where names are looked up */
    struct problems *problems;
};

/* Error at a value: "`what`, got X". `allowed` and `hint` may be NULL. */
void reader_report(const struct reader *reader, const struct cJSON *node, const char *pointer, const char *what,
                   const char *allowed, const char *hint);

/* Error at the key of a value, without "got". */
void reader_report_key(const struct reader *reader, const struct cJSON *node, const char *pointer, const char *what,
                       const char *allowed, const char *hint);

/* Error at an object or list, about something that it lacks. */
void reader_report_lack(const struct reader *reader, const struct cJSON *node, const char *pointer, const char *what,
                        const char *allowed, const char *hint);

/* Is the value a number within the field's range (and whole)? Reports when it is not. */
bool reader_check_number(const struct reader *reader, const struct field *field, const struct cJSON *node,
                         const char *pointer);

/* Is the value absent or null? */
bool reader_is_absent(const struct cJSON *node);

/* The range of a field in words: "more than 0 and at most 1 share"; the caller frees. */
char *reader_range_text(const struct field *field);
#endif
