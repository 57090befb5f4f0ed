#ifndef EXPERIMENT_FIT_OVERDISPERSION_H
#define EXPERIMENT_FIT_OVERDISPERSION_H
/* 1/k of counts whose variance is m + m^2/k. */
#include "experiment/fit_interval.h"
#include <stddef.h>
#include <stdint.h>

/* Pearson's statistic over all days with a positive mean. */
double fit_pearson(const int64_t *counts, const double *means, size_t days, double inverse_k);

/* Estimate and interval, as experiment/fit_arrivals.h says (days that vary less than Poisson do not make the interval
 * vanish: it reaches at least one standard error from 0); `degrees` = days - parameters of the means. */
struct fit_interval fit_inverse_k(const int64_t *counts, const double *means, size_t days, double degrees,
                                  double confidence);
#endif
