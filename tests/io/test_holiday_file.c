#include "io/holiday_file.h"
#include "sim/civil.h"
#include "tests/sim/check.h"
#include "tests/support/scratch.h"
#include <stdlib.h>
#include <string.h>

#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define EVENT(lines)     "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"

/* Dates as 20260704, for reading. */
static int64_t day(int date)
{
    return civil_day(date / 10000, date / 100 % 100, date % 100);
}

struct reading {
    bool ok;
    struct holidays holidays;
    char *message;
};

static struct reading read_path(const char *path)
{
    struct reading reading = {0};
    reading.ok = holiday_file_read(&reading.holidays, path, day(20260101), day(20281231), &reading.message);
    return reading;
}

static struct reading read_text(const char *text)
{
    struct scratch scratch;
    scratch_init(&scratch);
    struct reading reading = read_path(scratch_write_text(&scratch, "holidays.ics", text));
    scratch_free(&scratch);
    return reading;
}

static void reading_free(struct reading *reading)
{
    free(reading->holidays.days);
    free(reading->message);
}

/* The dates, ending with 0, and the last day the file speaks about (0: for ever). */
static void assert_days(struct reading reading, const int *dates, int covered_to)
{
    if (!reading.ok) fail_msg("%s", reading.message);
    size_t count = 0;
    for (; dates[count]; count++) {
        assert_true(count < reading.holidays.count);
        assert_int_equal(reading.holidays.days[count], day(dates[count]));
    }
    assert_int_equal(reading.holidays.count, count);
    assert_true(reading.holidays.covered_to == (covered_to ? day(covered_to) : INT64_MAX));
    reading_free(&reading);
}

static void assert_refused(struct reading reading, const char *words)
{
    assert_false(reading.ok);
    assert_non_null(reading.message);
    if (!strstr(reading.message, words)) fail_msg("\"%s\" does not say \"%s\"", reading.message, words);
    assert_int_equal(reading.holidays.count, 0);
    assert_null(reading.holidays.days);
    reading_free(&reading);
}

TEST(a_yearly_rule_goes_on_for_ever)
{
    const int dates[] = {20261126, 20271125, 20281123, 0};
    assert_days(read_text(CALENDAR(EVENT("DTSTART;VALUE=DATE:20001123\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n"))),
                dates, 0);
}

TEST(single_dates_cover_their_last_year)
{
    const int dates[] = {20260403, 20270326, 0};
    assert_days(read_text(CALENDAR(EVENT("DTSTART;VALUE=DATE:20270326\r\n") EVENT("DTSTART;VALUE=DATE:20260403\r\n"))),
                dates, 20271231);
}

TEST(additional_and_excluded_dates_are_honoured)
{
    const int dates[] = {20260101, 20260301, 20280101, 0};
    assert_days(read_text(CALENDAR(EVENT("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;COUNT=3\r\n"
                                         "RDATE;VALUE=DATE:20260301,20290505\r\nEXDATE;VALUE=DATE:20270101\r\n"))),
                dates, 20291231);
}

TEST(an_event_lasts_until_its_end_which_is_excluded)
{
    const int dates[] = {20261224, 20261225, 20261226, 20270101, 20270102, 0};
    assert_days(read_text(CALENDAR(EVENT("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\n")
                                       EVENT("DTSTART;VALUE=DATE:20270101\r\nDURATION:P2D\r\n"))),
                dates, 20271231);
}

TEST(a_time_of_day_means_the_dates_it_touches)
{
    const int dates[] = {20260704, 20260705, 20260907, 0};
    assert_days(read_text(CALENDAR(EVENT("DTSTART;TZID=America/New_York:20260704T120000\r\n"
                                         "DTEND;TZID=America/New_York:20260705T010000\r\n")
                                       EVENT("DTSTART:20260907T000000\r\nDTEND:20260908T000000\r\n"))),
                dates, 20261231);
}

TEST(days_before_and_after_the_wanted_ones_are_cut)
{
    const int dates[] = {20260101, 20260102, 20281231, 0};
    assert_days(read_text(CALENDAR(EVENT("DTSTART;VALUE=DATE:20251230\r\nDTEND;VALUE=DATE:20260103\r\n")
                                       EVENT("DTSTART;VALUE=DATE:20281231\r\nDTEND;VALUE=DATE:20290105\r\n"))),
                dates, 20291231);
}

TEST(a_date_named_twice_counts_once)
{
    const int dates[] = {20260101, 0};
    assert_days(read_text(CALENDAR(EVENT("DTSTART;VALUE=DATE:20260101\r\n") EVENT("DTSTART;VALUE=DATE:20260101\r\n"))),
                dates, 20261231);
}

TEST(a_moved_instance_replaces_the_one_of_the_rule)
{
    const int dates[] = {20260704, 20270705, 20280704, 0};
    assert_days(
        read_text(CALENDAR(EVENT("UID:a\r\nDTSTART;VALUE=DATE:20260704\r\nRRULE:FREQ=YEARLY;UNTIL=20281231\r\n")
                               EVENT("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20270704\r\nDTSTART;VALUE=DATE:20270705\r\n"))),
        dates, 20281231);
}

TEST(cancelled_events_are_left_out)
{
    const int dates[] = {20260101, 0};
    assert_days(read_text(CALENDAR(EVENT("DTSTART;VALUE=DATE:20260101\r\n")
                                       EVENT("DTSTART;VALUE=DATE:20270201\r\nSTATUS:CANCELLED\r\n"))),
                dates, 20261231);
}

