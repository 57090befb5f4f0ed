#include "experiment/estimate.h"
#include <gsl/gsl_errno.h>
#include <math.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/close.h"

/* statistics cases ST-1 and ST-2, two-sided 90 % */
static const double st1[] = {1.53, 1.66, 1.24, 2.34, 2.00, 1.69, 2.69, 2.86, 1.70, 2.60};
static const double st2[] = {126.97 - 118.21, 124.31 - 120.22, 126.68 - 122.45, 122.66 - 122.68, 127.23 - 119.40};

static void estimate_matches_the_published_interval(void **state)
{
    (void)state;
    struct estimate estimate = estimate_of(st1, 1, 10, 0.9);
    assert_close(estimate.mean, 2.031, 1e-12);
    assert_close(estimate.half_width, 0.32228340, 1e-8);
    struct estimate paired = estimate_of(st2, 1, 5, 0.9);
    assert_close(paired.mean, 4.978, 1e-9);
    assert_close(paired.mean - paired.half_width, 1.649127, 1e-6);
    assert_close(paired.mean + paired.half_width, 8.306873, 1e-6);
}

static void estimate_reads_strided_values_and_leaves_missing_ones_out(void **state)
{
    (void)state;
    const double values[] = {1, 99, NAN, 99, 3, 99};
    struct estimate estimate = estimate_of(values, 2, 3, 0.95);
    assert_int_equal(estimate.count, 2);
    assert_close(estimate.mean, 2, 0);
    assert_close(estimate.sd, sqrt(2), 1e-15);
}

static void estimate_of_one_value_has_no_interval(void **state)
{
    (void)state;
    const double one[] = {5}, none[] = {NAN};
    struct estimate estimate = estimate_of(one, 1, 1, 0.95);
    assert_close(estimate.mean, 5, 0);
    assert_true(isnan(estimate.half_width) && isnan(estimate.sd));
    assert_close(estimate.p10, 5, 0);
    estimate = estimate_of(none, 1, 1, 0.95);
    assert_int_equal(estimate.count, 0);
    assert_true(isnan(estimate.mean) && isnan(estimate.p50));
}

static void estimate_band_interpolates_between_order_statistics(void **state)
{
    (void)state;
    const double values[] = {4, 1, 3, 2, 5};
    struct estimate estimate = estimate_of(values, 1, 5, 0.95);
    assert_close(estimate.p10, 1.4, 1e-12);
    assert_close(estimate.p50, 3, 0);
    assert_close(estimate.p90, 4.6, 1e-12);
}

/* 5 of 10 and its exact 95 % interval as in any table; none and all are one-sided: (beyond)^(1/n). */
static void share_has_the_exact_interval_of_clopper_and_pearson(void **state)
{
    (void)state;
    struct share_estimate half = estimate_share(5, 10, 0.95), none = estimate_share(0, 10, 0.95);
    assert_close(half.share, 0.5, 0);
    assert_close(half.low, 0.187086, 1e-6);
    assert_close(half.high, 0.812914, 1e-6);
    assert_close(none.low, 0, 0);
    assert_close(none.high, 1 - pow(0.025, 0.1), 1e-9);
    struct share_estimate all = estimate_share(10, 10, 0.95);
    assert_close(all.low, pow(0.025, 0.1), 1e-9);
    assert_close(all.high, 1, 0);
    assert_true(isnan(estimate_share(0, 0, 0.95).share));
}

/* Large counts: nearly the normal interval of a share, never missing. */
static void share_of_many_has_an_interval(void **state)
{
    (void)state;
    const int64_t counts[] = {3000, 30000, 100000, 1000000};
    for (size_t i = 0; i < 4; i++) {
        struct share_estimate share = estimate_share(counts[i] * 16 / 100, counts[i], 0.95);
        double half = 1.959964 * sqrt(0.16 * 0.84 / (double)counts[i]);
        assert_close(share.low, 0.16 - half, 0.02 * half + 1.0 / (double)counts[i]);
        assert_close(share.high, 0.16 + half, 0.02 * half + 1.0 / (double)counts[i]);
        struct share_estimate wide = estimate_share(counts[i] * 16 / 100, counts[i], 0.9999);
        assert_true(wide.low < share.low && share.high < wide.high);
    }
}

static void scaling_below_zero_turns_the_band_round(void **state)
{
    (void)state;
    const double values[] = {4, 1, 3, 2, 5};
    struct estimate estimate = estimate_scaled(estimate_of(values, 1, 5, 0.95), -2);
    assert_close(estimate.mean, -6, 0);
    assert_close(estimate.p10, -9.2, 1e-12);
    assert_close(estimate.p90, -2.8, 1e-12);
    assert_true(estimate.half_width > 0 && estimate.sd > 0);
}

static void nothing_shows_from_one_replication_or_around_zero(void **state)
{
    (void)state;
    const struct estimate one = {.count = 1, .mean = 5, .half_width = NAN}, sure = {.mean = -3, .half_width = 0};
    const struct estimate wide = {.mean = 3, .half_width = 3.5}, zero = {.mean = 0, .half_width = 0};
    assert_false(estimate_shows(&one));
    assert_false(estimate_shows(&wide));
    assert_false(estimate_shows(&zero));
    assert_true(estimate_shows(&sure));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(estimate_matches_the_published_interval),
        cmocka_unit_test(estimate_reads_strided_values_and_leaves_missing_ones_out),
        cmocka_unit_test(estimate_of_one_value_has_no_interval),
        cmocka_unit_test(estimate_band_interpolates_between_order_statistics),
        cmocka_unit_test(share_has_the_exact_interval_of_clopper_and_pearson),
        cmocka_unit_test(share_of_many_has_an_interval),
        cmocka_unit_test(scaling_below_zero_turns_the_band_round),
        cmocka_unit_test(nothing_shows_from_one_replication_or_around_zero),
    };
    gsl_set_error_handler_off(); /* as app/main.c does */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
