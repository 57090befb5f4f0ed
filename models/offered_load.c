#include "models/offered_load.h"
#include "models/cac.h"
#include "sim/calendar.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { DAY_MINUTES = 1440 };

static double weeks_of(const struct scenario *scenario)
{
    return (double)scenario->facility.horizon_days / 7;
}

static bool may_go_offshore(const struct scenario *scenario, int payer)
{
    return payer < 0 || scenario->payers.items[payer].offshore_allowed;
}

/* Share of a type's charts with a drawn payer that may go offshore, or may not. */
static double drawn_share(const struct scenario *scenario, const struct work_type *type, bool offshore)
{
    double share = 0, all = 0;
    for (size_t p = 0; p < type->payer_mix.count; p++) {
        all += type->payer_mix.items[p];
        if (may_go_offshore(scenario, (int)p) == offshore) share += type->payer_mix.items[p];
    }
    if (all <= 0) return offshore ? 1 : 0;
    return share / all;
}

static double trace_minutes(const struct scenario *scenario, int work_type, bool offshore)
{
    const struct work_type *type = &scenario->work_types.items[work_type];
    double sum = 0, mean = law_mean(&type->coding_minutes), drawn = drawn_share(scenario, type, offshore);
    int64_t end = scenario->facility.horizon_days * TIME_DAY;
    for (size_t i = 0; i < scenario->arrival_trace.count; i++) {
        const struct account_row *row = &scenario->arrival_trace.items[i];
        if (row->work_type != work_type || row->discharge >= end) continue;
        double share = row->payer < 0 ? drawn : may_go_offshore(scenario, row->payer) == offshore;
        sum += share * (isnan(row->coding_minutes) ? mean : row->coding_minutes);
    }
    return sum;
}

/* Share of the work that CAC leaves to coders, mean over the days of the simulation. */
static double left_by_cac(const struct scenario *scenario, int work_type)
{
    struct cac_plan plan;
    cac_plan_init(&plan, scenario, work_type);
    if (plan.engine < 0) return 1;
    double sum = 0;
    for (int64_t day = 0; day < scenario->facility.horizon_days; day++) {
        double adoption = adoption_at(&plan.adoption, day * TIME_DAY);
        sum +=
            (1 - plan.touchless * adoption) * (double)cac_assisted_work(&plan, adoption, TIME_DAY) / (double)TIME_DAY;
    }
    return sum / (double)scenario->facility.horizon_days;
}

static double class_hours(const struct scenario *scenario, int work_type, bool offshore)
{
    const struct work_type *type = &scenario->work_types.items[work_type];
    const struct arrivals *arrivals = &type->arrivals;
    double weekly = 0;
    if (arrivals->rate_per_hour > 0)
        weekly = arrivals->rate_per_hour * 168;
    else if (arrivals->per_week > 0)
        weekly = arrivals->per_week;
    double minutes = weekly * drawn_share(scenario, type, offshore) * law_mean(&type->coding_minutes);
    minutes += trace_minutes(scenario, work_type, offshore) / weeks_of(scenario);
    return minutes > 0 ? minutes / 60 * left_by_cac(scenario, work_type) : 0;
}

/* Pools that some worklist offers some chart of the class. */
static bool serves(const struct reach *reach, int pool, int work_type, bool offshore)
{
    const struct scenario *scenario = reach->scenario;
    for (int p = -1; p < (int)scenario->payers.count; p++) {
        size_t kind = reach_kind(reach, work_type, p);
        if (!reach->occurs[kind] || may_go_offshore(scenario, p) != offshore) continue;
        if (!pool_may_code(scenario, pool, work_type, p)) continue;
        for (int w = 0; w < (int)scenario->worklists.count; w++)
            if (reach_enters(reach, kind, w) && worklist_offers(&scenario->worklists.items[w], pool)) return true;
    }
    return false;
}

static void add_class(struct offered_load *load, const struct reach *reach, int work_type, bool offshore)
{
    size_t pools = load->scenario->pools.count;
    double hours = class_hours(load->scenario, work_type, offshore);
    if (hours <= 0) return;
    struct load_class *class = &load->classes[load->class_count++];
    *class = (struct load_class){work_type, hours, memory_allocate(pools, sizeof *class->pools)};
    for (size_t p = 0; p < pools; p++) class->pools[p] = serves(reach, (int)p, work_type, offshore);
}

/* Minutes of coders, and coders at the end of a shift, on each weekday. */
struct week {
    double minutes[7], ends[7];
};

static struct week week_of(const struct shift *shift)
{
    struct week week = {0};
    for (size_t h = 0; h < shift->hours.count; h++) {
        const struct shift_hours *hours = &shift->hours.items[h];
        struct calendar_shift entry = {hours->days, hours->start, hours->end, (int)hours->unpaid_break_minutes};
        int minutes = calendar_shift_minutes(&entry);
        for (int day = 0; day < 7; day++) {
            if (!(hours->days >> day & 1)) continue;
            week.minutes[day] += (double)shift->headcount * (minutes - entry.break_minutes);
            if (minutes < DAY_MINUTES) week.ends[day] += (double)shift->headcount;
        }
    }
    return week;
}

