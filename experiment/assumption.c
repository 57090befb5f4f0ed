#include "experiment/assumption.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct assumption *named(const struct assumptions *assumptions, const char *name)
{
    for (size_t i = 0; i < assumptions->count; i++)
        if (strcmp(assumptions->items[i].name, name) == 0) return &assumptions->items[i];
    return NULL;
}

static void add(struct assumptions *assumptions, int side)
{
    const struct scenario *scenario = assumptions->scenarios[side];
    for (size_t i = 0; i < scenario->uncertainty.count; i++) {
        const struct uncertainty *entry = &scenario->uncertainty.items[i];
        struct assumption *known = named(assumptions, entry->name);
        if (!known) {
            known = &assumptions->items[assumptions->count++];
            *known = (struct assumption){.name = entry->name,
                                         .low = uncertainty_low(entry),
                                         .base = uncertainty_base(entry, scenario),
                                         .high = uncertainty_high(entry)};
        }
        known->entries[side] = entry;
    }
}

void assumptions_init(struct assumptions *assumptions, const struct scenario *baseline,
                      const struct scenario *alternative)
{
    size_t most = baseline->uncertainty.count + (alternative ? alternative->uncertainty.count : 0);
    *assumptions = (struct assumptions){.scenarios = {baseline, alternative},
                                        .items = memory_allocate(most, sizeof *assumptions->items)};
    add(assumptions, 0);
    if (alternative) add(assumptions, 1);
}

void assumptions_free(struct assumptions *assumptions)
{
    free(assumptions->items);
    *assumptions = (struct assumptions){0};
}

static int owner(const struct assumption *assumption)
{
    return assumption->entries[0] ? 0 : 1;
}

const struct uncertainty *assumption_entry(const struct assumption *assumption)
{
    return assumption->entries[owner(assumption)];
}

bool assumption_is_whole(const struct assumption *assumption)
{
    const struct uncertainty *entry = assumption_entry(assumption);
    return entry->scale == UNCERTAIN_VALUE && field_place_kind(&entry->places.items[0]) == FIELD_INTEGER;
}

double assumption_quantile(const struct assumptions *assumptions, size_t index, double p)
{
    const struct assumption *assumption = &assumptions->items[index];
    return uncertainty_quantile(assumption_entry(assumption), assumptions->scenarios[owner(assumption)], p);
}

/* How much larger the side's own value is than the assumption's base; 1 where the same number holds for both. */
static double proportion(const struct assumptions *assumptions, const struct assumption *assumption, int side)
{
    const struct uncertainty *entry = assumption->entries[side];
    double own = uncertainty_base(entry, assumptions->scenarios[side]);
    return own == assumption->base || assumption->base == 0 ? 1 : own / assumption->base;
}

void assumption_room(const struct assumptions *assumptions, size_t index, double *low, double *high)
{
    const struct assumption *assumption = &assumptions->items[index];
    *low = -INFINITY;
    *high = INFINITY;
    for (int side = 0; side < SIDES; side++) {
        double from, to;
        if (!assumption->entries[side]) continue;
        double times = proportion(assumptions, assumption, side);
        uncertainty_room(assumption->entries[side], assumptions->scenarios[side], &from, &to);
        *low = fmax(*low, from / times);
        *high = fmin(*high, to / times);
    }
}

void assumptions_apply(const struct assumptions *assumptions, const double *numbers, int side, struct scenario *copy)
{
    scenario_copy(copy, assumptions->scenarios[side]);
    for (size_t i = 0; i < assumptions->count; i++) {
        const struct assumption *assumption = &assumptions->items[i];
        const struct uncertainty *entry = assumption->entries[side];
        if (!entry || isnan(numbers[i])) continue;
        uncertainty_set(entry, numbers[i] * proportion(assumptions, assumption, side), copy);
    }
}
