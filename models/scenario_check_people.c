#include "models/scenario_check_internal.h"
#include "sim/calendar.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { DAY_MINUTES = 1440 };

static char *shift_pointer(const struct pool *pool, const struct shift *shift, const char *key)
{
    char *pointer = check_below(check_pointer("pools", pool->name, "shifts"), shift->name);
    return key ? check_below(pointer, key) : pointer;
}

/* One entry of hours: /pools/manila/shifts/day/hours/0 */
static char *hours_pointer(const struct pool *pool, const struct shift *shift, size_t index)
{
    char *number = memory_format("%zu", index);
    char *pointer = check_below(shift_pointer(pool, shift, "hours"), number);
    free(number);
    return pointer;
}

static struct calendar_shift calendar_hours(const struct shift_hours *hours)
{
    return (struct calendar_shift){hours->days, hours->start, hours->end, (int)hours->unpaid_break_minutes};
}

static char *clock_text(int minutes)
{
    return memory_format("%02d:%02d", minutes / 60, minutes % 60);
}

/* Equal start and end could mean nothing or a whole day; only midnight to midnight is plain. */
static bool has_clear_hours(const struct check *check, const struct pool *pool, const struct shift *shift, size_t index)
{
    const struct shift_hours *hours = &shift->hours.items[index];
    char *start = clock_text(hours->start), *what = NULL, *hint = NULL;
    const char *allowed = NULL;
    if (hours->days == 0) {
        what = memory_copy_text("days names no weekday");
        allowed = "at least one of mon, tue, wed, thu, fri, sat, sun";
    } else if (hours->start >= DAY_MINUTES) {
        what = memory_copy_text("start is 24:00");
        allowed = "00:00 to 23:59";
        hint = memory_copy_text("write 00:00 and the next weekday");
    } else if (hours->start == hours->end && hours->start != 0) {
        what = memory_format("start and end are both %s", start);
        hint = memory_copy_text("write 00:00 to 24:00 for a whole day");
    }
    if (what) check_error(check, hours_pointer(pool, shift, index), what, allowed, hint);
    free(start);
    return what == NULL;
}

static bool has_room_for_break(const struct check *check, const struct pool *pool, const struct shift *shift,
                               size_t index)
{
    struct calendar_shift hours = calendar_hours(&shift->hours.items[index]);
    int minutes = calendar_shift_minutes(&hours);
    if (hours.break_minutes < minutes) return true;
    check_error(check, check_below(hours_pointer(pool, shift, index), "unpaid_break_minutes"),
                memory_format("a break of %d minutes in a shift of %d", hours.break_minutes, minutes),
                "less than the length of the shift", NULL);
    return false;
}

static void check_overlap(const struct check *check, const struct pool *pool, const struct shift *shift)
{
    struct calendar_shift *hours = memory_allocate(shift->hours.count, sizeof *hours);
    for (size_t i = 0; i < shift->hours.count; i++) hours[i] = calendar_hours(&shift->hours.items[i]);
    int minutes = calendar_overlap_minutes(hours, shift->hours.count);
    free(hours);
    if (minutes > 0)
        check_error(check, shift_pointer(pool, shift, "hours"),
                    memory_format("the hours of one shift overlap by %d minutes a week", minutes),
                    "hours that do not overlap",
                    memory_copy_text("make two shifts of it when these are different coders"));
}

static void check_shift_dates(const struct check *check, const struct pool *pool, const struct shift *shift)
{
    const struct facility *facility = &check->scenario->facility;
    bool has_from = shift->from_date != DATE_NONE, has_until = shift->until_date != DATE_NONE;
    int64_t end = facility->start_date + facility->horizon_days;
    char *from = has_from ? check_date(shift->from_date) : NULL,
         *until = has_until ? check_date(shift->until_date) : NULL;
    if (has_from && has_until && shift->from_date > shift->until_date)
        check_error(check, shift_pointer(pool, shift, "until_date"),
                    memory_format("%s is before from_date %s", until, from), "from_date or later", NULL);
    else if (has_from && shift->from_date >= end)
        check_warn(check, shift_pointer(pool, shift, "from_date"),
                   memory_format("%s is after the end of the simulation: the seats are never filled", from), NULL,
                   NULL);
    else if (has_until && shift->until_date < facility->start_date)
        check_warn(check, shift_pointer(pool, shift, "until_date"),
                   memory_format("%s is before the simulation starts: the seats are never filled", until), NULL, NULL);
    free(from);
    free(until);
}

