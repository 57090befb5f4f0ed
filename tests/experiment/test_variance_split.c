/* The split of the variance, on numbers worked out by hand and on drawn ones with known shares. */
#include "experiment/variance_split.h"
#include "sim/random.h"
#include "tests/sim/check.h"
#include <gsl/gsl_cdf.h>
#include <stdbool.h>

/* Groups {1, 3}, {5, 7}, {9, 11}: means 2, 6, 10 around 6. MSB = 2 / 2 x (16 + 0 + 16) = 32, MSW = 6 / 3 = 2,
 * input = (32 - 2) / 2 = 15, simulation 2, share 15 / 17. F = 16 with 2 and 3 degrees; F 97.5 % is 16.0441 and F 2.5 %
 * is 1 / 39.1655 (tables), so the interval is (16 / 16.0441 - 1) / (16 / 16.0441 + 1), cut at 0, to
 * (16 x 39.1655 - 1) / (16 x 39.1655 + 1). */
TEST(the_split_of_constructed_numbers_is_the_one_worked_out_by_hand)
{
    const double values[] = {1, 3, 5, 7, 9, 11};
    struct variance_split split = variance_split_of(values, 3, 2, 0.95);
    assert_near(split.input, 15, 1e-12);
    assert_near(split.simulation, 2, 1e-12);
    assert_near(split.input_share, 15.0 / 17, 1e-12);
    assert_near(split.low, 0, 0);
    assert_near(split.high, (16 * 39.1655 - 1) / (16 * 39.1655 + 1), 1e-6);
    assert_false(split.cut);
}

TEST(an_input_variance_below_zero_counts_as_none_and_is_said)
{
    const double values[] = {1, 3, 1, 3, 1, 3};
    struct variance_split split = variance_split_of(values, 3, 2, 0.95);
    assert_near(split.input, 0, 0);
    assert_near(split.simulation, 2, 1e-12);
    assert_near(split.input_share, 0, 0);
    assert_true(split.cut);
}

TEST(without_chance_all_is_input_and_without_both_there_is_no_share)
{
    const double input[] = {1, 1, 2, 2}, nothing[] = {4, 4, 4, 4}, missing[] = {1, NAN, 2, 2};
    struct variance_split split = variance_split_of(input, 2, 2, 0.95);
    assert_near(split.input, 0.5, 1e-12);
    assert_near(split.input_share, 1, 0);
    assert_near(split.low, 1, 0);
    split = variance_split_of(nothing, 2, 2, 0.95);
    assert_near(split.input, 0, 0);
    assert_true(isnan(split.input_share));
    assert_true(isnan(variance_split_of(missing, 2, 2, 0.95).input_share));
    assert_true(isnan(variance_split_of(input, 4, 1, 0.95).input_share));
}

/* Normal groups of variance 3 with lives of variance 1: share 3 / 4. 400 designs of 20 x 5, seed 1: the estimates of
 * both variances are unbiased (mean within 5 standard errors, 0.25 and 0.05), and the 90 % interval holds the share in
 * 90 % of them (360 within 5 x 6). */
TEST(the_estimates_are_unbiased_and_the_interval_covers)
{
    enum { DESIGNS = 400, GROUPS = 20, EACH = 5 };
    double values[GROUPS * EACH], input = 0, simulation = 0;
    int covered = 0;
    for (uint64_t d = 0; d < DESIGNS; d++) {
        for (uint64_t g = 0; g < GROUPS; g++) {
            struct random_key key = {1, 1000};
            double group = sqrt(3) * gsl_cdf_ugaussian_Pinv(random_uniform(random_draw(key, d, g, 0, 0).word[0]));
            for (uint64_t e = 0; e < EACH; e++)
                values[g * EACH + e] =
                    group + gsl_cdf_ugaussian_Pinv(random_uniform(random_draw(key, d, g, 1 + e, 0).word[0]));
        }
        struct variance_split split = variance_split_of(values, GROUPS, EACH, 0.9);
        input += split.input / DESIGNS;
        simulation += split.simulation / DESIGNS;
        covered += split.low <= 0.75 && 0.75 <= split.high;
    }
    assert_near(input, 3, 0.25);
    assert_near(simulation, 1, 0.05);
    assert_near(covered, 0.9 * DESIGNS, 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_split_of_constructed_numbers_is_the_one_worked_out_by_hand),
        cmocka_unit_test(an_input_variance_below_zero_counts_as_none_and_is_said),
        cmocka_unit_test(without_chance_all_is_input_and_without_both_there_is_no_share),
        cmocka_unit_test(the_estimates_are_unbiased_and_the_interval_covers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
