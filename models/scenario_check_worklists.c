#include "models/scenario_check_internal.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static const char *type_name(const struct check *check, int work_type)
{
    return check->scenario->work_types.items[work_type].name;
}

/* Pools of a worklist (-1: all pools) that have the skill; `payer` as in pool_may_code; `staffed`: and somebody to do
 * it. */
static size_t count_coders(const struct scenario *scenario, int worklist, int work_type, int payer, bool staffed)
{
    size_t count = 0;
    for (int p = 0; p < (int)scenario->pools.count; p++) {
        if (worklist >= 0 && !worklist_offers(&scenario->worklists.items[worklist], p)) continue;
        if (!pool_may_code(scenario, p, work_type, payer)) continue;
        count += !staffed || pool_headcount(&scenario->pools.items[p]) > 0;
    }
    return count;
}

static bool type_enters(const struct reach *reach, int work_type, int worklist)
{
    for (int p = -1; p < (int)reach->scenario->payers.count; p++) {
        size_t kind = reach_kind(reach, work_type, p);
        if (reach->occurs[kind] && reach_enters(reach, kind, worklist)) return true;
    }
    return false;
}

/* False when no pool at all can code the type: then nothing more needs to be said about its worklists. */
static bool check_skill(const struct check *check, int work_type)
{
    const struct scenario *scenario = check->scenario;
    if (count_coders(scenario, -1, work_type, -1, false) == 0) {
        check_error(check, check_pointer("work_types", type_name(check, work_type), NULL),
                    memory_copy_text("no pool codes this work type"), NULL,
                    memory_format("add \"%s\" to the skills of a pool", type_name(check, work_type)));
        return false;
    }
    if (count_coders(scenario, -1, work_type, -1, true) == 0)
        check_warn(
            check, check_pointer("work_types", type_name(check, work_type), NULL),
            memory_copy_text("all pools that code this work type have a headcount of 0: its charts wait for ever"),
            NULL, NULL);
    return true;
}

/* One message a type: the first payer whose charts find no worklist. */
static void check_taken(const struct check *check, const struct reach *reach, int work_type)
{
    for (int p = -1; p < (int)check->scenario->payers.count; p++) {
        size_t kind = reach_kind(reach, work_type, p);
        if (!reach->occurs[kind] || !reach->stays[kind]) continue;
        char *what = p < 0 ? memory_copy_text("some of its charts fit no worklist")
                           : memory_format("some of its charts of payer \"%s\" fit no worklist",
                                           check->scenario->payers.items[p].name);
        check_error(check, check_pointer("work_types", type_name(check, work_type), NULL), what, NULL,
                    memory_copy_text("add a last worklist without `when`, or widen the `when` of one"));
        return;
    }
}

/* Payers that keep a chart of the type from every pool of the worklist; the first such is named. */
static void check_offshore(const struct check *check, const struct reach *reach, int work_type, int worklist)
{
    const struct scenario *scenario = check->scenario;
    const char *list = scenario->worklists.items[worklist].name;
    for (int p = 0; p < (int)scenario->payers.count; p++) {
        size_t kind = reach_kind(reach, work_type, p);
        if (!reach->occurs[kind] || !reach_enters(reach, kind, worklist)) continue;
        if (count_coders(scenario, worklist, work_type, p, false) > 0) continue;
        check_error(check, check_pointer("worklists", list, "pools"),
                    memory_format("payer \"%s\" forbids offshore, and only offshore pools of this worklist code \"%s\"",
                                  scenario->payers.items[p].name, type_name(check, work_type)),
                    NULL,
                    memory_copy_text(
                        "add an onshore pool, or send this payer's charts to another worklist placed before this one"));
        return;
    }
}

static void check_pools_of(const struct check *check, const struct reach *reach, int work_type, int worklist)
{
    const struct scenario *scenario = check->scenario;
    if (!type_enters(reach, work_type, worklist)) return;
    if (count_coders(scenario, worklist, work_type, -1, false) > 0) {
        check_offshore(check, reach, work_type, worklist);
        return;
    }
    check_error(check, check_pointer("worklists", scenario->worklists.items[worklist].name, "pools"),
                memory_format("no pool of this worklist codes \"%s\", which it takes", type_name(check, work_type)),
                NULL,
                memory_format("add a pool with this skill, or leave \"%s\" out of the worklist's when/work_types",
                              type_name(check, work_type)));
}

