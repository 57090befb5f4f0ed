/* Text, numbers, ticks and labels of figures. */
#include "io/figure_axis.h"
#include "io/figure_number.h"
#include "io/figure_text.h"
#include "sim/civil.h"
#include "tests/support/scratch.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define GAP "\u00A0" /* numbers do not part from their unit at a line's end */

static void numbers_have_three_digits_a_unit_and_a_true_minus(void **state)
{
    (void)state;
    static const struct {
        double value, half_width;
        const char *unit, *text;
    } cases[] = {
        {16432100, NAN, "usd", "$16.4" GAP "M"},
        {-16432100, NAN, "usd", "−$16.4" GAP "M"},
        {999600, NAN, "usd", "$1.00" GAP "M"},
        {999499, NAN, "usd", "$999" GAP "k"},
        {4.531, NAN, "usd", "$4.53"},
        {1.5e9, NAN, "usd", "$1.50" GAP "B"},
        {0, NAN, "usd", "$0"},
        {16432100, 2.1e6, "usd", "$16" GAP "M"},
        {16432100, 0.21e6, "usd", "$16.4" GAP "M"},
        {6.314, NAN, "days", "6.31" GAP "days"},
        {6.314, 0.4, "days", "6.3" GAP "days"},
        {123.4, NAN, "hours", "123" GAP "h"},
        {0.123, NAN, "share", "12" GAP "%"},
        {0.0523, NAN, "share", "5.2" GAP "%"},
        {0.9964, NAN, "share", "99.6" GAP "%"},
        {0.99999, NAN, "share", ">99.9" GAP "%"},
        {1, NAN, "share", "100" GAP "%"},
        {NAN, NAN, "usd", "n/a"},
        {INFINITY, NAN, "usd", "n/a"},
    };
    struct text_pool pool = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(figure_value(&pool, cases[i].value, cases[i].half_width, cases[i].unit), cases[i].text);
    assert_string_equal(figure_range(&pool, 15.1e6, 17.9e6, "usd"), "$15.1–17.9" GAP "M");
    assert_string_equal(figure_range(&pool, NAN, 17.9e6, "usd"), "n/a");
    text_pool_free(&pool);
}

static void names_reach_gnuplot_as_they_are(void **state)
{
    (void)state;
    struct text_pool pool = {0};
    assert_string_equal(figure_quote(&pool, "it's `date` @x_y^{2} \\n %d"), "'it''s `date` @x_y^{2} \\n %d'");
    assert_string_equal(figure_clean(&pool, "a\nb\tc\xff é"), "a b c? é");
    text_pool_free(&pool);
}

static void titles_break_evenly_and_never_beyond_the_width(void **state)
{
    (void)state;
    struct text_pool pool = {0};
    const char *lines[2], *title = "Follow the sun returns DNFB below the target ten days after the surge ends";
    double width = figure_width(title, 38, true) * 0.6;
    assert_int_equal(figure_break(&pool, "Short", 38, true, width, lines), 1);
    assert_int_equal(figure_break(&pool, title, 38, true, width, lines), 2);
    assert_true(figure_width(lines[0], 38, true) <= width && figure_width(lines[1], 38, true) <= width);
    assert_true(figure_width(lines[1], 38, true) > 0.4 * width);
    assert_int_equal(figure_break(&pool, title, 38, true, width / 3, lines), 0);
    assert_int_equal(figure_break(&pool, "Onewordwithoutanyspaceatall", 38, true, 50, lines), 0);
    text_pool_free(&pool);
}

static void numbers_stay_with_their_units(void **state)
{
    (void)state;
    static const char *const texts[] = {"Down to $12 M and lower", "Within 4800 hours of final",
                                        "Backlog of 120 days or more", "By some 20 % with overtime"};
    struct text_pool pool = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (double width = 20; width < figure_width(texts[i], 20, true); width++) {
            const char *lines[2];
            if (figure_break(&pool, texts[i], 20, true, width, lines) < 2) continue;
            char last = lines[0][strlen(lines[0]) - 1];
            if (last >= '0' && last <= '9') fail_msg("%s / %s", lines[0], lines[1]);
        }
    text_pool_free(&pool);
}

static void a_narrow_interval_is_not_shown_as_none(void **state)
{
    (void)state;
    struct text_pool pool = {0};
    assert_string_equal(figure_difference(&pool, 125000, 12, "usd"), "+$125 ±" GAP "<1" GAP "k");
    assert_string_equal(figure_difference(&pool, 125000, 900, "usd"), "+$125 ±" GAP "1" GAP "k");
    assert_string_equal(figure_difference(&pool, 0, 0, "usd"), "$0.00 ±" GAP "0.00");
    text_pool_free(&pool);
}

static void shares_in_whole_percents_never_claim_none_or_all(void **state)
{
    (void)state;
    static const struct {
        double share;
        const char *text;
    } cases[] = {{0, "0" GAP "%"},       {0.001, "<1" GAP "%"}, {0.0523, "5" GAP "%"}, {0.725, "72" GAP "%"},
                 {0.996, ">99" GAP "%"}, {1, "100" GAP "%"},    {NAN, "n/a"}};
    struct text_pool pool = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(figure_percent(&pool, cases[i].share), cases[i].text);
    text_pool_free(&pool);
}

