#include "experiment/fit_law.h"
#include "experiment/fit_likelihood.h"
#include "sim/memory.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_psi.h>
#include <math.h>
#include <stdlib.h>

enum { ROOT_STEPS = 200, SEARCH_STEPS = 2000 };
/* Of a logarithm. Nearer than 1e-7 the likelihood is flat to the last digit, and the simplex shrinks no more. */
#define SEARCH_END 1e-6

/* ---- roots and maxima ---------------------------------------------------------------------------------------------
 */

/* Root of a rising function of the logarithm of x, from a first guess; NAN when no bracket is found. */
static double rising_root(double (*function)(double log_x, void *context), void *context, double guess)
{
    double low = log(guess) - 0.1, high = log(guess) + 0.1;
    for (double width = 0.2; function(low, context) > 0 && width < 64; width *= 2) low -= width;
    for (double width = 0.2; function(high, context) < 0 && width < 64; width *= 2) high += width;
    if (!(function(low, context) <= 0 && function(high, context) >= 0)) return NAN;
    gsl_function equation = {function, context};
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    gsl_root_fsolver_set(solver, &equation, low, high);
    for (int i = 0; i < ROOT_STEPS; i++) {
        if (gsl_root_fsolver_iterate(solver)) break;
        double from = gsl_root_fsolver_x_lower(solver), to = gsl_root_fsolver_x_upper(solver);
        if (to - from <= 1e-13) break;
    }
    double root = exp(gsl_root_fsolver_root(solver));
    gsl_root_fsolver_free(solver);
    return root;
}

struct search {
    const struct fit_likelihood *likelihood;
    enum law_kind kind;
};

static double search_at(const gsl_vector *at, void *context)
{
    const struct search *search = context;
    double value =
        fit_likelihood_at(search->likelihood, search->kind, exp(gsl_vector_get(at, 0)), exp(gsl_vector_get(at, 1)));
    return isfinite(value) ? -value : 1e300;
}

/* Maximum in the logarithms of both parameters, from where they stand. */
static bool search_maximum(const struct fit_likelihood *likelihood, enum law_kind kind, double *mean, double *second)
{
    struct search search = {likelihood, kind};
    gsl_multimin_function function = {search_at, 2, &search};
    gsl_multimin_fminimizer *minimizer = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, 2);
    gsl_vector *at = gsl_vector_alloc(2), *step = gsl_vector_alloc(2);
    gsl_vector_set(at, 0, log(*mean));
    gsl_vector_set(at, 1, log(*second));
    gsl_vector_set_all(step, 0.2);
    gsl_multimin_fminimizer_set(minimizer, &function, at, step);
    bool found = false;
    for (int i = 0; i < SEARCH_STEPS && !found; i++) {
        if (gsl_multimin_fminimizer_iterate(minimizer)) break;
        found = gsl_multimin_fminimizer_size(minimizer) < SEARCH_END;
    }
    *mean = exp(gsl_vector_get(minimizer->x, 0));
    *second = exp(gsl_vector_get(minimizer->x, 1));
    gsl_multimin_fminimizer_free(minimizer);
    gsl_vector_free(at);
    gsl_vector_free(step);
    return found;
}

/* ---- the laws -----------------------------------------------------------------------------------------------------
 */

static void fit_exponential(const struct fit_likelihood *likelihood, double *mean)
{
    *mean = (likelihood->sum + likelihood->bound_sum) / (double)likelihood->sample->count;
}

static bool fit_lognormal(const struct fit_likelihood *likelihood, double *mean, double *cv)
{
    double n = (double)likelihood->sample->count, mu = likelihood->sum_log / n;
    double variance = fmax(likelihood->sum_log2 / n - mu * mu, 1e-12);
    *mean = exp(mu + variance / 2);
    *cv = sqrt(expm1(variance));
    return likelihood->bound_count == 0 || search_maximum(likelihood, LAW_LOGNORMAL, mean, cv);
}

/* ln shape - psi(shape) falls from infinity to 0 as the shape grows. */
static double gamma_score(double log_shape, void *context)
{
    return *(double *)context - log_shape + gsl_sf_psi(exp(log_shape));
}

