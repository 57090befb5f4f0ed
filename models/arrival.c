#include "models/arrival.h"
#include "models/domain.h"
#include "models/indices.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include "sim/poisson.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { REFERENCE_DAYS = 364 }; /* 52 whole weeks: every weekday and, nearly, every month has its part */

static const struct numbers *profile_of_weekday(const struct profile *profile, int weekday)
{
    const struct numbers *const days[] = {&profile->monday, &profile->tuesday,  &profile->wednesday, &profile->thursday,
                                          &profile->friday, &profile->saturday, &profile->sunday};
    return days[weekday];
}

/* Walks the real hours of the local day: an hour that the clock skips is not there, one that it repeats is there twice.
 */
static void day_shape_init(struct day_shape *shape, const struct scenario *scenario, const struct profile *profile,
                           int64_t civil_day)
{
    const struct zone *zone = scenario->facility.zone;
    const struct numbers *weights = profile_of_weekday(profile, civil_weekday_of(civil_day));
    int64_t from = zone_day_start(zone, civil_day), to = zone_day_start(zone, civil_day + 1);
    double sum = 0;
    memset(shape, 0, sizeof *shape);
    for (int64_t at = from; at < to;) {
        assert(shape->count < DAY_SHAPE_HOURS);
        int64_t local = at + zone_offset_at(zone, at);
        int64_t next = at + 3600 - ((local % 3600) + 3600) % 3600;
        if (next > to) next = to;
        int hour = (int)((((local / 60 / 60) % 24) + 24) % 24);
        shape->start[shape->count] = (at - from) * TIME_SECOND;
        shape->cumulative[shape->count] = sum;
        sum += weights->items[hour] * (double)(next - at) / 3600.0;
        shape->count++;
        at = next;
    }
    shape->start[shape->count] = (to - from) * TIME_SECOND;
    shape->weight = sum;
    for (int i = 0; i <= shape->count; i++)
        shape->cumulative[i] = i == shape->count ? 1 : sum > 0 ? shape->cumulative[i] / sum : 0;
}

/* Spares arrival_time most of the walk through the hours. */
static void day_shape_guide(struct day_shape *shape)
{
    int hour = 0;
    for (int i = 0; i < 1 << DAY_SHAPE_GUIDE_BITS; i++) {
        while (shape->cumulative[hour + 1] <= ldexp(i, -DAY_SHAPE_GUIDE_BITS)) hour++;
        shape->guide[i] = (uint8_t)hour;
    }
}

static bool is_holiday(const struct holidays *holidays, int64_t civil_day)
{
    for (size_t i = 0; i < holidays->count && holidays->days[i] <= civil_day; i++)
        if (holidays->days[i] == civil_day) return true;
    return false;
}

/* Relative volume of a day before surges: profile x month x holiday. Without a profile every real hour is alike. */
static double day_weight(const struct scenario *scenario, const struct arrivals *arrivals, int64_t civil_day)
{
    const struct zone *zone = scenario->facility.zone;
    double weight = (double)(zone_day_start(zone, civil_day + 1) - zone_day_start(zone, civil_day)) / 86400;
    if (arrivals->profile >= 0) {
        struct day_shape shape;
        day_shape_init(&shape, scenario, &scenario->profiles.items[arrivals->profile], civil_day);
        weight = shape.weight;
    }
    if (arrivals->month_factors.count) weight *= arrivals->month_factors.items[civil_date_of(civil_day).month - 1];
    if (is_holiday(&scenario->facility.holidays, civil_day)) weight *= arrivals->holiday_factor;
    return weight;
}

static bool surge_covers(const struct surge *surge, int work_type, int64_t civil_day)
{
    return civil_day >= surge->from_date && civil_day <= surge->to_date &&
           indices_have_or_all(&surge->work_types, work_type);
}

static double surge_factor(const struct scenario *scenario, int work_type, int64_t civil_day)
{
    double factor = 1;
    for (size_t i = 0; i < scenario->surges.count; i++)
        if (surge_covers(&scenario->surges.items[i], work_type, civil_day))
            factor *= scenario->surges.items[i].volume_factor;
    return factor;
}

static void plan_means(struct arrival_plan *plan, const struct scenario *scenario, const struct day_table *days,
                       int work_type)
{
    const struct arrivals *arrivals = &scenario->work_types.items[work_type].arrivals;
    bool constant = !isnan(arrivals->rate_per_hour);
    double scale = 0;
    if (!constant) {
        double sum = 0;
        for (int i = 0; i < REFERENCE_DAYS; i++) sum += day_weight(scenario, arrivals, days->first_civil_day + i);
        scale = sum > 0 ? arrivals->per_week / 7 * REFERENCE_DAYS / sum : 0;
    }
    plan->annual_mean_per_day = constant ? arrivals->rate_per_hour * 24 : arrivals->per_week / 7;
    plan->mean = memory_allocate((size_t)days->days, sizeof *plan->mean);
    for (int d = 0; d < days->days; d++) {
        int64_t civil_day = days->first_civil_day + d;
        plan->mean[d] = constant ? arrivals->rate_per_hour * time_to_hours(days->start[d + 1] - days->start[d])
                                 : scale * day_weight(scenario, arrivals, civil_day);
        plan->mean[d] *= surge_factor(scenario, work_type, civil_day);
    }
}

