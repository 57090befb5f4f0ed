/* Quality and timely filing: every number printed, and every point and line drawn, is the estimate's. */
#include "io/figure_number.h"
#include "tests/io/figure_labels.h"

/* A filing limit that one coder at home misses; denials; a second pool, abroad, that errs more. */
static const char home[] =
    "{\"extends\":\"plain.json\",\"name\":\"base\",\"title\":\"At home\","
    "\"payers\":[{\"name\":\"strict\",\"timely_filing_days\":10,\"payment_lag_days\":20}],"
    "\"work_types\":[{\"name\":\"ip\",\"arrivals\":{\"per_week\":90},\"payer_mix\":{\"strict\":1}}],"
    "\"claims\":{\"denial_given_error_share\":0.4,\"denial_given_clean_share\":0.02,"
    "\"denial_causes\":[{\"name\":\"drg\",\"amount_share\":0.3}]}}";
static const char abroad[] =
    "{\"extends\":\"base.json\",\"name\":\"abroad\",\"title\":\"Abroad\","
    "\"pools\":[{\"name\":\"coders\",\"errors\":{\"share\":{\"ip\":0.05,\"ed\":0.02}}},"
    "{\"name\":\"far\",\"location\":\"offshore\",\"time_zone\":\"Asia/Manila\",\"skills\":{\"ip\":1,\"ed\":1},"
    "\"errors\":{\"share\":{\"ip\":0.15,\"ed\":0.1}},\"wage_usd_per_hour\":9,"
    "\"shifts\":[{\"name\":\"day\",\"headcount\":1,\"hours\":[{\"start\":\"08:00\",\"end\":\"16:00\"}]}]}],"
    "\"worklists\":[{\"name\":\"all\",\"pools\":[\"coders\",\"far\"]}]}";

static struct bench *home_and_abroad(void)
{
    struct bench *bench = bench_new();
    char *plain = memory_format(scenario_format, "plain", "Plain", 90, "20000", "20000", "30", 1, "");
    scratch_write_text(&bench->scratch, "plain.json", plain);
    add_json(bench, "base", home);
    add_json(bench, "abroad", abroad);
    free(plain);
    run(bench, 6);
    return bench;
}

struct column { /* of a figure; the first scope of two series, or SCOPE_ALL of one */
    enum metric_id id;
    enum scope scope;
};

static struct estimate estimate_at(struct bench *bench, size_t scenario, const struct column *column, int kind)
{
    size_t key = metric_key_find(&bench->study.items[scenario].keys, (int)column->id, column->scope,
                                 column->scope == SCOPE_ALL ? 0
                                 : kind == 0                ? LOCATION_ONSHORE
                                                            : LOCATION_OFFSHORE);
    if (key == SIZE_MAX) return (struct estimate){.mean = NAN, .half_width = NAN};
    return estimate_metric(&bench->study, scenario, key, 0.95);
}

/* As near as its last digit tells, a share in percent. */
static void assert_printed(const char *text, const struct estimate *estimate, const char *unit)
{
    if (!isfinite(estimate->mean)) {
        assert_string_equal(text, "–");
        return;
    }
    bool is_share = strcmp(unit, "share") == 0;
    double weight, shown = number_of(text, &weight), mean = is_share ? 100 * estimate->mean : estimate->mean;
    assert_true(!is_share || strstr(text, "\u00A0%"));
    if (fabs(shown - mean) > weight / 2 * (1 + 1e-9)) fail_msg("%s is not %g", text, mean);
    if (estimate->half_width > 0 && !is_share) assert_true(weight <= 10 * estimate->half_width);
}

/* Heads and ticks are no block of numbers that begin at the same place. */
static bool are_values(const struct label *labels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = labels[i].text;
        if (labels[i].left != labels[0].left) return false;
        if (strcmp(text, "–") != 0 && strcspn(text, "0123456789") > (*text == '$')) return false;
    }
    return true;
}

/* The values stand column by column, row by row, series by series, between the heads of the columns. */
static void assert_values(struct bench *bench, const char *script, const struct column *columns, size_t count,
                          int kinds)
{
    struct label_list *list = labels_of(script);
    size_t at = (size_t)(label_find(list, "Abroad") - list->items) + 1;
    for (size_t c = 0; c < count; c++) {
        const char *unit = metrics[columns[c].id].unit;
        size_t values = bench->count * (size_t)kinds, first = at;
        while (!are_values(&list->items[first], values)) assert_true(++first + values <= list->count);
        for (size_t s = 0; s < bench->count; s++)
            for (int i = 0; i < kinds; i++) {
                struct estimate estimate = estimate_at(bench, s, &columns[c], i);
                assert_printed(list->items[first + s * (size_t)kinds + (size_t)i].text, &estimate, unit);
            }
        at = first + values;
    }
    free(list);
}

