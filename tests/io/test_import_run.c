#include "tests/io/import_bench.h"
#include <glob.h>

TEST(one_row_becomes_one_account_in_utc_with_our_names)
{
    struct bench *bench =
        bench_of(MAP, "H7,IP,2026-01-05 10:00,2026-01-06,2026-01-07 08:00,2026-01-07 08:30,2026-01-09,\"$1,234.5\",400,"
                      "Medicare,u9,28.25,1,Coding error,N\n");
    assert_accounts(bench, "1,inpatient,2026-01-05T15:00:00Z,2026-01-06T05:00:00Z,2026-01-07T13:00:00Z,"
                           "2026-01-07T13:30:00Z,2026-01-09T05:00:00Z,1234.50,400.00,Medicare,coder 1,28.25,1,1,0\n");
    char *text = bench_text(bench, "accounts.csv");
    assert_int_equal(strncmp(text,
                             "account,work_type,discharge,documented,coding_start,coded,billed,gross_usd,net_usd,"
                             "payer,coder,coding_minutes,queried,denied,touchless\n",
                             133),
                     0);
    free(text);
    assert_rejects(bench, "");
    bench_free(bench);
}

TEST(empty_cells_are_unknown_and_a_filled_mark_is_no)
{
    struct bench *bench = bench_of(MAP, "H7,ED,2026-01-05,,,,,,,,,,,,\n");
    assert_accounts(bench, "1,ED,2026-01-05T05:00:00Z,,,,,,,,,,,0,\n");
    bench_free(bench);
}

TEST(accounts_are_numbered_by_discharge_and_equal_ones_as_they_came)
{
    struct bench *bench =
        bench_of(MAP, "Z,c,2026-01-07Z,,,,,,,,,,,,\nY,b,2026-01-06T00:00Z,,,,,,,,u2,,,,\nX,a,2026-01-06T00:"
                      "00Z,,,,,,,,u1,,,,\nW,d,2026-01-05T00:00Z,,,,,,,,u2,,,,\n");
    assert_accounts(bench, "1,d,2026-01-05T00:00:00Z,,,,,,,,coder 1,,,0,\n2,b,2026-01-06T00:00:00Z,,,,,,,,coder "
                           "1,,,0,\n3,a,2026-01-06T00:00:00Z,,,,,,,,coder 2,,,0,\n");
    assert_rejects(bench, "a.csv,2,date_unreadable,discharge\n");
    bench_free(bench);
}

TEST(every_reason_has_its_line_and_its_column)
{
    struct bench *bench = bench_of(MAP, "A1,ED,2026-01-05\n"                                 /* 2: too few cells */
                                        ",ED,2026-01-05,,,,,,,,,,,,\n"                       /* 3 */
                                        "A2,ED,2026-01-05,,,,,,,,,,,,\n"                     /* 4: good */
                                        "A2,ED,2026-01-06,,,,,,,,,,,,\n"                     /* 5 */
                                        "A3,ED,05.01.2026,,,,,,,,,,,,\n"                     /* 6 */
                                        "A4,ED,2026-01-05,,,,,12x,,,,,,,\n"                  /* 7 */
                                        "A5,ED,2026-01-05,,,,,-1,,,,,,,\n"                   /* 8 */
                                        "A6,ED,2026-01-05,,,,,,(2),,,,,,\n"                  /* 9 */
                                        "A7,ED,2026-01-05,,,,,,,,,-3,,,\n"                   /* 10 */
                                        "A8,ED,2026-01-05,,,,,,,,,,maybe,,\n"                /* 11 */
                                        "A9,\"E\x01\",2026-01-05,,,,,,,,,,,,\n"              /* 12 */
                                        "B1,ED,2026-01-05,2026-01-04,,,,,,,,,,,\n"           /* 13 */
                                        "B2,ED,2026-01-05,,2026-01-08,2026-01-07,,,,,,,,,\n" /* 14 */
                                        "B3,ED,2026-01-05,,,2026-01-08,2026-01-07,,,,,,,,\n" /* 15 */
                                        "B4,ED,,,,2026-01-08,,,,,,,,,\n"                     /* 16 */
                                        "B5,,2026-01-05,,,,,,,,,,,,\n"                       /* 17 */
                                        "B6,ED,,,,,,,,,,,,,\n"                    /* 18: still in the house */
                                        "B7,Recurring,2026-01-05,,,,,,,,,,,,\n"); /* 19: the map leaves it out */
    assert_accounts(bench, "1,ED,2026-01-05T05:00:00Z,,,,,,,,,,,0,\n");
    assert_rejects(bench,
                   "a.csv,2,cell_count,\na.csv,3,account_missing,account\na.csv,5,account_duplicate,account\n"
                   "a.csv,6,date_unreadable,discharge\na.csv,7,number_unreadable,gross_usd\n"
                   "a.csv,8,below_zero,gross_usd\na.csv,9,below_zero,net_usd\na.csv,10,below_zero,coding_minutes\n"
                   "a.csv,11,mark_unreadable,queried\na.csv,12,name_unreadable,work_type\n"
                   "a.csv,13,lag_negative,documented\na.csv,14,lag_negative,coded\na.csv,15,lag_negative,billed\n"
                   "a.csv,16,discharge_missing,discharge\na.csv,17,work_type_missing,work_type\n");
    assert_holds(bench, "accounts.csv.json", "\"rows_read\": 18");
    assert_holds(bench, "accounts.csv.json", "\"below_zero\": 3");
    assert_holds(bench, "accounts.csv.json", "\"not_discharged\": 1");
    assert_holds(bench, "accounts.csv.json", "\"by_map\": 1");
    assert_non_null(strstr(bench->summary, "18 rows read, 15 rejected"));
    bench_free(bench);
}

