#include "models/sla.h"
#include "models/period.h"

enum outcome { OUTCOME_NONE, OUTCOME_KEPT, OUTCOME_MISSED };

static enum outcome at_least(double value, double promised)
{
    return isnan(value) || isnan(promised) ? OUTCOME_NONE : value >= promised ? OUTCOME_KEPT : OUTCOME_MISSED;
}

static double share(int64_t part, int64_t whole)
{
    return whole > 0 ? (double)part / (double)whole : NAN;
}

/* The promises of a pool against its counts of a week. */
static void judge(const struct sla *sla, const int64_t *week, enum outcome outcomes[SLA_COUNT])
{
    double within = isnan(sla->tat_hours) ? NAN : share(week[POOL_WITHIN], week[POOL_TURNED]);
    double days = (double)week[POOL_STAFFED] / (8.0 * (double)TIME_HOUR);
    outcomes[SLA_TAT] = at_least(within, sla->tat_within_share);
    outcomes[SLA_ACCURACY] = at_least(1 - share(week[POOL_ERRORS_FOUND], week[POOL_AUDITED]), sla->accuracy_share);
    outcomes[SLA_PRODUCTIVITY] = at_least(days > 0 ? (double)week[POOL_CODED] / days : NAN, sla->charts_per_coder_day);
}

static void sum_week(const struct department *department, int pool, int from, int to, int64_t week[POOL_COUNTS])
{
    for (int c = 0; c < POOL_COUNTS; c++) week[c] = 0;
    for (int d = from; d < to; d++)
        for (int c = 0; c < POOL_COUNTS; c++) week[c] += day_book_pool(&department->book, d, pool)[c];
}

static bool week_is_met(const enum outcome outcomes[SLA_COUNT], bool *measured)
{
    bool met = true;
    *measured = false;
    for (int p = 0; p < SLA_COUNT; p++) {
        met = met && outcomes[p] != OUTCOME_MISSED;
        *measured = *measured || outcomes[p] != OUTCOME_NONE;
    }
    return met;
}

static bool promises_nothing(const struct sla *sla)
{
    return isnan(sla->tat_hours) && isnan(sla->accuracy_share) && isnan(sla->charts_per_coder_day);
}

struct sla_record sla_of_pool(const struct department *department, int pool)
{
    const struct day_table *days = &department->plan->days;
    struct sla_record record = {0};
    if (promises_nothing(&department->plan->scenario->pools.items[pool].sla)) return record;
    for (int from = days->first_day; from < days->days;) {
        int to = period_end(days, PERIOD_WEEK, from);
        int64_t week[POOL_COUNTS];
        enum outcome outcomes[SLA_COUNT];
        bool measured;
        sum_week(department, pool, from, to, week);
        judge(&department->plan_of_day[from]->scenario->pools.items[pool].sla, week, outcomes);
        for (int p = 0; p < SLA_COUNT; p++) {
            record.weeks[p] += outcomes[p] != OUTCOME_NONE;
            record.kept[p] += outcomes[p] == OUTCOME_KEPT;
        }
        bool met = week_is_met(outcomes, &measured);
        record.measured += measured;
        record.met += measured && met;
        from = to;
    }
    return record;
}

static bool misses(const struct department *department, const struct sla *sla, int pool, int from, int to)
{
    int64_t week[POOL_COUNTS];
    enum outcome outcomes[SLA_COUNT];
    bool measured;
    sum_week(department, pool, from, to, week);
    judge(sla, week, outcomes);
    return !week_is_met(outcomes, &measured);
}

static void credit_pool(struct department *department, int pool)
{
    const struct day_table *days = &department->plan->days;
    for (int from = days->first_day; from < days->days;) {
        int to = period_end(days, PERIOD_WEEK, from);
        const struct sla *sla = &department->plan_of_day[from]->scenario->pools.items[pool].sla;
        if (sla->penalty_share > 0 && misses(department, sla, pool, from, to)) {
            int64_t price = cost_book_pool(&department->costs, from, to, (size_t)pool);
            cost_book_at(&department->costs, to - 1, (size_t)pool)[COST_SLA_CREDITS] =
                -time_round((double)price * sla->penalty_share);
        }
        from = to;
    }
}

void sla_close(struct department *department)
{
    for (int p = 0; p < (int)department->costs.pools; p++) credit_pool(department, p);
}
