/* Administrative work: it may gate documentation, has targets of its own, and is no DNFB. */
#include "tests/behaviour/lived.h"

/* Documented two hours after discharge; a deficiency takes a clerk 30 minutes. */
#define DEFICIENT(share, more)                                                                                         \
    "'work_types':[" CHART(                                                                                            \
        ",'documentation_lag_hours':2,'documentation_gate':{'work_type':'deficiency','share':" #share                  \
        "}") ",{'name':'deficiency','bucket':'administrative','billing':'none','gross_usd':700,"                       \
             "'coding_minutes':30" more "}],"
#define CLERKS(hours)                                                                                                  \
    "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}", "") "," POOL("clerks", 1, hours, "{'deficiency':1}",          \
                                                                      "") "]," EVERYTHING_TO("'coders','clerks'")

TEST(a_deficient_chart_is_ready_when_a_clerk_has_followed_it_up)
{
    struct fixture *fixture = lived(ONE_CHART, 1, FACILITY(2, "") TRACED DEFICIENT(1, "") CLERKS(ALWAYS));
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_int_equal(trace.count, 2);
    const struct life *chart = &trace.lives[0], *item = &trace.lives[1];
    assert_string_equal(chart->type, "chart");
    assert_near(chart->ready, 2.5, 1e-9);
    assert_near(chart->coded, 3.5, 1e-9);
    assert_string_equal(chart->pool, "coders");
    assert_string_equal(item->type, "deficiency");
    assert_near(item->discharged, 2, 1e-9);
    assert_near(item->ready, 2, 1e-9);
    assert_near(item->coded, 2.5, 1e-9);
    assert_string_equal(item->pool, "clerks");
    free(trace.lives);
    assert_metric(fixture, "encounters_arrived", "work_type:deficiency", 1);
    assert_metric(fixture, "encounters_coded", "work_type:deficiency", 1);
    assert_metric(fixture, "encounters_coded", "work_type:chart", 1);
    assert_metric(fixture, "encounters_coded", "pool:clerks", 1);
    assert_metric(fixture, "tat_mean_hours", "work_type:chart", 1);
    assert_metric(fixture, "tat_mean_hours", "work_type:deficiency", 0.5);
    assert_metric(fixture, "claims", "work_type:deficiency", 0);
    assert_metric(fixture, "encounters_open_end", "all", 0);
    fixture_free(fixture);
}

TEST(a_share_of_0_gates_nothing)
{
    struct fixture *fixture = lived(ONE_CHART, 1, FACILITY(2, "") TRACED DEFICIENT(0, "") CLERKS(ALWAYS));
    assert_coded(fixture, 3);
    assert_metric(fixture, "encounters_arrived", "all", 1);
    fixture_free(fixture);
}

