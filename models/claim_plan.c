#include "models/claim_plan.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static void plan_causes(struct claim_plan *plan, const struct claims *claims, struct table_store *tables)
{
    double wrong = 0, clean = 0;
    plan->cause_count = claims->denial_causes.count;
    plan->causes = memory_allocate(plan->cause_count, sizeof *plan->causes);
    for (size_t c = 0; c < plan->cause_count; c++) {
        const struct denial_cause *rule = &claims->denial_causes.items[c];
        wrong += rule->error_weight;
        clean += rule->clean_weight;
        plan->causes[c] =
            (struct denial_plan){rule, wrong, clean, duration_of(tables, &rule->decision_lag_days, TIME_DAY)};
    }
    plan->given_error = wrong > 0 ? claims->denial_given_error_share : 0;
    plan->given_clean = clean > 0 ? claims->denial_given_clean_share : 0;
}

/* A factor of mean 1 in millionths, so that a duration can carry it. */
static struct duration appeal_factor(const struct claims *claims, struct table_store *tables)
{
    struct law law = {.kind = LAW_LOGNORMAL, .mean = 1, .cv = claims->appeal_minutes_cv};
    if (claims->appeal_minutes_cv <= 0) law.kind = LAW_DETERMINISTIC;
    return duration_of(tables, &law, TIME_SECOND);
}

static void plan_payers(struct claim_plan *plan, const struct scenario *scenario, struct table_store *tables)
{
    plan->payer_count = scenario->payers.count;
    plan->payment_lag = memory_allocate(plan->payer_count + 1, sizeof *plan->payment_lag);
    for (size_t p = 0; p <= plan->payer_count; p++) {
        const struct law *law =
            p < plan->payer_count ? &scenario->payers.items[p].payment_lag_days : &scenario->claims.payment_lag_days;
        plan->payment_lag[p] = duration_of(tables, law, TIME_DAY);
        plan->draws = plan->draws || plan->payment_lag[p].table;
    }
}

void claim_plan_init(struct claim_plan *plan, const struct scenario *scenario, struct table_store *tables)
{
    const struct claims *claims = &scenario->claims;
    *plan = (struct claim_plan){.appeals = claims->appealed_by.count > 0,
                                .appeal_deadline = claims->appeal_deadline_days * TIME_DAY,
                                .other_share = claims->other_denial_share,
                                .other_write_off = claims->other_write_off_share,
                                .takeback_given_error = claims->takeback_given_error_share,
                                .takeback_amount = claims->takeback_amount_share,
                                .late_share = claims->late_charge_share,
                                .late_mean = claims->late_charge_mean_days * (double)TIME_DAY,
                                .late_lost = claims->late_charge_lost_share};
    plan_causes(plan, claims, tables);
    plan_payers(plan, scenario, tables);
    plan->appeal_factor = appeal_factor(claims, tables);
    plan->other_delay = duration_of(tables, &claims->other_delay_days, TIME_DAY);
    plan->takeback_lag = duration_of(tables, &claims->takeback_lag_days, TIME_DAY);
    plan->draws = plan->draws || plan->other_share > 0 || plan->given_error > 0 || plan->given_clean > 0;
}

void claim_plan_free(struct claim_plan *plan)
{
    free(plan->payment_lag);
    free(plan->causes);
    *plan = (struct claim_plan){0};
}

double claim_plan_late_share(const struct claim_plan *plan, int64_t since)
{
    return plan->late_share > 0 ? plan->late_share * exp(-(double)since / plan->late_mean) : 0;
}

int claim_plan_cause(const struct claim_plan *plan, bool wrong, double uniform)
{
    const struct denial_plan *last = &plan->causes[plan->cause_count - 1];
    double at = uniform * (wrong ? last->error_cumulative : last->clean_cumulative);
    int cause = 0;
    while (cause + 1 < (int)plan->cause_count &&
           (wrong ? plan->causes[cause].error_cumulative : plan->causes[cause].clean_cumulative) <= at)
        cause++;
    return cause;
}
