#include "models/staffing.h"
#include "sim/memory.h"
#include "sim/random.h"
#include <stdlib.h>
#include <string.h>

/* Stretches that touch are one: a round-the-clock pool has no shift ends. */
static void join_touching(struct calendar *calendar)
{
    size_t kept = 0;
    for (size_t i = 0; i < calendar->count; i++) {
        struct calendar_interval *next = &calendar->intervals[i];
        struct calendar_interval *last = kept ? &calendar->intervals[kept - 1] : NULL;
        if (last && last->end == next->start) {
            last->end = next->end;
            last->local_day = next->local_day; /* overtime at its end counts in the week of the last shift */
            last->ends_shift = next->ends_shift;
        } else {
            calendar->intervals[kept++] = *next;
        }
    }
    calendar->count = kept;
}

/* Keeps the shifts that start on [first, last]; DATE_NONE is no bound. */
static void keep_dates(struct calendar *calendar, int64_t first, int64_t last)
{
    size_t kept = 0;
    for (size_t i = 0; i < calendar->count; i++) {
        int64_t day = calendar->intervals[i].local_day;
        if ((first == DATE_NONE || day >= first) && (last == DATE_NONE || day <= last))
            calendar->intervals[kept++] = calendar->intervals[i];
    }
    calendar->count = kept;
}

static int64_t length_in_window(const struct calendar *calendar, const struct day_table *days)
{
    int64_t length = 0;
    for (size_t i = 0; i < calendar->count; i++)
        length +=
            time_overlap(calendar->intervals[i].start, calendar->intervals[i].end, days->window_start, days->horizon);
    return length;
}

/* The pattern's stretches of work; without holidays, what they would be if none were observed. */
static void expand(struct calendar *calendar, const struct scenario *scenario, const struct day_table *days,
                   const struct pool *people, const struct shift *pattern, bool with_holidays)
{
    struct calendar_shift *shifts = memory_allocate(pattern->hours.count, sizeof *shifts);
    for (size_t i = 0; i < pattern->hours.count; i++) {
        const struct shift_hours *hours = &pattern->hours.items[i];
        shifts[i] = (struct calendar_shift){hours->days, hours->start, hours->end, (int)hours->unpaid_break_minutes};
    }
    calendar_expand(calendar, people->zone, shifts, pattern->hours.count, people->holidays.days,
                    with_holidays ? people->holidays.count : 0, scenario->start_utc_seconds, 0, days->horizon);
    keep_dates(calendar, people->available_from, DATE_NONE);
    keep_dates(calendar, pattern->from_date, pattern->until_date);
    free(shifts);
}

static void group_init(struct group_plan *group, const struct scenario *scenario, const struct day_table *days,
                       int pool, int shift)
{
    const struct pool *people = &scenario->pools.items[pool];
    const struct shift *pattern = &people->shifts.items[shift];
    char *name = memory_format("%s/%s", people->name, pattern->name);
    group->hash = random_hash_name(name);
    free(name);
    group->pool = pool;
    group->shift = shift;
    group->coders = (int)pattern->headcount;
    expand(&group->calendar, scenario, days, people, pattern, true);
    group->leaves = pattern->until_date != DATE_NONE &&
                    day_table_local_start(scenario, people->zone, pattern->until_date + 1) < days->horizon;
    if (people->holidays_paid) {
        struct calendar all;
        expand(&all, scenario, days, people, pattern, false);
        group->paid_holiday = length_in_window(&all, days) - length_in_window(&group->calendar, days);
        calendar_free(&all);
    }
    if (people->absence_share <= 0) join_touching(&group->calendar);
}

