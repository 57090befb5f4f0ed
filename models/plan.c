#include "models/plan.h"
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

void plan_init(struct plan *plan, const struct scenario *scenario)
{
    memset(plan, 0, sizeof *plan);
    plan->scenario = scenario;
    day_table_init(&plan->days, scenario);
    plan->work_types = scenario->work_types.count;
    plan->work = memory_allocate(plan->work_types, sizeof *plan->work);
    for (int t = 0; t < (int)plan->work_types; t++) {
        struct work_plan *work = &plan->work[t];
        arrival_plan_init(&work->arrival, scenario, &plan->days, t);
        cac_plan_init(&work->cac, scenario, t);
        signoff_plan_init(&work->signoff, scenario, t);
        query_plan_init(&work->query, scenario, t);
        plan->has_queries = plan->has_queries || work->query.share > 0;
        work->billing = scenario->work_types.items[t].billing;
    }
    encounter_plans_init(&plan->encounters, scenario);
    routing_plan_init(&plan->routing, scenario);
    staffing_plan_init(&plan->staffing, scenario, &plan->days);
    business_hours_init(&plan->provider_hours, scenario, &plan->days);
    plan->trace_order = order_trace(&scenario->arrival_trace);
    plan->opening_revenue_cents = expected_cents_per_day(plan);
}

void plan_free(struct plan *plan)
{
    for (size_t t = 0; t < plan->work_types; t++) {
        arrival_plan_free(&plan->work[t].arrival);
        signoff_plan_free(&plan->work[t].signoff);
        query_plan_free(&plan->work[t].query);
    }
    free(plan->work);
    free(plan->trace_order);
    encounter_plans_free(&plan->encounters);
    routing_plan_free(&plan->routing);
    staffing_plan_free(&plan->staffing);
    business_hours_free(&plan->provider_hours);
    day_table_free(&plan->days);
    memset(plan, 0, sizeof *plan);
}
