/* Cash by day and month: what was billed before the start, what the department earns and spends. */
#include "models/cash.h"
#include "tests/behaviour/lived.h"

/* Ten charts a day of 500 net dollars. %d %d: horizon and warm-up. */
#define FLOW(payment_lag, claims, coders)                                                                              \
    "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-01','horizon_days':%d,'warmup_days':%d},"          \
    "'work_types':[{'name':'chart','arrivals':{'per_week':70},'coding_minutes':60,'gross_usd':1000,"                   \
    "'net_to_gross_share':0.5,'bill_hold_days':0}],'claims':{" claims "'payment_lag_days':" payment_lag "},"           \
    "'pools':[" ROUND_THE_CLOCK("coders", 2, coders) "]," EVERYTHING_TO("'coders'")

/* The lag is 30 days: for 30 days exactly what was billed before is paid, 5,000 a day. */
TEST(what_was_billed_before_the_start_is_paid_as_a_steady_flow)
{
    struct fixture *fixture = lived(NULL, 3, FLOW("30", "", ""), 30, 0);
    for (int64_t r = 0; r < 3; r++) assert_near(value_of(fixture, "cash_collected_usd", "all", r), 30 * 5000, 1e-9);
    fixture_free(fixture);
    fixture = lived(NULL, 1, FLOW("30", "", ""), 10, 7);
    assert_metric(fixture, "cash_collected_usd", "all", 3 * 5000);
    fixture_free(fixture);
}

/* Paid on day d: what was billed at 5,000 a day and takes longer than d days and a half. */
TEST(the_flow_dies_out_with_the_law_of_the_lag)
{
    for (int day = 0; day <= 60; day += 20) {
        struct fixture *fixture =
            lived(NULL, 1, FLOW("{'law':'exponential','mean':30}", "", "'productive_share':0.0001,"), day + 1, day);
        assert_near(value(fixture, "cash_collected_usd", "all"), 5000 * exp(-(day + 0.5) / 30), 0.0051);
        fixture_free(fixture);
    }
}

/* Bills from before are followed by new ones: cash stays at 5,000 a day. Seed 1, 20 replications; a count of charts
 * has its mean as variance. */
TEST(new_payments_take_the_place_of_old_ones)
{
    struct fixture *fixture = lived(NULL, 20, FLOW("{'law':'exponential','mean':10}", "", ""), 120, 60);
    double per_day = sum_of(fixture, "cash_collected_usd", "all") / 20 / 60;
    assert_near(per_day, 5000, 4.5 * 500 * sqrt(10. / (20 * 60)));
    double days = sum_of(fixture, "ar_days", "all") / 20;
    assert_near(days, 10, 0.5);
    fixture_free(fixture);
}

TEST(without_opening_receivables_cash_starts_at_zero)
{
    struct fixture *fixture = lived(NULL, 2, FLOW("30", "'opening_receivables':false,", ""), 30, 0);
    for (int64_t r = 0; r < 2; r++) assert_near(value_of(fixture, "cash_collected_usd", "all", r), 0, 0);
    assert_true(value(fixture, "receivables_end_usd", "all") == value(fixture, "net_claimed_usd", "all"));
    fixture_free(fixture);
}

/* Neither people, nor errors, nor holds change what was billed before. */
TEST(opening_receivables_are_the_same_in_every_alternative)
{
    static const char *const coders[] = {"", "'productive_share':0.5,", EVERY_ERROR("")};
    for (int i = 0; i < 3; i++) {
        struct fixture *fixture =
            lived(NULL, 2, FLOW("30", "'denial_given_error_share':1,'denial_causes':[{'name':'c'}],", "%s"), 20, 0,
                  coders[i]);
        for (int64_t r = 0; r < 2; r++) assert_near(value_of(fixture, "cash_collected_usd", "all", r), 20 * 5000, 0);
        fixture_free(fixture);
    }
}

TEST(receivables_are_what_is_billed_and_neither_paid_nor_lost)
{
    /* nobody codes: of 150,000 from before, a day's 5,000 are paid */
    struct fixture *fixture = lived(NULL, 1, FLOW("30", "", "'available_from':'2026-12-01',"), 1, 0);
    assert_metric(fixture, "receivables_end_usd", "all", 145000);
    assert_true(isnan(value(fixture, "ar_days", "all")));
    assert_metric(fixture, "net_claimed_usd", "all", 0);
    fixture_free(fixture);
}

static double line_of(const struct fixture *fixture, int month, enum cash_line line)
{
    return fixture->study.items[0].cash[month * CASH_LINES + line];
}

