#include "sim/calendar.h"
#include "sim/civil.h"
#include "sim/time.h"
#include "tests/sim/check.h"
#include "tests/sim/zones.h"

enum { WEEKDAYS = 0x1f, EVERY_DAY = 0x7f };

/* Clock 0 is the local midnight of `day`. */
static struct calendar expand(const struct zone *zone, int64_t day, const struct calendar_shift *shifts, size_t count,
                              int64_t from, int64_t to)
{
    struct calendar calendar;
    calendar_expand(&calendar, zone, shifts, count, NULL, 0, zone_day_start(zone, day), from, to);
    return calendar;
}

static void assert_interval(const struct calendar_interval *interval, double start_hours, double end_hours)
{
    assert_near(time_to_hours(interval->start), start_hours, 0);
    assert_near(time_to_hours(interval->end), end_hours, 0);
}

static double night_hours(int year, int month, int day)
{
    struct calendar_shift night = {EVERY_DAY, 22 * 60, 6 * 60, 0};
    struct calendar calendar = expand(&new_york, civil_day(year, month, day), &night, 1, 12 * TIME_HOUR, TIME_DAY);
    assert_int_equal(calendar.count, 1);
    assert_int_equal(calendar.intervals[0].local_day, civil_day(year, month, day));
    double hours = time_to_hours(calendar.intervals[0].end - calendar.intervals[0].start);
    calendar_free(&calendar);
    return hours;
}

TEST(new_york_night_shifts_last_seven_eight_and_nine_hours)
{
    assert_near(night_hours(2026, 3, 7), 7.0, 0);
    assert_near(night_hours(2026, 3, 8), 8.0, 0);
    assert_near(night_hours(2026, 10, 31), 9.0, 0);
    assert_near(night_hours(2026, 11, 1), 8.0, 0);
}

TEST(weekday_shifts_leave_the_weekend_free)
{
    struct calendar_shift shift = {WEEKDAYS, 8 * 60, 16 * 60, 0};
    int64_t friday = civil_day(2026, 5, 1);
    struct calendar calendar = expand(&kolkata, friday, &shift, 1, 0, 4 * TIME_DAY);
    assert_int_equal(calendar.count, 2);
    assert_interval(&calendar.intervals[0], 8, 16);
    assert_interval(&calendar.intervals[1], 80, 88);
    assert_true(calendar.intervals[0].ends_shift);
    assert_int_equal(calendar.intervals[1].local_day, friday + 3);
    calendar_free(&calendar);
}

TEST(the_break_lies_in_the_middle_of_the_shift)
{
    struct calendar_shift shift = {EVERY_DAY, 8 * 60, 16 * 60 + 30, 30};
    struct calendar calendar = expand(&kolkata, 20000, &shift, 1, 0, TIME_DAY);
    assert_int_equal(calendar.count, 2);
    assert_interval(&calendar.intervals[0], 8, 12);
    assert_interval(&calendar.intervals[1], 12.5, 16.5);
    assert_false(calendar.intervals[0].ends_shift);
    assert_true(calendar.intervals[1].ends_shift);
    assert_int_equal(calendar.intervals[1].shift_start, calendar.intervals[0].start);
    calendar_free(&calendar);
}

TEST(the_break_lies_in_the_middle_of_the_real_length)
{
    struct calendar_shift night = {EVERY_DAY, 22 * 60, 6 * 60, 60};
    struct calendar calendar = expand(&new_york, civil_day(2026, 3, 7), &night, 1, 12 * TIME_HOUR, TIME_DAY);
    assert_int_equal(calendar.count, 2);
    assert_interval(&calendar.intervals[0], 22, 25);
    assert_interval(&calendar.intervals[1], 26, 29);
    calendar_free(&calendar);
}

TEST(a_shift_that_is_all_break_has_no_working_time)
{
    struct calendar_shift shift = {EVERY_DAY, 480, 510, 30};
    struct calendar calendar = expand(&kolkata, 20000, &shift, 1, 0, TIME_WEEK);
    assert_int_equal(calendar.count, 0);
    calendar_free(&calendar);
}

TEST(back_to_back_shifts_stay_separate)
{
    struct calendar_shift shifts[] = {{EVERY_DAY, 16 * 60, 1440, 0}, {EVERY_DAY, 8 * 60, 16 * 60, 0}};
    struct calendar calendar = expand(&kolkata, 20000, shifts, 2, 0, TIME_DAY);
    assert_int_equal(calendar.count, 2);
    assert_interval(&calendar.intervals[0], 8, 16);
    assert_interval(&calendar.intervals[1], 16, 24);
    assert_true(calendar.intervals[0].ends_shift);
    calendar_free(&calendar);
}

TEST(round_the_clock_intervals_touch_through_both_clock_changes)
{
    struct calendar_shift shift = {EVERY_DAY, 0, 1440, 0};
    struct calendar calendar = expand(&new_york, civil_day(2026, 1, 1), &shift, 1, 0, 364 * TIME_DAY);
    assert_int_equal(calendar.intervals[0].start, 0);
    for (size_t i = 1; i < calendar.count; i++)
        assert_int_equal(calendar.intervals[i].start, calendar.intervals[i - 1].end);
    assert_int_equal(calendar.intervals[calendar.count - 1].end, 364 * TIME_DAY);
    assert_int_equal(calendar.count, 364);
    calendar_free(&calendar);
}

