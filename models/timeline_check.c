/* What is wrong with a timeline, in itself and in what it makes of the scenario. */
#include "models/check_report.h"
#include "models/timeline.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int64_t end_of(const struct scenario *scenario)
{
    return scenario->facility.start_date + scenario->facility.horizon_days;
}

/* "2026-01-06 to 2026-02-01"; the caller frees. */
static char *span(int64_t first, int64_t last)
{
    char *from = check_date(first), *to = check_date(last);
    char *text = memory_format("%s to %s", from, to);
    free(from);
    free(to);
    return text;
}

static bool is_share(const struct gate *gate)
{
    return gate->metric == GATE_ACCURACY_SHARE || gate->metric == GATE_CODING_DENIAL_SHARE ||
           gate->metric == GATE_TAT_WITHIN_TARGET_SHARE;
}

static void check_bound(const struct check *check, const struct gate *gate)
{
    char *pointer = check_pointer("gates", gate->name, NULL);
    if (isnan(gate->at_least) == isnan(gate->at_most)) {
        const char *found = isnan(gate->at_least) ? "neither at_least nor at_most" : "both at_least and at_most";
        check_error(check, pointer, memory_format("the gate gives %s", found), "exactly one of them", NULL);
        return;
    }
    const char *key = isnan(gate->at_least) ? "at_most" : "at_least";
    double bound = isnan(gate->at_least) ? gate->at_most : gate->at_least;
    pointer = check_below(pointer, key);
    if (is_share(gate) && bound > 1)
        check_error(check, pointer, memory_format("the metric is a share, and the bound is %g", bound), "0 to 1 share",
                    NULL);
    else
        free(pointer);
}

static void check_gate(const struct check *check, const struct gate *gate)
{
    int64_t first = check->scenario->facility.start_date + 1, last = end_of(check->scenario) - 1;
    check_bound(check, gate);
    if (gate->date > last)
        check_warn(check, check_pointer("gates", gate->name, "date"),
                   memory_copy_text("the gate is decided after the last day of the simulation: it stays closed"), NULL,
                   NULL);
    if (gate->date < first) {
        char *date = check_date(gate->date), *allowed = span(first, last);
        check_error(check, check_pointer("gates", gate->name, "date"),
                    memory_format("on %s the simulation has nothing to measure", date), allowed, NULL);
        free(date);
        free(allowed);
    }
    if (gate->pool >= 0 && !is_share(gate))
        check_error(check, check_pointer("gates", gate->name, "pool"),
                    memory_copy_text("DNFB days and the backlog are not counted by pool"), NULL,
                    memory_copy_text("leave the pool out, or name a work type"));
}

static void check_dates(const struct check *check, const struct change *change)
{
    int64_t last = end_of(check->scenario) - 1;
    char *date = check_date(change->date);
    if (change->date > last)
        check_warn(check, check_pointer("timeline", change->name, "date"),
                   memory_format("%s is after the last day of the simulation: the change does nothing", date), NULL,
                   NULL);
    if (change->until_date != DATE_NONE && change->until_date < change->date) {
        char *until = check_date(change->until_date), *allowed = memory_format("at least %s", date);
        check_error(check, check_pointer("timeline", change->name, "until_date"),
                    memory_format("%s is before the date of the change", until), allowed, NULL);
        free(until);
        free(allowed);
    } else if (change->until_date != DATE_NONE && change->until_date < check->scenario->facility.start_date) {
        check_warn(check, check_pointer("timeline", change->name, "until_date"),
                   memory_copy_text("the change ends before the simulation begins: it does nothing"), NULL, NULL);
    }
    free(date);
}

