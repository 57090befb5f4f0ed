#include "io/problem_write.h"
#include "io/scenario_load.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include "tests/support/scratch.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char small[] = "tests/good/small.json", everything[] = "tests/good/everything.json";

static bool load(struct loaded_scenario *loaded, const char *path, const char *const *sets, size_t count)
{
    struct problems problems = {0};
    bool ok = scenario_load(loaded, path, sets, count, &problems);
    if (!ok) problems_write(&problems, stderr);
    problems_free(&problems);
    return ok;
}

/* The first problem of a scenario that must not load. */
static char *refusal(const char *path, const char *const *sets, size_t count)
{
    struct loaded_scenario loaded;
    struct problems problems = {0};
    assert_false(scenario_load(&loaded, path, sets, count, &problems));
    assert_true(problems.count > 0);
    assert_null(loaded.resolved);
    char *text = problem_text(&problems.items[0]);
    problems_free(&problems);
    return text;
}

static void assert_refused(const char *set, const char *expected)
{
    char *text = refusal("tests/good/extends.json", &set, 1);
    assert_string_equal(text, expected);
    free(text);
}

static void values_of_every_kind_arrive_in_the_struct(void **state)
{
    (void)state;
    struct loaded_scenario loaded;
    assert_true(load(&loaded, everything, NULL, 0));
    const struct scenario *s = &loaded.scenario;
    assert_string_equal(s->name, "everything");
    assert_int_equal(s->facility.start_date, civil_day(2024, 2, 29));
    assert_int_equal(s->facility.bill_run_time, 1440);
    assert_true(s->analysis.seed == INT64_C(9007199254740991));
    assert_false(s->payers.items[1].offshore_allowed);
    assert_int_equal(s->payers.items[1].timely_filing_days, 365);
    const struct work_type *ip = &s->work_types.items[0];
    assert_int_equal(ip->setting, SETTING_IP);
    assert_int_equal(ip->arrivals.profile, 0);
    assert_true(isnan(ip->arrivals.rate_per_hour));
    assert_int_equal(ip->arrivals.month_factors.count, 12);
    assert_int_equal(ip->gross_usd.kind, LAW_LOGNORMAL);
    assert_true(ip->gross_usd.cv == 1.2);
    assert_int_equal(ip->payer_mix.count, 2);
    assert_true(ip->payer_mix.items[1] == 0.6); /* "*" */
    assert_int_equal(s->work_types.items[1].payer_mix.count, 0);
    const struct pool *manila = &s->pools.items[1];
    assert_true(manila->skills.items[0] == 0 && manila->skills.items[1] == 0.95);
    assert_int_equal(manila->location, LOCATION_OFFSHORE);
    assert_int_equal(manila->end_of_shift, END_HAND_OFF);
    assert_int_equal(s->pools.items[0].shifts.items[0].hours.items[1].days, 1u << 5);
    assert_int_equal(s->pools.items[0].shifts.items[0].hours.items[0].unpaid_break_minutes, 30);
    assert_int_equal(s->worklists.items[1].overflow.items[0].pool, 0);
    assert_int_equal(s->worklists.items[1].ageing_head_start_hours.count, 2);
    assert_int_equal(s->worklists.items[0].ageing_head_start_hours.count, 2); /* absent: all 0 */
    assert_true(isnan(s->worklists.items[1].when.gross_usd_min));
    scenario_unload(&loaded);
}

