/* Arrivals from counts by day and hour; holds and batches from accounts. */
#include "experiment/fit.h"
#include "sim/civil.h"
#include "sim/law.h"
#include "sim/memory.h"
#include "sim/poisson.h"
#include "sim/random.h"
#include "tests/sim/check.h"
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_light(void)
{
    const char *light = getenv("HIMSIM_TEST_LIGHT");
    return light && *light && *light != '0';
}

/* What the counts of one test are drawn from. */
struct truth {
    double weekday[7], month[12], holiday, yearly_trend, inverse_k; /* weekday: mean arrivals */
    bool has_calendar;
};

static const struct truth plain = {
    {120, 110, 105, 100, 95, 50, 40}, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 1, 1, 0.01, false};

struct drawn {
    struct fit_arrival_counts counts;
    bool *holidays;
};

/* The fifth of every month is a holiday. */
static bool is_holiday(int64_t civil)
{
    return civil_date_of(civil).day == 5;
}

static struct drawn draw(const struct truth *truth, size_t days, uint64_t seed)
{
    struct drawn drawn = {.counts = {.first_day = civil_day(2025, 1, 1), .days = days, .hours_known = true}};
    const struct law factor = {.kind = LAW_GAMMA, .mean = 1, .cv = sqrt(truth->inverse_k)};
    drawn.counts.counts = memory_allocate(days, sizeof(int64_t));
    drawn.holidays = memory_allocate(days + FIT_REFERENCE_DAYS, sizeof(bool));
    for (size_t d = 0; d < days + FIT_REFERENCE_DAYS; d++)
        drawn.holidays[d] = is_holiday(drawn.counts.first_day + (int64_t)d);
    for (size_t d = 0; d < days; d++) {
        int64_t civil = drawn.counts.first_day + (int64_t)d;
        struct random_block block = random_draw((struct random_key){seed, 901}, d, 0, 0, 0);
        double mean = truth->weekday[civil_weekday_of(civil)] * truth->month[civil_date_of(civil).month - 1] *
                      pow(truth->yearly_trend, (double)d / 365);
        if (drawn.holidays[d]) mean *= truth->holiday;
        if (truth->inverse_k > 0) mean *= law_quantile(&factor, random_uniform(block.word[0]), false);
        drawn.counts.counts[d] = poisson_inverse(mean, random_uniform(block.word[1]));
        drawn.counts.by_hour[civil_weekday_of(civil)][10] += drawn.counts.counts[d];
    }
    if (truth->has_calendar) drawn.counts.holidays = drawn.holidays;
    return drawn;
}

static void drawn_free(struct drawn *drawn)
{
    free(drawn->counts.counts);
    free(drawn->holidays);
}

static bool is_within(struct fit_interval interval, double truth)
{
    return interval.low <= truth && truth <= interval.high;
}

#define assert_within(interval, truth)                                                                                 \
    do {                                                                                                               \
        struct fit_interval interval_ = (interval);                                                                    \
        double truth_ = (truth);                                                                                       \
        if (!is_within(interval_, truth_))                                                                             \
            fail_msg("%s: %g not in %g (%g to %g)", #interval, truth_, interval_.value, interval_.low,                 \
                     interval_.high);                                                                                  \
    } while (0)

/* With equal means Pearson's estimate is the moment estimate (s^2 - m) / m^2. */
TEST(the_dispersion_of_equal_days_is_the_moment_estimate)
{
    enum { DAYS = 70 };
    int64_t counts[DAYS];
    struct fit_arrival_counts input = {.first_day = civil_day(2026, 1, 5), .days = DAYS, .counts = counts};
    for (int d = 0; d < DAYS; d++) counts[d] = 100 + (d / 7 % 2 ? 30 : -30); /* the same on all weekdays */
    struct fit_arrivals fit;
    assert_true(fit_arrivals_make(&fit, &input, 0.95));
    double squares = DAYS * 900.0 / (DAYS - 7);
    assert_near(fit.inverse_k.value, (squares - 100) / 10000, 1e-9);
    assert_near(fit.per_week.value, 700, 1e-6);
    assert_near(fit.day_factor_cv.value * fit.day_factor_cv.value, fit.inverse_k.value, 1e-12);
    fit_arrivals_free(&fit);
}