TEST(a_holiday_cancels_the_shifts_that_start_on_it)
{
    struct calendar_shift night = {EVERY_DAY, 22 * 60, 6 * 60, 0};
    int64_t day = civil_day(2026, 7, 3), holidays[] = {day - 100, day + 1, day + 100};
    struct calendar calendar;
    calendar_expand(&calendar, &new_york, &night, 1, holidays, 3, zone_day_start(&new_york, day), 12 * TIME_HOUR,
                    3 * TIME_DAY);
    assert_int_equal(calendar.count, 2);
    assert_interval(&calendar.intervals[0], 22, 30); /* runs into the holiday */
    assert_interval(&calendar.intervals[1], 70, 78);
    calendar_free(&calendar);
}

TEST(shifts_under_way_at_the_start_are_there_and_those_that_only_touch_are_not)
{
    struct calendar_shift night = {EVERY_DAY, 22 * 60, 6 * 60, 0};
    struct calendar calendar = expand(&kolkata, 20000, &night, 1, 0, 22 * TIME_HOUR);
    assert_int_equal(calendar.count, 1);
    assert_interval(&calendar.intervals[0], -2, 6);
    calendar_free(&calendar);
    calendar = expand(&kolkata, 20000, &night, 1, 6 * TIME_HOUR, 22 * TIME_HOUR);
    assert_int_equal(calendar.count, 0);
    calendar_free(&calendar);
}

TEST(a_shift_may_last_two_days)
{
    struct calendar_shift shift = {1u << TUESDAY, 0, 2880, 0};
    int64_t thursday = civil_day(2026, 1, 1);
    struct calendar calendar = expand(&kolkata, thursday, &shift, 1, -TIME_HOUR, 0);
    assert_int_equal(calendar.count, 1);
    assert_interval(&calendar.intervals[0], -48, 0);
    calendar_free(&calendar);
}

TEST(a_shift_inside_the_skipped_hour_vanishes)
{
    struct calendar_shift shift = {EVERY_DAY, 125, 175, 0};
    struct calendar calendar = expand(&new_york, civil_day(2026, 3, 7), &shift, 1, 0, 3 * TIME_DAY);
    assert_int_equal(calendar.count, 2);
    assert_int_equal(calendar.intervals[1].local_day, civil_day(2026, 3, 9));
    calendar_free(&calendar);
}

TEST(lengths_of_shifts_reach_over_midnight)
{
    assert_int_equal(calendar_shift_minutes(&(struct calendar_shift){1, 480, 960, 0}), 480);
    assert_int_equal(calendar_shift_minutes(&(struct calendar_shift){1, 1320, 360, 30}), 480);
    assert_int_equal(calendar_shift_minutes(&(struct calendar_shift){1, 0, 1440, 0}), 1440);
    assert_int_equal(calendar_shift_minutes(&(struct calendar_shift){1, 480, 480, 0}), 1440);
    assert_int_equal(calendar_shift_minutes(&(struct calendar_shift){1, 600, 2880, 0}), 2280);
}

TEST(sound_patterns_have_no_overlap)
{
    struct calendar_shift shifts[] = {
        {EVERY_DAY, 0, 480, 0}, {EVERY_DAY, 480, 960, 0}, {WEEKDAYS, 960, 1440, 0}, {0x60, 960, 1440, 0}};
    assert_int_equal(calendar_overlap_minutes(shifts, 4), 0);
    assert_int_equal(calendar_overlap_minutes(shifts, 0), 0);
}

TEST(overlap_is_counted_once_a_minute_and_wraps_round_the_week)
{
    struct calendar_shift shifts[] = {
        {1u << SUNDAY, 1320, 360, 0}, {1u << MONDAY, 300, 600, 0}, {1u << MONDAY, 330, 400, 0}};
    assert_int_equal(calendar_overlap_minutes(shifts, 2), 60);
    assert_int_equal(calendar_overlap_minutes(shifts, 3), 100);
    struct calendar_shift itself = {EVERY_DAY, 0, 1500, 0};
    assert_int_equal(calendar_overlap_minutes(&itself, 1), 7 * 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_york_night_shifts_last_seven_eight_and_nine_hours),
        cmocka_unit_test(weekday_shifts_leave_the_weekend_free),
        cmocka_unit_test(the_break_lies_in_the_middle_of_the_shift),
        cmocka_unit_test(the_break_lies_in_the_middle_of_the_real_length),
        cmocka_unit_test(a_shift_that_is_all_break_has_no_working_time),
        cmocka_unit_test(back_to_back_shifts_stay_separate),
        cmocka_unit_test(round_the_clock_intervals_touch_through_both_clock_changes),
        cmocka_unit_test(a_holiday_cancels_the_shifts_that_start_on_it),
        cmocka_unit_test(shifts_under_way_at_the_start_are_there_and_those_that_only_touch_are_not),
        cmocka_unit_test(a_shift_may_last_two_days),
        cmocka_unit_test(a_shift_inside_the_skipped_hour_vanishes),
        cmocka_unit_test(lengths_of_shifts_reach_over_midnight),
        cmocka_unit_test(sound_patterns_have_no_overlap),
        cmocka_unit_test(overlap_is_counted_once_a_minute_and_wraps_round_the_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
