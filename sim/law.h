#ifndef SIM_LAW_H
#define SIM_LAW_H
/* Probability laws of non-negative quantities (minutes, dollars, days, factors), given by their mean where one exists.
 */
#include <stdbool.h>
#include <stddef.h>

enum law_kind {
    LAW_DETERMINISTIC,    /* mean */
    LAW_EXPONENTIAL,      /* mean */
    LAW_UNIFORM,          /* min, max */
    LAW_LOGNORMAL,        /* mean, cv = standard deviation / mean */
    LAW_WEIBULL,          /* mean, shape */
    LAW_GAMMA,            /* mean, cv (used for day factors; shape 1/cv^2) */
    LAW_TRIANGULAR,       /* min, mode, max */
    LAW_ERLANG,           /* mean, stages */
    LAW_HYPEREXPONENTIAL, /* mean, cv >= 1: two phases, balanced means */
    LAW_EMPIRICAL,        /* points: value at cumulative share; linear between points, first share 0, last share 1 */
    LAW_KIND_COUNT
};

struct law_point {
    double share, value; /* both non-decreasing; share in [0, 1] */
};

struct law {
    enum law_kind kind;
    double mean, cv, min, mode, max, shape;
    int stages;
    size_t point_count;
    struct law_point *points; /* owned by the struct that declares the law */
};

/* Mean and squared coefficient of variation of the law. A law of mean 0 has cv2 0. */
double law_mean(const struct law *law);
double law_cv2(const struct law *law);

/* Value x with P(X <= x) = p (or P(X > x) = q when `upper`), accurate in both tails. 0 < p < 1. */
double law_quantile(const struct law *law, double p, bool upper);

/* Turns the law of X into that of factor x X, factor >= 0: mean and spread grow alike. */
void law_multiply(struct law *law, double factor);

/* P(X <= x): the oracle of the tests, GSL where GSL has the law and is exact (gamma: up to GAMMA_SHARE_LARGE). */
double law_cdf(const struct law *law, double x);
#endif