static void check_types(const struct check *check, const struct reach *reach)
{
    for (int t = 0; t < (int)check->scenario->work_types.count; t++) {
        if (!reach->needs_coder[t] || !reach_type_occurs(reach, t) || !check_skill(check, t)) continue;
        check_taken(check, reach, t);
        for (int w = 0; w < (int)check->scenario->worklists.count; w++) check_pools_of(check, reach, t, w);
    }
}

static bool has_payers(const struct scenario *scenario, int work_type)
{
    const struct numbers *mix = &scenario->work_types.items[work_type].payer_mix;
    for (size_t i = 0; i < mix->count; i++)
        if (mix->items[i] > 0) return true;
    return false;
}

/* Filing limits come from payers. */
static void check_filing(const struct check *check, const struct worklist *list)
{
    const struct scenario *scenario = check->scenario;
    bool by_order = list->order == ORDER_EARLIEST_FILING_LIMIT, by_rule = !isnan(list->when.days_to_filing_limit_max);
    if (!by_order && !by_rule) return;
    for (size_t t = 0; t < scenario->work_types.count; t++)
        if (indices_have_or_all(&list->when.work_types, (int)t) && has_payers(scenario, (int)t)) return;
    check_warn(check, check_pointer("worklists", list->name, by_order ? "order" : "when"),
               memory_copy_text("filing limits come from payers, and no work type of this worklist has a payer_mix"),
               NULL, NULL);
}

/* Any chart at all, whether the scenario brings it or not. */
static bool takes_anything(const struct reach *reach, int worklist)
{
    for (size_t kind = 0; kind < reach->kinds; kind++)
        if (reach_enters(reach, kind, worklist)) return true;
    return false;
}

static void check_shadow(const struct check *check, const struct reach *reach, int worklist)
{
    if (takes_anything(reach, worklist)) return;
    check_warn(check, check_pointer("worklists", check->scenario->worklists.items[worklist].name, NULL),
               memory_copy_text("gets no chart: the worklists before it take all that would fit"), NULL,
               memory_copy_text("the first worklist that fits takes the chart: put the narrow ones first"));
}

/* A type that enters the worklist and that the pool codes. */
static bool pool_codes_from(const struct reach *reach, int pool, int worklist)
{
    const struct scenario *scenario = reach->scenario;
    if (!worklist_offers(&scenario->worklists.items[worklist], pool)) return false;
    for (size_t t = 0; t < scenario->work_types.count; t++)
        for (int p = -1; p < (int)scenario->payers.count; p++)
            if (pool_may_code(scenario, pool, (int)t, p) && reach_enters(reach, reach_kind(reach, (int)t, p), worklist))
                return true;
    return false;
}

static void check_order(const struct check *check, const struct reach *reach, int first, int second)
{
    const struct scenario *scenario = check->scenario;
    const struct worklist *a = &scenario->worklists.items[first], *b = &scenario->worklists.items[second];
    if (a->priority != b->priority || a->order == b->order) return;
    for (int p = 0; p < (int)scenario->pools.count; p++) {
        if (!pool_codes_from(reach, p, first) || !pool_codes_from(reach, p, second)) continue;
        check_error(
            check, check_pointer("worklists", b->name, "order"),
            memory_format(
                "pool \"%s\" serves this worklist and \"%s\" at the same priority, but their orders differ, so it "
                "cannot tell which chart is next",
                scenario->pools.items[p].name, a->name),
            NULL, memory_copy_text("give them different priorities or the same order"));
        return;
    }
}

void check_worklists(const struct check *check, const struct reach *reach)
{
    check_types(check, reach);
    for (int w = 0; w < (int)check->scenario->worklists.count; w++) {
        check_filing(check, &check->scenario->worklists.items[w]);
        check_shadow(check, reach, w);
        for (int earlier = 0; earlier < w; earlier++) check_order(check, reach, earlier, w);
    }
}
