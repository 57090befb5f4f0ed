#include "io/zone_load.h"
#include "io/zone_rule.h"
#include "sim/civil.h"
#include "tests/sim/check.h"
#include <stdlib.h>
#include <time.h>

static struct zone loaded(const char *name)
{
    struct zone zone;
    assert_true(zone_load(&zone, name));
    assert_string_equal(zone.name, name);
    return zone;
}

static int64_t utc(int year, int month, int day, int hour, int minute)
{
    return civil_day(year, month, day) * 86400 + hour * 3600 + minute * 60;
}

/* The offset is `before` up to the second before `at`, and `after` from it on. */
static void assert_change(const struct zone *zone, int64_t at, int before_minutes, int after_minutes)
{
    assert_int_equal(zone_offset_at(zone, at - 1), before_minutes * 60);
    assert_int_equal(zone_offset_at(zone, at), after_minutes * 60);
}

TEST(new_york_changes_at_seven_and_at_six_utc)
{
    struct zone zone = loaded("America/New_York");
    assert_change(&zone, utc(2026, 3, 8, 7, 0), -300, -240);
    assert_change(&zone, utc(2026, 11, 1, 6, 0), -240, -300);
    zone_free(&zone);
}

TEST(new_york_still_changes_in_2100_and_2200)
{
    struct zone zone = loaded("America/New_York");
    assert_change(&zone, utc(2100, 3, 14, 7, 0), -300, -240);
    assert_change(&zone, utc(2100, 11, 7, 6, 0), -240, -300);
    assert_change(&zone, utc(2200, 11, 2, 6, 0), -240, -300);
    zone_free(&zone);
}

TEST(phoenix_does_not_change)
{
    struct zone zone = loaded("America/Phoenix");
    for (int year = 1970; year <= 2200; year++)
        for (int month = 1; month <= 12; month++)
            assert_int_equal(zone_offset_at(&zone, utc(year, month, 1, 0, 0)), -7 * 3600);
    zone_free(&zone);
}

TEST(kolkata_and_manila_have_one_offset)
{
    struct zone kolkata = loaded("Asia/Kolkata"), manila = loaded("Asia/Manila");
    for (int year = 1991; year <= 2200; year++) {
        assert_int_equal(zone_offset_at(&kolkata, utc(year, 7, 1, 0, 0)), 5 * 3600 + 1800);
        assert_int_equal(zone_offset_at(&manila, utc(year, 7, 1, 0, 0)), 8 * 3600);
    }
    zone_free(&kolkata);
    zone_free(&manila);
}

TEST(lord_howe_changes_by_half_an_hour)
{
    struct zone zone = loaded("Australia/Lord_Howe");
    assert_change(&zone, utc(2026, 4, 4, 15, 0), 660, 630);
    assert_change(&zone, utc(2026, 10, 3, 15, 30), 630, 660);
    assert_change(&zone, utc(2038, 10, 2, 15, 30), 630, 660);
    zone_free(&zone);
}

TEST(london_changes_in_1978_and_in_2026)
{
    struct zone zone = loaded("Europe/London");
    assert_change(&zone, utc(1978, 3, 19, 2, 0), 0, 60);
    assert_change(&zone, utc(1978, 10, 29, 2, 0), 60, 0);
    assert_change(&zone, utc(2026, 3, 29, 1, 0), 0, 60);
    assert_change(&zone, utc(2026, 10, 25, 1, 0), 60, 0);
    zone_free(&zone);
}

TEST(sao_paulo_has_days_without_midnight_in_its_past)
{
    struct zone zone = loaded("America/Sao_Paulo");
    assert_change(&zone, utc(2014, 2, 16, 2, 0), -120, -180);
    assert_change(&zone, utc(2018, 11, 4, 3, 0), -180, -120);
    assert_int_equal(zone_day_start(&zone, civil_day(2018, 11, 4)), utc(2018, 11, 4, 3, 0));
    assert_int_equal(zone_offset_at(&zone, utc(2026, 1, 1, 0, 0)), -3 * 3600);
    zone_free(&zone);
}

TEST(dublin_has_its_daylight_time_in_winter)
{
    struct zone zone = loaded("Europe/Dublin");
    assert_change(&zone, utc(2150, 3, 29, 1, 0), 0, 60);
    assert_change(&zone, utc(2150, 10, 25, 1, 0), 60, 0);
    zone_free(&zone);
}

TEST(utc_has_one_entry)
{
    struct zone zone = loaded("UTC");
    assert_int_equal(zone.count, 1);
    assert_int_equal(zone.transitions[0].offset_seconds, 0);
    zone_free(&zone);
}

