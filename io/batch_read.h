#ifndef IO_BATCH_READ_H
#define IO_BATCH_READ_H
/* What a results store says: its studies, cells, replications, and the estimates over them. An estimate rests on the
 * longest row of replications from 0 on of which each is stored or in quarantine: with gaps left by an interrupted run
 * filled, it is always that of one uninterrupted run. Percentiles of turnaround are means of those of the replications,
 * with a t interval, as all else. */
#include "experiment/estimate.h"
#include "io/batch_store.h"

struct stored_cell {
    int64_t cell, scenario, wanted, layout; /* layout: -1 as long as nothing is stored */
    char *name;                             /* owned, as are the texts of the factors */
    size_t factor_count;
    struct cell_factor *factors;
};

struct stored_study {
    int64_t study, seed;
    char *name;
    double confidence;
    size_t check_count;
    struct expression **checks; /* owned */
    size_t given_count;
    char **given; /* factors that nobody chooses; owned */
    size_t count;
    struct stored_cell *cells; /* in the order of the study file */
    struct batch_column_sets columns;
};

/* Reads the study of that name, or with NULL the only one; `only` is a condition over factors, NULL for all cells.
 * False with store->message. The caller frees in both cases. */
bool stored_study_read(struct stored_study *study, struct batch_store *store, const char *name, const char *only);
void stored_study_free(struct stored_study *study);

struct stored_rows { /* the replications that an estimate of a cell rests on */
    int64_t count, quarantined;
    size_t width;
    double *values;                      /* [row][column]; owned */
    int64_t *numbers;                    /* of the replications; owned */
    const struct batch_columns *columns; /* the study's; NULL when nothing is stored */
};

bool stored_rows_read(struct stored_rows *rows, struct batch_store *store, struct stored_study *study,
                      const struct stored_cell *cell);
void stored_rows_free(struct stored_rows *rows);

/* Has some cell the metric METRIC or METRIC@SCOPE, or none a replication yet? False with store->message, which names
 * the scopes that there are. */
bool stored_study_has(struct stored_study *study, struct batch_store *store, const char *name);

/* Estimate of a column. */
struct estimate stored_estimate(const struct stored_rows *rows, size_t column, double confidence);

/* Writes estimates, feasibility and failed checks of the cells whose replications have changed. */
bool stored_estimates_refresh(struct batch_store *store, const char *study);
#endif
