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

/* A weekend below the target at the very end is no return to it. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_target_is_kept_from_the_first_day_behind_the_last_one_above_it),
        cmocka_unit_test(a_target_that_is_kept_for_less_than_a_week_is_not_kept),
        cmocka_unit_test(a_window_shorter_than_a_week_takes_all_of_its_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
