#include "models/plan.h"
#include "models/opening_cash.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

/* Hospital gross dollars of the trace, spread over the horizon's days; rows without charges count the type's mean. */
static double trace_cents_per_day(const struct scenario *scenario, int64_t horizon)
{
    double sum = 0;
    for (size_t i = 0; i < scenario->arrival_trace.count; i++) {
        const struct account_row *row = &scenario->arrival_trace.items[i];
        const struct work_type *type = &scenario->work_types.items[row->work_type];
        if (row->discharge < horizon && type->billing == BILLING_HOSPITAL)
            sum += 100 * (isnan(row->gross_usd) ? law_mean(&type->gross_usd) : row->gross_usd);
    }
    return sum / (double)scenario->facility.horizon_days;
}

static double expected_cents_per_day(const struct plan *plan)
{
    double sum = trace_cents_per_day(plan->scenario, plan->days.horizon);
    for (size_t t = 0; t < plan->work_types; t++) {
        const struct work_type *type = &plan->scenario->work_types.items[t];
        if (type->billing == BILLING_HOSPITAL && plan->work[t].arrival.mean)
            sum += 100 * plan->work[t].arrival.annual_mean_per_day * law_mean(&type->gross_usd);
    }
    return sum;
}

struct trace_key {
    int64_t discharge;
    size_t row;
};

static int compare_trace_keys(const void *a, const void *b)
{
    const struct trace_key *x = a, *y = b;
    if (x->discharge != y->discharge) return x->discharge < y->discharge ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static size_t *order_trace(const struct account_rows *rows)
{
    struct trace_key *keys = memory_allocate(rows->count, sizeof *keys);
    size_t *order = memory_allocate(rows->count, sizeof *order);
    for (size_t i = 0; i < rows->count; i++) keys[i] = (struct trace_key){rows->items[i].discharge, i};
    qsort(keys, rows->count, sizeof *keys, compare_trace_keys);
    for (size_t i = 0; i < rows->count; i++) order[i] = keys[i].row;
    free(keys);
    return order;
}

static void plan_work(struct plan *plan, const struct scenario *scenario, int work_type)
{
    const struct work_type *type = &scenario->work_types.items[work_type];
    struct work_plan *work = &plan->work[work_type];
    arrival_plan_init(&work->arrival, scenario, &plan->days, work_type, plan->tables);
    cac_plan_init(&work->cac, scenario, work_type);
    signoff_plan_init(&work->signoff, scenario, work_type);
    query_plan_init(&work->query, scenario, work_type, plan->tables);
    work->billing = type->billing;
    work->gate_type = type->documentation_gate.share > 0 ? type->documentation_gate.work_type : -1;
    work->gate_share = type->documentation_gate.share;
    work->target =
        time_from_hours(isnan(type->tat_target_hours) ? scenario->facility.tat_target_hours : type->tat_target_hours);
}

/* Whether some chart may be asked about, gated, looked at again or denied, now or after a dated change. */
static bool needs_asides(const struct plan *plan, bool settled)
{
    bool needs = !settled || plan->quality.on || plan->claims.cause_count > 0 || plan->claims.takeback_given_error > 0;
    for (size_t t = 0; t < plan->work_types; t++)
        needs = needs || plan->work[t].query.share > 0 || plan->work[t].gate_type >= 0;
    return needs;
}

static void plan_build(struct plan *plan, const struct scenario *scenario, struct table_store *tables, const int *seats,
                       bool settled)
{
    memset(plan, 0, sizeof *plan);
    plan->scenario = scenario;
    plan->tables = tables;
    day_table_init(&plan->days, scenario);
    plan->work_types = scenario->work_types.count;
    plan->work = memory_allocate(plan->work_types, sizeof *plan->work);
    for (int t = 0; t < (int)plan->work_types; t++) plan_work(plan, scenario, t);
    encounter_plans_init(&plan->encounters, scenario, tables);
    routing_plan_init(&plan->routing, scenario);
    staffing_plan_init(&plan->staffing, scenario, &plan->days, tables, seats, settled);
    business_hours_init(&plan->provider_hours, scenario, &plan->days);
    quality_plan_init(&plan->quality, scenario, tables);
    claim_plan_init(&plan->claims, scenario, tables);
    plan->has_asides = needs_asides(plan, settled);
    plan->trace_order = order_trace(&scenario->arrival_trace);
    plan->opening_revenue_cents = expected_cents_per_day(plan);
    plan->opening_cash = memory_allocate((size_t)plan->days.days, sizeof *plan->opening_cash);
    double *per_day = memory_allocate(plan->work_types, sizeof *per_day);
    for (size_t t = 0; t < plan->work_types; t++)
        if (plan->work[t].arrival.mean) per_day[t] = plan->work[t].arrival.annual_mean_per_day;
    plan->opening_receivables_cents = opening_cash(scenario, per_day, plan->days.days, plan->opening_cash);
    free(per_day);
}

void plan_init(struct plan *plan, const struct scenario *scenario)
{
    struct table_store *tables = memory_allocate(1, sizeof *tables);
    int *seats;
    table_store_init(tables);
    staffing_seats(scenario, &seats);
    plan_build(plan, scenario, tables, seats, true);
    free(seats);
}

static void plan_clear(struct plan *plan)
{
    for (size_t t = 0; t < plan->work_types; t++) {
        arrival_plan_free(&plan->work[t].arrival);
        signoff_plan_free(&plan->work[t].signoff);
    }
    free(plan->work);
    free(plan->trace_order);
    free(plan->opening_cash);
    encounter_plans_free(&plan->encounters);
    routing_plan_free(&plan->routing);
    staffing_plan_free(&plan->staffing);
    business_hours_free(&plan->provider_hours);
    quality_plan_free(&plan->quality);
    claim_plan_free(&plan->claims);
    day_table_free(&plan->days);
}

void plan_free(struct plan *plan)
{
    struct table_store *tables = plan->tables;
    plan_clear(plan);
    table_store_free(tables);
    free(tables);
    memset(plan, 0, sizeof *plan);
}