/* People who are there from the start have learnt the work. */
static double ramp_at(const struct pool *pool, int64_t first_day, int64_t day)
{
    if (pool->available_from == DATE_NONE) return 1;
    double days = (double)(day - first_day), ramp = 7 * pool->ramp_weeks;
    return days >= ramp ? 1 : pool->ramp_start_share + (1 - pool->ramp_start_share) * days / ramp;
}

/* Longest mean rest of a chart that is in hand when a shift ends, in standard hours. */
static double rest_hours(const struct scenario *scenario, const struct pool *pool)
{
    double longest = 0;
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        const struct law *law = &scenario->work_types.items[t].coding_minutes;
        double rest = law_mean(law) * (1 + law_cv2(law)) / 2 / 60;
        if (pool->skills.items[t] > 0 && rest > longest) longest = rest;
    }
    return pool->end_of_shift == END_FINISH ? longest : 0;
}

static double overtime_hours(const struct pool *pool)
{
    bool on = !isnan(pool->overtime.backlog_age_hours) || !isnan(pool->overtime.backlog_encounters);
    return on ? pool->overtime.weekly_cap_hours * (double)pool_headcount(pool) : 0;
}

/* What the seats of one shift give over the whole simulation. */
struct given {
    double minutes, ends;
};

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static struct given shift_gives(const struct scenario *scenario, const struct pool *pool, const struct shift *shift)
{
    const struct facility *facility = &scenario->facility;
    struct week week = week_of(shift);
    struct given given = {0};
    int64_t first = pool->available_from == DATE_NONE ? facility->start_date : pool->available_from;
    int64_t from = later(later(first, facility->start_date), shift->from_date); /* DATE_NONE is the least of all */
    int64_t to = facility->start_date + facility->horizon_days - 1;
    if (shift->until_date != DATE_NONE && shift->until_date < to) to = shift->until_date;
    size_t holiday = 0;
    for (int64_t day = from; day <= to; day++) {
        while (holiday < pool->holidays.count && pool->holidays.days[holiday] < day) holiday++;
        if (holiday < pool->holidays.count && pool->holidays.days[holiday] == day) continue;
        given.minutes += week.minutes[civil_weekday_of(day)] * ramp_at(pool, first, day);
        given.ends += week.ends[civil_weekday_of(day)];
    }
    return given;
}

static struct load_pool pool_capacity(const struct scenario *scenario, const struct pool *pool)
{
    double minutes = 0, ends = 0, weeks = weeks_of(scenario), present = 1 - pool->absence_share;
    for (size_t s = 0; s < pool->shifts.count; s++) {
        struct given given = shift_gives(scenario, pool, &pool->shifts.items[s]);
        minutes += given.minutes;
        ends += given.ends;
    }
    return (struct load_pool){pool->productive_share * present * (minutes / 60 / weeks + overtime_hours(pool)),
                              ends / weeks * present * rest_hours(scenario, pool)};
}

void offered_load_init(struct offered_load *load, const struct scenario *scenario, const struct reach *reach)
{
    *load = (struct offered_load){.scenario = scenario};
    load->classes = memory_allocate(2 * scenario->work_types.count, sizeof *load->classes);
    load->pools = memory_allocate(scenario->pools.count, sizeof *load->pools);
    for (int t = 0; t < (int)scenario->work_types.count; t++) {
        add_class(load, reach, t, true);
        add_class(load, reach, t, false);
    }
    for (size_t p = 0; p < scenario->pools.count; p++)
        load->pools[p] = pool_capacity(scenario, &scenario->pools.items[p]);
}

void offered_load_free(struct offered_load *load)
{
    for (size_t i = 0; i < load->class_count; i++) free(load->classes[i].pools);
    free(load->classes);
    free(load->pools);
    *load = (struct offered_load){0};
}

bool offered_load_is_within(const struct offered_load *load, const struct load_class *class, const bool *pool_set)
{
    for (size_t p = 0; p < load->scenario->pools.count; p++)
        if (class->pools[p] && !pool_set[p]) return false;
    return true;
}

double offered_load_gap(const struct offered_load *load, const bool *pool_set, double *hours, double *capacity)
{
    *hours = *capacity = 0;
    for (size_t i = 0; i < load->class_count; i++)
        if (offered_load_is_within(load, &load->classes[i], pool_set)) *hours += load->classes[i].hours;
    for (size_t p = 0; p < load->scenario->pools.count; p++) {
        double speed = 0;
        for (size_t i = 0; pool_set[p] && i < load->class_count; i++) {
            const struct load_class *class = &load->classes[i];
            double skill = load->scenario->pools.items[p].skills.items[class->work_type];
            if (class->pools[p] && offered_load_is_within(load, class, pool_set) && skill > speed) speed = skill;
        }
        if (speed > 0) *capacity += load->pools[p].hours * speed + load->pools[p].finish_hours;
    }
    return *hours - *capacity;
}
