#include "models/cost.h"

const char *const cost_names[COST_COUNT] = {"wages",     "payroll_tax", "benefits",   "overtime",
                                            "per_chart", "cac_licence", "cac_charts", "documentation_tools"};

static double hours(int128 coder_time)
{
    return (double)coder_time / (double)TIME_HOUR;
}

int128 cost_paid_time(const struct department *department, int pool)
{
    return department->recorder.pool_records[pool].paid + staffing_paid_holidays(&department->plan->staffing, pool);
}

int64_t cost_of_pool(const struct department *department, int pool, enum cost_component component)
{
    const struct pool *pay = &department->plan->scenario->pools.items[pool];
    const struct pool_record *record = &department->recorder.pool_records[pool];
    double usd = 0, paid = hours(cost_paid_time(department, pool));
    switch (component) {
    case COST_WAGES:
        usd = paid * pay->wage_usd_per_hour;
        break;
    case COST_PAYROLL_TAX:
        usd = paid * pay->wage_usd_per_hour * pay->payroll_tax_share;
        break;
    case COST_BENEFITS:
        usd = paid * pay->benefits_usd_per_hour;
        break;
    case COST_OVERTIME:
        usd = hours(record->overtime) * pay->wage_usd_per_hour * (1 + pay->payroll_tax_share) *
              pay->overtime.pay_multiple;
        break;
    case COST_PER_CHART:
        usd = (double)record->coded * pay->usd_per_chart;
        break;
    case COST_CAC_LICENCE:
    case COST_CAC_CHARTS:
    case COST_DOCUMENTATION_TOOLS:
    case COST_COUNT:
        break;
    }
    return time_round(usd * 100);
}

/* A month is a twelfth of 365.25 days; what is in use from the start is paid for the whole window. */
static int64_t licence(const struct department *department, int64_t go_live_date, double usd_per_month)
{
    const struct day_table *days = &department->plan->days;
    int64_t from = go_live_date == DATE_NONE ? days->window_start
                                             : day_table_civil_start(department->plan->scenario, go_live_date);
    double in_use = time_to_days(time_overlap(from, days->horizon, days->window_start, days->horizon));
    return time_round(in_use / (365.25 / 12) * usd_per_month * 100);
}

static int64_t licences(const struct department *department, enum cost_component component)
{
    const struct scenario *scenario = department->plan->scenario;
    int64_t cents = 0;
    for (size_t i = 0; component == COST_CAC_LICENCE && i < scenario->cac.count; i++)
        cents += licence(department, scenario->cac.items[i].go_live_date, scenario->cac.items[i].usd_per_month);
    for (size_t i = 0; component == COST_DOCUMENTATION_TOOLS && i < scenario->documentation_tools.count; i++) {
        const struct documentation_tool *tool = &scenario->documentation_tools.items[i];
        cents += licence(department, tool->go_live_date, tool->usd_per_month);
    }
    return cents;
}

static int64_t cac_charts(const struct department *department)
{
    int64_t cents = 0;
    for (size_t t = 0; t < department->plan->work_types; t++) {
        int engine = department->plan->work[t].cac.engine;
        if (engine < 0) continue;
        double usd = (double)department->recorder.types[t].cac_charts *
                     department->plan->scenario->cac.items[engine].usd_per_chart;
        cents += time_round(usd * 100);
    }
    return cents;
}

int64_t cost_of_component(const struct department *department, enum cost_component component)
{
    const struct scenario *scenario = department->plan->scenario;
    int64_t cents = 0;
    if (component == COST_CAC_CHARTS) return cac_charts(department);
    if (component == COST_CAC_LICENCE || component == COST_DOCUMENTATION_TOOLS) return licences(department, component);
    for (int p = 0; p < (int)scenario->pools.count; p++) cents += cost_of_pool(department, p, component);
    return cents;
}
