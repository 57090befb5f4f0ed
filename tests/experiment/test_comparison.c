/* What a comparison may claim: p-values, Holm over the alternatives, margins, what pairing buys, and who is best. */
#include "experiment/best_chance.h"
#include "experiment/comparison.h"
#include "sim/random.h"
#include <gsl/gsl_cdf.h>
#include <math.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_close(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance)) fail_msg("%.17g is not %.17g", value, expected);
}

enum { ROWS_MOST = 8 };

/* A study as if it had been simulated: one metric, some scenarios. */
struct made {
    struct study study;
    struct scenario scenarios[ROWS_MOST];
    struct study_scenario items[ROWS_MOST];
    struct metric_key key;
};

static void made_init(struct made *made, enum metric_id id, int64_t replications)
{
    *made = (struct made){.key = {(int)id, SCOPE_ALL, 0}};
    made->study = (struct study){.items = made->items, .seed = 5, .replications = replications};
}

static void made_add(struct made *made, double *values)
{
    size_t s = made->study.count++;
    made->items[s] =
        (struct study_scenario){.scenario = &made->scenarios[s], .keys = {1, &made->key}, .values = values};
}

static const struct comparison_row *row_of(const struct comparison *comparison, size_t alternative)
{
    const struct comparison_row *row = comparison_find(comparison, alternative, 0);
    assert_non_null(row);
    return row;
}

/* Statistics case ST-2: paired mean 4.978, 90 % interval [1.649127, 8.306873]. */
static double st2_base[] = {118.21, 120.22, 122.45, 122.68, 119.40};
static double st2_alternative[] = {126.97, 124.31, 126.68, 122.66, 127.23};

static void one_alternative_is_a_plain_paired_t_test(void **state)
{
    (void)state;
    struct made made;
    made_init(&made, METRIC_TAT_MEAN_HOURS, 5);
    made_add(&made, st2_base);
    made_add(&made, st2_alternative);
    struct comparison comparison;
    comparison_init(&comparison, &made.study, 0.9, 0.005);
    const struct comparison_row *row = row_of(&comparison, 1);
    assert_close(row->difference.mean, 4.978, 1e-9);
    assert_close(row->difference.mean - row->difference.half_width, 1.649127, 1e-6);
    assert_close(row->difference.mean + row->difference.half_width, 8.306873, 1e-6);
    assert_true(row->p_holm == row->p_value);
    assert_int_equal(row->verdict, VERDICT_WORSE);
    /* The p-value is the level at which the interval ends at zero. */
    struct estimate edge = estimate_of((const double[]){8.76, 4.09, 4.23, -0.02, 7.83}, 1, 5, 1 - row->p_value);
    assert_close(edge.mean - edge.half_width, 0, 1e-6);
    assert_true(row->p_value > 0.01 && row->p_value < 0.05);
    comparison_free(&comparison);
}

static void holm_steps_down_from_the_smallest_p_value(void **state)
{
    (void)state;
    /* 4 x .005 = .02; 3 x .01 = .03; 2 x .03 = .06; 1 x .04 = .04, but not below .06 */
    const double p[] = {0.01, NAN, 0.04, 0.03, 0.005}, expected[] = {0.03, NAN, 0.06, 0.06, 0.02};
    double adjusted[5];
    comparison_holm(p, adjusted, 5);
    for (size_t i = 0; i < 5; i++) {
        if (isnan(expected[i]))
            assert_true(isnan(adjusted[i]));
        else
            assert_close(adjusted[i], expected[i], 1e-15);
    }
    double many[] = {0.5, 0.6, 0};
    comparison_holm(many, many, 3);
    assert_true(many[0] == 1 && many[1] == 1 && many[2] == 0);
}

static void what_shows_alone_may_not_show_among_many(void **state)
{
    (void)state;
    double base[] = {10, 11, 12, 13}, sure[] = {1, 2.1, 3, 4}, weak[] = {8, 10, 9, 12}, none[] = {11, 10, 13, 12};
    struct made made;
    made_init(&made, METRIC_TAT_MEAN_HOURS, 4);
    made_add(&made, base);
    made_add(&made, weak);
    struct comparison alone, many;
    comparison_init(&alone, &made.study, 0.95, 0.005);
    made_add(&made, sure);
    made_add(&made, none);
    comparison_init(&many, &made.study, 0.95, 0.005);
    assert_int_equal(row_of(&alone, 1)->verdict, VERDICT_BETTER);
    assert_true(estimate_shows(&row_of(&many, 1)->difference)); /* its own interval still excludes zero */
    assert_int_equal(row_of(&many, 1)->verdict, VERDICT_NOTHING_SHOWN);
    assert_close(row_of(&many, 1)->p_holm, 2 * row_of(&alone, 1)->p_value, 1e-15);
    assert_int_equal(row_of(&many, 2)->verdict, VERDICT_BETTER);
    assert_close(row_of(&many, 2)->p_holm, 3 * row_of(&many, 2)->p_value, 1e-15);
    comparison_free(&alone);
    comparison_free(&many);
    /* As a bound, a scenario costs the plans nothing and is judged alone. */
    made.scenarios[2].is_bound = made.scenarios[3].is_bound = true;
    comparison_init(&many, &made.study, 0.95, 0.005);
    assert_int_equal(row_of(&many, 1)->verdict, VERDICT_BETTER);
    assert_true(row_of(&many, 2)->p_holm == row_of(&many, 2)->p_value);
    comparison_free(&many);
}

