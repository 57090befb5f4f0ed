/* Figures say what the study says: numbers in titles and labels are read back and held against the estimates. */
#include "experiment/comparison.h"
#include "tests/io/figure_bench.h"

/* The title of a figure; the caller frees. */
static char *title_of(struct bench *bench, const char *name)
{
    char *text = content(bench, name), *at = strstr(text, "\ntitle = '");
    assert_non_null(at);
    at += strlen("\ntitle = '");
    *strchr(at, '\n') = '\0';
    char *title = memory_copy_text(at);
    free(text);
    return title;
}

/* The dollars that a text names first after a word: "$16.4 M". `unit` gets the weight of the last digit shown. */
static double dollars_after(const char *text, const char *word, double *unit)
{
    const char *at = strstr(text, word);
    if (!at || !(at = strchr(at, '$'))) fail_msg("no dollars after \"%s\" in: %s", word, text);
    char *end;
    double value = strtod(at + 1, &end);
    const char *point = memchr(at, '.', (size_t)(end - at));
    *unit = point ? pow(10, -(double)(end - point - 1)) : 1;
    double scale = strncmp(end, "\u00A0M", 3) == 0 ? 1e6 : strncmp(end, "\u00A0k", 3) == 0 ? 1e3 : 1;
    *unit *= scale;
    return value * scale;
}

static void assert_title_says(struct bench *bench, const char *name, const char *words)
{
    char *title = title_of(bench, name);
    if (!strstr(title, words)) fail_msg("not %s: %s", words, title);
    free(title);
}

static struct estimate difference(struct bench *bench, enum metric_id id)
{
    struct estimate difference;
    size_t key = metric_key_find(&bench->study.items[1].keys, (int)id, SCOPE_ALL, 0);
    assert_true(estimate_difference(&bench->study, 1, key, 0.95, &difference));
    return difference;
}

static void titles_give_the_paired_differences_of_the_study(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(20);
    static const struct {
        const char *file, *word;
        enum metric_id id;
    } claims[] = {{"fan-dollars-more.gp", "DNFB is", METRIC_DNFB_MEAN_USD},
                  {"cost.gp", "costs", METRIC_COST_TOTAL_USD}};
    for (size_t i = 0; i < 2; i++) {
        double unit;
        char *title = title_of(bench, claims[i].file);
        struct estimate estimate = difference(bench, claims[i].id);
        assert_true(fabs(estimate.mean) > estimate.half_width);
        assert_true(fabs(dollars_after(title, claims[i].word, &unit) - fabs(estimate.mean)) <= unit / 2 * (1 + 1e-9));
        assert_non_null(strstr(title, estimate.mean < 0 ? i ? "less" : "below" : i ? "more" : "above"));
        assert_true(unit <= fabs(estimate.mean));
        free(title);
    }
    bench_free(bench);
}

static void title_of_the_causes_gives_the_mean_and_the_share_of_coding(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(20);
    double unit, share = level(bench, 0, METRIC_DNFB_CODING_SHARE).mean;
    char *title = title_of(bench, "causes-short.gp");
    assert_true(fabs(dollars_after(title, "of", &unit) - level(bench, 0, METRIC_DNFB_MEAN_USD).mean) <=
                unit / 2 * (1 + 1e-9));
    double shown = strtod(strchr(title, ':') + 1, NULL) / 100;
    assert_true(fabs(shown - share) < 0.0051);
    free(title);
    bench_free(bench);
}

static void title_of_the_turnaround_gives_the_shares_within_the_target(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(20);
    char *title = title_of(bench, "tat.gp");
    double with = strtod(strchr(title, ':') + 1, NULL) / 100,
           without = strtod(strstr(title, "baseline") + 8, NULL) / 100;
    assert_true(fabs(with - level(bench, 1, METRIC_TAT_WITHIN_TARGET_SHARE).mean) < 0.0051);
    assert_true(fabs(without - level(bench, 0, METRIC_TAT_WITHIN_TARGET_SHARE).mean) < 0.0051);
    free(title);
    bench_free(bench);
}

