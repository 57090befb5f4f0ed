#include "tests/sim/check.h"
#include "tests/sim/laws.h"

TEST(moments_are_those_of_the_closed_forms)
{
    for (int i = 0; i < LAW_CASES; i++) {
        assert_near(law_mean(&law_cases[i].law), law_cases[i].mean, 1e-13 * law_cases[i].mean);
        assert_near(law_cv2(&law_cases[i].law), law_cases[i].cv2, 1e-12 * law_cases[i].cv2);
    }
}

TEST(distribution_functions_agree_with_independent_ones)
{
    for (int i = 0; i < LAW_CASES; i++)
        for (double p = 0.001; p < 1; p += 0.001) {
            double x = law_quantile(&law_cases[i].law, p, false);
            assert_near(law_cdf(&law_cases[i].law, x), law_cases[i].cdf(x), 1e-13);
        }
}

TEST(quantiles_invert_the_distribution_function_in_the_lower_tail)
{
    for (int i = 0; i < LAW_CASES; i++)
        for (double p = 0.999; p > 1e-13; p *= 0.7) {
            double x = law_quantile(&law_cases[i].law, p, false);
            const struct law *law = &law_cases[i].law;
            /* Where x starts at min > 0, its own last digit is worth more than p's. */
            double slack =
                law->kind == LAW_UNIFORM || law->kind == LAW_TRIANGULAR || law->kind == LAW_EMPIRICAL ? 1e-8 : 0;
            assert_near(law_cases[i].cdf(x), p, 1e-12 * p + slack * sqrt(p));
        }
}

TEST(quantiles_of_the_two_tails_meet)
{
    for (int i = 0; i < LAW_CASES; i++)
        for (double p = 1.0 / 1024; p < 1; p += 1.0 / 1024) {
            double lower = law_quantile(&law_cases[i].law, p, false),
                   upper = law_quantile(&law_cases[i].law, 1 - p, true);
            assert_near(upper, lower, 1e-13 * lower);
        }
}

TEST(upper_tails_are_accurate)
{
    double shape = 25, q[] = {1e-3, 1e-6, 1e-9, 1e-13};
    for (int i = 0; i < 4; i++) {
        double p = (1 + sqrt(0.6)) / 2;
        struct law law = {.kind = LAW_EXPONENTIAL, .mean = 2};
        assert_near(law_quantile(&law, q[i], true), -2 * log(q[i]), 1e-13);
        law = (struct law){.kind = LAW_GAMMA, .mean = 1, .cv = 0.2};
        assert_near(gsl_cdf_gamma_Q(law_quantile(&law, q[i], true), shape, 1 / shape) / q[i], 1, 1e-12);
        law = (struct law){.kind = LAW_LOGNORMAL, .mean = 30, .cv = 1.5};
        assert_near(gsl_cdf_lognormal_Q(law_quantile(&law, q[i], true), log(30) - log(3.25) / 2, sqrt(log(3.25))) /
                        q[i],
                    1, 1e-12);
        law = (struct law){.kind = LAW_WEIBULL, .mean = 9, .shape = 0.5};
        assert_near(gsl_cdf_weibull_Q(law_quantile(&law, q[i], true), 4.5, 0.5) / q[i], 1, 1e-12);
        law = (struct law){.kind = LAW_HYPEREXPONENTIAL, .mean = 7, .cv = 2};
        double x = law_quantile(&law, q[i], true);
        assert_near((p * exp(-x * p / 3.5) + (1 - p) * exp(-x * (1 - p) / 3.5)) / q[i], 1, 1e-12);
        law = (struct law){.kind = LAW_TRIANGULAR, .min = 2, .mode = 5, .max = 12};
        assert_near(law_quantile(&law, q[i], true), 12 - sqrt(70 * q[i]), 1e-14 * 12);
    }
}

/* Shapes <= 0.1 are where the inverse of GSL gives NAN. */
TEST(gamma_quantiles_hold_for_all_shapes)
{
    double cvs[] = {50, 10, 4, 3.2, 1, 0.5, 0.1, 0.04, 0.031, 0.01, 1e-3};
    for (size_t i = 0; i < sizeof cvs / sizeof *cvs; i++) {
        struct law law = {.kind = LAW_GAMMA, .mean = 1, .cv = cvs[i]};
        double before = 0, shape = 1 / (cvs[i] * cvs[i]);
        for (double p = 1e-14; p < 0.5; p *= 1.5) {
            double x = law_quantile(&law, p, false), y = law_quantile(&law, p, true);
            assert_true(isfinite(x) && isfinite(y) && x >= before && y >= x);
            /* The relative rounding of x weighs sqrt(shape); GSL's own error grows with the shape. */
            double slack = shape < 2000 ? 1e-12 * (1 + sqrt(shape)) : 1e-9;
            if (x > 1e-290 && shape < 2e4) assert_near(gsl_cdf_gamma_P(x, shape, 1 / shape) / p, 1, slack);
            if (y > 1e-290 && shape < 2e4) assert_near(gsl_cdf_gamma_Q(y, shape, 1 / shape) / p, 1, slack);
            before = x;
        }
    }
}

