#include "io/explain_timeline.h"
#include "io/number_text.h"
#include "io/place_find.h"
#include "io/scenario_write.h"
#include "models/check_report.h"
#include "models/timeline.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LINES_MAX = 12, RUN_ENDS = 2 }; /* of a long ramp the first steps and the last one are shown */

#define ALL_OPEN (~0u)

/* One step of the field's value, and the change that makes it. */
struct step {
    int64_t day;
    const struct change *change;
    bool ends; /* the day after the change */
};

struct steps {
    size_t count, capacity;
    struct step *items;
};

static void add_step(struct steps *steps, struct step step)
{
    if (steps->count == steps->capacity) {
        steps->capacity = steps->capacity ? 2 * steps->capacity : 16;
        steps->items = memory_resize(steps->items, steps->capacity, sizeof *steps->items);
    }
    steps->items[steps->count++] = step;
}

static bool touches(const struct change *change, const struct field_place *place)
{
    return field_place_holds(&change->place, place) || field_place_holds(place, &change->place);
}

/* The steps of one day: what the changes of the place do that move on it or, on the first day, are in force. */
static void add_steps_of(struct steps *steps, const struct scenario *scenario, const struct field_place *place,
                         int64_t day)
{
    bool first = day == scenario->facility.start_date;
    for (size_t i = 0; i < scenario->timeline.count; i++) {
        const struct change *change = &scenario->timeline.items[i];
        bool in_force = change_is_in_force(change, day);
        if (touches(change, place) && (first ? in_force : change_moves_on(change, day)))
            add_step(steps, (struct step){day, change, !in_force});
    }
}

static struct steps steps_of(const struct scenario *scenario, const struct field_place *place)
{
    struct steps steps = {0};
    int64_t *days;
    size_t count = timeline_steps(scenario, &days);
    add_steps_of(&steps, scenario, place, scenario->facility.start_date);
    for (size_t i = 0; i < count; i++) add_steps_of(&steps, scenario, place, days[i]);
    free(days);
    return steps;
}

static void print_unit(FILE *out, const struct field *field, bool is_number)
{
    if (is_number && field->unit) fprintf(out, " %s", field->unit);
}

/* A number of a ramp has more digits than anyone wants. */
static char *value_text(const struct scenario *scenario, const struct field *field, const void *at)
{
    bool rounds = field->kind == FIELD_NUMBER && !isnan(member_number(field->kind, at));
    return rounds ? memory_format("%.6g", member_number(field->kind, at)) : scenario_write_value(scenario, field, at);
}

static void print_value_on(FILE *out, const struct scenario *scenario, const struct field_place *place, int64_t day)
{
    struct scenario then;
    struct field field = *place->field;
    field.kind = field_place_kind(place);
    timeline_scenario_at(scenario, day, ALL_OPEN, &then);
    char *text = value_text(&then, &field, field_place_in(place, &then));
    fputs(text, out);
    print_unit(out, &field, member_is_number(field.kind) && strcmp(text, "null") != 0);
    free(text);
    scenario_copy_free(&then);
}

static void print_gate(FILE *out, const struct scenario *scenario, const struct change *change)
{
    if (change->gate >= 0) fprintf(out, ", if %s", scenario->gates.items[change->gate].name);
}

static void print_step(FILE *out, const struct scenario *scenario, const struct field_place *place,
                       const struct step *step)
{
    char *date = check_date(step->day);
    fprintf(out, "    %s  ", date);
    print_value_on(out, scenario, place, step->day);
    fprintf(out, "  (%s%s", step->change->name, step->ends ? " is over" : "");
    print_gate(out, scenario, step->change);
    fputs(")\n", out);
    free(date);
}

/* Steps in a row that one change makes, from `first` on. */
static size_t run_length(const struct steps *steps, size_t first)
{
    size_t length = 1;
    while (first + length < steps->count && steps->items[first + length].change == steps->items[first].change &&
           !steps->items[first + length].ends)
        length++;
    return length;
}

static void print_run(FILE *out, const struct scenario *scenario, const struct field_place *place,
                      const struct step *steps, size_t length, bool is_short)
{
    for (size_t i = 0; i < length; i++) {
        bool hidden = is_short && length > RUN_ENDS + 2 && i >= RUN_ENDS && i + 1 < length;
        if (!hidden)
            print_step(out, scenario, place, &steps[i]);
        else if (i == RUN_ENDS)
            fprintf(out, "    ...         %zu more weekly steps\n", length - RUN_ENDS - 1);
    }
}

static bool any_gate(const struct steps *steps)
{
    for (size_t i = 0; i < steps->count; i++)
        if (steps->items[i].change->gate >= 0) return true;
    return false;
}

void explain_timeline_of(FILE *out, const struct scenario *scenario, const char *pointer)
{
    struct field_place place;
    char *what, *hint;
    bool found = place_find(&place, scenario, pointer, &what, &hint);
    free(what);
    free(hint);
    if (!found) return;
    struct steps steps = steps_of(scenario, &place);
    if (steps.count) fprintf(out, "  timeline%s:\n", any_gate(&steps) ? ", as if every gate opens" : "");
    for (size_t i = 0, length; i < steps.count; i += length) {
        length = run_length(&steps, i);
        print_run(out, scenario, &place, &steps.items[i], length, steps.count > LINES_MAX);
    }
    free(steps.items);
}

static void print_change(FILE *out, const struct scenario *scenario, const struct change *change)
{
    char *date = check_date(change->date),
         *until = change->until_date == DATE_NONE ? NULL : check_date(change->until_date);
    fprintf(out, "    %s  %s = %s", date, change->field, change->value.text);
    print_unit(out, change->place.field,
               member_is_number(change->value.kind) && strcmp(change->value.text, "null") != 0);
    if (change->ramp_weeks > 0) {
        char weeks[NUMBER_TEXT_MAX];
        number_text(weeks, change->ramp_weeks);
        fprintf(out, ", over %s weeks", weeks);
    }
    if (until) fprintf(out, ", until %s", until);
    print_gate(out, scenario, change);
    fprintf(out, "  (%s)\n", change->name);
    free(date);
    free(until);
}

void explain_timeline(FILE *out, const struct scenario *scenario)
{
    int64_t previous = INT64_MIN;
    if (scenario->timeline.count) fputs("  changes:\n", out);
    for (bool more = true; more;) { /* by date; equal dates in the order of the list */
        int64_t next = INT64_MAX;
        for (size_t i = 0; i < scenario->timeline.count; i++) {
            int64_t date = scenario->timeline.items[i].date;
            if (date > previous && date < next) next = date;
        }
        more = next != INT64_MAX;
        for (size_t i = 0; more && i < scenario->timeline.count; i++)
            if (scenario->timeline.items[i].date == next) print_change(out, scenario, &scenario->timeline.items[i]);
        previous = next;
    }
}
