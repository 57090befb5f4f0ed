#ifndef IO_BATCH_COLUMNS_H
#define IO_BATCH_COLUMNS_H
/* What the numbers of a stored replication are called. Cells that differ in numbers only share one list. */
#include "experiment/batch_cell.h"
#include "io/scenario_load.h"

struct batch_columns {
    size_t count;
    char **metrics, **scopes, **periods; /* owned; period "" is the whole window */
    char digest[DIGEST_LENGTH + 1];      /* XXH3-64 of them all */
};

void batch_columns_init(struct batch_columns *columns, size_t count);
/* Takes over the texts. */
void batch_columns_set(struct batch_columns *columns, size_t at, char *metric, char *scope, char *period);
/* Computes the digest, when all are set. */
void batch_columns_seal(struct batch_columns *columns);
void batch_columns_free(struct batch_columns *columns);

/* Column of a metric of the whole window; SIZE_MAX when there is none. */
size_t batch_columns_find(const struct batch_columns *columns, const char *metric, const char *scope);
/* The same by METRIC or METRIC@SCOPE; no scope is "all". */
size_t batch_columns_named(const struct batch_columns *columns, const char *name);
/* The scopes of such a name's metric, as "tat_p90_hours, tat_p90_hours@setting:IP ...": the caller frees. */
char *batch_columns_scopes(const struct batch_columns *columns, const char *name);

/* The columns of a plan. */
void batch_columns_of(struct batch_columns *columns, const struct batch_plan *plan);

struct batch_column_sets { /* one of each kind */
    size_t count;
    struct batch_columns **items; /* owned */
};

/* The set that equals `columns`, which it takes over. */
const struct batch_columns *batch_column_sets_add(struct batch_column_sets *sets, struct batch_columns *columns);
void batch_column_sets_free(struct batch_column_sets *sets);
#endif
