/* The weeks, months and quarters of a window. */
#include "models/period.h"
#include "sim/civil.h"
#include "tests/sim/check.h"

static struct period_list periods_of(int year, int month, int day, int days, int first_day)
{
    struct day_table table = {.days = days, .first_day = first_day, .first_civil_day = civil_day(year, month, day)};
    struct period_list list;
    period_list_init(&list, &table);
    return list;
}

static void assert_periods(const struct period_list *list, enum period_kind kind, const int *starts, size_t count)
{
    size_t seen = 0;
    for (size_t p = 0; p < list->count; p++) {
        if (list->items[p].kind != kind) continue;
        assert_true(seen < count);
        assert_int_equal(list->items[p].from, starts[seen]);
        assert_int_equal(list->items[p].to, starts[seen + 1]);
        seen++;
    }
    assert_int_equal(seen, count);
}

TEST(weeks_begin_on_monday_and_the_ends_are_parts_of_weeks)
{
    struct period_list list = periods_of(2026, 1, 1, 20, 2); /* Saturday 3 January to Tuesday 20 January */
    assert_periods(&list, PERIOD_WEEK, (const int[]){2, 4, 11, 18, 20}, 4);
    period_list_free(&list);
}

TEST(months_and_quarters_are_those_of_the_calendar)
{
    struct period_list list = periods_of(2023, 12, 20, 110, 0); /* to 7 April 2024, over a leap day */
    assert_periods(&list, PERIOD_MONTH, (const int[]){0, 12, 43, 72, 103, 110}, 5);
    assert_periods(&list, PERIOD_QUARTER, (const int[]){0, 12, 103, 110}, 3);
    period_list_free(&list);
}

TEST(a_window_within_one_period_is_that_period)
{
    struct period_list list = periods_of(2026, 1, 6, 4, 1);
    assert_int_equal(list.count, PERIOD_KINDS);
    for (int kind = 0; kind < PERIOD_KINDS; kind++)
        assert_periods(&list, (enum period_kind)kind, (const int[]){1, 4}, 1);
    period_list_free(&list);
}

TEST(a_window_of_whole_weeks_has_no_parts)
{
    struct period_list list = periods_of(2026, 1, 5, 21, 0);
    assert_periods(&list, PERIOD_WEEK, (const int[]){0, 7, 14, 21}, 3);
    period_list_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weeks_begin_on_monday_and_the_ends_are_parts_of_weeks),
        cmocka_unit_test(months_and_quarters_are_those_of_the_calendar),
        cmocka_unit_test(a_window_within_one_period_is_that_period),
        cmocka_unit_test(a_window_of_whole_weeks_has_no_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
