#include "experiment/money.h"
#include <math.h>

void money_years(const struct plan *plan, double *years)
{
    int months = cash_month_count(plan);
    for (int m = 0; m < months; m++) {
        int from, to;
        cash_month_days(plan, m, &from, &to);
        years[m] = (double)(to - plan->days.first_day) / MONEY_DAYS_A_YEAR;
    }
}

void money_net_difference(const double *ours, const double *theirs, int months, double *net)
{
    for (int m = 0; m < months; m++) net[m] = ours[m * CASH_LINES + CASH_NET] - theirs[m * CASH_LINES + CASH_NET];
}

void money_cumulate(const double *net, int months, double *cumulative)
{
    double sum = 0;
    for (int m = 0; m < months; m++) cumulative[m] = sum += net[m];
}

double money_npv(const double *net, const double *years, int months, double rate_share)
{
    double npv = 0;
    for (int m = 0; m < months; m++) npv += net[m] * pow(1 + rate_share, -years[m]);
    return npv;
}

/* Sums of dollars and cents miss zero by less than this. */
static const double half_a_cent = 0.005;

double money_payback_months(const double *net, int months)
{
    double sum = 0, payback = 0;
    for (int m = 0; m < months; m++) {
        sum += net[m];
        if (sum < -half_a_cent) payback = m + 2;
    }
    return payback > months ? NAN : payback;
}

double money_investment(const double *ours, const double *theirs, int months)
{
    double investment = 0;
    for (int m = 0; m < months; m++)
        for (int l = CASH_LABOUR; l <= CASH_PAUSED; l++)
            investment += fmax(0, theirs[m * CASH_LINES + l] - ours[m * CASH_LINES + l]);
    return investment;
}

double money_roi(const double *net, int months, double investment)
{
    double sum = 0;
    for (int m = 0; m < months; m++) sum += net[m];
    return investment > 0 ? sum / investment : NAN;
}
