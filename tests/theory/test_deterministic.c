/* Cases without chance: DET-1, DET-3, and the two New York night shifts. Exact to 1e-9 hours. */
#include "tests/theory/theory.h"

enum quantity { WAIT, TURNAROUND, CODED };

/* Waits, turnarounds or completions of all charts in the order of the file, from the trace. */
static void check_charts(const char *name, const struct trace_of_lives *trace, enum quantity what,
                         const double *expected, size_t count)
{
    static const char *const names[] = {"wait", "turnaround", "coded at"};
    assert_int_equal(trace->count, count);
    for (size_t i = 0; i < count; i++) {
        const struct life *life = &trace->lives[i];
        char *label = memory_format("%s chart %zu %s", name, i + 1, names[what]);
        theory_exact(label, expected[i],
                     what == WAIT ? life->started - life->ready : life->coded - (what == TURNAROUND ? life->ready : 0));
        free(label);
    }
}

static void check_number(const struct fixture *fixture, const char *name, const char *id, const char *scope,
                         double exact)
{
    char *label = memory_format("%s %s", name, id);
    theory_exact(label, exact, value(fixture, id, scope));
    free(label);
}

TEST(det_1_ten_charts_and_two_coders)
{
    static const double waits[10] = {0, 0, 0.5, 0.5, 1, 1, 1.5, 1.5, 2, 2};
    struct fixture *fixture = theory_textbook("det-1");
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    check_charts("DET-1", &trace, WAIT, waits, 10);
    theory_exact("DET-1 last finish", 13.5, trace.lives[9].coded);
    check_number(fixture, "DET-1", "wait_mean_hours", "all", 1);
    check_number(fixture, "DET-1", "wait_share", "all", 0.8);
    check_number(fixture, "DET-1", "tat_mean_hours", "all", 3.5);
    check_number(fixture, "DET-1", "waiting_mean_encounters", "all", 10.0 / 24);
    check_number(fixture, "DET-1", "in_coding_mean_encounters", "all", 25.0 / 24);
    free(trace.lives);
    fixture_free(fixture);
}

static void check_det_3(const char *name, struct fixture *fixture, const double turnarounds[8], double paid_hours)
{
    double sum = 0;
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    check_charts(name, &trace, TURNAROUND, turnarounds, 8);
    for (int i = 0; i < 8; i++) sum += turnarounds[i];
    check_number(fixture, name, "tat_mean_hours", "all", sum / 8);
    check_number(fixture, name, "paid_hours", "pool:coders", paid_hours);
    /* Every chart either waits or is in coding from 08:00 until it is coded. */
    double area = value(fixture, "in_coding_mean_encounters", "all") + value(fixture, "waiting_mean_encounters", "all");
    assert_near(area * 4 * 24, sum, 1e-9);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(det_3_a_coder_who_finishes)
{
    static const double turnarounds[8] = {3, 6, 9, 27, 30, 33, 51, 54};
    check_det_3("DET-3 finish", theory_textbook("det-3-finish"), turnarounds,
                4 * 8 + 2); /* an hour longer on the first two days */
}

TEST(det_3_a_coder_who_carries_over)
{
    static const double turnarounds[8] = {3, 6, 25, 28, 31, 50, 53, 56};
    check_det_3("DET-3 carry over", theory_textbook("det-3-carry-over"), turnarounds, 4 * 8);
}

/* A chart that is handed back keeps its place: with one coder it is the one that comes next. Ready a minute apart. */
TEST(det_3_a_coder_who_hands_off_to_himself)
{
    struct fixture *fixture = fixture_new();
    double ready[8], expected[8] = {11, 14, 33, 36, 39, 58, 61, 64}; /* as carry over, on the clock */
    for (int i = 0; i < 8; i++) ready[i] = 7 + i / 60.0;
    fixture_arrivals(fixture, ready, 8);
    fixture_load(fixture, FACILITY(4, "") TRACED "'work_types':[{'name':'chart','coding_minutes':180}],'pools':[" POOL(
                              "coders", 1, HOURS(ALL_DAYS, "08:00", "16:00"), "{'chart':1}",
                              "'end_of_shift':'hand_off',") "]," EVERYTHING_TO("'coders'"));
    struct trace_of_lives trace = trace_of(fixture, 0);
    check_charts("DET-3 hand off", &trace, CODED, expected, 8);
    free(trace.lives);
    fixture_free(fixture);
}

static void check_night(const char *name, const char *textbook, int hours)
{
    struct fixture *fixture = theory_textbook(textbook);
    fixture_run(fixture, 1);
    check_number(fixture, name, "paid_hours", "pool:coders", hours);
    check_number(fixture, name, "encounters_coded", "all", hours);
    check_number(fixture, name, "cost_total_usd", "all", 10 * hours);
    assert_near(value(fixture, "utilization_share", "pool:coders"), 1, 1e-12);
    struct trace_of_lives trace = trace_of(fixture, 0);
    for (int i = 0; i < hours; i++) assert_near(trace.lives[i].coded, 22 + i + 1, 1e-9);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(the_night_on_which_new_york_puts_the_clock_forward_has_7_hours)
{
    check_night("TZ spring", "tz-spring", 7);
}

TEST(the_night_on_which_new_york_puts_the_clock_back_has_9_hours)
{
    check_night("TZ autumn", "tz-autumn", 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(det_1_ten_charts_and_two_coders),
        cmocka_unit_test(det_3_a_coder_who_finishes),
        cmocka_unit_test(det_3_a_coder_who_carries_over),
        cmocka_unit_test(det_3_a_coder_who_hands_off_to_himself),
        cmocka_unit_test(the_night_on_which_new_york_puts_the_clock_forward_has_7_hours),
        cmocka_unit_test(the_night_on_which_new_york_puts_the_clock_back_has_9_hours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
