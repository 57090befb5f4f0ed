#include "sim/poisson.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define CHOP_DOWN_MEAN 50.0   /* up to here adding masses from zero is fastest */
#define CHOP_DOWN_U    0.999  /* above, a sum from zero has too few digits left for the tail */
#define SERIES_MEAN    1000.0 /* up to here the tail is summed; above, Temme's expansion has all digits */

/* P(N = k) by the saddle point, with no cancellation (Loader 2000). */
static double mass(double mean, double k)
{
    if (k < 1) return exp(-mean);
    double deviance = -k * gsl_sf_log_1plusx_mx((mean - k) / k);
    return exp(-deviance) / (sqrt(2 * M_PI * k) * gsl_sf_gammastar(k));
}

/* P(N <= k), or P(N > k) when `upper`, as a series of positive terms that starts at its largest. */
static double tail_by_series(double mean, double k, bool upper)
{
    double sum = 1, term = 1;
    if (upper)
        for (double j = k + 2; term > sum * 1e-17; j++) sum += term *= mean / j;
    else
        for (double j = k; term > sum * 1e-17; j--) sum += term *= j / mean;
    return sum * mass(mean, upper ? k + 1 : k);
}

/* Rows k = 0..3 of the coefficients c_k(eta) of Temme's uniform expansion of the incomplete gamma functions (SIAM J.
 * Math. Anal. 10 (1979) 757; DLMF 8.12.10), as power series in eta. Enough for |eta| < 0.35 and a > 1000. */
static const double temme[4][13] = {
    {-0.33333333333333331, 0.083333333333333329, -0.014814814814814815, 0.0011574074074074073, 0.00035273368606701942,
     -0.0001787551440329218, 3.9192631785224377e-05, -2.185448510679992e-06, -1.85406221071516e-06,
     8.2967113409530865e-07, -1.7665952736826078e-07, 6.7078535434014984e-09, 1.0261809784240309e-08},
    {-0.0018518518518518519, -0.003472222222222222, 0.0026455026455026454, -0.00099022633744855963,
     0.00020576131687242798, -4.018775720164609e-07, -1.8098550334489977e-05, 7.6491609160811098e-06,
     -1.6120900894563446e-06, 4.647127802807434e-09, 1.3786334469157209e-07},
    {0.0041335978835978834, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-06,
     -0.0001073665322636516, 5.2923448829120125e-05, -1.2760635188618728e-05},
    {0.00064943415637860077, 0.00022947209362139917, -0.0004691894943952557, 0.00026772063206283885},
};

static double power_series(const double *coefficient, size_t count, double x)
{
    double sum = 0;
    for (size_t i = count; i-- > 0;) sum = sum * x + coefficient[i];
    return sum;
}

/* The same tails: P(N <= k) = Q(k + 1, mean), the regularised incomplete gamma function. */
static double tail_by_expansion(double mean, double k, bool upper)
{
    double a = k + 1, distance = (mean - a) / a;
    double half_square = -gsl_sf_log_1plusx_mx(distance);
    double eta = copysign(sqrt(2 * half_square), distance);
    double series = 0;
    for (size_t row = 4; row-- > 0;) series = series / a + power_series(temme[row], 13, eta);
    double remainder = exp(-a * half_square) / sqrt(2 * M_PI * a) * series;
    double normal = 0.5 * erfc((upper ? -eta : eta) * sqrt(a / 2));
    return upper ? normal - remainder : normal + remainder;
}

static double tail(double mean, double k, bool upper)
{
    return mean < SERIES_MEAN ? tail_by_series(mean, k, upper) : tail_by_expansion(mean, k, upper);
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

/* Within one or two of the answer (Cornish-Fisher to the third order). Useless for a mean of a few: zero is near
 * enough. */
static double guess(double mean, double p, bool upper)
{
    if (mean < 4) return 0;
    double z = upper ? gsl_cdf_ugaussian_Qinv(p) : gsl_cdf_ugaussian_Pinv(p), s = sqrt(mean);
    double w = z + (z * z - 1) / (6 * s) + (z - z * z * z) / (72 * mean);
    return fmax(0, floor(mean + s * w + 0.5));
}

/* Whether P(N <= k) >= u, for u = p or 1 - p. */
static bool is_enough(double mean, double k, double p, bool upper)
{
    return upper ? tail(mean, k, true) <= p : tail(mean, k, false) >= p;
}

int64_t poisson_inverse(double mean, double u)
{
    if (mean <= 0) return 0;
    if (mean <= CHOP_DOWN_MEAN && u < CHOP_DOWN_U) return (int64_t)chop_down(mean, u);
    bool upper = u > 0.5;
    double p = upper ? 1 - u : u, k = guess(mean, p, upper);
    while (!is_enough(mean, k, p, upper)) k++;
    while (k > 0 && is_enough(mean, k - 1, p, upper)) k--;
    return (int64_t)k;
}
