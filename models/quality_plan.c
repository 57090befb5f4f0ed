#include "models/quality_plan.h"
#include "models/indices.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static struct error_plan error_plan_of(const struct pool *pool)
{
    const struct errors *errors = &pool->errors;
    struct error_plan plan = {.share = errors->share.items,
                              .new_coder_factor = errors->new_coder_factor,
                              .new_coder_time = (double)errors->new_coder_days * (double)TIME_DAY,
                              .overtime_factor = errors->overtime_factor,
                              .pressure_threshold = INFINITY};
    if (isnan(errors->pressure_charts_per_coder)) return plan;
    plan.pressure_threshold = errors->pressure_charts_per_coder;
    plan.pressure_slope = (errors->pressure_factor - 1) / errors->pressure_charts_per_coder;
    plan.pressure_max = errors->pressure_factor_max;
    return plan;
}

static bool any_errors(const struct scenario *scenario)
{
    for (size_t p = 0; p < scenario->pools.count; p++)
        for (size_t t = 0; t < scenario->work_types.count; t++)
            if (scenario->pools.items[p].errors.share.items[t] > 0) return true;
    for (size_t c = 0; c < scenario->cac.count; c++)
        if (scenario->cac.items[c].touchless_error_share > 0) return true;
    return false;
}

static void plan_dual(struct dual_plan *plan, const struct scenario *scenario, const struct dual_coding *rule, int desk)
{
    const struct pool *pool = &scenario->pools.items[rule->pool];
    int64_t from = rule->from_date != DATE_NONE ? rule->from_date : pool->available_from;
    if (from == DATE_NONE) from = scenario->facility.start_date;
    *plan = (struct dual_plan){.rule = rule, .desk = desk};
    plan->from = day_table_civil_start(scenario, from);
    plan->until = day_table_civil_start(scenario, from + rule->days);
}

void quality_plan_init(struct quality_plan *plan, const struct scenario *scenario, struct table_store *tables)
{
    const struct quality *quality = &scenario->quality;
    *plan = (struct quality_plan){.audit_count = quality->audits.count,
                                  .dual_count = quality->dual_coding.count,
                                  .detection = quality->detection_share,
                                  .rework = quality->rework_share,
                                  .feedback_audits = quality->feedback_audits_per_coder,
                                  .feedback_floor = quality->feedback_floor_share};
    plan->on = any_errors(scenario) || plan->audit_count || plan->dual_count;
    plan->pools = memory_allocate(scenario->pools.count, sizeof *plan->pools);
    for (size_t p = 0; p < scenario->pools.count; p++) plan->pools[p] = error_plan_of(&scenario->pools.items[p]);
    plan->audits = memory_allocate(plan->audit_count, sizeof *plan->audits);
    for (size_t a = 0; a < plan->audit_count; a++) {
        const struct audit *rule = &quality->audits.items[a];
        plan->audits[a] =
            (struct audit_plan){rule, duration_of(tables, &rule->minutes, TIME_MINUTE), routing_audit_desk(a)};
    }
    plan->dual = memory_allocate(plan->dual_count, sizeof *plan->dual);
    for (size_t d = 0; d < plan->dual_count; d++)
        plan_dual(&plan->dual[d], scenario, &quality->dual_coding.items[d], routing_dual_desk(scenario, d));
}

void quality_plan_free(struct quality_plan *plan)
{
    free(plan->pools);
    free(plan->audits);
    free(plan->dual);
    *plan = (struct quality_plan){0};
}

const struct audit_plan *quality_plan_audit(const struct quality_plan *plan, const struct chart *chart, int pool)
{
    for (size_t a = 0; a < plan->audit_count; a++) {
        const struct audit *rule = plan->audits[a].rule;
        if (!indices_have_or_all(&rule->work_types, chart->work_type)) continue;
        if (rule->coded_by.count && (pool < 0 || !indices_have(&rule->coded_by, pool))) continue;
        if (!isnan(rule->gross_usd_min) && (double)chart->gross_cents < rule->gross_usd_min * 100) continue;
        return &plan->audits[a];
    }
    return NULL;
}

const struct dual_plan *quality_plan_dual(const struct quality_plan *plan, const struct chart *chart, int pool,
                                          int64_t time)
{
    for (size_t d = 0; d < plan->dual_count; d++) {
        const struct dual_plan *dual = &plan->dual[d];
        if (dual->rule->pool == pool && time >= dual->from && time < dual->until &&
            indices_have_or_all(&dual->rule->work_types, chart->work_type))
            return dual;
    }
    return NULL;
}
