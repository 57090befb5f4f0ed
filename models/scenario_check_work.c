#include "models/scenario_check_internal.h"
#include "sim/memory.h"
#include "sim/random.h"
#include "sim/time.h"
#include <math.h>
#include <stdlib.h>

static double sum_of(const struct numbers *numbers)
{
    double sum = 0;
    for (size_t i = 0; i < numbers->count; i++) sum += numbers->items[i];
    return sum;
}

static void check_payer_mix(const struct check *check, const struct work_type *type)
{
    double sum = sum_of(&type->payer_mix);
    if (sum <= 0 || fabs(sum - 1) <= 1e-6) return; /* no share at all: the type has no payers */
    check_error(check, check_pointer("work_types", type->name, "payer_mix"),
                memory_format("the shares sum to %.9g", sum), "a sum of 1", NULL);
}

static void check_constant_rate(const struct check *check, const struct work_type *type, char *pointer)
{
    const struct arrivals *arrivals = &type->arrivals;
    bool shaped = arrivals->profile >= 0 || arrivals->month_factors.count || arrivals->holiday_factor != 1;
    if (!isnan(arrivals->per_week))
        check_error(check, pointer, memory_copy_text("per_week and rate_per_hour are both given"), "one of the two",
                    NULL);
    else if (shaped)
        check_warn(check, pointer,
                   memory_copy_text("rate_per_hour is constant: profile, month_factors and holiday_factor do nothing"),
                   NULL, memory_copy_text("give per_week instead to use them"));
    else
        free(pointer);
}

static void check_arrivals(const struct check *check, const struct work_type *type)
{
    const struct arrivals *arrivals = &type->arrivals;
    if (!isnan(arrivals->rate_per_hour))
        check_constant_rate(check, type, check_pointer("work_types", type->name, "arrivals"));
    if (arrivals->month_factors.count && sum_of(&arrivals->month_factors) <= 0)
        check_error(check, check_below(check_pointer("work_types", type->name, "arrivals"), "month_factors"),
                    memory_copy_text("all months are 0"), "at least one above 0", NULL);
}

static void check_profile(const struct check *check, const struct profile *profile)
{
    double sum = sum_of(&profile->monday) + sum_of(&profile->tuesday) + sum_of(&profile->wednesday) +
                 sum_of(&profile->thursday) + sum_of(&profile->friday) + sum_of(&profile->saturday) +
                 sum_of(&profile->sunday);
    if (sum <= 0)
        check_error(check, check_pointer("profiles", profile->name, NULL),
                    memory_copy_text("all hours of the week are 0"), "at least one above 0", NULL);
}

static int64_t last_day(const struct check *check)
{
    return check->scenario->facility.start_date + check->scenario->facility.horizon_days - 1;
}

static void check_gain(const struct check *check, const struct cac *cac)
{
    bool less = !isnan(cac->assist_less_time_share), more = !isnan(cac->assist_more_charts_per_hour_share);
    if (less && more)
        check_error(check, check_pointer("cac", cac->name, NULL),
                    memory_copy_text("assist_less_time_share and assist_more_charts_per_hour_share are both given"),
                    "one of the two: they say the same gain in two ways", NULL);
    else if (!less && !more && cac->touchless_share <= 0)
        check_warn(
            check, check_pointer("cac", cac->name, NULL),
            memory_copy_text("the engine does nothing: no gain is given and touchless_share is 0"), NULL,
            memory_copy_text("give assist_less_time_share, assist_more_charts_per_hour_share or touchless_share"));
}

/* Two engines on one work type would have to share its charts; a scenario cannot say how. */
static void check_rivals(const struct check *check, size_t index)
{
    const struct scenario *scenario = check->scenario;
    const struct cac *cac = &scenario->cac.items[index];
    for (size_t i = 0; i < index; i++)
        for (size_t t = 0; t < cac->work_types.count; t++) {
            int type = cac->work_types.items[t];
            if (!indices_have(&scenario->cac.items[i].work_types, type)) continue;
            check_error(check, check_pointer("cac", cac->name, "work_types"),
                        memory_format("work type \"%s\" is read by \"%s\" already",
                                      scenario->work_types.items[type].name, scenario->cac.items[i].name),
                        "one engine for a work type", NULL);
        }
}

static void check_cac(const struct check *check, size_t index)
{
    const struct cac *cac = &check->scenario->cac.items[index];
    check_gain(check, cac);
    check_rivals(check, index);
    if (cac->go_live_date != DATE_NONE && cac->go_live_date > last_day(check))
        check_warn(check, check_pointer("cac", cac->name, "go_live_date"),
                   memory_copy_text("is after the end of the simulation: the engine is never used"), NULL, NULL);
}