static void overtime_init(struct pool_plan *plan, const struct scenario *scenario, const struct pool *people)
{
    const struct overtime *overtime = &people->overtime;
    plan->has_overtime = !isnan(overtime->backlog_age_hours) || !isnan(overtime->backlog_encounters);
    plan->overtime_age = isnan(overtime->backlog_age_hours) ? TIME_NEVER : time_from_hours(overtime->backlog_age_hours);
    plan->overtime_encounters = isnan(overtime->backlog_encounters) ? INFINITY : overtime->backlog_encounters;
    plan->overtime_daily = time_from_hours(overtime->daily_cap_hours);
    plan->overtime_weekly = time_from_hours(overtime->weekly_cap_hours);
    plan->overtime_types = memory_allocate(scenario->work_types.count, sizeof *plan->overtime_types);
    for (size_t i = 0; i < overtime->work_types.count; i++) plan->overtime_types[overtime->work_types.items[i]] = true;
    if (overtime->work_types.count == 0)
        for (size_t t = 0; t < scenario->work_types.count; t++) plan->overtime_types[t] = people->skills.items[t] > 0;
}

static void pool_init(struct pool_plan *plan, const struct scenario *scenario, const struct pool *people)
{
    plan->elapsed = memory_allocate(scenario->work_types.count, sizeof *plan->elapsed);
    for (size_t t = 0; t < scenario->work_types.count; t++)
        if (people->skills.items[t] > 0) plan->elapsed[t] = 1 / (people->skills.items[t] * people->productive_share);
    plan->ramp_start =
        people->available_from == DATE_NONE ? 0 : day_table_local_start(scenario, people->zone, people->available_from);
    plan->ramp = people->ramp_weeks * (double)TIME_WEEK;
    plan->ramp_start_share = people->ramp_start_share;
    plan->absence_share = people->absence_share;
    plan->end_of_shift = people->end_of_shift;
    overtime_init(plan, scenario, people);
}

void staffing_plan_init(struct staffing_plan *plan, const struct scenario *scenario, const struct day_table *days)
{
    memset(plan, 0, sizeof *plan);
    plan->pool_count = (int)scenario->pools.count;
    plan->pools = memory_allocate(scenario->pools.count, sizeof *plan->pools);
    for (int p = 0; p < plan->pool_count; p++) {
        pool_init(&plan->pools[p], scenario, &scenario->pools.items[p]);
        plan->group_count += (int)scenario->pools.items[p].shifts.count;
    }
    plan->groups = memory_allocate((size_t)plan->group_count, sizeof *plan->groups);
    int g = 0;
    for (int p = 0; p < plan->pool_count; p++)
        for (int s = 0; s < (int)scenario->pools.items[p].shifts.count; s++, g++) {
            group_init(&plan->groups[g], scenario, days, p, s);
            plan->groups[g].first_coder = plan->coder_count;
            plan->coder_count += plan->groups[g].coders;
        }
    plan->group_of_coder = memory_allocate((size_t)plan->coder_count, sizeof *plan->group_of_coder);
    for (g = 0; g < plan->group_count; g++)
        for (int c = 0; c < plan->groups[g].coders; c++) plan->group_of_coder[plan->groups[g].first_coder + c] = g;
}

int64_t staffing_paid_holidays(const struct staffing_plan *plan, int pool)
{
    int64_t sum = 0;
    for (int g = 0; g < plan->group_count; g++)
        if (plan->groups[g].pool == pool) sum += plan->groups[g].paid_holiday * plan->groups[g].coders;
    return sum;
}

void staffing_plan_free(struct staffing_plan *plan)
{
    for (int g = 0; g < plan->group_count; g++) calendar_free(&plan->groups[g].calendar);
    for (int p = 0; p < plan->pool_count; p++) {
        free(plan->pools[p].elapsed);
        free(plan->pools[p].overtime_types);
    }
    free(plan->groups);
    free(plan->pools);
    free(plan->group_of_coder);
    memset(plan, 0, sizeof *plan);
}

double staffing_ramp(const struct pool_plan *pool, int64_t time)
{
    double since = (double)(time - pool->ramp_start);
    if (since >= pool->ramp) return 1;
    return pool->ramp_start_share + (1 - pool->ramp_start_share) * since / pool->ramp;
}
