#ifndef MODELS_WORK_SPREAD_H
#define MODELS_WORK_SPREAD_H
/* How much the work of one type varies, from the plan and without chance: the minutes of its charts and the number that
 * arrives a day, over the days of the statistics window. Opening inventory is left out: it does not come again. */
#include "models/plan.h"

struct work_spread {
    double arrivals;    /* expected in the window */
    double arrivals_cv; /* of the daily count: standard deviation / mean over all days, weekends and holidays included.
                           The variance is that of the days' means plus, within a day, Poisson and day factor; rows of a
                           trace count as they are. NAN without arrivals */
    double
        minutes_mean;  /* standard coding minutes a chart; rows of a trace with their own minutes where they have any */
    double minutes_cv; /* 0 when the mean is 0; both NAN without arrivals */
};

struct work_spread work_spread_of(const struct plan *plan, int work_type);
#endif