static void what_is_absent_has_its_default_also_in_absent_groups(void **state)
{
    (void)state;
    struct loaded_scenario loaded;
    assert_true(load(&loaded, small, NULL, 0));
    const struct scenario *s = &loaded.scenario;
    assert_int_equal(s->analysis.replications, 100);
    assert_string_equal(s->facility.time_zone, "America/New_York");
    assert_int_equal(s->facility.bill_run_time, -1);
    assert_true(isnan(s->facility.dnfb_target_days));
    assert_int_equal(s->pools.items[0].available_from == DATE_NONE, 1);
    assert_true(s->pools.items[0].overtime.pay_multiple == 1.5);
    assert_true(isnan(s->pools.items[0].overtime.backlog_age_hours));
    assert_int_equal(s->pools.items[0].shifts.items[0].hours.items[0].days, 31);
    assert_null(s->arrival_trace_csv);
    assert_true(s->facility.holidays.covered_to == INT64_MAX);
    scenario_unload(&loaded);
}

static void zones_are_shared_by_name_and_the_clock_starts_at_local_midnight(void **state)
{
    (void)state;
    struct loaded_scenario loaded;
    assert_true(load(&loaded, everything, NULL, 0));
    const struct scenario *s = &loaded.scenario;
    assert_int_equal(s->zone_count, 2);
    assert_ptr_equal(s->pools.items[0].zone, s->facility.zone);
    assert_string_equal(s->pools.items[1].zone->name, "Asia/Manila");
    assert_int_equal(s->start_utc_seconds, civil_day(2024, 2, 29) * 86400 + 5 * 3600);
    scenario_unload(&loaded);
}

static void a_file_that_extends_changes_only_what_it_says(void **state)
{
    (void)state;
    struct loaded_scenario loaded;
    assert_true(load(&loaded, "tests/good/extends.json", NULL, 0));
    const struct scenario *s = &loaded.scenario;
    assert_string_equal(s->name, "bigger");
    assert_int_equal(s->facility.horizon_days, 28);
    assert_int_equal(s->work_types.count, 2);
    assert_true(s->work_types.items[0].arrivals.per_week == 100);
    assert_int_equal(s->pools.count, 2);
    assert_int_equal(s->pools.items[0].shifts.items[0].headcount, 4);
    assert_int_equal(s->pools.items[0].shifts.items[0].hours.items[0].start, 480);
    assert_true(s->pools.items[0].skills.items[0] == 1 && s->pools.items[0].skills.items[1] == 1);
    assert_int_equal(s->worklists.items[0].pools.count, 2);
    scenario_unload(&loaded);
    assert_true(load(&loaded, "tests/good/extends_twice.json", NULL, 0));
    assert_int_equal(loaded.scenario.pools.count, 1);
    assert_int_equal(loaded.scenario.work_types.items[1].coding_minutes.kind, LAW_EXPONENTIAL);
    assert_true(loaded.scenario.work_types.items[1].coding_minutes.mean == 25);
    scenario_unload(&loaded);
}

static void null_puts_back_the_default_and_a_law_replaces_a_law(void **state)
{
    (void)state;
    struct scratch scratch;
    struct loaded_scenario loaded;
    scratch_init(&scratch);
    char *path = memory_format("%s/tests/good/everything.json", getenv("HIMSIM_ROOT") ? getenv("HIMSIM_ROOT") : ".");
    char *base = realpath(path, NULL);
    char *text = memory_format(
        "{\"extends\": \"%s\", \"analysis\": {\"replications\": null}, \"facility\": {\"bill_run_time\": null},"
        "\"work_types\": [{\"name\": \"ip\", \"payer_mix\": null, \"gross_usd\": {\"law\": \"exponential\","
        " \"mean\": 5}}], \"surges\": [], \"pools\": [{\"name\": \"senior\", \"skills\": {\"*\": null, \"ip\": 2}}]}",
        base);
    assert_true(load(&loaded, scratch_write_text(&scratch, "a.json", text), NULL, 0));
    const struct scenario *s = &loaded.scenario;
    assert_int_equal(s->analysis.replications, 100);
    assert_true(s->analysis.confidence == 0.9);
    assert_int_equal(s->facility.bill_run_time, -1);
    assert_int_equal(s->work_types.items[0].payer_mix.count, 0);
    assert_int_equal(s->work_types.items[0].gross_usd.kind, LAW_EXPONENTIAL);
    assert_int_equal(s->surges.count, 0);
    assert_true(s->pools.items[0].skills.items[0] == 2 && s->pools.items[0].skills.items[1] == 0);
    scenario_unload(&loaded);
    free(text);
    free(base);
    free(path);
    scratch_free(&scratch);
}

