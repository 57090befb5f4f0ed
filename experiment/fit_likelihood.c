#include "experiment/fit_likelihood.h"
#include "sim/memory.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BOUNDS_EACH = 4000 }; /* so many are taken one by one */

static void gather_bounds(struct fit_likelihood *likelihood, const struct fit_sample *sample)
{
    double together = sample->open_count > BOUNDS_EACH ? 1.001 : 1;
    likelihood->bounds = memory_allocate(sample->open_count, sizeof(double));
    likelihood->weights = memory_allocate(sample->open_count, sizeof(double));
    for (size_t i = 0, next; i < sample->open_count; i = next) {
        double first = sample->bounds[i], sum = 0;
        for (next = i; next < sample->open_count && sample->bounds[next] <= first * together; next++)
            sum += sample->bounds[next];
        double weight = (double)(next - i);
        likelihood->bound_sum += sum;
        if (!(first > 0)) continue; /* says nothing: every value is larger */
        likelihood->bounds[likelihood->bound_count] = sum / weight;
        likelihood->weights[likelihood->bound_count++] = weight;
    }
}

void fit_likelihood_init(struct fit_likelihood *likelihood, const struct fit_sample *sample)
{
    *likelihood = (struct fit_likelihood){.sample = sample};
    for (size_t i = 0; i < sample->count; i++) {
        double value = sample->values[i], logarithm = log(value);
        likelihood->sum += value;
        likelihood->sum_log += logarithm;
        likelihood->sum_log2 += logarithm * logarithm;
    }
    gather_bounds(likelihood, sample);
}

void fit_likelihood_free(struct fit_likelihood *likelihood)
{
    free(likelihood->bounds);
    free(likelihood->weights);
    memset(likelihood, 0, sizeof *likelihood);
}

/* Sum over the bounds of ln `tail`(bound / scale). */
static double open_part(const struct fit_likelihood *likelihood, double (*tail)(double x, double a, double b), double a,
                        double b)
{
    double sum = 0;
    for (size_t i = 0; i < likelihood->bound_count; i++)
        sum += likelihood->weights[i] * log(fmax(tail(likelihood->bounds[i], a, b), 1e-300));
    return sum;
}

static double exponential_at(const struct fit_likelihood *likelihood, double mean)
{
    double n = (double)likelihood->sample->count;
    return -n * log(mean) - (likelihood->sum + likelihood->bound_sum) / mean;
}

static double lognormal_at(const struct fit_likelihood *likelihood, double mean, double cv)
{
    double n = (double)likelihood->sample->count, variance = log1p(cv * cv), mu = log(mean) - variance / 2;
    double squares = likelihood->sum_log2 - 2 * mu * likelihood->sum_log + n * mu * mu;
    double closed = -n / 2 * log(2 * M_PI * variance) - likelihood->sum_log - squares / (2 * variance);
    return closed + open_part(likelihood, gsl_cdf_lognormal_Q, mu, sqrt(variance));
}

static double gamma_at(const struct fit_likelihood *likelihood, double mean, double cv)
{
    double n = (double)likelihood->sample->count, shape = 1 / (cv * cv), scale = mean / shape;
    double closed =
        (shape - 1) * likelihood->sum_log - likelihood->sum / scale - n * (shape * log(scale) + lgamma(shape));
    return closed + open_part(likelihood, gsl_cdf_gamma_Q, shape, scale);
}

static double weibull_at(const struct fit_likelihood *likelihood, double mean, double shape)
{
    double n = (double)likelihood->sample->count, log_scale = log(mean) - lgamma(1 + 1 / shape), powers = 0;
    for (size_t i = 0; i < likelihood->sample->count; i++)
        powers += exp(shape * (log(likelihood->sample->values[i]) - log_scale));
    for (size_t i = 0; i < likelihood->bound_count; i++)
        powers += likelihood->weights[i] * exp(shape * (log(likelihood->bounds[i]) - log_scale));
    return n * (log(shape) - shape * log_scale) + (shape - 1) * likelihood->sum_log - powers;
}

double fit_likelihood_at(const struct fit_likelihood *likelihood, enum law_kind kind, double mean, double second)
{
    double value = -INFINITY;
    if (kind == LAW_EXPONENTIAL) value = exponential_at(likelihood, mean);
    if (kind == LAW_LOGNORMAL) value = lognormal_at(likelihood, mean, second);
    if (kind == LAW_GAMMA) value = gamma_at(likelihood, mean, second);
    if (kind == LAW_WEIBULL) value = weibull_at(likelihood, mean, second);
    return isfinite(value) ? value : -INFINITY;
}