static void no_verdict_is_kinder_than_the_interval(void **state)
{
    (void)state;
    const struct estimate holds_zero = {.count = 9, .mean = 1, .sd = 1, .half_width = 1.1};
    assert_int_equal(comparison_verdict(&holds_zero, 0, 0.95, 0, METRIC_LOWER_IS_BETTER), VERDICT_NOTHING_SHOWN);
    const struct estimate clear = {.count = 9, .mean = 1, .sd = 1, .half_width = 0.5};
    assert_int_equal(comparison_verdict(&clear, 0.01, 0.95, 0, METRIC_LOWER_IS_BETTER), VERDICT_WORSE);
    assert_int_equal(comparison_verdict(&clear, 0.01, 0.95, 0, METRIC_HIGHER_IS_BETTER), VERDICT_BETTER);
    assert_int_equal(comparison_verdict(&clear, 0.01, 0.95, 0, METRIC_NEUTRAL), VERDICT_HIGHER);
    assert_int_equal(comparison_verdict(&clear, 0.051, 0.95, 0, METRIC_LOWER_IS_BETTER), VERDICT_NOTHING_SHOWN);
    assert_int_equal(comparison_verdict(&clear, NAN, 0.95, 0, METRIC_LOWER_IS_BETTER), VERDICT_NOTHING_SHOWN);
}

static void practically_equal_needs_the_whole_interval_inside_the_margin(void **state)
{
    (void)state;
    const struct estimate shown = {.count = 9, .mean = -1, .sd = 1, .half_width = 0.5};
    const struct estimate hidden = {.count = 9, .mean = 0.2, .sd = 1, .half_width = 1};
    assert_int_equal(comparison_verdict(&shown, 0.001, 0.95, 1.5, METRIC_LOWER_IS_BETTER), VERDICT_EQUAL);
    assert_int_equal(comparison_verdict(&shown, 0.001, 0.95, 1.49, METRIC_LOWER_IS_BETTER), VERDICT_BETTER);
    assert_int_equal(comparison_verdict(&hidden, 0.6, 0.95, 1.2, METRIC_LOWER_IS_BETTER), VERDICT_EQUAL);
    assert_int_equal(comparison_verdict(&hidden, 0.6, 0.95, 1.1, METRIC_LOWER_IS_BETTER), VERDICT_NOTHING_SHOWN);
    assert_int_equal(comparison_verdict(&shown, 0.001, 0.95, NAN, METRIC_LOWER_IS_BETTER), VERDICT_BETTER);
}

static void a_difference_that_is_always_the_same_is_certain(void **state)
{
    (void)state;
    double base[] = {0.1, 0.2, 0.3}, more[] = {1.1, 1.2, 1.3}, same[] = {0.1, 0.2, 0.3};
    struct made made;
    made_init(&made, METRIC_COST_TOTAL_USD, 3);
    made_add(&made, base);
    made_add(&made, more);
    made_add(&made, same);
    struct comparison comparison;
    comparison_init(&comparison, &made.study, 0.95, 0);
    assert_true(row_of(&comparison, 1)->is_same && row_of(&comparison, 1)->p_value == 0);
    assert_true(isinf(row_of(&comparison, 1)->variance_ratio));
    assert_int_equal(row_of(&comparison, 1)->verdict, VERDICT_WORSE);
    assert_true(row_of(&comparison, 2)->is_same && row_of(&comparison, 2)->p_value == 1);
    assert_int_equal(row_of(&comparison, 2)->verdict, VERDICT_EQUAL);
    comparison_free(&comparison);
    double flat[] = {4, 4, 4}, flat_too[] = {5, 5, 5};
    made_init(&made, METRIC_COST_TOTAL_USD, 3);
    made_add(&made, flat);
    made_add(&made, flat_too);
    comparison_init(&comparison, &made.study, 0.95, 0);
    assert_true(row_of(&comparison, 1)->p_value == 0 && isnan(row_of(&comparison, 1)->variance_ratio));
    comparison_free(&comparison);
}

