#include "io/cell_names.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static double mean(void *context, const char *metric, const char *scope)
{
    (void)context;
    if (strcmp(metric, "tat_p90_hours") == 0)
        return strcmp(scope, "all") == 0 ? 40 : strcmp(scope, "pool:onshore-a") == 0 ? 50 : 60;
    return NAN;
}

static const struct cell_factor factors[] = {
    {"seniors", "5", 5, true}, {"routine", "9", 9, true}, {"cac", "none", NAN, false}};
static const struct cell_names names = {factors, 3, true, mean, NULL};

static bool holds(const char *text)
{
    char *message = NULL;
    struct expression_names meaning = cell_names_in(&names);
    struct expression *expression = expression_parse(text, &meaning, &message);
    if (!expression) fail_msg("%s", message);
    assert_string_equal(expression_text(expression), text);
    bool truth = expression_holds(expression, &meaning);
    expression_free(expression);
    return truth;
}

static void refuses(const char *text, const char *part)
{
    char *message = NULL;
    struct expression_names meaning = cell_names_in(&names);
    struct expression *expression = expression_parse(text, &meaning, &message);
    if (expression) fail_msg("\"%s\" was accepted", text);
    if (!strstr(message, part)) fail_msg("%s: no \"%s\"", message, part);
    free(message);
}

static void expression_computes_before_it_compares_and_compares_before_it_joins(void **state)
{
    (void)state;
    assert_true(holds("seniors + routine <= 14"));
    assert_false(holds("seniors + routine < 14"));
    assert_true(holds("seniors + 2 * 3 == 11"));
    assert_true(holds("(seniors + 2) * 3 == 21"));
    assert_true(holds("10 - 3 - 2 = 5"));
    assert_true(holds("-seniors * 2 == -10"));
    assert_true(holds("seniors - -1 == 6"));
    assert_true(holds("8 / 2 / 2 == 2"));
    assert_true(holds("false and false or true"));
    assert_true(holds("true or false and false"));
    assert_true(holds("not seniors > 5 and true"));
    assert_false(holds("not (seniors <= 5 or false)"));
    assert_true(holds("!(1 > 2) && 1.5e0 <= .15e1 || false"));
}

static void expression_compares_texts_and_truths(void **state)
{
    (void)state;
    assert_true(holds("cac == 'none'"));
    assert_true(holds("cac != \"all\" and (seniors > 4) == true"));
    refuses("cac < 'none'", "this needs a number and has a text");
    refuses("cac == 5", "this needs a text and has a number");
    refuses("seniors", "this needs true or false and has a number");
    refuses("seniors and true", "this needs true or false and has a number");
}

static void expression_reads_means_of_metrics_by_scope(void **state)
{
    (void)state;
    assert_true(holds("tat_p90_hours <= 48"));
    assert_true(holds("tat_p90_hours@pool:onshore-a == 50"));
    assert_true(holds("tat_p90_hours@'pool:far away' == 60"));
    assert_true(holds("tat_p90_hours@all<=48 and cac=='none'"));
}

static void expression_with_an_unknown_number_holds_for_no_comparison(void **state)
{
    (void)state;
    assert_false(holds("dnfb_mean_days <= 48"));
    assert_false(holds("dnfb_mean_days > 48"));
    assert_false(holds("dnfb_mean_days == dnfb_mean_days"));
}

static void expression_names_the_column_and_the_nearest_name(void **state)
{
    (void)state;
    refuses("seniors + rotine <= 14", "column 11: there is nothing called \"rotine\"; did you mean \"routine\"?");
    refuses("tat_p90_hour <= 4", "did you mean \"tat_p90_hours\"?");
    refuses("seniors <= ", "column 12: something is missing at the end");
    refuses("(seniors <= 4", "a ) is missing");
    refuses("seniors <= 4)", "column 13: and, or, a comparison or the end");
    refuses("cac == 'none", "the quote is not closed");
    refuses("4 < seniors < 6", "column 13: comparisons do not chain");
    refuses("seniors <= 4 5", "column 14");
    refuses("seniors ? 4", "column 9");
    refuses("", "something is missing");
    refuses("tat_p90_hours@ <= 4", "a scope must follow");
}

static void expression_survives_absurd_depth_and_length(void **state)
{
    (void)state;
    char *deep = calloc(100001, 1);
    memset(deep, '(', 100000);
    refuses(deep, "too many parentheses");
    memset(deep, '-', 100000);
    refuses(deep, "too many parentheses");
    for (int i = 0; i < 100000; i += 2) memcpy(deep + i, "1+", 2);
    refuses(deep, "too long");
    free(deep);
}

/* Five replications: 38, 39, 40, 41, 42 hours, with the mean 40 and a 95 % half-width of 1.963. */
struct sample {
    int64_t count, left_out;
};

