#ifndef EXPERIMENT_STUDY_H
#define EXPERIMENT_STUDY_H
/* A study: scenarios x replications, run by workers that pull the next index, replication-major, and put each result
 * into its own slot. Which thread did what leaves no trace: results are the same to the byte for any number of workers.
 */
#include "models/cash.h"
#include "models/metric.h"
#include "models/period.h"
#include <signal.h>
#include <stdbool.h>

struct study_scenario {
    const struct scenario *scenario; /* borrowed, const, checked */
    struct plan plan;
    struct metric_keys keys, series;
    struct period_list periods;
    struct metric_keys period_keys;
    double *values;        /* [replication][key] */
    double *daily;         /* [replication][series key][day]; NULL unless kept */
    double *curves;        /* [replication][TAT_CURVES][TAT_GRID_POINTS] */
    double *cash;          /* [replication][month][CASH_LINES], usd */
    double *period_values; /* [replication][period][period key]; NULL unless kept */
};

struct study {
    size_t count;
    struct study_scenario *items; /* the baseline first */
    int64_t seed, requested;
    int64_t replications; /* complete in every scenario: 0..replications-1 */
    bool interrupted;     /* stopped early; the complete prefix is kept */
    int64_t failed;       /* first replication whose books did not balance; -1 when all did */
    double seconds;       /* wall time of the run */
};

struct study_options {
    int64_t replications, seed;
    int64_t first; /* number of the first replication: 0 unless they go on from others */
    int jobs;      /* workers, >= 1 */
    bool keep_daily, keep_periods;
    const volatile sig_atomic_t *stop; /* not 0: start no further replication; may be NULL */
    void (*progress)(void *context, int64_t done,
                     int64_t total); /* called on the caller's thread a few times a second; may be NULL */
    void *context;
};

void study_init(struct study *study, const struct scenario *const *scenarios, size_t count);
/* Bytes that the results of a run take, whatever is kept of them later. */
double study_bytes(const struct study *study, const struct study_options *options);

void study_run(struct study *study, const struct study_options *options);
void study_free(struct study *study);

/* Lives one replication of one scenario alone and tells the observer about every encounter. */
void study_observe(const struct study *study, size_t scenario, int64_t seed, int64_t replication,
                   const struct observer *observer);
#endif
