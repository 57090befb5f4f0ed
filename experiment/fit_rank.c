#include "experiment/fit_rank.h"
#include "sim/memory.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

enum { PAIRS_LEAST = 30 };

struct ranked {
    double value;
    size_t index;
};

static int compare(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    return (x->value > y->value) - (x->value < y->value);
}

static double *ranks_of(const double *values, size_t count)
{
    struct ranked *order = memory_allocate(count, sizeof *order);
    double *ranks = memory_allocate(count, sizeof *ranks);
    for (size_t i = 0; i < count; i++) order[i] = (struct ranked){values[i], i};
    qsort(order, count, sizeof *order, compare);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i; next < count && order[next].value == order[i].value;) next++;
        for (size_t j = i; j < next; j++) ranks[order[j].index] = (double)(i + next - 1) / 2;
    }
    free(order);
    return ranks;
}

static double correlation(const double *x, const double *y, size_t count)
{
    double mean = ((double)count - 1) / 2, xy = 0, xx = 0, yy = 0;
    for (size_t i = 0; i < count; i++) {
        xy += (x[i] - mean) * (y[i] - mean);
        xx += (x[i] - mean) * (x[i] - mean);
        yy += (y[i] - mean) * (y[i] - mean);
    }
    return xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : (double)NAN;
}

struct fit_interval fit_rank_correlation(const double *x, const double *y, size_t count, double confidence)
{
    struct fit_interval result = {NAN, NAN, NAN};
    if (count < PAIRS_LEAST) return result;
    double *rank_x = ranks_of(x, count), *rank_y = ranks_of(y, count);
    result.value = correlation(rank_x, rank_y, count);
    double half = gsl_cdf_ugaussian_Pinv(0.5 + confidence / 2) * sqrt(1.06 / ((double)count - 3));
    result.low = tanh(atanh(result.value) - half);
    result.high = tanh(atanh(result.value) + half);
    free(rank_x);
    free(rank_y);
    return result;
}