TEST(several_calendars_a_byte_order_mark_and_bare_line_feeds_are_read)
{
    const int dates[] = {20260101, 20260202, 0};
    assert_days(read_text("\xEF\xBB\xBF"
                          "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nEND:VEVENT\nEND:VCALENDAR\n"
                          "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260202\nEND:VEVENT\nEND:VCALENDAR\n"),
                dates, 20261231);
}

TEST(files_that_are_no_calendar_are_refused)
{
    assert_refused(read_path("/nowhere/holidays.ics"), "/nowhere/holidays.ics");
    assert_refused(read_path("/tmp"), "/tmp");
    assert_refused(read_text(""), "iCalendar");
    assert_refused(read_text("date,holiday\n2026-01-01,New Year\n"), "iCalendar");
    assert_refused(read_text("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\n"), "complete");
    assert_refused(read_text(CALENDAR("")), "no events");
}

TEST(a_holiday_that_cannot_be_understood_is_not_lost_silently)
{
    assert_refused(read_text(CALENDAR(EVENT("SUMMARY:Eid\r\n"))), "\"Eid\": has no start date");
    assert_refused(read_text(CALENDAR(EVENT("DTSTART:someday\r\n"))), "cannot be read");
    assert_refused(read_text(CALENDAR(EVENT("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=SOMETIMES\r\n"))),
                   "cannot be read");
    assert_refused(read_text(CALENDAR(EVENT("DTSTART:20260101T000000\r\nRRULE:FREQ=SECONDLY\r\n"))), "within a day");
    assert_refused(
        read_text(CALENDAR(EVENT("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n"))),
        "no date");
}

TEST(rules_that_the_library_gets_wrong_are_refused)
{
#define RULE(rule) CALENDAR(EVENT("DTSTART;VALUE=DATE:20260101\r\nRRULE:" rule "\r\n"))
    assert_refused(read_text(CALENDAR(EVENT("DTSTART;VALUE=DATE:20260230\r\nRRULE:FREQ=YEARLY\r\n"))),
                   "does not exist");
    assert_refused(read_text(RULE("FREQ=DAILY;BYHOUR=1,2")), "within a day");
    assert_refused(read_text(RULE("RSCALE=CHINESE;FREQ=YEARLY")), "one by one");
    assert_refused(read_text(RULE("FREQ=WEEKLY;BYDAY=5FR")), "numbered weekday");
    assert_refused(read_text(RULE("FREQ=MONTHLY;BYDAY=-53MO")), "numbered weekday");
    assert_refused(read_text(RULE("FREQ=YEARLY;BYSETPOS=3")), "BYSETPOS");
}

TEST(the_us_calendars_have_the_dates_of_2026)
{
    const int federal[] = {20260101, 20260119, 20260216, 20260525, 20260619, 20260704,
                           20260907, 20261012, 20261111, 20261126, 20261225};
    const int hospital[] = {20260101, 20260525, 20260704, 20260907, 20261126, 20261225};
    struct reading reading = read_path("scenarios/calendars/us-federal.ics");
    assert_int_equal(reading.holidays.count, 33);
    for (size_t i = 0; i < 11; i++) assert_int_equal(reading.holidays.days[i], day(federal[i]));
    assert_true(reading.holidays.covered_to == INT64_MAX);
    reading_free(&reading);
    reading = read_path("scenarios/calendars/us-hospital.ics");
    assert_int_equal(reading.holidays.count, 18);
    for (size_t i = 0; i < 6; i++) assert_int_equal(reading.holidays.days[i], day(hospital[i]));
    reading_free(&reading);
}

TEST(the_offshore_calendars_say_when_they_end)
{
    const char *const paths[] = {"scenarios/calendars/philippines.ics", "scenarios/calendars/india-telangana.ics"};
    for (size_t i = 0; i < 2; i++) {
        struct reading reading = read_path(paths[i]);
        assert_true(reading.ok);
        assert_true(reading.holidays.count >= 30);
        assert_int_equal(reading.holidays.covered_to, day(20281231));
        reading_free(&reading);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_yearly_rule_goes_on_for_ever),
        cmocka_unit_test(single_dates_cover_their_last_year),
        cmocka_unit_test(additional_and_excluded_dates_are_honoured),
        cmocka_unit_test(an_event_lasts_until_its_end_which_is_excluded),
        cmocka_unit_test(a_time_of_day_means_the_dates_it_touches),
        cmocka_unit_test(days_before_and_after_the_wanted_ones_are_cut),
        cmocka_unit_test(a_date_named_twice_counts_once),
        cmocka_unit_test(a_moved_instance_replaces_the_one_of_the_rule),
        cmocka_unit_test(cancelled_events_are_left_out),
        cmocka_unit_test(several_calendars_a_byte_order_mark_and_bare_line_feeds_are_read),
        cmocka_unit_test(files_that_are_no_calendar_are_refused),
        cmocka_unit_test(a_holiday_that_cannot_be_understood_is_not_lost_silently),
        cmocka_unit_test(rules_that_the_library_gets_wrong_are_refused),
        cmocka_unit_test(the_us_calendars_have_the_dates_of_2026),
        cmocka_unit_test(the_offshore_calendars_say_when_they_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