/* A line a value that there is, in the order of columns, scenarios and series. */
static void assert_data(struct bench *bench, const char *file, const struct column *columns, size_t count, int kinds)
{
    char *text = content(bench, file), *line = strtok(text, "\n");
    for (size_t c = 0; c < count; c++)
        for (size_t s = 0; s < bench->count; s++)
            for (int i = 0; i < kinds; i++) {
                struct estimate estimate = estimate_at(bench, s, &columns[c], i);
                if (!isfinite(estimate.mean)) continue;
                double row, value, low, high;
                int column, which;
                line = strtok(NULL, "\n");
                assert_non_null(line);
                assert_int_equal(sscanf(line, "%lf %d %d %lf %lf %lf", &row, &column, &which, &value, &low, &high), 6);
                assert_true(column == (int)c && which == i && lround(row) == (long)s);
                assert_true(fabs(value - estimate.mean) <= 1e-8 * fabs(value));
                assert_end(high, value, &estimate);
                assert_true(low <= value);
            }
    assert_null(strtok(NULL, "\n"));
    free(text);
}

/* The caller frees. */
static char *title_of(const char *script)
{
    static const char start[] = "\ntitle = '";
    const char *at = strstr(script, start);
    assert_non_null(at);
    char *title = memory_copy_text(at + strlen(start));
    *strstr(title, "'\n") = '\0';
    return title;
}

static void the_quality_figure_prints_the_levels_of_both_kinds_of_coders(void **state)
{
    (void)state;
    static const struct column columns[] = {{METRIC_ACCURACY_SHARE, SCOPE_LOCATION},
                                            {METRIC_ACCURACY_OUT_SHARE, SCOPE_LOCATION},
                                            {METRIC_CODING_DENIALS_PER_1000, SCOPE_LOCATION}};
    struct bench *bench = home_and_abroad();
    char *script = content(bench, "quality.gp"), *title = title_of(script);
    assert_values(bench, script, columns, 3, 2);
    assert_data(bench, "quality.dat", columns, 3, 2);
    struct estimate internal = estimate_at(bench, 1, &columns[0], 0), global = estimate_at(bench, 1, &columns[0], 1);
    assert_true(internal.mean > global.mean);
    char *at = strstr(title, "Abroad: ");
    assert_non_null(at);
    assert_printed(at, &internal, "share");
    at = strstr(at, "right at first, ");
    assert_non_null(at);
    assert_printed(at, &global, "share");
    free(title);
    free(script);
    bench_free(bench);
}

static const struct column filing[] = {{METRIC_LATE_CLAIMS_USD, SCOPE_ALL},
                                       {METRIC_FILING_PASSED_END_USD, SCOPE_ALL},
                                       {METRIC_FILING_30_DAYS_END_USD, SCOPE_ALL},
                                       {METRIC_FILING_60_DAYS_END_USD, SCOPE_ALL}};

static void the_filing_figure_prints_the_dollars_at_risk(void **state)
{
    (void)state;
    struct bench *bench = home_and_abroad();
    char *script = content(bench, "filing.gp"), *title = title_of(script);
    assert_values(bench, script, filing, 4, 1);
    assert_data(bench, "filing.dat", filing, 4, 1);
    struct estimate lost = estimate_at(bench, 0, &filing[0], 0), difference;
    assert_true(lost.mean > 0);
    if (!strstr(title, " less with “Abroad”")) fail_msg("%s", title);
    assert_printed(strchr(title, '$'), &lost, "usd");
    size_t key = metric_key_find(&bench->study.items[1].keys, METRIC_LATE_CLAIMS_USD, SCOPE_ALL, 0);
    assert_true(estimate_difference(&bench->study, 1, key, 0.95, &difference));
    assert_true(difference.mean < 0);
    difference.mean = -difference.mean;
    assert_printed(strchr(strchr(title, ';'), '$'), &difference, "usd");
    free(title);
    free(script);
    bench_free(bench);
}

static void fourteen_rows_of_two_values_stand_clear(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    char *plain = memory_format(scenario_format, "plain", "Plain", 30, "20000", "20000", "30", 1, "");
    scratch_write_text(&bench->scratch, "plain.json", plain);
    add_json(bench, "base", home);
    add_json(bench, "abroad", abroad);
    for (int p = 2; p < SCENARIOS_MAX; p++) {
        char *name = memory_format("plan%d", p);
        char *json =
            memory_format("{\"extends\":\"abroad.json\",\"name\":\"%s\",\"title\":\"Plan number %d\"}", name, p);
        add_json(bench, name, json);
        free(name);
        free(json);
    }
    run(bench, 3);
    char *script = content(bench, "quality.gp");
    struct label_list *list = labels_of(script);
    assert_labels_stand_clear("quality.gp", list);
    assert_null(strstr(script, "…"));
    free(list);
    free(script);
    free(plain);
    bench_free(bench);
}

static void nobody_errs_and_there_is_no_quality_figure(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(3);
    assert_false(has(bench, "quality.gp"));
    bench_free(bench);
}

static void nothing_late_says_so_and_zeros_have_an_axis(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(3);
    char *script = content(bench, "filing.gp");
    assert_non_null(strstr(script, "\ntitle = 'Nothing is lost to filing limits"));
    assert_non_null(strstr(script, "array highs[4] = [1, 1, 1, 1]"));
    free(script);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_quality_figure_prints_the_levels_of_both_kinds_of_coders),
        cmocka_unit_test(the_filing_figure_prints_the_dollars_at_risk),
        cmocka_unit_test(fourteen_rows_of_two_values_stand_clear),
        cmocka_unit_test(nobody_errs_and_there_is_no_quality_figure),
        cmocka_unit_test(nothing_late_says_so_and_zeros_have_an_axis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