/* Seed 1, tolerance 4.5 standard deviations. */
TEST(a_share_of_charts_is_deficient)
{
    struct fixture *fixture =
        lived(NULL, 3,
              FACILITY(20, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':10},'coding_minutes':1,"
                               "'documentation_gate':{'work_type':'deficiency','share':0.3}},"
                               "{'name':'deficiency','billing':'none','coding_minutes':1}]," CLERKS(ALWAYS));
    double charts = sum_of(fixture, "encounters_coded", "work_type:chart");
    assert_near(sum_of(fixture, "encounters_coded", "work_type:deficiency") / charts, 0.3,
                share_tolerance(0.3, charts));
    fixture_free(fixture);
}

/* Documented on Monday at 22:00, when no clerk is there; the midnight is booked to documentation. */
TEST(a_deficiency_waits_for_its_clerk)
{
    struct fixture *fixture = lived("work_type,arrival_hours\nchart,20\n", 1,
                                    FACILITY(4, "") TRACED DEFICIENT(1, "") CLERKS(HOURS(ALL_DAYS, "08:00", "16:00")));
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_times(&trace, ready, 32.5, 22);
    assert_times(&trace, coded, 33.5, 32.5);
    free(trace.lives);
    assert_metric(fixture, "dnfb_cause_usd", "cause:documentation", 1000. / 4);
    assert_metric(fixture, "dnfb_mean_usd", "all", 1000. / 4);
    assert_metric(fixture, "wait_mean_hours", "work_type:deficiency", 10);
    fixture_free(fixture);
}

TEST(a_chart_that_still_waits_for_its_clerk_at_the_end_is_open)
{
    struct fixture *fixture = lived("work_type,arrival_hours\nchart,20\n", 1,
                                    FACILITY(1, "") TRACED DEFICIENT(1, "") CLERKS(HOURS(ALL_DAYS, "08:00", "16:00")));
    assert_metric(fixture, "encounters_open_end", "all", 1); /* administrative work is no encounter */
    assert_metric(fixture, "encounters_open_end", "work_type:deficiency", 1);
    assert_metric(fixture, "encounters_uncoded_end", "work_type:chart", 0);
    assert_metric(fixture, "encounters_uncoded_end", "work_type:deficiency", 1);
    assert_metric(fixture, "dnfb_end_usd", "all", 1000);
    fixture_free(fixture);
}

TEST(a_robot_follows_up_at_once)
{
    struct fixture *fixture = lived(
        ONE_CHART, 1,
        FACILITY(2, "")
            TRACED DEFICIENT(1, "") "'cac':[{'name':'robot','kind':'rpa','work_types':['deficiency'],"
                                    "'touchless_share':1,'usd_per_chart':3,'usd_per_month':365.25}]," CLERKS(ALWAYS));
    assert_coded(fixture, 3, 2);
    assert_metric(fixture, "encounters_touchless", "work_type:deficiency", 1);
    assert_metric(fixture, "utilization_share", "pool:clerks", 0);
    assert_metric(fixture, "cost_component_usd", "component:rpa", 3 + 2 * 12);
    assert_metric(fixture, "cost_component_usd", "component:cac_charts", 0);
    assert_metric(fixture, "cost_component_usd", "component:cac_licence", 0);
    fixture_free(fixture);
}

/* The robot goes live on the second day. */
TEST(a_robot_that_comes_later_leaves_the_first_items_to_the_clerk)
{
    struct fixture *fixture = lived(
        "work_type,arrival_hours\nchart,0\nchart,24\n", 1,
        FACILITY(3, "")
            TRACED DEFICIENT(1, "") "'cac':[{'name':'robot','kind':'rpa','work_types':['deficiency'],"
                                    "'touchless_share':1,'go_live_date':'2026-01-06','ramp_weeks':0}]," CLERKS(ALWAYS));
    assert_coded(fixture, 3.5, 27, 2.5, 26);
    fixture_free(fixture);
}

/* One target of an hour, one of four: an item takes an hour and a half. */
TEST(administrative_work_has_its_own_target_and_no_dollars)
{
    static const struct {
        double target, within;
    } cases[] = {{1, 0}, {4, 1}};
    for (int i = 0; i < 2; i++) {
        struct fixture *fixture =
            lived("work_type,arrival_hours\nrelease,10\nrelease,30\n", 1,
                  FACILITY(7, "'tat_target_hours':48,") TRACED
                  "'work_types':[{'name':'release','bucket':'administrative','billing':'none','gross_usd':700,"
                  "'coding_minutes':90,'tat_target_hours':%g}],'pools':[" ROUND_THE_CLOCK(
                      "clerks", 1, "") "]," EVERYTHING_TO("'clerks'"),
                  cases[i].target);
        assert_metric(fixture, "tat_within_target_share", "work_type:release", cases[i].within);
        assert_metric(fixture, "pool_tat_within_share", "pool:clerks", cases[i].within);
        assert_metric(fixture, "dnfb_peak_usd", "all", 0);
        assert_metric(fixture, "net_claimed_usd", "all", 0);
        assert_metric(fixture, "claims", "all", 0);
        assert_metric(fixture, "encounters_coded", "all", 0);
        assert_metric(fixture, "encounters_coded", "work_type:release", 2);
        fixture_free(fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deficient_chart_is_ready_when_a_clerk_has_followed_it_up),
        cmocka_unit_test(a_share_of_0_gates_nothing),
        cmocka_unit_test(a_share_of_charts_is_deficient),
        cmocka_unit_test(a_deficiency_waits_for_its_clerk),
        cmocka_unit_test(a_chart_that_still_waits_for_its_clerk_at_the_end_is_open),
        cmocka_unit_test(a_robot_follows_up_at_once),
        cmocka_unit_test(a_robot_that_comes_later_leaves_the_first_items_to_the_clerk),
        cmocka_unit_test(administrative_work_has_its_own_target_and_no_dollars),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
