/* The figures for a board: what they print is what the study says, and it is readable whatever the names and numbers.
 */
#include "experiment/business_case.h"
#include "experiment/comparison.h"
#include "io/figure_number.h"
#include "io/figure_scatter.h"
#include "models/coverage.h"
#include "tests/io/figure_labels.h"
#include <dirent.h>

static const char long_title[] = "A title as long as only a committee can make it, with every member's favourite word "
                                 "in it, twice if need be, and @_^{}& besides";

static void the_scorecard_prints_the_levels_and_the_verdicts(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(12);
    char *script = content(bench, "scorecard.gp");
    struct label_list *list = labels_of(script);
    struct comparison comparison;
    static const struct {
        enum metric_id id;
        const char *unit;
    } columns[] = {{METRIC_DNFB_MEAN_DAYS, ""},
                   {METRIC_DNFB_MEAN_USD, "usd"},
                   {METRIC_TAT_P50_HOURS, ""},
                   {METRIC_TAT_P90_HOURS, ""},
                   {METRIC_COST_TOTAL_USD, "usd"}};
    comparison_init(&comparison, &bench->study, 0.95, 0);
    struct text_pool pool = {0};
    size_t at = (size_t)(label_find(list, "Four coders") - list->items) + 1;
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++, at += 3) {
        const struct comparison_row *row = comparison_of(&comparison, 1, columns[c].id);
        struct estimate now = level(bench, 1, columns[c].id);
        const char *sign = row->verdict == VERDICT_BETTER ? "✓" : row->verdict == VERDICT_WORSE ? "✗" : "=";
        assert_string_equal(list->items[at].text, sign);
        assert_string_equal(list->items[at + 1].text, figure_value(&pool, now.mean, now.half_width, columns[c].unit));
        double unit, shown = number_of(list->items[at + 2].text, &unit);
        if (fabs(shown - row->difference.mean) > unit / 2 * (1 + 1e-9))
            fail_msg("%s is not %g", list->items[at + 2].text, row->difference.mean);
    }
    text_pool_free(&pool);
    comparison_free(&comparison);
    free(list);
    free(script);
    bench_free(bench);
}

/* Cash and NPV stand as the business case has them, the target as the share of the futures that meet it. */
static void the_scorecard_prints_the_money(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(12);
    char *script = content(bench, "scorecard.gp");
    struct label_list *list = labels_of(script);
    struct business_case money;
    struct text_pool pool = {0};
    business_case_init(&money, &bench->study, 1, 0.95);
    assert_true(result_has_money(&bench->results));
    label_find(list, figure_signed(&pool, money.released_usd.mean, money.released_usd.half_width, "usd"));
    label_find(list, figure_signed(&pool, money.npv_usd.mean, money.npv_usd.half_width, "usd"));
    struct share_estimate met = estimate_share(level(bench, 1, METRIC_DNFB_RECOVERY_DAYS).count, 12, 0.95);
    label_find(list, figure_percent(&pool, met.share));
    business_case_free(&money);
    text_pool_free(&pool);
    free(list);
    free(script);
    bench_free(bench);
}

static void the_coverage_title_is_the_longest_hole(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(2);
    struct coverage coverage;
    coverage_init(&coverage, &bench->study.items[0].plan);
    struct coverage_hole hole = coverage_hole_of(&coverage);
    char *script = content(bench, "coverage-short.gp");
    char *words = memory_format("nobody codes for %d\u00A0hours from Fri 16:00, when %.0f\u00A0%% of", hole.hours,
                                100 * hole.encounters / 210);
    assert_int_equal(hole.hours, 64);
    if (!strstr(script, words)) fail_msg("not %s: %s", words, strstr(script, "\ntitle"));
    coverage_free(&coverage);
    free(words);
    free(script);
    bench_free(bench);
}

/* x and y of each point, in the order of the scenarios. */
static void assert_points(struct bench *bench, const char *file, enum metric_id x, enum metric_id y)
{
    char *text = content(bench, file);
    size_t s = 0;
    for (char *line = strtok(text, "\n"); line && strncmp(line, "# the lines", 11) != 0; line = strtok(NULL, "\n")) {
        double at[6];
        if (sscanf(line, "%lf %lf %lf %lf %lf %lf", &at[0], &at[1], &at[2], &at[3], &at[4], &at[5]) != 6) continue;
        struct estimate along = level(bench, s, x), up = level(bench, s, y);
        assert_true(fabs(at[0] - along.mean) <= 1e-9 * fabs(along.mean) && fabs(at[1] - up.mean) <= 1e-9 * up.mean);
        assert_true(fabs(at[3] - along.mean - along.half_width) <= 1e-9 * fabs(at[3]));
        assert_end(at[5], at[1], &up);
        s++;
    }
    assert_int_equal(s, bench->count);
    free(text);
}

