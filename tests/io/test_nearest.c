#include "io/nearest.h"
#include "io/number_text.h"
#include "io/utf8.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *nearest_of(const char *wanted, const char *const *candidates)
{
    struct nearest nearest = nearest_to(wanted);
    for (; *candidates; candidates++) nearest_offer(&nearest, *candidates);
    return nearest_found(&nearest);
}

static void nearest_finds_one_slip(void **state)
{
    (void)state;
    const char *const keys[] = {"headcount", "hours", "name", NULL};
    assert_string_equal(nearest_of("head_count", keys), "headcount");
    assert_string_equal(nearest_of("haedcount", keys), "headcount");
    assert_string_equal(nearest_of("HEADCOUNT", keys), "headcount");
    assert_string_equal(nearest_of("hour", keys), "hours");
    assert_string_equal(nearest_of("nmae", keys), "name");
}

static void nearest_keeps_quiet_about_strangers(void **state)
{
    (void)state;
    const char *const keys[] = {"headcount", "hours", "name", NULL};
    const char *const none[] = {NULL};
    assert_null(nearest_of("colour_of_the_wall", keys));
    assert_null(nearest_of("x", keys));
    assert_null(nearest_of("", keys));
    assert_null(nearest_of("hours", none));
}

static void nearest_survives_very_long_words(void **state)
{
    (void)state;
    char text[5000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    const char *const keys[] = {text, "hours", NULL};
    assert_null(nearest_of(text, keys));
    assert_string_equal(nearest_of("hoers", keys), "hours");
}

static void numbers_are_short_and_read_back_alike(void **state)
{
    (void)state;
    char text[NUMBER_TEXT_MAX];
    number_text(text, 0.1);
    assert_string_equal(text, "0.1");
    number_text(text, 9007199254740991.0);
    assert_string_equal(text, "9007199254740991");
    number_text(text, 1.0 / 3);
    assert_true(strtod(text, NULL) == 1.0 / 3);
    number_text(text, 5e-324);
    assert_true(strtod(text, NULL) == 5e-324);
    for (double x = 1e-300; x < 1e300; x *= 3.7) {
        number_text(text, x);
        assert_true(strtod(text, NULL) == x);
    }
}

static void utf8_accepts_only_shortest_forms_and_real_characters(void **state)
{
    (void)state;
    assert_int_equal(utf8_length("a", 1), 1);
    assert_int_equal(utf8_length("\xc3\xa9", 2), 2);
    assert_int_equal(utf8_length("\xe2\x82\xac", 3), 3);
    assert_int_equal(utf8_length("\xf0\x9f\x8f\xa5", 4), 4);
    assert_int_equal(utf8_length("\xf0\x9f\x8f\xa5", 3), 0);
    assert_int_equal(utf8_length("\xc0\xaf", 2), 0);
    assert_int_equal(utf8_length("\xe0\x80\xaf", 3), 0);
    assert_int_equal(utf8_length("\xed\xa0\x80", 3), 0);
    assert_int_equal(utf8_length("\xf4\x90\x80\x80", 4), 0);
    assert_int_equal(utf8_length("\x80", 1), 0);
    assert_int_equal(utf8_length("\xff", 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearest_finds_one_slip),
        cmocka_unit_test(nearest_keeps_quiet_about_strangers),
        cmocka_unit_test(nearest_survives_very_long_words),
        cmocka_unit_test(numbers_are_short_and_read_back_alike),
        cmocka_unit_test(utf8_accepts_only_shortest_forms_and_real_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
