#ifndef EXPERIMENT_ESTIMATE_H
#define EXPERIMENT_ESTIMATE_H
/* Estimates over replications. A confidence interval says how well the mean is known; a prediction band (p10..p90) says
 * where one life of the department may end up. The two are never mixed. */
#include "experiment/study.h"

struct estimate {
    int64_t count;        /* replications with a value; the others had nothing to observe */
    double mean, sd;      /* sample standard deviation; NAN for fewer than 2 */
    double half_width;    /* Student t interval of the mean at the confidence asked for; NAN for fewer than 2 */
    double p10, p50, p90; /* over replications: the prediction band */
};

struct share_estimate { /* a share of replications */
    int64_t hits, count;
    double share, low, high; /* Clopper-Pearson interval at the confidence asked for; NAN without replications */
};

/* Estimate of n values that lie `stride` apart. NANs are left out. Sums run in replication order. */
struct estimate estimate_of(const double *values, size_t stride, int64_t n, double confidence);

/* What happened in `hits` of `count` replications. */
struct share_estimate estimate_share(int64_t hits, int64_t count, double confidence);

/* Estimate of `factor` times the values; a factor below zero turns the band round. */
struct estimate estimate_scaled(struct estimate estimate, double factor);

/* The confidence interval excludes zero: there is something to show. A difference that is the same in all replications
 * shows unless it is zero; one replication shows nothing. */
bool estimate_shows(const struct estimate *difference);

/* Is the metric estimated by sectioning (experiment/percentile_estimate.h)? Percentiles of turnaround are; all else is
 * a mean with a t interval. Their band p10 to p90 is that of the replications' own percentiles. */
bool estimate_is_sectioned(const struct metric_key *key);

/* Estimate of one metric of one scenario; a percentile by sectioning. */
struct estimate estimate_metric(const struct study *study, size_t scenario, size_t key, double confidence);

/* Estimate of one value of a daily series. The study must have kept its daily values. */
struct estimate estimate_daily(const struct study *study, size_t scenario, size_t series_key, int day,
                               double confidence);

/* Estimate of one metric (a key of period_keys) over one period. The study must have kept its periods. */
struct estimate estimate_period(const struct study *study, size_t scenario, size_t period, size_t key,
                                double confidence);

/* Estimate of one point of a turnaround curve. */
struct estimate estimate_curve(const struct study *study, size_t scenario, int curve, int point, double confidence);

/* Paired difference alternative - baseline of the metric with the same id, scope and item name, replication by
 * replication; of percentiles, the difference of the pooled ones. Returns false when the baseline has no such key. */
bool estimate_difference(const struct study *study, size_t alternative, size_t key, double confidence,
                         struct estimate *difference);

/* Key of scenario `other` that has the id, scope and item name of `key` in `scenario`; SIZE_MAX when there is none. */
size_t estimate_find_key(const struct study *study, size_t scenario, size_t key, size_t other);

/* Key by id, scope and item; SIZE_MAX when there is none. */
size_t metric_key_find(const struct metric_keys *keys, int id, enum scope scope, int item);

/* Type-7 quantile (linear between order statistics) of n sorted values. */
double estimate_quantile_sorted(const double *sorted, int64_t n, double p);
#endif
