#ifndef EXPERIMENT_PERCENTILE_ESTIMATE_H
#define EXPERIMENT_PERCENTILE_ESTIMATE_H
/* A percentile of all replications pooled, q, and how well it is known. The replications are sections of the whole that
 * may differ in size and in level; what varies between them is the share of their charts within q. With N charts and C
 * within q in a replication, the share p has the standard error s = sqrt(sum (C - pN)^2 / (n (n - 1))) / mean N (a
 * ratio of sums), and the interval of q is read off the pooled distribution at p - ts and p + ts (Woodruff, Confidence
 * intervals for medians and other position measures, JASA 1952). It has no upper end when p + ts passes 1: too few
 * replications to know so extreme a percentile.
 *
 * The linearised value of a replication, q - (C - pN) / mean N x dq/dp, has the mean q and, over n, the variance of q:
 * differences between scenarios are paired with it. */
#include "experiment/study.h"

struct percentile_estimate {
    double pooled;     /* hours; NAN without charts */
    double half_width; /* the longer side of the interval; NAN when it has no end, or for fewer than 2 replications */
    double *linear;    /* per replication; owned; NAN where the interval has no end */
};

/* False when the key is no percentile of turnaround, or the study holds no profiles. The caller frees `linear`. */
bool percentile_estimate_of(const struct study *study, size_t scenario, size_t key, double confidence,
                            struct percentile_estimate *estimate);
#endif
