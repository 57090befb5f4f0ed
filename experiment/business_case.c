#include "experiment/business_case.h"
#include "experiment/money.h"
#include "sim/memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { ONE_NET, ONE_NPV, ONE_INVESTMENT, ONE_ROI, ONE_PAYBACK, ONE_COUNT }; /* results of one replication */

static struct estimate change_of(const struct study *study, size_t alternative, enum metric_id id, double confidence)
{
    size_t key = metric_key_find(&study->items[alternative].keys, (int)id, SCOPE_ALL, 0);
    struct estimate difference;
    bool found = estimate_difference(study, alternative, key, confidence, &difference);
    assert(found);
    (void)found;
    return difference;
}

static void fill_lines(struct business_case *money, const struct study *study, size_t alternative, double confidence)
{
    const struct study_scenario *base = &study->items[0];
    const struct day_table *days = &base->plan.days;
    double a_year = (double)MONEY_DAYS_A_YEAR / (days->days - days->first_day);
    struct estimate inventory = change_of(study, alternative, METRIC_NET_DNFB_LAST_WEEK_USD, confidence);
    struct estimate lost = change_of(study, alternative, METRIC_REVENUE_LOST_USD, confidence);
    money->released_usd = estimate_scaled(inventory, -1);
    money->carrying_usd_per_year = estimate_scaled(money->released_usd, base->scenario->finance.cost_of_capital_share);
    money->operating_cost_usd = change_of(study, alternative, METRIC_COST_TOTAL_USD, confidence);
    money->operating_cost_usd_per_year = estimate_scaled(money->operating_cost_usd, a_year);
    money->revenue_protected_usd = estimate_scaled(lost, -1);
    money->cash_collected_usd = change_of(study, alternative, METRIC_CASH_COLLECTED_USD, confidence);
}

static void count_shares(struct business_case *money, const double *results, int64_t n, double confidence)
{
    int64_t positive = 0, back = 0, soon = 0;
    for (int64_t r = 0; r < n; r++) {
        const double *one = results + r * ONE_COUNT;
        positive += one[ONE_NPV] > 0;
        back += !isnan(one[ONE_PAYBACK]);
        soon += one[ONE_PAYBACK] < MONEY_MONTHS_A_YEAR;
    }
    money->npv_positive = estimate_share(positive, n, confidence);
    money->pays_back = estimate_share(back, n, confidence);
    money->pays_back_in_a_year = estimate_share(soon, n, confidence);
}

static void fill_results(struct business_case *money, const double *results, int64_t n, double confidence)
{
    struct estimate *const into[ONE_COUNT] = {[ONE_NET] = &money->net_cash_usd,
                                              [ONE_NPV] = &money->npv_usd,
                                              [ONE_INVESTMENT] = &money->investment_usd,
                                              [ONE_ROI] = &money->roi,
                                              [ONE_PAYBACK] = &money->payback_months};
    for (int i = 0; i < ONE_COUNT; i++) *into[i] = estimate_of(results + i, ONE_COUNT, n, confidence);
    count_shares(money, results, n, confidence);
}

void business_case_init(struct business_case *money, const struct study *study, size_t alternative, double confidence)
{
    const struct study_scenario *ours = &study->items[alternative], *theirs = &study->items[0];
    int months = cash_month_count(&theirs->plan);
    assert(cash_month_count(&ours->plan) == months);
    size_t n = (size_t)study->replications, width = (size_t)months;
    double *years = memory_allocate(width, sizeof *years), *net = memory_allocate(width, sizeof *net);
    double *results = memory_allocate(n * ONE_COUNT, sizeof *results);
    *money = (struct business_case){.months = months};
    money_years(&theirs->plan, years);
    for (size_t r = 0; r < n; r++) {
        const double *our_cash = ours->cash + r * width * CASH_LINES;
        const double *their_cash = theirs->cash + r * width * CASH_LINES;
        double *one = results + r * ONE_COUNT;
        money_net_difference(our_cash, their_cash, months, net);
        one[ONE_NPV] = money_npv(net, years, months, theirs->scenario->finance.discount_rate_share);
        one[ONE_PAYBACK] = money_payback_months(net, months);
        one[ONE_INVESTMENT] = money_investment(our_cash, their_cash, months);
        one[ONE_ROI] = money_roi(net, months, one[ONE_INVESTMENT]);
        money_cumulate(net, months, net);
        one[ONE_NET] = net[months - 1];
    }
    fill_lines(money, study, alternative, confidence);
    fill_results(money, results, study->replications, confidence);
    money->net_usd = memory_allocate(width, sizeof *money->net_usd);
    money->cumulative_usd = memory_allocate(width, sizeof *money->cumulative_usd);
    for (int m = 0; m < months; m++) {
        money->net_usd[m] = cash_difference(study, alternative, m, CASH_NET, confidence);
        money->cumulative_usd[m] = cash_difference(study, alternative, m, CASH_LINES, confidence);
    }
    free(years);
    free(net);
    free(results);
}

void business_case_free(struct business_case *money)
{
    free(money->net_usd);
    free(money->cumulative_usd);
    *money = (struct business_case){0};
}

static double cash_at(const struct study_scenario *item, size_t replication, int month, int line)
{
    const double *flows = item->cash + replication * (size_t)cash_month_count(&item->plan) * CASH_LINES;
    if (line < CASH_LINES) return flows[month * CASH_LINES + line];
    double sum = 0;
    for (int m = 0; m <= month; m++) sum += flows[m * CASH_LINES + CASH_NET];
    return sum;
}

static struct estimate cash_estimate(const struct study *study, const struct study_scenario *ours,
                                     const struct study_scenario *theirs, int month, int line, double confidence)
{
    double *values = memory_allocate((size_t)study->replications, sizeof *values);
    for (size_t r = 0; r < (size_t)study->replications; r++)
        values[r] = cash_at(ours, r, month, line) - (theirs ? cash_at(theirs, r, month, line) : 0);
    struct estimate estimate = estimate_of(values, 1, study->replications, confidence);
    free(values);
    return estimate;
}

struct estimate cash_level(const struct study *study, size_t scenario, int month, int line, double confidence)
{
    return cash_estimate(study, &study->items[scenario], NULL, month, line, confidence);
}

struct estimate cash_difference(const struct study *study, size_t alternative, int month, int line, double confidence)
{
    return cash_estimate(study, &study->items[alternative], &study->items[0], month, line, confidence);
}
