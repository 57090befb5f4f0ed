#ifndef EXPERIMENT_FIT_SAMPLE_H
#define EXPERIMENT_FIT_SAMPLE_H
/* Observed values of one quantity, of which some are open: known only to be larger than what has been seen of them
 * (right-censored). The share of values up to x is estimated by Kaplan and Meier (1958), which without open values is
 * the plain share. */
#include <stdbool.h>
#include <stddef.h>

struct fit_sample {
    size_t count, capacity; /* of complete values */
    double *values;         /* owned; ascending once closed */
    size_t open_count, open_capacity;
    double *bounds; /* of the open values; owned; ascending once closed */
};

/* The estimated distribution: it rises at each distinct value. */
struct fit_steps {
    size_t count;
    double *values;        /* ascending, distinct; owned */
    double *below, *up_to; /* P(X < value), P(X <= value); owned */
};

/* Zeroed memory is an empty sample. */
void fit_sample_add(struct fit_sample *sample, double value, bool is_open);
/* Sorts the sample; to be called once, after the last value. */
void fit_sample_close(struct fit_sample *sample);
void fit_sample_free(struct fit_sample *sample);

void fit_steps_init(struct fit_steps *steps, const struct fit_sample *sample);
void fit_steps_free(struct fit_steps *steps);

/* Smallest value with P(X <= value) >= share; the largest value when the open ones hide it. */
double fit_steps_quantile(const struct fit_steps *steps, double share);

/* Mean of the estimated distribution; what the open values hide counts as the largest value (Efron). */
double fit_steps_mean(const struct fit_steps *steps);
#endif
