#ifndef EXPERIMENT_FIT_STAFF_H
#define EXPERIMENT_FIT_STAFF_H
/* Who coded what and when, from the accounts: groups of work types that share coders, a first sketch of their shifts,
 * and throughput. A coder's instants (coding start, coded) are parted into sessions by gaps of 5 hours or more; coders
 * are parted by the hour at which their sessions usually start. The hours are those of
 * sessions with many instants; where there are none an 8 hour shift is assumed. A sketch: leave, breaks and work on
 * other things do not show in accounts. */
#include "models/history.h"

enum { FIT_SHIFTS = 3, FIT_CODER_ROWS_LEAST = 30 };

struct fit_shift {
    int64_t sessions;
    int coders;               /* who usually start in this part of the day */
    double present;           /* mean people on a day on which the shift works */
    unsigned days;            /* bit 0 = Monday */
    int start_hour, end_hour; /* local; end up to 24 hours after midnight of the start, the next day when <= start */
};

struct fit_pool {
    int type_count;
    int32_t *types;  /* indices of work types; owned */
    int64_t charts;  /* coded by people */
    int coders;      /* distinct; 0: no names */
    int shift_count; /* 0: too few instants to say */
    struct fit_shift shifts[FIT_SHIFTS];
    double busy_share; /* coding minutes per minute of the sketched shifts; NAN */
};

struct fit_throughput { /* of one work type */
    int64_t charts;
    double per_hour;      /* charts per hour of coding minutes, all coders */
    int coders;           /* with FIT_CODER_ROWS_LEAST charts or more */
    double p10, p50, p90; /* over those coders; NAN without */
    double by_hour[24];   /* share of the charts finished in each local hour */
};

struct fit_staff {
    int pool_count;
    struct fit_pool *pools;            /* owned */
    struct fit_throughput *throughput; /* by work type; owned */
};

void fit_staff_make(struct fit_staff *staff, const struct history *history);
void fit_staff_free(struct fit_staff *staff);
#endif
