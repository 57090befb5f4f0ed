#include "experiment/variance_split.h"
#include <gsl/gsl_cdf.h>
#include <math.h>

static double mean_of(const double *values, int64_t count)
{
    double sum = 0;
    for (int64_t i = 0; i < count; i++) sum += values[i];
    return sum / (double)count;
}

static double squares_around(const double *values, int64_t count, double centre)
{
    double sum = 0;
    for (int64_t i = 0; i < count; i++) sum += (values[i] - centre) * (values[i] - centre);
    return sum;
}

static double within_0_1(double share)
{
    return fmin(1, fmax(0, share));
}

static void fill_share(struct variance_split *split, double ratio, int64_t groups, int64_t each, double confidence)
{
    double above = (double)(groups - 1), below = (double)(groups * (each - 1)), n = (double)each;
    split->input_share = split->input / (split->input + split->simulation);
    double most = ratio / gsl_cdf_fdist_Pinv((1 - confidence) / 2, above, below);
    double least = ratio / gsl_cdf_fdist_Qinv((1 - confidence) / 2, above, below);
    split->low = within_0_1((least - 1) / (least + n - 1));
    split->high = within_0_1((most - 1) / (most + n - 1));
}

struct variance_split variance_split_of(const double *values, int64_t groups, int64_t each, double confidence)
{
    struct variance_split split = {NAN, NAN, NAN, NAN, NAN, false};
    if (groups < 2 || each < 2) return split;
    double mean = mean_of(values, groups * each), between = 0, within = 0;
    for (int64_t g = 0; g < groups; g++) {
        const double *group = values + g * each;
        double centre = mean_of(group, each);
        between += (double)each * (centre - mean) * (centre - mean);
        within += squares_around(group, each, centre);
    }
    if (isnan(between)) return split;
    between /= (double)(groups - 1);
    within /= (double)(groups * (each - 1));
    split.simulation = within;
    split.input = (between - within) / (double)each;
    split.cut = split.input < 0;
    if (split.cut) split.input = 0;
    if (within > 0)
        fill_share(&split, between / within, groups, each, confidence);
    else if (between > 0)
        split.input_share = split.low = split.high = 1;
    return split;
}
