#include "models/automation.h"
#include "models/offered_load.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Of the types with work; `offset` is the member. */
static double median_of(const struct automation_facts *facts, size_t count, size_t offset)
{
    double *values = memory_allocate(count, sizeof *values), median = NAN;
    size_t n = 0;
    for (size_t t = 0; t < count; t++)
        if (facts[t].hours_per_week > 0) values[n++] = *(const double *)((const char *)&facts[t] + offset);
    qsort(values, n, sizeof *values, ascending);
    if (n > 0) median = (values[(n - 1) / 2] + values[n / 2]) / 2;
    free(values);
    return median;
}

static struct automation_medians place(struct automation_facts *facts, size_t count)
{
    struct automation_medians medians = {median_of(facts, count, offsetof(struct automation_facts, hours_per_week)),
                                         median_of(facts, count, offsetof(struct automation_facts, variability))};
    for (size_t t = 0; t < count; t++) {
        bool is_high = facts[t].hours_per_week >= medians.hours_per_week;
        bool is_alike = facts[t].variability <= medians.variability;
        if (!(facts[t].hours_per_week > 0))
            facts[t].quadrant = QUADRANT_NO_WORK;
        else if (is_high)
            facts[t].quadrant = is_alike ? QUADRANT_AUTOMATE_FIRST : QUADRANT_ASSIST;
        else
            facts[t].quadrant = is_alike ? QUADRANT_WHEN_CHEAP : QUADRANT_LEAVE;
    }
    return medians;
}

static struct automation_facts facts_of(const struct work_spread *spread, double per_week)
{
    struct automation_facts facts = {
        .per_week = per_week,
        .minutes_mean = spread->minutes_mean,
        .minutes_cv = spread->minutes_cv,
        .arrivals_cv = spread->arrivals_cv,
        .variability = sqrt(spread->minutes_cv * spread->minutes_cv + spread->arrivals_cv * spread->arrivals_cv)};
    bool has_work = per_week > 0 && spread->minutes_mean > 0;
    facts.hours_per_week = has_work ? per_week * spread->minutes_mean / 60 : 0;
    facts.score = has_work ? facts.hours_per_week / (1 + facts.variability * facts.variability) : 0;
    return facts;
}

struct automation_medians automation_facts_fill(struct automation_facts *facts, const struct plan *plan,
                                                const double *per_week)
{
    double all = 0;
    for (size_t t = 0; t < plan->work_types; t++) {
        struct work_spread spread = work_spread_of(plan, (int)t);
        facts[t] = facts_of(&spread, per_week[t]);
        all += facts[t].hours_per_week;
    }
    for (size_t t = 0; t < plan->work_types; t++) facts[t].hours_share = all > 0 ? facts[t].hours_per_week / all : NAN;
    return place(facts, plan->work_types);
}

bool automation_is_rpa(const struct work_type *type)
{
    return type->bucket == BUCKET_ADMINISTRATIVE;
}

double automation_freed_share(const struct automation_gain *gain)
{
    return 1 - (1 - gain->touchless_share) / (1 + gain->more_charts_share);
}

static void pools_of_load(const struct offered_load *load, int work_type, bool *pools)
{
    for (size_t p = 0; p < load->scenario->pools.count; p++) {
        pools[p] = false;
        for (size_t i = 0; i < load->class_count; i++)
            pools[p] = pools[p] || (load->classes[i].work_type == work_type && load->classes[i].pools[p]);
    }
}

double automation_coder_hours(const struct scenario *scenario, int work_type, bool *pools)
{
    struct reach reach;
    struct offered_load load;
    double hours = 0, coders = 0;
    reach_init(&reach, scenario);
    offered_load_init(&load, scenario, &reach);
    pools_of_load(&load, work_type, pools);
    for (size_t p = 0; p < scenario->pools.count; p++) {
        const struct pool *pool = &scenario->pools.items[p];
        if (!pools[p]) continue;
        hours += load.pools[p].hours * pool->skills.items[work_type];
        coders += (double)pool_headcount(pool);
    }
    offered_load_free(&load);
    reach_free(&reach);
    return hours > 0 && coders > 0 ? hours / coders : NAN;
}
