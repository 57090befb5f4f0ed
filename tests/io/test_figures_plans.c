/* Figures of many plans and of limits: who is counted and named, who has which colour, where labels stand. */
#include "io/figure_text.h"
#include "tests/io/figure_bench.h"

static const char bound[] =
    ",\"is_bound\":true,\"cac\":[{\"name\":\"all\",\"work_types\":[\"ip\",\"ed\"],\"touchless_share\":1}]";

/* A baseline short of hands, plans with one coder more each, and as many limits. */
static struct bench *plans_and_bounds(int plans, int bounds)
{
    struct bench *bench = bench_new();
    add(bench, "base", "Today, two seats vacant", "20000", 1, 60, "");
    for (int p = 0; p < plans; p++) {
        char *name = memory_format("p%d", p), *title = memory_format("Plan number %d", p);
        add(bench, name, title, "20000", 2 + p % 5, 60, "");
        free(name);
        free(title);
    }
    for (int b = 0; b < bounds; b++) {
        char *name = memory_format("b%d", b);
        add(bench, name, "Coding without time", "20000", 1, 60, bound);
        free(name);
    }
    run(bench, 6);
    return bench;
}

/* The values of `array NAME[n] = [...]`. */
static size_t array_of(const char *script, const char *name, double *values)
{
    char *start = memory_format("\narray %s[", name);
    const char *at = strstr(script, start);
    size_t count = 0;
    assert_non_null(at);
    at = strchr(at, '=') + 1;
    for (; *at && *at != '\n' && *at != ']'; at++)
        if (*at == '[' || *at == ',') values[count++] = strtod(at + 1, NULL);
    free(start);
    return count;
}

/* Where a label stands: the first one that begins with the text. */
static void place_of(const char *script, const char *text, double *x, double *y)
{
    char *start = memory_format("set label '%s", text);
    const char *at = strstr(script, start);
    if (!at) fail_msg("no label %s", text);
    assert_int_equal(sscanf(strstr(at, " at screen "), " at screen %lf, %lf", x, y), 2);
    free(start);
}

static double variable_of(const char *script, const char *name)
{
    char *start = memory_format("\n%s = ", name);
    const char *at = strstr(script, start);
    assert_non_null(at);
    double value = strtod(at + strlen(start), NULL);
    free(start);
    return value;
}

static const char *const overviews[] = {"fan-dollars.gp", "fan-days.gp", "cost.gp", "tat.gp", "utilization.gp"};
enum { OVERVIEWS = sizeof overviews / sizeof *overviews };

static void limits_are_shown_but_neither_counted_nor_named(void **state)
{
    (void)state;
    struct bench *bench = plans_and_bounds(3, 1);
    for (size_t i = 0; i < OVERVIEWS; i++) {
        char *script = content(bench, overviews[i]), *title = strstr(script, "\ntitle = '");
        assert_non_null(strstr(script, "set label 'Coding without time'"));
        char *end = strchr(title + 1, '\n');
        *end = '\0';
        if (strstr(title, "Coding without time") || strstr(title, "alternatives") || strstr(title, "4 plans"))
            fail_msg("%s", title);
        assert_non_null(strstr(title, "plan"));
        assert_null(strstr(title, " 0\u00A0%"));
        free(script);
    }
    char *script = content(bench, "fan-days.gp");
    double inks[SCENARIOS_MAX], order[SCENARIOS_MAX];
    assert_int_equal(array_of(script, "series", inks), 5);
    assert_true(inks[0] == 0 && inks[1] == 1 && inks[2] == 2 && inks[3] == 3 && inks[4] < 0);
    assert_int_equal(array_of(script, "order", order), 5);
    assert_non_null(strstr(script, "ashed: a limit, not a plan"));
    free(script);
    bench_free(bench);
}

static void limits_alone_leave_the_title_to_the_baseline(void **state)
{
    (void)state;
    struct bench *bench = plans_and_bounds(0, 2);
    for (size_t i = 0; i < OVERVIEWS; i++) {
        char *script = content(bench, overviews[i]), *title = strstr(script, "\ntitle = '");
        *strchr(title + 1, '\n') = '\0';
        assert_null(strstr(title, "Coding without time"));
        assert_null(strstr(title, "plan"));
        free(script);
    }
    bench_free(bench);
}

static void one_plan_beside_a_limit_is_named_and_no_range(void **state)
{
    (void)state;
    struct bench *bench = plans_and_bounds(1, 1);
    char *script = content(bench, "utilization.gp");
    assert_non_null(strstr(strstr(script, "\ntitle = '"), " with “Plan number 0”"));
    free(script);
    script = content(bench, "tat-settings.gp");
    assert_non_null(strstr(script, " → "));
    assert_null(strstr(script, ", plans "));
    free(script);
    bench_free(bench);
}

