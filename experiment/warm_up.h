#ifndef EXPERIMENT_WARM_UP_H
#define EXPERIMENT_WARM_UP_H
/* Where the start of a series stops mattering, and whether the series goes anywhere after that. Plain numbers: what
 * they are the means of is the caller's business.
 *
 * MSER-m (White, Cobb, Spratt 2000, after White 1997): of the means x of k batches of m observations, the truncation d
 * is the one that makes the squared standard error of what is left least,
 *     z(d) = sum over i >= d of (x_i - mean_d)^2 / (k - d)^2,
 * looked for in the first half, 0 <= d <= k / 2. A least value at the upper end says that the run is too short, unless
 * the second quarter is like the second half: then chance put it there, and the least value of the first quarter
 * counts.
 */
#include <stdbool.h>
#include <stddef.h>

struct truncation {
    size_t batches; /* to leave out */
    bool at_bound;  /* the least value stands at the end of what was looked at */
};

/* The least z(d) for 0 <= d <= most. Ties go to the smaller truncation; differences within rounding are ties. */
struct truncation mser_truncation(const double *batches, size_t count, size_t most);

/* Where the warm-up ends, as said above. Alike are quarters whose means differ by at most ALIKE_SHARE of the second
 * half's. */
#define WARM_UP_ALIKE_SHARE 0.05
struct truncation warm_up_truncation(const double *batches, size_t count);

/* m for `weeks` week means: 5 where that leaves MSER_BATCHES_MIN batches, else as many as leave them, at least 1. */
enum { MSER_BATCH_MOST = 5, MSER_BATCHES_MIN = 26 };
size_t mser_batch_weeks(size_t weeks);

/* Means of whole batches of `size` values from the start; returns how many. The last values may belong to none. */
size_t batch_means(const double *values, size_t count, size_t size, double *batches);

/* Welch's moving average over 2w + 1 values; nearer to either end than w it spans what it can on both sides. */
void welch_average(const double *values, size_t count, size_t w, double *average);

/* Least-squares slope of values over their index; NAN for fewer than two. */
double trend_slope(const double *values, size_t count);
#endif
