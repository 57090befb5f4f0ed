#include "models/turnaround_percentile.h"
#include "models/metric_walk.h"
#include "sim/memory.h"
#include <stdlib.h>

const struct turnaround_percentile turnaround_percentiles[TURNAROUND_PERCENTILES] = {
    {METRIC_TAT_P50_HOURS, 0.5, false},     {METRIC_TAT_P90_HOURS, 0.9, false},
    {METRIC_TAT_P95_HOURS, 0.95, false},    {METRIC_TAT_P99_HOURS, 0.99, false},
    {METRIC_TAT_OPEN_P90_HOURS, 0.9, true}, {METRIC_TAT_OPEN_P95_HOURS, 0.95, true}};

const struct turnaround_percentile *turnaround_percentile_find(int metric)
{
    for (int i = 0; i < TURNAROUND_PERCENTILES; i++)
        if ((int)turnaround_percentiles[i].id == metric) return &turnaround_percentiles[i];
    return NULL;
}

bool metric_counts_type(const struct scenario *scenario, enum scope scope, int item, int work_type)
{
    if (scope == SCOPE_WORK_TYPE) return item == work_type;
    bool is_all = scope == SCOPE_ALL || (int)scenario->work_types.items[work_type].setting == item;
    return is_all && metric_is_encounter(scenario, work_type);
}

double turnaround_percentile_hours(const struct turnaround_percentile *percentile, const struct sketch *turnaround,
                                   const struct sketch *open_ages)
{
    const struct sketch *parts[] = {turnaround, open_ages};
    return sketches_quantile(parts, percentile->with_open ? 2 : 1, percentile->share) / (double)TIME_HOUR;
}

double turnaround_percentile_pooled(const struct turnaround_percentile *percentile, const struct scenario *scenario,
                                    const struct metric_key *key, const struct sketch *turnaround,
                                    const struct sketch *open_ages)
{
    size_t types = scenario->work_types.count, count = 0;
    const struct sketch **parts = memory_allocate(2 * types, sizeof *parts);
    for (size_t t = 0; t < types; t++) {
        if (!metric_counts_type(scenario, key->scope, key->item, (int)t)) continue;
        parts[count++] = &turnaround[t];
        if (percentile->with_open) parts[count++] = &open_ages[t];
    }
    double hours = sketches_quantile(parts, count, percentile->share) / (double)TIME_HOUR;
    free(parts);
    return hours;
}
