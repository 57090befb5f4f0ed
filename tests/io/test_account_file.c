#include "io/account_file.h"
#include "io/problem_write.h"
#include "io/zone_load.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include "sim/time.h"
#include "tests/sim/check.h"
#include "tests/support/scratch.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A New York facility that starts on Monday 2026-01-05. */
struct desk {
    struct scratch scratch;
    struct zone zone;
    struct work_type work_types[3];
    struct payer payers[2];
    struct scenario scenario;
    struct account_rows rows;
    struct problems problems;
    bool ok;
};

static char ip[] = "ip", ed[] = "ed", op[] = "op surgery", medicare[] = "medicare", self_pay[] = "self pay";

static struct desk *desk_new(void)
{
    struct desk *desk = memory_allocate(1, sizeof *desk);
    scratch_init(&desk->scratch);
    assert_true(zone_load(&desk->zone, "America/New_York"));
    desk->work_types[0].name = ip;
    desk->work_types[1].name = ed;
    desk->work_types[2].name = op;
    desk->payers[0].name = medicare;
    desk->payers[1].name = self_pay;
    desk->scenario.work_types.count = 3;
    desk->scenario.work_types.items = desk->work_types;
    desk->scenario.payers.count = 2;
    desk->scenario.payers.items = desk->payers;
    desk->scenario.facility.zone = &desk->zone;
    desk->scenario.start_utc_seconds = zone_day_start(&desk->zone, civil_day(2026, 1, 5));
    return desk;
}

static void desk_free(struct desk *desk)
{
    zone_free(&desk->zone);
    free(desk->rows.items);
    problems_free(&desk->problems);
    scratch_free(&desk->scratch);
    free(desk);
}

static struct desk *read_bytes(const char *bytes, size_t length, bool opening)
{
    struct desk *desk = desk_new();
    const char *path = scratch_write(&desk->scratch, "a.csv", bytes, length);
    desk->ok = account_file_read(&desk->rows, path, &desk->scenario, opening, "/here", &desk->problems);
    return desk;
}

static struct desk *read_arrivals(const char *text)
{
    return read_bytes(text, strlen(text), false);
}

static struct desk *read_open(const char *text)
{
    return read_bytes(text, strlen(text), true);
}

static void assert_read(const struct desk *desk, size_t count)
{
    for (size_t i = 0; i < desk->problems.count; i++) print_error("%s\n", desk->problems.items[i].what);
    assert_true(desk->ok);
    assert_int_equal(desk->problems.count, 0);
    assert_int_equal(desk->rows.count, count);
}

/* The problem with that line and column whose text has the words. */
static void assert_told(const struct desk *desk, int line, int column, const char *words)
{
    assert_false(desk->ok);
    assert_int_equal(desk->rows.count, 0);
    assert_null(desk->rows.items);
    for (size_t i = 0; i < desk->problems.count; i++) {
        const struct problem *problem = &desk->problems.items[i];
        assert_string_equal(problem->pointer, "/here");
        char *text = problem_text(problem);
        bool found = problem->line == line && problem->column == column && strstr(text, words);
        free(text);
        if (found) return;
    }
    for (size_t i = 0; i < desk->problems.count; i++) {
        char *text = problem_text(&desk->problems.items[i]);
        print_error("%s\n", text);
        free(text);
    }
    fail_msg("nothing at %d:%d says \"%s\"", line, column, words);
}

static void assert_refused(struct desk *desk, int line, int column, const char *words)
{
    assert_told(desk, line, column, words);
    desk_free(desk);
}

TEST(columns_stand_in_any_order_and_rows_keep_theirs)
{
    struct desk *desk = read_arrivals("payer,gross_usd,arrival_hours,work_type,coding_minutes,documentation_lag_hours\n"
                                      "self pay,12.5,2.5,op surgery,30,4\n"
                                      ",,0,ip,,\n");
    assert_read(desk, 2);
    const struct account_row *first = &desk->rows.items[0], *second = &desk->rows.items[1];
    assert_int_equal(first->work_type, 2);
    assert_int_equal(first->payer, 1);
    assert_int_equal(first->discharge, 150 * TIME_MINUTE);
    assert_int_equal(first->ready, 390 * TIME_MINUTE);
    assert_near(first->gross_usd, 12.5, 0);
    assert_near(first->coding_minutes, 30, 0);
    assert_int_equal(second->work_type, 0);
    assert_int_equal(second->payer, -1);
    assert_int_equal(second->discharge, 0);
    assert_true(second->ready == DATE_NONE);
    assert_true(isnan(second->gross_usd) && isnan(second->coding_minutes));
    desk_free(desk);
}

