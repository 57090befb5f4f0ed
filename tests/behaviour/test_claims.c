/* Money that coding does not decide, or only later: other denials, take-backs, late charges, late filing. A claim of
 * 500 net dollars is billed at 1:00 on the first day and answered ten days later. */
#include "tests/behaviour/lived.h"

#define CODERS(more) "'pools':[" ROUND_THE_CLOCK("coders", 1, more) "]," EVERYTHING_TO("'coders'")

static struct fixture *claimed(int horizon, const char *claims, const char *coders)
{
    return lived(ONE_CHART, 1, FACILITY(% d, "") TRACED CHARTS("") "'claims':{'payment_lag_days':10,%s}," CODERS("%s"),
                 horizon, claims, coders);
}

TEST(other_denials_are_paid_late_less_what_is_written_off)
{
    const char rule[] = "'other_denial_share':1,'other_write_off_share':0.25,'other_delay_days':20";
    struct fixture *fixture = claimed(31, rule, "");
    assert_metric(fixture, "initial_denial_share", "all", 1);
    assert_metric(fixture, "coding_denials", "all", 0);
    assert_metric(fixture, "cash_collected_usd", "all", 375);
    assert_metric(fixture, "other_write_off_usd", "all", 125);
    assert_metric(fixture, "receivables_end_usd", "all", 0);
    fixture_free(fixture);
    fixture = claimed(30, rule, "");
    assert_metric(fixture, "cash_collected_usd", "all", 0);
    assert_metric(fixture, "other_write_off_usd", "all", 0);
    assert_metric(fixture, "receivables_end_usd", "all", 500);
    fixture_free(fixture);
}

