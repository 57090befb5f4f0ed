/* Promises, week by week from Monday. The scenarios begin on a Monday; a chart takes an hour. */
#include "tests/behaviour/lived.h"

#define VENDOR(sla)                                                                                                    \
    FACILITY(21, "")                                                                                                   \
    TRACED CHARTS("") "'pools':[" ROUND_THE_CLOCK(                                                                     \
        "vendor", 1, "'wage_usd_per_hour':10,'sla':{" sla "},") "]," EVERYTHING_TO("'vendor'")

/* Two charts in the first week, in time; two in the second, of which the second waits for the first; none in the third.
 */
#define WEEKS "work_type,arrival_hours\nchart,0\nchart,20\nchart,200\nchart,200\n"

TEST(a_week_in_which_turnaround_is_missed_costs_a_credit)
{
    struct fixture *fixture = lived(WEEKS, 1, VENDOR("'tat_hours':1.5,'tat_within_share':0.95,'penalty_share':0.1"));
    assert_metric(fixture, "sla_weeks_met_share", "pool:vendor", 0.5);
    assert_metric(fixture, "sla_tat_weeks_share", "pool:vendor", 0.5);
    assert_true(isnan(value(fixture, "sla_accuracy_weeks_share", "pool:vendor")));
    assert_true(isnan(value(fixture, "sla_productivity_weeks_share", "pool:vendor")));
    assert_metric(fixture, "cost_component_usd", "component:sla_credits", -168);
    assert_metric(fixture, "cost_total_usd", "pool:vendor", 3 * 1680 - 168);
    assert_metric(fixture, "pool_tat_mean_hours", "pool:vendor", 1.25);
    assert_metric(fixture, "pool_tat_within_share", "pool:vendor", 0.75);
    fixture_free(fixture);
}

TEST(a_promise_of_half_is_kept_by_half)
{
    struct fixture *fixture = lived(WEEKS, 1, VENDOR("'tat_hours':1.5,'tat_within_share':0.5,'penalty_share':0.1"));
    assert_metric(fixture, "sla_weeks_met_share", "pool:vendor", 1);
    assert_metric(fixture, "cost_component_usd", "component:sla_credits", 0);
    fixture_free(fixture);
}

TEST(without_a_promise_or_without_a_penalty_nothing_is_given_back)
{
    struct fixture *fixture = lived(WEEKS, 1, VENDOR("'penalty_share':0.1"));
    assert_true(isnan(value(fixture, "sla_weeks_met_share", "pool:vendor")));
    assert_metric(fixture, "cost_total_usd", "all", 3 * 1680);
    fixture_free(fixture);
    fixture = lived(WEEKS, 1, VENDOR("'tat_hours':0.5"));
    assert_metric(fixture, "sla_weeks_met_share", "pool:vendor", 0);
    assert_metric(fixture, "cost_total_usd", "all", 3 * 1680);
    fixture_free(fixture);
}

/* Two charts in seven days round the clock are 2 / 21 a day of eight hours; the third week has none. */
TEST(productivity_is_promised_per_eight_hours_on_shift)
{
    struct fixture *fixture = lived(WEEKS, 1, VENDOR("'charts_per_coder_day':0.095,'penalty_share':0.5"));
    assert_metric(fixture, "sla_productivity_weeks_share", "pool:vendor", 2. / 3);
    assert_metric(fixture, "cost_component_usd", "component:sla_credits", -840);
    fixture_free(fixture);
    fixture = lived(WEEKS, 1, VENDOR("'charts_per_coder_day':0.096,'penalty_share':0.5"));
    assert_metric(fixture, "sla_productivity_weeks_share", "pool:vendor", 0);
    fixture_free(fixture);
}

/* Accuracy is what audits find: the first week's charts are wrong and found, the second's are right. */
TEST(accuracy_is_promised_for_audited_charts)
{
    for (int found = 0; found < 2; found++) {
        struct fixture *fixture =
            lived("work_type,arrival_hours\nchart,0\nother,200\n", 1,
                  FACILITY(21, "") TRACED "'work_types':[" CHART(
                      "") ",{'name':'other','coding_minutes':60}],"
                          "'quality':{'detection_share':%d,'audits':[" AUDIT(
                              "a", "auditors",
                              "") "]},'pools':[" ROUND_THE_CLOCK("vendor", 1,
                                                                 "'wage_usd_per_hour':10,'errors':{'share':{'chart'"
                                                                 ":1}},"
                                                                 "'sla':{'accuracy_share':0.95,'penalty_share':0.2}"
                                                                 ",") "," ROUND_THE_CLOCK("auditors", 1,
                                                                                          "") "]," EVERYTHING_TO("'"
                                                                                                                 "v"
                                                                                                                 "e"
                                                                                                                 "n"
                                                                                                                 "d"
                                                                                                                 "o"
                                                                                                                 "r"
                                                                                                                 "'"),
                  found);
        assert_metric(fixture, "sla_accuracy_weeks_share", "pool:vendor", found ? 0.5 : 1);
        assert_metric(fixture, "sla_weeks_met_share", "pool:vendor", found ? 0.5 : 1);
        assert_metric(fixture, "cost_component_usd", "component:sla_credits", found ? -0.2 * 1680 : 0);
        fixture_free(fixture);
    }
}

/* A start on a Thursday: the first week has four days. */
TEST(a_week_ends_on_sunday)
{
    struct fixture *fixture = lived(
        "work_type,arrival_hours\nchart,0\nchart,0\nchart,100\n", 1,
        "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-08','horizon_days':7}," TRACED
            CHARTS("") "'pools':[" ROUND_THE_CLOCK(
                "vendor", 1,
                "'wage_usd_per_hour':10,'sla':{'tat_hours':1.5,'penalty_share':0.1},") "]," EVERYTHING_TO("'vendor'"));
    assert_metric(fixture, "sla_weeks_met_share", "pool:vendor", 0.5);
    assert_metric(fixture, "cost_component_usd", "component:sla_credits", -96);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_week_in_which_turnaround_is_missed_costs_a_credit),
        cmocka_unit_test(a_promise_of_half_is_kept_by_half),
        cmocka_unit_test(without_a_promise_or_without_a_penalty_nothing_is_given_back),
        cmocka_unit_test(productivity_is_promised_per_eight_hours_on_shift),
        cmocka_unit_test(accuracy_is_promised_for_audited_charts),
        cmocka_unit_test(a_week_ends_on_sunday),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
