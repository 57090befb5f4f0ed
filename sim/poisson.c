#include "sim/poisson.h"
#include "sim/gamma_share.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>
#include <stdbool.h>

#define CHOP_DOWN_MEAN 50.0  /* up to here adding masses from zero is fastest */
#define CHOP_DOWN_U    0.999 /* above, a sum from zero has too few digits left for the tail */

/* P(N = k) by the saddle point, with no cancellation (Loader 2000). */
static double mass(double mean, double k)
{
    if (k < 1) return exp(-mean);
    double ratio = mean / k, distance = ratio - 1;
    double deviance = ratio < 0.5 ? distance - log(ratio) : -gsl_sf_log_1plusx_mx((mean - k) / k);
    return exp(-k * deviance) / (sqrt(2 * M_PI * k) * gsl_sf_gammastar(k));
}

/* P(N <= k), or P(N > k) when `upper`: a series of positive terms that starts at its largest, or P(N <= k) = P(X >
 * mean), X of the gamma law of shape k + 1. */
static double tail(double mean, double k, bool upper)
{
    if (mean >= GAMMA_SHARE_LARGE && k + 1 >= GAMMA_SHARE_LARGE / 2) return gamma_share_large(k + 1, mean, !upper);
    double sum = 1, term = 1;
    if (upper)
        for (double j = k + 2; term > sum * 1e-17; j++) sum += term *= mean / j;
    else
        for (double j = k; term > sum * 1e-17; j--) sum += term *= j / mean;
    return sum * mass(mean, upper ? k + 1 : k);
}

static double chop_down(double mean, double u)
{
    double k = 0, term = exp(-mean), sum = term;
    while (sum < u) {
        k++;
        term *= mean / k;
        sum += term;
    }
    return k;
}

/* Within one or two of the answer (Cornish-Fisher to the third order), for a mean of more than a few. */
static double guess(double mean, double p, bool upper)
{
    double z = upper ? gsl_cdf_ugaussian_Qinv(p) : gsl_cdf_ugaussian_Pinv(p), s = sqrt(mean);
    double w = z + (z * z - 1) / (6 * s) + (z - z * z * z) / (72 * mean);
    return fmax(0, floor(mean + s * w + 0.5));
}

/* The far tail of a small mean: each step has all its digits. */
static double climb(double mean, double q)
{
    double k = floor(mean);
    while (tail(mean, k, true) > q) k++;
    return k;
}

/* Smallest k with P(N <= k) >= p, from nearby. */
static double step_lower(double mean, double k, double p)
{
    double share = tail(mean, k, false), term = mass(mean, k);
    while (share < p) {
        k++;
        term *= mean / k;
        share += term;
    }
    while (k > 0 && share - term >= p) {
        share -= term;
        term *= k / mean;
        k--;
    }
    return k;
}

/* Smallest k with P(N > k) <= q, from nearby. */
static double step_upper(double mean, double k, double q)
{
    double share = tail(mean, k, true), term = mass(mean, k);
    while (share > q) {
        k++;
        term *= mean / k;
        share -= term;
    }
    while (k > 0 && share + term <= q) {
        share += term;
        term *= k / mean;
        k--;
    }
    return k;
}

int64_t poisson_inverse(double mean, double u)
{
    if (mean <= 0) return 0;
    if (mean <= CHOP_DOWN_MEAN) return (int64_t)(u < CHOP_DOWN_U ? chop_down(mean, u) : climb(mean, 1 - u));
    double k = u > 0.5 ? step_upper(mean, guess(mean, 1 - u, true), 1 - u) : step_lower(mean, guess(mean, u, false), u);
    return (int64_t)k;
}
