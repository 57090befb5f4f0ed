/* Metrics of cost and cash. */
#include "models/cash.h"
#include "models/metric_walk.h"

static double usd(int64_t cents)
{
    return (double)cents / 100;
}

void metric_walk_costs(struct metric_walk *walk)
{
    const int pools = (int)walk->plan->scenario->pools.count;
    int64_t location[LOCATION_COUNT] = {0}, total = metric_cost_total(walk);
    metric_emit(walk, METRIC_COST_TOTAL_USD, SCOPE_ALL, 0, usd(total));
    for (int c = 0; c < COST_COUNT; c++) {
        int64_t cents = 0;
        for (int p = 0; p <= pools; p++) cents += metric_costs(walk, p)[c];
        metric_emit(walk, METRIC_COST_COMPONENT_USD, SCOPE_COMPONENT, c, usd(cents));
    }
    for (int p = 0; p < pools; p++) {
        int64_t cents = metric_cost_of_pool(walk, p);
        location[walk->plan->scenario->pools.items[p].location] += cents;
        metric_emit(walk, METRIC_COST_TOTAL_USD, SCOPE_POOL, p, usd(cents));
    }
    for (int l = 0; l < LOCATION_COUNT; l++)
        metric_emit(walk, METRIC_COST_TOTAL_USD, SCOPE_LOCATION, l, usd(location[l]));
    metric_emit(walk, METRIC_COST_PER_ENCOUNTER_USD, SCOPE_ALL, 0, metric_ratio(usd(total), (double)walk->coded));
}

/* Billed and neither paid nor written off at the end of day `to` - 1: everything claimed since the start, and what was
 * open then. */
static int64_t receivables(const struct department *department, int to)
{
    int64_t cents = department->root->opening_receivables_cents;
    for (int d = 0; d < to; d++) {
        const int64_t *money = day_book_money(&department->book, d);
        cents += money[MONEY_CLAIMED] - money[MONEY_FILED_LATE] - money[MONEY_CHARGES_LOST] - money[MONEY_OPENING] -
                 money[MONEY_COLLECTED] - money[MONEY_RECOVERED] - money[MONEY_OTHER_COLLECTED] -
                 money[MONEY_OTHER_WRITTEN_OFF] - money[MONEY_WRITTEN_OFF];
    }
    return cents;
}

void metric_walk_money(struct metric_walk *walk)
{
    const int64_t *money = metric_book_money(walk);
    double open = walk->department ? usd(receivables(walk->department, walk->to)) : 0;
    double cost = usd(metric_cost_total(walk));
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
    metric_emit(walk, METRIC_AR_DAYS, SCOPE_ALL, 0, metric_ratio(open * metric_walk_days(walk), claimed));
    metric_emit(walk, METRIC_COST_TO_COLLECT_SHARE, SCOPE_ALL, 0, metric_ratio(cost, cash));
}