/* January and February of 2026, one vendor and one own pool; a chart billed on the first day and paid on 31 January at
 * 1:00, half of it taken back 20 days later; one chart of each pool. */
TEST(cash_by_month_has_every_line_on_its_day)
{
    struct fixture *fixture = lived(
        ONE_CHART, 1,
        "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-01','horizon_days':59}," TRACED CHARTS(
            "") "'cac':[{'name':'engine','work_types':['chart'],'assist_less_time_share':0,'usd_per_month':365.25,'usd_"
                "per_chart':2}],"
                "'claims':{'payment_lag_days':30,'takeback_given_error_share':1,'takeback_amount_share':0.5,'takeback_"
                "lag_days':20},"
                "'pools':[" ROUND_THE_CLOCK(
                    "own", 1,
                    "'wage_usd_per_hour':10,'payroll_tax_share':0.1,'benefits_usd_per_hour':2," EVERY_ERROR(
                        "")) "," ROUND_THE_CLOCK("vendor", 1,
                                                 "'is_vendor':true,'wage_usd_per_hour':20,'available_from':'2026-02-01'"
                                                 ","
                                                 "'workforce':{'onboarding_usd':900},") "]," EVERYTHING_TO("'own'"));
    assert_near(line_of(fixture, 0, CASH_OPENING), 0, 0); /* a trace has no steady flow */
    assert_near(line_of(fixture, 0, CASH_COLLECTED), 500, 1e-9);
    assert_near(line_of(fixture, 1, CASH_COLLECTED), 0, 0);
    assert_near(line_of(fixture, 0, CASH_TAKEBACKS), 0, 0);
    assert_near(line_of(fixture, 1, CASH_TAKEBACKS), -250, 1e-9);
    assert_near(line_of(fixture, 0, CASH_ACCRUED), 250, 1e-9);
    assert_near(line_of(fixture, 0, CASH_LABOUR), -31 * 24 * (10 * 1.1 + 2), 1e-6);
    assert_near(line_of(fixture, 1, CASH_LABOUR), -28 * 24 * (10 * 1.1 + 2), 1e-6);
    assert_near(line_of(fixture, 0, CASH_VENDOR), 0, 0);
    assert_near(line_of(fixture, 1, CASH_VENDOR), -28 * 24 * 20, 1e-6);
    assert_near(line_of(fixture, 0, CASH_AUTOMATION), -31 * 12 - 2, 1e-6);
    assert_near(line_of(fixture, 1, CASH_AUTOMATION), -28 * 12, 1e-6);
    assert_near(line_of(fixture, 1, CASH_ONE_OFFS), -900, 1e-9);
    for (int month = 0; month < 2; month++) {
        double sum = 0;
        for (int l = 0; l < CASH_NET; l++) sum += line_of(fixture, month, (enum cash_line)l);
        assert_near(line_of(fixture, month, CASH_NET), sum, 1e-6);
    }
    double net = line_of(fixture, 0, CASH_NET) + line_of(fixture, 1, CASH_NET);
    assert_metric(fixture, "cash_after_cost_usd", "all", net);
    fixture_free(fixture);
}

TEST(memo_lines_stand_beside_the_cash)
{
    struct fixture *fixture =
        lived(ONE_CHART, 1,
              "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-01','horizon_days':59}," TRACED CHARTS(
                  "") "'claims':{'payment_lag_days':40,'denial_given_error_share':1,'denial_causes':[{'name':'c','"
                      "amount_share':0.4}]},"
                      "'pools':[" ROUND_THE_CLOCK("own", 1, EVERY_ERROR("")) "]," EVERYTHING_TO("'own'"));
    assert_near(line_of(fixture, 0, CASH_DENIED), 0, 0);
    assert_near(line_of(fixture, 1, CASH_DENIED), 200, 1e-9);
    assert_near(line_of(fixture, 1, CASH_WRITTEN_OFF), 200, 1e-9);
    assert_near(line_of(fixture, 1, CASH_COLLECTED), 300, 1e-9);
    assert_near(line_of(fixture, 1, CASH_NET), 300, 1e-9);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_billed_before_the_start_is_paid_as_a_steady_flow),
        cmocka_unit_test(the_flow_dies_out_with_the_law_of_the_lag),
        cmocka_unit_test(new_payments_take_the_place_of_old_ones),
        cmocka_unit_test(without_opening_receivables_cash_starts_at_zero),
        cmocka_unit_test(opening_receivables_are_the_same_in_every_alternative),
        cmocka_unit_test(receivables_are_what_is_billed_and_neither_paid_nor_lost),
        cmocka_unit_test(cash_by_month_has_every_line_on_its_day),
        cmocka_unit_test(memo_lines_stand_beside_the_cash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
