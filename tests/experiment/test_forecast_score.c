/* Scores against values worked out by hand. */
#include "experiment/forecast_score.h"
#include "sim/random.h"
#include "tests/sim/check.h"
#include <stdlib.h>
#include <string.h>

enum { N = 99, DAYS = 4 };

TEST(the_fair_crps_of_three_members_is_what_the_pairs_give)
{
    const double sorted[] = {1, 2, 4};
    /* |X - 3|: 2, 1, 1; pairs: 1, 3, 2 */
    assert_near(forecast_crps(sorted, 3, 3), 4.0 / 3 - 6.0 / 6, 1e-15);
    assert_near(forecast_crps(sorted, 3, 10), (9 + 8 + 6) / 3.0 - 1, 1e-15);
}

TEST(the_crps_of_members_that_agree_is_the_absolute_error)
{
    const double sorted[] = {5, 5, 5, 5};
    assert_near(forecast_crps(sorted, 4, 7.5), 2.5, 0);
}

TEST(a_quantile_lies_at_n_plus_1_times_p)
{
    double sorted[199];
    for (int i = 0; i < 199; i++) sorted[i] = i + 1;
    assert_near(forecast_quantile(sorted, 199, SIZE_MAX, 0.05), 10, 1e-9);
    assert_near(forecast_quantile(sorted, 199, SIZE_MAX, 0.95), 190, 1e-9);
    assert_near(forecast_quantile(sorted, 2, SIZE_MAX, 0.5), 1.5, 1e-9);
    assert_near(forecast_quantile(sorted, 2, SIZE_MAX, 0.01), 1, 0);
    assert_near(forecast_quantile(sorted, 2, SIZE_MAX, 0.99), 2, 0);
}

TEST(a_quantile_may_leave_one_member_out)
{
    const double sorted[] = {1, 2, 3, 4};
    assert_near(forecast_quantile(sorted, 4, 0, 0.5), 3, 1e-12);
    assert_near(forecast_quantile(sorted, 4, 1, 0.5), 3, 1e-12);
    assert_near(forecast_quantile(sorted, 4, 2, 0.5), 2, 1e-12);
    assert_near(forecast_quantile(sorted, 4, 3, 0.25), 1, 1e-12);
}

/* Members 1 to 99 every day. */
static void fill(double *members)
{
    for (int r = 0; r < N; r++)
        for (int d = 0; d < DAYS; d++) members[r * DAYS + d] = r + 1;
}

TEST(bias_mape_and_coverage_are_those_of_the_days)
{
    double members[N * DAYS];
    const double actual[DAYS] = {50, 20, 97, 0}, last[DAYS] = {40, 40, 40, 40}, weekday[DAYS] = {50, 20, 97, 8};
    struct forecast_series series;
    fill(members);
    forecast_series_score(&series, members, DAYS, N, DAYS, actual, last, weekday);
    const struct forecast_quality *all = &series.parts[PART_ALL];
    assert_int_equal(all->days, 4);
    assert_int_equal(series.parts[PART_LATER].days, 0);
    assert_near(series.items[0].bands[BAND_05], 5, 1e-12);
    assert_near(series.items[0].bands[BAND_25], 25, 1e-12);
    assert_near(series.items[0].bands[BAND_95], 95, 1e-12);
    assert_near(all->bias, (0 + 30 - 47 + 50) / 4.0, 1e-12);
    assert_int_equal(all->zero_days, 1);
    assert_near(all->mape, (0 + 30.0 / 20 + 47.0 / 97) / 3, 1e-12);
    assert_near(all->covered_50, 0.25, 0);
    assert_near(all->covered_90, 0.5, 0);
    assert_near(all->crps_last, (10 + 20 + 57 + 40) / 4.0, 1e-12);
    assert_near(all->crps_weekday, 2, 1e-12);
    /* day 1: distances 2 (1 + ... + 49) = 2450; pairs sum (2i - 98)(i + 1) = 161700 */
    assert_near(series.items[0].crps, 2450.0 / 99 - 161700.0 / (99 * 98), 1e-12);
    assert_near(all->skill_last, 1 - all->crps / all->crps_last, 1e-15);
    assert_true(forecast_beats_last(&series));
    assert_false(forecast_beats_weekday(&series));
    assert_false(forecast_covers(&series));
    forecast_series_free(&series);
}

TEST(days_without_a_value_are_not_scored)
{
    double members[N * DAYS];
    const double actual[DAYS] = {NAN, 20, 20, 20}, last[DAYS] = {1, NAN, 1, 1}, weekday[DAYS] = {1, 1, NAN, 1};
    struct forecast_series series;
    fill(members);
    members[DAYS - 1] = NAN;
    forecast_series_score(&series, members, DAYS, N, DAYS, actual, last, weekday);
    assert_int_equal(series.parts[PART_ALL].days, 0);
    assert_true(isnan(series.parts[PART_ALL].crps));
    assert_int_equal(forecast_judge(&series, 1), FORECAST_UNSCORED);
    forecast_series_free(&series);
}

/* ---- chance -------------------------------------------------------------------------------------------------------
 */

enum { MANY_DAYS = 60, MEMBERS = 199 };

static double draw(uint64_t member, uint64_t day)
{
    struct random_key key = {17, 4};
    return random_uniform(random_draw(key, 0, member, day, 0).word[0]);
}