/* Days on which the service line is paused: nobody comes, and the mean of those who would have come is kept. */
static void plan_pauses(struct arrival_plan *plan, const struct scenario *scenario, const struct day_table *days,
                        int work_type)
{
    for (size_t i = 0; i < scenario->pauses.count; i++) {
        const struct pause *pause = &scenario->pauses.items[i];
        if (!indices_have(&pause->work_types, work_type)) continue;
        if (!plan->paused) plan->paused = memory_allocate((size_t)days->days, sizeof *plan->paused);
        for (int d = 0; d < days->days; d++) {
            int64_t civil_day = days->first_civil_day + d;
            if (civil_day < pause->from_date || civil_day > pause->to_date) continue;
            plan->paused[d] += plan->mean[d];
            plan->mean[d] = 0;
        }
    }
}

/* One shape a weekday, and one more for each day on which the clock changes. */
static void plan_shapes(struct arrival_plan *plan, const struct scenario *scenario, const struct day_table *days,
                        const struct profile *profile)
{
    int regular[7] = {-1, -1, -1, -1, -1, -1, -1};
    plan->shape = memory_allocate((size_t)days->days, sizeof *plan->shape);
    for (int d = 0; d < days->days; d++) {
        int64_t civil_day = days->first_civil_day + d;
        int weekday = civil_weekday_of(civil_day);
        bool is_regular = days->start[d + 1] - days->start[d] == TIME_DAY;
        if (is_regular && regular[weekday] >= 0) {
            plan->shape[d] = regular[weekday];
            continue;
        }
        plan->shapes = memory_resize(plan->shapes, (size_t)plan->shape_count + 1, sizeof *plan->shapes);
        day_shape_init(&plan->shapes[plan->shape_count], scenario, profile, civil_day);
        day_shape_guide(&plan->shapes[plan->shape_count]);
        plan->shape[d] = plan->shape_count++;
        if (is_regular) regular[weekday] = plan->shape[d];
    }
}

static const struct quantile_table *factor_table(struct table_store *tables, double cv)
{
    struct law law = {.kind = LAW_GAMMA, .mean = 1, .cv = cv};
    return cv > 0 ? table_store_get(tables, &law) : NULL;
}

/* The factor is the product of a common and an own gamma: (1 + cv^2) = (1 + common^2)(1 + own^2). */
static void plan_day_factor(struct arrival_plan *plan, double cv, double common_share, struct table_store *tables)
{
    double common = common_share * cv * cv;
    double own = (1 + cv * cv) / (1 + common) - 1;
    plan->common_factor = factor_table(tables, sqrt(common));
    plan->own_factor = factor_table(tables, own > 1e-12 ? sqrt(own) : 0);
}

void arrival_plan_init(struct arrival_plan *plan, const struct scenario *scenario, const struct day_table *days,
                       int work_type, struct table_store *tables)
{
    const struct work_type *type = &scenario->work_types.items[work_type];
    const struct arrivals *arrivals = &type->arrivals;
    memset(plan, 0, sizeof *plan);
    plan->hash = random_hash_name(type->name);
    if (isnan(arrivals->per_week) && isnan(arrivals->rate_per_hour)) return;
    plan_means(plan, scenario, days, work_type);
    plan_pauses(plan, scenario, days, work_type);
    if (arrivals->profile >= 0 && isnan(arrivals->rate_per_hour))
        plan_shapes(plan, scenario, days, &scenario->profiles.items[arrivals->profile]);
    plan_day_factor(plan, arrivals->day_factor_cv, scenario->facility.day_factor_common_share, tables);
}

void arrival_plan_free(struct arrival_plan *plan)
{
    free(plan->mean);
    free(plan->shapes);
    free(plan->shape);
    free(plan->paused);
    memset(plan, 0, sizeof *plan);
}

int64_t arrival_count(const struct arrival_plan *plan, uint64_t seed, int64_t replication, int64_t civil_day, int day)
{
    double mean = plan->mean[day];
    struct random_key key = {seed, DOMAIN_DAY_COUNT};
    struct random_block own = random_draw(key, 0, plan->hash, (uint64_t)civil_day, (uint64_t)replication);
    if (plan->common_factor) {
        struct random_key common_key = {seed, DOMAIN_DAY_COMMON};
        struct random_block common = random_draw(common_key, 0, 0, (uint64_t)civil_day, (uint64_t)replication);
        mean *= quantile_table_draw(plan->common_factor, common.word[0]);
    }
    if (plan->own_factor) mean *= quantile_table_draw(plan->own_factor, own.word[1]);
    return poisson_inverse(mean, random_uniform(own.word[0]));
}

int64_t arrival_time(const struct arrival_plan *plan, const struct day_table *days, int day, uint64_t word)
{
    double u = random_uniform(word);
    int64_t start = days->start[day];
    int64_t time;
    if (!plan->shapes) {
        time = start + (int64_t)(u * (double)(days->start[day + 1] - start));
    } else {
        const struct day_shape *shape = &plan->shapes[plan->shape[day]];
        int hour = shape->guide[word >> (64 - DAY_SHAPE_GUIDE_BITS)];
        while (shape->cumulative[hour + 1] <= u) hour++;
        double inside = (u - shape->cumulative[hour]) / (shape->cumulative[hour + 1] - shape->cumulative[hour]);
        time = start + shape->start[hour] + (int64_t)(inside * (double)(shape->start[hour + 1] - shape->start[hour]));
    }
    return time < days->start[day + 1] ? time : days->start[day + 1] - 1;
}
