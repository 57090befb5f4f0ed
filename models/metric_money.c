/* Metrics of cost and cash. */
#include "models/cash.h"
#include "models/metric_walk.h"

static double usd(int64_t cents)
{
    return (double)cents / 100;
}

void metric_walk_costs(struct metric_walk *walk)
{
    const struct department *department = walk->department;
    const struct day_table *days = &walk->plan->days;
    int from = days->first_day, to = days->days;
    int64_t total = department ? cost_book_total(&department->costs, from, to) : 0;
    metric_emit(walk, METRIC_COST_TOTAL_USD, SCOPE_ALL, 0, usd(total));
    for (int c = 0; c < COST_COUNT; c++) {
        int64_t cents = department ? cost_book_all(&department->costs, from, to, (enum cost_component)c) : 0;
        metric_emit(walk, METRIC_COST_COMPONENT_USD, SCOPE_COMPONENT, c, usd(cents));
    }
    for (int p = 0; p < (int)walk->plan->scenario->pools.count; p++) {
        int64_t cents = department ? cost_book_pool_total(&department->costs, from, to, (size_t)p) : 0;
        metric_emit(walk, METRIC_COST_TOTAL_USD, SCOPE_POOL, p, usd(cents));
    }
    metric_emit(walk, METRIC_COST_PER_ENCOUNTER_USD, SCOPE_ALL, 0,
                metric_ratio(usd(total), (double)walk->sums[0].coded));
}

/* Billed and neither paid nor written off at the end: everything claimed since the start, and what was open then. */
static int64_t receivables(const struct department *department)
{
    int64_t cents = department->root->opening_receivables_cents;
    for (int d = 0; d < department->plan->days.days; d++) {
        const int64_t *money = day_book_money(&department->book, d);
        cents += money[MONEY_CLAIMED] - money[MONEY_FILED_LATE] - money[MONEY_CHARGES_LOST] - money[MONEY_OPENING] -
                 money[MONEY_COLLECTED] - money[MONEY_RECOVERED] - money[MONEY_OTHER_COLLECTED] -
                 money[MONEY_OTHER_WRITTEN_OFF] - money[MONEY_WRITTEN_OFF];
    }
    return cents;
}

void metric_walk_money(struct metric_walk *walk)
{
    const int64_t *money = metric_window_money(walk);
    const struct day_table *days = &walk->plan->days;
    double open = walk->department ? usd(receivables(walk->department)) : 0;
    double cost = walk->department ? usd(cost_book_total(&walk->department->costs, days->first_day, days->days)) : 0;
    double claimed = usd(money[MONEY_CLAIMED]);
    double cash = usd(money[MONEY_OPENING] + money[MONEY_COLLECTED] + money[MONEY_RECOVERED] +
                      money[MONEY_OTHER_COLLECTED] - money[MONEY_TAKEN_BACK]);
    double lost = usd(money[MONEY_FILED_LATE] + money[MONEY_WRITTEN_OFF] + money[MONEY_TAKEBACK_ACCRUED] +
                      money[MONEY_CHARGES_LOST]);
    metric_emit(walk, METRIC_NET_CLAIMED_USD, SCOPE_ALL, 0, claimed);
    metric_emit(walk, METRIC_CASH_COLLECTED_USD, SCOPE_ALL, 0, cash);
    metric_emit(walk, METRIC_CASH_AFTER_COST_USD, SCOPE_ALL, 0, cash - cost);
    metric_emit(walk, METRIC_OTHER_WRITE_OFF_USD, SCOPE_ALL, 0, usd(money[MONEY_OTHER_WRITTEN_OFF]));
    metric_emit(walk, METRIC_TAKEBACK_ACCRUED_USD, SCOPE_ALL, 0, usd(money[MONEY_TAKEBACK_ACCRUED]));
    metric_emit(walk, METRIC_TAKEN_BACK_USD, SCOPE_ALL, 0, usd(money[MONEY_TAKEN_BACK]));
    metric_emit(walk, METRIC_LATE_CHARGES_USD, SCOPE_ALL, 0, usd(money[MONEY_LATE_CHARGES]));
    metric_emit(walk, METRIC_CHARGES_LOST_USD, SCOPE_ALL, 0, usd(money[MONEY_CHARGES_LOST]));
    metric_emit(walk, METRIC_REVENUE_LOST_USD, SCOPE_ALL, 0, lost);
    metric_emit(walk, METRIC_RECEIVABLES_END_USD, SCOPE_ALL, 0, open);
    metric_emit(walk, METRIC_AR_DAYS, SCOPE_ALL, 0, metric_ratio(open * (days->days - days->first_day), claimed));
    metric_emit(walk, METRIC_COST_TO_COLLECT_SHARE, SCOPE_ALL, 0, metric_ratio(cost, cash));
}