/* 300 years of 364 days (60 in the sanitized build); the 95 % interval must cover at least 95 % less 4 standard errors,
 * and not always. */
TEST(the_interval_of_the_dispersion_covers)
{
    const double inverse_ks[] = {0.0025, 0.01, 0.09};
    for (size_t k = 0; k < 3; k++) {
        struct truth truth = plain;
        int covered = 0, level = 0, samples = is_light() ? 60 : 300;
        double sum = 0;
        truth.inverse_k = inverse_ks[k];
        for (int s = 0; s < samples; s++) {
            struct drawn drawn = draw(&truth, 364, 100 + (uint64_t)s);
            struct fit_arrivals fit;
            assert_true(fit_arrivals_make(&fit, &drawn.counts, 0.95));
            covered += is_within(fit.inverse_k, truth.inverse_k);
            level += is_within(fit.per_week, 620);
            sum += fit.inverse_k.value / truth.inverse_k / samples;
            fit_arrivals_free(&fit);
            drawn_free(&drawn);
        }
        double least = (0.95 - 4 * sqrt(0.95 * 0.05 / samples)) * samples;
        if (covered < least || (covered == samples && !is_light()))
            fail_msg("1/k %g covered %d of %d", truth.inverse_k, covered, samples);
        if (level < least) fail_msg("1/k %g: level covered %d of %d", truth.inverse_k, level, samples);
        /* Mean over the samples within 4.5 standard errors; of one: sqrt(2 / days) (1 + m/k) / (m/k), m about 88. */
        double spread = sqrt(2.0 / 357) * (1 + 88 * truth.inverse_k) / (88 * truth.inverse_k);
        assert_near(sum, 1, 4.5 * spread / sqrt(samples));
    }
}

TEST(days_without_dispersion_have_an_interval_that_begins_at_zero)
{
    struct truth truth = plain;
    truth.inverse_k = 0;
    struct drawn drawn = draw(&truth, 364, 5);
    struct fit_arrivals fit;
    assert_true(fit_arrivals_make(&fit, &drawn.counts, 0.95));
    assert_near(fit.day_factor_cv.low, 0, 0);
    assert_true(fit.day_factor_cv.high < 0.06);
    fit_arrivals_free(&fit);
    drawn_free(&drawn);
}

/* Three years: weekdays, months, holidays and the trend come back; intervals at 99.99 % of about 25 numbers. */
TEST(weekdays_months_holidays_and_trend_come_back)
{
    struct truth truth = {{120, 110, 105, 100, 95, 50, 40},
                          {1.1, 1.05, 1, 0.95, 0.9, 0.9, 0.95, 1, 1, 1.05, 1, 1.1},
                          0.7,
                          1.06,
                          0.01,
                          true};
    struct drawn drawn = draw(&truth, 1096, 17);
    struct fit_arrivals fit;
    double mean_weekday = 0, mean_month = 0, reference = 0;
    assert_true(fit_arrivals_make(&fit, &drawn.counts, 0.9999));
    for (int i = 0; i < 7; i++) mean_weekday += truth.weekday[i] / 7;
    for (int d = 0; d < 365; d++) mean_month += truth.month[civil_date_of(civil_day(2025, 1, 1) + d).month - 1] / 365;
    for (int i = 0; i < 7; i++) assert_within(fit.weekday[i], truth.weekday[i] / mean_weekday);
    assert_true(fit.months_fitted);
    for (int m = 0; m < 12; m++) assert_within(fit.month[m], truth.month[m] / mean_month);
    assert_within(fit.holiday, truth.holiday);
    assert_within(fit.yearly_trend, truth.yearly_trend);
    assert_true(fit.trend_shows);
    assert_within(fit.inverse_k, truth.inverse_k);
    for (int64_t d = 1096; d < 1096 + FIT_REFERENCE_DAYS; d++) {
        int64_t civil = civil_day(2025, 1, 1) + d;
        reference += truth.weekday[civil_weekday_of(civil)] * truth.month[civil_date_of(civil).month - 1] *
                     (is_holiday(civil) ? truth.holiday : 1);
    }
    assert_within(fit.per_week, reference * 7 / FIT_REFERENCE_DAYS * pow(truth.yearly_trend, 1095.0 / 365));
    fit_arrivals_free(&fit);
    drawn_free(&drawn);
}

