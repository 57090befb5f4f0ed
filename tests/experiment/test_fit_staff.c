/* Pools, shifts and throughput from the instants of coding. */
#include "experiment/fit_staff.h"
#include "sim/memory.h"
#include "tests/sim/check.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { HOUR = 3600, DAY = 24 * HOUR, WEEKS = 8, FIRST_MONDAY = 4 };

/* Unix days 4 to 59: eight weeks from a Monday. */
static struct history history_new(void)
{
    struct history history = {.zone = {.count = 1, .transitions = memory_allocate(1, sizeof(struct zone_transition))}};
    history.zone.transitions[0] = (struct zone_transition){INT64_MIN, 0};
    history.observed_from = FIRST_MONDAY * DAY;
    history.observed_until = history.discharged_until = (FIRST_MONDAY + 7 * WEEKS) * DAY;
    return history;
}

static void code(struct history *history, const char *type, const char *coder, int64_t start, double minutes)
{
    if (history->count == history->capacity) {
        history->capacity = history->capacity ? history->capacity * 2 : 1024;
        history->items = memory_resize(history->items, history->capacity, sizeof *history->items);
    }
    history->items[history->count++] =
        (struct history_account){.discharge = start - DAY,
                                 .documented = start - HOUR,
                                 .coding_start = start,
                                 .coded = start + (int64_t)(minutes * 60),
                                 .billed = HISTORY_NONE,
                                 .gross_usd = NAN,
                                 .net_usd = NAN,
                                 .coding_minutes = minutes,
                                 .work_type = history_name_index(&history->work_types, type),
                                 .payer = -1,
                                 .coder = *coder ? history_name_index(&history->coders, coder) : -1,
                                 .queried = -1,
                                 .denied = -1,
                                 .touchless = 0};
}

/* One coder's charts back to back on the days of a week that `days` names, from `start_hour` on for `hours`. */
static void work(struct history *history, const char *type, const char *coder, unsigned days, int start_hour, int hours,
                 double minutes)
{
    for (int day = 0; day < 7 * WEEKS; day++) {
        if (!(days & 1u << day % 7)) continue;
        int64_t start = (FIRST_MONDAY + day) * (int64_t)DAY + start_hour * (int64_t)HOUR;
        for (int64_t at = 0; at + (int64_t)(minutes * 60) <= hours * (int64_t)HOUR; at += (int64_t)(minutes * 60))
            code(history, type, coder, start + at, minutes);
    }
}

TEST(a_day_shift_on_weekdays_is_seen)
{
    struct history history = history_new();
    struct fit_staff staff;
    for (int c = 0; c < 3; c++) {
        char name[12];
        snprintf(name, sizeof name, "%d", c);
        work(&history, "ed", name, 0x1f, 8, 8, 10);
    }
    fit_staff_make(&staff, &history, true, 0.95);
    assert_int_equal(staff.pool_count, 1);
    const struct fit_pool *pool = &staff.pools[0];
    assert_int_equal(pool->shift_count, 1);
    assert_int_equal(pool->coders, 3);
    assert_int_equal(pool->shifts[0].days, 0x1f);
    assert_int_equal(pool->shifts[0].start_hour, 8);
    assert_int_equal(pool->shifts[0].end_hour, 16);
    assert_true(pool->shifts[0].hours_known);
    assert_near(pool->shifts[0].present, 3, 1e-9);
    assert_near(pool->busy_share, 1, 1e-9);
    assert_near(staff.throughput[0].per_hour, 6, 1e-9);
    assert_int_equal(staff.throughput[0].charts, 3 * 5 * WEEKS * 48);
    fit_staff_free(&staff);
    history_free(&history);
}

