/* What is wrong with uncertain assumptions, in themselves and in what they make of the scenario. */
#include "models/check_report.h"
#include "models/uncertainty.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct entry_check {
    struct check check;
    const struct uncertainty *entry;
    enum problem_level level; /* of what depends on the values of the fields */
};

static char *pointer_of(const struct entry_check *at, const char *key)
{
    return check_pointer("uncertainty", at->entry->name, key);
}

static void tell(const struct entry_check *at, const char *key, char *what, const char *allowed, char *hint)
{
    if (at->level == PROBLEM_ERROR)
        check_error(&at->check, pointer_of(at, key), what, allowed, hint);
    else
        check_warn(&at->check, pointer_of(at, key), what, allowed, hint);
}

/* Low and high, or a distribution: exactly one of the two. */
static bool has_bounds(const struct entry_check *at)
{
    const struct uncertainty *entry = at->entry;
    bool low = !isnan(entry->low), high = !isnan(entry->high), law = uncertainty_has_law(entry);
    if (law ? !low && !high : low && high) {
        if (law || entry->low <= entry->high) return true;
        check_error(&at->check, pointer_of(at, "low"),
                    memory_format("low %g is above high %g", entry->low, entry->high), NULL, NULL);
        return false;
    }
    const char *found = law ? "both a distribution and a bound" : low ? "low alone" : high ? "high alone" : "neither";
    check_error(&at->check, pointer_of(at, NULL), memory_format("the assumption gives %s", found),
                "low and high, or a distribution", NULL);
    return false;
}

static bool is_within(const struct field *field, double number)
{
    return isnan(number) ||
           (number <= field->max && (field->flags & FIELD_EXCLUSIVE_MIN ? number > field->min : number >= field->min));
}

/* Is every number of the member one that the field may have? */
static bool member_is_within(const struct field *field, enum field_kind kind, const void *at)
{
    bool ok = true;
    if (kind == FIELD_NUMBERS || kind == FIELD_MAP) {
        const struct numbers *numbers = at;
        for (size_t i = 0; i < numbers->count; i++) ok = ok && is_within(field, numbers->items[i]);
        return ok;
    }
    if (kind != FIELD_LAW) return is_within(field, member_number(kind, at));
    const struct law *law = at;
    if (law->kind == LAW_UNIFORM || law->kind == LAW_TRIANGULAR)
        return is_within(field, law->min) && is_within(field, law->max);
    for (size_t i = 0; i < law->point_count; i++) ok = ok && is_within(field, law->points[i].value);
    return ok && (law->kind == LAW_EMPIRICAL || is_within(field, law->mean));
}

static bool fields_are_within(const struct uncertainty *entry, struct scenario *copy)
{
    for (size_t i = 0; i < entry->places.count; i++) {
        const struct field_place *place = &entry->places.items[i];
        if (!member_is_within(place->field, field_place_kind(place), field_place_in(place, copy))) return false;
    }
    return true;
}

/* The scenario with the number in place is sound. */
static void check_scenario(const struct entry_check *at, const char *which, double number, struct scenario *copy)
{
    struct problems found = {0};
    scenario_check_structure(copy, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct problem *problem = &found.items[i];
        if (problem->level != PROBLEM_ERROR) continue;
        tell(at, NULL, memory_format("at its %s %g: %s: %s", which, number, problem->pointer, problem->what),
             problem->allowed, NULL);
        break;
    }
    problems_free(&found);
}

/* One end of what may be drawn. */
static void check_end(const struct entry_check *at, const char *which, double number)
{
    struct scenario copy;
    const struct field *field = at->entry->places.items[0].field;
    scenario_copy(&copy, at->check.scenario);
    uncertainty_set(at->entry, number, &copy);
    bool is_law = uncertainty_has_law(at->entry), by_value = at->entry->scale == UNCERTAIN_VALUE;
    if (fields_are_within(at->entry, &copy)) {
        if (!problems_have_error(at->check.problems)) check_scenario(at, which, number, &copy);
    } else {
        char *allowed = memory_format("%g to %g%s%s", field->min, field->max, field->unit ? " " : "",
                                      field->unit ? field->unit : "");
        struct entry_check told = *at;
        if (by_value) told.level = PROBLEM_ERROR; /* whatever the field's own value is */
        tell(&told, is_law ? "distribution" : which,
             memory_format("the %s %g takes %s out of its range", which, number, field->key), allowed, NULL);
        free(allowed);
    }
    scenario_copy_free(&copy);
}

