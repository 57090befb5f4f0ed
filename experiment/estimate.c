#include "experiment/estimate.h"
#include "experiment/percentile_estimate.h"
#include "models/turnaround_percentile.h"
#include "sim/memory.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double estimate_quantile_sorted(const double *sorted, int64_t n, double p)
{
    if (n == 0) return NAN;
    double at = p * (double)(n - 1);
    int64_t below = (int64_t)floor(at);
    if (below + 1 >= n) return sorted[n - 1];
    return sorted[below] + (at - (double)below) * (sorted[below + 1] - sorted[below]);
}

static double sample_sd(const double *values, int64_t n, double mean)
{
    double squares = 0;
    for (int64_t i = 0; i < n; i++) squares += (values[i] - mean) * (values[i] - mean);
    return sqrt(squares / (double)(n - 1));
}

struct estimate estimate_of(const double *values, size_t stride, int64_t n, double confidence)
{
    struct estimate estimate = {0, NAN, NAN, NAN, NAN, NAN, NAN};
    double *kept = memory_allocate((size_t)n, sizeof *kept), sum = 0;
    for (int64_t i = 0; i < n; i++) {
        double value = values[(size_t)i * stride];
        if (isnan(value)) continue;
        kept[estimate.count++] = value;
        sum += value;
    }
    if (estimate.count > 0) estimate.mean = sum / (double)estimate.count;
    if (estimate.count > 1) {
        double degrees = (double)(estimate.count - 1);
        estimate.sd = sample_sd(kept, estimate.count, estimate.mean);
        estimate.half_width =
            gsl_cdf_tdist_Pinv(0.5 + confidence / 2, degrees) * estimate.sd / sqrt((double)estimate.count);
    }
    qsort(kept, (size_t)estimate.count, sizeof *kept, compare_doubles);
    estimate.p10 = estimate_quantile_sorted(kept, estimate.count, 0.1);
    estimate.p50 = estimate_quantile_sorted(kept, estimate.count, 0.5);
    estimate.p90 = estimate_quantile_sorted(kept, estimate.count, 0.9);
    free(kept);
    return estimate;
}

bool estimate_is_sectioned(const struct metric_key *key)
{
    return turnaround_percentile_find(key->id) != NULL;
}

/* GSL 2.7's inverse gives up (NAN) on large parameters, where its distribution function is sound: then by bisection. */
static double beta_quantile(double p, double a, double b)
{
    double low = 0, high = 1, x = gsl_cdf_beta_Pinv(p, a, b);
    for (int i = 0; isnan(x) && i < 100; i++) {
        double middle = (low + high) / 2;
        if (gsl_cdf_beta_P(middle, a, b) < p)
            low = middle;
        else
            high = middle;
    }
    return isnan(x) ? (low + high) / 2 : x;
}

struct share_estimate estimate_share(int64_t hits, int64_t count, double confidence)
{
    struct share_estimate estimate = {hits, count, NAN, NAN, NAN};
    if (count == 0) return estimate;
    double beyond = (1 - confidence) / 2, successes = (double)hits, failures = (double)(count - hits);
    estimate.share = successes / (double)count;
    estimate.low = hits == 0 ? 0 : beta_quantile(beyond, successes, failures + 1);
    estimate.high = hits == count ? 1 : beta_quantile(1 - beyond, successes + 1, failures);
    return estimate;
}

struct estimate estimate_scaled(struct estimate estimate, double factor)
{
    double low = factor < 0 ? estimate.p90 : estimate.p10, high = factor < 0 ? estimate.p10 : estimate.p90;
    return (struct estimate){.count = estimate.count,
                             .mean = factor * estimate.mean,
                             .sd = fabs(factor) * estimate.sd,
                             .half_width = fabs(factor) * estimate.half_width,
                             .p10 = factor * low,
                             .p50 = factor * estimate.p50,
                             .p90 = factor * high};
}

bool estimate_shows(const struct estimate *difference)
{
    return isfinite(difference->half_width) && fabs(difference->mean) > difference->half_width;
}

