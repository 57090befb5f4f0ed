#include "models/scenario_check_internal.h"
#include "sim/civil.h"
#include "sim/event_list.h"
#include "sim/memory.h"
#include "sim/time.h"
#include <math.h>
#include <stdlib.h>

enum {
    CODERS_MAX = 20000,
    PAYERS_MAX = 255,
    YEAR_DAYS = 364,
    LONG_HORIZON_DAYS = 120,
    TRACE_MINUTES_MAX = 100000,
    QUEUES_MAX = 65000
};

static int64_t last_day(const struct scenario *scenario)
{
    return scenario->facility.start_date + scenario->facility.horizon_days - 1;
}

static char *holiday_hint(const struct holidays *holidays, int64_t needed)
{
    bool speaks = holidays->covered_to > INT64_MIN;
    int first = speaks ? civil_date_of(holidays->covered_to).year + 1 : 0, last = civil_date_of(needed).year;
    if (!speaks || first > last) return memory_copy_text("add its dates");
    if (first == last) return memory_format("add the dates of %d to the file", first);
    return memory_format("add the dates of %d to %d to the file", first, last);
}

static void check_holidays_reach(const struct check *check, const struct holidays *holidays, char *pointer)
{
    int64_t needed = last_day(check->scenario);
    char *end = check_date(needed), *speaks = NULL;
    speaks = holidays->covered_to == INT64_MIN ? memory_copy_text("no date at all") : check_date(holidays->covered_to);
    check_error(check, pointer,
                memory_format("the holiday file speaks through %s, but the simulation runs through %s", speaks, end),
                NULL, holiday_hint(holidays, needed));
    free(end);
    free(speaks);
}

/* A file that ends too early, or that has no day in a simulation of many months, is the wrong file or an old one. */
static void check_holidays(const struct check *check, const char *path, const struct holidays *holidays, char *pointer)
{
    const struct facility *facility = &check->scenario->facility;
    bool any = false;
    for (size_t i = 0; path && i < holidays->count; i++)
        any = any || (holidays->days[i] >= facility->start_date && holidays->days[i] <= last_day(check->scenario));
    if (path && holidays->covered_to < last_day(check->scenario))
        check_holidays_reach(check, holidays, pointer);
    else if (path && !any && facility->horizon_days >= LONG_HORIZON_DAYS)
        check_warn(check, pointer, memory_copy_text("the holiday file has no date within the simulation"), NULL,
                   memory_copy_text("is it the file of other years?"));
    else
        free(pointer);
}

/* The weekly volume is a mean over the 52 weeks from the start, so the holidays of all these weeks count. */
static void check_holiday_year(const struct check *check)
{
    const struct scenario *scenario = check->scenario;
    const struct facility *facility = &scenario->facility;
    int64_t needed = facility->start_date + YEAR_DAYS - 1;
    bool matters = false;
    for (size_t i = 0; i < scenario->work_types.count; i++) {
        const struct arrivals *arrivals = &scenario->work_types.items[i].arrivals;
        matters = matters || (arrivals->per_week > 0 && arrivals->holiday_factor != 1);
    }
    if (!facility->holiday_calendar || !matters || facility->holidays.covered_to >= needed) return;
    if (facility->holidays.covered_to < last_day(scenario)) return; /* already an error */
    check_warn(
        check, memory_copy_text("/facility/holiday_calendar"),
        memory_copy_text("per_week is a mean over the 52 weeks from the start, and the holiday file ends within them"),
        NULL, holiday_hint(&facility->holidays, needed));
}

static size_t count_slots(const struct scenario *scenario, int64_t *coders)
{
    size_t shifts = 0;
    *coders = 0;
    for (size_t i = 0; i < scenario->pools.count; i++) {
        *coders += pool_headcount(&scenario->pools.items[i]);
        shifts += scenario->pools.items[i].shifts.count;
    }
    return (size_t)*coders + 2 * shifts + scenario->pools.count +
           scenario->worklists.count * scenario->work_types.count * 2 + 8;
}

