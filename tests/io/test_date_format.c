#include "io/date_format.h"
#include "io/import_cell.h"
#include "io/zone_load.h"
#include "sim/civil.h"
#include "sim/time.h"
#include "tests/sim/check.h"
#include <stdio.h>
#include <string.h>

static void assert_reads(const char *format, const char *text, int year, int month, int day, int hour, int minute,
                         int second)
{
    struct instant_text instant;
    assert_null(date_format_fault(format));
    if (!date_format_read(&instant, format, text)) fail_msg("%s does not read %s", format, text);
    assert_int_equal(instant.civil_day, civil_day(year, month, day));
    assert_int_equal(instant.microseconds, hour * TIME_HOUR + minute * TIME_MINUTE + second * TIME_SECOND);
}

static void assert_refuses(const char *format, const char *text)
{
    struct instant_text instant;
    if (date_format_read(&instant, format, text)) fail_msg("%s reads %s", format, text);
}

TEST(the_formats_of_american_and_european_sites_are_read)
{
    assert_reads("iso", "2026-03-04T05:06:07", 2026, 3, 4, 5, 6, 7);
    assert_reads("%m/%d/%Y %H:%M", "3/4/2026 5:06", 2026, 3, 4, 5, 6, 0);
    assert_reads("%m/%d/%Y %H:%M", "03/04/2026  05:06", 2026, 3, 4, 5, 6, 0);
    assert_reads("%d.%m.%Y %H:%M:%S", "04.03.2026 23:59:59", 2026, 3, 4, 23, 59, 59);
    assert_reads("%d-%b-%Y", "04-mar-2026", 2026, 3, 4, 0, 0, 0);
    assert_reads("%Y%m%d%H%M%S", "20260304050607", 2026, 3, 4, 5, 6, 7);
    assert_reads("%m/%d/%y", "3/4/26", 2026, 3, 4, 0, 0, 0);
    assert_reads("%m/%d/%y", "3/4/99", 1999, 3, 4, 0, 0, 0);
}

TEST(noon_and_midnight_by_the_half_day)
{
    assert_reads("%m/%d/%Y %I:%M %p", "3/4/2026 12:00 AM", 2026, 3, 4, 0, 0, 0);
    assert_reads("%m/%d/%Y %I:%M %p", "3/4/2026 12:00 PM", 2026, 3, 4, 12, 0, 0);
    assert_reads("%m/%d/%Y %I:%M %p", "3/4/2026 1:30 pm", 2026, 3, 4, 13, 30, 0);
    assert_refuses("%m/%d/%Y %I:%M %p", "3/4/2026 13:30 PM");
    assert_refuses("%m/%d/%Y %I:%M %p", "3/4/2026 0:30 AM");
}

TEST(fractions_and_offsets_are_read)
{
    struct instant_text instant;
    assert_true(date_format_read(&instant, "%Y-%m-%d %H:%M:%S.%f %z", "2026-03-04 05:06:07.1234567 -0530"));
    assert_int_equal(instant.microseconds % TIME_SECOND, 123456);
    assert_true(instant.has_offset);
    assert_int_equal(instant.offset_seconds, -(5 * 3600 + 30 * 60));
}

TEST(a_leap_day_exists_in_leap_years_only)
{
    assert_reads("%m/%d/%Y", "2/29/2024", 2024, 2, 29, 0, 0, 0);
    assert_reads("%m/%d/%Y", "2/29/2000", 2000, 2, 29, 0, 0, 0);
    assert_refuses("%m/%d/%Y", "2/29/2026");
    assert_refuses("%m/%d/%Y", "2/29/2100");
    assert_refuses("iso", "2026-02-29");
}

