#ifndef EXPERIMENT_MONEY_H
#define EXPERIMENT_MONEY_H
/* Investment arithmetic on one replication's monthly cash, as pure functions on arrays. Only the simulated window
 * counts: what is billed and not yet paid at its end, and whatever a plan earns or costs later, is in none of these
 * numbers. Flows are [month][CASH_LINES] in usd as models/cash.h makes them, inflows above zero; a difference is
 * alternative - baseline. */
#include "models/cash.h"

enum { MONEY_DAYS_A_YEAR = 365, MONEY_MONTHS_A_YEAR = 12 };

/* Years from the start of the window to the day after a month's last day within it: when that month's flow counts. */
void money_years(const struct plan *plan, double *years);

/* The net line by month, of `ours` - `theirs`. */
void money_net_difference(const double *ours, const double *theirs, int months, double *net);

/* Running sum: at each month end. `net` and `cumulative` may be the same array. */
void money_cumulate(const double *net, int months, double *cumulative);

/* Sum of net[m] (1 + rate)^-years[m]. */
double money_npv(const double *net, const double *years, int months, double rate_share);

/* Months to the first month end from which the cumulative difference is, and to the end of the window stays, at or
 * above zero. Calendar months, parts of one count whole. 0 when it is never below zero at a month end; NAN when it is
 * below zero at the last. */
double money_payback_months(const double *net, int months);

/* Extra spending, above zero: by month and by line from labour to paused lines, what `ours` spends beyond `theirs`.
 * What it saves elsewhere is not set against it. */
double money_investment(const double *ours, const double *theirs, int months);

/* Sum of `net` over the investment; NAN without investment. */
double money_roi(const double *net, int months, double investment);
#endif
