/* What a record says about a window of its time. */
#include "models/history_narrow.h"
#include "tests/sim/check.h"
#include <math.h>

static struct history_account coded_and_billed(int64_t discharge)
{
    return (struct history_account){.discharge = discharge,
                                    .documented = discharge + 10,
                                    .coding_start = discharge + 20,
                                    .coded = discharge + 30,
                                    .billed = discharge + 40,
                                    .gross_usd = 100,
                                    .net_usd = 40,
                                    .coding_minutes = 7,
                                    .coder = 2,
                                    .payer = 1,
                                    .queried = 1,
                                    .denied = 1,
                                    .touchless = 0};
}

TEST(what_happens_behind_the_window_is_not_known_yet)
{
    struct history_account account = coded_and_billed(1000);
    struct history history = {
        .count = 1, .items = &account, .observed_from = 0, .observed_until = 5000, .discharged_until = 5000};
    history_narrow(&history, 0, 1030);
    assert_int_equal(history.observed_until, 1030);
    assert_int_equal(history.discharged_until, 1030);
    assert_int_equal(account.discharge, 1000);
    assert_int_equal(account.documented, 1010);
    assert_int_equal(account.coding_start, 1020);
    assert_true(account.coded == HISTORY_NONE && account.billed == HISTORY_NONE);
    assert_true(isnan(account.coding_minutes));
    assert_int_equal(account.coder, -1);
    assert_int_equal(account.touchless, -1);
    assert_int_equal(account.denied, -1);
    assert_near(account.gross_usd, 100, 0);
}

TEST(what_happened_before_the_window_is_nothing_of_its_work)
{
    struct history_account account = coded_and_billed(1000);
    struct history history = {
        .count = 1, .items = &account, .observed_from = 0, .observed_until = 5000, .discharged_until = 4000};
    history_narrow(&history, 1035, 9000);
    assert_int_equal(history.observed_from, 1035);
    assert_int_equal(history.observed_until, 5000);
    assert_int_equal(history.discharged_until, 4000);
    assert_true(account.documented == HISTORY_NONE && account.coded == HISTORY_NONE);
    assert_int_equal(account.coder, -1);
    assert_int_equal(account.billed, 1040);
    assert_int_equal(account.denied, 1);
}

TEST(a_window_as_wide_as_the_record_changes_nothing)
{
    struct history_account account = coded_and_billed(1000);
    struct history history = {
        .count = 1, .items = &account, .observed_from = 900, .observed_until = 1040, .discharged_until = 1001};
    history_narrow(&history, INT64_MIN, INT64_MAX);
    assert_int_equal(history.observed_from, 900);
    assert_int_equal(account.billed, 1040);
    assert_int_equal(account.coder, 2);
    assert_near(account.coding_minutes, 7, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_happens_behind_the_window_is_not_known_yet),
        cmocka_unit_test(what_happened_before_the_window_is_nothing_of_its_work),
        cmocka_unit_test(a_window_as_wide_as_the_record_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
