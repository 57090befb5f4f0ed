#include "io/import_cell.h"
#include "io/import_name.h"
#include "tests/sim/check.h"
#include <string.h>

static void assert_number(const char *text, char decimal, double expected)
{
    int64_t millionths = 0;
    if (!import_number_read(&millionths, text, decimal)) fail_msg("\"%s\" is not read", text);
    assert_int_equal(millionths, llround(expected * 1e6));
}

static void assert_no_number(const char *text, char decimal)
{
    int64_t millionths;
    if (import_number_read(&millionths, text, decimal)) fail_msg("\"%s\" is read", text);
}

TEST(amounts_of_all_houses_are_read)
{
    assert_number("0", '.', 0);
    assert_number("1234.5", '.', 1234.5);
    assert_number("1,234,567.89", '.', 1234567.89);
    assert_number("$1,234.50", '.', 1234.5);
    assert_number("$ 12", '.', 12);
    assert_number(".5", '.', 0.5);
    assert_number("12.", '.', 12);
    assert_number("00012.10", '.', 12.1);
    assert_number("1.234,56", ',', 1234.56);
    assert_number("€1.234,56", ',', 1234.56);
    assert_number("999999999.999999", '.', 999999999.999999);
}

TEST(amounts_below_zero_are_told_apart_from_nonsense)
{
    assert_number("-12.50", '.', -12.5);
    assert_number("(12.50)", '.', -12.5);
    assert_number("($1,000.00)", '.', -1000);
    assert_number("-$5", '.', -5);
    assert_number("12.50-", '.', -12.5);
}

TEST(amounts_that_could_mean_two_things_are_refused)
{
    static const char *const texts[] = {
        "",       "-",   "$",   ".",     "1,5",  "1,23,456", "1234,567", "12,34.5", "1.2.3", "1e5",        "0x10",
        "12 000", "(12", "12)", "(-12)", "-12-", "nan",      "inf",      "12 USD",  ",123",  "1000000000", "--5"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_no_number(texts[i], '.');
    assert_no_number("1,234.56", ',');
}

static double minutes_of(enum import_unit unit, const char *text)
{
    struct import_column column = {.unit = unit};
    int64_t microminutes;
    return import_minutes_read(&microminutes, &column, text, '.') ? (double)microminutes / 1e6 : NAN;
}

TEST(coding_time_is_read_in_the_unit_of_its_column)
{
    assert_near(minutes_of(UNIT_MINUTES, "12.5"), 12.5, 0);
    assert_near(minutes_of(UNIT_HOURS, "0.25"), 15, 0);
    assert_near(minutes_of(UNIT_SECONDS, "90"), 1.5, 0);
    assert_near(minutes_of(UNIT_CLOCK, "1:02:30"), 62.5, 0);
    assert_near(minutes_of(UNIT_CLOCK, "62:30"), 62.5, 0);
    static const char *const wrong[] = {"", "5", ":30", "1:", "1:60", "1:60:00", "1:2:3:4", "1:2x", "-1:30"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_true(isnan(minutes_of(UNIT_CLOCK, wrong[i])));
    assert_true(isnan(minutes_of(UNIT_MINUTES, "100001")));
}

static int mark_of(const struct import_column *column, const char *text)
{
    bool mark;
    return import_mark_read(&mark, column, text) ? mark : -1;
}

TEST(marks_are_read_by_list_by_habit_and_by_count)
{
    static char open[] = "Open", yes[] = "Yes";
    struct import_value values[] = {{open, NULL, true}, {yes, NULL, false}};
    struct import_column plain = {0}, listed = {.value_count = 2, .values = values}, filled = {.filled = true};
    struct import_column closed = {.value_count = 2, .values = values, .has_other = true};
    assert_int_equal(mark_of(&plain, "Y"), 1);
    assert_int_equal(mark_of(&plain, "false"), 0);
    assert_int_equal(mark_of(&plain, "0"), 0);
    assert_int_equal(mark_of(&plain, "3"), 1);
    assert_int_equal(mark_of(&plain, "maybe"), -1);
    assert_int_equal(mark_of(&plain, "-1"), -1);
    assert_int_equal(mark_of(&listed, "OPEN"), 1);
    assert_int_equal(mark_of(&listed, "yes"), 0);
    assert_int_equal(mark_of(&listed, "n"), 0);
    assert_int_equal(mark_of(&closed, "maybe"), 0);
    assert_int_equal(mark_of(&closed, "open"), 1);
    assert_int_equal(mark_of(&closed, "Y"), 1);
    assert_int_equal(mark_of(&filled, "Coding error"), 1);
}

TEST(names_are_made_fit_for_a_scenario_or_refused)
{
    struct import_names names = {0};
    assert_int_equal(import_names_of(&names, "Surgery/Ortho"), 0);
    assert_string_equal(names.items[0], "Surgery-Ortho");
    assert_int_equal(import_names_of(&names, "ED"), 1);
    assert_int_equal(import_names_of(&names, "Surgery-Ortho"), 0);
    assert_int_equal(import_names_of(&names, "bad\x01"), -1);
    assert_int_equal(import_names_of(&names, "caf\xe9"), -1);
    assert_int_equal(import_names_of(&names, "café"), 2);
    assert_int_equal(import_names_of(&names, "*"), -1);
    char text[80];
    memset(text, 'x', sizeof text);
    text[65] = '\0';
    assert_int_equal(import_names_of(&names, text), -1);
    text[64] = '\0';
    assert_int_equal(import_names_of(&names, text), 3);
    import_names_free(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_of_all_houses_are_read),
        cmocka_unit_test(amounts_below_zero_are_told_apart_from_nonsense),
        cmocka_unit_test(amounts_that_could_mean_two_things_are_refused),
        cmocka_unit_test(coding_time_is_read_in_the_unit_of_its_column),
        cmocka_unit_test(marks_are_read_by_list_by_habit_and_by_count),
        cmocka_unit_test(names_are_made_fit_for_a_scenario_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