static void points_stand_where_the_estimates_are(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(6);
    assert_points(bench, "pareto-tat.dat", METRIC_COST_TOTAL_USD, METRIC_TAT_P90_HOURS);
    assert_points(bench, "pareto-dnfb.dat", METRIC_COST_TOTAL_USD, METRIC_DNFB_PEAK_DAYS);
    assert_points(bench, "ladder.dat", METRIC_FTE_FILLED, METRIC_DNFB_MEAN_DAYS);
    bench_free(bench);
}

static void the_ladder_says_what_the_best_plan_takes_and_with_how_many(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(12);
    char *script = content(bench, "ladder.gp"), *title = strstr(script, "\ntitle = '");
    *strchr(title + 1, '\n') = '\0';
    struct estimate difference, four = level(bench, 1, METRIC_FTE_FILLED), one = level(bench, 0, METRIC_FTE_FILLED);
    size_t key = metric_key_find(&bench->study.items[1].keys, METRIC_DNFB_MEAN_DAYS, SCOPE_ALL, 0);
    assert_true(estimate_difference(&bench->study, 1, key, 0.95, &difference));
    const struct {
        const char *words;
        double exact;
    } told[] = {{" takes ", -difference.mean}, {" with ", four.mean}, {" has ", one.mean}};
    assert_non_null(strstr(title, "“Four coders” takes "));
    for (size_t i = 0; i < 3; i++) {
        const char *at = strstr(title, told[i].words);
        double unit;
        assert_non_null(at);
        if (fabs(number_of(at, &unit) - told[i].exact) > unit / 2 * (1 + 1e-9)) fail_msg("%s: %g", at, told[i].exact);
    }
    free(script);
    bench_free(bench);
}

static void aged_bars_end_at_the_charts_uncoded(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(5);
    char *text = content(bench, "aged.dat");
    double ends[2] = {0}, before = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        size_t row;
        int bucket;
        double from, to;
        if (sscanf(line, "%zu %d %lf %lf", &row, &bucket, &from, &to) != 4) continue;
        assert_true(to >= from && (bucket == 0 ? from == 0 : from == before));
        ends[row] = before = to;
    }
    for (size_t s = 0; s < 2; s++)
        assert_true(fabs(ends[s] - level(bench, s, METRIC_ENCOUNTERS_UNCODED_END).mean) < 1e-6);
    assert_true(ends[0] > ends[1]);
    free(text);
    bench_free(bench);
}

static void the_aged_title_says_how_many_more_or_fewer_wait(void **state)
{
    (void)state;
    for (int worse = 0; worse < 2; worse++) {
        struct bench *bench = bench_new();
        add(bench, "a", "One", "20000", worse ? 4 : 1, 60, "");
        add(bench, "b", "Other", "20000", worse ? 1 : 4, 60, "");
        run(bench, 12);
        char *script = content(bench, "aged.gp"), *title = strstr(script, "\ntitle = 'Baseline: ");
        assert_non_null(title);
        *strchr(title + 1, '\n') = '\0';
        const char *change = strstr(title, "with “Other” ");
        if (!change || !strstr(change, worse ? " more'" : " fewer'")) fail_msg("%s", title);
        struct estimate difference;
        size_t key = metric_key_find(&bench->study.items[1].keys, METRIC_ENCOUNTERS_UNCODED_END, SCOPE_ALL, 0);
        assert_true(estimate_difference(&bench->study, 1, key, 0.95, &difference));
        double unit, before = number_of(title, &unit);
        assert_true(fabs(before - level(bench, 0, METRIC_ENCOUNTERS_UNCODED_END).mean) <= unit / 2 * (1 + 1e-9));
        assert_true(fabs(number_of(change, &unit) - fabs(difference.mean)) <= unit / 2 * (1 + 1e-9));
        free(script);
        bench_free(bench);
    }
}

static struct scatter_point point(double x, double y, bool is_hollow)
{
    return (struct scatter_point){.x = {.mean = x}, .y = {.mean = y}, .is_hollow = is_hollow};
}

static void the_frontier_holds_what_nobody_beats(void **state)
{
    (void)state;
    const struct scatter_point points[] = {point(3, 1, false),  point(1, 5, false), point(2, 5, false),
                                           point(2, 3, false),  point(0, 0, true),  point(2, 3, false),
                                           point(4, NAN, false)};
    size_t front[7];
    assert_int_equal(scatter_front(points, 7, true, front), 4); /* equals do not beat each other */
    assert_true(front[0] == 1 && front[3] == 0);
    assert_true(scatter_is_dominated(points, 7, 2, true));
    assert_false(scatter_is_dominated(points, 7, 3, true));
    assert_int_equal(scatter_front(points, 7, false, front), 1); /* the cheapest is the highest too */
    assert_int_equal(front[0], 1);
    assert_int_equal(scatter_front(points, 0, true, front), 0);
}

/* Every text of every figure. */
static void assert_all_clear(struct bench *bench)
{
    DIR *folder = opendir(bench->scratch.folder);
    size_t figures = 0;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 3, ".gp") != 0) continue;
        char *script = content(bench, entry->d_name);
        struct label_list *list = labels_of(script);
        assert_true(list->count > 3);
        assert_labels_stand_clear(entry->d_name, list);
        figures++;
        free(list);
        free(script);
    }
    closedir(folder);
    assert_true(figures > 8);
}

