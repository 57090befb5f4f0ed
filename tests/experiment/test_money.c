#include "experiment/business_case.h"
#include "experiment/money.h"
#include "experiment/turnaround_gain.h"
#include "tests/model_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/close.h"

static void npv_discounts_each_flow_over_its_years(void **state)
{
    (void)state;
    const double net[] = {-100, 125, 156.25}, years[] = {0, 1, 2};
    assert_close(money_npv(net, years, 3, 0.25), 100, 1e-12);
    assert_close(money_npv(net, years, 3, 0), 181.25, 0);
    const double half[] = {110}, later[] = {0.5};
    assert_close(money_npv(half, later, 1, 0.21), 100, 1e-12);
}

static void payback_is_the_first_month_end_from_which_the_sum_stays_at_or_above_zero(void **state)
{
    (void)state;
    const struct {
        double net[4], months;
    } cases[] = {
        {{1, 1, 1, 1}, 0},        {{0, 0, 0, 0}, 0},      {{-10, 10, 0, 0}, 2},  {{-10, 4, 6, 0}, 3},
        {{5, -10, 5, 0}, 3},      {{-10, 20, -11, 2}, 4}, {{-10, 4, 4, 1}, NAN}, {{1, 1, 1, -4}, NAN},
        {{-0.3, 0.1, 0.2, 0}, 3}, /* cents that do not sum to zero in binary */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double months = money_payback_months(cases[i].net, 4);
        if (isnan(cases[i].months) ? !isnan(months) : months != cases[i].months)
            fail_msg("case %zu: %g months, not %g", i, months, cases[i].months);
    }
}

static void set(double *flows, int month, enum cash_line line, double usd)
{
    flows[month * CASH_LINES + line] = usd;
    if (line < CASH_NET) flows[month * CASH_LINES + CASH_NET] += usd;
}

static void investment_is_extra_spending_and_roi_the_net_gain_on_it(void **state)
{
    (void)state;
    double ours[2 * CASH_LINES] = {0}, theirs[2 * CASH_LINES] = {0}, net[2];
    set(theirs, 0, CASH_LABOUR, -100);
    set(theirs, 1, CASH_LABOUR, -100);
    set(theirs, 1, CASH_COLLECTED, 1000);
    set(ours, 0, CASH_LABOUR, -80); /* saved: not set against what is spent */
    set(ours, 0, CASH_ONE_OFFS, -50);
    set(ours, 1, CASH_LABOUR, -110);
    set(ours, 1, CASH_AUTOMATION, -40);
    set(ours, 1, CASH_COLLECTED, 1270);
    set(ours, 1, CASH_TAKEBACKS, -20); /* no spending, but money */
    set(ours, 1, CASH_WRITTEN_OFF, 999);
    money_net_difference(ours, theirs, 2, net);
    assert_close(net[0], -30, 0);
    assert_close(net[1], 200, 0);
    assert_close(money_investment(ours, theirs, 2), 100, 0);
    assert_close(money_roi(net, 2, 100), 1.7, 1e-15);
    assert_true(isnan(money_roi(net, 2, 0)));
    money_cumulate(net, 2, net);
    assert_close(net[1], 170, 0);
}

