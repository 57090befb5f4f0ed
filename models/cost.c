#include "models/cost.h"
#include "models/sla.h"
#include <string.h>

static double hours(int64_t coder_time)
{
    return (double)coder_time / (double)TIME_HOUR;
}

static int64_t cents(double usd)
{
    return time_round(usd * 100);
}

static void price_pool(struct department *department, int day, int pool)
{
    const struct pool *pay = &department->plan_of_day[day]->scenario->pools.items[pool];
    const int64_t *book = day_book_pool(&department->book, day, pool);
    const struct workforce *people = &pay->workforce;
    int64_t *cost = cost_book_at(&department->costs, day, (size_t)pool);
    double paid = hours(book[POOL_PAID]), loaded = 1 + pay->payroll_tax_share;
    cost[COST_WAGES] = cents(paid * pay->wage_usd_per_hour);
    cost[COST_PAYROLL_TAX] = cents(paid * pay->wage_usd_per_hour * pay->payroll_tax_share);
    cost[COST_BENEFITS] = cents(paid * pay->benefits_usd_per_hour);
    cost[COST_OVERTIME] =
        cents(hours(book[POOL_OVERTIME]) * pay->wage_usd_per_hour * loaded * pay->overtime.pay_multiple);
    cost[COST_PER_CHART] = cents((double)book[POOL_CODED] * pay->usd_per_chart);
    cost[COST_ONBOARDING] = cents((double)book[POOL_HIRED] * people->onboarding_usd);
    cost[COST_SEVERANCE] = cents((double)book[POOL_SEVERED] * people->severance_usd +
                                 (double)book[POOL_RETRAINED] * people->retraining_usd);
}

/* A month is a twelfth of 365.25 days; what is in use from the start is paid every day. */
static double licence(const struct department *department, int day, int64_t go_live_date, double usd_per_month)
{
    const struct day_table *days = &department->plan->days;
    int64_t start = days->start[day], end = days->start[day + 1];
    int64_t from = go_live_date == DATE_NONE ? start : day_table_civil_start(department->plan->scenario, go_live_date);
    double in_use = (double)time_overlap(from, end, start, end) / (double)(end - start);
    return in_use / (365.25 / 12) * usd_per_month;
}

static void price_engines(struct department *department, int day)
{
    const struct plan *plan = department->plan_of_day[day];
    int64_t *cost = cost_book_at(&department->costs, day, department->costs.pools);
    for (size_t i = 0; i < plan->scenario->cac.count; i++) {
        const struct cac *engine = &plan->scenario->cac.items[i];
        int64_t fee = cents(licence(department, day, engine->go_live_date, engine->usd_per_month));
        cost[engine->kind == ENGINE_RPA ? COST_RPA : COST_CAC_LICENCE] += fee;
    }
    for (size_t t = 0; t < plan->work_types; t++) {
        if (plan->work[t].cac.engine < 0) continue;
        const struct cac *engine = &plan->scenario->cac.items[plan->work[t].cac.engine];
        int64_t read = day_book_type(&department->book, day, (int)t)[TYPE_READ];
        cost[engine->kind == ENGINE_RPA ? COST_RPA : COST_CAC_CHARTS] += cents((double)read * engine->usd_per_chart);
    }
    for (size_t i = 0; i < plan->scenario->documentation_tools.count; i++) {
        const struct documentation_tool *tool = &plan->scenario->documentation_tools.items[i];
        cost[COST_DOCUMENTATION_TOOLS] += cents(licence(department, day, tool->go_live_date, tool->usd_per_month));
    }
}

/* The contribution of a paused line's patients; where pauses overlap, that of the first. */
static double contribution_share(const struct scenario *scenario, int work_type, int64_t civil_day)
{
    for (size_t i = 0; i < scenario->pauses.count; i++) {
        const struct pause *pause = &scenario->pauses.items[i];
        for (size_t t = 0; t < pause->work_types.count; t++)
            if (pause->work_types.items[t] == work_type && civil_day >= pause->from_date && civil_day <= pause->to_date)
                return pause->contribution_margin_share;
    }
    return 0;
}

static void price_pauses(struct department *department, int day)
{
    const struct plan *plan = department->plan_of_day[day];
    int64_t *cost = cost_book_at(&department->costs, day, department->costs.pools);
    for (int t = 0; t < (int)plan->work_types; t++) {
        const double *paused = plan->work[t].arrival.paused;
        const struct work_type *type = &plan->scenario->work_types.items[t];
        if (!paused || paused[day] <= 0 || type->billing == BILLING_NONE) continue;
        double share = contribution_share(plan->scenario, t, plan->days.first_civil_day + day);
        cost[COST_PAUSED_LINES] += cents(paused[day] * law_mean(&type->gross_usd) * type->net_to_gross_share * share);
    }
}

void cost_close(struct department *department)
{
    const struct day_table *days = &department->plan->days;
    size_t row = (department->costs.pools + 1) * COST_COUNT;
    memset(department->costs.cents, 0, (size_t)days->days * row * sizeof *department->costs.cents);
    for (int d = 0; d < days->days; d++) {
        for (int p = 0; p < (int)department->costs.pools; p++) price_pool(department, d, p);
        price_engines(department, d);
        price_pauses(department, d);
    }
    sla_close(department);
}
