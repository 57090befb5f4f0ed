#ifndef SIM_TIME_H
#define SIM_TIME_H
/* The clock: int64_t microseconds since the scenario starts. Sums and comparisons are exact; conversions from and to
 * floating units happen once, at the edge, rounding half to even. */
#include <math.h>
#include <stdint.h>

#define TIME_SECOND INT64_C(1000000)
#define TIME_MINUTE (60 * TIME_SECOND)
#define TIME_HOUR   (60 * TIME_MINUTE)
#define TIME_DAY    (24 * TIME_HOUR)
#define TIME_WEEK   (7 * TIME_DAY)
#define TIME_NEVER  INT64_MAX

/* Nearest microsecond (half to even) of a length in microseconds; the caller keeps |x| < 2^62. */
static inline int64_t time_round(double x)
{
    return (int64_t)llrint(x);
}

static inline int64_t time_from_minutes(double minutes)
{
    return time_round(minutes * (double)TIME_MINUTE);
}

static inline int64_t time_from_hours(double hours)
{
    return time_round(hours * (double)TIME_HOUR);
}

static inline int64_t time_from_days(double days)
{
    return time_round(days * (double)TIME_DAY);
}

static inline double time_to_hours(int64_t time)
{
    return (double)time / (double)TIME_HOUR;
}

static inline double time_to_days(int64_t time)
{
    return (double)time / (double)TIME_DAY;
}

/* Length of the part of [from, to) that lies in [start, end); 0 when they do not meet. */
static inline int64_t time_overlap(int64_t from, int64_t to, int64_t start, int64_t end)
{
    int64_t a = from > start ? from : start, b = to < end ? to : end;
    return b > a ? b - a : 0;
}
#endif
