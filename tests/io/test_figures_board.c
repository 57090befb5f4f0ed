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

static struct bench *one_and_four(int64_t replications)
{
    struct bench *bench = bench_new();
    add(bench, "short", "One coder", "20000", 1, 60, "");
    add(bench, "more", "Four coders", "20000", 4, 60, "");
    run(bench, replications);
    return bench;
}

static struct estimate level(struct bench *bench, size_t scenario, enum metric_id id)
{
    return estimate_metric(&bench->study, scenario,
                           metric_key_find(&bench->study.items[scenario].keys, (int)id, SCOPE_ALL, 0), 0.95);
}

/* The first number of a text, its true minus sign and scale heeded; `unit` gets the weight of its last digit. */
static double number_of(const char *text, double *unit)
{
    char *end;
    double sign = strstr(text, "−") == text ? -1 : 1;
    const char *at = text + strcspn(text, "0123456789");
    double value = strtod(at, &end);
    const char *point = memchr(at, '.', (size_t)(end - at));
    double scale = strstr(end, "\u00A0M") || strstr(end, " M")   ? 1e6
                   : strstr(end, "\u00A0k") || strstr(end, " k") ? 1e3
                                                                 : 1;
    *unit = scale * (point ? pow(10, -(double)(end - point - 1)) : 1);
    return sign * value * scale;
}

static bool is_number(const char *text)
{
    if (strncmp(text, "−", strlen("−")) == 0) text += strlen("−");
    text += *text == '+';
    text += *text == '$';
    return *text >= '0' && *text <= '9';
}

/* What a waterfall prints in its rows, from top to bottom. */
static size_t rows_of(const struct label_list *list, const char *ending, double *values, double *unit)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const char *text = list->items[i].text, *end = strstr(text, ending);
        if (is_number(text) && end && !strstr(text, " to ") && (end[strlen(ending)] == '\0'))
            values[count++] = number_of(text, unit);
    }
    return count;
}

static void assert_waterfall(struct bench *bench, const char *file, const char *ending, enum metric_id id)
{
    char *script = content(bench, file);
    struct label_list *list = labels_of(script);
    double values[20], unit = 0, sum = 0;
    size_t count = rows_of(list, ending, values, &unit);
    assert_true(count >= 3);
    for (size_t i = 1; i + 1 < count; i++) sum += values[i];
    assert_true(fabs(values[0] + sum - values[count - 1]) < unit / 1000);
    assert_true(fabs(values[0] - level(bench, 0, id).mean) <= unit / 2 * (1 + 1e-9));
    assert_true(fabs(values[count - 1] - level(bench, 1, id).mean) <= unit / 2 * (1 + 1e-9));
    free(list);
    free(script);
}

static void what_a_waterfall_prints_adds_up(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(12);
    assert_waterfall(bench, "waterfall-dnfb-more.gp", "\u00A0days", METRIC_DNFB_MEAN_DAYS);
    char *script = content(bench, "waterfall-cost-more.gp");
    const char *ending = strstr(script, "\u00A0M'") ? "\u00A0M" : "\u00A0k";
    assert_waterfall(bench, "waterfall-cost-more.gp", ending, METRIC_COST_TOTAL_USD);
    free(script);
    bench_free(bench);
}

static void parts_of_a_waterfall_are_the_paired_differences(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(12);
    char *script = content(bench, "waterfall-dnfb-more.gp");
    struct label_list *list = labels_of(script);
    struct estimate difference;
    size_t key = metric_key_find(&bench->study.items[1].keys, METRIC_DNFB_CAUSE_DAYS, SCOPE_CAUSE, CAUSE_CODING_QUEUE);
    assert_true(estimate_difference(&bench->study, 1, key, 0.95, &difference));
    double unit, printed = number_of((label_find(list, "Waiting for a coder") + 1)->text, &unit);
    assert_true(difference.mean < 0);
    assert_true(fabs(printed - difference.mean) <= unit);
    assert_non_null(strstr(strstr(script, "\ntitle = '"), "most of it: waiting for a coder"));
    free(list);
    free(script);
    bench_free(bench);
}

static void causes_in_days_add_up_to_dnfb_days(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(3);
    const struct study_scenario *item = &bench->study.items[0];
    size_t whole = metric_key_find(&item->keys, METRIC_DNFB_MEAN_DAYS, SCOPE_ALL, 0);
    for (size_t r = 0; r < 3; r++) {
        double sum = 0;
        for (int c = 0; c < CAUSE_COUNT; c++)
            sum += item->values[r * item->keys.count +
                                metric_key_find(&item->keys, METRIC_DNFB_CAUSE_DAYS, SCOPE_CAUSE, c)];
        assert_true(fabs(sum - item->values[r * item->keys.count + whole]) < 1e-9);
    }
    bench_free(bench);
}

static void rounded_parts_add_up_and_none_is_a_unit_off(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int round = 0; round < 500; round++) {
        double parts[7], sum = 0;
        int64_t units[7], shown = 0;
        for (int i = 0; i < 7; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            sum += parts[i] = ((double)(seed >> 33) / 2147483648.0 - 0.5) * 3;
        }
        struct figure_scale scale = figure_scale_for(9.5, NAN, "days");
        double before = 9.5, unit = pow(10, -scale.decimals);
        int64_t total = figure_scale_units(&scale, before + sum) - figure_scale_units(&scale, before);
        figure_scale_parts(&scale, parts, 7, total, units);
        for (int i = 0; i < 7; i++) {
            shown += units[i];
            assert_true(fabs((double)units[i] * unit - parts[i]) < unit * (1 + 1e-6));
        }
        assert_int_equal(shown, total);
    }
}

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
        cmocka_unit_test(what_a_waterfall_prints_adds_up),
        cmocka_unit_test(parts_of_a_waterfall_are_the_paired_differences),
        cmocka_unit_test(causes_in_days_add_up_to_dnfb_days),
        cmocka_unit_test(rounded_parts_add_up_and_none_is_a_unit_off),
        cmocka_unit_test(the_scorecard_prints_the_levels_and_the_verdicts),
        cmocka_unit_test(the_scorecard_prints_the_money),
        cmocka_unit_test(the_coverage_title_is_the_longest_hole),
        cmocka_unit_test(points_stand_where_the_estimates_are),
        cmocka_unit_test(aged_bars_end_at_the_charts_uncoded),
        cmocka_unit_test(the_frontier_holds_what_nobody_beats),
        cmocka_unit_test(names_and_dollars_of_any_size_stand_clear),
        cmocka_unit_test(hundreds_of_millions_are_printed_as_such),
        cmocka_unit_test(nothing_late_says_so_and_zeros_have_an_axis),
        cmocka_unit_test(one_replication_and_equals_claim_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
