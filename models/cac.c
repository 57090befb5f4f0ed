#include "models/cac.h"
#include "models/indices.h"

static double gain_or_zero(double gain)
{
    return isnan(gain) ? 0 : gain;
}

void cac_plan_init(struct cac_plan *plan, const struct scenario *scenario, int work_type)
{
    *plan = (struct cac_plan){.engine = -1};
    for (size_t i = 0; i < scenario->cac.count; i++) {
        const struct cac *cac = &scenario->cac.items[i];
        if (!indices_have(&cac->work_types, work_type)) continue;
        plan->engine = (int)i;
        plan->adoption = adoption_from(scenario, cac->go_live_date, cac->ramp_weeks);
        plan->less_time = gain_or_zero(cac->assist_less_time_share);
        plan->more_charts = gain_or_zero(cac->assist_more_charts_per_hour_share);
        plan->touchless = cac->touchless_share;
        plan->error_less = cac->error_less_share;
        plan->touchless_error = cac->touchless_error_share;
    }
}

int64_t cac_assisted_work(const struct cac_plan *plan, double adoption, int64_t work)
{
    double factor = plan->less_time > 0 ? 1 - plan->less_time * adoption : 1 / (1 + plan->more_charts * adoption);
    return time_round((double)work * factor);
}
