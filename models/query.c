#include "models/query.h"
#include "models/account.h"

/* The encounter's own draws about its query: word 0 whether it asks, 1 the lag, 2 whether it is answered. */
static struct random_block draws_of(const struct department *department, const struct chart *chart)
{
    return chart_draw(department, chart, DOMAIN_QUERY, 0);
}

SELDOM void query_decide(struct department *department, uint32_t index)
{
    struct chart *chart = &department->charts[index];
    const struct query_plan *plan = &department->plan->work[chart->work_type].query;
    if (random_uniform(draws_of(department, chart).word[0]) >= query_plan_share(plan, department->now)) return;
    int64_t before = time_round((double)chart->work * plan->before);
    department->asides[index].work_after_query = chart->work - before;
    chart->work = before;
    chart->flags |= CHART_ASKS;
}

/* Business time until the chart comes back, and whether it comes back answered. */
static int64_t lag_of(const struct query_plan *plan, const struct random_block *draws, int64_t now, bool *answered)
{
    *answered = random_uniform(draws->word[2]) < plan->answered;
    if (!*answered) return plan->fallback;
    int64_t lag = duration_draw(&plan->lag, draws->word[1]);
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
    chart->work = department->asides[index].work_after_query;
    chart->stage = STAGE_QUERY;
    int64_t *type = day_book_type(&department->book, department_day_at(department, department->now), chart->work_type);
    type[TYPE_QUERIES]++;
    type[TYPE_WORK_AWAY] += chart->work;
    record->queries_unanswered += !answered && recorder_in_window(&department->recorder, department->now);
    department_send_away(department, index,
                         business_hours_after(&department->plan->provider_hours, department->now, lag));
}
