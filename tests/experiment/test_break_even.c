/* The search for a break-even on functions whose root is known. */
#include "experiment/break_even.h"
#include "tests/sim/check.h"

struct function {
    double (*of)(double x);
    double half_width;
    int calls, give_up_after; /* 0: never */
};

static bool value(void *context, double at, struct break_even_point *point)
{
    struct function *function = context;
    *point = (struct break_even_point){at, function->of(at), function->half_width};
    function->calls++;
    return function->give_up_after == 0 || function->calls <= function->give_up_after;
}

static struct break_even find(struct function *function, double low, double high, double tolerance)
{
    struct break_even result;
    struct break_even_point from = {low, function->of(low), function->half_width};
    struct break_even_point to = {high, function->of(high), function->half_width};
    assert_true(break_even_find(&result, value, function, from, to, tolerance));
    assert_true(result.found);
    return result;
}

static double line(double x)
{
    return 700 - 20 * x;
}

static double cube(double x)
{
    return x * x * x - 2;
}

static double bent(double x)
{
    return x < 9 ? -1 : 100 * (x - 9) - 1;
}

static double step(double x)
{
    return round(x) < 4 ? -3 : 5;
}

/* Nearly level up to 7: steps of regula falsi from its left end are short, and far from the change of sign. */
static double plateau(double x)
{
    return x < 7 ? -0.5 : 100;
}

TEST(the_root_of_a_straight_line_is_found_in_three_steps)
{
    struct function function = {.of = line, .half_width = 40};
    struct break_even result = find(&function, 0, 100, 0.01);
    assert_near(result.at, 35, 1e-9);
    assert_true(function.calls <= 3);
    /* the interval of +-40 holds zero from 33 to 37 */
    assert_near(result.from, 33, 1e-6);
    assert_near(result.to, 37, 1e-6);
    assert_false(result.from_open || result.to_open);
}

TEST(roots_of_curves_and_of_steps_are_found_to_the_tolerance)
{
    struct function curved = {.of = cube}, kinked = {.of = bent}, counting = {.of = step};
    assert_near(find(&curved, 0, 10, 1e-6).at, cbrt(2), 2e-6);
    assert_near(find(&kinked, 0, 10, 1e-4).at, 9.01, 2e-4);
    assert_near(find(&counting, 0, 10, 0.5).at, 3.5, 0.5);
    struct function level = {.of = plateau};
    assert_near(find(&level, 0, 10, 0.1).at, 7, 0.1);
    assert_true(level.calls < BREAK_EVEN_POINTS - 2);
    assert_true(curved.calls < BREAK_EVEN_POINTS - 2 && kinked.calls < BREAK_EVEN_POINTS - 2);
}

TEST(a_sign_that_is_never_shown_leaves_the_doubt_open_on_that_side)
{
    struct function function = {.of = line, .half_width = 400};
    struct break_even result = find(&function, 0, 50, 0.01);
    assert_near(result.at, 35, 1e-9);
    assert_near(result.from, 15, 1e-6); /* 700 - 20 x 15 = 400 */
    assert_true(result.to_open && !result.from_open);
    assert_near(result.to, 50, 0);
}

TEST(a_search_whose_values_cannot_be_had_says_so)
{
    struct function function = {.of = cube, .give_up_after = 1};
    struct break_even result;
    struct break_even_point low = {0, -2, 0}, high = {10, 998, 0};
    assert_false(break_even_find(&result, value, &function, low, high, 1e-6));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_root_of_a_straight_line_is_found_in_three_steps),
        cmocka_unit_test(roots_of_curves_and_of_steps_are_found_to_the_tolerance),
        cmocka_unit_test(a_sign_that_is_never_shown_leaves_the_doubt_open_on_that_side),
        cmocka_unit_test(a_search_whose_values_cannot_be_had_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
