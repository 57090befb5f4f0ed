#include "models/cycle.h"
#include "sim/memory.h"
#include <stdlib.h>

const char *const cycle_breaker_names[CYCLE_BREAKERS] = {
    [CYCLE_MONTHS] = "month factors",
    [CYCLE_SURGES] = "surges",
    [CYCLE_FREEZES] = "sign-off freezes",
    [CYCLE_PAUSES] = "pauses of service lines",
    [CYCLE_CHANGES] = "dated changes of the timeline",
    [CYCLE_GO_LIVES] = "tools that go live within the horizon",
    [CYCLE_STAFF] = "pools or shifts that begin or end within the horizon",
    [CYCLE_LEARNING] = "queries that grow fewer year by year",
    [CYCLE_TRACE] = "arrivals from a file",
};

/* Do the days from..to meet the simulated ones? Open ends are DATE_NONE. */
static bool meets(const struct facility *facility, int64_t from, int64_t to)
{
    int64_t last = facility->start_date + facility->horizon_days - 1;
    return (from == DATE_NONE || from <= last) && (to == DATE_NONE || to >= facility->start_date);
}

/* Does something that has held for ever begin, or something that would go on for ever end, within the horizon? */
static bool turns(const struct facility *facility, int64_t from, int64_t until)
{
    int64_t last = facility->start_date + facility->horizon_days - 1;
    return (from != DATE_NONE && from > facility->start_date && from <= last) ||
           (until != DATE_NONE && until >= facility->start_date && until < last);
}

static bool months_differ(const struct scenario *scenario)
{
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        const struct numbers *factors = &scenario->work_types.items[t].arrivals.month_factors;
        for (size_t m = 1; m < factors->count; m++)
            if (factors->items[m] != factors->items[0]) return true;
    }
    return false;
}

static bool has_surge(const struct scenario *scenario)
{
    for (size_t i = 0; i < scenario->surges.count; i++)
        if (meets(&scenario->facility, scenario->surges.items[i].from_date, scenario->surges.items[i].to_date))
            return true;
    return false;
}

static bool has_freeze(const struct scenario *scenario)
{
    for (size_t i = 0; i < scenario->signoff_freezes.count; i++)
        if (meets(&scenario->facility, scenario->signoff_freezes.items[i].from_date,
                  scenario->signoff_freezes.items[i].to_date))
            return true;
    return false;
}

static bool has_pause(const struct scenario *scenario)
{
    for (size_t i = 0; i < scenario->pauses.count; i++)
        if (meets(&scenario->facility, scenario->pauses.items[i].from_date, scenario->pauses.items[i].to_date))
            return true;
    return false;
}

static bool has_change(const struct scenario *scenario)
{
    for (size_t i = 0; i < scenario->timeline.count; i++)
        if (meets(&scenario->facility, scenario->timeline.items[i].date, scenario->timeline.items[i].until_date))
            return true;
    return false;
}

/* The last day on which a tool is still being learnt is the day before that on which its ramp is over. */
static bool goes_live(const struct facility *facility, int64_t date, double ramp_weeks)
{
    return date != DATE_NONE && turns(facility, date, date + (int64_t)(7 * ramp_weeks) - 1);
}

static bool has_go_live(const struct scenario *scenario)
{
    for (size_t i = 0; i < scenario->cac.count; i++)
        if (goes_live(&scenario->facility, scenario->cac.items[i].go_live_date, scenario->cac.items[i].ramp_weeks))
            return true;
    for (size_t i = 0; i < scenario->documentation_tools.count; i++) {
        const struct documentation_tool *tool = &scenario->documentation_tools.items[i];
        if (goes_live(&scenario->facility, tool->go_live_date, tool->ramp_weeks)) return true;
    }
    return false;
}

static bool staff_turns(const struct scenario *scenario)
{
    for (size_t p = 0; p < scenario->pools.count; p++) {
        const struct pool *pool = &scenario->pools.items[p];
        if (goes_live(&scenario->facility, pool->available_from, pool->ramp_weeks)) return true;
        for (size_t s = 0; s < pool->shifts.count; s++)
            if (turns(&scenario->facility, pool->shifts.items[s].from_date, pool->shifts.items[s].until_date))
                return true;
    }
    return false;
}

static bool has_learning(const struct scenario *scenario)
{
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        const struct query *query = &scenario->work_types.items[t].query;
        if (query->share > 0 && query->yearly_improvement_share > 0) return true;
    }
    return false;
}

unsigned cycle_breakers(const struct scenario *scenario)
{
    return (unsigned)months_differ(scenario) << CYCLE_MONTHS | (unsigned)has_surge(scenario) << CYCLE_SURGES |
           (unsigned)has_freeze(scenario) << CYCLE_FREEZES | (unsigned)has_pause(scenario) << CYCLE_PAUSES |
           (unsigned)has_change(scenario) << CYCLE_CHANGES | (unsigned)has_go_live(scenario) << CYCLE_GO_LIVES |
           (unsigned)staff_turns(scenario) << CYCLE_STAFF | (unsigned)has_learning(scenario) << CYCLE_LEARNING |
           (unsigned)(scenario->arrival_trace_csv != NULL) << CYCLE_TRACE;
}

char *cycle_breaker_text(unsigned breakers)
{
    char *text = memory_copy_text("");
    for (int b = 0; b < CYCLE_BREAKERS; b++) {
        if (!(breakers >> b & 1)) continue;
        char *longer = memory_format("%s%s%s", text, *text ? ", " : "", cycle_breaker_names[b]);
        free(text);
        text = longer;
    }
    return text;
}
