/* When bills drop, what holds them, and how DNFB is counted at midnight. */
#include "tests/model_fixture.h"

#define ALL_DAY "'pools':[" POOL("coders", 5, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")

static double cause_of(const struct fixture *fixture, const char *cause, int day)
{
    char *scope = memory_format("cause:%s", cause);
    double usd = daily_of(fixture, "dnfb_cause_usd", scope, day, 0);
    free(scope);
    return usd;
}

/* Dollars of a cause at the end of each day, as far as `days`. */
static void assert_cause(const struct fixture *fixture, const char *cause, const double *expected, int days)
{
    for (int d = 0; d < days; d++)
        if (fabs(cause_of(fixture, cause, d) - expected[d]) > 1e-9)
            fail_msg("%s on day %d: %g, not %g", cause, d, cause_of(fixture, cause, d), expected[d]);
}

#define assert_causes(fixture, cause, ...)                                                                             \
    do {                                                                                                               \
        const double expected_[] = {__VA_ARGS__};                                                                      \
        assert_cause(fixture, cause, expected_, sizeof expected_ / sizeof *expected_);                                 \
    } while (0)

static void done(struct fixture *fixture, struct trace_of_lives *trace)
{
    free(trace->lives);
    fixture_free(fixture);
}

TEST(a_bill_drops_at_the_later_of_hold_end_and_coded)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv", "work_type,arrival_hours,coding_minutes\nx,1,60\nx,1,3000\ny,1,60\n");
    fixture_load(fixture,
                 FACILITY(5, "") TRACED "'work_types':[{'name':'x','bill_hold_days':1.5},{'name':'y'}]," ALL_DAY);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_times(&trace, billed, 37, 51, 2);
    done(fixture, &trace);
}

TEST(bills_drop_in_the_next_nightly_run)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv",
                 "work_type,arrival_hours,coding_minutes\nx,1,59.99\nx,1,60\nx,1,60.01\nx,23.99,0\ny,1,60\n");
    fixture_load(fixture, FACILITY(5, "'bill_run_time':'02:00',") TRACED
                 "'work_types':[{'name':'x'},{'name':'y','bill_hold_days':1}]," ALL_DAY);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_times(&trace, billed, 2, 2, 26, 26, 26); /* free at 02:00 exactly bills at 02:00 */
    done(fixture, &trace);
}

TEST(a_run_at_midnight_belongs_to_the_new_day)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv",
                 "work_type,arrival_hours,coding_minutes,gross_usd\nx,20,60,100\nx,23,60,10\n");
    fixture_load(fixture, FACILITY(3, "'bill_run_time':'00:00',") TRACED "'work_types':[{'name':'x'}]," ALL_DAY);
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_times(&trace, coded, 21, 24);
    assert_times(&trace, billed, 24, 24);
    /* still unbilled at the end of the first day; coded, billed and gone on the second */
    assert_near(daily_of(fixture, "dnfb_usd", "all", 0, 0), 110, 1e-9);
    assert_near(daily_of(fixture, "dnfb_usd", "all", 1, 0), 0, 0);
    assert_near(daily_of(fixture, "coded_encounters", "all", 0, 0), 1, 0);
    assert_near(daily_of(fixture, "coded_encounters", "all", 1, 0), 1, 0);
    assert_near(daily_of(fixture, "billed_encounters", "all", 1, 0), 2, 0);
    assert_near(daily_of(fixture, "billed_usd", "all", 1, 0), 110, 1e-9);
    assert_causes(fixture, "billing_run", 100, 0, 0);
    assert_causes(fixture, "coding", 10, 0, 0);
    done(fixture, &trace);
}

TEST(the_nightly_run_keeps_local_time)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv", "work_type,arrival\nx,2026-03-08T12:00:00\nx,2026-03-07T12:00:00\n");
    fixture_load(fixture,
                 "'name':'t','facility':{'time_zone':'America/New_York','start_date':'2026-03-07','horizon_days':3,"
                 "'bill_run_time':'05:00'}," TRACED "'work_types':[{'name':'x'}]," ALL_DAY);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_times(&trace, billed, 52, 28); /* the night between has one hour less */
    done(fixture, &trace);
}

/* One account through every stage: discharged at 10 h, hold to 34 h, documented at 40 h, taken at 56 h (08:00 of the
 * third day), 12 hours of work in shifts of 8, coded at 84 h, billed by the run at 02:00 of the day after. */
