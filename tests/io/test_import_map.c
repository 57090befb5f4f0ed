#include "io/import_map_read.h"
#include "io/problem_write.h"
#include "tests/sim/check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REQUIRED "'account': {'column': 'A'}, 'work_type': {'column': 'W'}, 'discharge': {'column': 'D'}"

/* Parses a map written with ' for ". */
static bool parse(struct import_map *map, struct problems *problems, const char *text)
{
    char json[2048];
    snprintf(json, sizeof json, "%s", text);
    for (char *c = json; *c; c++)
        if (*c == '\'') *c = '"';
    return import_map_parse(map, "map.json", json, strlen(json), problems);
}

static void assert_told(const char *text, const char *words)
{
    struct import_map map;
    struct problems problems = {0};
    assert_false(parse(&map, &problems, text));
    assert_true(problems_have_error(&problems));
    bool found = false;
    for (size_t i = 0; i < problems.count; i++) {
        char *said = problem_text(&problems.items[i]);
        found = found || strstr(said, words);
        if (!strstr(said, words)) print_message("%s\n", said);
        free(said);
    }
    problems_free(&problems);
    if (!found) fail_msg("nothing says \"%s\"", words);
}

static void assert_column_told(const char *column, const char *words)
{
    char text[1024];
    snprintf(text, sizeof text, "{'columns': {" REQUIRED ",\n%s}}", column);
    assert_told(text, words);
}

TEST(a_whole_map_is_read)
{
    struct import_map map;
    struct problems problems = {0};
    assert_true(
        parse(&map, &problems,
              "{'//': 'x', 'time_zone': 'America/New_York', 'decimal': ',', 'empty': ['NULL', '-'], 'move_early': "
              "['documented'], 'not_personal': 'City',"
              "'columns': {'// coded': 'none', 'account': {'column': ['A', 'B']}, 'work_type': {'column': 'W', "
              "'values': {'IP': 'inpatient', 'Recurring': null}}, 'discharge': {'column': 'D', 'format': "
              "['%m/%d/%Y %H:%M', '%m/%d/%Y'], 'zone': 'UTC'}, 'coded': {'column': 'C'}, 'payer': {'constant': "
              "'all'}, 'queried': {'column': 'Q', 'values': {'Open': true, 'None': false}, 'other': false}, "
              "'coding_minutes': "
              "{'column': 'M', 'unit': 'h:m:s'}}}"));
    assert_int_equal(problems.count, 0);
    assert_string_equal(map.zone.name, "America/New_York");
    assert_int_equal(map.decimal, ',');
    assert_int_equal(map.empty.count, 2);
    assert_int_equal(map.columns[ROLE_ACCOUNT].headers.count, 2);
    assert_string_equal(import_map_value(&map.columns[ROLE_WORK_TYPE], "ip")->ours, "inpatient");
    assert_null(import_map_value(&map.columns[ROLE_WORK_TYPE], "RECURRING")->ours);
    assert_null(import_map_value(&map.columns[ROLE_WORK_TYPE], "ED"));
    assert_true(import_map_value(&map.columns[ROLE_QUERIED], "open")->mark);
    assert_false(import_map_value(&map.columns[ROLE_QUERIED], "whatever")->mark);
    assert_string_equal(map.columns[ROLE_DISCHARGE].zone.name, "UTC");
    assert_string_equal(map.columns[ROLE_CODED].zone.name, "America/New_York");
    assert_string_equal(map.columns[ROLE_CODED].formats.items[0], "iso");
    assert_string_equal(map.columns[ROLE_PAYER].constant, "all");
    assert_int_equal(map.columns[ROLE_CODING_MINUTES].unit, UNIT_CLOCK);
    assert_true(map.move_early[ROLE_DOCUMENTED]);
    assert_false(map.move_early[ROLE_CODED]);
    assert_false(map.columns[ROLE_BILLED].is_mapped);
    import_map_free(&map);
}

