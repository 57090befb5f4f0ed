#include "models/timeline.h"
#include "sim/memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { WEEK_DAYS = 7 };

static int64_t step_count(const struct change *change)
{
    return change->ramp_weeks > 1 ? (int64_t)ceil(change->ramp_weeks) : 1;
}

bool change_is_in_force(const struct change *change, int64_t civil_day)
{
    return civil_day >= change->date && (change->until_date == DATE_NONE || civil_day <= change->until_date);
}

bool change_moves_on(const struct change *change, int64_t civil_day)
{
    if (change->until_date != DATE_NONE && civil_day == change->until_date + 1) return true;
    if (!change_is_in_force(change, civil_day)) return false;
    int64_t days = civil_day - change->date;
    return days % WEEK_DAYS == 0 && days / WEEK_DAYS < step_count(change);
}

/* How far the change has gone, 0 to 1. */
static double share_done(const struct change *change, int64_t civil_day)
{
    int64_t step = (civil_day - change->date) / WEEK_DAYS + 1;
    return step < step_count(change) ? (double)step / change->ramp_weeks : 1;
}

static double moved(double former, double value, double share)
{
    if (share >= 1 || isnan(former) || isnan(value)) return value;
    return former + (value - former) * share;
}

struct dated {
    int64_t date;
    size_t index;
};

static int by_date(const void *a, const void *b)
{
    const struct dated *x = a, *y = b;
    if (x->date != y->date) return x->date < y->date ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* The changes in force, in the order in which they are applied; the caller frees. */
static struct dated *changes_in_force(const struct scenario *scenario, int64_t civil_day, unsigned gates_open,
                                      size_t *count)
{
    struct dated *dated = memory_allocate(scenario->timeline.count, sizeof *dated);
    *count = 0;
    for (size_t i = 0; i < scenario->timeline.count; i++) {
        const struct change *change = &scenario->timeline.items[i];
        bool open = change->gate < 0 || gates_open >> change->gate & 1;
        if (open && change_is_in_force(change, civil_day)) dated[(*count)++] = (struct dated){change->date, i};
    }
    if (*count) qsort(dated, *count, sizeof *dated, by_date);
    return dated;
}

static void apply(const struct change *change, int64_t civil_day, struct scenario *scenario)
{
    const struct change_value *value = &change->value;
    void *at = field_place_in(&change->place, scenario);
    if (member_is_number(value->kind)) {
        double former = member_number(value->kind, at), latter = member_number(value->kind, value->member);
        member_put_number(value->kind, at, moved(former, latter, share_done(change, civil_day)));
    } else {
        member_free(value->kind, at);
        member_copy(value->kind, at, value->member);
    }
}

void timeline_scenario_at(const struct scenario *original, int64_t civil_day, unsigned gates_open,
                          struct scenario *copy)
{
    size_t count;
    struct dated *dated = changes_in_force(original, civil_day, gates_open, &count);
    scenario_copy(copy, original);
    for (size_t i = 0; i < count; i++) apply(&original->timeline.items[dated[i].index], civil_day, copy);
    free(dated);
}

/* The number that a change gives the place: its own, or the entry of its map. */
static double number_for(const struct change *change, const struct field_place *place)
{
    if (member_is_number(change->value.kind)) return member_number(change->value.kind, change->value.member);
    return ((const struct numbers *)change->value.member)->items[place->entry];
}

double timeline_value_at(const struct scenario *scenario, const struct field_place *place, int64_t civil_day,
                         unsigned gates_open)
{
    struct scenario view = *scenario; /* the place gives a pointer to write to; nothing is written */
    enum field_kind kind = field_place_kind(place);
    double value = member_number(kind, field_place_in(place, &view));
    size_t count;
    struct dated *dated = changes_in_force(scenario, civil_day, gates_open, &count);
    for (size_t i = 0; i < count; i++) {
        const struct change *change = &scenario->timeline.items[dated[i].index];
        if (!field_place_holds(&change->place, place)) continue;
        value = moved(value, number_for(change, place), share_done(change, civil_day));
        if (kind == FIELD_INTEGER) value = round(value);
    }
    free(dated);
    return value;
}

struct days {
    size_t count, capacity;
    int64_t *items;
};

static void add_day(const struct scenario *scenario, struct days *days, int64_t day)
{
    int64_t first = scenario->facility.start_date;
    if (day <= first || day >= first + scenario->facility.horizon_days) return;
    if (days->count == days->capacity) {
        days->capacity = days->capacity ? 2 * days->capacity : 16;
        days->items = memory_resize(days->items, days->capacity, sizeof *days->items);
    }
    days->items[days->count++] = day;
}

static void add_change(const struct scenario *scenario, struct days *days, const struct change *change)
{
    for (int64_t step = 0; step < step_count(change); step++) {
        int64_t day = change->date + WEEK_DAYS * step;
        if (change_is_in_force(change, day)) add_day(scenario, days, day);
    }
    if (change->until_date != DATE_NONE) add_day(scenario, days, change->until_date + 1);
}

static int by_value(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

size_t timeline_steps(const struct scenario *scenario, int64_t **civil_days)
{
    struct days days = {0};
    size_t count = 0;
    for (size_t i = 0; i < scenario->timeline.count; i++) add_change(scenario, &days, &scenario->timeline.items[i]);
    if (days.count) qsort(days.items, days.count, sizeof *days.items, by_value);
    for (size_t i = 0; i < days.count; i++)
        if (count == 0 || days.items[i] != days.items[count - 1]) days.items[count++] = days.items[i];
    *civil_days = days.items;
    return count;
}
