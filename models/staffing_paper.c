#include "models/staffing_paper.h"
#include "models/offered_load.h"
#include "sim/memory.h"
#include <stdlib.h>

/* The first pool that is offered such charts; -1: nobody is. */
static int owner_of(const struct reach *reach, int type, int payer)
{
    const struct scenario *scenario = reach->scenario;
    for (int w = (int)scenario->worklists.count - 1; w >= 0; w--) {
        const struct worklist *list = &scenario->worklists.items[w];
        if (!reach_enters(reach, reach_kind(reach, type, payer), w)) continue;
        for (size_t i = 0; i < list->pools.count; i++)
            if (pool_may_code(scenario, list->pools.items[i], type, payer)) return list->pools.items[i];
        for (size_t i = 0; i < list->overflow.count; i++)
            if (pool_may_code(scenario, list->overflow.items[i].pool, type, payer)) return list->overflow.items[i].pool;
    }
    return -1;
}

static void own(struct staffing_paper *paper, const struct reach *reach, int type, int payer, double share)
{
    int pool = owner_of(reach, type, payer);
    if (pool >= 0) paper->owned[(size_t)pool * paper->types + (size_t)type] += share;
}

static void own_type(struct staffing_paper *paper, const struct reach *reach, int type)
{
    const struct numbers *mix = &reach->scenario->work_types.items[type].payer_mix;
    double all = 0;
    for (size_t p = 0; p < mix->count; p++) all += mix->items[p];
    for (size_t p = 0; p < mix->count && all > 0; p++)
        if (mix->items[p] > 0) own(paper, reach, type, (int)p, mix->items[p] / all);
    if (all <= 0) own(paper, reach, type, -1, 1);
}

/* Administrative work that charts bring with them. */
static void add_gates(struct staffing_paper *paper, const struct scenario *scenario)
{
    for (size_t t = 0; t < paper->types; t++) {
        const struct documentation_gate *gate = &scenario->work_types.items[t].documentation_gate;
        if (gate->work_type >= 0) paper->per_week[gate->work_type] += gate->share * paper->per_week[t];
    }
}

void staffing_paper_init(struct staffing_paper *paper, const struct scenario *scenario)
{
    struct reach reach;
    size_t types = scenario->work_types.count;
    *paper = (struct staffing_paper){.types = types,
                                     .per_week = memory_allocate(types, sizeof *paper->per_week),
                                     .minutes = memory_allocate(types, sizeof *paper->minutes),
                                     .owned = memory_allocate(scenario->pools.count * types, sizeof *paper->owned)};
    reach_init(&reach, scenario);
    for (int t = 0; t < (int)types; t++) {
        struct load_volume volume = offered_load_volume(scenario, t);
        paper->per_week[t] = volume.per_week;
        paper->minutes[t] = volume.per_week > 0 ? volume.minutes_per_week / volume.per_week
                                                : law_mean(&scenario->work_types.items[t].coding_minutes);
        own_type(paper, &reach, t);
    }
    add_gates(paper, scenario);
    reach_free(&reach);
}

void staffing_paper_free(struct staffing_paper *paper)
{
    free(paper->per_week);
    free(paper->minutes);
    free(paper->owned);
    *paper = (struct staffing_paper){0};
}
