/* The Latin hypercube: strata, independence of its columns, and that a column belongs to its name. */
#include "experiment/input_study.h"
#include "experiment/latin_hypercube.h"
#include "tests/sim/check.h"
#include <stdlib.h>
#include <string.h>

enum { SAMPLES = 50, DIMENSIONS = 4 };

static const char *const names[DIMENSIONS] = {"volume", "absence", "wage", "denials"};

static void fill(double points[SAMPLES][DIMENSIONS], uint64_t seed)
{
    for (size_t d = 0; d < DIMENSIONS; d++) latin_hypercube_column(&points[0][d], DIMENSIONS, SAMPLES, seed, names[d]);
}

TEST(each_stratum_of_each_dimension_is_hit_exactly_once)
{
    double points[SAMPLES][DIMENSIONS];
    for (uint64_t seed = 0; seed < 20; seed++) {
        fill(points, seed);
        for (size_t d = 0; d < DIMENSIONS; d++) {
            int hits[SAMPLES] = {0};
            for (size_t i = 0; i < SAMPLES; i++) {
                assert_true(points[i][d] > 0 && points[i][d] < 1);
                hits[(size_t)(points[i][d] * SAMPLES)]++;
            }
            for (size_t s = 0; s < SAMPLES; s++) assert_int_equal(hits[s], 1);
        }
    }
}

/* The standard deviation of a rank correlation of 50 independent pairs is 1 / 7; over 200 seeds its mean is 0 within
 * 5 / 7 / sqrt(200) = 0.05, and it stays below 0.6 (four deviations) nearly always: at most 2 of 200. */
TEST(dimensions_are_permuted_independently)
{
    double points[SAMPLES][DIMENSIONS], sum = 0;
    int large = 0;
    for (uint64_t seed = 0; seed < 200; seed++) {
        fill(points, seed);
        double r = rank_correlation(&points[0][0], DIMENSIONS, &points[0][1], DIMENSIONS, SAMPLES);
        sum += r;
        large += fabs(r) > 0.6;
    }
    assert_near(sum / 200, 0, 0.05);
    assert_true(large <= 2);
}

/* Where in its stratum a point lies: uniform, mean 1/2 within 5 standard deviations of 20 x 50 draws. */
TEST(points_lie_anywhere_in_their_stratum)
{
    double points[SAMPLES][DIMENSIONS], sum = 0;
    for (uint64_t seed = 0; seed < 20; seed++) {
        fill(points, seed);
        for (size_t i = 0; i < SAMPLES; i++) sum += points[i][2] * SAMPLES - floor(points[i][2] * SAMPLES);
    }
    assert_near(sum / (20 * SAMPLES), 0.5, 5 / sqrt(12.0 * 20 * SAMPLES));
}

TEST(a_column_belongs_to_its_name_and_seed)
{
    double alone[SAMPLES], points[SAMPLES][DIMENSIONS], other[SAMPLES];
    fill(points, 7);
    latin_hypercube_column(alone, 1, SAMPLES, 7, "wage");
    latin_hypercube_column(other, 1, SAMPLES, 8, "wage");
    for (size_t i = 0; i < SAMPLES; i++) assert_true(alone[i] == points[i][2]);
    assert_true(memcmp(alone, other, sizeof alone) != 0);
}

/* By hand: ranks 0 1 2 3 against 1 0 2 3 give 1 - 6 x 2 / (4 x 15) = 0.8; ties share their mean rank. */
TEST(the_rank_correlation_is_spearmans)
{
    const double x[] = {10, 20, 30, 1000}, y[] = {5, 4, 6, 7}, flat[] = {1, 1, 1, 1}, tied[] = {1, 2, 2, 3},
                 lost[] = {1, NAN, 3, 4};
    assert_near(rank_correlation(x, 1, y, 1, 4), 0.8, 1e-12);
    assert_near(rank_correlation(x, 1, x, 1, 4), 1, 1e-12);
    assert_near(rank_correlation(x, 1, tied, 1, 4), 4.5 / sqrt(5 * 4.5), 1e-12);
    assert_true(isnan(rank_correlation(x, 1, flat, 1, 4)));
    assert_true(isnan(rank_correlation(x, 1, lost, 1, 4)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_stratum_of_each_dimension_is_hit_exactly_once),
        cmocka_unit_test(dimensions_are_permuted_independently),
        cmocka_unit_test(points_lie_anywhere_in_their_stratum),
        cmocka_unit_test(a_column_belongs_to_its_name_and_seed),
        cmocka_unit_test(the_rank_correlation_is_spearmans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
