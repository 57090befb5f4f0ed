#ifndef IO_PERIOD_TABLE_H
#define IO_PERIOD_TABLE_H
/* The main metrics week by week, month by month or quarter by quarter: over all, for each location that has pools, and
 * for each pool. Means over the replications of a study that has kept its periods. */
#include "io/result_set.h"
#include <stdio.h>

/* "2026-01-05", "2026-01", "2026 Q1"; the caller frees. */
char *period_text(const struct study_scenario *item, const struct period *period);

/* Tables of every scenario, one after the other, each fitting into `width` columns. */
void period_tables_write(const struct result_set *results, enum period_kind kind, int width, FILE *file);
#endif
