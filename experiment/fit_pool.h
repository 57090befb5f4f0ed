#ifndef EXPERIMENT_FIT_POOL_H
#define EXPERIMENT_FIT_POOL_H
/* A pool as the instants of coding show it: a sketch, because leave, breaks and work on other things do not stand in
 * accounts. */
#include "experiment/fit_pace.h"
#include <stdbool.h>
#include <stdint.h>

enum { FIT_SHIFTS = 6 }; /* three parts of the day, busy and thin weekdays of each */

struct fit_shift {
    int64_t sessions;
    int coders;               /* who usually start in this part of the day */
    double present;           /* mean people on a day on which the shift works */
    unsigned days;            /* bit 0 = Monday */
    int start_hour, end_hour; /* local; end up to 24 hours after midnight of the start, the next day when <= start */
    bool hours_known;         /* else 8 hours are assumed */
};

struct fit_pool {
    int type_count;
    int32_t *types;  /* indices of work types; owned */
    int64_t charts;  /* coded by people */
    int coders;      /* distinct; 0: no names */
    int shift_count; /* 0: too few instants to say */
    struct fit_shift shifts[FIT_SHIFTS];
    double busy_share; /* coding minutes per minute of the sketched shifts; NAN */
    struct fit_pace pace;
};

#endif
