#include "models/shift.h"
#include "models/dispatch.h"
#include "models/domain.h"
#include "models/idle.h"
#include "models/people.h"
#include "models/quality.h"
#include "models/time_book.h"

static const struct calendar_interval *current(const struct department *department, int group)
{
    const struct calendar *calendar = &department->plan->staffing.groups[group].calendar;
    size_t interval = department->groups[group].interval;
    return interval < calendar->count ? &calendar->intervals[interval] : NULL;
}

static void schedule_start(struct department *department, int group)
{
    const struct calendar_interval *next = current(department, group);
    int64_t time = next ? next->start : TIME_NEVER;
    if (time < department->now) time = department->now;
    event_list_set(&department->events, department->start_slot + (uint32_t)group, time);
}

void shift_open(struct department *department)
{
    for (int g = 0; g < department->plan->staffing.group_count; g++) schedule_start(department, g);
}

/* A coder's own draw, keyed by (shift, seat, local day): four seats share a block. */
static bool is_absent(const struct department *department, int group, int seat, int64_t local_day)
{
    const struct group_plan *plan = &department->plan->staffing.groups[group];
    double share = department->plan->staffing.pools[plan->pool].absence_share;
    if (share <= 0) return false;
    struct random_key key = {department->seed, DOMAIN_ABSENCE};
    struct random_block block =
        random_draw(key, (uint64_t)seat / 4, plan->hash, (uint64_t)local_day, (uint64_t)department->replication);
    return random_uniform(block.word[seat % 4]) < share;
}

/* What people on duty lose in a stretch because they are new. */
SELDOM static void book_ramp(struct department *department, int group, int64_t from, int64_t to)
{
    const struct group_plan *plan = &department->plan->staffing.groups[group];
    const struct pool_plan *pool = &department->plan->staffing.pools[plan->pool];
    double lost = 0;
    for (int c = plan->first_coder; c < plan->first_coder + plan->coders; c++)
        if (department->coders[c].present)
            lost += 1 - staffing_ramp(pool, department->people[c].since, department->now);
    int64_t length = (from < 0 ? 0 : from) < to ? to - (from < 0 ? 0 : from) : 0;
    int day = department_day_at(department, department->now);
    day_book_pool(&department->book, day, plan->pool)[POOL_RAMP] += time_round(lost * (double)length);
}

/* Pay runs for every person on the roster, staffing for those who are there. */
static void book_stretch(struct department *department, int group, int64_t from, int64_t to, int present)
{
    const struct group_plan *plan = &department->plan->staffing.groups[group];
    int filled = people_count(department, group);
    time_book(department, plan->pool, POOL_SCHEDULED, from, to, people_seats(department, group));
    time_book(department, plan->pool, POOL_FILLED, from, to, filled);
    time_book(department, plan->pool, POOL_PAID, from, to, filled);
    time_book(department, plan->pool, POOL_STAFFED, from, to, present);
    if (department->plan->staffing.pools[plan->pool].ramp > 0) book_ramp(department, group, from, to);
}

static void begin_work(struct department *department, int index)
{
    struct coder *coder = &department->coders[index];
    bool busy = coder->chart != CHART_NONE;
    coder->on_shift = true;
    if (busy && coder->frozen)
        dispatch_thaw(department, index);
    else if (!busy)
        dispatch_next(department, index);
}

/* A coder who still finishes a chart from the last shift goes straight on; the time in between was paid. */
static void settle_finishing(struct department *department, int index, int pool)
{
    struct coder *coder = &department->coders[index];
    time_book_finishing(department, pool, coder->off_from, department->now);
    coder->off_from = department->now;
}

static bool is_finishing(const struct coder *coder)
{
    return !coder->on_shift && coder->chart != CHART_NONE && !coder->frozen;
}

/* Who is there for this stretch of work. */
static int call_roll(struct department *department, int group, const struct calendar_interval *interval)
{
    const struct group_plan *plan = &department->plan->staffing.groups[group];
    bool first_part = interval->start == interval->shift_start || department->now == 0;
    int present = 0;
    if (first_part) people_before_shift(department, group);
    for (int seat = 0; seat < plan->coders; seat++) {
        struct coder *coder = &department->coders[plan->first_coder + seat];
        bool still_here = is_finishing(coder); /* and so not absent */
        if (still_here) settle_finishing(department, plan->first_coder + seat, plan->pool);
        if (first_part)
            coder->present = department->people[plan->first_coder + seat].state == SEAT_FILLED &&
                             (still_here || !is_absent(department, group, seat, interval->local_day));
        present += coder->present;
    }
    return present;
}

/* Charts that wait for a pool, against its people on duty: those who come now, and those of its other shifts. */
SELDOM static void measure_pressure(struct department *department, int group, int present)
{
    const struct staffing_plan *staffing = &department->plan->staffing;
    const struct routing_plan *routing = &department->plan->routing;
    int pool = staffing->groups[group].pool, people = present;
    int64_t waiting = 0;
    for (int c = 0; c < staffing->coder_count; c++)
        people += department->coders[c].on_shift && department->coders[c].pool == pool &&
                  staffing->group_of_coder[c] != group;
    for (int q = 0; q < routing->queue_count; q++)
        if (routing->pools[pool].always[q / 64] >> (q % 64) & 1) waiting += keyed_queue_count(&department->queues[q]);
    quality_measure_pressure(department, pool, waiting, people);
}

