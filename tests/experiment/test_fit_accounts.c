/* Bill holds, nightly batches, denials and whole days, from accounts. */
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

/* Held for three days from 09:00, billed in the run of the next night, of which the export keeps the date. */
static void dated(struct history_account *account, size_t i)
{
    account->coded = account->discharge + (int64_t)(i % 3 + 1) * HOUR;
    account->billed = (account->discharge / DAY + 4) * DAY;
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
    fit_hold_make(&hold, &history, 0, false, 0.95);
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
    fit_hold_make(&hold, &history, 0, false, 0.95);
    assert_int_equal(hold.outcome, FIT_HOLD_NONE);
    assert_int_equal(hold.days, 0);
    fit_hold_make(&hold, &silent, 0, false, 0.95);
    assert_int_equal(hold.outcome, FIT_HOLD_UNKNOWN);
    history_done(&history);
    history_done(&silent);
}

TEST(a_nightly_run_is_seen_and_does_not_lengthen_the_hold)
{
    struct history history = history_of(400, nightly);
    struct fit_hold hold;
    fit_hold_make(&hold, &history, 0, false, 0.95);
    assert_int_equal(hold.days, 4);
    assert_int_equal(fit_bill_run_minute(&history), 22 * 60);
    history_done(&history);
}

TEST(dates_of_bills_are_counted_on_the_calendar)
{
    struct history history = history_of(400, dated);
    struct fit fit;
    fit_make(&fit, &history, NULL, 0, false, 0.95);
    assert_true(fit.batches[FIT_BILLED].is_batch);
    assert_int_equal(fit.types[0].hold.outcome, FIT_HOLD_MODE);
    assert_int_equal(fit.types[0].hold.days, 4);
    assert_int_equal(fit.types[0].hold.all_days, 4);
    fit_free(&fit);
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
        cmocka_unit_test(the_hold_is_the_mode_among_accounts_coded_early),
        cmocka_unit_test(bills_that_follow_coding_have_no_hold_and_few_bills_say_nothing),
        cmocka_unit_test(a_nightly_run_is_seen_and_does_not_lengthen_the_hold),
        cmocka_unit_test(dates_of_bills_are_counted_on_the_calendar),
        cmocka_unit_test(a_column_of_midnights_is_called_a_batch),
        cmocka_unit_test(young_bills_do_not_thin_the_share_of_denials),
        cmocka_unit_test(days_that_are_not_whole_are_left_out),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
