/* Documentation lag, and days on which nobody signs: what would be signed then is signed together when the next day
 * begins. */
#include "tests/model_fixture.h"

#define POOLS "'pools':[" POOL("coders", 9, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")
#define TYPES(lag)                                                                                                     \
    "'work_types':[{'name':'chart','coding_minutes':1,'documentation_lag_hours':" lag                                  \
    "},{'name':'free','coding_minutes':1}],"

static struct trace_of_lives live(struct fixture *fixture, const char *rows, const char *more)
{
    fixture_file(fixture, "arrivals.csv", rows);
    fixture_load(fixture, FACILITY(12, "") TRACED TYPES("10") "%s" POOLS, more);
    fixture_run(fixture, 1);
    return trace_of(fixture, 0);
}

static void done(struct fixture *fixture, struct trace_of_lives *trace)
{
    free(trace->lives);
    fixture_free(fixture);
}

TEST(a_chart_is_ready_after_its_lag_and_a_lag_in_the_file_stands)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(
        fixture, "work_type,arrival_hours,documentation_lag_hours\nchart,1,\nchart,1,2.5\nfree,3,\nchart,1,0\n", "");
    assert_times(&trace, ready, 11, 3.5, 3, 1);
    assert_times(&trace, started, 11, 3.5, 3, 1);
    done(fixture, &trace);
}

TEST(charts_of_the_freeze_are_released_in_one_batch_at_the_start_of_the_day_after)
{
    struct fixture *fixture = fixture_new();
    /* frozen 7 to 9 January: hours 48 to 120 */
    struct trace_of_lives trace = live(
        fixture, "work_type,arrival_hours\nchart,37.99\nchart,38\nchart,60\nchart,109.99\nchart,110\nfree,60\n",
        "'signoff_freezes':[{'name':'f','work_types':['chart'],'from_date':'2026-01-07','to_date':'2026-01-09'}],");
    assert_times(&trace, ready, 47.99, 120, 120, 120, 120, 60);
    done(fixture, &trace);
}

TEST(a_freeze_of_all_types_holds_back_all)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours\nfree,60\nchart,60\n",
             "'signoff_freezes':[{'name':'f','from_date':'2026-01-07','to_date':'2026-01-07'}],");
    assert_times(&trace, ready, 72, 72);
    done(fixture, &trace);
}

TEST(a_release_that_falls_into_the_next_freeze_waits_for_that_too)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours\nfree,50\nfree,80\nfree,100\n",
             "'signoff_freezes':[{'name':'b','from_date':'2026-01-08','to_date':'2026-01-08'},"
             "{'name':'a','from_date':'2026-01-07','to_date':'2026-01-07'}],");
    assert_times(&trace, ready, 96, 96, 100);
    done(fixture, &trace);
}

TEST(the_frozen_dollars_wait_for_documentation)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv", "work_type,arrival_hours,gross_usd\nchart,50,100\n");
    fixture_load(fixture, FACILITY(6, "") TRACED
                 "'work_types':[{'name':'chart','bill_hold_days':1}],"
                 "'signoff_freezes':[{'name':'f','from_date':'2026-01-07','to_date':'2026-01-09'}]," POOLS);
    fixture_run(fixture, 1);
    static const double hold[6] = {0, 0, 100, 0, 0, 0}, documentation[6] = {0, 0, 0, 100, 100, 0};
    for (int d = 0; d < 6; d++) {
        assert_near(daily_of(fixture, "dnfb_cause_usd", "cause:minimum_days", d, 0), hold[d], 0);
        /* 50 h + 1 day of hold = 74 h; released at 120 h, when the fifth day begins */
        assert_near(daily_of(fixture, "dnfb_cause_usd", "cause:documentation", d, 0), documentation[d], 0);
    }
    fixture_free(fixture);
}

/* Daylight saving: the day after the freeze begins at local midnight, whatever the clock did. */
TEST(the_release_is_at_local_midnight)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv", "work_type,arrival\nfree,2026-03-08T12:00:00\n");
    fixture_load(
        fixture,
        "'name':'t','facility':{'time_zone':'America/New_York','start_date':'2026-03-08','horizon_days':3}," TRACED
            TYPES("0") "'signoff_freezes':[{'name':'f','from_date':'2026-03-08','to_date':'2026-03-08'}]," POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_times(&trace, discharged, 11); /* an hour is missing */
    assert_times(&trace, ready, 23);
    done(fixture, &trace);
}

/* The law of the lag reaches the charts: its mean and its share below 10 hours. */
TEST(a_drawn_lag_follows_its_law)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(60, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':40},"
                                           "'documentation_lag_hours':{'law':'exponential','mean':10}}]," POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    double sum = 0, below = 0, n = (double)trace.count;
    for (size_t i = 0; i < trace.count; i++) {
        double lag = trace.lives[i].ready - trace.lives[i].discharged;
        sum += lag;
        below += lag <= 10;
    }
    assert_near(sum / n, 10, 4.5 * 10 / sqrt(n));
    assert_near(below / n, 1 - exp(-1), 4.5 * 0.5 / sqrt(n));
    done(fixture, &trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chart_is_ready_after_its_lag_and_a_lag_in_the_file_stands),
        cmocka_unit_test(charts_of_the_freeze_are_released_in_one_batch_at_the_start_of_the_day_after),
        cmocka_unit_test(a_freeze_of_all_types_holds_back_all),
        cmocka_unit_test(a_release_that_falls_into_the_next_freeze_waits_for_that_too),
        cmocka_unit_test(the_frozen_dollars_wait_for_documentation),
        cmocka_unit_test(the_release_is_at_local_midnight),
        cmocka_unit_test(a_drawn_lag_follows_its_law),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
