#ifndef IO_STUDY_READ_H
#define IO_STUDY_READ_H
/* Small readers of JSON values that do not belong to the fields table. Each adds a problem when the value is not what
 * it must be. */
#include "io/reader.h"
#include <stddef.h>

/* Reads a file with the place of every value; false with problems added. *root is the source's. The caller frees the
 * source with study_read_free in both cases. */
bool study_read_document(struct scenario_source **source, const struct cJSON **root, const char *path,
                         struct problems *problems);
/* The document again. */
const struct cJSON *study_read_root(const struct scenario_source *source);
void study_read_free(struct scenario_source *source);

/* A copy of a value that keeps its origin; the caller frees. */
struct cJSON *study_read_copy(const struct cJSON *value);

/* Reports every key that is not among `keys`, which ends with NULL. */
void study_read_keys(const struct reader *reader, const struct cJSON *node, const char *pointer,
                     const char *const *keys);

/* The member `key`; NULL when it is absent or null, which is a problem when it is required. *at is its pointer, owned
 * by the caller. */
const struct cJSON *study_read_member(const struct reader *reader, const struct cJSON *node, const char *pointer,
                                      const char *key, bool required, char **at);

/* A text that is not empty, borrowed from the document; NULL when absent or wrong. */
const char *study_read_text(const struct reader *reader, const struct cJSON *node, const char *pointer, const char *key,
                            bool required);

/* A number within [min, max], whole when `whole`; `absent` when absent; NAN when wrong. */
double study_read_number(const struct reader *reader, const struct cJSON *node, const char *pointer, const char *key,
                         double min, double max, bool whole, double absent);

/* true or false; `absent` when absent; *ok false when wrong. */
bool study_read_boolean(const struct reader *reader, const struct cJSON *node, const char *pointer, const char *key,
                        bool absent, bool *ok);

/* A list with `least` to `most` items; NULL when absent or wrong. *at is its pointer, owned by the caller. */
const struct cJSON *study_read_list(const struct reader *reader, const struct cJSON *node, const char *pointer,
                                    const char *key, bool required, size_t least, size_t most, char **at);
#endif
