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

/* Adds `sign` times the length of each interval to the day on which it starts. */
static void add_lengths(int64_t *by_day, const struct calendar *calendar, const struct day_table *days, int sign)
{
    for (size_t i = 0; i < calendar->count; i++) {
        const struct calendar_interval *interval = &calendar->intervals[i];
        int day = day_table_at(days, interval->start < 0 ? 0 : interval->start);
        if (day < days->days) by_day[day] += sign * time_overlap(interval->start, interval->end, 0, days->horizon);
    }
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

/* What the pattern would work if no holiday were observed, less what it works. */
static void plan_holiday_pay(struct group_plan *group, const struct scenario *scenario, const struct day_table *days,
                             const struct pool *people, const struct shift *pattern)
{
    struct calendar all;
    group->holiday_pay = memory_allocate((size_t)days->days, sizeof *group->holiday_pay);
    expand(&all, scenario, days, people, pattern, false);
    add_lengths(group->holiday_pay, &all, days, 1);
    add_lengths(group->holiday_pay, &group->calendar, days, -1);
    calendar_free(&all);
}

/* Microseconds of the horizon in which the pattern's seats exist. */
static int64_t seat_time(const struct scenario *scenario, const struct day_table *days, const struct pool *people,
                         const struct shift *pattern)
{
    int64_t first = people->available_from > pattern->from_date ? people->available_from : pattern->from_date;
    int64_t from = first == DATE_NONE ? 0 : day_table_local_start(scenario, people->zone, first), to = days->horizon;
    if (pattern->until_date != DATE_NONE) to = day_table_local_start(scenario, people->zone, pattern->until_date + 1);
    return time_overlap(from, to, 0, days->horizon);
}

/* Leaving is counted in scheduled shifts, so that a seat that is vacant for longer never gives more of them. */
static double hazard_per_shift(const struct calendar *calendar, int64_t seat_time, double yearly_share)
{
    size_t shifts = 0;
    for (size_t i = 0; i < calendar->count; i++) shifts += calendar->intervals[i].ends_shift;
    double years = (double)seat_time / (365.25 * (double)TIME_DAY);
    return shifts ? -log1p(-yearly_share) * years / (double)shifts : 0;
}

static int authorised(const struct shift *pattern)
{
    int64_t seats = pattern->authorised_headcount;
    return (int)(seats > pattern->headcount ? seats : pattern->headcount);
}

/* Nobody is absent, leaves or is hired. */
static bool is_steady(const struct pool *people, const struct shift *pattern)
{
    return people->absence_share <= 0 && people->workforce.attrition_yearly_share <= 0 &&
           pattern->authorised_headcount <= pattern->headcount;
}

static void group_init(struct group_plan *group, const struct scenario *scenario, const struct day_table *days,
                       int pool, int shift, bool settled)
{
    const struct pool *people = &scenario->pools.items[pool];
    const struct shift *pattern = &people->shifts.items[shift];
    char *name = memory_format("%s/%s", people->name, pattern->name);
    group->hash = random_hash_name(name);
    free(name);
    group->pool = pool;
    group->shift = shift;
    group->headcount = (int)pattern->headcount;
    group->authorised = authorised(pattern);
    expand(&group->calendar, scenario, days, people, pattern, true);
    group->leaves = pattern->until_date != DATE_NONE &&
                    day_table_local_start(scenario, people->zone, pattern->until_date + 1) < days->horizon;
    if (people->holidays_paid) plan_holiday_pay(group, scenario, days, people, pattern);
    if (settled && is_steady(people, pattern)) join_touching(&group->calendar);
    group->hazard = hazard_per_shift(&group->calendar, seat_time(scenario, days, people, pattern),
                                     people->workforce.attrition_yearly_share);
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

/* A factor of mean 1, kept as a duration in millionths of a second. */
static struct duration speed_of(const struct pool *people, struct table_store *tables)
{
    struct law law = {.kind = LAW_LOGNORMAL, .mean = 1, .cv = people->workforce.speed_cv};
    if (law.cv <= 0) law.kind = LAW_DETERMINISTIC;
    return duration_of(tables, &law, TIME_SECOND);
}

static void pool_init(struct pool_plan *plan, const struct scenario *scenario, const struct pool *people,
                      struct table_store *tables)
{
    plan->elapsed = memory_allocate(scenario->work_types.count, sizeof *plan->elapsed);
    for (size_t t = 0; t < scenario->work_types.count; t++)
        if (people->skills.items[t] > 0) plan->elapsed[t] = 1 / (people->skills.items[t] * people->productive_share);
    plan->desk_elapsed = 1 / people->productive_share;
    plan->opens = people->available_from == DATE_NONE
                      ? INT64_MIN
                      : day_table_local_start(scenario, people->zone, people->available_from);
    plan->speed = speed_of(people, tables);
    plan->time_to_fill = duration_of(tables, &people->workforce.time_to_fill_days, TIME_DAY);
    plan->burn_out = people->workforce.burn_out_per_overtime_hour;
    plan->displaced = people->workforce.displaced;
    plan->promised_tat = isnan(people->sla.tat_hours) ? TIME_NEVER : time_from_hours(people->sla.tat_hours);
    plan->ramp = people->ramp_weeks * (double)TIME_WEEK;
    plan->ramp_start_share = people->ramp_start_share;
    plan->absence_share = people->absence_share;
    plan->end_of_shift = people->end_of_shift;
    plan->all_alike = plan->ramp <= 0 && !plan->speed.table;
    overtime_init(plan, scenario, people);
}

size_t staffing_seats(const struct scenario *scenario, int **seats)
{
    size_t count = 0;
    for (size_t p = 0; p < scenario->pools.count; p++) count += scenario->pools.items[p].shifts.count;
    int *each = *seats = memory_allocate(count, sizeof **seats);
    for (size_t p = 0; p < scenario->pools.count; p++)
        for (size_t s = 0; s < scenario->pools.items[p].shifts.count; s++)
            *each++ = authorised(&scenario->pools.items[p].shifts.items[s]);
    return count;
}

void staffing_plan_init(struct staffing_plan *plan, const struct scenario *scenario, const struct day_table *days,
                        struct table_store *tables, const int *seats, bool settled)
{
    memset(plan, 0, sizeof *plan);
    plan->pool_count = (int)scenario->pools.count;
    plan->pools = memory_allocate(scenario->pools.count, sizeof *plan->pools);
    for (int p = 0; p < plan->pool_count; p++) {
        pool_init(&plan->pools[p], scenario, &scenario->pools.items[p], tables);
        plan->group_count += (int)scenario->pools.items[p].shifts.count;
    }
    plan->groups = memory_allocate((size_t)plan->group_count, sizeof *plan->groups);
    int g = 0;
    for (int p = 0; p < plan->pool_count; p++)
        for (int s = 0; s < (int)scenario->pools.items[p].shifts.count; s++, g++) {
            group_init(&plan->groups[g], scenario, days, p, s, settled);
            plan->groups[g].coders = seats[g];
            plan->groups[g].first_coder = plan->coder_count;
            plan->coder_count += plan->groups[g].coders;
        }
    plan->group_of_coder = memory_allocate((size_t)plan->coder_count, sizeof *plan->group_of_coder);
    for (g = 0; g < plan->group_count; g++)
        for (int c = 0; c < plan->groups[g].coders; c++) plan->group_of_coder[plan->groups[g].first_coder + c] = g;
}

void staffing_plan_free(struct staffing_plan *plan)
{
    for (int g = 0; g < plan->group_count; g++) {
        calendar_free(&plan->groups[g].calendar);
        free(plan->groups[g].holiday_pay);
    }
    for (int p = 0; p < plan->pool_count; p++) {
        free(plan->pools[p].elapsed);
        free(plan->pools[p].overtime_types);
    }
    free(plan->groups);
    free(plan->pools);
    free(plan->group_of_coder);
    memset(plan, 0, sizeof *plan);
}

double staffing_ramp(const struct pool_plan *pool, int64_t since, int64_t time)
{
    double there = (double)time - (double)since;
    if (there >= pool->ramp) return 1;
    return pool->ramp_start_share + (1 - pool->ramp_start_share) * there / pool->ramp;
}