static void files_are_found_from_the_file_that_names_them(void **state)
{
    (void)state;
    struct scratch scratch;
    struct loaded_scenario loaded;
    scratch_init(&scratch);
    scratch_write_text(
        &scratch, "sub/days.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20240704\r\n"
        "SUMMARY:Independence Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    scratch_write_text(&scratch, "sub/base.json", "{\"facility\": {\"holiday_calendar\": \"days.ics\"}}");
    scratch_write_text(&scratch, "sub/middle.json", "{\"extends\": \"base.json\", \"name\": \"x\"}");
    char *path = memory_copy_text(scratch_write_text(
        &scratch, "top.json",
        "{\"extends\": \"sub/middle.json\", \"facility\": {\"start_date\": \"2024-06-01\", \"horizon_days\": 60},"
        "\"work_types\": [{\"name\": \"a\", \"coding_minutes\": 5}], \"pools\": [{\"name\": \"p\", \"skills\": {\"a\": "
        "1}, \"shifts\": "
        "[{\"name\": \"s\", \"headcount\": 1, \"hours\": [{\"start\": \"08:00\", \"end\": \"16:00\"}]}]}], "
        "\"worklists\": [{\"name\": \"w\", \"pools\": [\"p\"]}]}"));
    const char *set = "/name=y";
    assert_true(load(&loaded, path, &set, 1));
    assert_string_equal(loaded.scenario.name, "y");
    assert_int_equal(loaded.scenario.facility.holidays.count, 1);
    assert_int_equal(loaded.scenario.facility.holidays.days[0], civil_day(2024, 7, 4));
    assert_true(loaded.scenario.facility.holiday_calendar[0] == '/');
    scenario_unload(&loaded);
    free(path);
    scratch_free(&scratch);
}

static void overrides_reach_items_by_name_and_by_number(void **state)
{
    (void)state;
    struct loaded_scenario loaded;
    const char *sets[] = {"/pools/night/shifts/week/headcount=12",
                          "/pools/0/shifts/0/headcount=3",
                          "/facility/start_date=2025-05-05",
                          "/work_types/ip/coding_minutes/mean=30",
                          "/work_types/ed/coding_minutes={\"law\":\"exponential\",\"mean\":7}",
                          "/analysis/seed=5",
                          "/title=a plain text",
                          "/worklists/all/pools=[\"night\"]",
                          "/pools/day/skills={\"ed\": 0.5}",
                          "/facility/dnfb_window_days=null"};
    assert_true(load(&loaded, "tests/good/extends.json", sets, sizeof sets / sizeof *sets));
    const struct scenario *s = &loaded.scenario;
    assert_int_equal(s->pools.items[1].shifts.items[0].headcount, 12);
    assert_int_equal(s->pools.items[0].shifts.items[0].headcount, 3);
    assert_int_equal(s->facility.start_date, civil_day(2025, 5, 5));
    assert_true(s->work_types.items[1].coding_minutes.mean == 30);
    assert_int_equal(s->work_types.items[0].coding_minutes.kind, LAW_EXPONENTIAL);
    assert_int_equal(s->analysis.seed, 5);
    assert_string_equal(s->title, "a plain text");
    assert_int_equal(s->worklists.items[0].pools.count, 1);
    assert_true(s->pools.items[0].skills.items[0] == 0.5 && s->pools.items[0].skills.items[1] == 1);
    scenario_unload(&loaded);
}

static void an_override_with_null_takes_an_item_away(void **state)
{
    (void)state;
    struct loaded_scenario loaded;
    const char *sets[] = {"/pools/night=null", "/worklists/all/pools=[\"day\"]"};
    assert_true(load(&loaded, "tests/good/extends.json", sets, 2));
    assert_int_equal(loaded.scenario.pools.count, 1);
    scenario_unload(&loaded);
}

static void wrong_overrides_are_problems_of_the_command_line(void **state)
{
    (void)state;
    assert_refused("/pools/nihgt/shifts=1", "--set: /pools: the list has no item \"nihgt\", did you mean \"night\"?");
    assert_refused("/pools/nihgt=1", "--set: /pools: the list has no item \"nihgt\", did you mean \"night\"?");
    assert_refused("/pools/7/title=x", "--set: /pools: the list has no item \"7\"");
    assert_refused("/surges/flu/volume_factor=2", "--set: /surges: the list has no item \"flu\"");
    assert_refused("/facility/horizon_days/x=1", "--set: /facility/horizon_days: is 28: there is nothing inside it");
    assert_refused("/facility/horizon_days=soon",
                   "--set: /facility/horizon_days: must be a whole number, got \"soon\", allowed: 1 to 100000 days");
    assert_refused("/facilty/horizon_days=5",
                   "--set: /facilty: unknown key \"facilty\" in scenario, did you mean \"facility\"?");
    assert_refused("horizon=5",
                   "--set: \"horizon=5\" is no override, allowed: POINTER=VALUE, such as /facility/horizon_days=365");
    assert_refused("/name=\xff", "--set: an override is not UTF-8 text");
    assert_refused("/analysis/seed", "--set: \"/analysis/seed\" is no override, allowed: POINTER=VALUE, such as "
                                     "/facility/horizon_days=365");
}

static void the_resolved_form_loads_to_itself(void **state)
{
    (void)state;
    const char *const paths[] = {"tests/good/everything.json", "tests/good/laws.json", "tests/good/extends_twice.json",
                                 "tests/good/unicode.json", "tests/good/nulls.json"};
    struct scratch scratch;
    scratch_init(&scratch);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct loaded_scenario first, again;
        assert_true(load(&first, paths[i], NULL, 0));
        assert_true(load(&again, scratch_write_text(&scratch, "r.json", first.resolved), NULL, 0));
        assert_string_equal(first.resolved, again.resolved);
        assert_string_equal(first.digest, again.digest);
        assert_int_equal(strlen(first.digest), DIGEST_LENGTH);
        scenario_unload(&first);
        scenario_unload(&again);
    }
    scratch_free(&scratch);
}

