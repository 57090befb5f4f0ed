#include "models/query.h"
#include "models/account.h"
#include "models/domain.h"

/* The encounter's own draws about its query: word 0 whether it asks, 1 the lag, 2 whether it is answered. */
static struct random_block draws_of(const struct department *department, const struct chart *chart)
{
    struct random_key key = {department->seed, DOMAIN_QUERY};
    uint64_t day = (uint64_t)(department->plan->days.first_civil_day + chart->day);
    return random_draw(key, chart->origin, department->plan->encounters.items[chart->work_type].hash,
                       day << 32 | chart->number, (uint64_t)department->replication);
}

SELDOM void query_decide(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    const struct query_plan *plan = &department->plan->work[chart->work_type].query;
    if (random_uniform(draws_of(department, chart).word[0]) >= query_plan_share(plan, department->now)) return;
    int64_t before = time_round((double)chart->work * plan->before);
    department->work_after_query[index] = chart->work - before;
    chart->work = before;
    chart->flags |= CHART_ASKS;
}

/* Business time until the chart comes back, and whether it comes back answered. */
static int64_t lag_of(const struct query_plan *plan, const struct random_block *draws, int64_t now, bool *answered)
{
    *answered = random_uniform(draws->word[2]) < plan->answered;
    if (!*answered) return plan->fallback;
    int64_t lag = plan->lag ? time_from_hours(quantile_table_draw(plan->lag, draws->word[1])) : plan->fixed_lag;
    lag = query_plan_helped_lag(plan, now, lag);
    *answered = lag <= plan->fallback;
    return *answered ? lag : plan->fallback;
}

SELDOM void query_ask(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    const struct query_plan *plan = &department->plan->work[chart->work_type].query;
    struct type_record *record = &department->recorder.types[chart->work_type];
    struct random_block draws = draws_of(department, chart);
    bool answered;
    int64_t lag = lag_of(plan, &draws, department->now, &answered);
    chart->flags = (uint8_t)((chart->flags & ~CHART_ASKS) | CHART_RETURNS);
    chart->work = department->work_after_query[index];
    chart->stage = STAGE_QUERY;
    record->queries += recorder_in_window(&department->recorder, department->now);
    record->queries_unanswered += !answered && recorder_in_window(&department->recorder, department->now);
    int64_t back = business_hours_after(&department->plan->provider_hours, department->now, lag);
    if (back >= department->plan->days.horizon) return; /* still with the provider at the end */
    delay_lane_push(&department->queries, back, department->entries++, index);
    event_list_set(&department->events, department->query_slot, delay_lane_first(&department->queries).key);
}