static void check_shift(const struct check *check, const struct pool *pool, const struct shift *shift)
{
    bool ok = true;
    if (shift->hours.count == 0)
        check_error(check, shift_pointer(pool, shift, "hours"), memory_copy_text("the list is empty"),
                    "at least one entry with days, start and end",
                    memory_copy_text("set headcount to 0 to leave a shift unused"));
    for (size_t i = 0; i < shift->hours.count; i++)
        ok = has_clear_hours(check, pool, shift, i) && has_room_for_break(check, pool, shift, i) && ok;
    if (ok) check_overlap(check, pool, shift);
    check_shift_dates(check, pool, shift);
}

static void check_caps(const struct check *check, const struct pool *pool)
{
    const struct overtime *overtime = &pool->overtime;
    bool daily = overtime->daily_cap_hours <= 0, weekly = overtime->weekly_cap_hours <= 0;
    if (!daily && !weekly) return;
    const char *key = daily ? "daily_cap_hours" : "weekly_cap_hours";
    check_error(check, check_below(check_pointer("pools", pool->name, "overtime"), key),
                memory_copy_text("overtime has a trigger, but no hour is allowed"), "above 0",
                memory_copy_text("leave out backlog_age_hours and backlog_encounters to have no overtime"));
}

static void check_overtime(const struct check *check, const struct pool *pool)
{
    const struct overtime *overtime = &pool->overtime;
    if (isnan(overtime->backlog_age_hours) && isnan(overtime->backlog_encounters)) return;
    check_caps(check, pool);
    for (size_t i = 0; i < overtime->work_types.count; i++) {
        int type = overtime->work_types.items[i];
        if (pool->skills.items[type] > 0) continue;
        check_warn(check, check_below(check_pointer("pools", pool->name, "overtime"), "work_types"),
                   memory_format("the pool works longer for \"%s\", which it does not code",
                                 check->scenario->work_types.items[type].name),
                   NULL, NULL);
    }
}

static void check_reserved(const struct check *check, const struct pool *pool)
{
    for (size_t i = 0; i < pool->reserved_work_types.count; i++) {
        int type = pool->reserved_work_types.items[i];
        if (pool->skills.items[type] > 0) continue;
        const char *name = check->scenario->work_types.items[type].name;
        check_error(check, check_pointer("pools", pool->name, "reserved_work_types"),
                    memory_format("\"%s\" is reserved for the pool, which does not code it", name), NULL,
                    memory_format("add \"%s\" to the pool's skills or take it off this list", name));
    }
}

static void check_availability(const struct check *check, const struct pool *pool)
{
    const struct facility *facility = &check->scenario->facility;
    if (pool->available_from == DATE_NONE || pool->available_from < facility->start_date + facility->horizon_days)
        return;
    char *date = check_date(pool->available_from);
    check_warn(check, check_pointer("pools", pool->name, "available_from"),
               memory_format("%s is after the end of the simulation: the pool never works", date), NULL, NULL);
    free(date);
}

void check_people(const struct check *check)
{
    for (size_t i = 0; i < check->scenario->pools.count; i++) {
        const struct pool *pool = &check->scenario->pools.items[i];
        for (size_t k = 0; k < pool->shifts.count; k++) check_shift(check, pool, &pool->shifts.items[k]);
        check_availability(check, pool);
        check_overtime(check, pool);
        check_reserved(check, pool);
    }
}