static double sample_mean(void *context, const char *metric, const char *scope)
{
    const struct sample *sample = context;
    double sum = 0, count = 0;
    if (strcmp(metric, "tat_p90_hours") != 0 || strcmp(scope, "all") != 0) return NAN;
    for (int64_t r = 0; r < sample->count; r++) {
        if (r == sample->left_out) continue;
        sum += 38 + (double)r;
        count++;
    }
    return count > 0 ? sum / count : NAN;
}

static void leave_out(void *context, int64_t index)
{
    struct sample *sample = context;
    sample->left_out = index;
}

static enum expression_certainty certainty(const char *text, int64_t count)
{
    char *message = NULL;
    struct sample sample = {count, -1};
    struct cell_names cell = {factors, 3, true, sample_mean, &sample};
    struct expression_names meaning = cell_names_in(&cell);
    struct expression_doubt doubt = {count, leave_out, &sample, 2.776445};
    struct expression *expression = expression_parse(text, &meaning, &message);
    if (!expression) fail_msg("%s", message);
    enum expression_certainty certainty = expression_certainty_of(expression, &meaning, &doubt);
    assert_int_equal(sample.left_out, -1);
    expression_free(expression);
    return certainty;
}

static void expression_is_open_where_an_interval_reaches_across_the_limit(void **state)
{
    (void)state;
    assert_int_equal(certainty("tat_p90_hours <= 41.96", 5), EXPRESSION_IS_OPEN);
    assert_int_equal(certainty("tat_p90_hours <= 41.97", 5), EXPRESSION_IS_TRUE);
    assert_int_equal(certainty("tat_p90_hours < 38.04", 5), EXPRESSION_IS_OPEN);
    assert_int_equal(certainty("tat_p90_hours < 38.03", 5), EXPRESSION_IS_FALSE);
    /* sides that move together, and twice the mean */
    assert_int_equal(certainty("tat_p90_hours <= tat_p90_hours + 0.1", 5), EXPRESSION_IS_TRUE);
    assert_int_equal(certainty("2 * tat_p90_hours <= 83.92", 5), EXPRESSION_IS_OPEN);
    assert_int_equal(certainty("2 * tat_p90_hours <= 83.93", 5), EXPRESSION_IS_TRUE);
    /* factors and texts are known, a single replication tells nothing, and an unknown metric neither */
    assert_int_equal(certainty("seniors == 5 and cac == 'none' and not (routine > 9)", 1), EXPRESSION_IS_TRUE);
    assert_int_equal(certainty("tat_p90_hours <= 100", 1), EXPRESSION_IS_OPEN);
    assert_int_equal(certainty("not (dnfb_mean_days > 8)", 5), EXPRESSION_IS_OPEN);
}

static void expression_is_open_only_when_it_hangs_on_what_is(void **state)
{
    (void)state;
    assert_int_equal(certainty("tat_p90_hours <= 41 and seniors > 5", 5), EXPRESSION_IS_FALSE);
    assert_int_equal(certainty("tat_p90_hours <= 41 or seniors == 5", 5), EXPRESSION_IS_TRUE);
    assert_int_equal(certainty("tat_p90_hours <= 41 and seniors == 5", 5), EXPRESSION_IS_OPEN);
    assert_int_equal(certainty("seniors > 5 or not (tat_p90_hours <= 41)", 5), EXPRESSION_IS_OPEN);
    assert_int_equal(certainty("(tat_p90_hours <= 41) == (seniors == 5)", 5), EXPRESSION_IS_OPEN);
    assert_int_equal(certainty("(tat_p90_hours <= 50) == (seniors == 5)", 5), EXPRESSION_IS_TRUE);
    assert_int_equal(certainty("(tat_p90_hours <= 50) != (seniors == 5)", 5), EXPRESSION_IS_FALSE);
}

static void expression_knows_what_may_be_a_name(void **state)
{
    (void)state;
    assert_true(expression_is_name("seniors_2"));
    assert_true(expression_is_name("_x"));
    assert_false(expression_is_name("2x"));
    assert_false(expression_is_name(""));
    assert_false(expression_is_name("and"));
    assert_false(expression_is_name("a-b"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expression_computes_before_it_compares_and_compares_before_it_joins),
        cmocka_unit_test(expression_compares_texts_and_truths),
        cmocka_unit_test(expression_reads_means_of_metrics_by_scope),
        cmocka_unit_test(expression_with_an_unknown_number_holds_for_no_comparison),
        cmocka_unit_test(expression_is_open_where_an_interval_reaches_across_the_limit),
        cmocka_unit_test(expression_is_open_only_when_it_hangs_on_what_is),
        cmocka_unit_test(expression_names_the_column_and_the_nearest_name),
        cmocka_unit_test(expression_survives_absurd_depth_and_length),
        cmocka_unit_test(expression_knows_what_may_be_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
