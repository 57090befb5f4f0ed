#ifndef EXPERIMENT_INPUT_STUDY_H
#define EXPERIMENT_INPUT_STUDY_H
/* What not knowing the inputs adds to what chance does. Outer samples draw a number for every assumption (Latin
 * hypercube); each is lived by inner replications of its own numbers, sample i by i x inner to i x inner + inner - 1.
 * Draws that samples shared would put chance into the differences between them, and the split of the variance
 * (variance_split.h) would count it as input. The base case, every assumption at its base, is lived beside them. */
#include "experiment/case_run.h"
#include "experiment/estimate.h"
#include "experiment/variance_split.h"

enum { INPUT_BASE_LIVES = 100 }; /* of the base case at most; as many as all samples together when those are fewer */

struct input_result {      /* of one measure */
    struct estimate base;  /* inputs at their base */
    struct estimate means; /* over the samples' means: the interval of the mean knows both sources (samples - 1
                              degrees of freedom) */
    struct estimate lives; /* over all lives: its band is the one with input uncertainty */
    struct variance_split split;
    double *rank_correlations; /* owned; per assumption, Spearman's, of its number with the samples' means */
    int driver;                /* the assumption that moves the measure most, as far as that shows; -1: none does */
};

struct input_study {
    size_t samples, inner, assumptions, count;
    double *numbers;              /* owned; [sample][assumption] */
    double *means;                /* owned; [sample][measure] */
    double least_correlation;     /* a rank correlation below this may be chance, given how many are looked at */
    struct input_result *results; /* owned; per measure */
};

struct input_request {
    size_t samples; /* at least 3 */
    double confidence;
};

/* The runner's replications are the inner ones. On failure the runner says why, and nothing is to be freed but the
 * runner's problems. */
enum case_outcome input_study_init(struct input_study *study, struct case_runner *runner,
                                   const struct input_request *request);
void input_study_free(struct input_study *study);

/* Spearman's rank correlation of n pairs, equal values at their mean rank; NAN when one side does not vary or has
 * a missing value. */
double rank_correlation(const double *x, size_t x_stride, const double *y, size_t y_stride, size_t n);
#endif
