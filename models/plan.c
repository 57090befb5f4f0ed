#include "models/plan.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

/* Hospital gross dollars of the trace, spread over the horizon's days; rows without charges count the type's mean. */
static double trace_cents_per_day(const struct scenario *scenario)
{
    double sum = 0;
    for (size_t i = 0; i < scenario->arrival_trace.count; i++) {
        const struct account_row *row = &scenario->arrival_trace.items[i];
        const struct work_type *type = &scenario->work_types.items[row->work_type];
        if (type->billing == BILLING_HOSPITAL) sum += 100 * (isnan(row->gross_usd) ? law_mean(&type->gross_usd) : row->gross_usd);
    }
    return sum / (double) scenario->facility.horizon_days;
}

static double expected_cents_per_day(const struct plan *plan)
{
    double sum = trace_cents_per_day(plan->scenario);
    for (size_t t = 0; t < plan->work_types; t++) {
        const struct work_type *type = &plan->scenario->work_types.items[t];
        if (type->billing == BILLING_HOSPITAL && plan->work[t].arrival.mean)
            sum += 100 * plan->work[t].arrival.annual_mean_per_day * law_mean(&type->gross_usd);
    }
    return sum;
}

void plan_init(struct plan *plan, const struct scenario *scenario)
{
    memset(plan, 0, sizeof *plan);
    plan->scenario = scenario;
    day_table_init(&plan->days, scenario);
    plan->work_types = scenario->work_types.count;
    plan->work = memory_allocate(plan->work_types, sizeof *plan->work);
    for (int t = 0; t < (int) plan->work_types; t++) {
        struct work_plan *work = &plan->work[t];
        arrival_plan_init(&work->arrival, scenario, &plan->days, t);
        cac_plan_init(&work->cac, scenario, t);
        signoff_plan_init(&work->signoff, scenario, t);
        work->billing = scenario->work_types.items[t].billing;
    }
    encounter_plans_init(&plan->encounters, scenario);
    routing_plan_init(&plan->routing, scenario);
    staffing_plan_init(&plan->staffing, scenario, &plan->days);
    plan->opening_revenue_cents = expected_cents_per_day(plan);
}

void plan_free(struct plan *plan)
{
    for (size_t t = 0; t < plan->work_types; t++) {
        arrival_plan_free(&plan->work[t].arrival);
        signoff_plan_free(&plan->work[t].signoff);
    }
    free(plan->work);
    encounter_plans_free(&plan->encounters);
    routing_plan_free(&plan->routing);
    staffing_plan_free(&plan->staffing);
    day_table_free(&plan->days);
    memset(plan, 0, sizeof *plan);
}