static void missing_values_leave_their_pair_out_and_one_pair_shows_nothing(void **state)
{
    (void)state;
    double base[] = {10, NAN, 12, 13}, other[] = {9, 10, NAN, 11.5}, lone[] = {NAN, 1, NAN, 1};
    struct made made;
    made_init(&made, METRIC_TAT_MEAN_HOURS, 4);
    made_add(&made, base);
    made_add(&made, other);
    made_add(&made, lone);
    struct comparison comparison;
    comparison_init(&comparison, &made.study, 0.95, 0.5);
    assert_int_equal(row_of(&comparison, 1)->difference.count, 2);
    assert_close(row_of(&comparison, 1)->difference.mean, -1.25, 0);
    /* variances of 10, 13 and of 9, 11.5, and of the differences -1, -1.5 */
    assert_close(row_of(&comparison, 1)->variance_ratio, (4.5 + 3.125) / 0.125, 1e-9);
    assert_true(row_of(&comparison, 1)->p_holm == row_of(&comparison, 1)->p_value); /* the other has no p-value */
    assert_int_equal(row_of(&comparison, 2)->difference.count, 1);
    assert_true(isnan(row_of(&comparison, 2)->p_value) && isnan(row_of(&comparison, 2)->variance_ratio));
    assert_int_equal(row_of(&comparison, 2)->verdict, VERDICT_NOTHING_SHOWN);
    comparison_free(&comparison);
}

static void independent_runs_have_a_variance_ratio_about_one(void **state)
{
    (void)state;
    double base[] = {1, 2, 1, 2}, other[] = {1, 1, 2, 2}; /* correlation zero */
    struct made made;
    made_init(&made, METRIC_TAT_MEAN_HOURS, 4);
    made_add(&made, base);
    made_add(&made, other);
    struct comparison comparison;
    comparison_init(&comparison, &made.study, 0.95, 0.005);
    assert_close(row_of(&comparison, 1)->variance_ratio, 1, 1e-12);
    comparison_free(&comparison);
}

/* Cash is the whole hospital's revenue: its margin is a share of the department's cost. */
static void margin_of_cash_is_measured_by_the_cost(void **state)
{
    (void)state;
    struct metric_key keys[] = {{METRIC_COST_TOTAL_USD, SCOPE_ALL, 0}, {METRIC_CASH_COLLECTED_USD, SCOPE_ALL, 0}};
    double base[] = {100, 90000, 100, 91000}, other[] = {110, 90010, 110, 91011};
    struct made made;
    made_init(&made, METRIC_COST_TOTAL_USD, 2);
    made_add(&made, base);
    made_add(&made, other);
    made.items[0].keys = made.items[1].keys = (struct metric_keys){2, keys};
    struct comparison comparison;
    comparison_init(&comparison, &made.study, 0.95, 0.01);
    assert_close(comparison_of(&comparison, 1, METRIC_COST_TOTAL_USD)->margin, 1, 1e-12);
    assert_close(comparison_of(&comparison, 1, METRIC_CASH_COLLECTED_USD)->margin, 1, 1e-12);
    assert_null(comparison_of(&comparison, 1, METRIC_DNFB_MEAN_USD));
    comparison_free(&comparison);
}

static void best_futures_are_counted_with_ties_for_each(void **state)
{
    (void)state;
    double a[] = {1, 5, 3, NAN, 2}, b[] = {2, 5, 1, 1, 1}, c[] = {0, 0, 0, 0, 0};
    struct best_chance chances[3];
    struct made made;
    made_init(&made, METRIC_TAT_MEAN_HOURS, 5);
    made_add(&made, a);
    made_add(&made, b);
    made_add(&made, c);
    made.scenarios[2].is_bound = true;
    best_chances(chances, &made.study, METRIC_TAT_MEAN_HOURS, 0.95);
    assert_int_equal(chances[0].futures.count, 4); /* one future has no value of the first */
    assert_int_equal(chances[0].futures.hits, 2);
    assert_int_equal(chances[1].futures.hits, 3);
    assert_int_equal(chances[0].tied, 1);
    assert_int_equal(chances[1].tied, 1);
    struct share_estimate same = estimate_share(2, 4, 0.95);
    assert_true(chances[0].futures.low == same.low && chances[0].futures.high == same.high);
    assert_false(chances[2].takes_part);
    assert_true(isnan(chances[2].on_average) && isnan(chances[2].futures.share));
    best_chances(chances, &made.study, METRIC_CASH_COLLECTED_USD, 0.95); /* nobody has it */
    assert_false(chances[0].takes_part);
}

