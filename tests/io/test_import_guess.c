#include "io/import_guess.h"
#include "tests/io/import_bench.h"

static char *guess(struct bench *bench, bool expected)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    bool ok = import_guess(bench->paths, bench->request.path_count, out, &bench->problems);
    fclose(out);
    if (ok != expected) bench_print(bench);
    assert_true(ok == expected);
    return text;
}

static char *guess_of(const char *name, const char *text)
{
    struct bench *bench = bench_new("{}");
    bench_export(bench, name, text);
    char *map = guess(bench, true);
    bench_free(bench);
    return map;
}

/* The map without its white space says so. */
static void assert_says(const char *map, const char *words)
{
    char *dense = memory_copy_text(map);
    size_t used = 0;
    bool quoted = false;
    for (const char *c = map; *c; c++) {
        if (*c == '"') quoted = !quoted;
        if (quoted || !strchr(" \n", *c)) dense[used++] = *c;
    }
    dense[used] = '\0';
    char *wanted = memory_copy_text(words);
    for (char *c = wanted; *c; c++)
        if (*c == '\'') *c = '"';
    if (!strstr(dense, wanted)) fail_msg("no %s in %s", wanted, dense);
    free(wanted);
    free(dense);
}

TEST(the_columns_of_epic_are_known_by_name)
{
    char *map =
        guess_of("hsp.tsv", "HSP_ACCOUNT_ID\tHSP_ACCOUNT_NAME\tDISCH_DATE_TIME\tACCT_CLASS_HA_C_NAME\tTOT_CHGS\t"
                            "FIRST_BILLED_DATE\tCODING_DATETIME\tACCT_FIN_CLASS_C_NAME\tDRG_EXPECTED_REIMB\t"
                            "CODING_STS_USER_ID\tOPEN_DENIAL_BDC_YN\tSOMETHING_ELSE\n"
                            "1\tDoe,J\t1/31/2026 10:00\tIP\t5\t2/3/2026\t\tMedicare\t2\tu\tN\tx\n");
    assert_says(map, "'account':{'column':'HSP_ACCOUNT_ID'}");
    assert_says(map, "'discharge':{'column':'DISCH_DATE_TIME','format':'%m/%d/%Y %H:%M'}");
    assert_says(map, "'work_type':{'column':'ACCT_CLASS_HA_C_NAME'}");
    assert_says(map,
                "'coded':{'column':'CODING_DATETIME','format':'iso','// format':'unsure: the first rows have no date "
                "here','//':'unsure: it is the last change of the coding status");
    assert_says(map,
                "'billed':{'column':'FIRST_BILLED_DATE','format':'%m/%d/%Y','// format':'unsure: day and month could");
    assert_says(map, "'gross_usd':{'column':'TOT_CHGS'}");
    assert_says(map, "'net_usd':{'column':'DRG_EXPECTED_REIMB'}");
    assert_says(map, "'payer':{'column':'ACCT_FIN_CLASS_C_NAME'}");
    assert_says(map, "'coder':{'column':'CODING_STS_USER_ID'");
    assert_says(map, "'denied':{'column':'OPEN_DENIAL_BDC_YN'");
    assert_says(map, "'// documented':'no column found");
    assert_says(map, "'// left out of hsp.tsv':'columns 12; columns that look like personal data, which need "
                     "--skip-personal: 2'");
    assert_null(strstr(map, "HSP_ACCOUNT_NAME"));
    assert_null(strstr(map, "SOMETHING_ELSE"));
    assert_null(strstr(map, "Doe"));
    free(map);
}

