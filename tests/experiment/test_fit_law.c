/* Maximum likelihood of laws, with and without open values; which law is chosen. */
#include "experiment/fit_choice.h"
#include "sim/random.h"
#include "tests/sim/check.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

static const struct law laws[] = {
    {.kind = LAW_EXPONENTIAL, .mean = 24},           {.kind = LAW_LOGNORMAL, .mean = 35000, .cv = 1.2},
    {.kind = LAW_WEIBULL, .mean = 30, .shape = 1.6}, {.kind = LAW_WEIBULL, .mean = 40, .shape = 0.7},
    {.kind = LAW_GAMMA, .mean = 28, .cv = 0.6},      {.kind = LAW_GAMMA, .mean = 5, .cv = 1.4}};
enum { LAWS = sizeof laws / sizeof *laws };

static bool is_light(void)
{
    const char *light = getenv("HIMSIM_TEST_LIGHT");
    return light && *light && *light != '0';
}

/* Keyed draws of a law; those beyond a bound of their own are open. The bound is exponential; 0: none. */
static struct fit_sample draw(const struct law *law, size_t count, uint64_t seed, double bound_mean)
{
    struct fit_sample sample = {0};
    for (size_t i = 0; i < count; i++) {
        struct random_block block = random_draw((struct random_key){seed, 900}, i, 0, 0, 0);
        double value = law_quantile(law, random_uniform(block.word[0]), false);
        double bound = bound_mean > 0 ? -bound_mean * log(random_uniform(block.word[1])) : INFINITY;
        fit_sample_add(&sample, value < bound ? value : bound, !(value < bound));
    }
    fit_sample_close(&sample);
    return sample;
}

static struct fitted_law fit_to(const struct fit_sample *sample, enum law_kind kind, double confidence)
{
    struct fitted_law fitted;
    struct fit_steps steps;
    fit_steps_init(&steps, sample);
    fit_law(&fitted, kind, sample, &steps, confidence);
    fit_steps_free(&steps);
    return fitted;
}

static double second_of(const struct law *law)
{
    return law->kind == LAW_WEIBULL ? law->shape : law->cv;
}

TEST(the_exponential_of_a_few_values_is_their_mean)
{
    const double values[] = {3, 1, 8, 4};
    struct fit_sample sample = {0};
    for (size_t i = 0; i < 4; i++) fit_sample_add(&sample, values[i], false);
    fit_sample_close(&sample);
    struct fitted_law fitted = fit_to(&sample, LAW_EXPONENTIAL, 0.95);
    assert_true(fabs(fitted.law.mean - 4) < 1e-12);
    assert_true(fabs(fitted.log_likelihood + 4 * (log(4) + 1)) < 1e-12);
    assert_true(fabs(fitted.aic - (2 - 2 * fitted.log_likelihood)) < 1e-12);
    fit_sample_free(&sample);
}

TEST(an_open_value_adds_its_time_and_no_event_to_the_exponential)
{
    struct fit_sample sample = {0};
    fit_sample_add(&sample, 3, false);
    fit_sample_add(&sample, 5, false);
    fit_sample_add(&sample, 10, true);
    fit_sample_close(&sample);
    assert_true(fabs(fit_to(&sample, LAW_EXPONENTIAL, 0.95).law.mean - 9) < 1e-12);
    fit_sample_free(&sample);
}

TEST(the_lognormal_has_the_mean_and_the_deviation_of_the_logarithms)
{
    const double logs[] = {0, 1, 2, 5};
    struct fit_sample sample = {0};
    for (size_t i = 0; i < 4; i++) fit_sample_add(&sample, exp(logs[i]), false);
    fit_sample_close(&sample);
    struct fitted_law fitted = fit_to(&sample, LAW_LOGNORMAL, 0.95);
    double variance = log1p(fitted.law.cv * fitted.law.cv), mu = log(fitted.law.mean) - variance / 2;
    assert_true(fabs(mu - 2) < 1e-12);
    assert_true(fabs(variance - 3.5) < 1e-12);
    fit_sample_free(&sample);
}

/* For the gamma law the mean is the sample's; for the Weibull law the score of both parameters vanishes. */
TEST(the_score_vanishes_at_the_gamma_and_weibull_estimates)
{
    struct fit_sample sample = draw(&laws[4], 200, 7, 0);
    struct fitted_law gamma = fit_to(&sample, LAW_GAMMA, 0.95), weibull = fit_to(&sample, LAW_WEIBULL, 0.95);
    double sum = 0, powers = 0, powers_log = 0, logs = 0;
    double scale = weibull.law.mean / tgamma(1 + 1 / weibull.law.shape), shape = weibull.law.shape;
    for (size_t i = 0; i < sample.count; i++) {
        double x = sample.values[i] / scale;
        sum += sample.values[i];
        logs += log(x);
        powers += pow(x, shape);
        powers_log += pow(x, shape) * log(x);
    }
    double n = (double)sample.count;
    assert_true(fabs(gamma.law.mean / (sum / n) - 1) < 1e-12);
    assert_true(fabs(powers / n - 1) < 1e-9);
    assert_true(fabs(n / shape + logs - powers_log) < 1e-6 * n);
    fit_sample_free(&sample);
}

