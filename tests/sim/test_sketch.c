#include "sim/random.h"
#include "sim/sketch.h"
#include "tests/sim/check.h"
#include <stdlib.h>

static struct sketch sketch, other;

TEST(every_value_lies_in_its_bucket)
{
    struct random_key key = {5, 5};
    for (uint64_t i = 0; i < 200000; i++) {
        int64_t value = (int64_t)(random_draw(key, i, 0, 0, 0).word[0] >> 1 >> (i % 63));
        unsigned bucket = sketch_bucket_of(value);
        assert_true(bucket < SKETCH_BUCKETS);
        assert_true(sketch_bucket_floor(bucket) <= value);
        if (bucket + 1 < SKETCH_BUCKETS) assert_true(value < sketch_bucket_floor(bucket + 1));
    }
}

TEST(the_largest_integer_has_the_last_bucket)
{
    assert_int_equal(sketch_bucket_of(INT64_MAX), SKETCH_BUCKETS - 1);
    assert_int_equal(sketch_bucket_of(0), 0);
    assert_int_equal(sketch_bucket_of(-7), 0);
    assert_int_equal(sketch_bucket_of(INT64_MIN), 0);
    assert_int_equal(sketch_bucket_of(255), 255);
    assert_int_equal(sketch_bucket_of(256), 256);
    assert_int_equal(sketch_bucket_of(257), 256);
}

TEST(buckets_are_in_order_and_at_most_one_part_in_128_wide)
{
    for (unsigned i = 1; i < SKETCH_BUCKETS; i++) {
        int64_t floor = sketch_bucket_floor(i), width = floor - sketch_bucket_floor(i - 1);
        assert_true(width > 0);
        assert_true(i <= 128 || width <= sketch_bucket_floor(i - 1) / 128);
        assert_int_equal(sketch_bucket_of(floor), i);
    }
}

TEST(an_empty_sketch_knows_nothing)
{
    sketch_reset(&sketch);
    assert_true(isnan(sketch_quantile(&sketch, 0.5)));
    assert_true(isnan(sketch_share_at_most(&sketch, 10)));
}

TEST(small_values_are_exact)
{
    sketch_reset(&sketch);
    for (int i = 0; i < 3; i++) sketch_add(&sketch, 0);
    sketch_add(&sketch, 100);
    sketch_add(&sketch, -5);
    assert_near(sketch_quantile(&sketch, 0.5), 0, 0);
    assert_near(sketch_quantile(&sketch, 0.9), 100, 0);
    assert_near(sketch_share_at_most(&sketch, 0), 0.8, 1e-15);
    assert_near(sketch_share_at_most(&sketch, 99), 0.8, 1e-15);
    assert_near(sketch_share_at_most(&sketch, 100), 1, 0);
    assert_near(sketch_share_at_most(&sketch, -1), 0, 0);
}

TEST(one_large_value_is_found_within_half_a_percent)
{
    sketch_reset(&sketch);
    sketch_add(&sketch, INT64_C(123456789012));
    assert_near(sketch_quantile(&sketch, 0.5) / 123456789012.0, 1, 0x1p-8 + 1e-4);
    assert_near(sketch_share_at_most(&sketch, INT64_MAX), 1, 0);
    sketch_add(&sketch, INT64_MAX);
    assert_near(sketch_quantile(&sketch, 1.0), 0x1p63, 0);
}

TEST(quantiles_of_exponential_times_are_close_to_the_sorted_sample)
{
    sketch_reset(&sketch);
    struct random_key key = {11, 3};
    int n = 200000;
    for (int i = 0; i < n; i++)
        sketch_add(&sketch, (int64_t)(-3.6e9 * log(random_uniform(random_draw(key, (uint64_t)i, 0, 0, 0).word[0]))));
    double p[] = {0.05, 0.25, 0.5, 0.9, 0.95, 0.99};
    for (size_t i = 0; i < sizeof p / sizeof *p; i++) {
        double expected = -3.6e9 * log1p(-p[i]), se = 3.6e9 * sqrt(p[i] / (1 - p[i]) / n);
        assert_near(sketch_quantile(&sketch, p[i]), expected, 4.5 * se + 1e-4 * expected);
        assert_near(sketch_share_at_most(&sketch, (int64_t)expected), p[i], 4.5 * sqrt(p[i] * (1 - p[i]) / n) + 1e-4);
    }
}

TEST(quantile_and_share_invert_each_other)
{
    sketch_reset(&sketch);
    for (int64_t i = 0; i < 50000; i++) sketch_add(&sketch, 1000000 + i * i % 77777 * 1000);
    for (double p = 0.01; p < 1; p += 0.01)
        assert_near(sketch_share_at_most(&sketch, (int64_t)sketch_quantile(&sketch, p)), p, 1e-4);
}

TEST(shares_at_equal_steps_are_those_asked_for_one_by_one)
{
    double shares[600];
    sketch_reset(&sketch);
    sketch_shares(&sketch, 7, 3, shares);
    assert_true(isnan(shares[0]) && isnan(shares[2]));
    for (int64_t i = 0; i < 50000; i++) sketch_add(&sketch, i * i % 77777 * 1000);
    static const int64_t steps[] = {1, 13, 1000003, INT64_C(1) << 40};
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
        sketch_shares(&sketch, steps[s], 600, shares);
        for (int i = 0; i < 600; i++) assert_true(shares[i] == sketch_share_at_most(&sketch, i * steps[s]));
    }
}

TEST(merging_adds_counts_in_any_order)
{
    static struct sketch whole;
    sketch_reset(&sketch), sketch_reset(&other), sketch_reset(&whole);
    for (int64_t i = 0; i < 10000; i++) {
        int64_t value = i * i * i;
        sketch_add(i % 3 ? &sketch : &other, value);
        sketch_add(&whole, value);
    }
    sketch_merge(&sketch, &other);
    assert_memory_equal(&sketch, &whole, sizeof whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_lies_in_its_bucket),
        cmocka_unit_test(the_largest_integer_has_the_last_bucket),
        cmocka_unit_test(buckets_are_in_order_and_at_most_one_part_in_128_wide),
        cmocka_unit_test(an_empty_sketch_knows_nothing),
        cmocka_unit_test(small_values_are_exact),
        cmocka_unit_test(one_large_value_is_found_within_half_a_percent),
        cmocka_unit_test(quantiles_of_exponential_times_are_close_to_the_sorted_sample),
        cmocka_unit_test(quantile_and_share_invert_each_other),
        cmocka_unit_test(shares_at_equal_steps_are_those_asked_for_one_by_one),
        cmocka_unit_test(merging_adds_counts_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