TEST(too_many_bad_rows_stop_the_import_and_only_the_list_of_them_is_written)
{
    struct bench *bench = bench_new(MAP);
    bench->request.max_bad_share = 0.24;
    bench_export(bench, "a.csv",
                 HEADER "1,ED,2026-01-05,,,,,,,,,,,,\n2,ED,x,,,,,,,,,,,,\n3,ED,2026-01-05,,,,,,,,,,,,\n"
                        "4,ED,2026-01-05,,,,,,,,,,,,\n");
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_TOO_BAD);
    assert_non_null(strstr(bench->message, "more than 0.24 of the rows"));
    assert_null(bench_text(bench, "accounts.csv"));
    assert_null(bench_text(bench, "accounts.csv.json"));
    assert_rejects(bench, "a.csv,3,date_unreadable,discharge\n");
    free(bench->message);
    free(bench->summary);
    bench->request.max_bad_share = 0.25;
    bench_run(bench);
    assert_done(bench);
    bench_free(bench);
}

TEST(two_files_join_on_the_account_whatever_they_call_it)
{
    struct bench *bench = bench_new(
        "{'columns': {'account': {'column': ['acct', 'har']}, 'work_type': {'column': 'type'}, 'discharge': {'column': "
        "'disch'}, 'documented': {'column': 'ready'}, 'coded': {'column': 'coded'}, 'billed': {'column': 'billed'}, "
        "'coder': {'column': 'who'}, 'payer': {'constant': 'all'}}}");
    bench_export(bench, "a.csv", "type,acct,disch\nED,7,2026-01-05\nIP,8,2026-01-06\nED,9,2026-01-07\n");
    bench_export(bench, "b.tsv",
                 "\xEF\xBB\xBFhar\tready\tcoded\tbilled\twho\r\n8\t2026-01-07\t2026-01-08\t\tx\r\n"
                 "7\t2026-01-05 12:00\t2026-01-06\t2026-01-09\ty\r\n9\tbad\t\t\t\r\n");
    bench_run(bench);
    assert_accounts(bench,
                    "1,ED,2026-01-05T00:00:00Z,2026-01-05T12:00:00Z,,2026-01-06T00:00:00Z,2026-01-09T00:00:00Z,,,"
                    "all,coder 2,,,,\n"
                    "2,IP,2026-01-06T00:00:00Z,2026-01-07T00:00:00Z,,2026-01-08T00:00:00Z,,,,all,coder 1,,,,\n");
    assert_rejects(bench, "b.tsv,4,date_unreadable,documented\n");
    assert_holds(bench, "accounts.csv.json", "\"name\": \"b.tsv\"");
    assert_holds(bench, "accounts.csv.json", "\"observed_until\": \"2026-01-09T00:00:00Z\"");
    assert_holds(bench, "accounts.csv.json", "\"discharged_until\": \"2026-01-06T00:00:00Z\"");
    assert_null(strstr(bench->summary, "days without arrivals"));
    bench_free(bench);
}