TEST(the_columns_of_a_coding_worklist_are_known_by_name)
{
    char *map =
        guess_of("dolbey.csv", "Account Number,Patient Class,Discharge Date w/ Time,Coding Ready Start Date/Time,"
                               "First Submitted Date,First Coder User ID,Time Spent By Coding,Is AutoClosed,"
                               "Physician Query Total,Total Charges,Financial Class,Denial Reason\n");
    assert_says(map, "'account':{'column':'Account Number'}");
    assert_says(map, "'work_type':{'column':'Patient Class'}");
    assert_says(map, "'discharge':{'column':'Discharge Date w/ Time'");
    assert_says(map, "'documented':{'column':'Coding Ready Start Date/Time'");
    assert_says(map, "'coded':{'column':'First Submitted Date'");
    assert_says(map, "'coder':{'column':'First Coder User ID'}");
    assert_says(map,
                "'coding_minutes':{'column':'Time Spent By Coding','unit':'minutes','//':'unsure: say in which unit");
    assert_says(map, "'touchless':{'column':'Is AutoClosed'}");
    assert_says(map, "'queried':{'column':'Physician Query Total'}");
    assert_says(map, "'denied':{'column':'Denial Reason','filled':true,'//':'unsure: any reason");
    free(map);
}

TEST(the_utc_column_of_the_status_history_gets_its_zone)
{
    char *map = guess_of("hx.tsv", "HSP_ACCOUNT_ID\tCDSTS_HX_UTC_DTTM\n1\t2026-01-31 10:00:00\n");
    assert_says(map, "'coded':{'column':'CDSTS_HX_UTC_DTTM','format':'iso','zone':'UTC'");
    assert_says(map, "'// work_type':'required: no column found");
    free(map);
}

TEST(the_first_rows_choose_the_format)
{
    static const struct {
        const char *cells, *format;
    } cases[] = {
        {"31/01/2026 10:00\n01/02/2026 11:00\n", "%d/%m/%Y %H:%M"},
        {"01/31/2026\n\n02/28/2026\n", "%m/%d/%Y"},
        {"31.01.2026 10:00:00\n", "%d.%m.%Y %H:%M:%S"},
        {"2026-01-31T10:00:00Z\n", "iso"},
        {"1/31/2026 10:00:00 PM\n", "%m/%d/%Y %I:%M:%S %p"},
        {"20260131\n", "%Y%m%d"},
        {"31-Jan-2026 10:00\n", "%d-%b-%Y %H:%M"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = memory_format("discharged\n%s", cases[i].cells);
        char *wanted = memory_format("'discharge':{'column':'discharged','format':'%s'}", cases[i].format);
        char *map = guess_of("a.csv", text);
        assert_says(map, wanted);
        free(map);
        free(wanted);
        free(text);
    }
    char *map = guess_of("a.csv", "discharged\n31 of January\n");
    assert_says(map, "'// format':'unsure: no usual format reads the first rows");
    free(map);
}

TEST(several_files_make_one_map)
{
    struct bench *bench = bench_new("{}");
    bench_export(bench, "a.csv", "acct no,patient class,discharge date\n7,IP,2026-01-05\n");
    bench_export(bench, "b.csv", "HAR,coded\n7,2026-01-06\n");
    char *map = guess(bench, true);
    assert_says(map, "'account':{'column':['acct no','HAR']}");
    free(bench_file(bench, "map.json", map));
    bench_run(bench);
    assert_accounts(bench, "1,IP,2026-01-05T00:00:00Z,,,2026-01-06T00:00:00Z,,,,,,,,,\n");
    free(map);
    bench_free(bench);
}

TEST(a_first_row_of_data_is_not_taken_for_a_header)
{
    struct bench *bench = bench_new("{}");
    bench_export(bench, "a.csv", "H7,Doe,2026-01-05\nH8,Roe,2026-01-06\n");
    char *map = guess(bench, false);
    assert_string_equal(map, "");
    assert_non_null(strstr(bench->problems.items[0].what, "it is no header"));
    free(map);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_columns_of_epic_are_known_by_name),
        cmocka_unit_test(the_columns_of_a_coding_worklist_are_known_by_name),
        cmocka_unit_test(the_utc_column_of_the_status_history_gets_its_zone),
        cmocka_unit_test(the_first_rows_choose_the_format),
        cmocka_unit_test(several_files_make_one_map),
        cmocka_unit_test(a_first_row_of_data_is_not_taken_for_a_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