TEST(half_a_year_has_no_months_and_a_year_no_trend)
{
    struct drawn half = draw(&plain, 182, 3), year = draw(&plain, 400, 3);
    struct fit_arrivals fit;
    assert_true(fit_arrivals_make(&fit, &half.counts, 0.95));
    assert_true(!fit.months_fitted && !isnan(fit.yearly_trend.low));
    fit_arrivals_free(&fit);
    assert_true(fit_arrivals_make(&fit, &year.counts, 0.95));
    assert_true(fit.months_fitted && isnan(fit.yearly_trend.low));
    fit_arrivals_free(&fit);
    drawn_free(&half);
    drawn_free(&year);
}

TEST(too_few_days_or_arrivals_are_not_fitted)
{
    struct truth truth = plain;
    struct drawn days = draw(&truth, 13, 3);
    struct fit_arrivals fit;
    assert_false(fit_arrivals_make(&fit, &days.counts, 0.95));
    for (int i = 0; i < 7; i++) truth.weekday[i] = 0.05;
    struct drawn few = draw(&truth, 100, 3);
    assert_false(fit_arrivals_make(&fit, &few.counts, 0.95));
    drawn_free(&days);
    drawn_free(&few);
}

/* One shape for all, unless the days differ enough to pay for the parameters. */
TEST(hours_are_alike_until_the_days_differ)
{
    int64_t by_hour[7][24];
    struct fit_arrivals fit;
    struct drawn drawn = draw(&plain, 364, 3);
    for (int shape = 0; shape < 3; shape++) {
        memset(by_hour, 0, sizeof by_hour);
        for (int day = 0; day < 7; day++)
            for (int hour = 8; hour < 18; hour++)
                by_hour[day][shape == 2 ? (hour + day) % 24 : shape == 1 && day > 4 ? hour + 4 : hour] += 20 + hour;
        memcpy(drawn.counts.by_hour, by_hour, sizeof by_hour);
        assert_true(fit_arrivals_make(&fit, &drawn.counts, 0.95));
        assert_int_equal(fit.shape, shape);
        fit_arrivals_free(&fit);
    }
    drawn_free(&drawn);
}

TEST(the_common_share_of_two_types_comes_back)
{
    enum { DAYS = 1092 };
    struct drawn types[2] = {draw(&plain, DAYS, 1), draw(&plain, DAYS, 2)};
    struct fit_arrivals fits[2];
    const struct law common = {.kind = LAW_GAMMA, .mean = 1, .cv = sqrt(0.03)};
    const struct law own = {.kind = LAW_GAMMA, .mean = 1, .cv = sqrt(0.01)};
    for (size_t d = 0; d < DAYS; d++) {
        struct random_block block = random_draw((struct random_key){8, 902}, d, 0, 0, 0);
        struct random_block more = random_draw((struct random_key){8, 902}, d, 1, 0, 0);
        double factor = law_quantile(&common, random_uniform(block.word[0]), false);
        for (int t = 0; t < 2; t++) {
            double mean = 200 * factor * law_quantile(&own, random_uniform(block.word[1 + t]), false);
            types[t].counts.counts[d] = poisson_inverse(mean, random_uniform(more.word[t]));
        }
    }
    const struct fit_arrivals *both[] = {&fits[0], &fits[1]};
    const struct fit_arrival_counts *counts[] = {&types[0].counts, &types[1].counts};
    for (int t = 0; t < 2; t++) assert_true(fit_arrivals_make(&fits[t], &types[t].counts, 0.999));
    struct fit_interval share = fit_common_share(both, counts, 2, 0.999);
    assert_within(share, 0.75);
    assert_true(share.high - share.low < 0.3);
    for (int t = 0; t < 2; t++) {
        fit_arrivals_free(&fits[t]);
        drawn_free(&types[t]);
    }
}

