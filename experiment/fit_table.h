#ifndef EXPERIMENT_FIT_TABLE_H
#define EXPERIMENT_FIT_TABLE_H
/* An empirical law (sim/law.h) from an estimated distribution. Up to FIT_TABLE_POINTS distinct values each keep their
 * own share, so that whole days or whole dollars stay whole; more are thinned to quantiles, closer together in the
 * upper tail, and the last point is set so that the tail keeps its mean. What open values hide counts as the largest
 * value. */
#include "experiment/fit_sample.h"
#include "sim/law.h"

enum { FIT_TABLE_POINTS = 200 };

/* The points belong to the caller. */
void fit_table_make(struct law *law, const struct fit_steps *steps);

/* Largest |estimated share - share of the law| at the values. */
double fit_table_distance(const struct law *law, const struct fit_steps *steps);
#endif
