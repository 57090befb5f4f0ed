#include "sim/tally.h"
#include "tests/sim/check.h"

TEST(a_tally_has_the_mean_of_what_it_saw)
{
    struct tally tally = {0};
    assert_true(isnan(tally_mean(&tally)));
    tally_add(&tally, 3);
    tally_add(&tally, -1);
    tally_add(&tally, 5);
    assert_int_equal(tally.count, 3);
    assert_near(tally_mean(&tally), 7.0 / 3, 1e-15);
}

TEST(sums_beyond_64_bits_are_exact)
{
    struct tally tally = {0};
    for (int i = 0; i < 5; i++) tally_add(&tally, INT64_MAX);
    assert_true(tally.sum == (int128)INT64_MAX * 5);
    assert_near(tally_mean(&tally), (double)INT64_MAX, 0);
}

TEST(merged_tallies_equal_one_tally)
{
    struct tally a = {0}, b = {0}, whole = {0};
    for (int i = 0; i < 100; i++) {
        tally_add(i % 2 ? &a : &b, i * i);
        tally_add(&whole, i * i);
    }
    tally_merge(&a, &b);
    assert_true(a.count == whole.count && a.sum == whole.sum);
}

TEST(a_level_is_averaged_over_the_window_only)
{
    struct time_weighted weighted = {.start = 10, .end = 30};
    time_weighted_add(&weighted, 0, 15, 2);   /* 5 inside */
    time_weighted_add(&weighted, 20, 100, 3); /* 10 inside */
    time_weighted_add(&weighted, 40, 50, 9);  /* outside */
    assert_near(time_weighted_mean(&weighted), 2.0, 0);
}

TEST(an_empty_window_has_no_average)
{
    struct time_weighted weighted = {.start = 10, .end = 10};
    time_weighted_add(&weighted, 0, 100, 5);
    assert_true(isnan(time_weighted_mean(&weighted)));
}

TEST(level_times_time_does_not_overflow_64_bits)
{
    struct time_weighted weighted = {.start = 0, .end = 5 * TIME_DAY};
    for (int i = 0; i < 5; i++) time_weighted_add(&weighted, 0, 5 * TIME_DAY, 4500000);
    assert_near(time_weighted_mean(&weighted), 22500000, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tally_has_the_mean_of_what_it_saw),
        cmocka_unit_test(sums_beyond_64_bits_are_exact),
        cmocka_unit_test(merged_tallies_equal_one_tally),
        cmocka_unit_test(a_level_is_averaged_over_the_window_only),
        cmocka_unit_test(an_empty_window_has_no_average),
        cmocka_unit_test(level_times_time_does_not_overflow_64_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