/* Fields that share one value have the same now. */
static bool has_one_base(const struct entry_check *at)
{
    const struct uncertainty *entry = at->entry;
    struct scenario view = *at->check.scenario;
    double base = uncertainty_base(entry, at->check.scenario);
    for (size_t i = 1; entry->scale == UNCERTAIN_VALUE && i < entry->places.count; i++) {
        const struct field_place *place = &entry->places.items[i];
        double other = member_number(field_place_kind(place), field_place_in(place, &view));
        if (other == base) continue;
        tell(at, "field", memory_format("the fields have different values, %g and %g", base, other),
             "one value for all of them", memory_copy_text("use \"scale\": \"factor\""));
        return false;
    }
    return true;
}

static void check_base(const struct entry_check *at)
{
    const struct uncertainty *entry = at->entry;
    double base = uncertainty_base(entry, at->check.scenario);
    double low = uncertainty_has_law(entry) ? uncertainty_quantile(entry, at->check.scenario, 0) : entry->low;
    double high = uncertainty_has_law(entry) ? uncertainty_quantile(entry, at->check.scenario, 1) : entry->high;
    if (base < low || base > high) {
        char *allowed = memory_format("%g to %g", low, high);
        tell(at, NULL,
             memory_format("%s %g is outside what the assumption allows",
                           entry->scale == UNCERTAIN_FACTOR ? "the factor" : "the scenario's own value", base),
             allowed,
             memory_copy_text("move the bounds, or the field; until then tornado and --uncertainty refuse it"));
        free(allowed);
        return;
    }
    check_end(at, uncertainty_has_law(entry) ? "smallest draw" : "low", low);
    check_end(at, uncertainty_has_law(entry) ? "largest draw" : "high", high);
}

/* A field that two assumptions move would depend on their order. */
static bool is_shared(const struct uncertainty *a, const struct uncertainty *b)
{
    for (size_t i = 0; i < a->places.count; i++)
        for (size_t j = 0; j < b->places.count; j++)
            if (field_place_holds(&a->places.items[i], &b->places.items[j]) ||
                field_place_holds(&b->places.items[j], &a->places.items[i]))
                return true;
    return false;
}

static bool is_alone(const struct entry_check *at)
{
    for (const struct uncertainty *other = at->check.scenario->uncertainty.items; other != at->entry; other++) {
        if (!is_shared(other, at->entry)) continue;
        check_error(&at->check, pointer_of(at, "field"),
                    memory_format("the assumption \"%s\" moves the same field", other->name), NULL,
                    memory_copy_text("keep one of the two"));
        return false;
    }
    return true;
}

static void warn_about_timeline(const struct entry_check *at)
{
    const struct scenario *scenario = at->check.scenario;
    for (size_t i = 0; i < scenario->timeline.count; i++) {
        const struct change *change = &scenario->timeline.items[i];
        for (size_t p = 0; p < at->entry->places.count; p++) {
            const struct field_place *place = &at->entry->places.items[p];
            if (!field_place_holds(&change->place, place) && !field_place_holds(place, &change->place)) continue;
            char *date = check_date(change->date);
            check_warn(&at->check, pointer_of(at, "field"),
                       memory_format("the change \"%s\" of the timeline sets the field on %s: what it sets is certain",
                                     change->name, date),
                       NULL, NULL);
            free(date);
            return;
        }
    }
}

void uncertainty_check(const struct scenario *scenario, struct problems *problems, enum problem_level level)
{
    for (size_t i = 0; i < scenario->uncertainty.count; i++) {
        struct entry_check at = {{scenario, problems}, &scenario->uncertainty.items[i], level};
        bool ok = has_bounds(&at);
        if (ok && is_alone(&at) && has_one_base(&at)) check_base(&at);
        if (ok && level == PROBLEM_ERROR) warn_about_timeline(&at);
    }
}