/* A night shift stays one shift over midnight, beside a day shift of the same pool. */
TEST(a_night_shift_stays_together_over_midnight)
{
    struct history history = history_new();
    struct fit_staff staff;
    work(&history, "ed", "day", 0x1f, 7, 8, 10);
    work(&history, "ed", "night", 0x1f, 22, 8, 10);
    fit_staff_make(&staff, &history, true, 0.95);
    const struct fit_pool *pool = &staff.pools[0];
    assert_int_equal(pool->shift_count, 2);
    assert_int_equal(pool->shifts[0].start_hour, 7);
    assert_int_equal(pool->shifts[0].end_hour, 15);
    assert_int_equal(pool->shifts[1].start_hour, 22);
    assert_int_equal(pool->shifts[1].end_hour, 6);
    assert_int_equal(pool->shifts[1].days, 0x1f);
    assert_near(pool->shifts[1].present, 1, 1e-9);
    fit_staff_free(&staff);
    history_free(&history);
}

/* Who mostly codes clinics and now and then an inpatient does not make one pool of both; a small type goes to the pool
 * whose coders code it. */
TEST(types_are_grouped_by_the_main_work_of_their_coders)
{
    struct history history = history_new();
    struct fit_staff staff;
    work(&history, "clinic", "a", 0x1f, 8, 8, 5);
    work(&history, "inpatient", "b", 0x1f, 8, 8, 30);
    work(&history, "inpatient", "a", 0x01, 17, 1, 30);
    work(&history, "surgery", "a", 0x02, 17, 1, 15);
    fit_staff_make(&staff, &history, true, 0.95);
    assert_int_equal(staff.pool_count, 2);
    for (int p = 0; p < 2; p++) {
        bool inpatient = staff.pools[p].type_count == 1;
        assert_int_equal(staff.pools[p].type_count, inpatient ? 1 : 2);
        if (inpatient) assert_string_equal(history.work_types.items[staff.pools[p].types[0]], "inpatient");
    }
    fit_staff_free(&staff);
    history_free(&history);
}

TEST(throughput_is_told_over_coders_with_enough_charts)
{
    struct history history = history_new();
    struct fit_staff staff;
    work(&history, "ed", "slow", 0x1f, 8, 8, 12);
    work(&history, "ed", "fast", 0x1f, 8, 8, 6);
    for (int i = 0; i < 29; i++) code(&history, "ed", "new", (FIRST_MONDAY + i) * (int64_t)DAY + 9 * HOUR, 60);
    fit_staff_make(&staff, &history, true, 0.95);
    assert_int_equal(staff.throughput[0].coders, 2);
    assert_near(staff.throughput[0].p50, 7.5, 1e-9);
    assert_true(staff.throughput[0].p10 > 5 && staff.throughput[0].p90 < 10);
    fit_staff_free(&staff);
    history_free(&history);
}

/* Five on weekdays, two of them at weekends too: neither four on every day nor a weekend without anybody. A Saturday
 * now and then is no shift. */
TEST(fewer_people_at_weekends_are_a_shift_of_their_own)
{
    struct history history = history_new();
    struct fit_staff staff;
    for (int c = 0; c < 5; c++) {
        char name[12];
        snprintf(name, sizeof name, "%d", c);
        work(&history, "ed", name, 0x1f, 8, 8, 10);
        if (c < 2) work(&history, "ed", name, 0x60, 10, 6, 10);
    }
    fit_staff_make(&staff, &history, true, 0.95);
    const struct fit_pool *pool = &staff.pools[0];
    assert_int_equal(pool->shift_count, 2);
    assert_int_equal(pool->coders, 5);
    assert_int_equal(pool->shifts[0].days, 0x1f);
    assert_near(pool->shifts[0].present, 5, 1e-9);
    assert_int_equal(pool->shifts[1].days, 0x60);
    assert_near(pool->shifts[1].present, 2, 1e-9);
    assert_int_equal(pool->shifts[1].start_hour, 10);
    assert_int_equal(pool->shifts[1].end_hour, 16);
    assert_near(pool->busy_share, 1, 1e-9);
    fit_staff_free(&staff);
    history_free(&history);

    history = history_new();
    work(&history, "ed", "a", 0x1f, 8, 8, 10);
    for (int i = 0; i < 3; i++) code(&history, "ed", "a", (FIRST_MONDAY + 5 + 7 * i) * (int64_t)DAY + 9 * HOUR, 60);
    fit_staff_make(&staff, &history, true, 0.95);
    assert_int_equal(staff.pools[0].shift_count, 1);
    assert_int_equal(staff.pools[0].shifts[0].days, 0x1f);
    fit_staff_free(&staff);
    history_free(&history);
}

