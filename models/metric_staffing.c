/* Metrics of staffing: the spreadsheet beside the simulation, and the promises of pools. */
#include "models/metric_walk.h"
#include "models/sla.h"
#include "models/staffing_gap.h"

_Static_assert(METRIC_FTE_BACKLOG - METRIC_FTE_SPREADSHEET == STAFFING_ROWS - 1, "the metrics are the rows, in order");

static void emit_rows(struct metric_walk *walk, enum scope scope, int item, const double rows[STAFFING_ROWS])
{
    for (int r = 0; r < STAFFING_ROWS; r++) metric_emit(walk, METRIC_FTE_SPREADSHEET + r, scope, item, rows[r]);
}

static void emit_sla(struct metric_walk *walk, int pool)
{
    struct sla_record sla = {0};
    int64_t credits = metric_costs(walk, pool)[COST_SLA_CREDITS];
    if (walk->department && walk->is_window) sla = sla_of_pool(walk->department, pool);
    metric_emit(walk, METRIC_SLA_WEEKS_MET_SHARE, SCOPE_POOL, pool, metric_ratio(sla.met, sla.measured));
    metric_emit(walk, METRIC_SLA_TAT_WEEKS_SHARE, SCOPE_POOL, pool,
                metric_ratio(sla.kept[SLA_TAT], sla.weeks[SLA_TAT]));
    metric_emit(walk, METRIC_SLA_ACCURACY_WEEKS_SHARE, SCOPE_POOL, pool,
                metric_ratio(sla.kept[SLA_ACCURACY], sla.weeks[SLA_ACCURACY]));
    metric_emit(walk, METRIC_SLA_PRODUCTIVITY_WEEKS_SHARE, SCOPE_POOL, pool,
                metric_ratio(sla.kept[SLA_PRODUCTIVITY], sla.weeks[SLA_PRODUCTIVITY]));
    metric_emit(walk, METRIC_SLA_CREDITS_USD, SCOPE_POOL, pool, (double)-credits / 100);
}

void metric_walk_staffing(struct metric_walk *walk)
{
    double all[STAFFING_ROWS] = {0};
    for (int p = 0; p < (int)walk->plan->scenario->pools.count; p++) {
        double rows[STAFFING_ROWS] = {0};
        if (walk->department) staffing_gap_of_pool(walk->department, p, walk->from, walk->to, rows);
        for (int r = 0; r < STAFFING_ROWS; r++) all[r] += rows[r];
        emit_rows(walk, SCOPE_POOL, p, rows);
        emit_sla(walk, p);
    }
    emit_rows(walk, SCOPE_ALL, 0, all);
}