static void fan_data_are_the_daily_quantiles(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(20);
    char *text = content(bench, "fan-dollars-more.dat");
    double row[6];
    char *last = strrchr(text, '-');
    assert_int_equal(sscanf(last + 3, "%lf %lf %lf %lf %lf %lf", &row[0], &row[1], &row[2], &row[3], &row[4], &row[5]),
                     6);
    for (size_t s = 0; s < 2; s++) {
        size_t key = metric_key_find(&bench->study.items[s].series, SERIES_DNFB_USD, SCOPE_ALL, 0);
        struct estimate end = estimate_daily(&bench->study, s, key, 59, 0.95);
        assert_true(fabs(row[3 * s] - end.p10) < 1e-3 && fabs(row[3 * s + 1] - end.p50) < 1e-3 &&
                    fabs(row[3 * s + 2] - end.p90) < 1e-3);
    }
    free(text);
    bench_free(bench);
}

/* The text of the label after the one of this text. */
static const char *label_after(const char *script, const char *name)
{
    char *start = memory_format("set label '%s' at", name);
    const char *at = strstr(script, start);
    if (!at) fail_msg("no label %s", name);
    free(start);
    return strstr(at, "\nset label '") + strlen("\nset label '");
}

static void labels_of_the_fans_are_means_of_the_last_week(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(20);
    static const char *const names[] = {"One coder (baseline)", "Four coders"};
    char *dollars = content(bench, "fan-dollars-more.gp"), *days = content(bench, "fan-days-more.gp");
    for (size_t s = 0; s < 2; s++) {
        double unit, mean = 0;
        size_t key = metric_key_find(&bench->study.items[s].series, SERIES_DNFB_USD, SCOPE_ALL, 0);
        for (int d = 53; d < 60; d++) mean += estimate_daily(&bench->study, s, key, d, 0.95).mean / 7;
        const char *label = label_after(dollars, names[s]);
        assert_true(fabs(dollars_after(label, "$", &unit) - mean) <= unit / 2 * (1 + 1e-9));
        struct estimate week = level(bench, s, METRIC_DNFB_LAST_WEEK_DAYS);
        label = label_after(days, names[s]);
        assert_true(fabs(strtod(label, NULL) - week.mean) <= 0.0051 * fmax(1, week.mean / 9));
        const char *band = strstr(label, "80\u00A0%: ");
        assert_non_null(band);
        assert_true(fabs(strtod(band + strlen("80\u00A0%: "), NULL) - week.p10) <= 0.051);
    }
    assert_non_null(strstr(dollars, "mean of the last 7 days"));
    assert_non_null(strstr(days, "mean of the last 7 days"));
    free(dollars);
    free(days);
    bench_free(bench);
}

static void cost_bars_end_at_the_total(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(5);
    char *text = content(bench, "cost.dat");
    double end[2] = {0, 0};
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        size_t row, part;
        double from, to;
        if (sscanf(line, "%zu %zu %lf %lf", &row, &part, &from, &to) == 4) end[row] = to;
    }
    for (size_t s = 0; s < 2; s++) assert_true(fabs(end[s] - level(bench, s, METRIC_COST_TOTAL_USD).mean) < 0.01);
    free(text);
    bench_free(bench);
}

/* Reads "row column shown ratio" of the data of the variance figure against the study. */
static void assert_ratios(struct bench *bench, size_t rows)
{
    static const enum metric_id ids[] = {METRIC_DNFB_MEAN_USD, METRIC_DNFB_LAST_WEEK_DAYS, METRIC_TAT_MEAN_HOURS,
                                         METRIC_COST_TOTAL_USD, METRIC_CASH_AFTER_COST_USD};
    struct comparison comparison;
    comparison_init(&comparison, &bench->study, 0.95, 0);
    char *text = content(bench, "variance.dat");
    size_t found = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        size_t row, column;
        double shown, ratio;
        char scenario[64], metric[64];
        if (sscanf(line, "%zu %zu %lf %lf %63s %63s", &row, &column, &shown, &ratio, scenario, metric) != 6) continue;
        for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
            if (strcmp(metrics[ids[i]].id, metric) != 0) continue;
            double expected = comparison_of(&comparison, rows == 1 ? 1 : row + 1, ids[i])->variance_ratio;
            assert_true(isinf(expected) ? isinf(ratio) : fabs(ratio / expected - 1) < 1e-9);
            assert_true(shown >= 0.5 && shown <= 1000);
            found++;
        }
    }
    assert_true(found >= 3 * rows);
    free(text);
    comparison_free(&comparison);
}