static bool fit_gamma(const struct fit_likelihood *likelihood, double *mean, double *cv)
{
    double n = (double)likelihood->sample->count, gap;
    *mean = likelihood->sum / n;
    gap = fmax(log(*mean) - likelihood->sum_log / n, 1e-12);
    /* Minka's start (2002). */
    double guess = (3 - gap + sqrt((gap - 3) * (gap - 3) + 24 * gap)) / (12 * gap);
    double shape = rising_root(gamma_score, &gap, guess);
    *cv = 1 / sqrt(shape);
    if (!(shape > 0)) return false;
    return likelihood->bound_count == 0 || search_maximum(likelihood, LAW_GAMMA, mean, cv);
}

struct weibull_sums {
    double powers, powers_log;
};

/* Sums of w x^shape and w x^shape ln x, all x in units of `unit`, so that no power overflows. */
static struct weibull_sums weibull_sums(const struct fit_likelihood *likelihood, double shape, double log_unit)
{
    struct weibull_sums sums = {0, 0};
    const struct fit_sample *sample = likelihood->sample;
    for (size_t i = 0; i < sample->count; i++) {
        double logarithm = log(sample->values[i]) - log_unit, power = exp(shape * logarithm);
        sums.powers += power;
        sums.powers_log += power * logarithm;
    }
    for (size_t i = 0; i < likelihood->bound_count; i++) {
        double logarithm = log(likelihood->bounds[i]) - log_unit,
               power = likelihood->weights[i] * exp(shape * logarithm);
        sums.powers += power;
        sums.powers_log += power * logarithm;
    }
    return sums;
}

static double log_largest(const struct fit_likelihood *likelihood)
{
    const struct fit_sample *sample = likelihood->sample;
    double largest = sample->values[sample->count - 1];
    if (likelihood->bound_count) largest = fmax(largest, likelihood->bounds[likelihood->bound_count - 1]);
    return log(largest);
}

static double weibull_score(double log_shape, void *context)
{
    const struct fit_likelihood *likelihood = context;
    double shape = exp(log_shape), unit = log_largest(likelihood);
    struct weibull_sums sums = weibull_sums(likelihood, shape, unit);
    double mean_log = likelihood->sum_log / (double)likelihood->sample->count - unit;
    return sums.powers_log / sums.powers - 1 / shape - mean_log;
}

static bool fit_weibull(struct fit_likelihood *likelihood, double *mean, double *shape)
{
    double n = (double)likelihood->sample->count, mu = likelihood->sum_log / n;
    double variance = fmax(likelihood->sum_log2 / n - mu * mu, 1e-12), unit = log_largest(likelihood);
    *shape = rising_root(weibull_score, likelihood, M_PI / sqrt(6 * variance));
    if (!(*shape > 0)) return false;
    double scale = exp(unit + log(weibull_sums(likelihood, *shape, unit).powers / n) / *shape);
    *mean = scale * tgamma(1 + 1 / *shape);
    return isfinite(*mean);
}

/* ---- intervals ----------------------------------------------------------------------------------------------------
 */

static double second_of(const struct law *law)
{
    return law->kind == LAW_WEIBULL ? law->shape : law->kind == LAW_EXPONENTIAL ? (double)NAN : law->cv;
}

double fitted_law_second(const struct fitted_law *fitted)
{
    return second_of(&fitted->law);
}

/* Minus the second differences of the log-likelihood in the logarithms of the parameters, at steps of about half a
 * standard error. */
static void information(const struct fit_likelihood *likelihood, const struct fitted_law *fitted, double matrix[3])
{
    double step = fmin(0.5 / sqrt((double)likelihood->sample->count), 0.05), at[3][3];
    double mean = fitted->law.mean, second = second_of(&fitted->law);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            at[i][j] = fit_likelihood_at(likelihood, fitted->law.kind, mean * exp((i - 1) * step),
                                         second * exp((j - 1) * step));
    double square = step * step;
    matrix[0] = -(at[2][1] - 2 * at[1][1] + at[0][1]) / square;
    matrix[1] = -(at[2][2] - at[2][0] - at[0][2] + at[0][0]) / (4 * square);
    matrix[2] = -(at[1][2] - 2 * at[1][1] + at[1][0]) / square;
}

