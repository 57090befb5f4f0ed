#include "models/coverage.h"
#include "models/offered_load.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Hour of the week of the facility's wall clock. */
static int hour_at(const struct scenario *scenario, int64_t time)
{
    int64_t utc = scenario->start_utc_seconds + time / TIME_SECOND;
    int64_t local = utc + zone_offset_at(scenario->facility.zone, utc), day = local / 86400;
    if (local % 86400 < 0) day--;
    return civil_weekday_of(day) * 24 + (int)((local - day * 86400) / 3600);
}

/* The wall-clock hour that holds `time` ends here, or earlier where the clock jumps within it. */
static int64_t hour_end(const struct scenario *scenario, int64_t time)
{
    int64_t utc = scenario->start_utc_seconds + time / TIME_SECOND;
    int64_t past = (utc + zone_offset_at(scenario->facility.zone, utc)) % 3600;
    return time - time % TIME_SECOND + (3600 - (past < 0 ? past + 3600 : past)) * TIME_SECOND;
}

/* Adds `rate` x time to the hours that [from, to) covers. */
static void add(const struct scenario *scenario, int64_t from, int64_t to, double rate, double hours[WEEK_HOURS])
{
    while (from < to) {
        int64_t end = hour_end(scenario, from);
        if (end > to) end = to;
        hours[hour_at(scenario, from)] += rate * time_to_hours(end - from);
        from = end;
    }
}

static const struct plan *in_force(const struct plan *plan, int day)
{
    const struct plan *now = plan;
    for (size_t s = 0; s < plan->schedule.steps && plan->schedule.day[s] <= day; s++)
        now = schedule_plan(&plan->schedule, s, plan->schedule.gates[s]);
    return now;
}

static struct coverage_zone *zone_of(struct coverage *coverage, const char *name)
{
    for (size_t z = 0; z < coverage->zone_count; z++)
        if (strcmp(coverage->zones[z].name, name) == 0) return &coverage->zones[z];
    coverage->zones = memory_resize(coverage->zones, coverage->zone_count + 1, sizeof *coverage->zones);
    struct coverage_zone *zone = &coverage->zones[coverage->zone_count++];
    memset(zone, 0, sizeof *zone);
    zone->name = name;
    return zone;
}

static void add_group(const struct plan *plan, int group, double hours[WEEK_HOURS])
{
    const struct calendar *calendar = &plan->staffing.groups[group].calendar;
    for (size_t i = 0; i < calendar->count; i++) {
        int64_t from = calendar->intervals[i].start, to = calendar->intervals[i].end;
        if (from < plan->days.window_start) from = plan->days.window_start;
        if (to > plan->days.horizon) to = plan->days.horizon;
        if (from >= to) continue;
        const struct staffing_plan *staffing = &in_force(plan, day_table_at(&plan->days, from))->staffing;
        const struct group_plan *now = &staffing->groups[group];
        add(plan->scenario, from, to, now->headcount * (1 - staffing->pools[now->pool].absence_share), hours);
    }
}

/* Time on duty that an hour of standard work takes those who may do it, by heads. */
static double elapsed_of(const struct plan *plan, int work_type)
{
    const struct staffing_plan *staffing = &plan->staffing;
    double heads = 0, sum = 0;
    for (int g = 0; g < staffing->group_count; g++) {
        double elapsed = staffing->pools[staffing->groups[g].pool].elapsed[work_type];
        if (!(elapsed > 0)) continue;
        heads += staffing->groups[g].authorised;
        sum += staffing->groups[g].authorised * elapsed;
    }
    return heads > 0 ? sum / heads : 1;
}

/* Hours on duty that an encounter of a type takes. */
static double hours_each(const struct plan *plan, const struct offered_load *load, int work_type)
{
    struct load_volume volume = offered_load_volume(plan->scenario, work_type);
    double hours = 0;
    for (size_t c = 0; c < load->class_count; c++)
        if (load->classes[c].work_type == work_type) hours += load->classes[c].hours;
    return volume.per_week > 0 ? hours / volume.per_week * elapsed_of(plan, work_type) : 0;
}