/* Level `lasting` of a member that lasts all days, and noise of each day; `factor` scales the actual. */
static enum forecast_verdict verdict_of(double lasting, double shift, uint64_t truth, struct forecast_series *series)
{
    double *members = calloc((size_t)MEMBERS * MANY_DAYS, sizeof *members), actual[MANY_DAYS], naive[MANY_DAYS];
    for (uint64_t r = 0; r < MEMBERS; r++)
        for (uint64_t d = 0; d < MANY_DAYS; d++) members[r * MANY_DAYS + d] = 5 + lasting * draw(r, 999) + draw(r, d);
    for (uint64_t d = 0; d < MANY_DAYS; d++) {
        actual[d] = 5 + lasting * draw(truth, 999) + draw(truth, d) + shift;
        naive[d] = -10;
    }
    forecast_series_score(series, members, MANY_DAYS, MEMBERS, MANY_DAYS, actual, naive, naive);
    free(members);
    return forecast_judge(series, 1);
}

TEST(an_outcome_of_the_same_law_is_believed)
{
    struct forecast_series series;
    assert_int_equal(verdict_of(0, 0, 1000, &series), FORECAST_BELIEVED);
    assert_true(series.coverage_chance > 0.05);
    forecast_series_free(&series);
}

TEST(an_outcome_that_the_bands_miss_is_disbelieved)
{
    struct forecast_series series;
    assert_int_equal(verdict_of(0, 0.4, 1000, &series), FORECAST_DISBELIEVED);
    assert_near(series.coverage_chance, 1.0 / 200, 1e-12);
    forecast_series_free(&series);
}

/* One level for all days: a right forecast misses all of them at once, one time in ten. */
/* Members a thousandth apart, and an actual a hundredth beside all of them. */
TEST(a_forecast_that_is_exact_needs_no_bands)
{
    double members[N * DAYS];
    const double actual[DAYS] = {101, 101, 101, 101}, far[DAYS] = {97, 97, 97, 97}, naive[DAYS] = {50, 50, 50, 50};
    struct forecast_series series;
    for (int i = 0; i < N * DAYS; i++) members[i] = 100 + 0.001 * (double)(i / DAYS);
    forecast_series_score(&series, members, DAYS, N, DAYS, actual, naive, naive);
    assert_near(series.parts[PART_ALL].covered_90, 0, 0);
    assert_int_equal(forecast_judge(&series, 1), FORECAST_BELIEVED);
    forecast_series_free(&series);
    forecast_series_score(&series, members, DAYS, N, DAYS, far, naive, naive);
    assert_int_not_equal(forecast_judge(&series, 1), FORECAST_BELIEVED);
    forecast_series_free(&series);
}

TEST(days_that_hang_together_are_not_counted_as_many)
{
    struct forecast_series series;
    int doubtful = 0, disbelieved = 0;
    for (uint64_t truth = 1000; truth < 1100; truth++) {
        enum forecast_verdict verdict = verdict_of(50, 0, truth, &series);
        doubtful += verdict == FORECAST_DOUBTFUL;
        disbelieved += verdict == FORECAST_DISBELIEVED;
        forecast_series_free(&series);
    }
    assert_true(doubtful >= 3 && doubtful <= 25);
    assert_true(disbelieved <= 10);
}

TEST(the_worst_of_the_series_that_were_scored_decides)
{
    struct forecast_series all[3];
    verdict_of(0, 0, 1000, &all[0]);
    verdict_of(0, 0.4, 1000, &all[1]);
    all[2] = (struct forecast_series){0};
    assert_int_equal(forecast_judge(all, 3), FORECAST_DISBELIEVED);
    assert_int_equal(all[0].verdict, FORECAST_BELIEVED);
    assert_int_equal(all[2].verdict, FORECAST_UNSCORED);
    for (int i = 0; i < 2; i++) forecast_series_free(&all[i]);
}

TEST(a_naive_forecast_without_error_cannot_be_beaten_but_met)
{
    double members[N * DAYS];
    const double actual[DAYS] = {3, 3, 3, 3};
    struct forecast_series series;
    for (int i = 0; i < N * DAYS; i++) members[i] = 3;
    forecast_series_score(&series, members, DAYS, N, DAYS, actual, actual, actual);
    assert_true(isnan(series.parts[PART_ALL].skill_last));
    assert_int_equal(forecast_judge(&series, 1), FORECAST_BELIEVED);
    forecast_series_free(&series);
    for (int i = 0; i < N * DAYS / 2; i++) members[i] = 4;
    forecast_series_score(&series, members, DAYS, N, DAYS, actual, actual, actual);
    assert_false(forecast_beats_last(&series));
    forecast_series_free(&series);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fair_crps_of_three_members_is_what_the_pairs_give),
        cmocka_unit_test(the_crps_of_members_that_agree_is_the_absolute_error),
        cmocka_unit_test(a_quantile_lies_at_n_plus_1_times_p),
        cmocka_unit_test(a_quantile_may_leave_one_member_out),
        cmocka_unit_test(bias_mape_and_coverage_are_those_of_the_days),
        cmocka_unit_test(days_without_a_value_are_not_scored),
        cmocka_unit_test(an_outcome_of_the_same_law_is_believed),
        cmocka_unit_test(an_outcome_that_the_bands_miss_is_disbelieved),
        cmocka_unit_test(a_forecast_that_is_exact_needs_no_bands),
        cmocka_unit_test(days_that_hang_together_are_not_counted_as_many),
        cmocka_unit_test(the_worst_of_the_series_that_were_scored_decides),
        cmocka_unit_test(a_naive_forecast_without_error_cannot_be_beaten_but_met),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
