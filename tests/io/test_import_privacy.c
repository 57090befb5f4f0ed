#include "tests/io/import_bench.h"

TEST(columns_that_look_personal_are_refused_by_number_and_skipped_on_demand)
{
    static const char *const text =
        "a,w,Patient Name,d,PAT_SSN\n1,x,Doe,2026-01-05,123-45-6789\n2,x,Roe,junk,987-65-4321\n";
    struct bench *bench = bench_new(THREE);
    bench_export(bench, "1.csv", text);
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_REFUSED);
    assert_int_equal(bench->problems.count, 1);
    char *said = problem_text(&bench->problems.items[0]);
    assert_non_null(strstr(said, "3 (a name), 5 (a social security number)"));
    assert_null(strstr(said, "Patient"));
    assert_null(strstr(said, "SSN"));
    free(said);
    assert_null(bench_text(bench, "accounts.csv"));
    bench_free(bench);
    bench = bench_new(THREE);
    bench->request.skip_personal = true;
    bench_export(bench, "1.csv", text);
    bench_run(bench);
    assert_accounts(bench, "1,x,2026-01-05T00:00:00Z,,,,,,,,,,,,\n");
    assert_holds(bench, "accounts.csv.json", "\"personal_columns_skipped\": 2");
    bench_free(bench);
}

TEST(a_personal_column_is_never_read_even_when_mapped_unless_the_map_says_that_it_is_none)
{
    struct bench *bench =
        bench_new("{'columns': {'account': {'column': 'MRN'}, 'work_type': {'column': 'w'}, 'discharge': "
                  "{'column': 'd'}}}");
    bench->request.skip_personal = true;
    bench_export(bench, "1.csv", "MRN,w,d\n1,x,2026-01-05\n");
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_REFUSED);
    assert_string_equal(bench->problems.items[0].pointer, "/columns/account");
    assert_int_equal(bench->problems.items[0].line, 1);
    bench_free(bench);

    bench =
        bench_new("{'not_personal': 'City', 'columns': {'account': {'column': 'a'}, 'work_type': {'column': 'City'}, "
                  "'discharge': {'column': 'd'}}}");
    bench_export(bench, "1.csv", "a,City,d\n1,x,2026-01-05\n");
    bench_run(bench);
    assert_done(bench);
    bench_free(bench);
}

/* Every text of the export that must not come out begins with "secret". */
TEST(no_identifier_leaves_the_import)
{
    struct bench *bench = bench_new(MAP);
    bench->request.as_of = "2026-01-06";
    bench->request.skip_personal = true;
    bench_export(bench, "a.csv",
                 "acct,type,disch,ready,start,coded,billed,charges,net,fc,who,min,query,denial,auto,Name,note\n"
                 "secret1,ED,2026-01-05,,,,,5,,,secret2,,,secret3,,secret4,secret5\n"
                 "secret6,ED,secret7,,,,,5,,,,,,,,secret8,secret9\n"
                 "secret6,ED,2026-01-05,,,,,secret5,,,,,secret,,,,\n");
    bench_run(bench);
    assert_done(bench);
    static const char *const names[] = {"accounts.csv", "accounts.csv.json", "accounts.csv.rejects.csv",
                                        "accounts.csv.open.csv"};
    for (size_t i = 0; i < 4; i++) {
        char *text = bench_text(bench, names[i]);
        assert_non_null(text);
        assert_null(strstr(text, "secret"));
        free(text);
    }
    assert_null(strstr(bench->summary, "secret"));
    bench_free(bench);
}

TEST(a_keyed_digest_joins_and_depends_on_the_key)
{
    struct bench *bench = bench_new(MAP);
    char *key = bench_file(bench, "key", "000102030405060708090a0b0c0d0e0f\n");
    bench->request.join_key = key;
    bench_export(bench, "a.csv", HEADER "\"\",ED,2026-01-05,,,,,,,,,,,,\n7,ED,2026-01-05,,,,,,,,,,,,\n");
    bench_run(bench);
    assert_done(bench);
    char *text = bench_text(bench, "accounts.csv");
    assert_non_null(strstr(text, ",touchless,account_digest\n"));
    char *row = strrchr(text, ',') + 1;
    assert_int_equal(strlen(row), 33);
    char first[34];
    memcpy(first, row, 34);
    free(text);
    free(bench->summary);
    free(bench_file(bench, "key", "100102030405060708090a0b0c0d0e0f"));
    bench_run(bench);
    text = bench_text(bench, "accounts.csv");
    assert_string_not_equal(strrchr(text, ',') + 1, first);
    free(text);
    free(bench->summary);
    free(bench_file(bench, "key", "short"));
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_REFUSED);
    free(key);
    bench_free(bench);
}

TEST(a_column_of_too_many_names_is_not_taken_for_a_work_type)
{
    struct bench *bench =
        bench_new("{'columns': {'account': {'column': 'a'}, 'work_type': {'column': 'w'}, 'discharge': "
                  "{'column': 'd'}}}");
    char *text = memory_copy_text("a,w,d\n");
    for (int i = 0; i < 501; i++) {
        char *longer = memory_format("%s%d,name %d,2026-01-05\n", text, i, i);
        free(text);
        text = longer;
    }
    bench_export(bench, "1.csv", text);
    free(text);
    bench_run(bench);
    assert_int_equal(bench->outcome, IMPORT_FAILED);
    assert_non_null(strstr(bench->message, "work_type has more than 500 different values"));
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_that_look_personal_are_refused_by_number_and_skipped_on_demand),
        cmocka_unit_test(a_personal_column_is_never_read_even_when_mapped_unless_the_map_says_that_it_is_none),
        cmocka_unit_test(no_identifier_leaves_the_import),
        cmocka_unit_test(a_keyed_digest_joins_and_depends_on_the_key),
        cmocka_unit_test(a_column_of_too_many_names_is_not_taken_for_a_work_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