/* ---- accounts -----------------------------------------------------------------------------------------------------
 */

enum { HOUR = 3600, DAY = 24 * HOUR };

/* Accounts of one type in UTC; `make` gives each its instants. */
static struct history history_of(size_t count, void (*make)(struct history_account *account, size_t index))
{
    static struct zone_transition utc = {INT64_MIN, 0};
    struct history history = {.count = count, .zone = {.count = 1, .transitions = &utc}};
    history.items = memory_allocate(count, sizeof *history.items);
    history.observed_until = history.discharged_until = 100 * DAY;
    history_name_index(&history.work_types, "ed");
    for (size_t i = 0; i < count; i++) {
        history.items[i] =
            (struct history_account){.discharge = (int64_t)(i % 100) * DAY + 9 * HOUR + (int64_t)(i % 7) * 60,
                                     .documented = HISTORY_NONE,
                                     .coding_start = HISTORY_NONE,
                                     .coded = HISTORY_NONE,
                                     .billed = HISTORY_NONE,
                                     .gross_usd = NAN,
                                     .net_usd = NAN,
                                     .coding_minutes = NAN,
                                     .payer = -1,
                                     .coder = -1,
                                     .queried = -1,
                                     .denied = -1,
                                     .touchless = -1};
        make(&history.items[i], i);
    }
    return history;
}

static void history_done(struct history *history)
{
    history->zone.transitions = NULL;
    history_free(history);
}

/* Three days of hold; one in four is coded later than that and billed at once, one in ten waits for something else. */
static void held_three_days(struct history_account *account, size_t i)
{
    account->coded = account->discharge + (i % 4 == 0 ? 5 * DAY : 6 * HOUR);
    account->billed = account->discharge + (i % 10 == 1 ? 8 * DAY : 3 * DAY);
    if (account->billed < account->coded) account->billed = account->coded;
}

static void not_held(struct history_account *account, size_t i)
{
    account->coded = account->billed = account->discharge + (int64_t)(i % 5 + 1) * 7 * HOUR;
}

static void nightly(struct history_account *account, size_t i)
{
    int64_t earliest = account->discharge + 4 * DAY;
    account->coded = account->discharge + (int64_t)(i % 3 + 1) * HOUR;
    account->billed = earliest / DAY * DAY + 22 * HOUR;
}

static void not_billed(struct history_account *account, size_t i)
{
    account->coded = account->discharge + HOUR;
    (void)i;
}

TEST(the_hold_is_the_mode_among_accounts_coded_early)
{
    struct history history = history_of(400, held_three_days);
    struct fit_hold hold;
    fit_hold_make(&hold, &history, 0, 0.95);
    assert_int_equal(hold.outcome, FIT_HOLD_MODE);
    assert_int_equal(hold.days, 3);
    assert_true(hold.mode.share > 0.8 && hold.mode.low < hold.mode.share && hold.mode.share < 1);
    assert_int_equal(fit_bill_run_minute(&history), -1);
    history_done(&history);
}

TEST(bills_that_follow_coding_have_no_hold_and_few_bills_say_nothing)
{
    struct history history = history_of(400, not_held), silent = history_of(400, not_billed);
    struct fit_hold hold;
    fit_hold_make(&hold, &history, 0, 0.95);
    assert_int_equal(hold.outcome, FIT_HOLD_NONE);
    assert_int_equal(hold.days, 0);
    fit_hold_make(&hold, &silent, 0, 0.95);
    assert_int_equal(hold.outcome, FIT_HOLD_UNKNOWN);
    history_done(&history);
    history_done(&silent);
}

