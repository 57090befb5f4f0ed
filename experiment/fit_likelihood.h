#ifndef EXPERIMENT_FIT_LIKELIHOOD_H
#define EXPERIMENT_FIT_LIKELIHOOD_H
/* Log-likelihood of a law for a sample with open values: ln f of the complete ones, ln P(X > bound) of the others. */
#include "experiment/fit_sample.h"
#include "sim/law.h"

struct fit_likelihood {
    const struct fit_sample *sample; /* borrowed; all values > 0 */
    double sum, sum_log, sum_log2;   /* of the complete values */
    size_t bound_count;              /* bounds, those that agree to 0.1 % taken together when there are many */
    double *bounds, *weights;        /* owned */
    double bound_sum;
};

void fit_likelihood_init(struct fit_likelihood *likelihood, const struct fit_sample *sample);
void fit_likelihood_free(struct fit_likelihood *likelihood);

/* `second` is the cv, or the shape of a Weibull law; the exponential ignores it. -INFINITY where the law has no sense.
 */
double fit_likelihood_at(const struct fit_likelihood *likelihood, enum law_kind kind, double mean, double second);
#endif