TEST(what_an_earlier_file_says_stands_and_a_rejected_account_stays_away)
{
    struct bench *bench =
        bench_new("{'columns': {'account': {'column': 'a'}, 'work_type': {'column': 'w'}, 'discharge': "
                  "{'column': 'd'}, 'gross_usd': {'column': 'g'}}}");
    bench_export(bench, "1.csv", "a,w,d,g\n1,x,2026-01-05,5\n2,x,junk,5\n3,x,2026-01-05,\n");
    bench_export(bench, "2.csv", "a,w,d,g\n1,y,2026-01-06,6\n2,x,2026-01-05,5\n3,x,2026-01-05,7\n");
    bench_run(bench);
    assert_accounts(bench, "1,x,2026-01-05T00:00:00Z,,,,,5.00,,,,,,,\n2,x,2026-01-05T00:00:00Z,,,,,7.00,,,,,,,\n");
    assert_holds(bench, "accounts.csv.json", "\"with_rejected\": 1");
    bench_free(bench);
}

TEST(quoted_cells_of_several_lines_keep_the_line_numbers_right)
{
    struct bench *bench = bench_new(THREE);
    bench_export(bench, "1.csv",
                 "a,note,w,d\r\n1,\"two\r\nlines, \"\"quoted\"\"\",x,2026-01-05\r\n2,5\" wide,x,junk\r\n");
    bench_run(bench);
    assert_accounts(bench, "1,x,2026-01-05T00:00:00Z,,,,,,,,,,,,\n");
    assert_rejects(bench, "1.csv,4,date_unreadable,discharge\n");
    bench_free(bench);
}

TEST(separators_behind_the_last_column_do_no_harm)
{
    struct bench *bench = bench_new(THREE);
    bench_export(bench, "1.csv", "a,w,d,,\n1,x,2026-01-05\n2,x,2026-01-06,,,,\n3,x,2026-01-07,,y\n");
    bench_run(bench);
    assert_accounts(bench, "1,x,2026-01-05T00:00:00Z,,,,,,,,,,,,\n2,x,2026-01-06T00:00:00Z,,,,,,,,,,,,\n");
    assert_rejects(bench, "1.csv,4,cell_count,\n");
    bench_free(bench);
}

TEST(a_quote_that_swallows_rows_stops_the_import)
{
    struct bench *bench = bench_new(THREE);
    bench_export(bench, "1.csv", "a,w,d\n1,x,2026-01-05\n\"2,x,2026-01-05\n3\",x,2026-01-05,y\n4,x,2026-01-05\n");
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_FAILED);
    assert_non_null(strstr(bench->message, "1.csv:3: has a quote out of place"));
    assert_null(bench_text(bench, "accounts.csv"));
    assert_null(bench_text(bench, "accounts.csv.rejects.csv"));
    bench_free(bench);
}

TEST(a_date_on_the_day_of_the_discharge_is_no_negative_lag)
{
    struct bench *bench = bench_of(MAP, "1,ED,2026-01-05 14:00,2026-01-05,,2026-01-05,2026-01-05,,,,,,,,\n"
                                        "2,ED,2026-01-05 14:00,2026-01-05 13:59,,,,,,,,,,,\n");
    assert_accounts(bench,
                    "1,ED,2026-01-05T19:00:00Z,2026-01-05T19:00:00Z,,2026-01-05T19:00:00Z,2026-01-05T19:00:00Z,,,,,"
                    ",,0,\n");
    assert_rejects(bench, "a.csv,3,lag_negative,documented\n");
    bench_free(bench);
}

TEST(the_map_can_take_early_documentation_as_the_discharge)
{
    struct bench *bench = bench_new("{'move_early': 'documented', 'columns': {'account': {'column': 'a'}, 'work_type': "
                                    "{'column': 'w'}, 'discharge': {'column': 'd'}, 'documented': {'column': 'r'}}}");
    bench_export(bench, "1.csv", "a,w,d,r\n1,x,2026-01-05 10:00,2026-01-04 10:00\n");
    bench_run(bench);
    assert_accounts(bench, "1,x,2026-01-05T10:00:00Z,2026-01-05T10:00:00Z,,,,,,,,,,,\n");
    assert_holds(bench, "accounts.csv.json", "\"documented\": 1");
    bench_free(bench);
}

