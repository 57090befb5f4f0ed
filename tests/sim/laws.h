#ifndef TESTS_SIM_LAWS_H
#define TESTS_SIM_LAWS_H
/* One law of each kind and more, each with its distribution function written independently of sim/law.c, and its
 * moments in closed form. */
#include "sim/law.h"
#include <gsl/gsl_cdf.h>
#include <math.h>

struct law_case {
    const char *name;
    struct law law;
    double (*cdf)(double x);
    double mean, cv2;
};

static double cdf_exponential(double x)
{
    return gsl_cdf_exponential_P(x, 12.3);
}

static double cdf_uniform(double x)
{
    return gsl_cdf_flat_P(x, 0.1, 0.7);
}

/* sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2 */
static double cdf_lognormal(double x)
{
    return gsl_cdf_lognormal_P(x, log(30) - log(3.25) / 2, sqrt(log(3.25)));
}

static double cdf_narrow_lognormal(double x)
{
    return gsl_cdf_lognormal_P(x, log(28) - log(1.0025) / 2, sqrt(log(1.0025)));
}

/* scale = mean / Gamma(1 + 1 / shape): Gamma(3) = 2, Gamma(3/2) = sqrt(pi) / 2 */
static double cdf_heavy_weibull(double x)
{
    return gsl_cdf_weibull_P(x, 9.0 / 2, 0.5);
}

static double cdf_weibull(double x)
{
    return gsl_cdf_weibull_P(x, 9.0 / (sqrt(3.14159265358979323846) / 2), 2);
}

static double cdf_gamma(double x)
{
    return gsl_cdf_gamma_P(x, 25, 0.04);
}

static double cdf_heavy_gamma(double x)
{
    return gsl_cdf_gamma_P(x, 0.25, 12);
}

/* P(three or more Poisson events of mean x / 1.5), with no cancellation. */
static double cdf_erlang(double x)
{
    double mean = x / 1.5, term = exp(-mean) * mean * mean * mean / 6, sum = 0;
    if (mean > 5) return 1 - exp(-mean) * (1 + mean + mean * mean / 2);
    for (int j = 3; j < 60; j++) {
        sum += term;
        term *= mean / (j + 1);
    }
    return sum;
}

static double cdf_triangular(double x)
{
    if (x <= 2 || x >= 12) return x <= 2 ? 0 : 1;
    return x < 5 ? (x - 2) * (x - 2) / 30 : 1 - (12 - x) * (12 - x) / 70;
}

/* cv 2: p1 = (1 + sqrt(3/5)) / 2, rates 2 p1 / mean and 2 p2 / mean */
static double cdf_hyperexponential(double x)
{
    double p = (1 + sqrt(0.6)) / 2;
    return p * gsl_cdf_exponential_P(x, 3.5 / p) + (1 - p) * gsl_cdf_exponential_P(x, 3.5 / (1 - p));
}

static struct law_point slopes[] = {{0, 10}, {0.3, 20}, {0.9, 40}, {1, 100}};

static double cdf_empirical(double x)
{
    return x < 20 ? 0.03 * (x - 10) : x < 40 ? 0.3 + 0.03 * (x - 20) : 0.9 + (x - 40) / 600;
}

static const struct law_case law_cases[] = {
    {"exponential", {.kind = LAW_EXPONENTIAL, .mean = 12.3}, cdf_exponential, 12.3, 1},
    {"uniform", {.kind = LAW_UNIFORM, .min = 0.1, .max = 0.7}, cdf_uniform, 0.4, 0.03 / 0.16},
    {"lognormal", {.kind = LAW_LOGNORMAL, .mean = 30, .cv = 1.5}, cdf_lognormal, 30, 2.25},
    {"narrow lognormal", {.kind = LAW_LOGNORMAL, .mean = 28, .cv = 0.05}, cdf_narrow_lognormal, 28, 0.0025},
    {"heavy Weibull", {.kind = LAW_WEIBULL, .mean = 9, .shape = 0.5}, cdf_heavy_weibull, 9, 5},
    {"Weibull", {.kind = LAW_WEIBULL, .mean = 9, .shape = 2}, cdf_weibull, 9, 4 / 3.14159265358979323846 - 1},
    {"gamma", {.kind = LAW_GAMMA, .mean = 1, .cv = 0.2}, cdf_gamma, 1, 0.04},
    {"heavy gamma", {.kind = LAW_GAMMA, .mean = 3, .cv = 2}, cdf_heavy_gamma, 3, 4},
    {"Erlang", {.kind = LAW_ERLANG, .mean = 4.5, .stages = 3}, cdf_erlang, 4.5, 1.0 / 3},
    {"triangular",
     {.kind = LAW_TRIANGULAR, .min = 2, .mode = 5, .max = 12},
     cdf_triangular,
     19.0 / 3,
     79.0 / 18 * 9 / 361},
    {"hyperexponential", {.kind = LAW_HYPEREXPONENTIAL, .mean = 7, .cv = 2}, cdf_hyperexponential, 7, 4},
    /* mean .3*15 + .6*30 + .1*70 = 29.5; second moment .3*700/3 + .6*2800/3 + .1*15600/3 = 1150 */
    {"empirical", {.kind = LAW_EMPIRICAL, .point_count = 4, .points = slopes}, cdf_empirical, 29.5, 1150 / 870.25 - 1},
};
enum { LAW_CASES = sizeof law_cases / sizeof *law_cases };
#endif
