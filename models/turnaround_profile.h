#ifndef MODELS_TURNAROUND_PROFILE_H
#define MODELS_TURNAROUND_PROFILE_H
/* How the turnaround of one replication is spread, coarsely: charts by bins of an eighth of an octave between a second
 * and half a year. Pooled percentiles come from the fine sketches; the profiles say how much the replications differ
 * about them. */
#include "sim/sketch.h"
#include <stddef.h>

enum { TURNAROUND_BINS = 200 };

struct department;

/* Two profiles per work type, [type][2][TURNAROUND_BINS]: turnaround of the charts coded in the window, and age of
 * those uncoded at the end. */
void turnaround_profiles(const struct department *department, double *bins);

/* Charts of a profile in all, and those within `microseconds`, interpolated inside a bin. */
double turnaround_profile_count(const double *bins);
double turnaround_profile_within(const double *bins, double microseconds);
#endif