static void find_intervals(const struct fit_likelihood *likelihood, struct fitted_law *fitted, double confidence)
{
    double variance[FIT_LAW_PARAMETERS], value[] = {fitted->law.mean, second_of(&fitted->law)};
    if (fitted->parameters == 1) {
        variance[0] = 1 / (double)likelihood->sample->count;
    } else {
        double matrix[3];
        information(likelihood, fitted, matrix);
        double determinant = matrix[0] * matrix[2] - matrix[1] * matrix[1];
        variance[0] = matrix[2] / determinant;
        variance[1] = matrix[0] / determinant;
    }
    double z = gsl_cdf_ugaussian_Pinv(0.5 + confidence / 2);
    for (int i = 0; i < fitted->parameters; i++) {
        double half = variance[i] > 0 ? z * sqrt(variance[i]) : (double)NAN;
        fitted->low[i] = value[i] * exp(-half);
        fitted->high[i] = value[i] * exp(half);
    }
}

/* ---- how well it fits ---------------------------------------------------------------------------------------------
 */

static double anderson_darling(const double *share, const struct fit_sample *sample, const struct fit_steps *steps)
{
    double n = (double)sample->count, sum = 0;
    size_t step = 0;
    for (size_t i = 0; i < sample->count; i++) {
        while (steps->values[step] < sample->values[i]) step++;
        double below = fmax(share[step], 1e-300), above = fmax(1 - share[step], 1e-16), rank = (double)i + 1;
        sum += (2 * rank - 1) * log(below) + (2 * (n - rank) + 1) * log(above);
    }
    return -n - sum / n;
}

static void measure_fit(struct fitted_law *fitted, const struct fit_sample *sample, const struct fit_steps *steps)
{
    double *share = memory_allocate(steps->count, sizeof *share);
    double factor = fitted->law.kind == LAW_EXPONENTIAL ? 1.06 : fitted->law.kind == LAW_WEIBULL ? 0.874 : 0.886;
    fitted->distance = 0;
    for (size_t i = 0; i < steps->count; i++) {
        share[i] = law_cdf(&fitted->law, steps->values[i]);
        double gap = fmax(fabs(share[i] - steps->below[i]), fabs(share[i] - steps->up_to[i]));
        fitted->distance = fmax(fitted->distance, gap);
    }
    fitted->critical = factor / sqrt((double)sample->count);
    fitted->anderson_darling = sample->open_count ? (double)NAN : anderson_darling(share, sample, steps);
    free(share);
}

void fit_law(struct fitted_law *fitted, enum law_kind kind, const struct fit_sample *sample,
             const struct fit_steps *steps, double confidence)
{
    struct fit_likelihood likelihood;
    double mean = NAN, second = NAN;
    fit_likelihood_init(&likelihood, sample);
    *fitted = (struct fitted_law){.law = {.kind = kind}, .parameters = kind == LAW_EXPONENTIAL ? 1 : 2, .found = true};
    if (kind == LAW_EXPONENTIAL) fit_exponential(&likelihood, &mean);
    if (kind == LAW_LOGNORMAL) fitted->found = fit_lognormal(&likelihood, &mean, &second);
    if (kind == LAW_GAMMA) fitted->found = fit_gamma(&likelihood, &mean, &second);
    if (kind == LAW_WEIBULL) fitted->found = fit_weibull(&likelihood, &mean, &second);
    fitted->law.mean = mean;
    if (kind == LAW_WEIBULL)
        fitted->law.shape = second;
    else if (kind != LAW_EXPONENTIAL)
        fitted->law.cv = second;
    fitted->log_likelihood = fit_likelihood_at(&likelihood, kind, mean, second);
    fitted->found = fitted->found && isfinite(fitted->log_likelihood);
    fitted->aic = 2 * fitted->parameters - 2 * fitted->log_likelihood;
    if (fitted->found) {
        find_intervals(&likelihood, fitted, confidence);
        measure_fit(fitted, sample, steps);
    }
    fit_likelihood_free(&likelihood);
}