/* n = 20,000 keyed draws (2,000 in the sanitized build), tolerance 4.5 standard errors of the observed information. */
TEST(parameters_come_back_from_draws)
{
    double confidence = 2 * gsl_cdf_ugaussian_P(4.5) - 1;
    for (size_t l = 0; l < LAWS; l++) {
        struct fit_sample sample = draw(&laws[l], is_light() ? 2000 : 20000, 11 + l, 0);
        struct fitted_law fitted = fit_to(&sample, laws[l].kind, confidence);
        assert_true(fitted.found);
        assert_true(fitted.low[0] <= laws[l].mean && laws[l].mean <= fitted.high[0]);
        assert_true(fitted.high[0] / fitted.low[0] < (is_light() ? 2 : 1.2));
        if (fitted.parameters > 1) {
            assert_true(fitted.low[1] <= second_of(&laws[l]) && second_of(&laws[l]) <= fitted.high[1]);
            assert_true(fitted.high[1] / fitted.low[1] < (is_light() ? 1.6 : 1.2));
        }
        fit_sample_free(&sample);
    }
}

/* About 30 % and more open; leaving them out, or taking them as complete, would be far off. */
TEST(open_values_do_not_bias_the_parameters)
{
    double confidence = 2 * gsl_cdf_ugaussian_P(4.5) - 1;
    for (size_t l = 0; l < LAWS; l++) {
        struct fit_sample sample = draw(&laws[l], is_light() ? 2000 : 20000, 31 + l, 2 * laws[l].mean), closed = sample;
        struct fitted_law fitted = fit_to(&sample, laws[l].kind, confidence);
        double open = (double)sample.open_count / (double)(sample.count + sample.open_count);
        assert_true(open > 0.2 && open < 0.5);
        assert_true(fitted.found);
        assert_true(fitted.low[0] <= laws[l].mean && laws[l].mean <= fitted.high[0]);
        if (fitted.parameters > 1)
            assert_true(fitted.low[1] <= second_of(&laws[l]) && second_of(&laws[l]) <= fitted.high[1]);
        closed.open_count = 0;
        struct fitted_law naive = fit_to(&closed, laws[l].kind, confidence);
        assert_true(naive.high[0] < laws[l].mean);
        fit_sample_free(&sample);
    }
}

/* 200 samples of 200: a 95 % interval must cover 90 to 99 % (4 standard errors of the binomial around 95 %). */
TEST(intervals_cover_as_often_as_they_say)
{
    for (size_t l = 0; l < LAWS; l++) {
        int mean = 0, second = 0, samples = is_light() ? 60 : 200;
        for (int s = 0; s < samples; s++) {
            struct fit_sample sample = draw(&laws[l], 200, 1000 + (uint64_t)s, 3 * laws[l].mean);
            struct fitted_law fitted = fit_to(&sample, laws[l].kind, 0.95);
            mean += fitted.low[0] <= laws[l].mean && laws[l].mean <= fitted.high[0];
            second += fitted.low[1] <= second_of(&laws[l]) && second_of(&laws[l]) <= fitted.high[1];
            fit_sample_free(&sample);
        }
        double least = 0.95 - 4 * sqrt(0.95 * 0.05 / samples);
        if (mean < least * samples) fail_msg("law %zu: mean covered %d of %d", l, mean, samples);
        if (laws[l].kind != LAW_EXPONENTIAL && second < least * samples)
            fail_msg("law %zu: second parameter covered %d of %d", l, second, samples);
    }
}

TEST(the_right_family_is_chosen_in_nine_of_ten_samples_of_5000)
{
    for (size_t l = 0; l < LAWS; l++) {
        int right = 0, samples = is_light() ? 5 : 50;
        for (int s = 0; s < samples; s++) {
            struct fit_sample sample = draw(&laws[l], 5000, 5000 + (uint64_t)s, 0);
            struct fit_choice choice;
            fit_choice_make(&choice, &sample, 0.95);
            right += choice.outcome == FIT_PARAMETRIC && choice.law.kind == laws[l].kind;
            fit_choice_free(&choice);
            fit_sample_free(&sample);
        }
        if (right < 0.9 * samples) fail_msg("law %zu: right in %d of %d", l, right, samples);
    }
}

