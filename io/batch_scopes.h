#ifndef IO_BATCH_SCOPES_H
#define IO_BATCH_SCOPES_H
/* The metrics that the checks of a study name, as METRIC or METRIC@SCOPE. A scope that no cell has makes every cell
 * infeasible: it is told before the first is simulated. */
#include "io/batch_columns.h"
#include "io/study_file.h"

struct batch_scope { /* a name that no cell has shown so far, or one that is found */
    size_t check;
    const char *name; /* borrowed of the check */
    bool is_found;
    char *scopes; /* those of the first cell; owned */
};

struct batch_scopes {
    size_t count;
    struct batch_scope *items; /* owned */
};

/* The study outlives it. */
void batch_scopes_init(struct batch_scopes *scopes, const struct study_file *study);
void batch_scopes_free(struct batch_scopes *scopes);

/* Looks for those that are not found yet in a cell's scenario. */
void batch_scopes_look(struct batch_scopes *scopes, const struct scenario *scenario);

/* Reports those that are not found, when cells were looked at. */
void batch_scopes_report(const struct batch_scopes *scopes, const struct study_file *study, struct problems *problems);
#endif
