#ifndef EXPERIMENT_FIT_RATIO_H
#define EXPERIMENT_FIT_RATIO_H
/* The ratio of two sums over pairs, with the interval of a ratio estimator (Cochran 1977). */
#include "experiment/fit_interval.h"
#include <stdint.h>

struct fit_ratio {
    int64_t count;
    double below, above, below2, above2, cross; /* sums */
};

void fit_ratio_add(struct fit_ratio *ratio, double below, double above);

/* above / below; NAN with fewer than FIT_ROWS_LEAST pairs. */
struct fit_interval fit_ratio_interval(const struct fit_ratio *ratio, double confidence);
#endif
