#include "models/shortage.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { POOLS_FOR_ALL_SETS = 10, TEXT_ITEMS = 8 };

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

bool shortage_find_worst(const struct offered_load *load, const bool *told, bool *set, struct shortage *worst)
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

static double fill_of(double hours, double capacity)
{
    if (hours <= 0) return 0;
    return capacity > 0 ? hours / capacity : INFINITY;
}

static void keep_tightest(const struct offered_load *load, bool *set, struct shortage *tightest)
{
    size_t pools = load->scenario->pools.count;
    for (size_t candidate = 0; candidate < candidate_count(load->scenario); candidate++) {
        double hours = 0, capacity = 0;
        for (size_t p = 0; p < pools; p++) set[p] = in_candidate(load->scenario, candidate, p);
        if (pools <= POOLS_FOR_ALL_SETS && !is_one_group(load, set)) continue;
        offered_load_gap(load, set, &hours, &capacity);
        if (fill_of(hours, capacity) <= fill_of(tightest->hours, tightest->capacity) * (1 + 1e-9)) continue;
        tightest->hours = hours;
        tightest->capacity = capacity;
        memcpy(tightest->pools, set, pools * sizeof *set);
    }
}

void shortage_find_tightest(struct shortage *tightest, const struct scenario *scenario)
{
    struct reach reach;
    struct offered_load load;
    bool *set = memory_allocate(scenario->pools.count, sizeof *set);
    *tightest = (struct shortage){.pools = memory_allocate(scenario->pools.count, sizeof *tightest->pools)};
    reach_init(&reach, scenario);
    offered_load_init(&load, scenario, &reach);
    keep_tightest(&load, set, tightest);
    offered_load_free(&load);
    reach_free(&reach);
    free(set);
}

void shortage_free(struct shortage *shortage)
{
    free(shortage->pools);
    *shortage = (struct shortage){0};
}

char *shortage_append(char *list, size_t count, const char *name)
{
    char *longer = count < TEXT_ITEMS ? memory_format("%s%s%s", list, count ? ", " : "", name)
                                      : memory_format("%s%s", list, count == TEXT_ITEMS ? ", ..." : "");
    free(list);
    return longer;
}

char *shortage_pool_names(const struct scenario *scenario, const bool *set)
{
    char *names = memory_copy_text("");
    size_t count = 0;
    for (size_t p = 0; p < scenario->pools.count; p++)
        if (set[p]) names = shortage_append(names, count++, scenario->pools.items[p].name);
    return names;
}
