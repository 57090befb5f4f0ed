#ifndef EXPERIMENT_FIT_STAFF_H
#define EXPERIMENT_FIT_STAFF_H
/* Who coded what and how fast, from the accounts: groups of work types that share coders (a type belongs to the types
 * that its coders mostly do), a sketch of their pools with their pace, and throughput. */
#include "experiment/fit_pool.h"
#include "models/history.h"

enum { FIT_CODER_ROWS_LEAST = 30 };

struct fit_throughput { /* of one work type */
    int64_t charts;
    double per_hour;      /* charts per hour of coding minutes, all coders */
    int coders;           /* with FIT_CODER_ROWS_LEAST charts or more */
    double p10, p50, p90; /* over those coders; NAN without */
    double by_hour[24];   /* share of the charts finished in each local hour; NAN when only days are known */
};

struct fit_staff {
    int pool_count;
    struct fit_pool *pools;            /* owned */
    struct fit_throughput *throughput; /* by work type; owned */
};

/* `knows_hours` false: the instants of coding are dates, which tell who was there on which days and nothing else. */
void fit_staff_make(struct fit_staff *staff, const struct history *history, bool knows_hours, double confidence);
void fit_staff_free(struct fit_staff *staff);
#endif