/* The longest chart that can be drawn must end on the clock, even when it starts in the last moment. */
static void check_longest(const struct check *check, const struct pool *pool, double room)
{
    const struct scenario *scenario = check->scenario;
    double share = pool->productive_share * (pool->ramp_weeks > 0 ? pool->ramp_start_share : 1);
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        const struct work_type *type = &scenario->work_types.items[t];
        double speed = pool->skills.items[t] * share, longest = TRACE_MINUTES_MAX;
        if (law_mean(&type->coding_minutes) > 0)
            longest = fmax(longest, law_quantile(&type->coding_minutes, 1e-17, true));
        if (speed <= 0 || longest / speed * (double)TIME_MINUTE <= room) continue;
        check_error(
            check, check_pointer("pools", pool->name, "skills"),
            memory_format("\"%s\" at speed %g: its longest charts (%.3g minutes at speed 1) do not fit the clock",
                          type->name, speed, longest),
            NULL, memory_copy_text("leave out work types that the pool hardly codes, or give a less heavy tail"));
    }
}

static void check_size(const struct check *check)
{
    const struct scenario *scenario = check->scenario;
    int64_t coders;
    size_t slots = count_slots(scenario, &coders);
    if (coders > CODERS_MAX) {
        check_error(check, memory_copy_text("/pools"), memory_format("%lld coders in all", (long long)coders),
                    "at most 20000", memory_copy_text("let one coder stand for several and scale volume and price"));
        return;
    }
    int64_t clock = event_list_horizon(slots), end = (scenario->facility.horizon_days + 1) * TIME_DAY;
    if (end > clock) {
        char *allowed =
            memory_format("at most %lld days with %lld coders", (long long)(clock / TIME_DAY - 1), (long long)coders);
        check_error(check, memory_copy_text("/facility/horizon_days"),
                    memory_format("%lld days are too many", (long long)scenario->facility.horizon_days), allowed, NULL);
        free(allowed);
        return;
    }
    for (size_t i = 0; i < scenario->pools.count; i++)
        check_longest(check, &scenario->pools.items[i], (double)(clock - end));
}

/* A chart names its queue in 16 bits: worklists x work types, twice when a payer forbids offshore. */
static void check_queues(const struct check *check)
{
    const struct scenario *scenario = check->scenario;
    size_t queues = 0;
    for (size_t w = 0; w < scenario->worklists.count; w++) {
        size_t types = scenario->worklists.items[w].when.work_types.count;
        queues += 2 * (types ? types : scenario->work_types.count);
    }
    if (queues <= QUEUES_MAX) return;
    check_error(check, memory_copy_text("/worklists"),
                memory_format("the worklists and their work types make %zu queues", queues), "at most 65000",
                memory_copy_text("name the work types of each worklist in its `when`, or use fewer lists"));
}

void check_facility(const struct check *check)
{
    const struct scenario *scenario = check->scenario;
    const struct facility *facility = &scenario->facility;
    if (facility->warmup_days >= facility->horizon_days)
        check_error(check, memory_copy_text("/facility/warmup_days"),
                    memory_format("%lld days of warm-up leave nothing of %lld days", (long long)facility->warmup_days,
                                  (long long)facility->horizon_days),
                    "less than horizon_days", NULL);
    check_holidays(check, facility->holiday_calendar, &facility->holidays,
                   memory_copy_text("/facility/holiday_calendar"));
    check_holiday_year(check);
    for (size_t i = 0; i < scenario->pools.count; i++) {
        const struct pool *pool = &scenario->pools.items[i];
        check_holidays(check, pool->holiday_calendar, &pool->holidays,
                       check_pointer("pools", pool->name, "holiday_calendar"));
    }
    if (scenario->payers.count > PAYERS_MAX)
        check_error(check, memory_copy_text("/payers"), memory_format("%zu payers", scenario->payers.count),
                    "at most 255", NULL);
    check_queues(check);
    check_size(check);
}

static void check_structure(const struct check *check, const struct reach *reach)
{
    check_facility(check);
    check_analysis(check);
    check_work(check);
    check_queries(check);
    check_people(check);
    check_worklists(check, reach);
    check_quality(check, reach);
}

void scenario_check_structure(const struct scenario *scenario, struct problems *problems)
{
    struct check check = {scenario, problems};
    struct reach reach;
    reach_init(&reach, scenario);
    check_structure(&check, &reach);
    reach_free(&reach);
}

void scenario_check(const struct scenario *scenario, struct problems *problems)
{
    struct check check = {scenario, problems};
    struct reach reach;
    reach_init(&reach, scenario);
    check_structure(&check, &reach);
    if (!problems_have_error(problems)) check_load(&check, &reach);
    check_steady_state(&check);
    reach_free(&reach);
}
