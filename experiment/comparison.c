#include "experiment/comparison.h"
#include "sim/memory.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

static const double rounding = 1e-12; /* of the largest value: differences of equals are not exactly zero */

bool comparison_is_plan(const struct study *study, size_t scenario)
{
    return scenario > 0 && !study->items[scenario].scenario->is_bound;
}

size_t comparison_plans(const struct study *study)
{
    size_t plans = 0;
    for (size_t s = 1; s < study->count; s++) plans += comparison_is_plan(study, s);
    return plans;
}

double estimate_p_value(const struct estimate *difference)
{
    if (difference->count < 2) return NAN;
    if (difference->mean == 0) return 1;
    if (difference->sd == 0) return 0;
    double t = fabs(difference->mean) / (difference->sd / sqrt((double)difference->count));
    return 2 * gsl_cdf_tdist_Q(t, (double)(difference->count - 1));
}

struct ranked {
    double p;
    size_t place;
};

static int by_p(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->p != y->p) return x->p < y->p ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

void comparison_holm(const double *p, double *adjusted, size_t count)
{
    struct ranked *ranked = memory_allocate(count, sizeof *ranked);
    size_t tests = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isnan(p[i])) ranked[tests++] = (struct ranked){p[i], i};
        adjusted[i] = NAN;
    }
    qsort(ranked, tests, sizeof *ranked, by_p);
    double largest = 0;
    for (size_t i = 0; i < tests; i++) {
        largest = fmax(largest, fmin(1, ranked[i].p * (double)(tests - i)));
        adjusted[ranked[i].place] = largest;
    }
    free(ranked);
}

bool comparison_shows(const struct estimate *difference, double p_holm, double confidence)
{
    return p_holm < 1 - confidence && estimate_shows(difference);
}

enum verdict comparison_verdict(const struct estimate *difference, double p_holm, double confidence, double margin,
                                enum metric_direction direction)
{
    if (difference->count < 2) return VERDICT_NOTHING_SHOWN;
    if (fabs(difference->mean) + difference->half_width <= margin) return VERDICT_EQUAL;
    if (!comparison_shows(difference, p_holm, confidence)) return VERDICT_NOTHING_SHOWN;
    if (direction == METRIC_NEUTRAL) return difference->mean < 0 ? VERDICT_LOWER : VERDICT_HIGHER;
    return (difference->mean < 0) == (direction == METRIC_LOWER_IS_BETTER) ? VERDICT_BETTER : VERDICT_WORSE;
}

struct pairs { /* the replications in which both scenarios have a value */
    int64_t count;
    double *ours, *theirs, *differences; /* owned */
    double largest;                      /* absolute value of either */
};

static struct pairs pairs_of(const struct study *study, size_t alternative, size_t key, size_t base)
{
    const struct study_scenario *ours = &study->items[alternative], *theirs = &study->items[0];
    size_t replications = (size_t)study->replications;
    struct pairs pairs = {.ours = memory_allocate(replications, sizeof(double)),
                          .theirs = memory_allocate(replications, sizeof(double)),
                          .differences = memory_allocate(replications, sizeof(double))};
    for (size_t r = 0; r < replications; r++) {
        double value = ours->values[r * ours->keys.count + key];
        double other = theirs->values[r * theirs->keys.count + base];
        if (isnan(value) || isnan(other)) continue;
        pairs.ours[pairs.count] = value;
        pairs.theirs[pairs.count] = other;
        pairs.differences[pairs.count++] = value - other;
        pairs.largest = fmax(pairs.largest, fmax(fabs(value), fabs(other)));
    }
    return pairs;
}

static void pairs_free(struct pairs *pairs)
{
    free(pairs->ours);
    free(pairs->theirs);
    free(pairs->differences);
}

