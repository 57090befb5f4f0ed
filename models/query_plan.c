#include "models/query_plan.h"
#include "models/indices.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

static const double YEAR = 365.25 * (double)TIME_DAY;

static void plan_tool(struct query_plan *plan, const struct scenario *scenario, int work_type)
{
    plan->tool = -1;
    for (size_t i = 0; i < scenario->documentation_tools.count; i++) {
        const struct documentation_tool *tool = &scenario->documentation_tools.items[i];
        if (!indices_have_or_all(&tool->work_types, work_type)) continue;
        plan->tool = (int)i;
        plan->tool_adoption = adoption_from(scenario, tool->go_live_date, tool->ramp_weeks);
        plan->tool_query_less = tool->query_less_share;
        plan->tool_lag_less = tool->lag_less_share;
    }
}

void query_plan_init(struct query_plan *plan, const struct scenario *scenario, int work_type,
                     struct table_store *tables)
{
    const struct query *query = &scenario->work_types.items[work_type].query;
    memset(plan, 0, sizeof *plan);
    plan->share = query->share;
    plan->before = query->work_before_share;
    plan->answered = query->answered_share;
    plan->yearly_improvement = query->yearly_improvement_share;
    plan->lag = duration_of(tables, &query->answer_lag_business_hours, TIME_HOUR);
    plan->fallback = time_from_hours(query->fallback_business_hours);
    plan_tool(plan, scenario, work_type);
}

static double tool_in_use(const struct query_plan *plan, int64_t time)
{
    return plan->tool < 0 ? 0 : adoption_at(&plan->tool_adoption, time);
}

double query_plan_share(const struct query_plan *plan, int64_t time)
{
    double improved = time > 0 ? pow(1 - plan->yearly_improvement, (double)time / YEAR) : 1;
    return plan->share * improved * (1 - plan->tool_query_less * tool_in_use(plan, time));
}

int64_t query_plan_helped_lag(const struct query_plan *plan, int64_t time, int64_t lag)
{
    return time_round((double)lag * (1 - plan->tool_lag_less * tool_in_use(plan, time)));
}

void business_hours_init(struct business_hours *hours, const struct scenario *scenario, const struct day_table *days)
{
    const struct facility *facility = &scenario->facility;
    const struct calendar_shift open = {facility->provider_days, facility->provider_start, facility->provider_end, 0};
    calendar_expand(&hours->calendar, facility->zone, &open, 1, facility->holidays.days, facility->holidays.count,
                    scenario->start_utc_seconds, 0, days->horizon);
    hours->before = memory_allocate(hours->calendar.count + 1, sizeof *hours->before);
    for (size_t i = 0; i < hours->calendar.count; i++)
        hours->before[i + 1] = hours->before[i] + hours->calendar.intervals[i].end - hours->calendar.intervals[i].start;
}

void business_hours_free(struct business_hours *hours)
{
    calendar_free(&hours->calendar);
    free(hours->before);
    hours->before = NULL;
}

/* First stretch that ends after `time`. */
static size_t stretch_after(const struct calendar *calendar, int64_t time)
{
    size_t low = 0, high = calendar->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (calendar->intervals[middle].end > time)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

int64_t business_hours_after(const struct business_hours *hours, int64_t from, int64_t open)
{
    const struct calendar *calendar = &hours->calendar;
    size_t stretch = stretch_after(calendar, from);
    if (stretch == calendar->count) return TIME_NEVER;
    int64_t start = calendar->intervals[stretch].start;
    int64_t wanted = hours->before[stretch] + (from > start ? from - start : 0) + open;
    while (stretch < calendar->count && hours->before[stretch + 1] < wanted) stretch++;
    if (stretch == calendar->count) return TIME_NEVER;
    return calendar->intervals[stretch].start + wanted - hours->before[stretch];
}
