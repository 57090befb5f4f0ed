/* The figure of the weeks says what was found, and draws it. */
#include "experiment/steady_state.h"
#include "tests/io/figure_bench.h"

/* Figures of the bench with the steady states of its own study. */
static void draw(struct bench *bench, struct steady_state *states)
{
    run(bench, 10);
    steady_states_find(states, &bench->study);
    bench->context.steady = states;
    free(bench->message);
    if (!figures_write(&bench->study, &bench->context, bench->scratch.folder, &bench->message))
        fail_msg("%s", bench->message);
}

static void assert_holds(struct bench *bench, const char *file, const char *words)
{
    char *text = content(bench, file);
    if (!strstr(text, words)) fail_msg("%s has no \"%s\":\n%s", file, words, text);
    free(text);
}

static void free_states(struct steady_state *states, size_t count)
{
    for (size_t s = 0; s < count; s++) steady_state_free(&states[s]);
}

static const char steady_mode[] = ",\"analysis\":{\"mode\":\"steady_state\"}";

/* 47 hours of work a week, one coder of 35 hours. */
static void a_stock_that_grows_is_the_finding(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct steady_state states[1];
    add(bench, "short", "One coder", "20000", 1, 210, steady_mode);
    draw(bench, states);
    assert_int_equal(states[0].verdict, STEADY_NONE);
    assert_holds(bench, "welch-backlog.gp", "title = 'One coder: no steady state: backlog grows by ");
    assert_holds(bench, "welch-dnfb.gp", "title = 'One coder: no steady state: DNFB grows by $");
    assert_holds(bench, "welch-backlog.gp", "warm_up = NaN");
    assert_holds(bench, "welch-backlog.gp", "load 'plots/welch.gp'");
    free_states(states, 1);
    bench_free(bench);
}

static void the_weeks_left_out_are_the_finding(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct steady_state states[1];
    add(bench, "more", "Four coders", "20000", 4, 364, steady_mode);
    draw(bench, states);
    assert_int_equal(states[0].verdict, STEADY_FOUND);
    int64_t weeks = states[0].warmup_days / 7; /* 2026-03-02 is a Monday */
    char *title = weeks == 0 ? memory_copy_text("steady from the first week on, DNFB $")
                             : memory_format("steady after %d\u00A0week", (int)weeks);
    assert_holds(bench, "welch-dnfb.gp", title);
    char *line = weeks == 0 ? memory_copy_text("warm_up = NaN\n") : memory_format("warm_up = %d\n", (int)(7 * weeks));
    assert_holds(bench, "welch-dnfb.gp", line);
    char *row = memory_format("\n%d %.10g %.10g\n", 7 * 9 + 3, states[0].series[STEADY_DNFB].weeks[9],
                              states[0].series[STEADY_DNFB].welch[9]);
    assert_holds(bench, "welch-dnfb.dat", row);
    free(title);
    free(line);
    free(row);
    free_states(states, 1);
    bench_free(bench);
}

static void a_comparison_counts_who_is_steady(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct steady_state states[3];
    add(bench, "short", "One coder", "20000", 1, 364, steady_mode);
    add(bench, "more", "Four coders", "20000", 4, 364, steady_mode);
    add(bench, "most", "Six coders", "20000", 6, 364, steady_mode);
    draw(bench, states);
    assert_holds(bench, "welch-backlog.gp", "title = 'No steady state in 1 of 3 scenarios; the others are steady ");
    assert_holds(bench, "welch-backlog.gp", "'no steady state'");
    assert_int_equal(states[0].warmup_days, states[2].warmup_days);
    free_states(states, 3);
    bench_free(bench);
}

/* Without a steady state to look for there is no such figure. */
static void days_of_a_forecast_have_no_such_figure(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    add(bench, "more", "Four coders", "20000", 4, 60, "");
    run(bench, 2);
    assert_true(has(bench, "fan-dollars.gp") && !has(bench, "welch-dnfb.gp"));
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stock_that_grows_is_the_finding),
        cmocka_unit_test(the_weeks_left_out_are_the_finding),
        cmocka_unit_test(a_comparison_counts_who_is_steady),
        cmocka_unit_test(days_of_a_forecast_have_no_such_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