/* One type, one pool; 60 days are January's 27, February and five days of March. */
static const char clinic[] =
    FACILITY(60, "") "'work_types':[{'name':'chart','setting':'IP','arrivals':{'rate_per_hour':1},'gross_usd':1000,"
                     "'net_to_gross_share':0.5,'coding_minutes':30,'bill_hold_days':2}],"
                     "'finance':{'discount_rate_share':0.1,'cost_of_capital_share':0.05},"
                     "'pools':[" POOL("coders", 2, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'");

struct two {
    struct fixture *fixture;
    struct study study;
};

/* The clinic against itself, to be rewritten by the test. */
static void run_two(struct two *two, int64_t replications)
{
    two->fixture = fixture_new();
    fixture_load(two->fixture, "%s", clinic);
    const struct scenario *const scenarios[] = {two->fixture->scenario, two->fixture->scenario};
    study_init(&two->study, scenarios, 2);
    struct study_options options = {.replications = replications, .seed = 3, .jobs = 1};
    study_run(&two->study, &options);
    assert_int_equal(two->study.replications, replications);
}

static void end_two(struct two *two)
{
    study_free(&two->study);
    fixture_free(two->fixture);
}

static void shift_metric(struct two *two, enum metric_id id, int64_t replication, double by)
{
    struct study_scenario *item = &two->study.items[1];
    size_t key = metric_key_find(&item->keys, (int)id, SCOPE_ALL, 0);
    item->values[(size_t)replication * item->keys.count + key] += by;
}

static void month_counts_from_the_day_after_its_last_day_in_the_window(void **state)
{
    (void)state;
    struct two two;
    run_two(&two, 1);
    double years[3];
    assert_int_equal(cash_month_count(&two.study.items[0].plan), 3);
    money_years(&two.study.items[0].plan, years);
    assert_close(years[0], 27.0 / 365, 0);
    assert_close(years[1], 55.0 / 365, 0);
    assert_close(years[2], 60.0 / 365, 0);
    end_two(&two);
}

static void study_keeps_the_cash_that_the_metrics_count(void **state)
{
    (void)state;
    struct two two;
    run_two(&two, 3);
    const struct study_scenario *item = &two.study.items[0];
    for (int64_t r = 0; r < 3; r++) {
        size_t key = metric_key_find(&item->keys, METRIC_CASH_AFTER_COST_USD, SCOPE_ALL, 0);
        double net = 0;
        for (int m = 0; m < 3; m++) net += item->cash[((size_t)r * 3 + (size_t)m) * CASH_LINES + CASH_NET];
        assert_true(net > 0);
        assert_close(net, item->values[(size_t)r * item->keys.count + key], 1e-6);
    }
    end_two(&two);
}

static void same_plan_is_worth_nothing_and_pays_back_at_once(void **state)
{
    (void)state;
    struct two two;
    struct business_case money;
    run_two(&two, 4);
    business_case_init(&money, &two.study, 1, 0.95);
    assert_close(money.npv_usd.mean, 0, 0);
    assert_close(money.released_usd.mean, 0, 0);
    assert_false(estimate_shows(&money.npv_usd));
    assert_int_equal(money.npv_positive.hits, 0);
    assert_int_equal(money.pays_back_in_a_year.hits, 4);
    assert_close(money.payback_months.mean, 0, 0);
    assert_int_equal(money.roi.count, 0);
    business_case_free(&money);
    end_two(&two);
}

static void business_case_is_made_replication_by_replication(void **state)
{
    (void)state;
    struct two two;
    struct business_case money;
    run_two(&two, 3);
    for (int r = 0; r < 3; r++) {
        double *cash = two.study.items[1].cash + r * 3 * CASH_LINES;
        set(cash, 0, CASH_ONE_OFFS, -1000);
        set(cash, 2, CASH_COLLECTED, r * 1000); /* never, just, and well */
        shift_metric(&two, METRIC_NET_DNFB_LAST_WEEK_USD, r, -100 * r);
        shift_metric(&two, METRIC_COST_TOTAL_USD, r, 600);
        shift_metric(&two, METRIC_REVENUE_LOST_USD, r, -r);
    }
    business_case_init(&money, &two.study, 1, 0.95);
    double first = pow(1.1, -27.0 / 365), last = pow(1.1, -60.0 / 365);
    assert_close(money.npv_usd.mean, 1000 * (last - first), 1e-9);
    assert_close(money.npv_usd.p50, 1000 * (last - first), 1e-9);
    assert_int_equal(money.npv_positive.hits, 1);
    assert_int_equal(money.npv_positive.count, 3);
    assert_int_equal(money.pays_back.hits, 2);
    assert_int_equal(money.pays_back_in_a_year.hits, 2);
    assert_int_equal(money.payback_months.count, 2);
    assert_close(money.payback_months.mean, 3, 0);
    assert_close(money.investment_usd.mean, 1000, 1e-9);
    assert_close(money.roi.mean, 0, 1e-9);
    assert_close(money.roi.p90, 0.8, 1e-9);
    assert_int_equal(money.months, 3);
    assert_close(money.cumulative_usd[1].mean, -1000, 1e-9);
    assert_close(money.net_usd[2].mean, 1000, 1e-9);
    /* the four lines, each on its own */
    assert_close(money.released_usd.mean, 100, 1e-6);
    assert_close(money.released_usd.half_width, 4.30265273 * 100 / sqrt(3), 1e-4);
    assert_close(money.carrying_usd_per_year.mean, 5, 1e-7);
    assert_close(money.carrying_usd_per_year.half_width, 0.05 * money.released_usd.half_width, 1e-9);
    assert_close(money.operating_cost_usd.mean, 600, 1e-6);
    assert_close(money.operating_cost_usd_per_year.mean, 600.0 * 365 / 60, 1e-6);
    assert_close(money.revenue_protected_usd.mean, 1, 1e-6);
    business_case_free(&money);
    end_two(&two);
}

static void last_week_of_net_dnfb_is_the_mean_of_its_seven_midnights(void **state)
{
    (void)state;
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, "%s", clinic);
    fixture_run(fixture, 2);
    double week = 0;
    for (int d = 53; d < 60; d++) week += daily_of(fixture, "net_dnfb_usd", "all", d, 1) / 7;
    assert_true(week > 0);
    assert_close(value_of(fixture, "net_dnfb_last_week_usd", "all", 1), week, 1e-6);
    fixture_free(fixture);
}

