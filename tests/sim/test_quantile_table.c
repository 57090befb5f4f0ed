#include "sim/quantile_table.h"
#include "sim/random.h"
#include "tests/sim/check.h"
#include "tests/sim/laws.h"
#include <stdlib.h>
#include <string.h>

enum { LAST = QUANTILE_KNOTS - 1, DRAWS = 200000 };

static struct quantile_table table;
static double sample[DRAWS];

static uint64_t word_at(double p, bool upper)
{
    uint64_t word = (uint64_t)ldexp(p, 64);
    return upper ? ~word : word;
}

static void draw_sample(const struct law_case *law_case, uint64_t domain)
{
    quantile_table_init(&table, &law_case->law);
    for (uint64_t i = 0; i < DRAWS; i++)
        sample[i] = quantile_table_draw(&table, random_draw((struct random_key){20260301, domain}, i, 0, 0, 0).word[0]);
}

static int compare_numbers(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Variance of the piecewise-linear law, cell by cell: the mean square of a line from a to b is (a^2 + ab + b^2) / 3. */
static double table_variance(double mean)
{
    double sum = 0;
    for (int half = 0; half < 2; half++)
        for (int i = LAST; i-- > 0;) {
            double width = ldexp(1, -i / QUANTILE_CELLS - 8);
            double a = table.knot[half][i] - mean, b = table.knot[half][i + 1] - mean;
            sum += width * (a * a + a * b + b * b) / 3;
        }
    return sum;
}

TEST(tables_have_the_mean_of_their_law)
{
    for (int i = 0; i < LAW_CASES; i++) {
        quantile_table_init(&table, &law_cases[i].law);
        assert_near(quantile_table_mean(&table) / law_cases[i].mean, 1, 1e-11);
    }
}

TEST(tables_have_the_variance_of_their_law)
{
    for (int i = 0; i < LAW_CASES; i++) {
        double mean = law_cases[i].mean;
        quantile_table_init(&table, &law_cases[i].law);
        assert_near(table_variance(mean) / (law_cases[i].cv2 * mean * mean), 1, 3e-4);
    }
}

TEST(draws_have_the_mean_of_their_law)
{
    for (int i = 0; i < LAW_CASES; i++) {
        draw_sample(&law_cases[i], (uint64_t)i);
        double sum = 0, mean = law_cases[i].mean;
        for (int j = 0; j < DRAWS; j++) sum += sample[j];
        assert_near(sum / DRAWS, mean, 4.5 * mean * sqrt(law_cases[i].cv2 / DRAWS));
    }
}

/* The standard error of a variance from the sample's own fourth moment. */
TEST(draws_have_the_variance_of_their_law)
{
    for (int i = 0; i < LAW_CASES; i++) {
        draw_sample(&law_cases[i], (uint64_t)i);
        double mean = law_cases[i].mean, square = 0, fourth = 0;
        for (int j = 0; j < DRAWS; j++) {
            double s = (sample[j] - mean) * (sample[j] - mean);
            square += s / DRAWS;
            fourth += s * s / DRAWS;
        }
        assert_near(square, law_cases[i].cv2 * mean * mean, 4.5 * sqrt((fourth - square * square) / DRAWS));
    }
}

TEST(draws_pass_kolmogorov_and_smirnov)
{
    for (int i = 0; i < LAW_CASES; i++) {
        draw_sample(&law_cases[i], (uint64_t)i);
        qsort(sample, DRAWS, sizeof *sample, compare_numbers);
        double distance = 0;
        for (int j = 0; j < DRAWS; j++) {
            double share = law_cases[i].cdf(sample[j]);
            distance = fmax(distance, fmax(share - j / (double)DRAWS, (j + 1) / (double)DRAWS - share));
        }
        if (!(sqrt(DRAWS) * distance < 1.95)) fail_msg("%s: %g", law_cases[i].name, sqrt(DRAWS) * distance);
    }
}

TEST(draws_follow_the_quantiles_deep_into_both_tails)
{
    double p[] = {0.4, 0.15, 1e-2, 1e-4, 1e-6, 1e-9, 1e-12};
    for (int i = 0; i < LAW_CASES; i++) {
        quantile_table_init(&table, &law_cases[i].law);
        for (size_t j = 0; j < sizeof p / sizeof *p; j++)
            for (int upper = 0; upper < 2; upper++) {
                double expected = law_quantile(&law_cases[i].law, p[j], upper);
                assert_near(quantile_table_draw(&table, word_at(p[j], upper)) / expected, 1, 2e-3);
            }
    }
}

/* Every knot is met by the word at its probability, from both sides. */
TEST(draws_are_continuous_across_cells_and_octaves)
{
    for (int i = 0; i < LAW_CASES; i++) {
        quantile_table_init(&table, &law_cases[i].law);
        for (int half = 0; half < 2; half++)
            for (int k = 1; k < QUANTILE_KNOTS; k++) {
                uint64_t at = (uint64_t)(128 - k % QUANTILE_CELLS) << 56 >> k / QUANTILE_CELLS;
                uint64_t below = half ? ~(at - 1) : at - 1, here = half ? ~at : at, knot_only = 1u << 16;
                double jump = table.knot[half][k] - table.knot[half][k - 1];
                assert_near(quantile_table_draw(&table, here), table.knot[half][k], 0);
                if (at > knot_only)
                    assert_near(quantile_table_draw(&table, below), table.knot[half][k], fabs(jump) * 1e-2);
            }
    }
}

TEST(draws_never_fall_when_the_word_grows)
{
    for (int i = 0; i < LAW_CASES; i++) {
        quantile_table_init(&table, &law_cases[i].law);
        double before = -INFINITY;
        for (int half = 0; half < 2; half++)
            for (int step = 0; step < 64 * 1024; step++) {
                /* Words of all magnitudes: octave and 10 more bits, from the lower end up and to the upper end. */
                int s = half ? 64 * 1024 - 1 - step : step, octave = s / 1024;
                uint64_t tail = octave ? ((UINT64_C(1024) + (uint64_t)(s % 1024)) << 53) >> (63 - octave) : 0;
                double x = quantile_table_draw(&table, half ? ~(tail >> 1) : tail >> 1);
                assert_true(x >= before);
                before = x;
            }
    }
}

TEST(the_extreme_words_give_the_ends_of_the_table)
{
    for (int i = 0; i < LAW_CASES; i++) {
        quantile_table_init(&table, &law_cases[i].law);
        assert_near(quantile_table_draw(&table, 0), table.knot[0][LAST], 0);
        assert_near(quantile_table_draw(&table, UINT64_MAX), table.knot[1][LAST], 0);
        assert_true(isfinite(table.knot[0][LAST]) && isfinite(table.knot[1][LAST]));
        assert_true(table.knot[0][LAST] >= 0);
    }
}

TEST(the_median_is_where_the_halves_meet)
{
    for (int i = 0; i < LAW_CASES; i++) {
        quantile_table_init(&table, &law_cases[i].law);
        double median = law_quantile(&law_cases[i].law, 0.5, false);
        assert_near(quantile_table_draw(&table, UINT64_MAX / 2), median, 1e-4 * median);
        assert_near(quantile_table_draw(&table, UINT64_MAX / 2 + 1), median, 1e-4 * median);
    }
}

TEST(a_deterministic_law_is_drawn_exactly)
{
    double values[] = {0, 28, 60, 0.1, 1.0 / 3, 12345678.9};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        quantile_table_init(&table, &(struct law){.kind = LAW_DETERMINISTIC, .mean = values[i]});
        for (uint64_t j = 0; j < 1000; j++) {
            uint64_t word = random_draw((struct random_key){1, 1}, j, 0, 0, 0).word[0] >> (j % 64);
            assert_true(quantile_table_draw(&table, word) == values[i]);
            assert_true(quantile_table_draw(&table, ~word) == values[i]);
        }
    }
}