TEST(each_midnight_is_booked_to_the_cause_that_binds)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv", "work_type,arrival_hours,gross_usd,documentation_lag_hours\nx,10,1000,30\n");
    fixture_load(
        fixture, FACILITY(6, "'bill_run_time':'02:00',") TRACED
        "'work_types':[{'name':'x','coding_minutes':720,'bill_hold_days':1,'net_to_gross_share':0.25}],'pools':[" POOL(
            "coders", 1, HOURS("['wed','thu','fri']", "08:00", "16:00"), "{'x':1}",
            "'end_of_shift':'carry_over',") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_times(&trace, started, 56);
    assert_times(&trace, coded, 84);
    assert_times(&trace, billed, 98);
    assert_causes(fixture, "minimum_days", 1000, 0, 0, 0, 0, 0);
    assert_causes(fixture, "documentation", 0, 0, 0, 0, 0, 0);
    assert_causes(fixture, "coding_queue", 0, 1000, 0, 0, 0, 0);
    assert_causes(fixture, "coding", 0, 0, 1000, 0, 0, 0);
    assert_causes(fixture, "billing_run", 0, 0, 0, 1000, 0, 0);
    assert_near(value(fixture, "dnfb_mean_usd", "all"), 4000.0 / 6, 1e-9);
    assert_near(value(fixture, "net_dnfb_mean_usd", "all"), 1000.0 / 6, 1e-9);
    assert_near(value(fixture, "dnfb_peak_usd", "all"), 1000, 0);
    assert_near(value(fixture, "dnfb_end_usd", "all"), 0, 0);
    assert_near(value(fixture, "dnfb_coding_share", "all"), 0.5, 1e-12);
    done(fixture, &trace);
}

TEST(work_inside_the_hold_is_booked_to_the_hold)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv", "work_type,arrival_hours,gross_usd,coding_minutes\nx,10,1000,1800\n");
    fixture_load(fixture, FACILITY(5, "") TRACED "'work_types':[{'name':'x','bill_hold_days':3}]," ALL_DAY);
    fixture_run(fixture, 1);
    assert_causes(fixture, "minimum_days", 1000, 1000, 1000, 0, 0);
    assert_near(value(fixture, "dnfb_coding_share", "all"), 0, 0);
    fixture_free(fixture);
}

/* Discharged at 10 h, hold to 58 h, never signed before 100 h: two midnights in the hold, two for documentation. */
TEST(an_account_without_documentation_waits_for_it_beyond_the_hold)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv",
                 "work_type,arrival_hours,gross_usd,documentation_lag_hours\nx,10,1000,90\nx,20,1,9000\n");
    fixture_load(fixture, FACILITY(6, "") TRACED "'work_types':[{'name':'x','bill_hold_days':2}]," ALL_DAY);
    fixture_run(fixture, 1);
    assert_causes(fixture, "minimum_days", 1001, 1001, 0, 0, 0, 0);
    assert_causes(fixture, "documentation", 0, 0, 1001, 1001, 1, 1);
    assert_near(value(fixture, "encounters_uncoded_end", "all"), 0, 0); /* the second is not documented */
    assert_near(value(fixture, "encounters_open_end", "all"), 1, 0);
    fixture_free(fixture);
}

/* A department with everything: causes add up, gross and net, day by day. */
TEST(causes_add_up_to_dnfb_gross_and_net_every_day)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(
            40,
            "'bill_run_time':'01:30','warmup_days':7,") "'work_types':[{'name':'a','arrivals':{'rate_per_hour':6},'"
                                                        "gross_usd':{'law':'lognormal','mean':3000,'cv':2},"
                                                        "'coding_minutes':{'law':'exponential','mean':12},'"
                                                        "documentation_lag_hours':{'law':'exponential','mean':40},"
                                                        "'bill_hold_days':3},{'name':'b','arrivals':{'rate_per_hour':3}"
                                                        ",'gross_usd':{'law':'uniform','min':10,'max':90},"
                                                        "'net_to_gross_share':0.61,'coding_minutes':6}],'opening_"
                                                        "inventory':{'counts':[{'name':'o','work_type':'a',"
                                                        "'documentation_by_age_days':[9,8,7],'coding_by_age_days':[50,"
                                                        "40,30,20],'coded_by_age_days':[3,2,1]}]},'pools':[" POOL(
                                                            "coders", 4,
                                                            HOURS("['mon','tue','wed','thu','fri']", "08:00", "17:00"),
                                                            "{'*':1}",
                                                            "'end_of_shift':'carry_over',") "]," EVERYTHING_TO("'coders"
                                                                                                               "'"));
    fixture_run(fixture, 1);
    static const char *const causes[] = {"minimum_days", "documentation", "coding_queue", "coding", "billing_run"};
    double gross = 0, net = 0, all = 0;
    for (int d = 0; d < 40; d++) {
        double sum = 0;
        for (int c = 0; c < 5; c++) sum += cause_of(fixture, causes[c], d);
        assert_near(sum, daily_of(fixture, "dnfb_usd", "all", d, 0), 1e-6);
        if (d >= 7) all += sum / 33;
    }
    for (int c = 0; c < 5; c++) {
        char *scope = memory_format("cause:%s", causes[c]);
        gross += value(fixture, "dnfb_cause_usd", scope);
        net += value(fixture, "net_dnfb_cause_usd", scope);
        assert_true(value(fixture, "dnfb_cause_usd", scope) > 0);
        free(scope);
    }
    assert_near(gross, value(fixture, "dnfb_mean_usd", "all"), 1e-6);
    assert_near(gross, all, 1e-6);
    assert_near(net, value(fixture, "net_dnfb_mean_usd", "all"), 1e-6);
    fixture_free(fixture);
}

