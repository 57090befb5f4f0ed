#ifndef EXPERIMENT_BUSINESS_CASE_H
#define EXPERIMENT_BUSINESS_CASE_H
/* What an alternative is worth against the baseline, paired replication by replication. The first four lines answer
 * four different questions and are never added up: dollars released once, what they are worth a year, what the
 * department costs, and revenue that is not lost. DNFB is counted in expected net dollars: gross is no cash. Rates are
 * those of the baseline. The simulated window only, see experiment/money.h. */
#include "experiment/estimate.h"

struct business_case {
    struct estimate released_usd;          /* (1) fall of net_dnfb_last_week_usd: once */
    struct estimate carrying_usd_per_year; /* (2) released_usd x cost of capital */
    struct estimate operating_cost_usd;    /* (3) change of cost_total_usd over the window; below zero is a saving */
    struct estimate operating_cost_usd_per_year; /* (3) the same pace for 365 days */
    struct estimate revenue_protected_usd;       /* (4) fall of revenue_lost_usd over the window */
    struct estimate cash_collected_usd;          /* change of cash_collected_usd */
    struct estimate net_cash_usd;                /* sum of the monthly differences of the net line */
    struct estimate npv_usd;                     /* of them, at the discount rate */
    struct estimate investment_usd;              /* extra spending, money_investment */
    struct estimate roi;                         /* over the replications with investment */
    struct estimate payback_months;              /* over the replications that pay back in the window */
    struct share_estimate npv_positive;          /* replications with NPV > 0 */
    struct share_estimate pays_back;             /* within the window */
    struct share_estimate pays_back_in_a_year;   /* payback < 12 months; a shorter window cannot show a later one */
    int months;
    struct estimate *net_usd, *cumulative_usd; /* owned; difference by month, and summed up at each month end */
};

/* `alternative` and the baseline, item 0, have the same window. */
void business_case_init(struct business_case *money, const struct study *study, size_t alternative, double confidence);
void business_case_free(struct business_case *money);

/* Estimate of a cash line in a month: its level, or the difference of an alternative from the baseline. CASH_LINES as
 * the line: net cash summed up to the month's end. */
struct estimate cash_level(const struct study *study, size_t scenario, int month, int line, double confidence);
struct estimate cash_difference(const struct study *study, size_t alternative, int month, int line, double confidence);
#endif
