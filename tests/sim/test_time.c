#include "sim/time.h"
#include "tests/sim/check.h"

TEST(half_a_microsecond_rounds_to_even)
{
    assert_int_equal(time_round(0.5), 0);
    assert_int_equal(time_round(1.5), 2);
    assert_int_equal(time_round(2.5), 2);
    assert_int_equal(time_round(-0.5), 0);
    assert_int_equal(time_round(-1.5), -2);
}

TEST(units_convert_there_and_back)
{
    assert_int_equal(time_from_minutes(2.5), 150 * TIME_SECOND);
    assert_int_equal(time_from_hours(0.25), 15 * TIME_MINUTE);
    assert_int_equal(time_from_days(7), TIME_WEEK);
    assert_near(time_to_hours(90 * TIME_MINUTE), 1.5, 0);
    assert_near(time_to_days(36 * TIME_HOUR), 1.5, 0);
}

TEST(overlap_is_the_part_inside_the_window)
{
    assert_int_equal(time_overlap(0, 10, 5, 20), 5);
    assert_int_equal(time_overlap(6, 8, 5, 20), 2);
    assert_int_equal(time_overlap(0, 100, 5, 20), 15);
    assert_int_equal(time_overlap(-5, 6, 5, 20), 1);
}

TEST(intervals_that_only_touch_do_not_overlap)
{
    assert_int_equal(time_overlap(0, 5, 5, 20), 0);
    assert_int_equal(time_overlap(20, 30, 5, 20), 0);
    assert_int_equal(time_overlap(30, 40, 5, 20), 0);
    assert_int_equal(time_overlap(8, 7, 5, 20), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(half_a_microsecond_rounds_to_even),
        cmocka_unit_test(units_convert_there_and_back),
        cmocka_unit_test(overlap_is_the_part_inside_the_window),
        cmocka_unit_test(intervals_that_only_touch_do_not_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