static const char cac[] =
    ",\"cac\":[{\"name\":\"c\",\"work_types\":[\"ip\"],\"assist_less_time_share\":0.2,\"usd_per_month\":2000}]";

static void names_and_dollars_of_any_size_stand_clear(void **state)
{
    (void)state;
    static const char *const dollars[] = {"3450000", "20000", "1"};
    for (size_t d = 0; d < 3; d++)
        for (int plans = 0; plans <= 5; plans += plans == 1 ? 4 : 1) {
            struct bench *bench = bench_new();
            add(bench, "base", "It's {all}_the^same @home & ~more `date` %d", dollars[d], 1, 30, "");
            for (int p = 0; p < plans; p++) {
                char *name = memory_format("plan_%d@{x}", p);
                add(bench, name, p == 0 ? long_title : "Short", dollars[d], 1 + p, 30, p == 1 ? cac : "");
                free(name);
            }
            run(bench, 4);
            assert_all_clear(bench);
            bench_free(bench);
        }
}

/* The rows of both plans, legible and told apart. */
static void long_names_are_legible_and_told_apart(void **state)
{
    (void)state;
    static const char *const files[] = {"cost.gp",      "aged.gp",     "filing.gp",     "utilization.gp",
                                        "scorecard.gp", "fan-days.gp", "pareto-tat.gp", "tat.gp"};
    struct bench *bench = bench_new();
    add(bench, "base", "Base", "20000", 1, 30, "");
    for (int p = 1; p <= 2; p++) {
        char *name = memory_format("plan%d", p), *title = memory_format("%s, number %d", long_title, p);
        add(bench, name, title, "20000", 1 + p, 30, "");
        free(name);
        free(title);
    }
    run(bench, 4);
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        char *script = content(bench, files[f]);
        struct label_list *list = labels_of(script);
        for (int p = 1; p <= 2; p++) {
            char *end = memory_format(" %d", p);
            size_t found = 0;
            for (size_t i = 0; i < list->count; i++) {
                const char *text = list->items[i].text;
                size_t length = strlen(text);
                bool ends = length > 6 && strcmp(text + length - 2, end) == 0 && strstr(text, "umber");
                if (ends && list->items[i].top - list->items[i].bottom < 14) fail_msg("%s: small: %s", files[f], text);
                found += ends;
            }
            if (found == 0) fail_msg("%s does not tell number %d", files[f], p);
            free(end);
        }
        free(list);
        free(script);
    }
    bench_free(bench);
}

static void hundreds_of_millions_are_printed_as_such(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    add(bench, "base", "Base", "3450000", 1, 60, "");
    add(bench, "plan", "Plan", "3450000", 3, 60, "");
    run(bench, 4);
    double mean = level(bench, 0, METRIC_DNFB_MEAN_USD).mean;
    assert_true(mean > 1e8);
    char *script = content(bench, "scorecard.gp");
    assert_non_null(strstr(script, mean < 999.5e6 ? "\u00A0M'" : "\u00A0B'"));
    free(script);
    bench_free(bench);
}

static void one_replication_and_equals_claim_nothing(void **state)
{
    (void)state;
    static const char *const files[] = {"waterfall-dnfb-b.gp", "waterfall-cost-b.gp", "scorecard.gp"};
    for (int64_t n = 1; n <= 4; n += 3) {
        struct bench *bench = bench_new();
        add(bench, "a", "One", "20000", 2, 30, "");
        add(bench, "b", "Same", "20000", 2, 30, "");
        run(bench, n);
        for (size_t i = 0; i < 3; i++) {
            char *script = content(bench, files[i]);
            assert_non_null(strstr(strstr(script, "\ntitle = '"), "no difference"));
            assert_null(strstr(script, "'✓'"));
            assert_null(strstr(script, "'✗'"));
            free(script);
        }
        bench_free(bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_scorecard_prints_the_levels_and_the_verdicts),
        cmocka_unit_test(the_scorecard_prints_the_money),
        cmocka_unit_test(the_coverage_title_is_the_longest_hole),
        cmocka_unit_test(points_stand_where_the_estimates_are),
        cmocka_unit_test(the_ladder_says_what_the_best_plan_takes_and_with_how_many),
        cmocka_unit_test(aged_bars_end_at_the_charts_uncoded),
        cmocka_unit_test(the_aged_title_says_how_many_more_or_fewer_wait),
        cmocka_unit_test(the_frontier_holds_what_nobody_beats),
        cmocka_unit_test(names_and_dollars_of_any_size_stand_clear),
        cmocka_unit_test(long_names_are_legible_and_told_apart),
        cmocka_unit_test(hundreds_of_millions_are_printed_as_such),
        cmocka_unit_test(one_replication_and_equals_claim_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
