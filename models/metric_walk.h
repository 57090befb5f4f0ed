#ifndef MODELS_METRIC_WALK_H
#define MODELS_METRIC_WALK_H
/* One walk emits every metric in a fixed order; without a department it emits the keys only, so keys and values cannot
 * disagree. It goes over the window or over some of its days: then it leaves out what needs more than the books of
 * those days. The chapters of the walk stand in metric_*.c; only they include this. */
#include "models/metric.h"

struct metric_walk {
    const struct plan *plan;
    const struct department *department; /* NULL: keys only */
    struct metric_key *keys;             /* NULL: values only */
    double *values;
    size_t count;
    int from, to;   /* days [from, to) */
    bool is_window; /* all of them */
    int64_t coded;  /* encounters; set by the first chapter */
    int64_t *book;  /* the day book's sums over the days; zeros without a department */
    int64_t *costs; /* the cost book's, likewise */
};

/* Adds a value; over some days of the window, what needs the whole of it is passed over. */
void metric_emit(struct metric_walk *walk, int id, enum scope scope, int item, double value);

static inline int metric_walk_days(const struct metric_walk *walk)
{
    return walk->to - walk->from;
}

/* Encounters that are coded: complex and routine work. Administrative work and exceptions have queues and targets of
 * their own and stay out of what is reported over all and by setting. */
bool metric_is_encounter(const struct scenario *scenario, int work_type);

/* part / whole; NAN when there is no whole. */
double metric_ratio(double part, double whole);

/* Counts of the days. */
const int64_t *metric_book_money(const struct metric_walk *walk);
const int64_t *metric_book_type(const struct metric_walk *walk, int type);
const int64_t *metric_book_pool(const struct metric_walk *walk, int pool);
const int64_t *metric_book_cause(const struct metric_walk *walk, int cause);

/* Cents by component of a pool; of what no pool causes when `pool` is the number of pools. */
const int64_t *metric_costs(const struct metric_walk *walk, int pool);
/* Over all components; over all pools and the department. */
int64_t metric_cost_of_pool(const struct metric_walk *walk, int pool);
int64_t metric_cost_total(const struct metric_walk *walk);

/* Sums over all pools, or over those of a location. */
void metric_book_location(const struct metric_walk *walk, int location, int64_t sums[POOL_COUNTS]);

/* The chapters, in their order. */
void metric_walk_work(struct metric_walk *walk);
void metric_walk_quality(struct metric_walk *walk);
void metric_walk_people(struct metric_walk *walk);
void metric_walk_staffing(struct metric_walk *walk);
void metric_walk_costs(struct metric_walk *walk);
void metric_walk_money(struct metric_walk *walk);
void metric_walk_recovery(struct metric_walk *walk);
#endif