TEST(laws_of_mean_zero_are_drawn_as_zero)
{
    quantile_table_init(&table, &(struct law){.kind = LAW_LOGNORMAL, .mean = 0, .cv = 2});
    assert_true(quantile_table_draw(&table, 1) == 0 && quantile_table_draw(&table, UINT64_MAX) == 0);
}

TEST(bounded_laws_stay_within_their_bounds)
{
    struct law laws[] = {
        {.kind = LAW_UNIFORM, .min = 0.1, .max = 0.3},
        {.kind = LAW_UNIFORM, .min = 0, .max = 1.0 / 3},
        {.kind = LAW_TRIANGULAR, .min = 0.1, .mode = 0.3, .max = 0.7},
        {.kind = LAW_TRIANGULAR, .min = 0.1, .mode = 0.1, .max = 1.0 / 3},
    };
    for (int i = 0; i < 4; i++) {
        quantile_table_init(&table, &laws[i]);
        for (uint64_t j = 0; j < 64000; j++) {
            uint64_t word = random_draw((struct random_key){1, 2}, j, 0, 0, 0).word[0] >> (j % 64);
            double low = quantile_table_draw(&table, word), high = quantile_table_draw(&table, ~word);
            assert_true(low >= laws[i].min && low <= laws[i].max && high >= laws[i].min && high <= laws[i].max);
        }
    }
}

