#ifndef MODELS_STEADY_WEEKS_H
#define MODELS_STEADY_WEEKS_H
/* The whole weeks of a horizon, Monday to Sunday in the facility's local days. Days before the first Monday belong to
 * none: they count as warm-up wherever one is found. Days after the last Sunday belong to none either: they decide
 * nothing, but the window of statistics runs to the horizon and counts them. */
#include "models/scenario.h"

/* Fewer weeks cannot show where a warm-up ends: MSER looks at their first half, and of 26 independent values in about
 * one case of 80 its least value stands at the end of them by chance (measured; of 20, in one of 40). */
enum { STEADY_WEEKS_MIN = 26 };

struct steady_weeks {
    int64_t lead_days; /* before the first Monday, 0..6 */
    int64_t count;     /* whole weeks */
    int64_t rest_days; /* after the last Sunday, 0..6 */
};

struct steady_weeks steady_weeks_of(const struct facility *facility);

/* The first whole week that begins no earlier than `warmup_days`. */
int64_t steady_weeks_from(const struct steady_weeks *weeks, int64_t warmup_days);
#endif
