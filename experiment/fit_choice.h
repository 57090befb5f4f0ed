#ifndef EXPERIMENT_FIT_CHOICE_H
#define EXPERIMENT_FIT_CHOICE_H
/* Which law stands for a quantity: candidates compared, or an empirical table when none fits.
 *
 * A candidate fits well enough when its distance (Kolmogorov-Smirnov) is at most FIT_DISTANCE_ENOUGH or at most the 5 %
 * point for the sample's size, whichever is larger, and its mean is within FIT_MEAN_ENOUGH or 3 standard errors of the
 * sample's. The first is an effect size, on purpose: with 100,000 rows every law is rejected at any level, and what a
 * planner needs is a law that is near. Of those that fit, the lowest AIC is taken, and before it a law with fewer
 * parameters whose AIC is within FIT_AIC_CLOSE: exponential data must not be called Weibull for one unit of AIC. */
#include "experiment/fit_law.h"

#define FIT_DISTANCE_ENOUGH 0.03
#define FIT_MEAN_ENOUGH     0.05
#define FIT_AIC_CLOSE       4
#define FIT_ZERO_SHARE_MOST 0.01 /* more zeros than this, and no law without an atom at 0 is tried */

enum { FIT_CANDIDATES = 4, FIT_ROWS_LEAST = 30 };

enum fit_outcome {
    FIT_TOO_FEW,  /* fewer than FIT_ROWS_LEAST complete values: no law */
    FIT_CONSTANT, /* all values alike: a number */
    FIT_PARAMETRIC,
    FIT_TABLE /* none fits */
};

struct fit_choice {
    enum fit_outcome outcome;
    struct law law; /* what was chosen; its points are owned */
    int chosen;     /* index of the candidate; -1 */
    size_t candidate_count;
    struct fitted_law candidates[FIT_CANDIDATES]; /* exponential, lognormal, Weibull, gamma */
    size_t count, open_count, zero_count, distinct_count;
    double mean, mean_low,
        mean_high; /* of the sample (Kaplan-Meier), normal interval; high and low NAN when open > 0 */
    double sd, p10, p50, p90, largest;
    double hidden_share; /* of the distribution, beyond the longest value seen: hidden by open values */
    double distance;     /* of the chosen law */
};

/* Chooses a law for a closed sample of values >= 0. */
void fit_choice_make(struct fit_choice *choice, const struct fit_sample *sample, double confidence);
void fit_choice_free(struct fit_choice *choice);

/* Is a candidate near enough (as said above)? */
bool fit_choice_fits(const struct fit_choice *choice, const struct fitted_law *candidate);
#endif