static void a_limit_alone_is_called_one(void **state)
{
    (void)state;
    struct bench *bench = plans_and_bounds(0, 1);
    char *script = content(bench, "fan-dollars-b0.gp");
    assert_non_null(strstr(strstr(script, "\ntitle = '"), "Coding without time (a limit, not a plan):"));
    free(script);
    bench_free(bench);
}

static void no_two_plans_share_a_colour(void **state)
{
    (void)state;
    static const int plans[] = {1, 6, 7, 8, 12};
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        struct bench *bench = plans_and_bounds(plans[i], 1);
        for (size_t f = 0; f < 4; f++) {
            static const char *const files[] = {"fan-dollars.gp", "fan-days.gp", "tat.gp", "tat-settings.gp"};
            char *script = content(bench, files[f]);
            double inks[SCENARIOS_MAX];
            size_t count = array_of(script, "series", inks), coloured = 0;
            for (size_t s = 1; s < count; s++) {
                for (size_t other = 0; inks[s] > 0 && other < s; other++) assert_true(inks[s] != inks[other]);
                assert_true(inks[s] <= 7);
                coloured += inks[s] > 0;
            }
            assert_int_equal(coloured, plans[i] < 7 ? plans[i] : 7);
            assert_int_equal(strstr(script, "light grey") != NULL, plans[i] > 7);
            free(script);
        }
        bench_free(bench);
    }
}

static void nothing_is_cut_and_the_target_stands_in_the_margin(void **state)
{
    (void)state;
    for (int plans = 1; plans < 10; plans++) {
        struct bench *bench = plans_and_bounds(plans, 0);
        for (size_t i = 0; i < OVERVIEWS; i++) {
            if (plans == 1 && i < 2) continue;
            char *script = content(bench, overviews[i]);
            if (strstr(script, "…")) fail_msg("%d plans: %s", plans, overviews[i]);
            free(script);
        }
        double x, y;
        char *script = content(bench, plans == 1 ? "fan-days-p0.gp" : "fan-days.gp");
        place_of(script, "Target", &x, &y);
        assert_true(x > variable_of(script, "right"));
        free(script);
        bench_free(bench);
    }
}

static void turnaround_labels_are_whole_percents_in_the_order_of_their_values(void **state)
{
    (void)state;
    struct bench *bench = plans_and_bounds(6, 0);
    char *script = content(bench, "tat.gp");
    for (const char *at = script; (at = strstr(at, "\u00A0%'")); at++) {
        const char *begin = at;
        while (*begin != '\'') begin--;
        assert_null(memchr(begin, '.', (size_t)(at - begin)));
    }
    for (size_t a = 1; a <= 6; a++)
        for (size_t b = 1; b <= 6; b++) {
            char *first = memory_format("Plan number %zu", a - 1), *second = memory_format("Plan number %zu", b - 1);
            double x, above, below;
            place_of(script, first, &x, &above);
            place_of(script, second, &x, &below);
            if (level(bench, a, METRIC_TAT_WITHIN_TARGET_SHARE).mean >
                level(bench, b, METRIC_TAT_WITHIN_TARGET_SHARE).mean)
                assert_true(above > below);
            free(first);
            free(second);
        }
    free(script);
    bench_free(bench);
}

/* Where the left-aligned labels end, in shares of the page's width. */
static double right_end_of(const char *script)
{
    double most = 0;
    for (const char *at = script; (at = strstr(at, "set label '")); at++) {
        double x, y, size;
        const char *text = at + strlen("set label '"), *end = strstr(text, "' at screen ");
        if (sscanf(end, "' at screen %lf, %lf left font plain(%lf)", &x, &y, &size) != 3) continue;
        char *label = memory_format("%.*s", (int)(end - text), text);
        most = fmax(most, x + figure_width(label, size, false) / 1920);
        free(label);
    }
    return most;
}

static void variance_figure_cuts_nothing_and_counts_no_limits(void **state)
{
    (void)state;
    static const int plans[] = {1, 9};
    for (int bounds = 0; bounds < 2; bounds++) {
        struct bench *bench = plans_and_bounds(plans[bounds], bounds);
        char *script = content(bench, "variance.gp"), *text = content(bench, "variance.dat");
        size_t rows = 0;
        for (const char *at = text; (at = strchr(at, '\n')) && at[1]; at++) rows += at[1] != '#';
        size_t counted = rows / (size_t)(plans[bounds] + bounds) * (size_t)plans[bounds];
        char *words = memory_format("the median of %zu differences", counted);
        assert_true(counted > 1);
        if (!strstr(strstr(script, "\ntitle = '"), words)) fail_msg("not %s: %s", words, strstr(script, "\ntitle"));
        assert_null(strstr(script, "…"));
        assert_true(right_end_of(script) < 1);
        assert_int_equal(strstr(script, "'Coding without time'") != NULL, bounds);
        free(words);
        free(text);
        free(script);
        bench_free(bench);
    }
}