TEST(nonsense_is_refused)
{
    static const char *const texts[] = {"",          "x",         "13/1/2026", "1/32/2026", "1/1/2026 ",
                                        "1/1/2026x", "1//2026",   "0/1/2026",  "1/0/2026",  "001/1/2026",
                                        "1/1/26",    "-1/1/2026", "1/1/1899",  "1/1/1989",  "1/1/2101",
                                        "1/1/9999",  "1/1/20260", "1/ 1/2026", "+1/1/2026", "1/1/2026 10:00"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_refuses("%m/%d/%Y", texts[i]);
    assert_refuses("%m/%d/%Y %H:%M", "1/1/2026 24:00");
    assert_refuses("%m/%d/%Y %H:%M", "1/1/2026 10:60");
    assert_refuses("%m/%d/%Y %H:%M", "1/1/2026 10:6");
    assert_refuses("iso", "0001-01-01");
}

TEST(formats_that_cannot_be_meant_have_a_fault)
{
    static const char *const formats[] = {"",
                                          "%",
                                          "%Y",
                                          "%Y-%m",
                                          "%Y-%m-%d %Q",
                                          "%Y-%m-%d-%d",
                                          "%Y-%m-%d %I:%M",
                                          "%Y-%m-%d %p",
                                          "%Y-%y-%m-%d",
                                          "%Y-%m-%b-%d",
                                          "%Y-%m-%d %M",
                                          "%Y-%m-%d %H %I %p"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (!date_format_fault(formats[i])) fail_msg("no fault in \"%s\"", formats[i]);
}

static int64_t utc_of(const char *zone, const char *format, const char *text, bool *is_date)
{
    char *formats[1] = {NULL};
    char copy[64];
    int64_t seconds = 0;
    struct import_column column = {.formats = {1, formats}};
    snprintf(copy, sizeof copy, "%s", format);
    formats[0] = copy;
    assert_true(zone_load(&column.zone, zone));
    assert_true(import_time_read(&seconds, is_date, &column, text));
    zone_free(&column.zone);
    return seconds;
}

static int64_t at(int year, int month, int day, int hour, int minute)
{
    return civil_day(year, month, day) * 86400 + hour * 3600 + minute * 60;
}

/* New York: 2026-03-08 02:00 jumps to 03:00 EDT (07:00 UTC), 2026-11-01 02:00 EDT falls back to 01:00 EST. */
TEST(a_wall_time_that_is_skipped_is_the_jump_and_a_doubled_one_the_first)
{
    bool is_date;
    const char *format = "%m/%d/%Y %H:%M", *new_york = "America/New_York";
    assert_int_equal(utc_of(new_york, format, "3/8/2026 1:59", &is_date), at(2026, 3, 8, 6, 59));
    assert_int_equal(utc_of(new_york, format, "3/8/2026 2:30", &is_date), at(2026, 3, 8, 7, 0));
    assert_int_equal(utc_of(new_york, format, "3/8/2026 3:00", &is_date), at(2026, 3, 8, 7, 0));
    assert_int_equal(utc_of(new_york, format, "11/1/2026 1:30", &is_date), at(2026, 11, 1, 5, 30));
    assert_int_equal(utc_of(new_york, format, "11/1/2026 2:00", &is_date), at(2026, 11, 1, 7, 0));
    assert_int_equal(utc_of("UTC", format, "3/8/2026 2:30", &is_date), at(2026, 3, 8, 2, 30));
    assert_false(is_date);
}

TEST(a_date_alone_is_its_first_instant_in_the_zone)
{
    bool is_date;
    assert_int_equal(utc_of("America/New_York", "%m/%d/%Y", "7/4/2026", &is_date), at(2026, 7, 4, 4, 0));
    assert_true(is_date);
    assert_int_equal(utc_of("Asia/Manila", "iso", "2026-07-04", &is_date), at(2026, 7, 3, 16, 0));
    assert_int_equal(utc_of("Asia/Manila", "iso", "2026-07-04T00:00:00.9Z", &is_date), at(2026, 7, 4, 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_formats_of_american_and_european_sites_are_read),
        cmocka_unit_test(noon_and_midnight_by_the_half_day),
        cmocka_unit_test(fractions_and_offsets_are_read),
        cmocka_unit_test(a_leap_day_exists_in_leap_years_only),
        cmocka_unit_test(nonsense_is_refused),
        cmocka_unit_test(formats_that_cannot_be_meant_have_a_fault),
        cmocka_unit_test(a_wall_time_that_is_skipped_is_the_jump_and_a_doubled_one_the_first),
        cmocka_unit_test(a_date_alone_is_its_first_instant_in_the_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
