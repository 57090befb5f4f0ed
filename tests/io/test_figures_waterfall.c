/* The waterfalls: their rows add up, their parts are the paired differences, their title is the difference of the
 * whole. */
#include "io/figure_number.h"
#include "tests/io/figure_labels.h"

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

/* Whatever the totals are rounded to: what the title says the whole changes by is what every other page says. */
static void the_title_gives_the_difference_and_not_that_of_rounded_totals(void **state)
{
    (void)state;
    static const struct {
        const char *file, *verb;
        enum metric_id id;
    } whole[] = {{"waterfall-dnfb-b.gp", "DNFB falls by ", METRIC_DNFB_MEAN_DAYS},
                 {"waterfall-cost-b.gp", "cost rises by ", METRIC_COST_TOTAL_USD}};
    for (int days = 40; days <= 60; days += 4) {
        struct bench *bench = bench_new();
        add(bench, "a", "One", "20000", 1, days, "");
        add(bench, "b", "Four", "20000", 4, days, "");
        run(bench, 8);
        for (size_t i = 0; i < 2; i++) {
            char *script = content(bench, whole[i].file);
            char *at = strstr(strstr(script, "\ntitle = '"), whole[i].verb);
            assert_non_null(at);
            *strstr(at, " to ") = '\0';
            struct estimate difference;
            double unit, printed = number_of(at, &unit);
            size_t key = metric_key_find(&bench->study.items[1].keys, (int)whole[i].id, SCOPE_ALL, 0);
            assert_true(estimate_difference(&bench->study, 1, key, 0.95, &difference));
            if (fabs(printed - fabs(difference.mean)) > unit / 2 * (1 + 1e-9))
                fail_msg("%d days, %s: %g is not %g", days, whole[i].file, printed, difference.mean);
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
        cmocka_unit_test(the_title_gives_the_difference_and_not_that_of_rounded_totals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