TEST(what_happened_after_until_has_not_happened)
{
    struct bench *bench = bench_new(MAP);
    bench->request.until = "2026-01-08";
    bench_export(bench, "a.csv",
                 HEADER "1,ED,2026-01-05,2026-01-06,2026-01-07,2026-01-08 00:01,2026-01-09,5,,,u,9,0,x,Y\n"
                        "2,ED,2026-01-05,2026-01-06,2026-01-07,2026-01-07,2026-01-08,5,,,u,9,0,x,Y\n"
                        "3,ED,2026-01-09,,,,,,,,,,,,\n");
    bench_run(bench);
    assert_accounts(bench, "1,ED,2026-01-05T05:00:00Z,2026-01-06T05:00:00Z,2026-01-07T05:00:00Z,,,5.00,,,,,0,,\n"
                           "2,ED,2026-01-05T05:00:00Z,2026-01-06T05:00:00Z,2026-01-07T05:00:00Z,2026-01-07T05:00:00Z,"
                           "2026-01-08T05:00:00Z,5.00,,,coder 1,9,0,1,1\n");
    assert_holds(bench, "accounts.csv.json", "\"after_until\": 1");
    assert_holds(bench, "accounts.csv.json", "\"observed_until\": \"2026-01-08T05:00:00Z\"");
    assert_holds(bench, "accounts.csv.json", "\"discharged_until\": \"2026-01-08T05:00:00Z\"");
    assert_null(strstr(bench->summary, "days without arrivals"));
    bench_free(bench);
}

TEST(days_without_discharges_before_until_are_told)
{
    struct bench *bench = bench_new(MAP);
    bench->request.until = "2026-02-08";
    bench_export(bench, "a.csv", HEADER "1,ED,2026-01-05,2026-01-06,2026-01-07,2026-01-08,2026-01-09,5,,,u,9,0,x,Y\n");
    bench_run(bench);
    assert_non_null(strstr(bench->summary, "nobody is discharged in the 34 days before --until"));
    bench_free(bench);
}

static void assert_refused(const char *name, const char *text, const char *words)
{
    struct bench *bench =
        bench_new("{'columns': {'account': {'column': 'a'}, 'work_type': {'column': 'w'}, 'discharge': "
                  "{'column': 'd'}}}");
    if (text)
        bench_export(bench, name, text);
    else
        bench->paths[bench->request.path_count++] = memory_copy_text(scratch_path(&bench->scratch, name));
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_REFUSED);
    char *said = problem_text(&bench->problems.items[0]);
    if (!strstr(said, words)) fail_msg("\"%s\" does not say \"%s\"", said, words);
    free(said);
    assert_null(bench_text(bench, "accounts.csv"));
    bench_free(bench);
}

TEST(files_that_cannot_be_an_export_are_refused)
{
    assert_refused("1.csv", "", "the file is empty");
    assert_refused("1.csv", "x,y\n", "none of the headers that the map gives to account");
    assert_refused("1.csv", "a,w,w,d\n", "columns 2 and 3 both have the header");
    assert_refused("1.csv", "a,w\n", "/columns/discharge: no file has such a column");
    assert_refused("missing.csv", NULL, "cannot read");
    assert_refused(".", NULL, "no regular file");
    assert_refused("1.csv",
                   "\xff\xfe"
                   "a",
                   "UTF-16");
}

TEST(an_output_must_not_be_an_input)
{
    struct bench *bench = bench_new(MAP);
    bench_export(bench, "a.csv", HEADER);
    bench->request.accounts = bench->paths[0];
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_REFUSED);
    assert_non_null(strstr(bench->problems.items[0].what, "one of the inputs"));
    bench_free(bench);
}

TEST(the_sample_of_a_hospital_is_read_whole)
{
    const char *path = getenv("HIMSIM_SAMPLE_ACCOUNTS");
    if (!path || access(path, R_OK) != 0) {
        print_message("HIMSIM_SAMPLE_ACCOUNTS names no file that can be read; skipped\n");
        skip();
    }
    struct bench *bench = bench_new(
        "{'columns': {'account': {'column': 'encounter_id'}, 'work_type': {'column': "
        "'department'}, 'discharge': {'column': 'discharge_date'}, 'billed': {'column': "
        "'submission_date'}, 'gross_usd': {'column': 'billed_amount'}, 'payer': {'column': "
        "'payer'}, 'denied': {'column': 'denial_reason', 'values': {'Coding error': true}, 'other': false}}}");
    char *copy = memory_copy_text(path);
    bench->paths[bench->request.path_count++] = copy;
    bench_run(bench);
    assert_done(bench);
    assert_rejects(bench, "");
    assert_holds(bench, "accounts.csv.json", "\"not_discharged\": 0");
    bench_free(bench);
}

