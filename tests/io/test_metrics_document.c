/* The reference of metrics: the committed file is the generated one, and every metric has one whole definition there.
 */
#include "io/file_bytes.h"
#include "io/metrics_document.h"
#include "models/metric_scopes.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void the_committed_reference_is_the_generated_one(void **state)
{
    (void)state;
    struct file_bytes bytes;
    char *text = metrics_markdown();
    assert_true(file_bytes_read(&bytes, "docs/metrics.md", NULL));
    if (strcmp(bytes.data, text) != 0)
        fail_msg("docs/metrics.md is not what the metrics table gives: run scripts/regenerate.sh");
    file_bytes_free(&bytes);
    free(text);
}

static void assert_defined_once(const char *text, const struct metric *metric)
{
    char row[64];
    snprintf(row, sizeof row, "\n| `%s` | %s |", metric->id, metric->unit);
    const char *first = strstr(text, row);
    if (!first) fail_msg("no row for %s", metric->id);
    assert_null(strstr(first + 1, row));
    assert_true(strlen(metric->unit) > 0 && strlen(metric->definition) > 10);
    assert_null(strchr(metric->definition, '|'));
}

static void every_metric_and_series_has_one_row_with_unit_scope_and_definition(void **state)
{
    (void)state;
    char *text = metrics_markdown();
    unsigned scopes[METRIC_COUNT], daily[SERIES_COUNT];
    metric_scopes(scopes);
    series_scopes(daily);
    char *daily_part = strstr(text, "## One value a day");
    daily_part[-1] = '\0'; /* a series may have the name of a metric */
    for (int i = 0; i < METRIC_COUNT; i++) {
        assert_defined_once(text, &metrics[i]);
        if (!scopes[i]) fail_msg("%s has no scope", metrics[i].id);
        for (int other = 0; other < i; other++) assert_string_not_equal(metrics[i].id, metrics[other].id);
    }
    for (int i = 0; i < SERIES_COUNT; i++) {
        assert_defined_once(daily_part, &series[i]);
        assert_true(daily[i] != 0);
    }
    free(text);
}

static void scopes_are_those_of_the_walk(void **state)
{
    (void)state;
    unsigned scopes[METRIC_COUNT];
    metric_scopes(scopes);
    assert_int_equal(scopes[METRIC_GATE_OPEN_SHARE], 1u << SCOPE_GATE);
    assert_int_equal(scopes[METRIC_DNFB_CAUSE_USD], 1u << SCOPE_CAUSE);
    assert_true(scopes[METRIC_CODING_DENIALS] & 1u << SCOPE_DENIAL_CAUSE);
    assert_true(scopes[METRIC_ENCOUNTERS_CODED] & 1u << SCOPE_LOCATION);
    assert_true(scopes[METRIC_TAT_MEAN_HOURS] & 1u << SCOPE_SETTING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_committed_reference_is_the_generated_one),
        cmocka_unit_test(every_metric_and_series_has_one_row_with_unit_scope_and_definition),
        cmocka_unit_test(scopes_are_those_of_the_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
