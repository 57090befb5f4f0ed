#include "sim/civil.h"
#include "tests/sim/check.h"

TEST(day_zero_is_thursday_1_january_1970)
{
    assert_int_equal(civil_day(1970, 1, 1), 0);
    assert_int_equal(civil_weekday_of(0), THURSDAY);
    assert_int_equal(civil_weekday_of(-1), WEDNESDAY);
}

TEST(known_dates_have_their_day_numbers_and_weekdays)
{
    assert_int_equal(civil_day(2000, 2, 29), 11016);
    assert_int_equal(civil_day(2026, 3, 8), 20520);
    assert_int_equal(civil_weekday_of(civil_day(2026, 3, 8)), SUNDAY);
    assert_int_equal(civil_weekday_of(civil_day(2024, 2, 29)), THURSDAY);
    assert_int_equal(civil_weekday_of(civil_day(1600, 1, 1)), SATURDAY);
    assert_int_equal(civil_day(1969, 12, 31), -1);
}

/* Walks the calendar by hand, a day at a time, through two 400-year cycles. */
TEST(every_day_of_eight_centuries_follows_the_one_before)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 1599, month = 1, day = 1, weekday = civil_weekday_of(civil_day(1599, 1, 1));
    for (int64_t number = civil_day(1599, 1, 1); year < 2400; number++) {
        struct civil_date date = civil_date_of(number);
        assert_true(date.year == year && date.month == month && date.day == day);
        assert_int_equal(civil_day(year, month, day), number);
        assert_int_equal(civil_weekday_of(number), weekday);
        int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        if (++day > lengths[month - 1] + (month == 2 && leap)) {
            day = 1;
            if (++month > 12) month = 1, year++;
        }
        weekday = (weekday + 1) % 7;
    }
}

TEST(only_dates_that_exist_are_valid)
{
    assert_true(civil_is_valid(2024, 2, 29));
    assert_true(civil_is_valid(2000, 2, 29));
    assert_false(civil_is_valid(1900, 2, 29));
    assert_false(civil_is_valid(2026, 2, 29));
    assert_false(civil_is_valid(2026, 4, 31));
    assert_false(civil_is_valid(2026, 0, 1));
    assert_false(civil_is_valid(2026, 13, 1));
    assert_false(civil_is_valid(2026, 1, 0));
    assert_false(civil_is_valid(2026, 1, 32));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(day_zero_is_thursday_1_january_1970),
        cmocka_unit_test(known_dates_have_their_day_numbers_and_weekdays),
        cmocka_unit_test(every_day_of_eight_centuries_follows_the_one_before),
        cmocka_unit_test(only_dates_that_exist_are_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
