#include "sim/civil.h"
#include "sim/memory.h"
#include "tests/sim/check.h"
#include "tests/sim/zones.h"
#include <stdlib.h>

static int64_t utc(int year, int month, int day, int hour, int minute)
{
    return civil_day(year, month, day) * 86400 + hour * 3600 + minute * 60;
}

TEST(offset_changes_at_the_transition_itself)
{
    assert_int_equal(zone_offset_at(&new_york, utc(1950, 1, 1, 0, 0)), -18000);
    assert_int_equal(zone_offset_at(&new_york, utc(2026, 3, 8, 7, 0) - 1), -18000);
    assert_int_equal(zone_offset_at(&new_york, utc(2026, 3, 8, 7, 0)), -14400);
    assert_int_equal(zone_offset_at(&new_york, utc(2026, 11, 1, 6, 0)), -18000);
    assert_int_equal(zone_offset_at(&new_york, utc(2099, 7, 1, 0, 0)), -18000);
}

TEST(a_zone_without_transitions_has_one_offset_even_of_half_an_hour)
{
    assert_int_equal(zone_offset_at(&kolkata, 0), 19800);
    assert_int_equal(zone_instant(&kolkata, civil_day(2026, 5, 1), 9 * 3600), utc(2026, 5, 1, 3, 30));
    assert_int_equal(zone_day_start(&kolkata, civil_day(2026, 5, 1)), utc(2026, 4, 30, 18, 30));
    assert_int_equal(zone_day_at(&kolkata, utc(2026, 4, 30, 18, 29)), civil_day(2026, 4, 30));
    assert_int_equal(zone_day_at(&kolkata, utc(2026, 4, 30, 18, 30)), civil_day(2026, 5, 1));
}

TEST(a_skipped_wall_time_means_the_instant_of_the_jump)
{
    int64_t day = civil_day(2026, 3, 8), jump = utc(2026, 3, 8, 7, 0);
    assert_int_equal(zone_instant(&new_york, day, 7200 - 1), jump - 1);
    assert_int_equal(zone_instant(&new_york, day, 7200), jump);
    assert_int_equal(zone_instant(&new_york, day, 9000), jump);
    assert_int_equal(zone_instant(&new_york, day, 10800), jump);
    assert_int_equal(zone_instant(&new_york, day, 10801), jump + 1);
}

TEST(a_wall_time_that_occurs_twice_means_the_first)
{
    int64_t day = civil_day(2026, 11, 1);
    assert_int_equal(zone_instant(&new_york, day, 5400), utc(2026, 11, 1, 5, 30));
    assert_int_equal(zone_instant(&new_york, day, 7200 - 1), utc(2026, 11, 1, 6, 0) - 1);
    assert_int_equal(zone_instant(&new_york, day, 7200), utc(2026, 11, 1, 7, 0));
}

TEST(seconds_may_leave_the_day_on_both_sides)
{
    int64_t day = civil_day(2026, 3, 8);
    assert_int_equal(zone_instant(&new_york, day - 1, 86400 + 4 * 3600), zone_instant(&new_york, day, 4 * 3600));
    assert_int_equal(zone_instant(&new_york, day + 1, -3600), zone_instant(&new_york, day, 23 * 3600));
}

TEST(days_have_23_24_or_25_hours)
{
    int64_t spring = civil_day(2026, 3, 8), autumn = civil_day(2026, 11, 1);
    assert_int_equal(zone_day_start(&new_york, spring + 1) - zone_day_start(&new_york, spring), 23 * 3600);
    assert_int_equal(zone_day_start(&new_york, autumn + 1) - zone_day_start(&new_york, autumn), 25 * 3600);
    assert_int_equal(zone_day_start(&new_york, 1) - zone_day_start(&new_york, 0), 24 * 3600);
}

TEST(a_day_without_midnight_begins_at_the_jump)
{
    int64_t day = civil_day(2026, 3, 29), start = zone_day_start(&beirut, day);
    assert_int_equal(start, utc(2026, 3, 28, 22, 0));
    assert_int_equal(zone_day_at(&beirut, start - 1), day - 1);
    assert_int_equal(zone_day_at(&beirut, start), day);
}

TEST(a_day_begins_after_the_repeated_hour_of_the_day_before)
{
    int64_t day = civil_day(2026, 10, 25), start = zone_day_start(&beirut, day);
    assert_int_equal(start, utc(2026, 10, 24, 22, 0));
    assert_int_equal(zone_day_at(&beirut, start - 1), day - 1);
    assert_int_equal(zone_day_at(&beirut, start), day);
}

TEST(every_day_start_is_the_first_instant_of_its_date)
{
    const struct zone *zones[] = {&new_york, &kolkata, &beirut};
    for (size_t i = 0; i < 3; i++)
        for (int64_t day = civil_day(2026, 1, 1); day < civil_day(2027, 2, 1); day++) {
            int64_t start = zone_day_start(zones[i], day);
            assert_int_equal(zone_day_at(zones[i], start), day);
            assert_int_equal(zone_day_at(zones[i], start - 1), day - 1);
        }
}

TEST(dates_before_1970_round_down)
{
    assert_int_equal(zone_day_at(&new_york, -1), -1);
    assert_int_equal(zone_day_at(&new_york, utc(1960, 6, 15, 5, 0)), civil_day(1960, 6, 15));
    assert_int_equal(zone_day_at(&new_york, utc(1960, 6, 15, 4, 59)), civil_day(1960, 6, 14));
}

TEST(freeing_leaves_an_empty_zone)
{
    struct zone zone = {memory_copy_text("Etc/UTC"), 1, memory_allocate(1, sizeof *zone.transitions)};
    zone_free(&zone);
    assert_null(zone.name);
    assert_int_equal(zone.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offset_changes_at_the_transition_itself),
        cmocka_unit_test(a_zone_without_transitions_has_one_offset_even_of_half_an_hour),
        cmocka_unit_test(a_skipped_wall_time_means_the_instant_of_the_jump),
        cmocka_unit_test(a_wall_time_that_occurs_twice_means_the_first),
        cmocka_unit_test(seconds_may_leave_the_day_on_both_sides),
        cmocka_unit_test(days_have_23_24_or_25_hours),
        cmocka_unit_test(a_day_without_midnight_begins_at_the_jump),
        cmocka_unit_test(a_day_begins_after_the_repeated_hour_of_the_day_before),
        cmocka_unit_test(every_day_start_is_the_first_instant_of_its_date),
        cmocka_unit_test(dates_before_1970_round_down),
        cmocka_unit_test(freeing_leaves_an_empty_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