TEST(times_are_local_unless_they_say_otherwise)
{
    struct desk *desk = read_arrivals("work_type,arrival\ned,2026-01-05T08:30:00\ned,2026-01-05T08:30:00.250001Z\n"
                                      "ed,2026-01-05 14:00+05:30\ned,2026-01-06\ned,2026-03-08T03:30:00\n"
                                      "ed,2026-03-08T02:30:00\ned,2026-01-05T24:00:00\n");
    assert_read(desk, 7);
    const int64_t expected[] = {510 * TIME_MINUTE, 210 * TIME_MINUTE + 250001,        210 * TIME_MINUTE,
                                TIME_DAY,          62 * TIME_DAY + 150 * TIME_MINUTE, 62 * TIME_DAY + 120 * TIME_MINUTE,
                                TIME_DAY};
    for (size_t i = 0; i < 7; i++) assert_int_equal(desk->rows.items[i].discharge, expected[i]);
    desk_free(desk);
}

TEST(open_accounts_have_a_stage_and_an_age)
{
    struct desk *desk = read_open("work_type,age_days,stage,ready\nip,3.5,coding,2026-01-03T00:00\ned,0,coded,\n"
                                  "ip,1,documentation,2026-01-05T06:00\n");
    assert_read(desk, 3);
    assert_int_equal(desk->rows.items[0].discharge, -84 * TIME_HOUR);
    assert_int_equal(desk->rows.items[0].ready, -48 * TIME_HOUR);
    assert_int_equal(desk->rows.items[0].stage, STAGE_CODING);
    assert_int_equal(desk->rows.items[1].discharge, -1);
    assert_int_equal(desk->rows.items[1].stage, STAGE_CODED);
    assert_int_equal(desk->rows.items[2].ready, 6 * TIME_HOUR);
    desk_free(desk);
    desk = read_open("stage,discharged,work_type\ncoding,2026-01-04T18:00:00,ip\n");
    assert_read(desk, 1);
    assert_int_equal(desk->rows.items[0].discharge, -6 * TIME_HOUR);
    desk_free(desk);
}

TEST(spreadsheets_of_every_house_are_read)
{
    const char *const texts[] = {
        "\xEF\xBB\xBFwork_type,arrival_hours,gross_usd\r\nip,1,2\r\n\r\n,,\r\n\"op surgery\",3,\"4\"\r\n",
        "work_type\tarrival_hours\tgross_usd\nip\t1\t2\nop surgery\t3\t4",
        "work_type;arrival_hours;gross_usd\n ip ;1; 2\n\nop surgery;3;4\n",
        "work_type,arrival_hours,gross_usd\rip,1,2\rop surgery,3,4\r"};
    for (size_t i = 0; i < 4; i++) {
        struct desk *desk = read_arrivals(texts[i]);
        assert_read(desk, 2);
        assert_int_equal(desk->rows.items[0].work_type, 0);
        assert_int_equal(desk->rows.items[1].work_type, 2);
        assert_near(desk->rows.items[1].gross_usd, 4, 0);
        desk_free(desk);
    }
}

TEST(every_wrong_cell_is_told_with_its_line)
{
    struct desk *desk =
        read_arrivals("work_type,arrival_hours,gross_usd,payer\nipp,x,$5,medicare\n\"ip\",-3,1e10,medicar\n,1,,\n");
    assert_told(desk, 2, 1, "work_type \"ipp\" is unknown, allowed: ip, ed, op surgery, did you mean \"ip\"?");
    assert_told(desk, 2, 2, "arrival_hours \"x\" is no number");
    assert_told(desk, 2, 3, "gross_usd \"$5\" is no number");
    assert_told(desk, 3, 2, "arrival_hours \"-3\" is out of range");
    assert_told(desk, 3, 3, "gross_usd \"1e10\" is out of range, allowed: 0 to 1000000000 usd");
    assert_told(desk, 3, 4, "did you mean \"medicare\"?");
    assert_told(desk, 4, 1, "is empty");
    assert_int_equal(desk->problems.count, 7);
    desk_free(desk);
}

TEST(lines_count_through_quoted_line_feeds_and_blank_lines)
{
    assert_refused(read_arrivals("work_type,arrival_hours\r\n\r\n\"i\r\np\",1\r\n\r\nip,z\r\n"), 6, 2, "\"z\"");
    assert_refused(read_arrivals("work_type,arrival_hours\n\n\"i\np\",1\n\nip,z\n"), 3, 1, "work_type \"i p\"");
}

TEST(numbers_that_only_a_computer_would_take_are_refused)
{
    const char *const cells[] = {"nan", "inf", "0x10", "1e999", "1,5", "--1", "1 000", "1e"};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        char *text = memory_format("work_type;arrival_hours\nip;%s\n", cells[i]);
        assert_refused(read_arrivals(text), 2, 2, "is no number");
        free(text);
    }
}

TEST(headers_are_checked_before_rows)
{
    assert_refused(read_arrivals("work_type,arrival,gros_usd\nx,y,z\n"), 1, 3, "did you mean \"gross_usd\"?");
    assert_refused(read_arrivals("work_type,gross_usd\n"), 1, 1, "column arrival or arrival_hours is missing");
    assert_refused(read_arrivals("work_type,arrival,arrival_hours\n"), 1, 1, "keep one of the two");
    assert_refused(read_arrivals("work_type,arrival,work_type\n"), 1, 3, "twice");
    assert_refused(read_arrivals("arrival\n"), 1, 1, "column work_type is missing");
    assert_refused(read_open("work_type,age_days\n"), 1, 1, "column stage is missing");
    assert_refused(read_open("work_type,age_days,stage,arrival\n"), 1, 4, "column \"arrival\" is unknown");
    assert_refused(read_arrivals(""), 1, 1, "empty");
}

