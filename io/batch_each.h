#ifndef IO_BATCH_EACH_H
#define IO_BATCH_EACH_H
/* The cells of a study, parted by the factors that nobody chooses, such as a winter or a start state: what is best must
 * be asked for each of their levels. */
#include "io/batch_read.h"

struct batch_part {
    char *name; /* "winter=flu start=today", "" without factors; owned */
    size_t count;
    struct stored_cell *cells; /* the list is owned, what the cells hold is the study's */
};

struct batch_parts {
    size_t count;
    struct batch_part *items; /* in the order of the study; owned */
};

/* False with store->message when the study has no such factor. The caller frees in both cases; the study outlives it.
 */
bool batch_parts_init(struct batch_parts *parts, const struct stored_study *study, struct batch_store *store,
                      const char *const *factors, size_t count);
void batch_parts_free(struct batch_parts *parts);

/* The name of a cell by those of its factors that are among the given ones, in their order; with `others` by all the
 * rest: what is decided, in whichever part. The caller frees. */
char *batch_part_name(const struct stored_cell *cell, const char *const *factors, size_t count, bool others);
#endif
