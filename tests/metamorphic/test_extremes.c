/* Strange weeks: nobody there, nobody comes, days without midnight, a horizon inside a shift. Nothing crashes, and the
 * books balance (fixture_run asserts it) in every one. */
#include "tests/model_fixture.h"

#define X                                                                                                              \
    "'work_types':[{'name':'x','arrivals':{'rate_per_hour':4},'gross_usd':{'law':'exponential','mean':100},'bill_"     \
    "hold_days':1,"                                                                                                    \
    "'documentation_lag_hours':{'law':'exponential','mean':8},'coding_minutes':{'law':'exponential','mean':15}}],"

static const char *const ends[] = {"finish", "carry_over", "hand_off"};

/* What came in is coded, billed or open. */
static void assert_conserved(const struct fixture *fixture)
{
    double arrived = value(fixture, "encounters_arrived", "all");
    assert_near(value(fixture, "encounters_billed", "all") + value(fixture, "encounters_open_end", "all"), arrived, 0);
    assert_true(value(fixture, "encounters_coded", "all") <= arrived);
}

/* One pool of `shift` (headcount and hours) in `zone` from `start` for `days`, under each end of shift. */
static void live_through(const char *zone, const char *start, int days, const char *shift, double coded_min,
                         double coded_max)
{
    for (int i = 0; i < 3; i++) {
        struct fixture *fixture = fixture_new();
        fixture_load(
            fixture,
            "'name':'t','facility':{'time_zone':'%s','start_date':'%s','horizon_days':%d,'bill_run_time':'02:30'}," X
            "'pools':[{'name':'c','end_of_shift':'%s','skills':{'x':1},'shifts':[{'name':'s',%s}]}]," EVERYTHING_TO(
                "'c'"),
            zone, start, days, ends[i], shift);
        fixture_run(fixture, 2);
        assert_conserved(fixture);
        double coded = value(fixture, "encounters_coded", "all");
        if (!(coded >= coded_min && coded <= coded_max)) fail_msg("%g coded from %s in %s", coded, start, zone);
        fixture_free(fixture);
    }
}

TEST(nobody_works_for_whole_days)
{
    live_through("UTC", "2026-01-05", 13, "'headcount':9,'hours':[{'days':['sun'],'start':'08:00','end':'16:00'}]", 250,
                 600);
}

TEST(nobody_works_at_all)
{
    live_through("UTC", "2026-01-05", 5, "'headcount':2,'hours':[{'days':['sun'],'start':'08:00','end':'16:00'}]", 0,
                 0);
}

TEST(the_horizon_ends_inside_a_shift)
{
    live_through("UTC", "2026-01-05", 1, "'headcount':2,'hours':[{'start':'20:00','end':'04:00'}]", 1, 96);
}

TEST(a_shift_longer_than_the_horizon)
{
    live_through("UTC", "2026-01-05", 1, "'headcount':2,'hours':" ALWAYS, 1, 130);
}

TEST(days_on_which_the_clock_is_put_forward_and_back)
{
    const char *night =
        "'headcount':3,'hours':[{'days':" ALL_DAYS ",'start':'22:00','end':'06:00','unpaid_break_minutes':30}]";
    live_through("America/New_York", "2026-03-07", 3, night, 50, 300);
    live_through("America/New_York", "2026-10-31", 3, night, 50, 300);
    live_through("Australia/Lord_Howe", "2026-04-04", 3, night, 50, 300); /* half an hour back */
    live_through("Australia/Lord_Howe", "2026-10-03", 3, night, 50, 300); /* half an hour forward */
}

TEST(shifts_that_begin_or_end_in_the_gap_or_in_the_fold)
{
    const char *gap = "'headcount':3,'hours':[{'days':" ALL_DAYS ",'start':'02:30','end':'10:00'}]";
    const char *fold = "'headcount':3,'hours':[{'days':" ALL_DAYS ",'start':'18:00','end':'01:30'}]";
    live_through("America/New_York", "2026-03-07", 3, gap, 50, 300);
    live_through("America/New_York", "2026-10-31", 3, gap, 50, 300);
    live_through("America/New_York", "2026-03-07", 3, fold, 50, 300);
    live_through("America/New_York", "2026-10-31", 3, fold, 50, 300);
}

