#ifndef EXPERIMENT_FIT_LAW_H
#define EXPERIMENT_FIT_LAW_H
/* Laws fitted to a sample by maximum likelihood, open values included, and how well they fit. */
#include "experiment/fit_sample.h"
#include "sim/law.h"

enum { FIT_LAW_PARAMETERS = 2 };

struct fitted_law {
    struct law law;
    int parameters;                                           /* 1: mean; 2: mean, and cv or shape */
    double low[FIT_LAW_PARAMETERS], high[FIT_LAW_PARAMETERS]; /* interval of each at the confidence asked for */
    double log_likelihood, aic;                               /* aic = 2 parameters - 2 log likelihood */
    double distance; /* Kolmogorov-Smirnov: largest |estimated share - fitted share| */
    double critical; /* distance that a true law of this kind, fitted to so many values, exceeds in 5 % of samples */
    double anderson_darling; /* A^2; NAN with open values */
    bool found;              /* the likelihood has a maximum inside, and it was reached */
};

/* Fits `kind` (exponential, lognormal, Weibull or gamma) to a closed sample of at least two distinct positive values.
 * Exponential and lognormal without open values in closed form, the shape of the Weibull and gamma laws as the root of
 * their score (gsl_root), lognormal and gamma with open values by gsl_multimin. Intervals: normal in the logarithm of
 * the parameter, from the observed information. `critical`: Lilliefors (1967, 1969) 0.886/sqrt(n), exponential
 * 1.06/sqrt(n); Weibull 0.874/sqrt(n) (Chandra, Singpurwalla and Stephens 1981); the lognormal's serves for the gamma.
 */
void fit_law(struct fitted_law *fitted, enum law_kind kind, const struct fit_sample *sample,
             const struct fit_steps *steps, double confidence);

/* The second parameter: cv or shape; NAN for the exponential. */
double fitted_law_second(const struct fitted_law *fitted);
#endif