static void the_digest_sees_values_and_not_words_or_folders(void **state)
{
    (void)state;
    struct loaded_scenario plain, other;
    assert_true(load(&plain, small, NULL, 0));
    const char *words[] = {"/title=a title", "/question=why?", "/pools/day/title=Day", "/analysis/seed=1",
                           "/meta/purpose=to see",
                           "/facility/horizon_days=2.8e1"};
    assert_true(load(&other, small, words, 6));
    assert_string_equal(plain.digest, other.digest);
    scenario_unload(&other);
    const char *value = "/facility/horizon_days=29";
    assert_true(load(&other, small, &value, 1));
    assert_string_not_equal(plain.digest, other.digest);
    scenario_unload(&other);
    assert_true(load(&other, "tests/good/comments.json", NULL, 0));
    assert_string_equal(plain.digest, other.digest);
    scenario_unload(&other);
    scenario_unload(&plain);
}

static void a_file_cut_anywhere_is_refused_without_a_crash(void **state)
{
    (void)state;
    struct scratch scratch;
    scratch_init(&scratch);
    char text[8192];
    FILE *file = fopen("tests/good/extends.json", "rb");
    assert_non_null(file);
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    while (length > 0 && text[length - 1] != '}') length--; /* the line break at the end may go */
    for (size_t cut = 0; cut < length; cut++) {
        free(refusal(scratch_write(&scratch, "cut.json", text, cut), NULL, 0));
    }
    scratch_free(&scratch);
}