TEST(a_nightly_run_is_seen_and_does_not_lengthen_the_hold)
{
    struct history history = history_of(400, nightly);
    struct fit_hold hold;
    fit_hold_make(&hold, &history, 0, 0.95);
    assert_int_equal(hold.days, 4);
    assert_int_equal(fit_bill_run_minute(&history), 22 * 60);
    history_done(&history);
}

/* Discharge by the clock; documentation posted at midnight in six of ten. */
static void posted_at_night(struct history_account *account, size_t i)
{
    account->documented = account->discharge + 30 * HOUR;
    if (i % 10 < 6) account->documented = account->documented / DAY * DAY;
}

TEST(a_column_of_midnights_is_called_a_batch)
{
    struct history history = history_of(400, posted_at_night);
    struct fit fit;
    fit_make(&fit, &history, NULL, 0, false, 0.95);
    assert_true(fit.batches[FIT_DOCUMENTED].is_batch);
    assert_int_equal(fit.batches[FIT_DOCUMENTED].at_midnight, 240);
    assert_false(fit.batches[FIT_DISCHARGE].is_batch);
    assert_false(fit.batches[FIT_CODED].is_batch);
    assert_true(fit.types[0].counts.hours_known);
    fit_free(&fit);
    for (size_t i = 0; i < history.count; i++) history.items[i].discharge = (int64_t)(i % 100) * DAY;
    fit_make(&fit, &history, NULL, 0, false, 0.95);
    assert_true(fit.batches[FIT_DISCHARGE].is_batch);
    assert_false(fit.types[0].counts.hours_known);
    for (int hour = 1; hour < 24; hour++)
        assert_near(fit.types[0].arrivals.profile[0][hour], fit.types[0].arrivals.profile[0][0], 1e-12);
    fit_free(&fit);
    history_done(&history);
}

/* Bills of the last 60 days are not denied yet. */
static void denied_later(struct history_account *account, size_t i)
{
    account->coded = account->billed = account->discharge + DAY;
    account->denied = account->billed < 40 * DAY && i % 4 == 0;
}

TEST(young_bills_do_not_thin_the_share_of_denials)
{
    struct history history = history_of(4000, denied_later);
    struct fit fit;
    fit_make(&fit, &history, NULL, 0, false, 0.95);
    assert_int_equal(fit.denial.count, 4000 / 100 * 39);
    assert_near(fit.denial.share, 0.25, 0.02);
    assert_near(fit.types[0].denial.share, fit.denial.share, 0);
    fit_free(&fit);
    history_done(&history);
}

TEST(days_that_are_not_whole_are_left_out)
{
    struct history history = history_of(400, not_billed);
    int64_t days;
    history.observed_from = 2 * DAY + HOUR;
    history.discharged_until = 90 * DAY + 5 * HOUR;
    assert_int_equal(fit_first_day(&history, &days), 3);
    assert_int_equal(days, 87);
    history.observed_from = 2 * DAY;
    assert_int_equal(fit_first_day(&history, &days), 2);
    history_done(&history);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_dispersion_of_equal_days_is_the_moment_estimate),
        cmocka_unit_test(the_interval_of_the_dispersion_covers),
        cmocka_unit_test(days_without_dispersion_have_an_interval_that_begins_at_zero),
        cmocka_unit_test(weekdays_months_holidays_and_trend_come_back),
        cmocka_unit_test(half_a_year_has_no_months_and_a_year_no_trend),
        cmocka_unit_test(too_few_days_or_arrivals_are_not_fitted),
        cmocka_unit_test(hours_are_alike_until_the_days_differ),
        cmocka_unit_test(the_common_share_of_two_types_comes_back),
        cmocka_unit_test(the_hold_is_the_mode_among_accounts_coded_early),
        cmocka_unit_test(bills_that_follow_coding_have_no_hold_and_few_bills_say_nothing),
        cmocka_unit_test(a_nightly_run_is_seen_and_does_not_lengthen_the_hold),
        cmocka_unit_test(a_column_of_midnights_is_called_a_batch),
        cmocka_unit_test(young_bills_do_not_thin_the_share_of_denials),
        cmocka_unit_test(days_that_are_not_whole_are_left_out),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
