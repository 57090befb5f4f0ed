#ifndef EXPERIMENT_BATCH_CELL_H
#define EXPERIMENT_BATCH_CELL_H
/* A cell of a batch, lived by the department: its plan and the columns of one replication's row. The columns are the
 * metrics of the window, in the order of metric_keys, then the main ones over all of every month. */
#include "experiment/batch.h"
#include "models/metric.h"
#include "models/period.h"

struct batch_column {
    struct metric_key key;
    int period; /* of the plan's periods; -1: the window */
};

struct batch_plan {
    struct plan plan;
    int64_t seed;
    struct metric_keys keys, period_keys;
    struct period_list periods;
    size_t width;
    struct batch_column *columns; /* owned */
    size_t month_count;
    size_t *month_keys; /* indices into period_keys of the metrics that months report; owned */
};

/* The scenario outlives it; the caller frees. */
void batch_plan_init(struct batch_plan *plan, const struct scenario *scenario, int64_t seed);
void batch_plan_free(struct batch_plan *plan);

/* "2026-03" of a column of a month; the caller frees. "" of the window. */
char *batch_column_period(const struct batch_plan *plan, const struct batch_column *column);

/* For struct batch_runner: the plan is a struct batch_plan. */
void *batch_plan_sit_down(void *context, void *plan);
void batch_plan_stand_up(void *context, void *seat);
bool batch_plan_live(void *context, void *plan, void *seat, int64_t replication, double *values);
#endif
