#include "sim/poisson.h"
#include "sim/random.h"
#include "tests/sim/check.h"
#include <gsl/gsl_cdf.h>
#include <stdlib.h>

/* P(N <= k) >= u and not for k - 1, by GSL, in the tail that has digits. */
static void assert_smallest(double mean, double u, int64_t k)
{
    double slack = 1e-11, q = 1 - u;
    unsigned n = (unsigned)k;
    assert_true(k >= 0);
    if (u > 0.5) {
        assert_true(gsl_cdf_poisson_Q(n, mean) <= q * (1 + slack));
        assert_true(k == 0 || gsl_cdf_poisson_Q(n - 1, mean) > q * (1 - slack));
    } else {
        assert_true(gsl_cdf_poisson_P(n, mean) >= u * (1 - slack));
        assert_true(k == 0 || gsl_cdf_poisson_P(n - 1, mean) < u * (1 + slack));
    }
}

static const double shares[] = {1e-15, 1e-12, 1e-9, 1e-6, 1e-4, 0.01, 0.1, 0.25, 0.4, 0.499, 0.5};

TEST(counts_are_the_smallest_that_reach_the_share)
{
    double means[] = {1e-9, 1e-3, 0.1, 0.5, 1,   3.9, 4.1, 10,  21.6, 49.9, 50,
                      50.1, 51,   100, 225, 500, 744, 746, 999, 1000, 1500, 1e4};
    for (size_t i = 0; i < sizeof means / sizeof *means; i++)
        for (size_t j = 0; j < sizeof shares / sizeof *shares; j++) {
            assert_smallest(means[i], shares[j], poisson_inverse(means[i], shares[j]));
            assert_smallest(means[i], 1 - shares[j], poisson_inverse(means[i], 1 - shares[j]));
        }
}

/* Sums of 40-digit masses. GSL itself is 2 % off in the share at a mean of 1e7. */
TEST(large_means_give_the_counts_of_forty_digit_arithmetic)
{
    static const double p[] = {1e-15, 1e-9, 1e-3, 0.1, 0.4375};
    static const struct {
        double mean;
        int64_t lower[5], upper[5];
    } known[] = {
        {51, {6, 15, 30, 42, 50}, {117, 99, 74, 60, 52}},
        {225, {117, 141, 180, 206, 222}, {354, 321, 273, 244, 227}},
        {744, {538, 586, 661, 709, 740}, {971, 913, 830, 779, 748}},
        {746, {540, 588, 663, 711, 742}, {973, 916, 832, 781, 750}},
        {1e4, {9216, 9406, 9692, 9872, 9984}, {10804, 10606, 10310, 10128, 10016}},
        {1e6, {992069, 994008, 996911, 998719, 999843}, {1007952, 1006004, 1003092, 1001282, 1000157}},
        {1e7, {9974898, 9981039, 9990229, 9995947, 9999502}, {10025123, 10018973, 10009774, 10004053, 10000497}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        for (int j = 0; j < 5; j++) {
            assert_int_equal(poisson_inverse(known[i].mean, p[j]), known[i].lower[j]);
            /* 1 - 1e-15 is not exactly representable: the neighbour is allowed there. */
            int64_t upper = poisson_inverse(known[i].mean, 1 - p[j]);
            assert_true(j == 0 ? llabs(upper - known[i].upper[j]) <= 8 : upper == known[i].upper[j]);
        }
}

TEST(a_mean_of_zero_gives_zero)
{
    assert_int_equal(poisson_inverse(0, 1e-15), 0);
    assert_int_equal(poisson_inverse(0, 1 - 0x1p-53), 0);
}

TEST(the_most_extreme_uniforms_end)
{
    double means[] = {1e-300, 1e-3, 1, 49.999, 50, 51, 999.999, 1000, 1e5, 1e7};
    for (size_t i = 0; i < sizeof means / sizeof *means; i++) {
        double low = (double)poisson_inverse(means[i], 0x1p-53), high = (double)poisson_inverse(means[i], 1 - 0x1p-53);
        assert_true(low <= high);
        assert_true(low >= means[i] - 10 * sqrt(means[i]) - 1);
        assert_true(high <= means[i] + 10 * sqrt(means[i]) + 40);
    }
}

TEST(counts_never_fall_when_the_uniform_grows)
{
    double means[] = {0.5, 21.6, 50, 51, 744, 1000, 1e4, 1e7};
    for (size_t i = 0; i < sizeof means / sizeof *means; i++) {
        int64_t before = 0;
        for (double u = 0.0005; u < 1; u += 0.0005) {
            int64_t k = poisson_inverse(means[i], u);
            assert_true(k >= before);
            before = k;
        }
    }
}

TEST(counts_never_fall_when_the_mean_grows)
{
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        for (int side = 0; side < 2; side++) {
            double u = side ? 1 - shares[i] : shares[i];
            int64_t before = 0;
            for (double mean = 0; mean < 2e4; mean = mean * 1.003 + 0.01) {
                int64_t k = poisson_inverse(mean, u);
                assert_true(k >= before);
                before = k;
            }
        }
}

TEST(counts_agree_where_the_methods_meet)
{
    double meets[] = {50, 1000};
    for (int i = 0; i < 2; i++)
        for (double u = 0.00025; u < 1; u += 0.0005) {
            int64_t below = poisson_inverse(meets[i] * (1 - 1e-13), u),
                    above = poisson_inverse(meets[i] * (1 + 1e-13), u);
            assert_int_equal(below, above);
        }
    for (double mean = 0.3; mean < 50; mean += 0.7)
        assert_true(poisson_inverse(mean, 0.999 - 1e-12) <= poisson_inverse(mean, 0.999 + 1e-12));
}

TEST(counts_have_the_mean_and_variance_of_the_law)
{
    double means[] = {0.5, 21.6, 225, 5000};
    for (size_t i = 0; i < 4; i++) {
        double sum = 0, square = 0;
        int n = 100000;
        for (int j = 0; j < n; j++) {
            double u = random_uniform(random_draw((struct random_key){9, i}, (uint64_t)j, 0, 0, 0).word[0]);
            double distance = (double)poisson_inverse(means[i], u) - means[i];
            sum += distance;
            square += distance * distance;
        }
        double fourth = means[i] * (1 + 3 * means[i]); /* central moment */
        assert_near(sum / n, 0, 4.5 * sqrt(means[i] / n));
        assert_near(square / n, means[i], 4.5 * sqrt((fourth - means[i] * means[i]) / n));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_the_smallest_that_reach_the_share),
        cmocka_unit_test(large_means_give_the_counts_of_forty_digit_arithmetic),
        cmocka_unit_test(a_mean_of_zero_gives_zero),
        cmocka_unit_test(the_most_extreme_uniforms_end),
        cmocka_unit_test(counts_never_fall_when_the_uniform_grows),
        cmocka_unit_test(counts_never_fall_when_the_mean_grows),
        cmocka_unit_test(counts_agree_where_the_methods_meet),
        cmocka_unit_test(counts_have_the_mean_and_variance_of_the_law),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