static double share_drawn(double value)
{
    int count = 0;
    for (int i = 0; i < DRAWS; i++) count += sample[i] == value;
    return count / (double)DRAWS;
}

/* A jump inside a cell is drawn as a slope over it: at most 1/128 of the draws near the median. */
TEST(atoms_of_an_empirical_law_keep_value_share_and_mean)
{
    struct law_point points[] = {{0, 60}, {0.7, 60}, {0.7, 120}, {1, 120}};
    struct law_case atoms = {.law = {.kind = LAW_EMPIRICAL, .point_count = 4, .points = points}};
    draw_sample(&atoms, 77);
    assert_near(share_drawn(60), 0.7, 0.008 + 4.5 * sqrt(0.21 / DRAWS));
    assert_near(share_drawn(120), 0.3, 0.008 + 4.5 * sqrt(0.21 / DRAWS));
    assert_near(quantile_table_mean(&table), 78, 1e-10);
    for (int i = 0; i < DRAWS; i++) assert_true(sample[i] >= 60 && sample[i] <= 120);
}

TEST(a_fair_coin_is_drawn_exactly)
{
    struct law_point points[] = {{0, 10}, {0.5, 10}, {0.5, 20}, {1, 20}};
    struct law_case coin = {.law = {.kind = LAW_EMPIRICAL, .point_count = 4, .points = points}};
    draw_sample(&coin, 78);
    assert_near(share_drawn(10) + share_drawn(20), 1, 1e-15);
    assert_near(quantile_table_mean(&table), 15, 1e-12);
}

TEST(knots_have_forty_significant_bits)
{
    for (int i = 0; i < LAW_CASES; i++) {
        const struct law *law = &law_cases[i].law;
        quantile_table_init(&table, law);
        for (int half = 0; half < 2; half++)
            for (int k = 0; k < QUANTILE_KNOTS; k++) {
                double knot = table.knot[half][k];
                int exponent;
                double integer = ldexp(frexp(knot, &exponent), 40);
                assert_true(integer == floor(integer) || knot == law->min || knot == law->max);
            }
    }
}

static double normal_quantile(const void *argument, double p, bool upper)
{
    (void)argument;
    return upper ? gsl_cdf_ugaussian_Qinv(p) : gsl_cdf_ugaussian_Pinv(p);
}

TEST(the_normal_law_is_symmetric_with_its_moments)
{
    quantile_table_init_function(&table, normal_quantile, NULL);
    assert_near(quantile_table_mean(&table), 0, 1e-15);
    assert_near(table_variance(0), 1, 1e-4);
    double p[] = {0.3, 1e-3, 1e-9};
    for (int i = 0; i < 3; i++)
        for (int upper = 0; upper < 2; upper++)
            assert_near(quantile_table_draw(&table, word_at(p[i], upper)) / normal_quantile(NULL, p[i], upper), 1,
                        1e-4);
    for (int k = 0; k < QUANTILE_KNOTS; k++) assert_true(table.knot[0][k] == -table.knot[1][k]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_have_the_mean_of_their_law),
        cmocka_unit_test(tables_have_the_variance_of_their_law),
        cmocka_unit_test(draws_have_the_mean_of_their_law),
        cmocka_unit_test(draws_have_the_variance_of_their_law),
        cmocka_unit_test(draws_pass_kolmogorov_and_smirnov),
        cmocka_unit_test(draws_follow_the_quantiles_deep_into_both_tails),
        cmocka_unit_test(draws_are_continuous_across_cells_and_octaves),
        cmocka_unit_test(draws_never_fall_when_the_word_grows),
        cmocka_unit_test(the_extreme_words_give_the_ends_of_the_table),
        cmocka_unit_test(the_median_is_where_the_halves_meet),
        cmocka_unit_test(a_deterministic_law_is_drawn_exactly),
        cmocka_unit_test(laws_of_mean_zero_are_drawn_as_zero),
        cmocka_unit_test(bounded_laws_stay_within_their_bounds),
        cmocka_unit_test(atoms_of_an_empirical_law_keep_value_share_and_mean),
        cmocka_unit_test(a_fair_coin_is_drawn_exactly),
        cmocka_unit_test(knots_have_forty_significant_bits),
        cmocka_unit_test(the_normal_law_is_symmetric_with_its_moments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