static void variance_figure_gives_the_ratios_of_the_study(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(20);
    assert_ratios(bench, 1);
    double ratios[8];
    size_t count = 0;
    static const enum metric_id ids[] = {METRIC_DNFB_MEAN_USD, METRIC_DNFB_LAST_WEEK_DAYS, METRIC_TAT_MEAN_HOURS,
                                         METRIC_COST_TOTAL_USD, METRIC_CASH_AFTER_COST_USD};
    struct comparison comparison;
    comparison_init(&comparison, &bench->study, 0.95, 0);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        double ratio = comparison_of(&comparison, 1, ids[i])->variance_ratio;
        if (!isnan(ratio)) ratios[count++] = ratio;
    }
    comparison_free(&comparison);
    char *title = title_of(bench, "variance.gp"), *at = strstr(title, "from ");
    double least = INFINITY, most = 0;
    for (size_t i = 0; i < count; i++) {
        least = fmin(least, ratios[i]);
        most = fmax(most, ratios[i]);
    }
    assert_non_null(at);
    assert_true(fabs(strtod(at + 5, NULL) - least) <= (least < 9.95 ? 0.0501 : 0.501));
    if (most < 1000) assert_true(fabs(strtod(strstr(at, "to ") + 3, NULL) - most) <= (most < 9.95 ? 0.0501 : 0.501));
    assert_non_null(strstr(title, "Four coders"));
    free(title);
    bench_free(bench);
}

static void variance_figure_has_a_row_for_every_alternative(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    add(bench, "base", "One coder", "20000", 1, 60, "");
    add(bench, "two", "Two coders", "20000", 2, 60, "");
    add(bench, "three", "Three coders", "20000", 3, 60, "");
    run(bench, 6);
    assert_ratios(bench, 2);
    char *script = content(bench, "variance.gp");
    assert_non_null(strstr(script, "'Two coders'"));
    assert_non_null(strstr(script, "'Three coders'"));
    assert_null(strstr(script, "set label 'One coder"));
    free(script);
    bench_free(bench);
}

/* The weaker of two alternatives shows alone, but not when the two are judged together. */
static void titles_judge_the_plans_together(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(20);
    size_t key = metric_key_find(&bench->study.items[1].keys, METRIC_COST_TOTAL_USD, SCOPE_ALL, 0);
    struct study_scenario *base = &bench->study.items[0], *more = &bench->study.items[1];
    /* differences of +1 and -1 in turn about a mean whose p-value is between 0.025 and 0.05 */
    for (size_t r = 0; r < 20; r++)
        more->values[r * more->keys.count + key] =
            base->values[r * base->keys.count + key] + 1000 * (0.5 + (r % 2 ? 1 : -1));
    struct estimate alone = difference(bench, METRIC_COST_TOTAL_USD);
    double p = estimate_p_value(&alone);
    assert_true(p > 0.025 && p < 0.05);
    struct study_scenario three[3] = {*base, *more, *more};
    struct loaded_scenario *loaded = bench->loaded;
    struct study together = bench->study;
    const char *digests[] = {"a", "b", "c"}, *labels[] = {"One", "Two", "Three"};
    together.items = three;
    together.count = 3;
    struct scenario other = loaded[1].scenario;
    char name[] = "other";
    other.name = name;
    three[2].scenario = &other;
    struct figure_context context = bench->context;
    context.digests = digests;
    context.results = NULL;
    context.labels = labels;
    assert_true(figures_write(&bench->study, &bench->context, bench->scratch.folder, &bench->message));
    char *title = title_of(bench, "cost.gp");
    assert_non_null(strstr(title, "more than the baseline"));
    free(title);
    assert_true(figures_write(&together, &context, bench->scratch.folder, &bench->message));
    title = title_of(bench, "cost.gp");
    assert_non_null(strstr(title, "no difference"));
    free(title);
    bench_free(bench);
}

static void no_title_claims_a_difference_between_equals(void **state)
{
    (void)state;
    static const char *const files[] = {"fan-dollars-b.gp", "fan-days-b.gp", "cost.gp", "tat.gp"};
    struct bench *bench = bench_new();
    add(bench, "a", "One", "20000", 2, 30, "");
    add(bench, "b", "Same", "20000", 2, 30, "");
    run(bench, 4);
    for (size_t i = 0; i < 4; i++) {
        char *title = title_of(bench, files[i]);
        assert_non_null(strstr(title, "no difference"));
        free(title);
    }
    bench_free(bench);
}

