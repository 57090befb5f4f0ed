/* Computer-assisted coding: less time or more charts an hour, touchless charts, the ramp, what it costs. */
#include "tests/model_fixture.h"

#define POOLS        "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")
#define CHART        "'work_types':[{'name':'chart','coding_minutes':100}],"
#define ENGINE(more) "'cac':[{'name':'engine','work_types':['chart']" more "}],"

TEST(less_time_takes_its_share_off_the_work)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 1);
    fixture_load(fixture, FACILITY(1, "") TRACED CHART ENGINE(",'assist_less_time_share':0.22") POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_near(trace.lives[0].work_minutes, 100, 1e-9);
    assert_near(trace.lives[0].coding_minutes, 78, 1e-9);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(more_charts_an_hour_divides_the_work)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 1);
    fixture_load(fixture, FACILITY(1, "") TRACED CHART ENGINE(",'assist_more_charts_per_hour_share':0.25") POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_near(trace.lives[0].coding_minutes, 80, 1e-9);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(assistance_ramps_in_a_straight_line_from_go_live_and_counts_when_the_chart_is_ready)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv",
                 "work_type,arrival_hours,documentation_lag_hours\nchart,24,23.9\nchart,24,24\nchart,132,0\nchart,100,"
                 "116\nchart,240,0\n");
    fixture_load(fixture, FACILITY(14, "") TRACED CHART ENGINE(
                              ",'assist_less_time_share':0.4,'go_live_date':'2026-01-07','ramp_weeks':1") POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    static const double minutes[5] = {100, 100, 80, 60, 60};
    for (int i = 0; i < 5; i++) assert_near(trace.lives[i].coding_minutes, minutes[i], 1e-6);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(an_engine_without_a_date_is_in_full_use_from_the_start)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 0);
    fixture_load(fixture, FACILITY(1, "") TRACED CHART ENGINE(",'assist_less_time_share':0.5,'ramp_weeks':26") POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_near(trace.lives[0].coding_minutes, 50, 1e-9);
    free(trace.lives);
    fixture_free(fixture);
}

/* The share of charts that no coder sees, within 4.5 standard errors; they count in TAT and not in the wait. */
TEST(touchless_charts_come_in_their_share_and_take_no_time)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(100, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':20},'coding_minutes':2}]," ENGINE(
            ",'touchless_share':0.3") POOLS);
    fixture_run(fixture, 4);
    double arrived = 0, touchless = 0;
    for (int r = 0; r < 4; r++) {
        arrived += value_of(fixture, "encounters_coded", "all", r);
        touchless += value_of(fixture, "encounters_touchless", "all", r);
    }
    assert_near(touchless / arrived, 0.3, 4.5 * sqrt(0.3 * 0.7 / arrived));
    struct trace_of_lives trace = trace_of(fixture, 0);
    double sum = 0, waits = 0;
    int64_t coded = 0, touched = 0;
    for (size_t i = 0; i < trace.count; i++) {
        const struct life *life = &trace.lives[i];
        if (isnan(life->coded)) continue;
        coded++;
        sum += life->coded - life->ready;
        if (life->touchless) {
            assert_near(life->coded, life->ready, 0);
            assert_true(isnan(life->started) || life->started >= (double)TIME_NEVER / (double)TIME_HOUR);
            assert_string_equal(life->pool, "");
        } else {
            touched++;
            waits += life->started - life->ready;
        }
    }
    assert_near(value_of(fixture, "tat_mean_hours", "all", 0), sum / (double)coded, 1e-9);
    assert_near(value_of(fixture, "wait_mean_hours", "all", 0), waits / (double)touched, 1e-6);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(the_touchless_share_ramps_too)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(28, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':100}}]," ENGINE(
                              ",'touchless_share':0.8,'go_live_date':'2026-01-12','ramp_weeks':2") POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    double touchless[4] = {0}, all[4] = {0};
    for (size_t i = 0; i < trace.count; i++) {
        int week = (int)(trace.lives[i].ready / 168);
        all[week]++;
        touchless[week] += trace.lives[i].touchless;
    }
    static const double shares[4] = {0, 0.2, 0.6, 0.8};
    for (int w = 0; w < 4; w++) assert_near(touchless[w] / all[w], shares[w], w ? 4.5 * sqrt(0.25 / all[w]) : 0);
    free(trace.lives);
    fixture_free(fixture);
}

/* 10 of 20 days in use: 10 / 30.4375 months; a fee for every chart that is ready on or after go-live. */
TEST(licence_by_the_day_and_a_fee_for_every_chart_it_reads)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 1, 239.9, 240, 300, 400);
    fixture_load(fixture,
                 FACILITY(20, "") TRACED CHART ENGINE(
                     ",'go_live_date':'2026-01-15','usd_per_month':3043.75,'usd_per_chart':1.25,'touchless_share':0.5")
                     POOLS);
    fixture_run(fixture, 1);
    assert_near(value(fixture, "cost_component_usd", "component:cac_licence"), 1000, 1e-9);
    assert_near(value(fixture, "cost_component_usd", "component:cac_charts"), 3 * 1.25, 1e-9);
    assert_near(value(fixture, "cost_total_usd", "all"), 1003.75, 1e-9);
    fixture_free(fixture);
}

TEST(licence_counts_the_window_and_not_the_warm_up)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 1, 300);
    fixture_load(fixture, FACILITY(20, "'warmup_days':10,")
                              TRACED CHART ENGINE(",'usd_per_month':3043.75,'usd_per_chart':2") POOLS);
    fixture_run(fixture, 1);
    assert_near(value(fixture, "cost_component_usd", "component:cac_licence"), 1000, 1e-9);
    assert_near(value(fixture, "cost_component_usd", "component:cac_charts"), 2, 1e-9);
    fixture_free(fixture);
}

TEST(an_engine_that_goes_live_after_the_end_costs_and_does_nothing)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 1);
    fixture_load(fixture,
                 FACILITY(2, "") TRACED CHART ENGINE(
                     ",'go_live_date':'2027-01-15','usd_per_month':3043.75,'usd_per_chart':1.25,'touchless_share':1,"
                     "'assist_less_time_share':0.5") POOLS);
    fixture_run(fixture, 1);
    assert_near(value(fixture, "cost_total_usd", "all"), 0, 0);
    assert_near(value(fixture, "tat_mean_hours", "all"), 100 / 60.0, 1e-9);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(less_time_takes_its_share_off_the_work),
        cmocka_unit_test(more_charts_an_hour_divides_the_work),
        cmocka_unit_test(assistance_ramps_in_a_straight_line_from_go_live_and_counts_when_the_chart_is_ready),
        cmocka_unit_test(an_engine_without_a_date_is_in_full_use_from_the_start),
        cmocka_unit_test(touchless_charts_come_in_their_share_and_take_no_time),
        cmocka_unit_test(the_touchless_share_ramps_too),
        cmocka_unit_test(licence_by_the_day_and_a_fee_for_every_chart_it_reads),
        cmocka_unit_test(licence_counts_the_window_and_not_the_warm_up),
        cmocka_unit_test(an_engine_that_goes_live_after_the_end_costs_and_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
