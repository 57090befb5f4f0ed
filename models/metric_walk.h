#ifndef MODELS_METRIC_WALK_H
#define MODELS_METRIC_WALK_H
/* One walk emits every metric in a fixed order; without a department it emits the keys only, so keys and values cannot
 * disagree. The chapters of the walk stand in metric_*.c; only they include this. */
#include "models/metric.h"

struct metric_walk {
    const struct plan *plan;
    const struct department *department; /* NULL: keys only */
    struct metric_key *keys;             /* NULL: values only */
    double *values;
    size_t count;
    struct type_record sums[1 + SETTING_COUNT]; /* all, then by setting */
    struct sketch *sketches;                    /* the same, for the percentiles */
    bool has_setting[SETTING_COUNT];
    int64_t *window; /* the day book's sums over the window; zeros without a department */
};

void metric_emit(struct metric_walk *walk, int id, enum scope scope, int item, double value);

/* Encounters that are coded: complex and routine work. Administrative work and exceptions have queues and targets of
 * their own and stay out of what is reported over all and by setting. */
bool metric_is_encounter(const struct scenario *scenario, int work_type);

/* part / whole; NAN when there is no whole. */
double metric_ratio(double part, double whole);

/* Counts of the window. */
const int64_t *metric_window_money(const struct metric_walk *walk);
const int64_t *metric_window_type(const struct metric_walk *walk, int type);
const int64_t *metric_window_pool(const struct metric_walk *walk, int pool);
const int64_t *metric_window_cause(const struct metric_walk *walk, int cause);

/* Sums over all pools, or over those of a location. */
void metric_window_location(const struct metric_walk *walk, int location, int64_t sums[POOL_COUNTS]);

/* The chapters. */
void metric_walk_quality(struct metric_walk *walk);
void metric_walk_people(struct metric_walk *walk);
void metric_walk_costs(struct metric_walk *walk);
void metric_walk_money(struct metric_walk *walk);
#endif
