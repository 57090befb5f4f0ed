/* More work than hands: every group that is short is told once. */
#include "models/scenario_check_internal.h"
#include "models/shortage.h"
#include "sim/memory.h"
#include <stdlib.h>

enum { SHORTEST_DAYS = 7 };

static char *type_names(const struct offered_load *load, const bool *set)
{
    const struct scenario *scenario = load->scenario;
    char *names = memory_copy_text("");
    size_t count = 0;
    int last = -1;
    for (size_t i = 0; i < load->class_count; i++) {
        const struct load_class *class = &load->classes[i];
        bool within = offered_load_is_within(load, class, set);
        if (within && class->work_type != last)
            names = shortage_append(names, count++, scenario->work_types.items[class->work_type].name);
        if (within) last = class->work_type;
    }
    return names;
}

/* What one coder of the set does in a week; 35 hours where there is none (40 paid, seven of eight productive). */
static double hours_of_one(const struct scenario *scenario, const struct shortage *shortage)
{
    int64_t coders = 0;
    for (size_t p = 0; p < scenario->pools.count; p++)
        if (shortage->pools[p]) coders += pool_headcount(&scenario->pools.items[p]);
    return coders > 0 && shortage->capacity > 0 ? shortage->capacity / (double)coders : 35;
}

static void tell(const struct check *check, const struct offered_load *load, const struct shortage *shortage)
{
    double gap = shortage->hours - shortage->capacity;
    char *types = type_names(load, shortage->pools), *pools = shortage_pool_names(check->scenario, shortage->pools);
    char *what = memory_format(
        "more work than capacity: %s bring %.1f standard hours of coding a week, the pools that can do it (%s) "
        "give at most %.1f: short by %.1f hours, about %.1f FTE",
        types, shortage->hours, pools, shortage->capacity, gap, gap / hours_of_one(check->scenario, shortage));
    check_warn(check, memory_copy_text("/pools"), what, NULL,
               memory_copy_text("the backlog will grow throughout; meant so, or add coders, hours, skills or CAC"));
    free(types);
    free(pools);
}

void check_load(const struct check *check, const struct reach *reach)
{
    const struct scenario *scenario = check->scenario;
    size_t pools = scenario->pools.count;
    if (pools == 0 || scenario->facility.horizon_days < SHORTEST_DAYS) return;
    struct offered_load load;
    bool *told = memory_allocate(pools, sizeof *told), *set = memory_allocate(pools, sizeof *set);
    struct shortage worst = {.pools = memory_allocate(pools, sizeof *worst.pools)};
    offered_load_init(&load, scenario, reach);
    while (shortage_find_worst(&load, told, set, &worst)) {
        tell(check, &load, &worst);
        for (size_t p = 0; p < pools; p++) told[p] = told[p] || worst.pools[p];
    }
    offered_load_free(&load);
    free(worst.pools);
    free(set);
    free(told);
}