void shift_start(struct department *department, int group)
{
    const struct group_plan *plan = &department->plan->staffing.groups[group];
    const struct calendar_interval *interval = current(department, group);
    event_list_set(&department->events, department->start_slot + (uint32_t)group, TIME_NEVER);
    event_list_set(&department->events, (uint32_t)group, interval->end);
    department->groups[group].in_overtime = false;
    int present = call_roll(department, group, interval);
    book_stretch(department, group, interval->start, interval->end, present);
    if (department->plan->quality.pools[plan->pool].pressure_threshold < INFINITY)
        measure_pressure(department, group, present);
    /* Charts of absent coders go back before anyone looks for work. */
    for (int c = plan->first_coder; c < plan->first_coder + plan->coders; c++)
        if (!department->coders[c].present && department->coders[c].chart != CHART_NONE && department->coders[c].frozen)
            dispatch_return(department, c);
    for (int c = plan->first_coder; c < plan->first_coder + plan->coders; c++)
        if (department->coders[c].present) begin_work(department, c);
}

/* Hours by which the shift grows; 0 when the backlog does not ask for it or the caps are used up. */
static int64_t overtime_extension(struct department *department, int group, const struct calendar_interval *interval)
{
    const struct group_plan *plan = &department->plan->staffing.groups[group];
    const struct pool_plan *pool = &department->plan->staffing.pools[plan->pool];
    struct group *state = &department->groups[group];
    int64_t oldest, week = (interval->local_day + 3) / 7; /* day 0 was a Thursday: weeks from Monday */
    if (week != state->week) {
        if (state->week != INT64_MIN)
            state->overtime_smoothed += 0.25 * ((double)state->overtime_used - state->overtime_smoothed);
        state->week = week;
        state->overtime_used = 0;
    }
    int64_t waiting = dispatch_backlog(department, pool->overtime_types, &oldest);
    bool is_old =
        oldest != TIME_NEVER && pool->overtime_age != TIME_NEVER && department->now - oldest > pool->overtime_age;
    if (!is_old && !((double)waiting > pool->overtime_encounters)) return 0;
    int64_t extension = pool->overtime_daily, left = pool->overtime_weekly - state->overtime_used;
    if (left < extension) extension = left;
    const struct calendar *calendar = &plan->calendar;
    size_t next = state->interval + 1;
    if (next < calendar->count && calendar->intervals[next].start - department->now < extension)
        extension = calendar->intervals[next].start - department->now;
    return extension;
}

static void extend_by_overtime(struct department *department, int group, const struct calendar_interval *interval)
{
    const struct group_plan *plan = &department->plan->staffing.groups[group];
    struct group *state = &department->groups[group];
    int64_t extension =
        state->in_overtime || !interval->ends_shift ? 0 : overtime_extension(department, group, interval);
    if (extension <= 0) return;
    state->in_overtime = true;
    state->overtime_used += extension;
    int present = 0;
    for (int c = plan->first_coder; c < plan->first_coder + plan->coders; c++) present += department->coders[c].present;
    time_book(department, plan->pool, POOL_OVERTIME, department->now, department->now + extension, present);
    time_book(department, plan->pool, POOL_STAFFED, department->now, department->now + extension, present);
    event_list_set(&department->events, (uint32_t)group, department->now + extension);
}

static bool ends_shift_now(const struct department *department, int group)
{
    return event_list_time(&department->events, (uint32_t)group) == department->now;
}

/* One decision a pool: on the backlog as it is before any of its shifts that end at this instant hands charts back. */
static void decide_overtime(struct department *department, int pool)
{
    const struct staffing_plan *staffing = &department->plan->staffing;
    if (!staffing->pools[pool].has_overtime) return;
    for (int g = 0; g < staffing->group_count; g++) {
        struct group *state = &department->groups[g];
        if (staffing->groups[g].pool != pool || !ends_shift_now(department, g) || state->decided == department->now)
            continue;
        state->decided = department->now;
        extend_by_overtime(department, g, current(department, g));
    }
}

/* A chart that ends at this very instant is complete: its completion comes next. */
static bool ends_now(const struct department *department, int coder)
{
    return event_list_time(&department->events, department->completion_slot + (uint32_t)coder) == department->now;
}

static void stop_work(struct department *department, int index, bool is_break)
{
    struct coder *coder = &department->coders[index];
    if (!coder->on_shift) return;
    coder->on_shift = false;
    if (coder->chart == CHART_NONE) {
        idle_leave(department, index);
        return;
    }
    coder->off_from = department->now;
    const struct staffing_plan *staffing = &department->plan->staffing;
    enum end_of_shift rule = staffing->pools[staffing->groups[staffing->group_of_coder[index]].pool].end_of_shift;
    if (ends_now(department, index) || (rule == END_FINISH && !is_break)) return;
    dispatch_freeze(department, index);
}

void shift_end(struct department *department, int group)
{
    const struct group_plan *plan = &department->plan->staffing.groups[group];
    const struct calendar_interval *interval = current(department, group);
    decide_overtime(department, plan->pool);
    if (!ends_shift_now(department, group)) return;
    event_list_set(&department->events, (uint32_t)group, TIME_NEVER);
    for (int c = plan->first_coder; c < plan->first_coder + plan->coders; c++)
        stop_work(department, c, !interval->ends_shift);
    bool last = plan->leaves && department->groups[group].interval + 1 == plan->calendar.count;
    bool hands_off = department->plan->staffing.pools[plan->pool].end_of_shift == END_HAND_OFF || last;
    if (interval->ends_shift && hands_off)
        for (int c = plan->first_coder; c < plan->first_coder + plan->coders; c++)
            if (department->coders[c].frozen) dispatch_return(department, c);
    department->groups[group].interval++;
    schedule_start(department, group);
}