/* Dates of a surge, a freeze or a pause. */
static void check_span(const struct check *check, const char *list, const char *name, int64_t from, int64_t to)
{
    char *first = check_date(from), *last = check_date(to);
    if (from > to)
        check_error(check, check_pointer(list, name, "to_date"),
                    memory_format("%s is before from_date %s", last, first), "from_date or later", NULL);
    else if (to < check->scenario->facility.start_date || from > last_day(check))
        check_warn(check, check_pointer(list, name, NULL),
                   memory_format("%s to %s lies outside the simulation and does nothing", first, last), NULL, NULL);
    free(first);
    free(last);
}

static void check_surge_volume(const struct check *check, const struct surge *surge)
{
    const struct scenario *scenario = check->scenario;
    for (size_t t = 0; t < scenario->work_types.count; t++) {
        const struct arrivals *arrivals = &scenario->work_types.items[t].arrivals;
        bool arrives = arrivals->per_week > 0 || arrivals->rate_per_hour > 0;
        if (arrives && indices_have_or_all(&surge->work_types, (int)t)) return;
    }
    check_warn(
        check, check_pointer("surges", surge->name, NULL),
        memory_copy_text("changes nothing: none of its work types has an arrival rate (a trace is taken as it is)"),
        NULL, NULL);
}

static void check_trace(const struct check *check)
{
    const struct account_rows *trace = &check->scenario->arrival_trace;
    int64_t end = (check->scenario->facility.horizon_days) * TIME_DAY + TIME_HOUR;
    size_t late = 0;
    for (size_t i = 0; i < trace->count; i++) late += trace->items[i].discharge >= end;
    if (late > 0)
        check_warn(check, memory_copy_text("/arrival_trace_csv"),
                   memory_format("%zu of %zu arrivals are after the end of the simulation and are left out", late,
                                 trace->count),
                   NULL, NULL);
}

/* Draws are keyed by the hash of the name. */
static void check_names(const struct check *check)
{
    const struct scenario *scenario = check->scenario;
    for (size_t i = 0; i < scenario->work_types.count; i++)
        for (size_t k = 0; k < i; k++) {
            const char *name = scenario->work_types.items[i].name, *other = scenario->work_types.items[k].name;
            if (random_hash_name(name) == random_hash_name(other))
                check_error(check, check_pointer("work_types", name, NULL),
                            memory_format("shares its random numbers with \"%s\"", other), NULL,
                            memory_copy_text("choose another name"));
        }
}

static void check_any_work(const struct check *check)
{
    const struct scenario *scenario = check->scenario;
    bool any = scenario->arrival_trace.count || scenario->opening_inventory.counts.count ||
               scenario->opening_inventory.rows.count;
    for (size_t i = 0; i < scenario->work_types.count; i++) {
        const struct arrivals *arrivals = &scenario->work_types.items[i].arrivals;
        any = any || arrivals->per_week > 0 || arrivals->rate_per_hour > 0;
    }
    if (scenario->work_types.count == 0)
        check_error(check, memory_copy_text("/work_types"), memory_copy_text("the list is empty"),
                    "at least one work type", NULL);
    else if (!any)
        check_warn(check, memory_copy_text(""),
                   memory_copy_text("there is no work: no arrivals, no trace and no opening inventory"), NULL,
                   memory_copy_text("give a work type arrivals/per_week"));
}

void check_work(const struct check *check)
{
    const struct scenario *scenario = check->scenario;
    for (size_t i = 0; i < scenario->work_types.count; i++) {
        check_payer_mix(check, &scenario->work_types.items[i]);
        check_arrivals(check, &scenario->work_types.items[i]);
    }
    check_names(check);
    for (size_t i = 0; i < scenario->profiles.count; i++) check_profile(check, &scenario->profiles.items[i]);
    for (size_t i = 0; i < scenario->cac.count; i++) check_cac(check, i);
    for (size_t i = 0; i < scenario->surges.count; i++) {
        const struct surge *surge = &scenario->surges.items[i];
        check_span(check, "surges", surge->name, surge->from_date, surge->to_date);
        check_surge_volume(check, surge);
    }
    for (size_t i = 0; i < scenario->signoff_freezes.count; i++) {
        const struct signoff_freeze *freeze = &scenario->signoff_freezes.items[i];
        check_span(check, "signoff_freezes", freeze->name, freeze->from_date, freeze->to_date);
    }
    for (size_t i = 0; i < scenario->pauses.count; i++) {
        const struct pause *pause = &scenario->pauses.items[i];
        check_span(check, "pauses", pause->name, pause->from_date, pause->to_date);
    }
    check_trace(check);
    check_any_work(check);
}