TEST(a_bimodal_sample_gets_an_empirical_table_of_the_same_mean)
{
    const struct law low = {.kind = LAW_LOGNORMAL, .mean = 5, .cv = 0.2},
                     high = {.kind = LAW_LOGNORMAL, .mean = 60, .cv = 0.2};
    struct fit_sample sample = draw(&low, 2000, 3, 0), other = draw(&high, 1000, 4, 0);
    struct fit_choice choice;
    for (size_t i = 0; i < other.count; i++) fit_sample_add(&sample, other.values[i], false);
    fit_sample_close(&sample);
    fit_choice_make(&choice, &sample, 0.95);
    assert_int_equal(choice.outcome, FIT_TABLE);
    assert_int_equal(choice.law.kind, LAW_EMPIRICAL);
    assert_true(fabs(law_mean(&choice.law) / choice.mean - 1) < 0.01);
    assert_true(choice.distance < 0.02);
    assert_true(choice.law.points[0].share == 0 && choice.law.points[choice.law.point_count - 1].share == 1);
    fit_choice_free(&choice);
    fit_sample_free(&sample);
    fit_sample_free(&other);
}

TEST(whole_days_stay_whole_in_a_table)
{
    struct fit_sample sample = {0};
    struct fit_choice choice;
    for (int i = 0; i < 300; i++) fit_sample_add(&sample, i % 3 == 0 ? 24 : i % 3 == 1 ? 48 : 240, false);
    fit_sample_close(&sample);
    fit_choice_make(&choice, &sample, 0.95);
    assert_int_equal(choice.outcome, FIT_TABLE);
    for (int i = 1; i < 100; i++) {
        double value = law_quantile(&choice.law, i / 100.0, false);
        assert_true(value == 24 || value == 48 || value == 240);
    }
    assert_true(fabs(law_mean(&choice.law) - 104) < 1e-9);
    fit_choice_free(&choice);
    fit_sample_free(&sample);
}

TEST(values_all_alike_are_a_number_and_few_values_are_nothing)
{
    struct fit_sample sample = {0};
    struct fit_choice choice;
    for (int i = 0; i < 29; i++) fit_sample_add(&sample, 5, false);
    fit_choice_make(&choice, &sample, 0.95);
    assert_int_equal(choice.outcome, FIT_TOO_FEW);
    fit_sample_add(&sample, 5, false);
    fit_choice_make(&choice, &sample, 0.95);
    assert_int_equal(choice.outcome, FIT_CONSTANT);
    assert_true(choice.law.kind == LAW_DETERMINISTIC && choice.law.mean == 5);
    fit_sample_free(&sample);
}

/* The textbook example of Kaplan and Meier's estimator: 6, 6, 6, 7, 10 events and 6+, 9+, 10+ open of 8. */
TEST(the_estimated_share_is_that_of_kaplan_and_meier)
{
    const double events[] = {6, 6, 6, 7, 10}, open[] = {6, 9, 10};
    struct fit_sample sample = {0};
    struct fit_steps steps;
    for (size_t i = 0; i < 5; i++) fit_sample_add(&sample, events[i], false);
    for (size_t i = 0; i < 3; i++) fit_sample_add(&sample, open[i], true);
    fit_sample_close(&sample);
    fit_steps_init(&steps, &sample);
    assert_int_equal(steps.count, 3);
    assert_true(fabs(steps.up_to[0] - 3.0 / 8) < 1e-12);
    assert_true(fabs(1 - steps.up_to[1] - 5.0 / 8 * 3 / 4) < 1e-12);
    assert_true(fabs(1 - steps.up_to[2] - 5.0 / 8 * 3 / 4 * 1 / 2) < 1e-12);
    fit_steps_free(&steps);
    fit_sample_free(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_exponential_of_a_few_values_is_their_mean),
        cmocka_unit_test(an_open_value_adds_its_time_and_no_event_to_the_exponential),
        cmocka_unit_test(the_lognormal_has_the_mean_and_the_deviation_of_the_logarithms),
        cmocka_unit_test(the_score_vanishes_at_the_gamma_and_weibull_estimates),
        cmocka_unit_test(parameters_come_back_from_draws),
        cmocka_unit_test(open_values_do_not_bias_the_parameters),
        cmocka_unit_test(intervals_cover_as_often_as_they_say),
        cmocka_unit_test(the_right_family_is_chosen_in_nine_of_ten_samples_of_5000),
        cmocka_unit_test(a_bimodal_sample_gets_an_empirical_table_of_the_same_mean),
        cmocka_unit_test(whole_days_stay_whole_in_a_table),
        cmocka_unit_test(values_all_alike_are_a_number_and_few_values_are_nothing),
        cmocka_unit_test(the_estimated_share_is_that_of_kaplan_and_meier),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
