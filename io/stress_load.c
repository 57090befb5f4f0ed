/* Section 3.4: is there more work than hands? The readers of the document do not see what the command said. */
#include "io/stress_internal.h"
#include "models/shortage.h"
#include "sim/memory.h"
#include <stdlib.h>

static void tell_shortage(struct document *document, const struct scenario *scenario, const struct shortage *shortage)
{
    char *pools = shortage_pool_names(scenario, shortage->pools);
    document_warning(
        document,
        "the offered load is above capacity: %.1f standard hours of coding a week arrive that only %s can "
        "do, %.1f at most, so %.0f %% of capacity. The backlog grows throughout; the results are a forecast "
        "of these days and no lasting level.",
        shortage->hours, pools, shortage->capacity, 100 * shortage->hours / shortage->capacity);
    free(pools);
}

static void tell_tightest(struct document *document, const struct scenario *scenario)
{
    struct shortage tightest;
    shortage_find_tightest(&tightest, scenario);
    if (tightest.hours > 0) {
        char *pools = shortage_pool_names(scenario, tightest.pools);
        document_text(document,
                      "On paper no group of pools has more work than capacity; the tightest (%s) is filled to at least "
                      "%.0f %%: %.1f of %.1f standard hours a week.",
                      pools, 100 * tightest.hours / tightest.capacity, tightest.hours, tightest.capacity);
        free(pools);
    }
    shortage_free(&tightest);
}

void stress_load(struct document *document, const struct stress *stress)
{
    const struct scenario *scenario = &stress->loaded->scenario;
    size_t pools = scenario->pools.count;
    if (pools == 0) return;
    struct reach reach;
    struct offered_load load;
    bool *told = memory_allocate(pools, sizeof *told), *set = memory_allocate(pools, sizeof *set), any = false;
    struct shortage worst = {.pools = memory_allocate(pools, sizeof *worst.pools)};
    reach_init(&reach, scenario);
    offered_load_init(&load, scenario, &reach);
    while (shortage_find_worst(&load, told, set, &worst)) {
        tell_shortage(document, scenario, &worst);
        for (size_t p = 0; p < pools; p++) told[p] = told[p] || worst.pools[p];
        any = true;
    }
    offered_load_free(&load);
    reach_free(&reach);
    shortage_free(&worst);
    free(set);
    free(told);
    if (!any) tell_tightest(document, scenario);
}
