#include "experiment/percentile_estimate.h"
#include "models/turnaround_percentile.h"
#include "models/turnaround_profile.h"
#include "sim/memory.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

struct pooled { /* the distribution that percentiles are read off */
    const struct study_scenario *item;
    const struct metric_key *key;
    const struct turnaround_percentile *row;
};

static double quantile_at(const struct pooled *pooled, double share)
{
    struct turnaround_percentile row = *pooled->row;
    row.share = share < 0 ? 0 : share;
    return turnaround_percentile_pooled(&row, pooled->item->scenario, pooled->key, pooled->item->turnaround,
                                        pooled->item->open_ages);
}

/* Charts of a replication, and those within q, over the types that count. */
static void count(const struct pooled *pooled, size_t replication, double q, double *all, double *within)
{
    size_t types = pooled->item->scenario->work_types.count;
    const double *bins = pooled->item->profiles + replication * types * 2 * TURNAROUND_BINS;
    *all = *within = 0;
    for (size_t t = 0; t < types; t++, bins += 2 * TURNAROUND_BINS) {
        if (!metric_counts_type(pooled->item->scenario, pooled->key->scope, pooled->key->item, (int)t)) continue;
        for (int part = 0; part <= pooled->row->with_open; part++) {
            *all += turnaround_profile_count(bins + part * TURNAROUND_BINS);
            *within += turnaround_profile_within(bins + part * TURNAROUND_BINS, q * (double)TIME_HOUR);
        }
    }
}

/* C - pN of every replication, with their mean taken off: the bins are coarser than the pooled sketch. Returns mean N.
 */
static double deviations(const struct pooled *pooled, size_t n, double q, double *deviation)
{
    double charts = 0, sum = 0;
    for (size_t r = 0; r < n; r++) {
        double all, within;
        count(pooled, r, q, &all, &within);
        deviation[r] = within - pooled->row->share * all;
        charts += all;
        sum += deviation[r];
    }
    for (size_t r = 0; r < n; r++) deviation[r] -= sum / (double)n;
    return charts / (double)n;
}

/* Reads the interval off the pooled distribution; replaces the deviations by linearised values. */
static void linearise(const struct pooled *pooled, size_t n, double confidence, double charts,
                      struct percentile_estimate *estimate)
{
    double squares = 0, q = estimate->pooled, p = pooled->row->share;
    for (size_t r = 0; r < n; r++) squares += estimate->linear[r] * estimate->linear[r];
    double error = n > 1 ? sqrt(squares / ((double)n * (double)(n - 1))) / charts : NAN;
    double reach = n > 1 ? gsl_cdf_tdist_Pinv(0.5 + confidence / 2, (double)(n - 1)) * error : NAN;
    double slope = reach == 0 ? 0 : NAN;
    if (reach > 0 && p + reach < 1) {
        double low = quantile_at(pooled, p - reach), high = quantile_at(pooled, p + reach);
        estimate->half_width = fmax(high - q, q - low);
        slope = (high - low) / (2 * reach);
    } else if (reach == 0) {
        estimate->half_width = 0;
    }
    for (size_t r = 0; r < n; r++) estimate->linear[r] = q - estimate->linear[r] / charts * slope;
}

bool percentile_estimate_of(const struct study *study, size_t scenario, size_t key, double confidence,
                            struct percentile_estimate *estimate)
{
    const struct study_scenario *item = &study->items[scenario];
    struct pooled pooled = {item, &item->keys.items[key], turnaround_percentile_find(item->keys.items[key].id)};
    if (!pooled.row || !item->profiles) return false;
    size_t n = (size_t)study->replications;
    *estimate = (struct percentile_estimate){.pooled = quantile_at(&pooled, pooled.row->share), .half_width = NAN};
    estimate->linear = memory_allocate(n, sizeof *estimate->linear);
    if (isnan(estimate->pooled)) {
        for (size_t r = 0; r < n; r++) estimate->linear[r] = NAN;
        return true;
    }
    double charts = deviations(&pooled, n, estimate->pooled, estimate->linear);
    linearise(&pooled, n, confidence, charts, estimate);
    return true;
}