static double range_of(const double *values, int64_t count)
{
    double low = INFINITY, high = -INFINITY;
    for (int64_t i = 0; i < count; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    return high - low;
}

/* Of the replications' own values, whatever the row's difference is taken about. */
static double variance_ratio(const struct pairs *pairs, const struct comparison_row *row, double confidence)
{
    if (pairs->count < 2) return NAN;
    double paired = estimate_of(pairs->differences, 1, pairs->count, confidence).sd;
    double ours = estimate_of(pairs->ours, 1, pairs->count, confidence).sd;
    double theirs = estimate_of(pairs->theirs, 1, pairs->count, confidence).sd;
    double least = rounding * pairs->largest;
    if (ours <= least && theirs <= least) return NAN;
    if (row->is_same) return INFINITY;
    return (ours * ours + theirs * theirs) / (paired * paired);
}

/* What the margin is a share of. */
static enum metric_id measure_of(enum metric_id id)
{
    bool is_cash = id == METRIC_CASH_COLLECTED_USD || id == METRIC_CASH_AFTER_COST_USD || id == METRIC_NET_CLAIMED_USD;
    return is_cash ? METRIC_COST_TOTAL_USD : id;
}

static double margin_of(const struct comparison *comparison, size_t base)
{
    const struct study *study = comparison->study;
    const struct metric_key *key = &study->items[0].keys.items[base];
    enum metric_id id = (enum metric_id)key->id, measure = measure_of(id);
    size_t by = measure == id ? base : metric_key_find(&study->items[0].keys, (int)measure, SCOPE_ALL, 0);
    if (by == SIZE_MAX) return NAN;
    return comparison->margin_share * fabs(estimate_metric(study, 0, by, comparison->confidence).mean);
}

static void row_init(struct comparison_row *row, const struct comparison *comparison, size_t alternative, size_t base)
{
    const struct study *study = comparison->study;
    size_t key = estimate_find_key(study, 0, base, alternative);
    if (key == SIZE_MAX) return;
    struct pairs pairs = pairs_of(study, alternative, key, base);
    double least = rounding * pairs.largest;
    row->exists = true;
    estimate_difference(study, alternative, key, comparison->confidence, &row->difference);
    row->is_same = pairs.count > 1 && range_of(pairs.differences, pairs.count) <= least;
    row->p_value = row->is_same ? fabs(row->difference.mean) <= least : estimate_p_value(&row->difference);
    row->margin = margin_of(comparison, base);
    row->variance_ratio = variance_ratio(&pairs, row, comparison->confidence);
    pairs_free(&pairs);
}

static void family_init(struct comparison_row *rows, const struct study *study)
{
    double *p = memory_allocate(study->count, sizeof *p);
    for (size_t s = 0; s < study->count; s++)
        p[s] = comparison_is_plan(study, s) && rows[s].exists ? rows[s].p_value : NAN;
    comparison_holm(p, p, study->count);
    for (size_t s = 1; s < study->count; s++) rows[s].p_holm = comparison_is_plan(study, s) ? p[s] : rows[s].p_value;
    free(p);
}

void comparison_init(struct comparison *comparison, const struct study *study, double confidence, double margin_share)
{
    const struct metric_keys *keys = &study->items[0].keys;
    *comparison = (struct comparison){.study = study, .confidence = confidence, .margin_share = margin_share};
    comparison->rows = memory_allocate(keys->count * study->count, sizeof *comparison->rows);
    for (size_t k = 0; k < keys->count; k++) {
        struct comparison_row *rows = &comparison->rows[k * study->count];
        for (size_t s = 1; s < study->count; s++) row_init(&rows[s], comparison, s, k);
        family_init(rows, study);
        for (size_t s = 1; s < study->count; s++)
            rows[s].verdict = comparison_verdict(&rows[s].difference, rows[s].p_holm, confidence, rows[s].margin,
                                                 metrics[keys->items[k].id].direction);
    }
}

void comparison_free(struct comparison *comparison)
{
    free(comparison->rows);
    *comparison = (struct comparison){0};
}

const struct comparison_row *comparison_find(const struct comparison *comparison, size_t alternative, size_t key)
{
    const struct study *study = comparison->study;
    size_t base = key == SIZE_MAX ? SIZE_MAX : estimate_find_key(study, alternative, key, 0);
    if (base == SIZE_MAX) return NULL;
    const struct comparison_row *row = &comparison->rows[base * study->count + alternative];
    return row->exists ? row : NULL;
}

const struct comparison_row *comparison_of(const struct comparison *comparison, size_t alternative, enum metric_id id)
{
    const struct metric_keys *keys = &comparison->study->items[alternative].keys;
    return comparison_find(comparison, alternative, metric_key_find(keys, (int)id, SCOPE_ALL, 0));
}