/* Of dates it is known who was there on which days; the hours are assumed, not a shift at midnight. */
TEST(dates_of_coding_make_a_shift_of_assumed_hours)
{
    struct history history = history_new();
    struct fit_staff staff;
    work(&history, "ed", "a", 0x1f, 9, 8, 10);
    work(&history, "ed", "b", 0x1f, 13, 8, 10);
    for (size_t i = 0; i < history.count; i++) {
        history.items[i].coding_start -= history.items[i].coding_start % DAY;
        history.items[i].coded -= history.items[i].coded % DAY;
    }
    fit_staff_make(&staff, &history, false, 0.95);
    const struct fit_pool *pool = &staff.pools[0];
    assert_int_equal(pool->shift_count, 1);
    assert_int_equal(pool->shifts[0].days, 0x1f);
    assert_int_equal(pool->shifts[0].start_hour, 8);
    assert_int_equal(pool->shifts[0].end_hour, 16);
    assert_false(pool->shifts[0].hours_known);
    assert_near(pool->shifts[0].present, 2, 1e-9);
    assert_near(pool->busy_share, 1, 1e-9);
    assert_true(isnan(staff.throughput[0].by_hour[0]));
    fit_staff_free(&staff);
    history_free(&history);
}

/* A quarter of an hour after every three quarters; what came in meanwhile says nothing about the pauses. */
TEST(the_pace_is_that_of_charts_that_waited)
{
    struct history history = history_new();
    struct fit_staff staff;
    for (int day = 0; day < 5 * WEEKS; day++)
        for (int i = 0; i < 8; i++) {
            int64_t start = (FIRST_MONDAY + day) * (int64_t)DAY + (8 + i) * (int64_t)HOUR;
            code(&history, "ed", "a", start, 45);
            history.items[history.count - 1].documented = i % 4 == 3 ? start - 60 : start - HOUR;
        }
    fit_staff_make(&staff, &history, true, 0.95);
    assert_int_equal(staff.pools[0].pace.charts, 5 * WEEKS * (7 - 2));
    assert_near(staff.pools[0].pace.share.value, 0.75, 1e-9);
    assert_near(staff.pools[0].pace.share.low, 0.75, 1e-6);
    fit_staff_free(&staff);
    for (size_t i = 0; i < history.count; i++) history.items[i].documented = HISTORY_NONE;
    fit_staff_make(&staff, &history, true, 0.95);
    assert_true(isnan(staff.pools[0].pace.share.value));
    fit_staff_free(&staff);
    history_free(&history);
}

TEST(without_names_there_is_one_pool_and_no_shift)
{
    struct history history = history_new();
    struct fit_staff staff;
    work(&history, "ed", "", 0x1f, 8, 8, 10);
    work(&history, "clinic", "", 0x1f, 8, 8, 10);
    fit_staff_make(&staff, &history, true, 0.95);
    assert_int_equal(staff.pool_count, 1);
    assert_int_equal(staff.pools[0].type_count, 2);
    assert_int_equal(staff.pools[0].shift_count, 0);
    assert_int_equal(staff.throughput[0].coders, 0);
    assert_near(staff.throughput[0].per_hour, 6, 1e-9);
    fit_staff_free(&staff);
    history_free(&history);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_shift_on_weekdays_is_seen),
        cmocka_unit_test(a_night_shift_stays_together_over_midnight),
        cmocka_unit_test(types_are_grouped_by_the_main_work_of_their_coders),
        cmocka_unit_test(throughput_is_told_over_coders_with_enough_charts),
        cmocka_unit_test(fewer_people_at_weekends_are_a_shift_of_their_own),
        cmocka_unit_test(dates_of_coding_make_a_shift_of_assumed_hours),
        cmocka_unit_test(the_pace_is_that_of_charts_that_waited),
        cmocka_unit_test(without_names_there_is_one_pool_and_no_shift),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
