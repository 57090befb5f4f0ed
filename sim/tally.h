#ifndef SIM_TALLY_H
#define SIM_TALLY_H
/* Two ways to add up a replication: a tally of observations and the time-weighted level of a quantity, both in exact
 * integers. */
#include "sim/time.h"
#include <math.h>
#include <stdint.h>

__extension__ typedef __int128 int128;

struct tally {
    int64_t count;
    int128 sum;
};

static inline void tally_add(struct tally *tally, int64_t value)
{
    tally->count++;
    tally->sum += value;
}

static inline void tally_merge(struct tally *into, const struct tally *from)
{
    into->count += from->count;
    into->sum += from->sum;
}

/* NAN when nothing was observed. */
static inline double tally_mean(const struct tally *tally)
{
    return tally->count ? (double)tally->sum / (double)tally->count : NAN;
}

/* Time average of a level over a window [start, end): the sum of what each stay contributes, clipped to the window. */
struct time_weighted {
    int64_t start, end;
    int128 area; /* level x microseconds */
};

static inline void time_weighted_add(struct time_weighted *weighted, int64_t from, int64_t to, int64_t level)
{
    weighted->area += (int128)time_overlap(from, to, weighted->start, weighted->end) * level;
}

/* NAN for an empty window. */
static inline double time_weighted_mean(const struct time_weighted *weighted)
{
    return weighted->end > weighted->start ? (double)weighted->area / (double)(weighted->end - weighted->start) : NAN;
}
#endif
