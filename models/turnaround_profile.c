#include "models/turnaround_profile.h"
#include "models/department_state.h"
#include <math.h>

/* A bin is 16 buckets of the sketch; bin 0 also holds what is below a second, the last one what is above its end. */
enum { BUCKETS_A_BIN = 16, SECOND_EXPONENT = 20 };

static unsigned first_bucket(void)
{
    return sketch_bucket_of((int64_t)1 << SECOND_EXPONENT);
}

static int bin_of(unsigned bucket)
{
    if (bucket < first_bucket()) return 0;
    int bin = (int)((bucket - first_bucket()) / BUCKETS_A_BIN) + 1;
    return bin < TURNAROUND_BINS ? bin : TURNAROUND_BINS - 1;
}

static double floor_of(int bin)
{
    return bin == 0 ? 0 : (double)sketch_bucket_floor(first_bucket() + (unsigned)(bin - 1) * BUCKETS_A_BIN);
}

static void fill(const struct sketch *sketch, double *bins)
{
    for (int b = 0; b < TURNAROUND_BINS; b++) bins[b] = 0;
    for (unsigned i = 0; i < SKETCH_BUCKETS; i++)
        if (sketch->bucket[i]) bins[bin_of(i)] += (double)sketch->bucket[i];
}

void turnaround_profiles(const struct department *department, double *bins)
{
    for (size_t t = 0; t < department->plan->work_types; t++, bins += 2 * TURNAROUND_BINS) {
        fill(department->recorder.types[t].turnaround_sketch, bins);
        fill(department->recorder.types[t].open_age_sketch, bins + TURNAROUND_BINS);
    }
}

double turnaround_profile_count(const double *bins)
{
    double count = 0;
    for (int b = 0; b < TURNAROUND_BINS; b++) count += bins[b];
    return count;
}

double turnaround_profile_within(const double *bins, double microseconds)
{
    double within = 0;
    for (int b = 0; b < TURNAROUND_BINS; b++) {
        double from = floor_of(b), to = floor_of(b + 1);
        if (microseconds >= to)
            within += bins[b];
        else if (microseconds > from)
            within += bins[b] * (microseconds - from) / (to - from);
    }
    return within;
}