static void small_differences_of_cost_are_about_the_same(void **state)
{
    (void)state;
    static const char cac[] =
        ",\"cac\":[{\"name\":\"c\",\"work_types\":[\"ip\"],\"assist_less_time_share\":0,\"usd_per_month\":20}]";
    for (int plans = 1; plans <= 2; plans++) {
        struct bench *bench = bench_new();
        add(bench, "base", "Base", "20000", 4, 60, "");
        for (int p = 0; p < plans; p++) add(bench, p ? "q" : "p", "Cheap thing", "20000", 4, 60, cac);
        run(bench, 6);
        double more = level(bench, 1, METRIC_COST_TOTAL_USD).mean - level(bench, 0, METRIC_COST_TOTAL_USD).mean;
        assert_true(more > 1 && more < 0.005 * level(bench, 0, METRIC_COST_TOTAL_USD).mean);
        char *script = content(bench, "cost.gp"), *title = strstr(script, "\ntitle = '");
        assert_non_null(strstr(script, "set label 'about the same'"));
        *strchr(title + 1, '\n') = '\0';
        assert_null(strstr(title, "more than"));
        free(script);
        bench_free(bench);
    }
}

static void plans_that_change_next_to_nothing_are_grey(void **state)
{
    (void)state;
    struct bench *bench = plans_and_bounds(4, 0);
    for (int p = 0; p < 5; p++) {
        char *name = memory_format("same%d", p);
        add(bench, name, "The same", "19960", 1, 60, "");
        free(name);
    }
    study_free(&bench->study);
    run(bench, 6);
    struct estimate difference;
    size_t key = metric_key_find(&bench->study.items[5].keys, METRIC_DNFB_MEAN_USD, SCOPE_ALL, 0);
    assert_true(estimate_difference(&bench->study, 5, key, 0.99, &difference));
    assert_true(-difference.mean > difference.half_width);
    assert_true(-difference.mean < 0.005 * level(bench, 0, METRIC_DNFB_MEAN_USD).mean);
    char *script = content(bench, "fan-dollars.gp");
    double inks[SCENARIOS_MAX];
    assert_int_equal(array_of(script, "series", inks), 10);
    for (size_t s = 5; s < 10; s++) assert_true(inks[s] < 0);
    for (size_t s = 1; s < 5; s++) assert_true(inks[s] == (double)s);
    assert_non_null(strstr(strstr(script, "\ntitle = '"), "4 of 9 alternatives are below"));
    assert_non_null(
        strstr(script, "Coloured: 4 alternatives that differ by 0.5\u00A0% or more; light grey: the other 5"));
    free(script);
    bench_free(bench);
}

static void causes_of_one_study_share_their_axes(void **state)
{
    (void)state;
    struct bench *bench = plans_and_bounds(2, 1);
    static const char *const names[] = {"causes-base.gp", "causes-p0.gp", "causes-p1.gp", "causes-b0.gp"};
    char *first = content(bench, names[0]);
    for (size_t i = 1; i < 4; i++) {
        char *other = content(bench, names[i]);
        const char *range = strstr(first, "set yrange"), *same = strstr(other, "set yrange");
        assert_non_null(range);
        assert_non_null(same);
        assert_memory_equal(range, same, strcspn(range, "\n") + 1);
        assert_true(variable_of(first, "left") == variable_of(other, "left"));
        assert_true(variable_of(first, "top") == variable_of(other, "top"));
        free(other);
    }
    free(first);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_are_shown_but_neither_counted_nor_named),
        cmocka_unit_test(limits_alone_leave_the_title_to_the_baseline),
        cmocka_unit_test(one_plan_beside_a_limit_is_named_and_no_range),
        cmocka_unit_test(a_limit_alone_is_called_one),
        cmocka_unit_test(no_two_plans_share_a_colour),
        cmocka_unit_test(nothing_is_cut_and_the_target_stands_in_the_margin),
        cmocka_unit_test(turnaround_labels_are_whole_percents_in_the_order_of_their_values),
        cmocka_unit_test(variance_figure_cuts_nothing_and_counts_no_limits),
        cmocka_unit_test(small_differences_of_cost_are_about_the_same),
        cmocka_unit_test(plans_that_change_next_to_nothing_are_grey),
        cmocka_unit_test(causes_of_one_study_share_their_axes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
