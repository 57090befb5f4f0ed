/* More work than hands. Every set of pools is looked at with the work that only its members can do (Hall's condition),
 * so that a short group shows even when another has time to spare; with many pools, the pools of each worklist and all
 * together. */
#include "models/offered_load.h"
#include "models/scenario_check_internal.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { POOLS_FOR_ALL_SETS = 10, SHORTEST_DAYS = 7, TEXT_ITEMS = 8 };

struct shortage {
    bool *pools;
    double hours, capacity;
};

/* Members of a candidate set: the bits of a number, the pools of a worklist, or all. */
static bool in_candidate(const struct scenario *scenario, size_t candidate, size_t pool)
{
    if (scenario->pools.count <= POOLS_FOR_ALL_SETS) return (candidate + 1) >> pool & 1;
    return candidate == scenario->worklists.count || worklist_offers(&scenario->worklists.items[candidate], (int)pool);
}

static size_t candidate_count(const struct scenario *scenario)
{
    size_t pools = scenario->pools.count;
    return pools <= POOLS_FOR_ALL_SETS ? ((size_t)1 << pools) - 1 : scenario->worklists.count + 1;
}

static bool shares_class(const struct offered_load *load, const bool *set, const bool *joined, size_t pool)
{
    for (size_t i = 0; i < load->class_count; i++) {
        const struct load_class *class = &load->classes[i];
        bool meets = false;
        for (size_t p = 0; p < load->scenario->pools.count; p++) meets = meets || (joined[p] && class->pools[p]);
        if (meets && class->pools[pool] && offered_load_is_within(load, class, set)) return true;
    }
    return false;
}

/* Do the pools of a set share its work, directly or through each other? A set of two separate groups is told as two. */
static bool is_one_group(const struct offered_load *load, const bool *set)
{
    size_t pools = load->scenario->pools.count, members = 0, first = pools;
    bool joined[POOLS_FOR_ALL_SETS] = {false};
    for (size_t p = 0; p < pools; p++) members += set[p];
    for (size_t p = pools; p-- > 0;)
        if (set[p]) first = p;
    if (members < 2) return true;
    joined[first] = true;
    size_t count = 1;
    for (bool grown = true; grown;) {
        grown = false;
        for (size_t p = 0; p < pools; p++) {
            if (!set[p] || joined[p] || !shares_class(load, set, joined, p)) continue;
            joined[p] = grown = true;
            count++;
        }
    }
    return count == members;
}

/* The set with the largest shortage among those that hold no pool of `told`; false when none is short. */
static bool find_worst(const struct offered_load *load, const bool *told, bool *set, struct shortage *worst)
{
    size_t pools = load->scenario->pools.count;
    double largest = 0;
    for (size_t candidate = 0; candidate < candidate_count(load->scenario); candidate++) {
        bool fresh = true;
        double hours = 0, capacity = 0;
        for (size_t p = 0; p < pools; p++) {
            set[p] = in_candidate(load->scenario, candidate, p);
            fresh = fresh && !(set[p] && told[p]);
        }
        if (pools <= POOLS_FOR_ALL_SETS && !is_one_group(load, set)) continue;
        double gap = fresh ? offered_load_gap(load, set, &hours, &capacity) : 0;
        if (gap <= largest * (1 + 1e-9) || gap <= 1e-9 * hours) continue;
        largest = gap;
        memcpy(worst->pools, set, pools * sizeof *set);
        worst->hours = hours;
        worst->capacity = capacity;
    }
    return largest > 0;
}

/* Appends a name to "a, b"; frees `list`. */
static char *append(char *list, size_t count, const char *name)
{
    char *longer = count < TEXT_ITEMS ? memory_format("%s%s%s", list, count ? ", " : "", name)
                                      : memory_format("%s%s", list, count == TEXT_ITEMS ? ", ..." : "");
    free(list);
    return longer;
}

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
            names = append(names, count++, scenario->work_types.items[class->work_type].name);
        if (within) last = class->work_type;
    }
    return names;
}

static char *pool_names(const struct scenario *scenario, const bool *set)
{
    char *names = memory_copy_text("");
    size_t count = 0;
    for (size_t p = 0; p < scenario->pools.count; p++)
        if (set[p]) names = append(names, count++, scenario->pools.items[p].name);
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
    char *types = type_names(load, shortage->pools), *pools = pool_names(check->scenario, shortage->pools);
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
    while (find_worst(&load, told, set, &worst)) {
        tell(check, &load, &worst);
        for (size_t p = 0; p < pools; p++) told[p] = told[p] || worst.pools[p];
    }
    offered_load_free(&load);
    free(worst.pools);
    free(set);
    free(told);
}