static void hidden_days_are_turnaround_gained_that_dnfb_does_not_show(void **state)
{
    (void)state;
    struct two two;
    struct turnaround_gain gain;
    run_two(&two, 3);
    struct study_scenario *item = &two.study.items[1];
    size_t type = metric_key_find(&item->keys, METRIC_TAT_MEAN_HOURS, SCOPE_WORK_TYPE, 0);
    size_t queue = metric_key_find(&item->keys, METRIC_DNFB_CAUSE_USD, SCOPE_CAUSE, CAUSE_CODING_QUEUE);
    for (int r = 0; r < 3; r++) {
        shift_metric(&two, METRIC_TAT_MEAN_HOURS, r, -48 - r);
        shift_metric(&two, METRIC_DNFB_MEAN_DAYS, r, -0.5);
        item->values[(size_t)r * item->keys.count + type] -= 24;
        item->values[(size_t)r * item->keys.count + queue] -= 70;
    }
    turnaround_gain_of(&gain, &two.study, 1, 0.95);
    assert_close(gain.tat_days.mean, -49.0 / 24, 1e-9);
    assert_close(gain.tat_after_days - gain.tat_before_days, -49.0 / 24, 1e-9);
    assert_close(gain.hidden_days.mean, 49.0 / 24 - 0.5, 1e-9);
    assert_close(gain.tat_by_dollars_days.mean, -1, 1e-9);
    assert_close(gain.hidden_dollars_days.mean, 0.5, 1e-9);
    assert_close(gain.coding_usd.mean, -70, 1e-6);
    assert_close(gain.cause_usd[CAUSE_MINIMUM_DAYS].mean, 0, 0);
    assert_true(gain.cause_before_usd[CAUSE_MINIMUM_DAYS] > 0);
    end_two(&two);
}

static void monthly_cash_is_shown_as_level_and_as_difference(void **state)
{
    (void)state;
    struct two two;
    run_two(&two, 2);
    for (int r = 0; r < 2; r++) set(two.study.items[1].cash + r * 3 * CASH_LINES, 1, CASH_VENDOR, -70);
    assert_close(cash_level(&two.study, 1, 1, CASH_VENDOR, 0.95).mean, -70, 1e-9);
    assert_close(cash_difference(&two.study, 1, 1, CASH_VENDOR, 0.95).mean, -70, 1e-9);
    assert_close(cash_difference(&two.study, 1, 0, CASH_NET, 0.95).mean, 0, 0);
    assert_close(cash_difference(&two.study, 1, 2, CASH_LINES, 0.95).mean, -70, 1e-6);
    end_two(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(npv_discounts_each_flow_over_its_years),
        cmocka_unit_test(payback_is_the_first_month_end_from_which_the_sum_stays_at_or_above_zero),
        cmocka_unit_test(investment_is_extra_spending_and_roi_the_net_gain_on_it),
        cmocka_unit_test(month_counts_from_the_day_after_its_last_day_in_the_window),
        cmocka_unit_test(study_keeps_the_cash_that_the_metrics_count),
        cmocka_unit_test(same_plan_is_worth_nothing_and_pays_back_at_once),
        cmocka_unit_test(business_case_is_made_replication_by_replication),
        cmocka_unit_test(last_week_of_net_dnfb_is_the_mean_of_its_seven_midnights),
        cmocka_unit_test(hidden_days_are_turnaround_gained_that_dnfb_does_not_show),
        cmocka_unit_test(monthly_cash_is_shown_as_level_and_as_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