/* A row a coding session, a row a status: the map says that they are one account. */
TEST(rows_of_one_account_are_merged_where_the_map_says_so)
{
    char *map = memory_format("{'repeated_rows': 'merge', %s", &MAP[1]);
    struct bench *bench = bench_new(map);
    bench_export(bench, "a.csv",
                 HEADER "1,ED,2026-01-05,2026-01-06,2026-01-07 09:00,2026-01-08 10:00,2026-01-12,5,,A,u,9,0,,Y\n"
                        "2,ED,2026-01-06,,,,,7,,,,,,,\n"
                        "1,IP,2026-01-05,,2026-01-07 08:00,2026-01-09 10:00,2026-01-13,6,2,B,v,11.5,1,x,N\n"
                        "1,ED,2026-01-05,,,2026-01-08 12:00,,,,,w,,,,\n");
    bench_run(bench);
    assert_accounts(bench, "1,ED,2026-01-05T05:00:00Z,2026-01-06T05:00:00Z,2026-01-07T13:00:00Z,2026-01-09T15:00:00Z,"
                           "2026-01-12T05:00:00Z,5.00,2.00,A,coder 2,20.5,1,1,0\n"
                           "2,ED,2026-01-06T05:00:00Z,,,,,7.00,,,,,,0,\n");
    assert_rejects(bench, "");
    bench_free(bench);
    free(map);
    bench = bench_new(MAP);
    bench->request.max_bad_share = 0.1;
    bench_export(bench, "a.csv", HEADER "1,ED,2026-01-05,,,,,,,,,,,,\n1,ED,2026-01-05,,,,,,,,,,,,\n");
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_TOO_BAD);
    assert_non_null(strstr(bench->message, "\"repeated_rows\": \"merge\""));
    bench_free(bench);
}

static size_t files_of(struct bench *bench)
{
    glob_t found;
    size_t count = glob(scratch_path(&bench->scratch, "*"), 0, NULL, &found) == 0 ? found.gl_pathc : 0;
    globfree(&found);
    return count;
}

static bool is_stopped(void)
{
    return true;
}

TEST(an_import_that_is_stopped_leaves_nothing_behind)
{
    struct bench *bench = bench_new(MAP);
    bench_export(bench, "a.csv", HEADER "1,ED,2026-01-05,,,,,,,,,,,,\n2,ED,2026-01-05,,,,,,,,,,,,\n");
    size_t before = files_of(bench);
    bench->request.is_stopped = is_stopped;
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_STOPPED);
    assert_null(bench->message);
    assert_int_equal(files_of(bench), before);
    free(bench->summary);
    bench->request.is_stopped = NULL;
    bench_run(bench);
    assert_done(bench);
    assert_int_equal(files_of(bench), before + 3);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_import_that_is_stopped_leaves_nothing_behind),
        cmocka_unit_test(one_row_becomes_one_account_in_utc_with_our_names),
        cmocka_unit_test(empty_cells_are_unknown_and_a_filled_mark_is_no),
        cmocka_unit_test(accounts_are_numbered_by_discharge_and_equal_ones_as_they_came),
        cmocka_unit_test(every_reason_has_its_line_and_its_column),
        cmocka_unit_test(too_many_bad_rows_stop_the_import_and_only_the_list_of_them_is_written),
        cmocka_unit_test(two_files_join_on_the_account_whatever_they_call_it),
        cmocka_unit_test(what_an_earlier_file_says_stands_and_a_rejected_account_stays_away),
        cmocka_unit_test(quoted_cells_of_several_lines_keep_the_line_numbers_right),
        cmocka_unit_test(separators_behind_the_last_column_do_no_harm),
        cmocka_unit_test(a_quote_that_swallows_rows_stops_the_import),
        cmocka_unit_test(a_date_on_the_day_of_the_discharge_is_no_negative_lag),
        cmocka_unit_test(the_map_can_take_early_documentation_as_the_discharge),
        cmocka_unit_test(what_happened_after_until_has_not_happened),
        cmocka_unit_test(rows_of_one_account_are_merged_where_the_map_says_so),
        cmocka_unit_test(days_without_discharges_before_until_are_told),
        cmocka_unit_test(files_that_cannot_be_an_export_are_refused),
        cmocka_unit_test(an_output_must_not_be_an_input),
        cmocka_unit_test(the_sample_of_a_hospital_is_read_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