static void a_file_with_any_byte_changed_never_crashes(void **state)
{
    (void)state;
    static const char strange[] = "\0\"{}[],:x9-\\\x80\xff";
    struct scratch scratch;
    scratch_init(&scratch);
    char text[8192];
    FILE *file = fopen(small, "rb");
    assert_non_null(file);
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    for (size_t at = 0; at < length; at++) {
        char kept = text[at];
        text[at] = strange[at % (sizeof strange - 1)];
        struct loaded_scenario loaded;
        struct problems problems = {0};
        if (scenario_load(&loaded, scratch_write(&scratch, "x.json", text, length), NULL, 0, &problems))
            scenario_unload(&loaded);
        problems_free(&problems);
        text[at] = kept;
    }
    scratch_free(&scratch);
}

static void a_huge_object_is_refused_quickly(void **state)
{
    (void)state;
    enum { KEYS = 100000 };
    struct scratch scratch;
    scratch_init(&scratch);
    char *text = malloc(KEYS * 16 + 16), *at = text;
    *at++ = '{';
    for (int i = 0; i < KEYS; i++) at += sprintf(at, "%s\"k%d\":1", i ? "," : "", i);
    *at++ = '}';
    char *problem = refusal(scratch_write(&scratch, "huge.json", text, (size_t)(at - text)), NULL, 0);
    assert_non_null(strstr(problem, ":1:1: more than 10000 keys in an object"));
    free(problem);
    free(text);
    scratch_free(&scratch);
}

static void problems_come_in_the_order_of_the_file_and_all_at_once(void **state)
{
    (void)state;
    struct loaded_scenario loaded;
    struct problems problems = {0};
    assert_false(scenario_load(&loaded, "tests/bad/many_at_once.json", NULL, 0, &problems));
    assert_int_equal(problems.count, 4);
    for (size_t i = 1; i < problems.count; i++) assert_true(problems.items[i - 1].line <= problems.items[i].line);
    problems_free(&problems);
}

static void problems_of_earlier_scenarios_do_not_spoil_later_ones(void **state)
{
    (void)state;
    struct loaded_scenario loaded;
    struct problems problems = {0};
    assert_false(scenario_load(&loaded, "tests/bad/root_list.json", NULL, 0, &problems));
    assert_true(scenario_load(&loaded, small, NULL, 0, &problems));
    assert_true(problems_have_error(&problems));
    scenario_unload(&loaded);
    problems_free(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_every_kind_arrive_in_the_struct),
        cmocka_unit_test(what_is_absent_has_its_default_also_in_absent_groups),
        cmocka_unit_test(zones_are_shared_by_name_and_the_clock_starts_at_local_midnight),
        cmocka_unit_test(a_file_that_extends_changes_only_what_it_says),
        cmocka_unit_test(null_puts_back_the_default_and_a_law_replaces_a_law),
        cmocka_unit_test(files_are_found_from_the_file_that_names_them),
        cmocka_unit_test(overrides_reach_items_by_name_and_by_number),
        cmocka_unit_test(an_override_with_null_takes_an_item_away),
        cmocka_unit_test(wrong_overrides_are_problems_of_the_command_line),
        cmocka_unit_test(the_resolved_form_loads_to_itself),
        cmocka_unit_test(the_digest_sees_values_and_not_words_or_folders),
        cmocka_unit_test(a_file_cut_anywhere_is_refused_without_a_crash),
        cmocka_unit_test(a_file_with_any_byte_changed_never_crashes),
        cmocka_unit_test(a_huge_object_is_refused_quickly),
        cmocka_unit_test(problems_come_in_the_order_of_the_file_and_all_at_once),
        cmocka_unit_test(problems_of_earlier_scenarios_do_not_spoil_later_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
