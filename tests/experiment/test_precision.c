#include "experiment/precision.h"
#include "tests/model_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/close.h"

static const char clinic[] =
    FACILITY(28, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':2},'gross_usd':100,"
                     "'coding_minutes':{'law':'exponential','mean':20},'bill_hold_days':2}],"
                     "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'");

static void looks_are_taken_at_fixed_counts(void **state)
{
    (void)state;
    const struct precision_target target = {METRIC_TAT_MEAN_HOURS, 0.1, 0};
    struct precision precision;
    precision_init(&precision, &target, 1, 1, 0.95, 110);
    const int64_t counts[] = {20, 30, 45, 68, 102, 110};
    int64_t at = 0;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        assert_int_equal(at = precision_next_look(&precision, at), counts[i]);
    assert_int_equal(precision_next_look(&precision, 44), 45);
    precision_free(&precision);
}

/* Half-widths of given values: 20 values -1, 1, ... about 10 have sd sqrt(20/19). */
static void half_widths_hold_together_by_bonferroni(void **state)
{
    (void)state;
    const struct precision_target targets[] = {{METRIC_TAT_MEAN_HOURS, 0.06, 0}, {METRIC_WAIT_MEAN_HOURS, 0.05, 0}};
    struct metric_key keys[] = {{METRIC_TAT_MEAN_HOURS, SCOPE_ALL, 0}, {METRIC_WAIT_MEAN_HOURS, SCOPE_ALL, 0}};
    double values[40];
    for (int r = 0; r < 20; r++) values[2 * r] = values[2 * r + 1] = 10 + (r % 2 ? 1 : -1);
    struct study_scenario item = {.keys = {2, keys}, .values = values};
    struct study study = {.count = 1, .items = &item, .replications = 20};
    struct precision precision;
    precision_init(&precision, targets, 2, 1, 0.95, 1000);
    precision_look(&precision, &study);
    assert_close(precision.level, 0.975, 1e-15);
    double half_width = 2.4334402130 * sqrt(20.0 / 19) / sqrt(20); /* t(19) at 0.9875 */
    assert_close(precision.states[0].half_width, half_width, 1e-8);
    double relative = half_width / 10;
    assert_close(precision.states[0].achieved, relative / (1 - relative), 1e-8);
    assert_true(precision.states[0].is_met);  /* 5.91 % of 6 % */
    assert_false(precision.states[1].is_met); /* of 5 % */
    assert_false(precision.is_met);
    precision_free(&precision);
}

static void floor_is_enough_for_outputs_near_zero(void **state)
{
    (void)state;
    const struct precision_target target = {METRIC_TAT_MEAN_HOURS, 0.01, 0.6};
    struct metric_key key = {METRIC_TAT_MEAN_HOURS, SCOPE_ALL, 0};
    double values[20], nothing[20];
    for (int r = 0; r < 20; r++) values[r] = r % 2 ? 1 : -1, nothing[r] = NAN;
    struct study_scenario item = {.keys = {1, &key}, .values = values};
    struct study study = {.count = 1, .items = &item, .replications = 20};
    struct precision precision;
    precision_init(&precision, &target, 1, 1, 0.95, 1000);
    precision_look(&precision, &study);
    assert_true(isinf(precision.states[0].achieved)); /* mean 0 */
    assert_true(precision.is_met);
    item.values = nothing;
    precision_look(&precision, &study);
    assert_false(precision.is_met);
    precision_free(&precision);
}

