#include "experiment/fit_sessions.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { DAY_SECONDS = 86400, SESSIONS_LEAST = 10, SHIFT_HOURS_MOST = 14, SHIFT_HOURS_USUAL = 8, TOUCHES_DENSE = 8 };

struct touch { /* an instant at which a coder had a chart in hand */
    int32_t coder;
    int64_t at; /* local seconds */
};

struct session {
    int64_t start, end; /* local seconds */
    int touches;
    int part; /* of the day: 0 from 04:00, 1 from 12:00, 2 from 20:00 */
};

struct diary {
    size_t touch_count, session_count;
    struct touch *touches;
    struct session *sessions;
    double minutes;
    bool knows_hours;
};

static int compare_touches(const void *a, const void *b)
{
    const struct touch *x = a, *y = b;
    if (x->coder != y->coder) return x->coder < y->coder ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static int compare_times(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void note(struct diary *diary, const struct history *history, int32_t coder, int64_t at)
{
    if (at == HISTORY_NONE) return;
    diary->touches[diary->touch_count++] = (struct touch){coder, at + zone_offset_at(&history->zone, at)};
}

static void collect(struct diary *diary, const struct history *history, const bool *is_member)
{
    diary->touches = memory_allocate(history->count * 2 + 1, sizeof *diary->touches);
    for (size_t i = 0; i < history->count; i++) {
        const struct history_account *account = &history->items[i];
        if (account->coder < 0 || account->work_type < 0 || account->touchless == 1) continue;
        if (!is_member[account->work_type]) continue;
        note(diary, history, account->coder, account->coding_start);
        note(diary, history, account->coder, account->coded);
        if (account->coded != HISTORY_NONE && !isnan(account->coding_minutes))
            diary->minutes += account->coding_minutes;
    }
    if (diary->touch_count) qsort(diary->touches, diary->touch_count, sizeof *diary->touches, compare_touches);
}

static int64_t of_day(int64_t local)
{
    return (local % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS;
}

static int64_t median(int64_t *values, size_t count)
{
    qsort(values, count, sizeof *values, compare_times);
    return values[count / 2];
}

static int part_of(int64_t second_of_day)
{
    int hour = (int)(second_of_day / 3600);
    return hour >= 4 && hour < 12 ? 0 : hour >= 12 && hour < 20 ? 1 : 2;
}

/* Median of times of day on a circle cut at 04:00, so that night shifts stay together. */
static int64_t usual_start(const struct session *sessions, size_t count)
{
    enum { CUT = 4 * 3600 };
    int64_t *starts = memory_allocate(count, sizeof *starts);
    for (size_t i = 0; i < count; i++) starts[i] = of_day(sessions[i].start - CUT);
    int64_t start = of_day(median(starts, count) + CUT);
    free(starts);
    return start;
}

/* The sessions of each coder; all of a coder belong to the part of the day in which they usually start. */
static void part_sessions(struct diary *diary, struct fit_pool *pool)
{
    diary->sessions = memory_allocate(diary->touch_count, sizeof *diary->sessions);
    for (size_t i = 0, next; i < diary->touch_count; i = next) {
        size_t first = diary->session_count;
        for (next = i; next < diary->touch_count && diary->touches[next].coder == diary->touches[i].coder; next++) {
            int64_t at = diary->touches[next].at;
            if (next == i || at - diary->touches[next - 1].at >= FIT_GAP_SECONDS)
                diary->sessions[diary->session_count++] = (struct session){.start = at};
            diary->sessions[diary->session_count - 1].end = at;
            diary->sessions[diary->session_count - 1].touches++;
        }
        int64_t start = usual_start(diary->sessions + first, diary->session_count - first);
        int part = diary->knows_hours ? part_of(start) : 0;
        for (size_t s = first; s < diary->session_count; s++) diary->sessions[s].part = part;
        pool->shifts[part].coders++;
        pool->coders++;
    }
}

/* The weekdays on which sessions are at least a third as frequent as on the busiest one, and the people on such a day.
 */
static void sketch_days(struct fit_shift *shift, const struct diary *diary, int part, const struct history *history)
{
    double by_weekday[7] = {0}, busiest = 0, present = 0, days = 0;
    double weeks = (double)(history->observed_until - history->observed_from) / DAY_SECONDS / 7;
    for (size_t i = 0; i < diary->session_count; i++)
        if (diary->sessions[i].part == part) {
            int64_t start = diary->sessions[i].start;
            by_weekday[civil_weekday_of((start - of_day(start)) / DAY_SECONDS)]++;
        }
    for (int d = 0; d < 7; d++) busiest = fmax(busiest, by_weekday[d]);
    for (int d = 0; d < 7; d++) {
        if (by_weekday[d] * 3 < busiest) continue;
        shift->days |= 1u << d;
        present += by_weekday[d];
        days++;
    }
    shift->present = weeks > 0 ? present / days / weeks : 0;
}

/* First and last instants of sessions are near the ends of the shift only where charts follow each other. */
static size_t dense_sessions(const struct diary *diary, int part, int touches, struct session *own)
{
    size_t count = 0;
    for (size_t i = 0; i < diary->session_count; i++)
        if (diary->sessions[i].part == part && diary->sessions[i].touches >= touches) own[count++] = diary->sessions[i];
    return count;
}

static void sketch_hours(struct fit_shift *shift, const struct diary *diary, int part)
{
    struct session *own = memory_allocate(diary->session_count, sizeof *own);
    int64_t *lengths = memory_allocate(diary->session_count, sizeof *lengths);
    size_t count = dense_sessions(diary, part, TOUCHES_DENSE, own);
    bool dense = diary->knows_hours && count >= SESSIONS_LEAST;
    if (!dense) count = dense_sessions(diary, part, 1, own);
    for (size_t i = 0; i < count; i++) lengths[i] = own[i].end - own[i].start;
    int64_t start = usual_start(own, count), length = median(lengths, count);
    int hours = dense ? (int)lround((double)length / 3600) : SHIFT_HOURS_USUAL;
    shift->start_hour = dense ? (int)((start + 900) / 3600) % 24 : part == 0 ? 8 : part == 1 ? 14 : 22;
    if (hours < 1) hours = 1;
    if (hours > SHIFT_HOURS_MOST) hours = SHIFT_HOURS_MOST;
    shift->end_hour = (shift->start_hour + hours - 1) % 24 + 1;
    shift->hours_known = dense;
    free(own);
    free(lengths);
}

static double shift_hours(const struct fit_shift *shift)
{
    int hours = shift->end_hour - shift->start_hour;
    return hours > 0 ? hours : hours + 24;
}

void fit_sessions_sketch(struct fit_pool *pool, const struct history *history, const bool *is_member, bool knows_hours)
{
    struct diary diary = {.knows_hours = knows_hours};
    struct fit_shift found[FIT_SHIFTS];
    double on_shift = 0;
    collect(&diary, history, is_member);
    part_sessions(&diary, pool);
    for (int part = 0; part < FIT_SHIFTS; part++) {
        struct fit_shift *shift = &found[pool->shift_count];
        size_t sessions = 0;
        for (size_t i = 0; i < diary.session_count; i++) sessions += diary.sessions[i].part == part;
        if (sessions < SESSIONS_LEAST) continue;
        *shift = (struct fit_shift){.coders = pool->shifts[part].coders, .sessions = (int64_t)sessions};
        sketch_days(shift, &diary, part, history);
        sketch_hours(shift, &diary, part);
        on_shift += (double)shift->sessions * shift_hours(shift);
        pool->shift_count++;
    }
    for (int i = 0; i < pool->shift_count; i++) pool->shifts[i] = found[i];
    pool->busy_share = on_shift > 0 && diary.minutes > 0 ? diary.minutes / 60 / on_shift : (double)NAN;
    free(diary.touches);
    free(diary.sessions);
}
