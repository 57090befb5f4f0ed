#include "experiment/batch_cell.h"
#include "models/department.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <stdlib.h>

/* Few enough that a year of months costs less than the window's own metrics. */
static const enum metric_id month_metrics[] = {
    METRIC_ENCOUNTERS_ARRIVED, METRIC_ENCOUNTERS_CODED, METRIC_ENCOUNTERS_BILLED, METRIC_DNFB_MEAN_USD,
    METRIC_DNFB_MEAN_DAYS,     METRIC_DNFB_END_USD,     METRIC_DNFB_END_DAYS,     METRIC_COST_TOTAL_USD,
    METRIC_PAID_HOURS,         METRIC_OVERTIME_HOURS,   METRIC_UTILIZATION_SHARE, METRIC_TAT_CODED_WITHIN_SHARE};

static bool is_reported(const struct metric_key *key)
{
    for (size_t i = 0; i < sizeof month_metrics / sizeof *month_metrics; i++)
        if (key->scope == SCOPE_ALL && key->id == (int)month_metrics[i]) return true;
    return false;
}

static void add_columns(struct batch_plan *plan)
{
    size_t most = plan->keys.count + plan->periods.count * plan->period_keys.count;
    plan->columns = memory_allocate(most, sizeof *plan->columns);
    plan->month_keys = memory_allocate(plan->period_keys.count, sizeof *plan->month_keys);
    for (size_t k = 0; k < plan->keys.count; k++)
        plan->columns[plan->width++] = (struct batch_column){plan->keys.items[k], -1};
    for (size_t k = 0; k < plan->period_keys.count; k++)
        if (is_reported(&plan->period_keys.items[k])) plan->month_keys[plan->month_count++] = k;
    for (size_t p = 0; p < plan->periods.count; p++)
        for (size_t i = 0; plan->periods.items[p].kind == PERIOD_MONTH && i < plan->month_count; i++)
            plan->columns[plan->width++] = (struct batch_column){plan->period_keys.items[plan->month_keys[i]], (int)p};
}

void batch_plan_init(struct batch_plan *plan, const struct scenario *scenario, int64_t seed)
{
    *plan = (struct batch_plan){.seed = seed};
    plan_init(&plan->plan, scenario);
    metric_keys_init(&plan->keys, &plan->plan);
    metric_days_keys_init(&plan->period_keys, &plan->plan);
    period_list_init(&plan->periods, &plan->plan.days);
    add_columns(plan);
}

void batch_plan_free(struct batch_plan *plan)
{
    free(plan->keys.items);
    free(plan->period_keys.items);
    free(plan->columns);
    free(plan->month_keys);
    period_list_free(&plan->periods);
    plan_free(&plan->plan);
    *plan = (struct batch_plan){0};
}

char *batch_column_period(const struct batch_plan *plan, const struct batch_column *column)
{
    if (column->period < 0) return memory_copy_text("");
    struct civil_date date = civil_date_of(plan->plan.days.first_civil_day + plan->periods.items[column->period].from);
    return memory_format("%04d-%02d", date.year, date.month);
}

struct seat {
    struct department department;
    double *month; /* metrics of one, all scopes */
};

void *batch_plan_sit_down(void *context, void *plan)
{
    (void)context;
    const struct batch_plan *of = plan;
    struct seat *seat = memory_allocate(1, sizeof *seat);
    department_init(&seat->department, &of->plan);
    seat->month = memory_allocate(of->period_keys.count, sizeof *seat->month);
    return seat;
}

void batch_plan_stand_up(void *context, void *seat)
{
    (void)context;
    struct seat *at = seat;
    department_free(&at->department);
    free(at->month);
    free(at);
}

bool batch_plan_live(void *context, void *plan, void *seat, int64_t replication, double *values)
{
    (void)context;
    const struct batch_plan *of = plan;
    struct seat *at = seat;
    department_run(&at->department, (uint64_t)of->seed, replication, NULL);
    metric_values(&at->department, values);
    values += of->keys.count;
    for (size_t p = 0; p < of->periods.count; p++) {
        const struct period *period = &of->periods.items[p];
        if (period->kind != PERIOD_MONTH) continue;
        metric_days_values(&at->department, period->from, period->to, at->month);
        for (size_t i = 0; i < of->month_count; i++) *values++ = at->month[of->month_keys[i]];
    }
    return conservation_holds(&at->department.conservation);
}
