#include "experiment/fit_sessions.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum {
    DAY_SECONDS = 86400,
    DAY_PARTS = 3,
    ALL_DAYS = 0x7f,
    SESSIONS_LEAST = 10,
    SHIFT_HOURS_MOST = 14,
    SHIFT_HOURS_USUAL = 8,
    TOUCHES_DENSE = 8
};
#define BUSY_SHARE    (2.0 / 3) /* of the sessions of the busiest weekday */
#define THIN_SHARE    (1.0 / 3) /* of those of the busiest of the others */
#define PRESENT_LEAST 0.5       /* people on a thin day */

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
    int coders[DAY_PARTS]; /* who usually start in it */
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
        diary->coders[part]++;
        pool->coders++;
    }
}

static unsigned day_of(const struct session *session)
{
    return 1u << civil_weekday_of((session->start - of_day(session->start)) / DAY_SECONDS);
}

/* The sessions of a part of the day on some weekdays. */
struct pick {
    const struct diary *diary;
    int part;
    unsigned days; /* bit 0 = Monday */
};

static bool has_picked(const struct pick *pick, const struct session *session)
{
    return session->part == pick->part && (day_of(session) & pick->days);
}

static size_t count_sessions(const struct pick *pick)
{
    size_t count = 0;
    for (size_t i = 0; i < pick->diary->session_count; i++) count += has_picked(pick, &pick->diary->sessions[i]);
    return count;
}

static int count_days(unsigned days)
{
    int count = 0;
    for (int d = 0; d < 7; d++) count += (int)(days >> d & 1);
    return count;
}

/* The weekdays with at least a share of the sessions of the busiest of them. */
static unsigned busy_days(const struct pick *pick, double share)
{
    size_t by_weekday[7], busiest = 0;
    unsigned days = 0;
    for (int d = 0; d < 7; d++) {
        struct pick day = {pick->diary, pick->part, pick->days & 1u << d};
        by_weekday[d] = count_sessions(&day);
        if (by_weekday[d] > busiest) busiest = by_weekday[d];
    }
    for (int d = 0; d < 7; d++)
        if (by_weekday[d] > 0 && (double)by_weekday[d] >= share * (double)busiest) days |= 1u << d;
    return days;
}

/* First and last instants of sessions are near the ends of the shift only where charts follow each other. */
static size_t dense_sessions(const struct pick *pick, int touches, struct session *own)
{
    size_t count = 0;
    for (size_t i = 0; i < pick->diary->session_count; i++) {
        const struct session *session = &pick->diary->sessions[i];
        if (has_picked(pick, session) && session->touches >= touches) own[count++] = *session;
    }
    return count;
}

static void sketch_hours(struct fit_shift *shift, const struct pick *pick)
{
    const struct diary *diary = pick->diary;
    const int part = pick->part;
    struct session *own = memory_allocate(diary->session_count, sizeof *own);
    int64_t *lengths = memory_allocate(diary->session_count, sizeof *lengths);
    size_t count = dense_sessions(pick, TOUCHES_DENSE, own);
    bool dense = diary->knows_hours && count >= SESSIONS_LEAST;
    if (!dense) count = dense_sessions(pick, 1, own);
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

static void add_shift(struct fit_pool *pool, const struct pick *pick, double weeks)
{
    double sessions = (double)count_sessions(pick), days = count_days(pick->days);
    struct fit_shift *shift = &pool->shifts[pool->shift_count++];
    *shift = (struct fit_shift){.coders = pick->diary->coders[pick->part],
                                .sessions = (int64_t)sessions,
                                .days = pick->days,
                                .present = weeks > 0 ? sessions / days / weeks : 0};
    sketch_hours(shift, pick);
}

/* The days on which most people come, and those on which fewer do, such as weekends, where somebody comes on half of
 * them: two shifts. */
static void sketch_part(struct fit_pool *pool, const struct diary *diary, int part, double weeks)
{
    struct pick busy = {diary, part, ALL_DAYS}, thin = {diary, part, ALL_DAYS};
    busy.days = busy_days(&busy, BUSY_SHARE);
    if (count_sessions(&busy) < SESSIONS_LEAST) return;
    add_shift(pool, &busy, weeks);
    thin.days &= ~busy.days;
    thin.days = busy_days(&thin, THIN_SHARE);
    double sessions = (double)count_sessions(&thin);
    if (sessions >= SESSIONS_LEAST && sessions >= PRESENT_LEAST * count_days(thin.days) * weeks)
        add_shift(pool, &thin, weeks);
}

static double shift_hours(const struct fit_shift *shift)
{
    int hours = shift->end_hour - shift->start_hour;
    return hours > 0 ? hours : hours + 24;
}

void fit_sessions_sketch(struct fit_pool *pool, const struct history *history, const bool *is_member, bool knows_hours)
{
    struct diary diary = {.knows_hours = knows_hours};
    double on_shift = 0, weeks = (double)(history->observed_until - history->observed_from) / DAY_SECONDS / 7;
    collect(&diary, history, is_member);
    part_sessions(&diary, pool);
    for (int part = 0; part < DAY_PARTS; part++) sketch_part(pool, &diary, part, weeks);
    for (int s = 0; s < pool->shift_count; s++)
        on_shift += (double)pool->shifts[s].sessions * shift_hours(&pool->shifts[s]);
    pool->busy_share = on_shift > 0 && diary.minutes > 0 ? diary.minutes / 60 / on_shift : (double)NAN;
    free(diary.touches);
    free(diary.sessions);
}