TEST(zones_whose_day_has_no_midnight)
{
    const char *day = "'headcount':3,'hours':[{'days':" ALL_DAYS ",'start':'08:00','end':'16:00'}]";
    live_through("Asia/Beirut", "2026-03-28", 3, day, 50, 300);
    live_through("America/Santiago", "2026-09-05", 3, day, 50, 300);
    live_through("America/Havana", "2026-03-07", 3, day, 50, 300);
}

TEST(the_leap_day)
{
    live_through("Europe/Berlin", "2028-02-27", 4, "'headcount':3,'hours':" ALWAYS, 150, 500);
}

TEST(nobody_comes)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(10, "") "'work_types':[{'name':'x','arrivals':{'per_week':0},'gross_usd':10}],"
                                           "'pools':[" POOL("c", 3, HOURS(ALL_DAYS, "08:00", "16:00"), "{'x':1}",
                                                            "'wage_usd_per_hour':10,") "]," EVERYTHING_TO("'c'"));
    fixture_run(fixture, 2);
    assert_conserved(fixture);
    assert_near(value(fixture, "encounters_arrived", "all"), 0, 0);
    assert_near(value(fixture, "utilization_share", "pool:c"), 0, 0);
    assert_near(value(fixture, "cost_total_usd", "all"), 2400, 1e-9);
    assert_near(value(fixture, "dnfb_mean_usd", "all"), 0, 0);
    assert_true(isnan(value(fixture, "wait_mean_hours", "all")) && isnan(value(fixture, "tat_p90_hours", "all")) &&
                isnan(value(fixture, "cost_per_encounter_usd", "all")) &&
                isnan(value(fixture, "tat_within_target_share", "all")));
    fixture_free(fixture);
}

TEST(work_of_no_time_at_all)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(10, "") "'work_types':[{'name':'x','arrivals':{'rate_per_hour':200}}],"
                                           "'pools':[" POOL("c", 1, HOURS(ALL_DAYS, "08:00", "16:00"), "{'x':1}",
                                                            "") "]," EVERYTHING_TO("'c'"));
    fixture_run(fixture, 1);
    assert_conserved(fixture);
    assert_near(value(fixture, "utilization_share", "pool:c"), 0, 0);
    struct trace_of_lives trace = trace_of(fixture, 0);
    for (size_t i = 0; i < trace.count; i++) {
        double hour = fmod(trace.lives[i].ready, 24), wait = hour < 8 ? 8 - hour : hour >= 16 ? 32 - hour : 0;
        if (!isnan(trace.lives[i].coded)) assert_near(trace.lives[i].coded - trace.lives[i].ready, wait, 1e-8);
    }
    free(trace.lives);
    fixture_free(fixture);
}

TEST(a_warm_up_of_all_days_but_one)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(10, "'warmup_days':9,") X
                 "'pools':[" POOL("c", 2, ALWAYS, "{'x':1}", "") "]," EVERYTHING_TO("'c'"));
    fixture_run(fixture, 2);
    assert_near(value(fixture, "paid_hours", "pool:c"), 48, 1e-9);
    assert_near(value(fixture, "dnfb_mean_usd", "all"), value(fixture, "dnfb_end_usd", "all"), 1e-9);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_works_for_whole_days),
        cmocka_unit_test(nobody_works_at_all),
        cmocka_unit_test(the_horizon_ends_inside_a_shift),
        cmocka_unit_test(a_shift_longer_than_the_horizon),
        cmocka_unit_test(days_on_which_the_clock_is_put_forward_and_back),
        cmocka_unit_test(shifts_that_begin_or_end_in_the_gap_or_in_the_fold),
        cmocka_unit_test(zones_whose_day_has_no_midnight),
        cmocka_unit_test(the_leap_day),
        cmocka_unit_test(nobody_comes),
        cmocka_unit_test(work_of_no_time_at_all),
        cmocka_unit_test(a_warm_up_of_all_days_but_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
