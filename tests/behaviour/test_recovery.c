/* From which day on a target is kept: a backlog of 240 charts, of which 24 are coded a day. */
#include "tests/model_fixture.h"

/* Of `days` days with at most `target` charts waiting: 217, 193 ... at the end of the first day, the second; the chart
 * that is done at midnight is one of the next day. */
static double recovery_within(int days, int target)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'r','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':%d,"
                 "'backlog_target_encounters':%d},"
                 "'work_types':[{'name':'x','gross_usd':1,'coding_minutes':60}],"
                 "'opening_inventory':{'counts':[{'name':'o','work_type':'x','coding_by_age_days':[240]}]},"
                 "'pools':[" POOL("a", 1, ALWAYS, "{'x':1}", "") "]," EVERYTHING_TO("'a'"),
                 days, target);
    fixture_run(fixture, 1);
    double days_until = value(fixture, "backlog_recovery_days", "all");
    fixture_free(fixture);
    return days_until;
}

TEST(a_target_is_kept_from_the_first_day_behind_the_last_one_above_it)
{
    assert_near(recovery_within(14, 100), 5, 0);
    assert_near(recovery_within(14, 240), 0, 0);
    assert_near(recovery_within(30, 0), 10, 0);
}

/* A day below the target at the very end is no return to it. */
TEST(a_target_that_is_kept_for_less_than_a_week_is_not_kept)
{
    assert_near(recovery_within(12, 100), 5, 0);
    assert_true(isnan(recovery_within(11, 100)));
    assert_true(isnan(recovery_within(5, 100)));
}

TEST(a_window_shorter_than_a_week_takes_all_of_its_days)
{
    assert_near(recovery_within(3, 240), 0, 0);
    assert_true(isnan(recovery_within(3, 200)));
}

/* A thousand charts come every day, none is coded at weekends: 1,000 wait on Saturday night, 2,000 on Sunday night,
 * none on the other five. The mean of any seven nights is 3,000 / 7 = 429. */
TEST(a_weekend_above_the_target_does_not_break_a_week_that_keeps_it)
{
    for (int target = 400; target <= 460; target += 60) {
        struct fixture *fixture = fixture_new();
        fixture_load(fixture,
                     "'name':'r','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':28,"
                     "'backlog_target_encounters':%d},"
                     "'work_types':[{'name':'x','arrivals':{'rate_per_hour':%.10f},'coding_minutes':1}],"
                     "'pools':[" POOL("a", 4, HOURS("['mon','tue','wed','thu','fri']", "00:00", "24:00"), "{'x':1}",
                                      "") "]," EVERYTHING_TO("'a'"),
                     target, 1000.0 / 24);
        fixture_run(fixture, 1);
        double days_until = value(fixture, "backlog_recovery_days", "all");
        assert_true(target == 460 ? days_until == 0 : isnan(days_until));
        fixture_free(fixture);
    }
}

static bool has_dnfb_recovery(const char *gross_usd)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'r','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':9,"
                 "'dnfb_target_days':4},"
                 "'work_types':[{'name':'x','arrivals':{'rate_per_hour':1},'gross_usd':%s,'coding_minutes':10}],"
                 "'pools':[" POOL("a", 1, ALWAYS, "{'x':1}", "") "]," EVERYTHING_TO("'a'"),
                 gross_usd);
    fixture_run(fixture, 1);
    const struct metric_keys *keys = &fixture->study.items[0].keys;
    bool has = metric_key_find(keys, METRIC_DNFB_RECOVERY_DAYS, SCOPE_ALL, 0) != SIZE_MAX;
    fixture_free(fixture);
    return has;
}

/* No dollars, no DNFB days: no future comes under the target, and none is above it. */
TEST(a_hospital_without_dollars_has_no_days_to_come_under_a_target)
{
    assert_true(has_dnfb_recovery("100"));
    assert_false(has_dnfb_recovery("0"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_target_is_kept_from_the_first_day_behind_the_last_one_above_it),
        cmocka_unit_test(a_target_that_is_kept_for_less_than_a_week_is_not_kept),
        cmocka_unit_test(a_hospital_without_dollars_has_no_days_to_come_under_a_target),
        cmocka_unit_test(a_weekend_above_the_target_does_not_break_a_week_that_keeps_it),
        cmocka_unit_test(a_window_shorter_than_a_week_takes_all_of_its_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