static void check_change(const struct check *check, const struct change *change)
{
    check_dates(check, change);
    const struct change_value *value = &change->value;
    bool absent = member_is_number(value->kind) && isnan(member_number(value->kind, value->member));
    if (change->ramp_weeks > 0 && (!member_is_number(value->kind) || absent))
        check_error(check, check_pointer("timeline", change->name, "ramp_weeks"),
                    memory_format("%s has no values between the old and the new",
                                  absent ? "a change to null" : change->place.field->key),
                    "0 weeks", memory_copy_text("only numbers move in steps"));
    const struct gate *gate = change->gate < 0 ? NULL : &check->scenario->gates.items[change->gate];
    if (!gate || gate->date <= change->date) return;
    char *decided = check_date(gate->date), *allowed = memory_format("%s or later", decided);
    check_error(check, check_pointer("timeline", change->name, "date"),
                memory_format("the gate \"%s\" is decided only on %s", gate->name, decided), allowed, NULL);
    free(decided);
    free(allowed);
}

static bool is_known(const struct problems *problems, size_t count, const char *pointer)
{
    for (size_t i = 0; i < count; i++)
        if (problems->items[i].level == PROBLEM_ERROR && strcmp(problems->items[i].pointer, pointer) == 0) return true;
    return false;
}

/* "as it stands on 2026-03-02, if pilot and second"; the caller frees. */
static char *circumstances(const struct scenario *scenario, int64_t civil_day, unsigned gates_open)
{
    char *date = check_date(civil_day), *text = memory_format("as it stands on %s", date);
    const char *word = ", if";
    for (size_t i = 0; i < scenario->gates.count; i++) {
        if (!(gates_open >> i & 1)) continue;
        char *longer = memory_format("%s%s %s", text, word, scenario->gates.items[i].name);
        free(text);
        text = longer;
        word = " and";
    }
    free(date);
    return text;
}

/* Takes over the errors at places that had none on an earlier step: what stays wrong is told once. */
static void tell(struct problems *problems, const struct problems *found, const char *when)
{
    size_t before = problems->count;
    for (size_t i = 0; i < found->count; i++) {
        const struct problem *problem = &found->items[i];
        if (problem->level != PROBLEM_ERROR || is_known(problems, before, problem->pointer)) continue;
        char *what = memory_format("%s: %s", when, problem->what);
        problems_add(problems, PROBLEM_ERROR, problem->pointer, what, problem->allowed, problem->hint);
        free(what);
    }
}

static void check_day(const struct scenario *scenario, int64_t civil_day, unsigned gates_open,
                      struct problems *problems)
{
    struct scenario then;
    struct problems found = {0};
    timeline_scenario_at(scenario, civil_day, gates_open, &then);
    scenario_check_structure(&then, &found);
    char *when = circumstances(scenario, civil_day, gates_open);
    tell(problems, &found, when);
    free(when);
    problems_free(&found);
    scenario_copy_free(&then);
}

/* Every combination of the gates that matter on the day, none open first. */
static void check_gates_of_day(const struct scenario *scenario, int64_t civil_day, struct problems *problems)
{
    unsigned matter = 0;
    for (size_t i = 0; i < scenario->timeline.count; i++) {
        const struct change *change = &scenario->timeline.items[i];
        if (change->gate >= 0 && change_is_in_force(change, civil_day)) matter |= 1u << change->gate;
    }
    unsigned open = 0;
    do {
        check_day(scenario, civil_day, open, problems);
        open = (open - matter) & matter;
    } while (open);
}

static void check_steps(const struct scenario *scenario, struct problems *problems)
{
    int64_t *days;
    size_t count = timeline_steps(scenario, &days);
    if (scenario->timeline.count) check_gates_of_day(scenario, scenario->facility.start_date, problems);
    for (size_t i = 0; i < count; i++) check_gates_of_day(scenario, days[i], problems);
    free(days);
}

void timeline_check(const struct scenario *scenario, struct problems *problems)
{
    struct check check = {scenario, problems};
    if (scenario->gates.count > MOST_GATES)
        check_error(&check, memory_copy_text("/gates"), memory_format("%zu gates", scenario->gates.count), "at most 4",
                    NULL);
    for (size_t i = 0; i < scenario->gates.count; i++) check_gate(&check, &scenario->gates.items[i]);
    for (size_t i = 0; i < scenario->timeline.count; i++) check_change(&check, &scenario->timeline.items[i]);
    if (!problems_have_error(problems)) check_steps(scenario, problems);
}