TEST(every_wrong_part_is_told_with_its_place)
{
    assert_told("[]", "map.json:1:1: a map must be an object");
    assert_told("{", "map.json:1:");
    assert_told("{}", "/columns: must be an object");
    assert_told("{'columns': {'work_type': {'column': 'W'}, 'discharge': {'column': 'D'}}}", "account is missing");
    assert_told("{'repeated_rows': 'sum', 'columns': {}}",
                "map.json:1:19: /repeated_rows: is nothing that can become of them");
    assert_told("{'colums': {}}", "map.json:1:2: /colums: is no key of a map, allowed: time_zone");
    assert_told("{'repeated_rows': 'sum', 'columns': {}}",
                "map.json:1:19: /repeated_rows: is nothing that can become of them");
    assert_told("{'colums': {}}", "did you mean \"columns\"?");
    assert_told("{'time_zone': 'America/New_Yrok'}", "map.json:1:15: /time_zone: is no time zone");
    assert_told("{'time_zone': 7}", "is no time zone");
    assert_told("{'decimal': ';'}", "/decimal: is no decimal sign, got \";\"");
    assert_told("{'empty': [1]}", "/empty: must be a text or a list of texts");
    assert_told("{'move_early': ['discharge']}", "/move_early: names no time after the discharge");
}

TEST(every_wrong_column_is_told_with_its_place)
{
    assert_column_told("'coder': 'X'", "map.json:2:10: /columns/coder: must be an object");
    assert_column_told("'codet': {'column': 'X'}", "map.json:2:1: /columns/codet: is nothing that a column can mean");
    assert_column_told("'codet': {'column': 'X'}", "did you mean \"code");
    assert_column_told("'coded': {}", "/columns/coded: names no column");
    assert_column_told("'payer': {'column': 'P', 'constant': 'x'}", "has a column and a constant");
    assert_column_told("'payer': {'constant': 'a/b'}", "/columns/payer/constant: is no name");
    assert_column_told("'coded': {'column': ''}", "/columns/coded/column: must be a text");
    assert_column_told("'coded': {'column': []}", "/columns/coded/column: must be a text");
    assert_column_told("'coded': {'column': 'X', 'formt': 'iso'}", "did you mean \"format\"?");
    assert_column_told("'coder': {'column': 'X', 'format': 'iso'}", "is no key of such a column, allowed: column");
    assert_column_told("'coded': {'column': 'X', 'format': '%Y'}", "needs one year, one month and one day");
    assert_column_told("'coded': {'column': 'X', 'format': ['%m/%d/%Y', '%d/%m/%Y']}", "day and month in both orders");
    assert_column_told("'coded': {'column': 'X', 'zone': 'Mars'}", "/columns/coded/zone: is no time zone");
    assert_column_told("'coding_minutes': {'column': 'X', 'unit': 'days'}", "allowed: minutes, hours, seconds, h:m:s");
    assert_column_told("'denied': {'column': 'X', 'filled': 1}", "/columns/denied/filled: is no mark");
    assert_column_told("'denied': {'column': 'X', 'filled': true, 'values': {}}", "leaves nothing for the value list");
    assert_column_told("'denied': {'column': 'X', 'values': {'a': 'b'}}", "allowed: true or false");
    assert_column_told("'payer': {'column': 'X', 'values': {'a': 1}}",
                       "/columns/payer/values: is nothing that a value can become");
    assert_column_told("'payer': {'column': 'X', 'values': {'a': 'x', 'A': 'y'}}", "the same spelling twice");
}

TEST(a_map_that_cannot_be_read_is_told)
{
    struct import_map map;
    struct problems problems = {0};
    assert_false(import_map_read(&map, "/no/such/map.json", &problems));
    assert_non_null(strstr(problems.items[0].what, "/no/such/map.json"));
    problems_free(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_map_is_read),
        cmocka_unit_test(every_wrong_part_is_told_with_its_place),
        cmocka_unit_test(every_wrong_column_is_told_with_its_place),
        cmocka_unit_test(a_map_that_cannot_be_read_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