TEST(a_deterministic_law_is_its_mean)
{
    struct law law = {.kind = LAW_DETERMINISTIC, .mean = 0.1};
    assert_near(law_quantile(&law, 1e-12, false), 0.1, 0);
    assert_near(law_quantile(&law, 1e-12, true), 0.1, 0);
    assert_near(law_cdf(&law, 0.0999999), 0, 0);
    assert_near(law_cdf(&law, 0.1), 1, 0);
    assert_near(law_cv2(&law), 0, 0);
}

TEST(laws_without_spread_are_their_mean)
{
    struct law_point points[] = {{0, 4}, {1, 4}};
    struct law laws[] = {
        {.kind = LAW_LOGNORMAL, .mean = 4, .cv = 0},
        {.kind = LAW_GAMMA, .mean = 4, .cv = 0},
        {.kind = LAW_UNIFORM, .min = 4, .max = 4},
        {.kind = LAW_TRIANGULAR, .min = 4, .mode = 4, .max = 4},
        {.kind = LAW_EMPIRICAL, .point_count = 2, .points = points},
    };
    for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) {
        assert_near(law_quantile(&laws[i], 0.3, false), 4, 0);
        assert_near(law_cdf(&laws[i], 4), 1, 0);
        assert_near(law_cdf(&laws[i], 3.999), 0, 0);
    }
}

TEST(laws_of_mean_zero_are_zero)
{
    for (enum law_kind kind = 0; kind < LAW_KIND_COUNT; kind++) {
        struct law_point points[] = {{0, 0}, {1, 0}};
        struct law law = {.kind = kind, .cv = 1.5, .shape = 2, .stages = 2, .point_count = 2, .points = points};
        assert_near(law_mean(&law), 0, 0);
        assert_near(law_cv2(&law), 0, 0);
        assert_near(law_quantile(&law, 0.9, false), 0, 0);
    }
}

TEST(a_hyperexponential_of_cv_one_is_exponential)
{
    struct law hyper = {.kind = LAW_HYPEREXPONENTIAL, .mean = 7, .cv = 1}, plain = {.kind = LAW_EXPONENTIAL, .mean = 7};
    for (double p = 1e-13; p < 1; p = p * 1.3 + 1e-14)
        assert_near(law_quantile(&hyper, p, false), law_quantile(&plain, p, false),
                    1e-13 * law_quantile(&plain, p, false));
}

TEST(an_empirical_law_jumps_where_its_points_do)
{
    struct law_point points[] = {{0, 10}, {0.25, 10}, {0.25, 20}, {0.5, 30}, {1, 30}};
    struct law law = {.kind = LAW_EMPIRICAL, .point_count = 5, .points = points};
    assert_near(law_quantile(&law, 0.2, false), 10, 0);
    assert_near(law_quantile(&law, 0.25, false), 10, 0);
    assert_near(law_quantile(&law, 0.375, false), 25, 1e-14);
    assert_near(law_quantile(&law, 0.5, false), 30, 0);
    assert_near(law_quantile(&law, 0.01, true), 30, 0);
    assert_near(law_cdf(&law, 9.9), 0, 0);
    assert_near(law_cdf(&law, 10), 0.25, 0);
    assert_near(law_cdf(&law, 15), 0.25, 0);
    assert_near(law_cdf(&law, 25), 0.375, 1e-15);
    assert_near(law_cdf(&law, 30), 1, 0);
    assert_near(law_mean(&law), 0.25 * 10 + 0.25 * 25 + 0.5 * 30, 1e-13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_are_those_of_the_closed_forms),
        cmocka_unit_test(distribution_functions_agree_with_independent_ones),
        cmocka_unit_test(quantiles_invert_the_distribution_function_in_the_lower_tail),
        cmocka_unit_test(quantiles_of_the_two_tails_meet),
        cmocka_unit_test(upper_tails_are_accurate),
        cmocka_unit_test(gamma_quantiles_hold_for_all_shapes),
        cmocka_unit_test(a_deterministic_law_is_its_mean),
        cmocka_unit_test(laws_without_spread_are_their_mean),
        cmocka_unit_test(laws_of_mean_zero_are_zero),
        cmocka_unit_test(a_hyperexponential_of_cv_one_is_exponential),
        cmocka_unit_test(an_empirical_law_jumps_where_its_points_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