struct estimate estimate_metric(const struct study *study, size_t scenario, size_t key, double confidence)
{
    const struct study_scenario *item = &study->items[scenario];
    struct estimate estimate = estimate_of(item->values + key, item->keys.count, study->replications, confidence);
    struct percentile_estimate percentile;
    if (!percentile_estimate_of(study, scenario, key, confidence, &percentile)) return estimate;
    estimate.mean = percentile.pooled;
    estimate.sd = estimate_of(percentile.linear, 1, study->replications, confidence).sd;
    estimate.half_width = percentile.half_width;
    free(percentile.linear);
    return estimate;
}

struct estimate estimate_daily(const struct study *study, size_t scenario, size_t series_key, int day,
                               double confidence)
{
    const struct study_scenario *item = &study->items[scenario];
    size_t days = (size_t)item->plan.days.days;
    return estimate_of(item->daily + series_key * days + (size_t)day, item->series.count * days, study->replications,
                       confidence);
}

struct estimate estimate_period(const struct study *study, size_t scenario, size_t period, size_t key,
                                double confidence)
{
    const struct study_scenario *item = &study->items[scenario];
    size_t keys = item->period_keys.count;
    return estimate_of(item->period_values + period * keys + key, item->periods.count * keys, study->replications,
                       confidence);
}

struct estimate estimate_curve(const struct study *study, size_t scenario, int curve, int point, double confidence)
{
    const struct study_scenario *item = &study->items[scenario];
    return estimate_of(item->curves + curve * TAT_GRID_POINTS + point, TAT_CURVES * TAT_GRID_POINTS,
                       study->replications, confidence);
}

size_t metric_key_find(const struct metric_keys *keys, int id, enum scope scope, int item)
{
    for (size_t k = 0; k < keys->count; k++)
        if (keys->items[k].id == id && keys->items[k].scope == scope && keys->items[k].item == item) return k;
    return SIZE_MAX;
}

size_t estimate_find_key(const struct study *study, size_t scenario, size_t key, size_t other)
{
    const struct study_scenario *from = &study->items[scenario], *to = &study->items[other];
    const struct metric_key *wanted = &from->keys.items[key];
    const char *name = metric_key_item(from->scenario, wanted);
    for (size_t k = 0; k < to->keys.count; k++) {
        const struct metric_key *candidate = &to->keys.items[k];
        if (candidate->id == wanted->id && candidate->scope == wanted->scope &&
            strcmp(metric_key_item(to->scenario, candidate), name) == 0)
            return k;
    }
    return SIZE_MAX;
}

/* The difference of percentiles is that of the pooled ones; the replications' linearised values are paired. */
static void take_pooled(const struct study *study, size_t alternative, size_t key, size_t base, double confidence,
                        struct estimate *difference)
{
    struct percentile_estimate ours, theirs;
    if (!percentile_estimate_of(study, alternative, key, confidence, &ours)) return;
    if (percentile_estimate_of(study, 0, base, confidence, &theirs)) {
        for (int64_t r = 0; r < study->replications; r++) ours.linear[r] -= theirs.linear[r];
        struct estimate linear = estimate_of(ours.linear, 1, study->replications, confidence);
        difference->mean = ours.pooled - theirs.pooled;
        difference->sd = linear.sd;
        difference->half_width = linear.half_width;
        free(theirs.linear);
    }
    free(ours.linear);
}

bool estimate_difference(const struct study *study, size_t alternative, size_t key, double confidence,
                         struct estimate *difference)
{
    size_t base = estimate_find_key(study, alternative, key, 0);
    if (base == SIZE_MAX) return false;
    const struct study_scenario *ours = &study->items[alternative], *theirs = &study->items[0];
    double *values = memory_allocate((size_t)study->replications, sizeof *values);
    for (size_t r = 0; r < (size_t)study->replications; r++)
        values[r] = ours->values[r * ours->keys.count + key] - theirs->values[r * theirs->keys.count + base];
    *difference = estimate_of(values, 1, study->replications, confidence);
    free(values);
    take_pooled(study, alternative, key, base, confidence, difference);
    return true;
}
