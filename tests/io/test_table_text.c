#include "io/table_text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check_value(double value, const char *unit, const char *expected)
{
    char *text = table_value(value, unit);
    assert_string_equal(text, expected);
    free(text);
}

static void value_shows_three_significant_digits_and_its_unit(void **state)
{
    (void)state;
    check_value(16449999, "usd", "$16.4 M");
    check_value(756123, "usd", "$756 k");
    check_value(999999, "usd", "$1.00 M");
    check_value(4.554, "usd", "$4.55");
    check_value(-4.554, "usd", "−$4.55");
    check_value(0.7414, "share", "74.1 %");
    check_value(48.24, "hours", "48.2 h");
    check_value(168964, "encounters", "168,964");
    check_value(8, "encounters", "8");
    check_value(8.27, "encounters", "8.27");
    check_value(0, "usd", "$0.00");
    check_value(NAN, "days", "n/a");
}

static void check_difference(double difference, double half_width, const char *unit, const char *expected)
{
    char *text = table_difference(difference, half_width, unit);
    assert_string_equal(text, expected);
    free(text);
}

static void difference_shares_its_scale_with_its_interval(void **state)
{
    (void)state;
    check_difference(-4371000, 604000, "usd", "−$4.37 ± 0.60 M");
    check_difference(125000, 12, "usd", "+$125 ± <1 k");
    check_difference(0.001, 2, "days", "+0.00 ± 2.00 d");
    check_difference(0, 0, "usd", "$0.00 ± 0.00");
    check_difference(2.5, 0.001, "hours", "+2.50 ± <0.01 h");
    check_difference(1, NAN, "days", "+1.00 ± n/a d");
}

static void check_cell(const char *text, int width, const char *expected)
{
    char *out = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&out, &length);
    table_cell(file, text, width);
    fclose(file);
    assert_string_equal(out, expected);
    free(out);
}

static void cell_counts_characters_not_bytes_and_never_touches_the_next(void **state)
{
    (void)state;
    check_cell("±1", -4, "  ±1");
    check_cell("ab", 4, "ab  ");
    check_cell("abcd", 4, "ab… ");
    check_cell("ääääää", 5, "äää… ");
    check_cell("abcd", -4, "abcd");
    check_cell("abcde", -4, "abc…");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value_shows_three_significant_digits_and_its_unit),
        cmocka_unit_test(difference_shares_its_scale_with_its_interval),
        cmocka_unit_test(cell_counts_characters_not_bytes_and_never_touches_the_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
