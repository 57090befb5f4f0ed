/* Metrics of the people, by pool, by location, and together. */
#include "models/metric_walk.h"

static double hours(int64_t coder_time)
{
    return (double)coder_time / (double)TIME_HOUR;
}

static void emit_counts(struct metric_walk *walk, enum scope scope, int item, const int64_t *pool)
{
    double weeks = (double)metric_walk_days(walk) / 7, coder_days = hours(pool[POOL_STAFFED]) / 8;
    double unit = walk->plan->scenario->facility.work_unit_minutes * (double)TIME_MINUTE;
    int64_t vacant = pool[POOL_SCHEDULED] - pool[POOL_FILLED];
    /* of all: with the work types, since touchless charts belong to no pool */
    if (scope != SCOPE_ALL) metric_emit(walk, METRIC_ENCOUNTERS_CODED, scope, item, (double)pool[POOL_CODED]);
    metric_emit(walk, METRIC_UTILIZATION_SHARE, scope, item,
                metric_ratio((double)pool[POOL_BUSY], (double)pool[POOL_STAFFED]));
    metric_emit(walk, METRIC_PAID_HOURS, scope, item, hours(pool[POOL_PAID] + pool[POOL_OVERTIME]));
    metric_emit(walk, METRIC_OVERTIME_HOURS, scope, item, hours(pool[POOL_OVERTIME]));
    metric_emit(walk, METRIC_VACANCY_SHARE, scope, item, metric_ratio((double)vacant, (double)pool[POOL_SCHEDULED]));
    metric_emit(walk, METRIC_OPEN_FTE, scope, item, hours(vacant) / weeks / 40);
    metric_emit(walk, METRIC_HIRES, scope, item, (double)pool[POOL_HIRED]);
    metric_emit(walk, METRIC_LEAVERS, scope, item, (double)pool[POOL_LEFT]);
    metric_emit(walk, METRIC_CHARTS_PER_CODER_DAY, scope, item, metric_ratio((double)pool[POOL_CODED], coder_days));
    metric_emit(walk, METRIC_WORK_UNITS_PER_CODER_DAY, scope, item,
                metric_ratio((double)pool[POOL_WORK] / unit, coder_days));
    metric_emit(walk, METRIC_AUDIT_TIME_SHARE, scope, item,
                metric_ratio((double)pool[POOL_BUSY_AUDIT], (double)pool[POOL_BUSY]));
    metric_emit(walk, METRIC_REWORK_TIME_SHARE, scope, item,
                metric_ratio((double)pool[POOL_BUSY_REWORK], (double)pool[POOL_BUSY]));
    metric_emit(walk, METRIC_APPEAL_TIME_SHARE, scope, item,
                metric_ratio((double)pool[POOL_BUSY_APPEAL], (double)pool[POOL_BUSY]));
    metric_emit(walk, METRIC_POOL_TAT_MEAN_HOURS, scope, item,
                metric_ratio(hours(pool[POOL_TURNAROUND]), (double)pool[POOL_TURNED]));
    metric_emit(walk, METRIC_POOL_TAT_WITHIN_SHARE, scope, item,
                metric_ratio((double)pool[POOL_WITHIN], (double)pool[POOL_TURNED]));
}

void metric_walk_people(struct metric_walk *walk)
{
    int64_t all[POOL_COUNTS];
    metric_book_location(walk, -1, all);
    emit_counts(walk, SCOPE_ALL, 0, all);
    for (int p = 0; p < (int)walk->plan->scenario->pools.count; p++)
        emit_counts(walk, SCOPE_POOL, p, metric_book_pool(walk, p));
    for (int l = 0; l < LOCATION_COUNT; l++) {
        int64_t sums[POOL_COUNTS];
        metric_book_location(walk, l, sums);
        emit_counts(walk, SCOPE_LOCATION, l, sums);
    }
}
