#ifndef EXPERIMENT_STUDY_H
#define EXPERIMENT_STUDY_H
/* A study: scenarios x replications, run by workers that pull the next index, replication-major, and put each result
 * into its own slot. Which thread did what leaves no trace: results are the same to the byte for any number of workers.
 */
#include "models/cash.h"
#include "models/metric.h"
#include "models/period.h"
#include "sim/sketch.h"
#include <signal.h>
#include <stdbool.h>

enum { STUDY_TABLES = 6 };

struct study_table { /* numbers of a scenario, one row per replication */
    double **rows;   /* [replication][width] */
    size_t width;
};

struct study_scenario {
    const struct scenario *scenario; /* borrowed, const, checked */
    struct plan plan;
    struct metric_keys keys, series;
    struct period_list periods;
    struct metric_keys period_keys;
    double *values;            /* [replication][key] */
    double *curves;            /* [replication][TAT_CURVES][TAT_GRID_POINTS] */
    double *cash;              /* [replication][month][CASH_LINES], usd */
    double *profiles;          /* [replication][work type][2][TURNAROUND_BINS], models/turnaround_profile.h */
    double *daily;             /* [replication][series key][day]; NULL unless kept */
    double *period_values;     /* [replication][period][period key]; NULL unless kept */
    struct sketch *turnaround; /* [work type]: of all charts coded in the windows of the complete replications */
    struct sketch *open_ages;  /* [work type]: of all charts uncoded at their ends */
};

struct study {
    size_t count;
    struct study_scenario *items; /* the baseline first */
    int64_t seed, first;          /* number of the first replication */
    int64_t requested;
    int64_t replications; /* complete in every scenario: first .. first + replications - 1 */
    bool interrupted;     /* stopped early; what is complete is kept */
    int64_t failed;       /* first replication whose books did not balance; -1 when all did */
    double seconds;       /* wall time of the runs */
};

struct study_options {
    int64_t replications; /* that the study shall have when the run is over */
    int64_t seed, first;  /* as those of the study when it has replications already */
    int jobs;             /* workers, >= 1 */
    bool keep_daily, keep_periods;
    const volatile sig_atomic_t *stop; /* not 0: start no further replication; may be NULL */
    void (*progress)(void *context, int64_t done,
                     int64_t total); /* called on the caller's thread a few times a second; may be NULL */
    void *context;
};

void study_init(struct study *study, const struct scenario *const *scenarios, size_t count);
/* Bytes that the results of a run take. */
double study_bytes(const struct study *study, const struct study_options *options);

/* Runs what is missing of the replications asked for: none is lived twice, and running in parts gives the same bytes as
 * running at once. Stopped early, it completes the replications that have begun. Every run of a study must keep the
 * same. */
void study_run(struct study *study, const struct study_options *options);

/* The tables that hold the results of a scenario: always those of values, curves, cash and profiles, the others as
 * asked. Returns their count. */
size_t study_tables(struct study_scenario *item, bool daily, bool periods, struct study_table tables[STUDY_TABLES]);
/* Makes room in them, in every scenario; for those who bring rows from elsewhere. */
void study_reserve(struct study *study, int64_t replications, bool daily, bool periods);
void study_free(struct study *study);

/* Lives one replication of one scenario alone and tells the observer about every encounter. */
void study_observe(const struct study *study, size_t scenario, int64_t seed, int64_t replication,
                   const struct observer *observer);
#endif
