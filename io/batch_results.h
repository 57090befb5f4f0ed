#ifndef IO_BATCH_RESULTS_H
#define IO_BATCH_RESULTS_H
/* What a store holds of a study, as tidy CSV, JSON, or a table for a terminal: always computed from the stored
 * replications, so that it is the same whatever run, machine or order they came from. */
#include "io/batch_read.h"
#include <stdio.h>

enum batch_format { BATCH_TABLE, BATCH_CSV, BATCH_JSON };

struct batch_results_wish {
    enum batch_format format;
    size_t metric_count;
    const char *const *metrics; /* METRIC, all its scopes and months, or METRIC@SCOPE; none: all, in tables the main */
    int width;                  /* of the terminal */
};

/* False with store->message. */
bool batch_results_write(struct batch_store *store, struct stored_study *study, const struct batch_results_wish *wish,
                         FILE *file);

/* Is METRIC or METRIC@SCOPE known? Else an owned message with the nearest. */
bool batch_metric_check(const char *metric, char **message);
#endif