/* Paired differences of values -1, 1, ... about 5: noise that both share is no noise of the difference. */
static void goal_of_differences_counts_the_half_width_alone(void **state)
{
    (void)state;
    const struct precision_target targets[] = {{METRIC_TAT_MEAN_HOURS, 0, 0.6}, {METRIC_TAT_MEAN_HOURS, 0, 0.5}};
    struct metric_key key = {METRIC_TAT_MEAN_HOURS, SCOPE_ALL, 0};
    double base[20], other[20];
    for (int r = 0; r < 20; r++) base[r] = 1000 * r, other[r] = base[r] + (r % 2 ? 1 : -1);
    struct study_scenario items[] = {{.keys = {1, &key}, .values = base}, {.keys = {1, &key}, .values = other}};
    struct study study = {.count = 2, .items = items, .replications = 20};
    struct precision precision;
    precision_init(&precision, targets, 2, 2, 0.95, 1000);
    precision_look(&precision, &study);
    assert_close(precision.level, 0.975, 1e-15); /* two differences */
    double half_width = 2.4334402130 * sqrt(20.0 / 19) / sqrt(20); /* t(19) at 0.9875: 0.558 */
    assert_close(precision.states[0].half_width, half_width, 1e-8);
    assert_close(precision.states[0].achieved, half_width, 1e-8);
    assert_int_equal(precision.states[0].scenario, 1);
    assert_true(precision.states[0].is_met);
    assert_false(precision.states[1].is_met);
    precision_free(&precision);
}

static int64_t run_to(double share, int64_t most, int jobs, bool *met)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, "%s", clinic);
    const struct precision_target target = {METRIC_TAT_MEAN_HOURS, share, 0};
    struct precision precision;
    struct study_options options = {.seed = 1, .jobs = jobs};
    precision_init(&precision, &target, 1, 1, 0.95, most);
    precision_run(&precision, &fixture->study, &options, NULL);
    int64_t replications = fixture->study.replications;
    *met = precision.is_met;
    precision_free(&precision);
    fixture_free(fixture);
    return replications;
}

/* Seed 1; the counts are facts of the seed, their order is not. */
static void stricter_goals_take_more_and_the_cap_binds(void **state)
{
    (void)state;
    bool met;
    int64_t loose = run_to(0.2, 1000, 2, &met);
    assert_true(met && loose >= 20);
    int64_t strict = run_to(0.05, 1000, 2, &met);
    assert_true(met && strict > loose);
    assert_int_equal(run_to(0.05, 1000, 1, &met), strict); /* whatever the workers */
    int64_t before = strict * 2 / 3; /* the look at which it was not met yet */
    assert_int_equal(run_to(0.05, before, 2, &met), before);
    assert_false(met);
}

/* Seed 1. Interrupted anywhere between two looks and gone on with, the study ends at the look at which it ends at once.
 */
static void a_study_gone_on_with_is_looked_at_where_one_at_once_is(void **state)
{
    (void)state;
    bool met;
    int64_t at_once = run_to(0.05, 1000, 2, &met);
    assert_true(met && at_once > 20);
    for (int64_t held = at_once * 2 / 3 + 1; held <= at_once; held += held / 9) {
        struct fixture *fixture = fixture_new();
        fixture_load(fixture, "%s", clinic);
        const struct precision_target target = {METRIC_TAT_MEAN_HOURS, 0.05, 0};
        struct precision precision;
        struct study_options options = {.seed = 1, .jobs = 2, .replications = held};
        precision_init(&precision, &target, 1, 1, 0.95, 1000);
        study_run(&fixture->study, &options);
        precision_run(&precision, &fixture->study, &options, NULL);
        assert_int_equal(fixture->study.replications, at_once);
        assert_true(precision.is_met && precision.looks == 1);
        precision_free(&precision);
        fixture_free(fixture);
    }
}

static void floors_go_by_unit(void **state)
{
    (void)state;
    assert_close(precision_default_floor(METRIC_DNFB_MEAN_DAYS), 0.05, 0);
    assert_close(precision_default_floor(METRIC_COST_TOTAL_USD), 1000, 0);
    assert_close(precision_default_floor(METRIC_CODING_DENIALS_PER_1000), 0.1, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_are_taken_at_fixed_counts),
        cmocka_unit_test(half_widths_hold_together_by_bonferroni),
        cmocka_unit_test(floor_is_enough_for_outputs_near_zero),
        cmocka_unit_test(goal_of_differences_counts_the_half_width_alone),
        cmocka_unit_test(stricter_goals_take_more_and_the_cap_binds),
        cmocka_unit_test(a_study_gone_on_with_is_looked_at_where_one_at_once_is),
        cmocka_unit_test(floors_go_by_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
