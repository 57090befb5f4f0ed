#include "experiment/automation_study.h"
#include "sim/memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const struct {
    enum metric_id metric;
    enum scope scope;
} effects[EFFECT_COUNT] = {
    [EFFECT_DNFB_DAYS] = {METRIC_DNFB_LAST_WEEK_DAYS, SCOPE_ALL},
    [EFFECT_DNFB_USD] = {METRIC_DNFB_MEAN_USD, SCOPE_ALL},
    [EFFECT_PROFESSIONAL] = {METRIC_UNBILLED_PROFESSIONAL_MEAN_USD, SCOPE_ALL},
    [EFFECT_TAT] = {METRIC_TAT_MEAN_HOURS, SCOPE_ALL},
    [EFFECT_TAT_OWN] = {METRIC_TAT_MEAN_HOURS, SCOPE_WORK_TYPE},
    [EFFECT_UTILIZATION] = {METRIC_UTILIZATION_SHARE, SCOPE_POOL},
};

enum metric_id automation_effect_metric(enum automation_effect effect)
{
    return effects[effect].metric;
}

struct comparison {
    const struct study *study;
    size_t variant;
    double confidence;
};

static struct estimate difference(const struct comparison *comparison, enum automation_effect effect, int item)
{
    const struct metric_keys *keys = &comparison->study->items[comparison->variant].keys;
    size_t key = metric_key_find(keys, effects[effect].metric, effects[effect].scope, item);
    struct estimate estimate;
    bool found = estimate_difference(comparison->study, comparison->variant, key, comparison->confidence, &estimate);
    assert(found); /* the variant has the types and pools of the baseline */
    (void)found;
    return estimate;
}

/* Of the pools that code the type, the one whose coders get the most time back; the first when none does. */
static int most_relieved(const struct comparison *comparison, const bool *pools)
{
    int most = -1;
    double best = INFINITY;
    for (int p = 0; p < (int)comparison->study->items[0].scenario->pools.count; p++) {
        if (!pools[p]) continue;
        double change = difference(comparison, EFFECT_UTILIZATION, p).mean;
        if (most >= 0 && !(change < best)) continue;
        most = p;
        best = isnan(change) ? INFINITY : change;
    }
    return most;
}

static void fill_effects(struct automation_row *row, const struct comparison *comparison, const bool *pools)
{
    row->has_effect = true;
    for (int e = 0; e < EFFECT_UTILIZATION; e++)
        row->effects[e] =
            difference(comparison, (enum automation_effect)e, effects[e].scope == SCOPE_ALL ? 0 : row->work_type);
    row->pool = most_relieved(comparison, pools);
    row->pool_utilization = NAN;
    if (row->pool < 0) return;
    row->effects[EFFECT_UTILIZATION] = difference(comparison, EFFECT_UTILIZATION, row->pool);
    const struct metric_keys *keys = &comparison->study->items[0].keys;
    size_t key = metric_key_find(keys, METRIC_UTILIZATION_SHARE, SCOPE_POOL, row->pool);
    row->pool_utilization = estimate_metric(comparison->study, 0, key, comparison->confidence).mean;
}

/* Mean encounters a week that the baseline's window saw of each type. */
static void weekly_volumes(const struct study *study, double *per_week)
{
    const struct study_scenario *base = &study->items[0];
    const struct day_table *days = &base->plan.days;
    double weeks = (days->days - days->first_day) / 7.0;
    for (int t = 0; t < (int)base->plan.work_types; t++) {
        size_t key = metric_key_find(&base->keys, METRIC_ENCOUNTERS_ARRIVED, SCOPE_WORK_TYPE, t);
        per_week[t] = estimate_metric(study, 0, key, 0.95).mean / weeks;
    }
}

static int by_rank(const void *a, const void *b)
{
    const struct automation_row *x = a, *y = b;
    if ((x->engine < 0) != (y->engine < 0)) return x->engine < 0 ? -1 : 1;
    if (x->facts.score != y->facts.score) return x->facts.score > y->facts.score ? -1 : 1;
    return x->work_type - y->work_type;
}

void automation_report_init(struct automation_report *report, const struct study *study, const size_t *variants,
                            const struct automation_gain *gains, double confidence)
{
    const struct scenario *scenario = study->items[0].scenario;
    size_t count = scenario->work_types.count;
    *report = (struct automation_report){.count = count, .rows = memory_allocate(count, sizeof *report->rows)};
    struct automation_facts *facts = memory_allocate(count, sizeof *facts);
    double *per_week = memory_allocate(count, sizeof *per_week);
    bool *pools = memory_allocate(scenario->pools.count, sizeof *pools);
    weekly_volumes(study, per_week);
    report->medians = automation_facts_fill(facts, &study->items[0].plan, per_week);
    for (size_t t = 0; t < count; t++) {
        struct automation_row *row = &report->rows[t];
        *row = (struct automation_row){.work_type = (int)t,
                                       .engine = study->items[0].plan.work[t].cac.engine,
                                       .facts = facts[t],
                                       .gain = gains[t],
                                       .pool = -1};
        row->freed_hours = row->engine < 0 ? facts[t].hours_per_week * automation_freed_share(&gains[t]) : NAN;
        row->freed_fte = row->freed_hours / automation_coder_hours(scenario, (int)t, pools);
        struct comparison comparison = {study, variants[t], confidence};
        if (variants[t] > 0) fill_effects(row, &comparison, pools);
    }
    qsort(report->rows, count, sizeof *report->rows, by_rank);
    free(facts);
    free(per_week);
    free(pools);
}

void automation_report_free(struct automation_report *report)
{
    free(report->rows);
    *report = (struct automation_report){0};
}