/* The same charts meet the same fate, wrong or right, as long as they are not denied for coding. */
TEST(other_denials_are_a_background_that_errors_do_not_touch)
{
    static const char *const ids[] = {"initial_denial_share", "other_write_off_usd", "cash_collected_usd",
                                      "receivables_end_usd"};
    struct fixture *fixtures[2];
    for (int i = 0; i < 2; i++)
        fixtures[i] = lived(NULL, 4,
                            FACILITY(40, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':5},"
                                             "'coding_minutes':1,'gross_usd':{'law':'lognormal','mean':900,'cv':1}}],"
                                             "'claims':{'payment_lag_days':{'law':'exponential','mean':9},"
                                             "'other_denial_share':0.094,'other_delay_days':5}," CODERS("%s"),
                            i ? ERRORS(0.3, "") : "");
    for (int64_t r = 0; r < 4; r++)
        for (size_t m = 0; m < 4; m++)
            assert_true(value_of(fixtures[0], ids[m], "all", r) == value_of(fixtures[1], ids[m], "all", r));
    assert_true(sum_of(fixtures[0], "other_write_off_usd", "all") > 0);
    assert_true(sum_of(fixtures[1], "errors_out", "all") > 1000);
    for (int i = 0; i < 2; i++) fixture_free(fixtures[i]);
}

#define TAKEN "'takeback_given_error_share':1,'takeback_amount_share':0.3,'takeback_lag_days':20"

TEST(a_take_back_is_accrued_with_the_bill_and_taken_later)
{
    static const struct {
        int horizon;
        double cash, taken;
    } cases[] = {{5, 0, 0}, {11, 500, 0}, {30, 500, 0}, {31, 350, 150}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = claimed(cases[i].horizon, TAKEN, EVERY_ERROR(""));
        assert_metric(fixture, "takeback_accrued_usd", "all", 150);
        assert_metric(fixture, "taken_back_usd", "all", cases[i].taken);
        assert_metric(fixture, "cash_collected_usd", "all", cases[i].cash);
        assert_metric(fixture, "revenue_lost_usd", "all", 150);
        fixture_free(fixture);
    }
}

TEST(only_wrong_charts_are_taken_back_and_only_what_was_paid_for_them)
{
    struct fixture *fixture = claimed(40, TAKEN, "");
    assert_metric(fixture, "takeback_accrued_usd", "all", 0);
    assert_metric(fixture, "cash_collected_usd", "all", 500);
    fixture_free(fixture);
    fixture = claimed(40, TAKEN ",'denial_given_error_share':1,'denial_causes':[{'name':'c','amount_share':0.4}]",
                      EVERY_ERROR(""));
    assert_metric(fixture, "takeback_accrued_usd", "all", 0.3 * 300);
    assert_metric(fixture, "cash_collected_usd", "all", 0.7 * 300);
    fixture_free(fixture);
}

/* 20 % of the charges post after discharge, 1.5 days on average; half of those that miss the bill are never collected.
 */
TEST(a_shorter_hold_loses_more_late_charges)
{
    static const double holds[] = {0, 1, 3};
    for (size_t i = 0; i < 3; i++) {
        struct fixture *fixture = lived(
            ONE_CHART, 1,
            FACILITY(20, "") TRACED "'work_types':[{'name':'chart','coding_minutes':60,'gross_usd':1000,"
                                    "'net_to_gross_share':0.5,'bill_hold_days':%g}],'claims':{'payment_lag_days':10,"
                                    "'late_charge_share':0.2,'late_charge_mean_days':1.5,"
                                    "'late_charge_lost_share':0.5}," CODERS(""),
            holds[i]);
        double since = holds[i] > 0 ? holds[i] : 1. / 24; /* coded after an hour */
        double missed = rint(100 * 500 * 0.2 * exp(-since / 1.5)) / 100, lost = rint(50 * missed) / 100;
        assert_metric(fixture, "late_charges_usd", "all", missed);
        assert_metric(fixture, "charges_lost_usd", "all", lost);
        assert_metric(fixture, "cash_collected_usd", "all", 500 - lost);
        assert_metric(fixture, "revenue_lost_usd", "all", lost);
        fixture_free(fixture);
    }
}

/* One coder, two charts of an hour, and a payer who wants the bill within a day and a half. */
TEST(a_bill_after_the_filing_limit_is_lost_and_counted)
{
    struct fixture *fixture =
        lived("work_type,arrival_hours\nchart,0\nchart,0.1\n", 1,
              FACILITY(20, "") TRACED
              "'payers':[{'name':'strict','timely_filing_days':1,'payment_lag_days':2}],"
              "'work_types':[{'name':'chart','coding_minutes':900,'gross_usd':1000,'net_to_gross_share':0.5,"
              "'bill_hold_days':0,'payer_mix':{'strict':1}}],"
              "'claims':{'other_denial_share':1,'other_write_off_share':0,'other_delay_days':1}," CODERS(""));
    assert_metric(fixture, "claims", "all", 2);
    assert_metric(fixture, "net_claimed_usd", "all", 1000);
    assert_metric(fixture, "late_claims", "all", 1);
    assert_metric(fixture, "late_claims_usd", "all", 500);
    assert_metric(fixture, "cash_collected_usd", "all", 500);
    assert_metric(fixture, "initial_denial_share", "all", 0.5); /* too late to be denied */
    assert_metric(fixture, "revenue_lost_usd", "all", 500);
    fixture_free(fixture);
}

TEST(a_bill_on_the_filing_limit_is_in_time)
{
    struct fixture *fixture =
        lived("work_type,arrival_hours\nchart,0\n", 1,
              FACILITY(20, "") TRACED "'payers':[{'name':'strict','timely_filing_days':1}],"
                                      "'work_types':[{'name':'chart','coding_minutes':1440,'gross_usd':1000,"
                                      "'bill_hold_days':0,'payer_mix':{'strict':1}}]," CODERS(""));
    assert_metric(fixture, "late_claims", "all", 0);
    fixture_free(fixture);
}

/* A coder who never ends the first of four charts; their limits are 10 days past, and 20, 50 and 280 days away. */
TEST(dollars_uncoded_near_their_filing_limit_are_counted_by_how_near)
{
#define WAITING(name, usd, payer)                                                                                      \
    "{'name':'" name "','coding_minutes':90000,'gross_usd':" #usd                                                      \
    ",'net_to_gross_share':0.5,'bill_hold_days':0,'payer_mix':{'" payer "':1}}"
    struct fixture *fixture = lived(
        "work_type,arrival_hours\na,0\nb,0\nc,0\nd,0\n", 1,
        FACILITY(20, "") TRACED
        "'payers':[{'name':'p','timely_filing_days':10},{'name':'q','timely_filing_days':"
        "40},{'name':'r','timely_filing_days':70},{'name':'s','timely_filing_days':300}],"
        "'work_types':[" WAITING("a", 1000, "p") "," WAITING("b", 2000, "q") "," WAITING("c", 4000, "r") "," WAITING(
            "d", 8000, "s") "],'pools':[" POOL("coders", 1, ALWAYS, "{'a':1,'b':1,'c':1,'d':1}",
                                               "") "]," EVERYTHING_TO("'coders'"));
    assert_metric(fixture, "filing_passed_end_usd", "all", 500);
    assert_metric(fixture, "filing_30_days_end_usd", "all", 1500);
    assert_metric(fixture, "filing_60_days_end_usd", "all", 3500);
    fixture_free(fixture);
#undef WAITING
}

/* Professional bills are claims too; work without a bill is not. */
TEST(what_is_not_billed_is_no_claim)
{
    static const char *const billing[] = {"hospital", "professional", "none"};
    for (int i = 0; i < 3; i++) {
        struct fixture *fixture =
            lived(ONE_CHART, 1,
                  FACILITY(20, "") TRACED CHARTS(",'billing':'%s'") "'claims':{'payment_lag_days':10}," CODERS(""),
                  billing[i]);
        assert_metric(fixture, "claims", "all", i < 2);
        assert_metric(fixture, "cash_collected_usd", "all", i < 2 ? 500 : 0);
        fixture_free(fixture);
    }
}

/* A hundred accounts of three weeks, everything on, and four years to settle them: to the cent, what was claimed is
 * collected, recovered, written off, lost or filed late, and nothing is open. */
TEST(every_dollar_claimed_is_settled)
{
    char rows[5000] = "work_type,arrival_hours,gross_usd\n";
    for (int i = 0; i < 100; i++)
        snprintf(rows + strlen(rows), sizeof rows - strlen(rows), "chart,%g,%.2f\n", 5.0 * i,
                 17.77 * (i + 1) * (i % 7 + 1));
    struct fixture *fixture =
        lived(rows, 10,
              FACILITY(1500, "") TRACED
              "'payers':[{'name':'strict','timely_filing_days':4,'payment_lag_days':{'law':'exponential','mean':20}},"
              "{'name':'mild','payment_lag_days':{'law':'gamma','mean':40,'cv':0.5}}],"
              "'work_types':[{'name':'chart','coding_minutes':{'law':'lognormal','mean':300,'cv':1},'net_to_gross_"
              "share':0.31,"
              "'bill_hold_days':3,'payer_mix':{'strict':0.5,'mild':0.5}}],"
              "'quality':{'audits':[{'name':'some','share':0.3,'minutes':30,'by':['writers']}]},"
              "'claims':{'denial_given_error_share':0.6,'denial_given_clean_share':0.1,'denial_causes':["
              "{'name':'a','amount_share':0.37,'appeal_share':{'chart':0.7},'appeal_minutes':{'chart':300}},"
              "{'name':'b','appeal_share':{'chart':0.5},'appeal_minutes':{'chart':700}}],'appealed_by':['writers'],"
              "'appeal_deadline_days':1,'other_denial_share':0.2,'other_write_off_share':0.37,"
              "'takeback_given_error_share':0.5,'late_charge_share':0.13},"
              "'pools':[" ROUND_THE_CLOCK("coders", 1, ERRORS(0.4, "")) "," EIGHT_TO_FOUR(
                  "writers", 1, "") "]," EVERYTHING_TO("'coders'"));
    for (int64_t r = 0; r < 10; r++) {
        struct trace_of_lives trace = trace_of(fixture, r);
        double net = 0, claimed = value_of(fixture, "net_claimed_usd", "all", r);
        for (size_t i = 0; i < trace.count; i++) net += round(trace.lives[i].usd * 31) / 100;
        free(trace.lives);
        assert_near(claimed, net, 0.004);
        double settled =
            value_of(fixture, "cash_collected_usd", "all", r) + value_of(fixture, "taken_back_usd", "all", r) +
            value_of(fixture, "coding_write_off_usd", "all", r) + value_of(fixture, "other_write_off_usd", "all", r) +
            value_of(fixture, "late_claims_usd", "all", r) + value_of(fixture, "charges_lost_usd", "all", r);
        assert_near(settled, claimed, 0.004);
        assert_near(value_of(fixture, "receivables_end_usd", "all", r), 0, 0);
        assert_near(value_of(fixture, "taken_back_usd", "all", r), value_of(fixture, "takeback_accrued_usd", "all", r),
                    0.004);
    }
    static const char *const used[] = {"taken_back_usd",  "coding_write_off_usd", "other_write_off_usd",
                                       "late_claims_usd", "charges_lost_usd",     "recovered_usd",
                                       "appeals_expired", "errors_found"};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++)
        if (!(sum_of(fixture, used[i], "all") > 0)) fail_msg("%s is 0", used[i]);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_denials_are_paid_late_less_what_is_written_off),
        cmocka_unit_test(other_denials_are_a_background_that_errors_do_not_touch),
        cmocka_unit_test(a_take_back_is_accrued_with_the_bill_and_taken_later),
        cmocka_unit_test(only_wrong_charts_are_taken_back_and_only_what_was_paid_for_them),
        cmocka_unit_test(a_shorter_hold_loses_more_late_charges),
        cmocka_unit_test(a_bill_after_the_filing_limit_is_lost_and_counted),
        cmocka_unit_test(a_bill_on_the_filing_limit_is_in_time),
        cmocka_unit_test(dollars_uncoded_near_their_filing_limit_are_counted_by_how_near),
        cmocka_unit_test(what_is_not_billed_is_no_claim),
        cmocka_unit_test(every_dollar_claimed_is_settled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
