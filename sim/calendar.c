#include "sim/calendar.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include "sim/time.h"
#include <stdlib.h>
#include <string.h>

enum { DAY_MINUTES = 1440, WEEK_MINUTES = 7 * DAY_MINUTES };

/* What a pattern is expanded with. */
struct expansion {
    const struct zone *zone;
    int64_t origin_utc_seconds, from, to;
    struct calendar *calendar;
    size_t capacity;
};

static int end_after_start(const struct calendar_shift *shift)
{
    return shift->end_minute <= shift->start_minute ? shift->end_minute + DAY_MINUTES : shift->end_minute;
}

int calendar_shift_minutes(const struct calendar_shift *shift)
{
    return end_after_start(shift) - shift->start_minute;
}

static void cover(unsigned char covered[WEEK_MINUTES], const struct calendar_shift *shift)
{
    for (int day = 0; day < 7; day++) {
        if (!(shift->days >> day & 1)) continue;
        int start = day * DAY_MINUTES + shift->start_minute;
        for (int minute = start; minute < start + calendar_shift_minutes(shift); minute++) {
            unsigned char *cell = &covered[minute % WEEK_MINUTES];
            if (*cell < 2) *cell = (unsigned char)(*cell + 1);
        }
    }
}

int calendar_overlap_minutes(const struct calendar_shift *shifts, size_t shift_count)
{
    unsigned char covered[WEEK_MINUTES];
    memset(covered, 0, sizeof covered);
    for (size_t i = 0; i < shift_count; i++) cover(covered, &shifts[i]);
    int minutes = 0;
    for (int minute = 0; minute < WEEK_MINUTES; minute++) minutes += covered[minute] > 1;
    return minutes;
}

static void add_interval(struct expansion *expansion, struct calendar_interval interval)
{
    struct calendar *calendar = expansion->calendar;
    if (calendar->count == expansion->capacity) {
        expansion->capacity = expansion->capacity ? 2 * expansion->capacity : 64;
        calendar->intervals = memory_resize(calendar->intervals, expansion->capacity, sizeof *calendar->intervals);
    }
    calendar->intervals[calendar->count++] = interval;
}

static int64_t clock_of(const struct expansion *expansion, int64_t day, int minute)
{
    int64_t utc_seconds = zone_instant(expansion->zone, day, (int64_t)minute * 60);
    return (utc_seconds - expansion->origin_utc_seconds) * TIME_SECOND;
}

/* A shift that the clock jumped over, or that is all break, has no working time and leaves nothing. */
static void add_shift(struct expansion *expansion, const struct calendar_shift *shift, int64_t day)
{
    int64_t start = clock_of(expansion, day, shift->start_minute);
    int64_t end = clock_of(expansion, day, end_after_start(shift));
    int64_t pause = shift->break_minutes * TIME_MINUTE;
    int64_t half = (end - start - pause) / 2;
    if (end - start <= pause || end <= expansion->from || start >= expansion->to) return;
    struct calendar_interval interval = {start, end, start, day, true};
    if (pause > 0 && half > 0) {
        struct calendar_interval before = {start, start + half, start, day, false};
        add_interval(expansion, before);
        interval.start = start + half + pause;
    }
    add_interval(expansion, interval);
}

static int compare_days(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int compare_intervals(const void *a, const void *b)
{
    const struct calendar_interval *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

/* Local date at a time of the engine's clock; the caller leaves room for the fraction of a second. */
static int64_t day_near(const struct expansion *expansion, int64_t time)
{
    return zone_day_at(expansion->zone, expansion->origin_utc_seconds + time / TIME_SECOND);
}

void calendar_expand(struct calendar *calendar, const struct zone *zone, const struct calendar_shift *shifts,
                     size_t shift_count, const int64_t *holidays, size_t holiday_count, int64_t origin_utc_seconds,
                     int64_t from, int64_t to)
{
    *calendar = (struct calendar){0};
    struct expansion expansion = {zone, origin_utc_seconds, from, to, calendar, 0};
    /* A shift may last two days, and a date line may be crossed: a margin of three days misses none. */
    int64_t last = day_near(&expansion, to) + 1;
    for (int64_t day = day_near(&expansion, from) - 3; day <= last; day++) {
        if (holiday_count && bsearch(&day, holidays, holiday_count, sizeof day, compare_days)) continue;
        for (size_t i = 0; i < shift_count; i++)
            if (shifts[i].days >> civil_weekday_of(day) & 1) add_shift(&expansion, &shifts[i], day);
    }
    if (calendar->count) qsort(calendar->intervals, calendar->count, sizeof *calendar->intervals, compare_intervals);
}

void calendar_free(struct calendar *calendar)
{
    free(calendar->intervals);
    *calendar = (struct calendar){0};
}
