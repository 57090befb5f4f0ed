#include "models/cash.h"
#include "sim/civil.h"

/* One row reads as one row. */
/* clang-format off */
const struct cash_line_row cash_lines[CASH_LINES] = {
    [CASH_OPENING] = {"opening", false, "collected on bills sent before the start; the same in every scenario of the same volumes and payers"},
    [CASH_COLLECTED] = {"collected", false, "first payments, and late ones after denials that coding does not touch"},
    [CASH_APPEALS] = {"appeals", false, "paid after appeals"},
    [CASH_TAKEBACKS] = {"takebacks", false, "taken back by payers"},
    [CASH_LABOUR] = {"labour", false, "wages, payroll tax and benefits of own people"},
    [CASH_OVERTIME] = {"overtime", false, "overtime of own people"},
    [CASH_VENDOR] = {"vendor", false, "hours, overtime and charts of vendors and agencies, less service credits"},
    [CASH_AUTOMATION] = {"automation", false, "CAC, RPA and documentation tools"},
    [CASH_ONE_OFFS] = {"one_offs", false, "onboarding, severance, retraining"},
    [CASH_PAUSED] = {"paused_lines", false, "contribution of patients who did not come"},
    [CASH_NET] = {"net", false, "sum of the lines above"},
    [CASH_DENIED] = {"denied", true, "memo: denied for coding in the month"},
    [CASH_WRITTEN_OFF] = {"written_off", true, "memo: coding and other denials written off, claims filed late, late charges lost"},
    [CASH_ACCRUED] = {"takebacks_accrued", true, "memo: take-backs accrued when billed"},
};
/* clang-format on */

static int month_of(const struct plan *plan, int day)
{
    struct civil_date date = civil_date_of(plan->days.first_civil_day + day);
    return date.year * 12 + date.month - 1;
}

int cash_month_count(const struct plan *plan)
{
    return month_of(plan, plan->days.days - 1) - month_of(plan, plan->days.first_day) + 1;
}

void cash_month_days(const struct plan *plan, int month, int *from, int *to)
{
    int first = month_of(plan, plan->days.first_day) + month;
    *from = plan->days.first_day;
    while (*from < plan->days.days && month_of(plan, *from) < first) (*from)++;
    *to = *from;
    while (*to < plan->days.days && month_of(plan, *to) == first) (*to)++;
}

static void add_costs(const struct department *department, int day, int64_t lines[CASH_LINES])
{
    const struct cost_book *costs = &department->costs;
    for (size_t p = 0; p <= costs->pools; p++) {
        const int64_t *cost = cost_book_at(costs, day, p);
        bool vendor = p < costs->pools && department->plan->scenario->pools.items[p].is_vendor;
        lines[vendor ? CASH_VENDOR : CASH_LABOUR] -= cost[COST_WAGES] + cost[COST_PAYROLL_TAX] + cost[COST_BENEFITS];
        lines[vendor ? CASH_VENDOR : CASH_OVERTIME] -= cost[COST_OVERTIME];
        lines[CASH_VENDOR] -= cost[COST_PER_CHART] + cost[COST_SLA_CREDITS];
        lines[CASH_AUTOMATION] -=
            cost[COST_CAC_LICENCE] + cost[COST_CAC_CHARTS] + cost[COST_RPA] + cost[COST_DOCUMENTATION_TOOLS];
        lines[CASH_ONE_OFFS] -= cost[COST_ONBOARDING] + cost[COST_SEVERANCE];
        lines[CASH_PAUSED] -= cost[COST_PAUSED_LINES];
    }
}

static void add_money(const struct department *department, int day, int64_t lines[CASH_LINES])
{
    const int64_t *money = day_book_money(&department->book, day);
    lines[CASH_OPENING] += money[MONEY_OPENING];
    lines[CASH_COLLECTED] += money[MONEY_COLLECTED] + money[MONEY_OTHER_COLLECTED];
    lines[CASH_APPEALS] += money[MONEY_RECOVERED];
    lines[CASH_TAKEBACKS] -= money[MONEY_TAKEN_BACK];
    for (int c = 0; c < (int)department->plan->claims.cause_count; c++)
        lines[CASH_DENIED] += day_book_cause(&department->book, day, c)[CAUSE_DENIED];
    lines[CASH_WRITTEN_OFF] +=
        money[MONEY_WRITTEN_OFF] + money[MONEY_OTHER_WRITTEN_OFF] + money[MONEY_FILED_LATE] + money[MONEY_CHARGES_LOST];
    lines[CASH_ACCRUED] += money[MONEY_TAKEBACK_ACCRUED];
}

void cash_of_days(const struct department *department, int from, int to, double lines[CASH_LINES])
{
    int64_t cents[CASH_LINES] = {0};
    for (int d = from; d < to; d++) {
        add_costs(department, d, cents);
        add_money(department, d, cents);
    }
    for (int l = 0; l < CASH_NET; l++) cents[CASH_NET] += cents[l];
    for (int l = 0; l < CASH_LINES; l++) lines[l] = (double)cents[l] / 100;
}

void cash_flows(const struct department *department, double *values)
{
    int months = cash_month_count(department->plan);
    for (int m = 0; m < months; m++) {
        int from, to;
        cash_month_days(department->plan, m, &from, &to);
        cash_of_days(department, from, to, values + m * CASH_LINES);
    }
}