static void texts_are_cut_between_characters(void **state)
{
    (void)state;
    struct text_pool pool = {0};
    const char *cut = figure_clip(&pool, "ééééééééééééééééééé", 20, false, 100);
    assert_true(figure_width(cut, 20, false) <= 100);
    assert_int_equal(strlen(cut) % 2, 1); /* whole two-byte letters and a three-byte ellipsis */
    assert_string_equal(figure_clip(&pool, "short", 20, false, 100), "short");
    text_pool_free(&pool);
}

static void names_that_begin_alike_keep_the_ends_that_tell_them_apart(void **state)
{
    (void)state;
    struct text_pool pool = {0};
    static const char *const names[] = {"Überstunden für alle im ersten Halbjahr 2026, Nr. 1",
                                        "Überstunden für alle im ersten Halbjahr 2026, Nr. 2"};
    const char *cut[2], *lines[2][2];
    for (size_t i = 0; i < 2; i++) {
        cut[i] = figure_clip_name(&pool, names[i], 20, true, 300);
        assert_true(figure_width(cut[i], 20, true) <= 300);
        assert_int_equal(strncmp(cut[i], "Überst", strlen("Überst")), 0);
        assert_non_null(strstr(cut[i], "…"));
        assert_int_equal(figure_break_name(&pool, names[i], 20, true, 200, lines[i]), 2);
        for (size_t line = 0; line < 2; line++) assert_true(figure_width(lines[i][line], 20, true) <= 200);
    }
    assert_string_not_equal(cut[0], cut[1]);
    assert_string_not_equal(lines[0][1], lines[1][1]);
    assert_string_equal(figure_clip_name(&pool, "short", 20, false, 100), "short");
    assert_int_equal(figure_break_name(&pool, "éééééééééééééééééééééééé", 20, false, 100, lines[0]), 1);
    assert_true(figure_width(lines[0][0], 20, false) <= 100);
    text_pool_free(&pool);
}

static void labels_move_apart_and_stay_inside(void **state)
{
    (void)state;
    double centres[] = {500, 100, 102, 101, 790, 800}, heights[] = {60, 40, 40, 40, 30, 30};
    figure_spread(centres, heights, 6, 80, 800);
    assert_true(fabs(centres[0] - 500) < 1e-9); /* nobody near: it stays */
    for (int i = 0; i < 6; i++) {
        assert_true(centres[i] - heights[i] / 2 >= 80 - 1e-9 && centres[i] + heights[i] / 2 <= 800 + 1e-9);
        for (int j = 0; j < i; j++) assert_true(fabs(centres[i] - centres[j]) >= (heights[i] + heights[j]) / 2 - 1e-9);
    }
    assert_true(centres[1] < centres[3] && centres[3] < centres[2]); /* the order of the lines */
    figure_spread(centres, heights, 0, 0, 1);
}

static void value_axes_have_round_ticks_and_hold_the_largest(void **state)
{
    (void)state;
    static const double largest[] = {1e-9, 0.7, 1, 9.99, 10, 10.01, 16.4e6, 3e11};
    for (size_t i = 0; i < sizeof largest / sizeof *largest; i++) {
        struct figure_axis axis = figure_axis_for(largest[i], 5);
        assert_true(axis.end >= largest[i] * (1 - 1e-9) && axis.end / axis.step <= 6.01);
    }
    assert_true(figure_axis_for(0, 5).end > 0 && figure_axis_for(NAN, 5).end > 0 && figure_axis_for(-3, 5).end > 0);
}

/* How many ticks a date axis gets. */
static int date_ticks(int64_t days)
{
    struct scratch scratch;
    struct figure_page page;
    struct text_pool pool = {0};
    char *message = NULL, text[4096] = "";
    scratch_init(&scratch);
    assert_true(figure_page_open(&page, &pool, scratch.folder, "axis", &message));
    figure_axis_dates(&page, civil_day(2026, 1, 5), civil_day(2026, 1, 5) + days - 1);
    assert_true(figure_page_close(&page, "none.gp"));
    FILE *file = fopen(scratch_path(&scratch, "axis.gp"), "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    int ticks = 0;
    for (const char *at = strstr(text, "xtics"); *at && *at != '\n'; at++) ticks += *at == ',';
    text_pool_free(&pool);
    scratch_free(&scratch);
    return ticks + 1;
}

static void date_axes_are_readable_from_a_day_to_a_century(void **state)
{
    (void)state;
    static const int64_t days[] = {1,   2,   3,   10,  12,  30,   77,   78,   120,  121,
                                   182, 365, 400, 401, 730, 1100, 1151, 3650, 36500};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        int ticks = date_ticks(days[i]);
        assert_in_range(ticks, days[i] < 2 ? 1 : 2, 15);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_three_digits_a_unit_and_a_true_minus),
        cmocka_unit_test(names_reach_gnuplot_as_they_are),
        cmocka_unit_test(titles_break_evenly_and_never_beyond_the_width),
        cmocka_unit_test(numbers_stay_with_their_units),
        cmocka_unit_test(a_narrow_interval_is_not_shown_as_none),
        cmocka_unit_test(shares_in_whole_percents_never_claim_none_or_all),
        cmocka_unit_test(texts_are_cut_between_characters),
        cmocka_unit_test(names_that_begin_alike_keep_the_ends_that_tell_them_apart),
        cmocka_unit_test(labels_move_apart_and_stay_inside),
        cmocka_unit_test(value_axes_have_round_ticks_and_hold_the_largest),
        cmocka_unit_test(date_axes_are_readable_from_a_day_to_a_century),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
