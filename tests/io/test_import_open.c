#include "tests/io/import_bench.h"
#include "tests/model_fixture.h"

/* As of Thursday 2026-01-08 00:00 in New York (05:00 UTC). */
#define EXPORT                                                                                                         \
    HEADER "billed,ED,2026-01-05,2026-01-05,,2026-01-06,2026-01-07,1,,,,,,,\n"                                         \
           "at the instant,ED,2026-01-05,2026-01-05,,2026-01-06,2026-01-08,2,,,,,,,\n"                                 \
           "billed later,ED,2026-01-04 10:00,2026-01-05 09:00,,2026-01-07 12:00,2026-01-09,4.01,,Medicare,u,20,,,\n"   \
           "coded later,ED,2026-01-05,2026-01-06 09:00,,2026-01-08 00:01,2026-01-09,8,,,u,30,,,\n"                     \
           "begun,IP,2026-01-05,,2026-01-07,,,16,,,,,,,\n"                                                             \
           "documented later,IP,2026-01-06,2026-01-08 10:00,,2026-01-09,2026-01-10,32,,,u,40,,,\n"                     \
           "never documented,ED,2026-01-07 23:59,,,,,,,,,,,,\n"                                                        \
           "discharged then,ED,2026-01-08,,,,,64,,,,,,,\n"                                                             \
           "discharged later,ED,2026-01-09,2026-01-10,,,,128,,,,,,,\n"

static struct bench *run_as_of(const char *map, const char *as_of)
{
    struct bench *bench = bench_new(map);
    bench->request.as_of = as_of;
    bench_export(bench, "a.csv", EXPORT);
    bench_run(bench);
    assert_done(bench);
    return bench;
}

static const char expected[] = "work_type,discharged,stage,ready,gross_usd,coding_minutes,payer\n"
                               "ED,2026-01-04T15:00:00Z,coded,2026-01-05T14:00:00Z,4.01,20,Medicare\n"
                               "ED,2026-01-05T05:00:00Z,coded,2026-01-05T05:00:00Z,2.00,,\n"
                               "ED,2026-01-05T05:00:00Z,coding,2026-01-06T14:00:00Z,8.00,,\n"
                               "inpatient,2026-01-05T05:00:00Z,coding,,16.00,,\n"
                               "inpatient,2026-01-06T05:00:00Z,documentation,,32.00,,\n"
                               "ED,2026-01-08T04:59:00Z,documentation,,,,\n";

TEST(every_stage_is_what_the_export_shows_for_that_instant_and_nothing_later)
{
    struct bench *bench = run_as_of(MAP, "2026-01-08");
    char *text = bench_text(bench, "accounts.csv.open.csv");
    assert_string_equal(text, expected);
    free(text);
    assert_non_null(strstr(bench->summary, "6 accounts open at 2026-01-08T05:00:00Z, USD 62.01"));
    assert_non_null(strstr(bench->summary, "\"start_date\": \"2026-01-08\""));
    bench_free(bench);
}

TEST(an_instant_may_have_a_zone_and_a_file_of_its_own)
{
    struct bench *bench = bench_new(MAP);
    char *open = memory_copy_text(scratch_path(&bench->scratch, "open.csv"));
    bench->request.as_of = "2026-01-08T05:00:00Z";
    bench->request.open = open;
    bench_export(bench, "a.csv", EXPORT);
    bench_run(bench);
    assert_done(bench);
    char *text = bench_text(bench, "open.csv");
    assert_string_equal(text, expected);
    free(text);
    free(open);
    bench_free(bench);
}

TEST(without_a_column_for_documentation_what_is_not_coded_waits_for_coding)
{
    struct bench *bench = bench_new("{'columns': {'account': {'column': 'acct'}, 'work_type': {'column': 'type'}, "
                                    "'discharge': {'column': 'disch'}, 'coded': {'column': 'coded'}}}");
    bench->request.as_of = "2026-01-08";
    bench_export(bench, "a.csv", HEADER "1,ED,2026-01-07,,,,,,,,,,,,\n");
    bench_run(bench);
    assert_holds(bench, "accounts.csv.open.csv", "\nED,2026-01-07T00:00:00Z,coding,,,,\n");
    assert_non_null(strstr(bench->summary, "no column \"documented\""));
    bench_free(bench);
}

TEST(an_instant_that_is_none_is_refused_and_one_outside_is_told)
{
    struct bench *bench = bench_new(MAP);
    bench->request.as_of = "yesterday";
    bench_export(bench, "a.csv", EXPORT);
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_REFUSED);
    assert_non_null(strstr(bench->problems.items[0].what, "--as-of \"yesterday\" is no date and time"));
    bench_free(bench);
    bench = run_as_of(MAP, "2026-02-08");
    assert_non_null(strstr(bench->summary, "outside the time that the export observes"));
    bench_free(bench);
    bench = run_as_of(MAP, "2026-01-08T12:00");
    assert_non_null(strstr(bench->summary, "a scenario starts at midnight"));
    bench_free(bench);
}

/* Holds that outlast the run keep everything open: each midnight's DNFB is then the sum of the inventory. */
TEST(a_scenario_starts_from_the_inventory_to_the_cent)
{
    struct bench *bench = run_as_of(MAP, "2026-01-08");
    char *open = bench_text(bench, "accounts.csv.open.csv");
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "open.csv", open);
    fixture_load(fixture,
                 "'name':'test','facility':{'time_zone':'America/New_York','start_date':'2026-01-08','horizon_days':3},"
                 "'payers':[{'name':'Medicare'}],'work_types':[{'name':'ED','bill_hold_days':365,'coding_minutes':5},"
                 "{'name':'inpatient','bill_hold_days':365,'coding_minutes':5,'documentation_lag_hours':10}],"
                 "'pools':[" POOL("p", 1, ALWAYS, "{'*':1}", "'time_zone':'UTC',") "]," EVERYTHING_TO(
                     "'p'") ",'opening_inventory':{'csv':'open.csv'}");
    fixture->daily = true;
    fixture_run(fixture, 2);
    for (int day = 0; day < 3; day++)
        for (int64_t replication = 0; replication < 2; replication++)
            assert_near(daily_of(fixture, "dnfb_usd", "all", day, replication), 62.01, 1e-9);
    fixture_free(fixture);
    free(open);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_stage_is_what_the_export_shows_for_that_instant_and_nothing_later),
        cmocka_unit_test(an_instant_may_have_a_zone_and_a_file_of_its_own),
        cmocka_unit_test(without_a_column_for_documentation_what_is_not_coded_waits_for_coding),
        cmocka_unit_test(an_instant_that_is_none_is_refused_and_one_outside_is_told),
        cmocka_unit_test(a_scenario_starts_from_the_inventory_to_the_cent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
