#include "experiment/warm_up.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static double mean_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += values[i];
    return sum / (double)count;
}

/* z(d); what is rounding beside the mean counts as zero. */
static double squared_error(const double *batches, size_t count)
{
    double mean = mean_of(batches, count), squares = 0;
    for (size_t i = 0; i < count; i++) squares += (batches[i] - mean) * (batches[i] - mean);
    double rounding = 1e-12 * mean;
    if (squares <= (double)count * rounding * rounding) return 0;
    return squares / ((double)count * (double)count);
}

struct truncation mser_truncation(const double *batches, size_t count, size_t most)
{
    size_t best = 0;
    double least = INFINITY;
    for (size_t d = 0; count > 0 && d <= most; d++) {
        double error = squared_error(batches + d, count - d);
        if (error >= least * (1 - 1e-9)) continue;
        least = error;
        best = d;
    }
    return (struct truncation){best, best > 0 && best == most};
}

static bool is_second_quarter_alike(const double *batches, size_t count)
{
    size_t quarter = count / 4, half = count / 2;
    if (quarter == half) return false;
    double before = mean_of(batches + quarter, half - quarter), after = mean_of(batches + half, count - half);
    return fabs(before - after) <= WARM_UP_ALIKE_SHARE * fabs(after);
}

struct truncation warm_up_truncation(const double *batches, size_t count)
{
    struct truncation truncation = mser_truncation(batches, count, count / 2);
    if (!truncation.at_bound || !is_second_quarter_alike(batches, count)) return truncation;
    truncation = mser_truncation(batches, count, count / 4);
    truncation.at_bound = false;
    return truncation;
}

size_t mser_batch_weeks(size_t weeks)
{
    size_t size = weeks / MSER_BATCHES_MIN;
    return size < 1 ? 1 : size > MSER_BATCH_MOST ? MSER_BATCH_MOST : size;
}

size_t batch_means(const double *values, size_t count, size_t size, double *batches)
{
    for (size_t b = 0; b < count / size; b++) batches[b] = mean_of(values + b * size, size);
    return count / size;
}

void welch_average(const double *values, size_t count, size_t w, double *average)
{
    for (size_t i = 0; i < count; i++) {
        size_t reach = w;
        if (i < reach) reach = i;
        if (count - 1 - i < reach) reach = count - 1 - i;
        average[i] = mean_of(values + i - reach, 2 * reach + 1);
    }
}

double trend_slope(const double *values, size_t count)
{
    if (count < 2) return NAN;
    double middle = ((double)count - 1) / 2, mean = mean_of(values, count), products = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        products += ((double)i - middle) * (values[i] - mean);
        squares += ((double)i - middle) * ((double)i - middle);
    }
    return products / squares;
}
