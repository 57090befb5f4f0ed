#include "experiment/turnaround_gain.h"
#include "sim/memory.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { HOURS_A_DAY = 24 };

struct pair { /* an alternative, and the baseline that it is set against */
    const struct study *study;
    const struct study_scenario *ours, *theirs;
    size_t alternative;
    double confidence;
};

static double value_of(const struct study_scenario *item, size_t replication, size_t key)
{
    return item->values[replication * item->keys.count + key];
}

static size_t key_of(const struct study_scenario *item, enum metric_id id)
{
    return metric_key_find(&item->keys, (int)id, SCOPE_ALL, 0);
}

/* Hospital dollars that a work type brings, in the baseline's replication. */
static double dollars_of(const struct pair *pair, int type, size_t replication)
{
    const struct work_type *work_type = &pair->theirs->scenario->work_types.items[type];
    if (work_type->billing != BILLING_HOSPITAL) return 0;
    size_t arrived = metric_key_find(&pair->theirs->keys, METRIC_ENCOUNTERS_ARRIVED, SCOPE_WORK_TYPE, type);
    return value_of(pair->theirs, replication, arrived) * law_mean(&work_type->gross_usd);
}

/* Difference of turnaround in days; `types` has, per baseline work type, the keys of both sides or SIZE_MAX. */
static double by_dollars(const struct pair *pair, const size_t (*types)[2], size_t replication)
{
    double sum = 0, dollars = 0;
    for (size_t t = 0; t < pair->theirs->scenario->work_types.count; t++) {
        if (types[t][0] == SIZE_MAX) continue;
        double change =
            value_of(pair->ours, replication, types[t][0]) - value_of(pair->theirs, replication, types[t][1]);
        double weight = dollars_of(pair, (int)t, replication);
        if (isnan(change)) continue;
        sum += weight * change / HOURS_A_DAY;
        dollars += weight;
    }
    return dollars > 0 ? sum / dollars : NAN;
}

static void fill_days(struct turnaround_gain *gain, const struct pair *pair, const size_t (*types)[2])
{
    size_t n = (size_t)pair->study->replications;
    size_t tat[] = {key_of(pair->ours, METRIC_TAT_MEAN_HOURS), key_of(pair->theirs, METRIC_TAT_MEAN_HOURS)};
    size_t dnfb[] = {key_of(pair->ours, METRIC_DNFB_MEAN_DAYS), key_of(pair->theirs, METRIC_DNFB_MEAN_DAYS)};
    enum { TAT, WEIGHTED, DNFB, HIDDEN, HIDDEN_DOLLARS, COUNT };
    double *rows = memory_allocate(n * COUNT, sizeof *rows);
    for (size_t r = 0; r < n; r++) {
        double *row = rows + r * COUNT;
        row[TAT] = (value_of(pair->ours, r, tat[0]) - value_of(pair->theirs, r, tat[1])) / HOURS_A_DAY;
        row[WEIGHTED] = by_dollars(pair, types, r);
        row[DNFB] = value_of(pair->ours, r, dnfb[0]) - value_of(pair->theirs, r, dnfb[1]);
        row[HIDDEN] = row[DNFB] - row[TAT];
        row[HIDDEN_DOLLARS] = row[DNFB] - row[WEIGHTED];
    }
    struct estimate *const into[COUNT] = {&gain->tat_days, &gain->tat_by_dollars_days, &gain->dnfb_days,
                                          &gain->hidden_days, &gain->hidden_dollars_days};
    for (int i = 0; i < COUNT; i++)
        *into[i] = estimate_of(rows + i, COUNT, pair->study->replications, pair->confidence);
    free(rows);
    gain->tat_before_days = estimate_metric(pair->study, 0, tat[1], pair->confidence).mean / HOURS_A_DAY;
    gain->tat_after_days = estimate_metric(pair->study, pair->alternative, tat[0], pair->confidence).mean / HOURS_A_DAY;
}

static bool is_coding(enum cause cause)
{
    return cause == CAUSE_CODING_QUEUE || cause == CAUSE_CODING || cause == CAUSE_QUALITY;
}

static void fill_causes(struct turnaround_gain *gain, const struct pair *pair)
{
    size_t n = (size_t)pair->study->replications;
    double *coding = memory_allocate(n, sizeof *coding);
    for (int c = 0; c < CAUSE_COUNT; c++) {
        size_t ours = metric_key_find(&pair->ours->keys, METRIC_DNFB_CAUSE_USD, SCOPE_CAUSE, c);
        size_t theirs = metric_key_find(&pair->theirs->keys, METRIC_DNFB_CAUSE_USD, SCOPE_CAUSE, c);
        estimate_difference(pair->study, pair->alternative, ours, pair->confidence, &gain->cause_usd[c]);
        gain->cause_before_usd[c] = estimate_metric(pair->study, 0, theirs, pair->confidence).mean;
        for (size_t r = 0; is_coding((enum cause)c) && r < n; r++)
            coding[r] += value_of(pair->ours, r, ours) - value_of(pair->theirs, r, theirs);
    }
    gain->coding_usd = estimate_of(coding, 1, pair->study->replications, pair->confidence);
    free(coding);
}

void turnaround_gain_of(struct turnaround_gain *gain, const struct study *study, size_t alternative, double confidence)
{
    struct pair pair = {study, &study->items[alternative], &study->items[0], alternative, confidence};
    size_t count = pair.theirs->scenario->work_types.count;
    size_t(*types)[2] = memory_allocate(count, sizeof *types);
    for (size_t t = 0; t < count; t++) {
        types[t][1] = metric_key_find(&pair.theirs->keys, METRIC_TAT_MEAN_HOURS, SCOPE_WORK_TYPE, (int)t);
        types[t][0] = SIZE_MAX;
    }
    for (size_t k = 0; k < pair.ours->keys.count; k++) {
        const struct metric_key *key = &pair.ours->keys.items[k];
        if (key->id != METRIC_TAT_MEAN_HOURS || key->scope != SCOPE_WORK_TYPE) continue;
        size_t base = estimate_find_key(study, alternative, k, 0);
        if (base != SIZE_MAX) types[pair.theirs->keys.items[base].item][0] = k;
    }
    estimate_difference(study, alternative, key_of(pair.ours, METRIC_ENCOUNTERS_UNCODED_END), confidence,
                        &gain->uncoded_end);
    fill_days(gain, &pair, (const size_t(*)[2])types);
    fill_causes(gain, &pair);
    free(types);
}