/* Share of the day's mean that falls before a time of the day. */
static double share_before(const struct arrival_plan *arrival, const struct day_table *days, int day, int64_t time)
{
    int64_t into = time - days->start[day];
    if (!arrival->shapes) return (double)into / (double)(days->start[day + 1] - days->start[day]);
    const struct day_shape *shape = &arrival->shapes[arrival->shape[day]];
    int hour = 0;
    while (hour + 1 < shape->count && shape->start[hour + 1] <= into) hour++;
    double width = (double)(shape->start[hour + 1] - shape->start[hour]);
    double part = width > 0 ? (double)(into - shape->start[hour]) / width : 0;
    return shape->cumulative[hour] + part * (shape->cumulative[hour + 1] - shape->cumulative[hour]);
}

static void add_arrivals(struct coverage *coverage, const struct plan *plan, int work_type, double hours)
{
    for (int d = plan->days.first_day; d < plan->days.days; d++) {
        const struct arrival_plan *arrival = &in_force(plan, d)->work[work_type].arrival;
        if (!arrival->mean) continue;
        for (int64_t at = plan->days.start[d]; at < plan->days.start[d + 1];) {
            int64_t end = hour_end(plan->scenario, at);
            if (end > plan->days.start[d + 1]) end = plan->days.start[d + 1];
            double count = arrival->mean[d] *
                           (share_before(arrival, &plan->days, d, end) - share_before(arrival, &plan->days, d, at));
            int hour = hour_at(plan->scenario, at);
            coverage->encounters[hour] += count;
            coverage->needed[hour] += count * hours;
            at = end;
        }
    }
}

static void find_needs(struct coverage *coverage, const struct plan *plan)
{
    struct reach reach;
    struct offered_load load;
    reach_init(&reach, plan->scenario);
    offered_load_init(&load, plan->scenario, &reach);
    for (int t = 0; t < (int)plan->work_types; t++)
        if (plan->work[t].is_encounter) add_arrivals(coverage, plan, t, hours_each(plan, &load, t));
    offered_load_free(&load);
    reach_free(&reach);
}

void coverage_init(struct coverage *coverage, const struct plan *plan)
{
    double lived[WEEK_HOURS] = {0};
    memset(coverage, 0, sizeof *coverage);
    add(plan->scenario, plan->days.window_start, plan->days.horizon, 1, lived);
    for (int g = 0; g < plan->staffing.group_count; g++) {
        const struct pool *pool = &plan->scenario->pools.items[plan->staffing.groups[g].pool];
        add_group(plan, g, zone_of(coverage, pool->zone->name)->on_duty);
    }
    find_needs(coverage, plan);
    for (int h = 0; h < WEEK_HOURS; h++) {
        double times = lived[h] > 0 ? 1 / lived[h] : 0;
        coverage->encounters[h] *= times;
        coverage->needed[h] *= times;
        for (size_t z = 0; z < coverage->zone_count; z++)
            coverage->on_duty[h] += coverage->zones[z].on_duty[h] *= times;
    }
}

void coverage_free(struct coverage *coverage)
{
    free(coverage->zones);
    memset(coverage, 0, sizeof *coverage);
}

bool coverage_is_empty(const struct coverage *coverage, int hour)
{
    double most = 0;
    for (int h = 0; h < WEEK_HOURS; h++) most = fmax(most, coverage->on_duty[h]);
    return coverage->on_duty[hour % WEEK_HOURS] < most / 20 || most == 0;
}

struct coverage_hole coverage_hole_of(const struct coverage *coverage)
{
    struct coverage_hole hole = {0};
    for (int first = 0; first < WEEK_HOURS; first++) {
        int hours = 0;
        double encounters = 0;
        for (; hours < WEEK_HOURS && coverage_is_empty(coverage, first + hours); hours++)
            encounters += coverage->encounters[(first + hours) % WEEK_HOURS];
        if (hours > hole.hours) hole = (struct coverage_hole){first, hours, encounters};
    }
    return hole;
}

int coverage_worst_hour(const struct coverage *coverage)
{
    int worst = 0;
    for (int h = 1; h < WEEK_HOURS; h++)
        if (coverage->needed[h] - coverage->on_duty[h] > coverage->needed[worst] - coverage->on_duty[worst]) worst = h;
    return worst;
}
