#include "models/encounter.h"
#include "sim/memory.h"
#include <gsl/gsl_cdf.h>
#include <stdlib.h>
#include <string.h>

static void plan_init(struct encounter_plan *plan, const struct work_type *type, struct table_store *tables)
{
    memset(plan, 0, sizeof *plan);
    plan->hash = random_hash_name(type->name);
    plan->gross_usd = table_store_get(tables, &type->gross_usd);
    plan->lag_hours = table_store_get(tables, &type->documentation_lag_hours);
    plan->minutes = table_store_get(tables, &type->coding_minutes);
    plan->fixed_gross_cents = encounter_cents(type->gross_usd.mean);
    plan->fixed_lag = time_from_hours(type->documentation_lag_hours.mean);
    plan->fixed_work = time_from_minutes(type->coding_minutes.mean);
    plan->hold = time_from_days(type->bill_hold_days);
    plan->net_share = type->net_to_gross_share;
    if (plan->minutes && plan->gross_usd) /* Spearman's rank correlation to Pearson's of the normal scores */
        plan->correlation = 2 * sin(M_PI / 6 * type->charge_minutes_rank_correlation);
    plan->independent = sqrt(1 - plan->correlation * plan->correlation);
    plan->payer_count = (int)type->payer_mix.count;
    double sum = 0;
    for (int i = 0; i < plan->payer_count; i++) plan->payer_cumulative[i] = sum += type->payer_mix.items[i];
    if (sum <= 0) plan->payer_count = 0;
}

static double normal_quantile(const void *argument, double p, bool upper)
{
    (void)argument;
    return upper ? gsl_cdf_ugaussian_Qinv(p) : gsl_cdf_ugaussian_Pinv(p);
}

void encounter_plans_init(struct encounter_plans *plans, const struct scenario *scenario, struct table_store *tables)
{
    plans->count = scenario->work_types.count;
    plans->items = memory_allocate(plans->count, sizeof *plans->items);
    plans->normal = NULL;
    bool correlated = false;
    for (size_t i = 0; i < plans->count; i++) {
        plan_init(&plans->items[i], &scenario->work_types.items[i], tables);
        correlated = correlated || plans->items[i].correlation != 0;
    }
    if (!correlated) return;
    plans->normal = memory_allocate(1, sizeof *plans->normal);
    quantile_table_init_function(plans->normal, normal_quantile, NULL);
}

void encounter_plans_free(struct encounter_plans *plans)
{
    free(plans->items);
    free(plans->normal);
    memset(plans, 0, sizeof *plans);
}

/* The word of the minutes, moved towards that of the charges: a Gaussian copula. Rounded to 40 bits, so that the last
 * digit of libm's erfc cannot flip a result. */
static uint64_t correlate(const struct encounter_plans *plans, const struct encounter_plan *plan, uint64_t charge_word,
                          uint64_t minutes_word)
{
    double z = plan->correlation * quantile_table_draw(plans->normal, charge_word) +
               plan->independent * quantile_table_draw(plans->normal, minutes_word);
    double p = 0.5 * erfc(-z * M_SQRT1_2);
    int64_t word = llrint(p * 0x1p40);
    const int64_t last = (INT64_C(1) << 40) - 1;
    word = word < 0 ? 0 : word > last ? last : word;
    return (uint64_t)word << 24 | (UINT64_C(1) << 23);
}

static uint8_t draw_payer(const struct encounter_plan *plan, uint64_t word)
{
    if (plan->payer_count == 0) return PAYER_NONE;
    double u = random_uniform(word) * plan->payer_cumulative[plan->payer_count - 1];
    int payer = 0; /* counted, not searched: no branch that nobody can foresee */
    for (int i = 0; i + 1 < plan->payer_count; i++) payer += plan->payer_cumulative[i] <= u;
    return (uint8_t)payer;
}

void encounter_draw(const struct encounter_plans *plans, int work_type, const struct encounter_draws *draws,
                    struct chart *chart, int64_t *lag)
{
    const struct encounter_plan *plan = &plans->items[work_type];
    const uint64_t *word = draws->block[0].word;
    uint64_t minutes_word = word[2];
    if (plan->correlation != 0) minutes_word = correlate(plans, plan, word[3], minutes_word);
    *lag = plan->lag_hours ? time_from_hours(quantile_table_draw(plan->lag_hours, word[1])) : plan->fixed_lag;
    chart->work =
        plan->minutes ? time_from_minutes(quantile_table_draw(plan->minutes, minutes_word)) : plan->fixed_work;
    chart->gross_cents =
        plan->gross_usd ? encounter_cents(quantile_table_draw(plan->gross_usd, word[3])) : plan->fixed_gross_cents;
    chart->payer = draw_payer(plan, draws->block[1].word[0]);
}
