#include "models/reach.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

size_t reach_kind(const struct reach *reach, int work_type, int payer)
{
    return (size_t)work_type * (reach->scenario->payers.count + 1) + (size_t)(payer + 1);
}

bool reach_enters(const struct reach *reach, size_t kind, int worklist)
{
    return reach->enters[kind * reach->scenario->worklists.count + (size_t)worklist];
}

/* Charts whose payer is drawn come with every payer of the mix, or with none. */
static void mark_drawn(struct reach *reach, int work_type)
{
    const struct numbers *mix = &reach->scenario->work_types.items[work_type].payer_mix;
    bool any = false;
    for (size_t p = 0; p < mix->count; p++) {
        if (mix->items[p] <= 0) continue;
        reach->occurs[reach_kind(reach, work_type, (int)p)] = true;
        any = true;
    }
    if (!any) reach->occurs[reach_kind(reach, work_type, -1)] = true;
}

static void mark_rows(struct reach *reach, const struct account_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct account_row *row = &rows->items[i];
        if (row->payer < 0)
            mark_drawn(reach, row->work_type);
        else
            reach->occurs[reach_kind(reach, row->work_type, row->payer)] = true;
    }
}

static bool any_above_zero(const struct numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++)
        if (numbers->items[i] > 0) return true;
    return false;
}

/* Administrative work that charts bring with them has no payer. */
static void mark_gated(struct reach *reach)
{
    const struct scenario *scenario = reach->scenario;
    for (int t = 0; t < (int)scenario->work_types.count; t++) {
        const struct documentation_gate *gate = &scenario->work_types.items[t].documentation_gate;
        if (gate->share > 0 && gate->work_type >= 0 && reach_type_occurs(reach, t))
            reach->occurs[reach_kind(reach, gate->work_type, -1)] = true;
    }
}

static void mark_occurring(struct reach *reach)
{
    const struct scenario *scenario = reach->scenario;
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        const struct arrivals *arrivals = &scenario->work_types.items[t].arrivals;
        if (arrivals->per_week > 0 || arrivals->rate_per_hour > 0) mark_drawn(reach, (int)t);
    }
    for (size_t i = 0; i < scenario->opening_inventory.counts.count; i++) {
        const struct opening_counts *counts = &scenario->opening_inventory.counts.items[i];
        if (any_above_zero(&counts->documentation_by_age_days) || any_above_zero(&counts->coding_by_age_days) ||
            any_above_zero(&counts->coded_by_age_days))
            mark_drawn(reach, counts->work_type);
    }
    mark_rows(reach, &scenario->opening_inventory.rows);
    mark_rows(reach, &scenario->arrival_trace);
    mark_gated(reach);
}

static bool rule_may_fit(const struct worklist_rule *rule, int work_type, int payer)
{
    if (!indices_have_or_all(&rule->work_types, work_type)) return false;
    if (rule->payers.count && (payer < 0 || !indices_have(&rule->payers, payer))) return false;
    return isnan(rule->days_to_filing_limit_max) || payer >= 0;
}

/* Of a rule that may fit: does it whatever the chart's dollars and dates? */
static bool rule_always_fits(const struct worklist_rule *rule)
{
    return (isnan(rule->gross_usd_min) || rule->gross_usd_min <= 0) && isnan(rule->days_to_filing_limit_max);
}

static void mark_entries(struct reach *reach, int work_type, int payer)
{
    const struct scenario *scenario = reach->scenario;
    size_t kind = reach_kind(reach, work_type, payer);
    for (size_t w = 0; w < scenario->worklists.count; w++) {
        const struct worklist_rule *rule = &scenario->worklists.items[w].when;
        if (!rule_may_fit(rule, work_type, payer)) continue;
        reach->enters[kind * scenario->worklists.count + w] = true;
        if (rule_always_fits(rule)) return;
    }
    reach->stays[kind] = true;
}

/* Touchless for every chart: full share, and in full use from the first day. */
static bool needs_coder(const struct scenario *scenario, int work_type)
{
    for (size_t i = 0; i < scenario->cac.count; i++) {
        const struct cac *cac = &scenario->cac.items[i];
        if (!indices_have(&cac->work_types, work_type) || cac->touchless_share < 1) continue;
        double live_days = (double)scenario->facility.start_date - (double)cac->go_live_date;
        if (cac->go_live_date == DATE_NONE || live_days >= 7 * cac->ramp_weeks) return false;
    }
    return true;
}

void reach_init(struct reach *reach, const struct scenario *scenario)
{
    *reach = (struct reach){.scenario = scenario};
    reach->kinds = scenario->work_types.count * (scenario->payers.count + 1);
    reach->occurs = memory_allocate(reach->kinds, sizeof *reach->occurs);
    reach->stays = memory_allocate(reach->kinds, sizeof *reach->stays);
    reach->enters = memory_allocate(reach->kinds * scenario->worklists.count, sizeof *reach->enters);
    reach->needs_coder = memory_allocate(scenario->work_types.count, sizeof *reach->needs_coder);
    mark_occurring(reach);
    for (int t = 0; t < (int)scenario->work_types.count; t++) {
        reach->needs_coder[t] = needs_coder(scenario, t);
        for (int p = -1; p < (int)scenario->payers.count; p++) mark_entries(reach, t, p);
    }
}

void reach_free(struct reach *reach)
{
    free(reach->occurs);
    free(reach->stays);
    free(reach->enters);
    free(reach->needs_coder);
    *reach = (struct reach){0};
}

bool reach_type_occurs(const struct reach *reach, int work_type)
{
    for (int p = -1; p < (int)reach->scenario->payers.count; p++)
        if (reach->occurs[reach_kind(reach, work_type, p)]) return true;
    return false;
}

bool worklist_offers(const struct worklist *list, int pool)
{
    if (indices_have(&list->pools, pool)) return true;
    for (size_t i = 0; i < list->overflow.count; i++)
        if (list->overflow.items[i].pool == pool) return true;
    return false;
}

bool pool_may_code(const struct scenario *scenario, int pool, int work_type, int payer)
{
    const struct pool *people = &scenario->pools.items[pool];
    if (people->skills.items[work_type] <= 0) return false;
    return payer < 0 || people->location == LOCATION_ONSHORE || scenario->payers.items[payer].offshore_allowed;
}

int64_t pool_headcount(const struct pool *pool)
{
    int64_t sum = 0;
    for (size_t i = 0; i < pool->shifts.count; i++) sum += pool->shifts.items[i].headcount;
    return sum;
}
