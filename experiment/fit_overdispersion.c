#include "experiment/fit_overdispersion.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_roots.h>
#include <math.h>

struct excess {
    const int64_t *counts;
    const double *means;
    size_t days;
    double target;
};

double fit_pearson(const int64_t *counts, const double *means, size_t days, double inverse_k)
{
    double sum = 0;
    for (size_t d = 0; d < days; d++) {
        double gap = (double)counts[d] - means[d];
        if (means[d] > 0) sum += gap * gap / (means[d] + inverse_k * means[d] * means[d]);
    }
    return sum;
}

static double excess_at(double inverse_k, void *context)
{
    const struct excess *excess = context;
    return fit_pearson(excess->counts, excess->means, excess->days, inverse_k) - excess->target;
}

/* Pearson's statistic falls as 1/k grows; 0 when it is below the target without any. */
static double where(struct excess *excess)
{
    double high = 1e-6;
    if (excess_at(0, excess) <= 0) return 0;
    while (excess_at(high, excess) > 0 && high < 1e6) high *= 4;
    gsl_function function = {excess_at, excess};
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    gsl_root_fsolver_set(solver, &function, 0, high);
    for (int i = 0; i < 200; i++) {
        if (gsl_root_fsolver_iterate(solver)) break;
        if (gsl_root_fsolver_x_upper(solver) - gsl_root_fsolver_x_lower(solver) < 1e-12) break;
    }
    double root = gsl_root_fsolver_root(solver);
    gsl_root_fsolver_free(solver);
    return root;
}

/* Mean of variance / 2 of a squared standardised residual: 1 + half the excess kurtosis of the gamma-Poisson count. */
static double inflation(const double *means, size_t days, double inverse_k)
{
    double sum = 0, n = 0;
    for (size_t d = 0; d < days; d++) {
        if (!(means[d] > 0)) continue;
        sum += 6 * inverse_k + 1 / (means[d] + inverse_k * means[d] * means[d]);
        n++;
    }
    return n > 0 ? 1 + sum / n / 2 : 1;
}

/* Standard error of the estimate when there is no dispersion: of Pearson's statistic, over its slope. */
static double poisson_error(const double *means, size_t days, double degrees)
{
    double sum = 0;
    for (size_t d = 0; d < days; d++) sum += means[d];
    return sqrt(2 * degrees) / sum;
}

struct fit_interval fit_inverse_k(const int64_t *counts, const double *means, size_t days, double degrees,
                                  double confidence)
{
    struct excess excess = {counts, means, days, degrees};
    struct fit_interval result = {where(&excess), NAN, NAN};
    double effective = degrees / inflation(means, days, result.value), outside = (1 - confidence) / 2;
    excess.target = degrees / effective * gsl_cdf_chisq_Qinv(outside, effective);
    result.low = where(&excess);
    excess.target = degrees / effective * gsl_cdf_chisq_Pinv(outside, effective);
    result.high = where(&excess);
    if (!(result.value > 0)) result.high = fmax(result.high, poisson_error(means, days, degrees));
    return result;
}
