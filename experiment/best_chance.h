#ifndef EXPERIMENT_BEST_CHANCE_H
#define EXPERIMENT_BEST_CHANCE_H
/* Which scenario is best in a metric, the baseline included. Two different questions with two answers:
 *
 * - In which share of the futures is it best? A future is a replication: every scenario lives the same one. That says
 *   what luck may still turn round once a plan is chosen; more replications do not move it towards 0 or 1.
 * - How probable is it that it is best on average? That says how well the simulation knows the ranking of the means;
 *   with more replications it goes to 0 or 1.
 *
 * Bounds are limits, not plans: they take no part. */
#include "experiment/estimate.h"

enum { BEST_RESAMPLES = 2000, BEST_GROUPS_MOST = 1000 };

struct best_chance {               /* of one scenario */
    bool takes_part;               /* not a bound, and has the metric */
    struct share_estimate futures; /* nobody is better; a tie counts for each of those tied, so the shares may add up to
                                      more than one. Futures in which one that takes part has no value do not count */
    int64_t tied;                  /* futures among the hits in which another is as good */
    double on_average;             /* probability that its mean is best: share of the resamples, ties shared evenly, so
                                      these add up to one; NAN for fewer than two futures */
};

/* `chances` has room for every scenario of the study. The metric's direction is not neutral; its scope is `all`.
 *
 * The probability is a bootstrap: BEST_RESAMPLES times as many futures as there are are drawn with replacement, the
 * same ones for every scenario, and the means compared. Of more than BEST_GROUPS_MOST futures, so many groups of
 * consecutive ones are drawn instead. The draws are keyed by the study's seed and have a domain of their own. */
void best_chances(struct best_chance *chances, const struct study *study, enum metric_id id, double confidence);
#endif