/* Two futures, differences +3 and -1: of the four ordered pairs only (-1, -1) lets the second win: 1/4. The tolerance
 * is 4.5 standard errors of 2000 resamples, 4.5 x sqrt(.25 x .75 / 2000); seed 5. */
static void bootstrap_finds_the_chance_that_can_be_counted(void **state)
{
    (void)state;
    double a[] = {10, 10}, b[] = {13, 9};
    struct best_chance chances[2], again[2];
    struct made made;
    made_init(&made, METRIC_TAT_MEAN_HOURS, 2);
    made_add(&made, a);
    made_add(&made, b);
    best_chances(chances, &made.study, METRIC_TAT_MEAN_HOURS, 0.95);
    assert_close(chances[1].on_average, 0.25, 0.0436);
    assert_close(chances[0].on_average + chances[1].on_average, 1, 1e-9);
    best_chances(again, &made.study, METRIC_TAT_MEAN_HOURS, 0.95);
    assert_true(again[1].on_average == chances[1].on_average);
    made.study.seed = 6;
    best_chances(again, &made.study, METRIC_TAT_MEAN_HOURS, 0.95);
    assert_true(again[1].on_average != chances[1].on_average);
    /* Where more is better, the second loses only with (-1, -1). */
    made.key.id = METRIC_CASH_COLLECTED_USD;
    best_chances(again, &made.study, METRIC_CASH_COLLECTED_USD, 0.95);
    assert_close(again[1].on_average, 0.75, 0.0436);
}

static void equals_share_the_chance_to_be_best(void **state)
{
    (void)state;
    double a[] = {3, 1, 2}, b[] = {3, 1, 2}, c[] = {4, 5, 6};
    struct best_chance chances[3];
    struct made made;
    made_init(&made, METRIC_TAT_MEAN_HOURS, 3);
    made_add(&made, a);
    made_add(&made, b);
    made_add(&made, c);
    best_chances(chances, &made.study, METRIC_TAT_MEAN_HOURS, 0.95);
    assert_close(chances[0].on_average, 0.5, 1e-12);
    assert_close(chances[1].on_average, 0.5, 1e-12);
    assert_true(chances[2].on_average == 0 && chances[2].futures.hits == 0);
    made.study.replications = 1;
    best_chances(chances, &made.study, METRIC_TAT_MEAN_HOURS, 0.95);
    assert_true(isnan(chances[0].on_average) && chances[0].futures.share == 1);
}

/* 2500 futures are drawn as 1000 groups of two or three. Futures are independent, so the first is best on average with
 * probability Phi(mean / standard error) as if they were drawn one by one; tolerance: the groups' variance is known to
 * sqrt(2 / 1000), 4 %, which moves the probability by less than .02 here, and 2000 resamples to 4.5 x .008. */
static void many_futures_are_drawn_in_groups(void **state)
{
    (void)state;
    enum { FUTURES = 2500 };
    static double a[FUTURES], b[FUTURES];
    const struct random_key key = {5, 99};
    for (uint64_t i = 0; i < FUTURES; i++)
        b[i] = 0.02 + (random_uniform(random_draw(key, i, 0, 0, 0).word[0]) < 0.5 ? -1 : 1);
    struct best_chance chances[2];
    struct made made;
    made_init(&made, METRIC_TAT_MEAN_HOURS, FUTURES);
    made_add(&made, a);
    made_add(&made, b);
    best_chances(chances, &made.study, METRIC_TAT_MEAN_HOURS, 0.95);
    struct estimate difference = estimate_of(b, 1, FUTURES, 0.95);
    double expected = gsl_cdf_ugaussian_P(difference.mean / (difference.sd / sqrt(FUTURES)));
    assert_close(chances[0].on_average, expected, 0.056);
    assert_int_equal(chances[0].futures.count, FUTURES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_alternative_is_a_plain_paired_t_test),
        cmocka_unit_test(holm_steps_down_from_the_smallest_p_value),
        cmocka_unit_test(what_shows_alone_may_not_show_among_many),
        cmocka_unit_test(no_verdict_is_kinder_than_the_interval),
        cmocka_unit_test(practically_equal_needs_the_whole_interval_inside_the_margin),
        cmocka_unit_test(a_difference_that_is_always_the_same_is_certain),
        cmocka_unit_test(missing_values_leave_their_pair_out_and_one_pair_shows_nothing),
        cmocka_unit_test(independent_runs_have_a_variance_ratio_about_one),
        cmocka_unit_test(margin_of_cash_is_measured_by_the_cost),
        cmocka_unit_test(best_futures_are_counted_with_ties_for_each),
        cmocka_unit_test(bootstrap_finds_the_chance_that_can_be_counted),
        cmocka_unit_test(equals_share_the_chance_to_be_best),
        cmocka_unit_test(many_futures_are_drawn_in_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
