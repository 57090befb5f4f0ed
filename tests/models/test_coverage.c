/* Hands against work by hour of the week, on paper. */
#include "models/coverage.h"
#include "tests/model_fixture.h"

#include "tests/close.h"

/* 168 charts a week at any hour, six minutes each. */
#define WORK "'work_types':[{'name':'ed','arrivals':{'per_week':168},'coding_minutes':6}],"
#define DAYS "['mon','tue','wed','thu','fri']"

static struct coverage coverage_of(struct fixture *fixture)
{
    struct coverage coverage;
    coverage_init(&coverage, &fixture->study.items[0].plan);
    return coverage;
}

TEST(hours_hold_the_seats_less_absence_and_the_work_that_arrives)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(28, "") WORK
                 "'pools':[" POOL("home", 4, HOURS(DAYS, "08:00", "16:00"), "{'ed':1}",
                                  "'absence_share':0.25,'productive_share':0.5,") "]," EVERYTHING_TO("'home'"));
    struct coverage coverage = coverage_of(fixture);
    assert_int_equal(coverage.zone_count, 1);
    assert_string_equal(coverage.zones[0].name, "UTC");
    for (int h = 0; h < WEEK_HOURS; h++) {
        bool works = h < 120 && h % 24 >= 8 && h % 24 < 16;
        assert_close(coverage.on_duty[h], works ? 3 : 0, 1e-9);
        assert_close(coverage.encounters[h], 1, 1e-6);
        assert_close(coverage.needed[h], 0.2, 1e-6); /* 0.1 h, half of the time on duty is productive */
    }
    coverage_free(&coverage);
    fixture_free(fixture);
}

TEST(the_hole_is_the_longest_stretch_without_anybody_and_may_span_the_week_end)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(28, "") WORK "'pools':[" POOL("home", 4, HOURS(DAYS, "08:00", "16:00"), "{'ed':1}",
                                                                 "") "]," EVERYTHING_TO("'home'"));
    struct coverage coverage = coverage_of(fixture);
    struct coverage_hole hole = coverage_hole_of(&coverage);
    assert_int_equal(hole.first, 4 * 24 + 16);
    assert_int_equal(hole.hours, 64);
    assert_close(hole.encounters, 64, 1e-4);
    coverage_free(&coverage);
    fixture_free(fixture);
}

TEST(a_pool_abroad_stands_at_the_hours_of_the_facility)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(28, "") WORK
                 "'pools':[" POOL("home", 4, HOURS(DAYS, "08:00", "16:00"), "{'ed':1}",
                                  "") "," POOL("away", 2, HOURS(DAYS, "08:00", "16:00"), "{'ed':1}",
                                               "'time_zone':'Asia/Kolkata',") "]," EVERYTHING_TO("'home','away'"));
    struct coverage coverage = coverage_of(fixture);
    assert_int_equal(coverage.zone_count, 2);
    assert_string_equal(coverage.zones[1].name, "Asia/Kolkata");
    assert_close(coverage.zones[1].on_duty[2], 1, 1e-9); /* from 02:30 UTC */
    assert_close(coverage.zones[1].on_duty[3], 2, 1e-9);
    assert_close(coverage.zones[1].on_duty[10], 1, 1e-9);
    assert_close(coverage.on_duty[9], 6, 1e-9);
    assert_false(coverage_is_empty(&coverage, 2));
    assert_true(coverage_is_empty(&coverage, 1));
    coverage_free(&coverage);
    fixture_free(fixture);
}

TEST(coders_who_never_sleep_leave_no_hole_and_none_at_all_leave_the_week)
{
    struct fixture *fixture = fixture_new();
    struct coverage coverage;
    fixture_load(fixture, FACILITY(14, "") WORK
                 "'pools':[" POOL("home", 1, ALWAYS, "{'ed':1}", "") "]," EVERYTHING_TO("'home'"));
    coverage = coverage_of(fixture);
    assert_int_equal(coverage_hole_of(&coverage).hours, 0);
    coverage_free(&coverage);
    fixture_free(fixture);
    assert_int_equal(coverage_hole_of(&(struct coverage){0}).hours, WEEK_HOURS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_hold_the_seats_less_absence_and_the_work_that_arrives),
        cmocka_unit_test(the_hole_is_the_longest_stretch_without_anybody_and_may_span_the_week_end),
        cmocka_unit_test(a_pool_abroad_stands_at_the_hours_of_the_facility),
        cmocka_unit_test(coders_who_never_sleep_leave_no_hole_and_none_at_all_leave_the_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