TEST(impossible_accounts_are_refused)
{
    assert_refused(read_arrivals("work_type,arrival\nip,2026-01-04T23:59:59\n"), 2, 2, "opening_inventory/csv");
    assert_refused(read_arrivals("work_type,arrival\nip,2026-02-29T00:00\n"), 2, 2, "is no date and time");
    assert_refused(read_arrivals("work_type,arrival\nip,01/05/2026\n"), 2, 2, "is no date and time");
    assert_refused(read_open("work_type,discharged,stage\nip,2026-01-05T00:00:01,coding\n"), 2, 2, "arrival_trace_csv");
    assert_refused(read_open("work_type,age_days,stage\nip,1,codin\n"), 2, 3, "did you mean \"coding\"?");
    assert_refused(read_open("work_type,age_days,stage,ready\nip,1,coding,2026-01-07T00:00\n"), 2, 4,
                   "past documentation");
    assert_refused(read_open("work_type,age_days,stage,ready\nip,1,documentation,2026-01-04T12:00\n"), 2, 4,
                   "is documentation");
    assert_refused(read_open("work_type,age_days,stage,ready\nip,1,coding,2026-01-01T00:00\n"), 2, 4,
                   "before the discharge");
    assert_refused(read_arrivals("work_type,arrival_hours\nip,1,2\n"), 2, 1, "the row has 3 cells, the header 2");
}

TEST(files_that_are_no_text_are_refused)
{
    assert_refused(read_arrivals("work_type,arrival_hours\nip,\"1\n"), 2, 1, "not closed");
    assert_refused(read_arrivals("work_type,arrival_hours\nip,\"1\"2\n"), 2, 1, "quote out of place");
    assert_refused(read_bytes("\xff\xfew\0o\0", 6, false), 1, 1, "UTF-16");
    assert_refused(read_bytes("work_type,arrival_hours\nip,\0001\n", 30, false), 2, 1, "NUL");
}

TEST(a_file_that_is_not_there_is_told_at_the_pointer)
{
    struct desk *desk = desk_new();
    desk->ok = account_file_read(&desk->rows, "/nowhere/a.csv", &desk->scenario, false, "/here", &desk->problems);
    assert_told(desk, 0, 0, "/nowhere/a.csv: cannot read: No such file");
    assert_null(desk->problems.items[0].file);
    desk_free(desk);
}

TEST(a_header_alone_is_a_warning)
{
    struct desk *desk = read_arrivals("work_type,arrival_hours\n");
    assert_true(desk->ok);
    assert_int_equal(desk->problems.count, 1);
    assert_int_equal(desk->problems.items[0].level, PROBLEM_WARNING);
    desk_free(desk);
}

TEST(twenty_problems_are_shown_and_the_rest_counted)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    fputs("work_type,arrival_hours\n", out);
    for (int i = 0; i < 1000; i++) fputs("nothing,1\n", out);
    fclose(out);
    struct desk *desk = read_arrivals(text);
    free(text);
    assert_int_equal(desk->problems.count, 21);
    assert_told(desk, 21, 1, "\"nothing\"");
    assert_told(desk, 0, 1, "and 980 more problems in this file");
    desk_free(desk);
}

TEST(many_rows_arrive_in_order)
{
    enum { ROWS = 200000 };
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    fputs("work_type,arrival_hours,coding_minutes\n", out);
    for (int i = 0; i < ROWS; i++) fprintf(out, "ed,%d.5,%d\n", i % 1000, i % 97);
    fclose(out);
    struct desk *desk = read_arrivals(text);
    free(text);
    assert_read(desk, ROWS);
    for (int i = 0; i < ROWS; i++) {
        assert_true(desk->rows.items[i].discharge == (i % 1000) * TIME_HOUR + 30 * TIME_MINUTE);
        assert_true(desk->rows.items[i].coding_minutes == i % 97);
    }
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_stand_in_any_order_and_rows_keep_theirs),
        cmocka_unit_test(times_are_local_unless_they_say_otherwise),
        cmocka_unit_test(open_accounts_have_a_stage_and_an_age),
        cmocka_unit_test(spreadsheets_of_every_house_are_read),
        cmocka_unit_test(every_wrong_cell_is_told_with_its_line),
        cmocka_unit_test(lines_count_through_quoted_line_feeds_and_blank_lines),
        cmocka_unit_test(numbers_that_only_a_computer_would_take_are_refused),
        cmocka_unit_test(headers_are_checked_before_rows),
        cmocka_unit_test(impossible_accounts_are_refused),
        cmocka_unit_test(files_that_are_no_text_are_refused),
        cmocka_unit_test(a_file_that_is_not_there_is_told_at_the_pointer),
        cmocka_unit_test(a_header_alone_is_a_warning),
        cmocka_unit_test(twenty_problems_are_shown_and_the_rest_counted),
        cmocka_unit_test(many_rows_arrive_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
