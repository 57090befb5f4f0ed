#include "models/plan.h"
#include "models/opening_cash.h"
#include "models/timeline.h"
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
    work->is_encounter = type->bucket <= BUCKET_ROUTINE;
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
    staffing_paper_init(&plan->paper, scenario);
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
    staffing_paper_free(&plan->paper);
    day_table_free(&plan->days);
}

static size_t slot_of(const struct schedule *schedule, size_t step, unsigned mask)
{
    return (step << schedule->gate_count) + mask;
}

const struct plan *schedule_plan(const struct schedule *schedule, size_t step, unsigned open)
{
    return schedule->plans[slot_of(schedule, step, open & schedule->gates[step])];
}

/* The dates, and the scenarios as they stand on them. */
static void schedule_scenarios(struct schedule *schedule, const struct scenario *scenario)
{
    int64_t *civil_days;
    schedule->gate_count = scenario->gates.count;
    schedule->steps = timeline_steps(scenario, &civil_days);
    size_t slots = slot_of(schedule, schedule->steps, 0);
    schedule->day = memory_allocate(schedule->steps, sizeof *schedule->day);
    schedule->gates = memory_allocate(schedule->steps, sizeof *schedule->gates);
    schedule->plans = memory_allocate(slots, sizeof(void *));
    schedule->scenarios = memory_allocate(1 + slots, sizeof *schedule->scenarios);
    schedule->gate_day = memory_allocate(schedule->gate_count, sizeof *schedule->gate_day);
    for (size_t g = 0; g < schedule->gate_count; g++)
        schedule->gate_day[g] = (int)(scenario->gates.items[g].date - scenario->facility.start_date);
    timeline_scenario_at(scenario, scenario->facility.start_date, 0, &schedule->scenarios[0]);
    for (size_t s = 0; s < schedule->steps; s++) {
        schedule->day[s] = (int)(civil_days[s] - scenario->facility.start_date);
        for (size_t g = 0; g < schedule->gate_count; g++)
            if (schedule->gate_day[g] <= schedule->day[s]) schedule->gates[s] |= 1u << g;
        for (unsigned mask = 0; mask >> schedule->gate_count == 0; mask++)
            if (!(mask & ~schedule->gates[s]))
                timeline_scenario_at(scenario, civil_days[s], mask,
                                     &schedule->scenarios[1 + slot_of(schedule, s, mask)]);
    }
    free(civil_days);
}

/* The most seats of each shift on any date. */
static int *most_seats(const struct schedule *schedule)
{
    int *seats, *other;
    size_t count = staffing_seats(&schedule->scenarios[0], &seats);
    for (size_t i = 0; i < slot_of(schedule, schedule->steps, 0); i++) {
        if (!schedule->scenarios[1 + i].name) continue;
        staffing_seats(&schedule->scenarios[1 + i], &other);
        for (size_t s = 0; s < count; s++)
            if (other[s] > seats[s]) seats[s] = other[s];
        free(other);
    }
    return seats;
}

/* Without a timeline the scenario is planned as it is. */
void plan_init(struct plan *plan, const struct scenario *scenario)
{
    struct table_store *tables = memory_allocate(1, sizeof *tables);
    table_store_init(tables);
    if (scenario->timeline.count == 0) {
        int *seats;
        staffing_seats(scenario, &seats);
        plan_build(plan, scenario, tables, seats, true);
        free(seats);
        return;
    }
    struct schedule schedule = {0};
    schedule_scenarios(&schedule, scenario);
    int *seats = most_seats(&schedule);
    plan_build(plan, &schedule.scenarios[0], tables, seats, false);
    for (size_t i = 0; i < slot_of(&schedule, schedule.steps, 0); i++) {
        if (!schedule.scenarios[1 + i].name) continue;
        schedule.plans[i] = memory_allocate(1, sizeof **schedule.plans);
        plan_build(schedule.plans[i], &schedule.scenarios[1 + i], tables, seats, false);
    }
    plan->schedule = schedule;
    free(seats);
}

static void schedule_free(struct schedule *schedule)
{
    size_t slots = schedule->scenarios ? slot_of(schedule, schedule->steps, 0) : 0;
    for (size_t i = 0; i < slots; i++) {
        if (!schedule->plans[i]) continue;
        plan_clear(schedule->plans[i]);
        free(schedule->plans[i]);
        scenario_copy_free(&schedule->scenarios[1 + i]);
    }
    if (schedule->scenarios) scenario_copy_free(&schedule->scenarios[0]);
    free(schedule->day);
    free(schedule->gates);
    free(schedule->plans);
    free(schedule->scenarios);
    free(schedule->gate_day);
}

void plan_free(struct plan *plan)
{
    struct table_store *tables = plan->tables;
    plan_clear(plan);
    schedule_free(&plan->schedule);
    table_store_free(tables);
    free(tables);
    memset(plan, 0, sizeof *plan);
}