static void one_replication_shows_no_difference(void **state)
{
    (void)state;
    struct bench *bench = one_and_four(1);
    char *title = title_of(bench, "fan-dollars-more.gp"), *script = content(bench, "fan-dollars-more.gp");
    assert_non_null(strstr(title, "no difference"));
    assert_null(strstr(script, "80 %"));
    free(title);
    free(script);
    bench_free(bench);
}

static void one_scenario_has_every_figure_once(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    add(bench, "alone", "Alone", "20000", 2, 3, "");
    run(bench, 3);
    static const char *const files[] = {"fan-dollars.gp",  "fan-days.gp",    "causes-alone.gp", "cost.gp",     "tat.gp",
                                        "tat-settings.gp", "utilization.gp", "plots/style.gp",  "plots/fan.gp"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) assert_true(has(bench, files[i]));
    assert_null(bench->message);
    bench_free(bench);
}

static void without_dollars_the_figures_are_left_out_and_a_note_says_so(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    add(bench, "free", "Free", "0", 2, 10, "");
    run(bench, 3);
    assert_non_null(bench->message);
    assert_non_null(strstr(bench->message, "dollars"));
    assert_false(has(bench, "fan-dollars.gp"));
    assert_false(has(bench, "cost.gp"));
    assert_true(has(bench, "tat.gp"));
    assert_title_says(bench, "scorecard.gp", "Free: median turnaround is ");
    bench_free(bench);
}

static void without_dollars_the_scorecard_is_about_turnaround(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    add(bench, "many", "Many", "0", 4, 40, "");
    add(bench, "few", "Few", "0", 1, 40, "");
    run(bench, 6);
    assert_title_says(bench, "scorecard.gp", "No relief: median turnaround rises by ");
    bench_free(bench);
}

static void surges_of_some_scenarios_are_shaded_and_say_so(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    add(bench, "base", "Base", "20000", 2, 40, "");
    add(bench, "flu", "Flu", "20000", 2, 40,
        ",\"surges\":[{\"name\":\"winter_flu\",\"from_date\":\"2026-03-09\",\"to_date\":\"2026-03-15\",\"volume_"
        "factor\":1.25}]");
    run(bench, 3);
    char *script = content(bench, "fan-dollars-flu.gp");
    assert_non_null(strstr(script, "'Winter flu +25 % (not in the baseline)'"));
    assert_non_null(strstr(script, "rectangle from 6.5, graph 0 to 13.5, graph 1"));
    free(script);
    bench_free(bench);
}

static void figures_of_an_earlier_study_go_and_other_files_stay(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    scratch_write_text(&bench->scratch, "fan-dollars-old.gp", "# himsim figure\n");
    scratch_write_text(&bench->scratch, "fan-dollars-old.png", "x");
    scratch_write_text(&bench->scratch, "mine.gp", "plot x\n");
    add(bench, "alone", "Alone", "20000", 2, 3, "");
    run(bench, 2);
    assert_false(has(bench, "fan-dollars-old.gp"));
    assert_false(has(bench, "fan-dollars-old.png"));
    assert_true(has(bench, "mine.gp"));
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_give_the_paired_differences_of_the_study),
        cmocka_unit_test(title_of_the_causes_gives_the_mean_and_the_share_of_coding),
        cmocka_unit_test(title_of_the_turnaround_gives_the_shares_within_the_target),
        cmocka_unit_test(fan_data_are_the_daily_quantiles),
        cmocka_unit_test(labels_of_the_fans_are_means_of_the_last_week),
        cmocka_unit_test(cost_bars_end_at_the_total),
        cmocka_unit_test(variance_figure_gives_the_ratios_of_the_study),
        cmocka_unit_test(variance_figure_has_a_row_for_every_alternative),
        cmocka_unit_test(titles_judge_the_plans_together),
        cmocka_unit_test(no_title_claims_a_difference_between_equals),
        cmocka_unit_test(one_replication_shows_no_difference),
        cmocka_unit_test(one_scenario_has_every_figure_once),
        cmocka_unit_test(without_dollars_the_figures_are_left_out_and_a_note_says_so),
        cmocka_unit_test(without_dollars_the_scorecard_is_about_turnaround),
        cmocka_unit_test(surges_of_some_scenarios_are_shaded_and_say_so),
        cmocka_unit_test(figures_of_an_earlier_study_go_and_other_files_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