TEST(transitions_ascend_and_change_something)
{
    struct zone zone = loaded("Africa/Casablanca");
    assert_true(zone.count > 20);
    for (size_t i = 1; i < zone.count; i++) {
        assert_true(zone.transitions[i].utc_seconds > zone.transitions[i - 1].utc_seconds);
        assert_int_not_equal(zone.transitions[i].offset_seconds, zone.transitions[i - 1].offset_seconds);
    }
    zone_free(&zone);
}

TEST(names_that_are_no_zone_are_refused)
{
    const char *const names[] = {"America/Nowhere", "",          "America",  "/etc/passwd", "../zoneinfo/UTC",
                                 "localtime",       "right/UTC", "zone.tab", "UTC\n",       "America/New York"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct zone zone;
        if (zone_load(&zone, names[i])) fail_msg("\"%s\" was taken", names[i]);
        assert_int_equal(zone.count, 0);
        assert_null(zone.transitions);
    }
    struct zone zone;
    assert_false(zone_load(&zone, NULL));
}

/* libc reads the same tables with code of its own. */
TEST(offsets_agree_with_libc_every_five_days)
{
    static const char *const names[] = {
        "America/New_York",  "America/Los_Angeles", "America/Sao_Paulo", "America/Nuuk", "Europe/London",
        "Africa/Casablanca", "Africa/Cairo",        "Asia/Gaza",         "Asia/Kolkata", "Australia/Lord_Howe",
        "Pacific/Apia",      "Pacific/Easter",      "Antarctica/Troll"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct zone zone = loaded(names[i]);
        setenv("TZ", names[i], 1);
        tzset();
        for (int64_t at = 0; at < utc(2200, 12, 31, 0, 0); at += 5 * 86400 + 1234) {
            time_t time = (time_t)at;
            struct tm local;
            localtime_r(&time, &local);
            if (zone_offset_at(&zone, at) != local.tm_gmtoff) fail_msg("%s at %lld", names[i], (long long)at);
        }
        zone_free(&zone);
    }
    unsetenv("TZ");
    tzset();
}

TEST(rules_of_every_form_are_read)
{
    struct zone_rule rule;
    assert_true(zone_rule_read(&rule, "AAA3BBB,J60/0,300/-1:30"));
    assert_int_equal(rule.standard_offset, -3 * 3600);
    assert_int_equal(rule.daylight_offset, -2 * 3600);
    assert_int_equal(zone_rule_start(&rule, 2024), utc(2024, 3, 1, 3, 0)); /* day 60 without 29 February */
    assert_int_equal(zone_rule_start(&rule, 2023), utc(2023, 3, 1, 3, 0));
    assert_int_equal(zone_rule_end(&rule, 2023), utc(2023, 10, 28, 0, 30)); /* day 300 counts from 0 */
    assert_true(zone_rule_read(&rule, "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"));
    assert_int_equal(zone_rule_start(&rule, 2026), utc(2026, 3, 29, 1, 0));
}

TEST(texts_that_are_no_rule_are_refused)
{
    const char *const texts[] = {"",
                                 "EST",
                                 "EST5EDT,M3.2.0",
                                 "EST5EDT,M13.2.0,M11.1.0",
                                 "EST5EDT,M3.6.0,M11.1.0",
                                 "EST5EDT,M3.2.7,M11.1.0",
                                 "<EST5",
                                 "EST5EDT,M3.2.0,M11.1.0x",
                                 "EST200",
                                 "EST5EDT,J0,J9"};
    struct zone_rule rule;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (zone_rule_read(&rule, texts[i])) fail_msg("\"%s\" was taken", texts[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_york_changes_at_seven_and_at_six_utc),
        cmocka_unit_test(new_york_still_changes_in_2100_and_2200),
        cmocka_unit_test(phoenix_does_not_change),
        cmocka_unit_test(kolkata_and_manila_have_one_offset),
        cmocka_unit_test(lord_howe_changes_by_half_an_hour),
        cmocka_unit_test(london_changes_in_1978_and_in_2026),
        cmocka_unit_test(sao_paulo_has_days_without_midnight_in_its_past),
        cmocka_unit_test(dublin_has_its_daylight_time_in_winter),
        cmocka_unit_test(utc_has_one_entry),
        cmocka_unit_test(transitions_ascend_and_change_something),
        cmocka_unit_test(names_that_are_no_zone_are_refused),
        cmocka_unit_test(offsets_agree_with_libc_every_five_days),
        cmocka_unit_test(rules_of_every_form_are_read),
        cmocka_unit_test(texts_that_are_no_rule_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
