/* Confidence intervals against published numbers and tables: ST-1, ST-2, Student t, type-7 quantiles. */
#include "tests/theory/theory.h"

/* A number that is printed with so many digits. */
static void published(const char *name, double exact, double tolerance, double value_here)
{
    print_message("| %-62s | %14.10g | %14.10g | exact | 0 |\n", name, exact, value_here);
    assert_near(value_here, exact, tolerance);
}

TEST(st_1_mean_and_half_width)
{
    static const double values[10] = {1.53, 1.66, 1.24, 2.34, 2.00, 1.69, 2.69, 2.86, 1.70, 2.60};
    struct estimate estimate = estimate_of(values, 1, 10, 0.90);
    assert_int_equal(estimate.count, 10);
    published("ST-1 mean", 2.031, 1e-12, estimate.mean);
    published("ST-1 90 % half-width", 0.32228340, 5e-9, estimate.half_width);
}

/* Two studies of one metric with the values given. */
static void make_pair(struct study *study, struct study_scenario items[2], struct metric_key *key, double *base,
                      double *other, int64_t n)
{
    *study = (struct study){.count = 2, .items = items, .replications = n, .requested = n, .failed = -1};
    *key = (struct metric_key){METRIC_TAT_MEAN_HOURS, SCOPE_ALL, 0};
    items[0] = (struct study_scenario){.keys = {1, key}, .values = base};
    items[1] = (struct study_scenario){.keys = {1, key}, .values = other};
}

TEST(st_2_paired_difference)
{
    double first[5] = {126.97, 124.31, 126.68, 122.66, 127.23}, second[5] = {118.21, 120.22, 122.45, 122.68, 119.40};
    struct study study;
    struct study_scenario items[2];
    struct metric_key key;
    struct estimate difference;
    make_pair(&study, items, &key, second, first, 5);
    assert_true(estimate_difference(&study, 1, 0, 0.90, &difference));
    published("ST-2 paired mean", 4.978, 1e-12, difference.mean);
    published("ST-2 90 % interval from", 1.649127, 5e-7, difference.mean - difference.half_width);
    published("ST-2 90 % interval to", 8.306873, 5e-7, difference.mean + difference.half_width);
}

TEST(a_replication_without_a_value_is_left_out_of_mean_and_difference)
{
    double first[4] = {1, NAN, 3, 5}, second[4] = {1, 1, NAN, 2};
    struct estimate estimate = estimate_of(first, 1, 4, 0.95);
    assert_int_equal(estimate.count, 3);
    assert_near(estimate.mean, 3, 1e-12);
    assert_near(estimate.sd, 2, 1e-12);
    struct study study;
    struct study_scenario items[2];
    struct metric_key key;
    make_pair(&study, items, &key, second, first, 4);
    assert_true(estimate_difference(&study, 1, 0, 0.95, &estimate));
    assert_int_equal(estimate.count, 2);
    assert_near(estimate.mean, 1.5, 1e-12);
}

/* Two-sided 95 % Student quantiles from the usual table. */
TEST(half_widths_use_student_t)
{
    static const double table[][2] = {
        {2, 12.7062047}, {3, 4.30265273}, {5, 2.77644511}, {11, 2.22813885}, {31, 2.04227246}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        double values[31];
        int n = (int)table[i][0];
        for (int j = 0; j < n; j++) values[j] = (j * 7919) % 101;
        struct estimate estimate = estimate_of(values, 1, n, 0.95);
        assert_near(estimate.half_width / (estimate.sd / sqrt(n)), table[i][1], 1e-7);
    }
}

TEST(one_replication_has_a_mean_and_no_interval)
{
    double value_alone = 7;
    struct estimate estimate = estimate_of(&value_alone, 1, 1, 0.95);
    assert_near(estimate.mean, 7, 0);
    assert_true(isnan(estimate.sd) && isnan(estimate.half_width));
    assert_near(estimate.p10, 7, 0);
    assert_near(estimate.p90, 7, 0);
    estimate = estimate_of(&value_alone, 1, 0, 0.95);
    assert_true(estimate.count == 0 && isnan(estimate.mean));
}

TEST(bands_are_type_7_quantiles_over_replications)
{
    double values[11];
    for (int i = 0; i <= 10; i++) values[(i * 4) % 11] = i * i;
    struct estimate estimate = estimate_of(values, 1, 11, 0.95);
    assert_near(estimate.p10, 1, 1e-12);
    assert_near(estimate.p50, 25, 1e-12);
    assert_near(estimate.p90, 81, 1e-12);
    static const double four[4] = {1, 2, 4, 8};
    assert_near(estimate_quantile_sorted(four, 4, 0.5), 3, 1e-12);
    assert_near(estimate_quantile_sorted(four, 4, 0.9), 4 + 0.7 * 4, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(st_1_mean_and_half_width),
        cmocka_unit_test(st_2_paired_difference),
        cmocka_unit_test(a_replication_without_a_value_is_left_out_of_mean_and_difference),
        cmocka_unit_test(half_widths_use_student_t),
        cmocka_unit_test(one_replication_has_a_mean_and_no_interval),
        cmocka_unit_test(bands_are_type_7_quantiles_over_replications),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
