#ifndef EXPERIMENT_FIT_RANK_H
#define EXPERIMENT_FIT_RANK_H
/* Spearman's rank correlation, ties at their mean rank; interval by Fisher's z with the variance 1.06 / (n - 3)
 * (Fieller, Hartley and Pearson 1957). NAN for fewer than 30 pairs or when one side does not vary. */
#include "experiment/fit_interval.h"
#include <stddef.h>

struct fit_interval fit_rank_correlation(const double *x, const double *y, size_t count, double confidence);
#endif
