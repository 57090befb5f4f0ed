#include "models/cac.h"
#include "models/day_table.h"

static bool reads(const struct cac *cac, int work_type)
{
    for (size_t i = 0; i < cac->work_types.count; i++)
        if (cac->work_types.items[i] == work_type) return true;
    return false;
}

static double gain_or_zero(double gain)
{
    return isnan(gain) ? 0 : gain;
}

void cac_plan_init(struct cac_plan *plan, const struct scenario *scenario, int work_type)
{
    *plan = (struct cac_plan){.engine = -1};
    for (size_t i = 0; i < scenario->cac.count; i++) {
        const struct cac *cac = &scenario->cac.items[i];
        if (!reads(cac, work_type)) continue;
        plan->engine = (int)i;
        plan->go_live = cac->go_live_date == DATE_NONE ? INT64_MIN : day_table_civil_start(scenario, cac->go_live_date);
        plan->ramp = cac->ramp_weeks * (double)TIME_WEEK;
        plan->less_time = gain_or_zero(cac->assist_less_time_share);
        plan->more_charts = gain_or_zero(cac->assist_more_charts_per_hour_share);
        plan->touchless = cac->touchless_share;
    }
}

double cac_adoption(const struct cac_plan *plan, int64_t time)
{
    if (plan->engine < 0 || time < plan->go_live) return 0;
    if (plan->go_live == INT64_MIN) return 1;
    double since = (double)(time - plan->go_live);
    return since >= plan->ramp ? 1 : since / plan->ramp;
}

int64_t cac_assisted_work(const struct cac_plan *plan, double adoption, int64_t work)
{
    double factor = plan->less_time > 0 ? 1 - plan->less_time * adoption : 1 / (1 + plan->more_charts * adoption);
    return time_round((double)work * factor);
}