TEST(professional_charges_are_apart_and_none_carry_no_dollars)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv",
                 "work_type,arrival_hours,gross_usd,coding_minutes\nh,10,100,1440\np,10,30,1440\nn,10,7,1440\n");
    fixture_load(fixture, FACILITY(4, "") TRACED "'work_types':[{'name':'h'},{'name':'p','billing':'professional'},"
                                                 "{'name':'n','billing':'none'}]," ALL_DAY);
    fixture_run(fixture, 1);
    assert_near(value(fixture, "dnfb_mean_usd", "all"), 25, 1e-9);
    assert_near(value(fixture, "unbilled_professional_mean_usd", "all"), 7.5, 1e-9);
    assert_near(daily_of(fixture, "unbilled_professional_usd", "all", 0, 0), 30, 1e-9);
    assert_near(daily_of(fixture, "billed_usd", "all", 1, 0), 100, 1e-9);
    assert_near(value(fixture, "encounters_billed", "all"), 3, 0);
    fixture_free(fixture);
}

/* Days before the start count at the expected revenue: 24 * 100 USD a day. */
TEST(dnfb_days_divide_by_the_revenue_of_the_window_before)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(200,
                 "'dnfb_window_days':10,") "'work_types':[{'name':'x','arrivals':{'rate_per_hour':1},'gross_usd':100,"
                                           "'bill_hold_days':2}]," ALL_DAY);
    fixture_run(fixture, 1);
    double sum = 0, peak = 0;
    for (int d = 0; d < 200; d++) {
        double revenue = 0;
        for (int back = 0; back < 10; back++)
            revenue += d - back >= 0 ? 100 * daily_of(fixture, "arrived_encounters", "all", d - back, 0) : 2400;
        double days = daily_of(fixture, "dnfb_usd", "all", d, 0) / (revenue / 10);
        assert_near(daily_of(fixture, "dnfb_days", "all", d, 0), days, 1e-9);
        sum += days / 200;
        peak = fmax(peak, days);
    }
    assert_near(value(fixture, "dnfb_mean_days", "all"), sum, 1e-9);
    assert_near(value(fixture, "dnfb_peak_days", "all"), peak, 1e-9);
    assert_near(value(fixture, "dnfb_end_days", "all"), daily_of(fixture, "dnfb_days", "all", 199, 0), 1e-12);
    fixture_free(fixture);
}

TEST(large_accounts_over_long_times_are_exact_to_the_cent)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv",
                 "work_type,arrival_hours,gross_usd\nx,1,900000000.01\nx,1,900000000.01\nx,1,0.01\n");
    fixture_load(fixture,
                 FACILITY(3000, "") TRACED "'work_types':[{'name':'x','documentation_lag_hours':99999}]," ALL_DAY);
    fixture_run(fixture, 1);
    assert_near(value(fixture, "dnfb_mean_usd", "all"), 1800000000.03, 1e-6);
    assert_near(value(fixture, "dnfb_end_usd", "all"), 1800000000.03, 1e-6);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bill_drops_at_the_later_of_hold_end_and_coded),
        cmocka_unit_test(bills_drop_in_the_next_nightly_run),
        cmocka_unit_test(a_run_at_midnight_belongs_to_the_new_day),
        cmocka_unit_test(the_nightly_run_keeps_local_time),
        cmocka_unit_test(each_midnight_is_booked_to_the_cause_that_binds),
        cmocka_unit_test(work_inside_the_hold_is_booked_to_the_hold),
        cmocka_unit_test(an_account_without_documentation_waits_for_it_beyond_the_hold),
        cmocka_unit_test(causes_add_up_to_dnfb_gross_and_net_every_day),
        cmocka_unit_test(professional_charges_are_apart_and_none_carry_no_dollars),
        cmocka_unit_test(dnfb_days_divide_by_the_revenue_of_the_window_before),
        cmocka_unit_test(large_accounts_over_long_times_are_exact_to_the_cent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
