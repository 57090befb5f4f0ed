/* Cases without chance: DET-1, DET-3, and the two New York night shifts. Exact to 1e-9 hours. */
#include "tests/theory/theory.h"

/* Waits and turnarounds of all charts in the order of the file, from the trace. */
static void assert_waits(const struct trace_of_lives *trace, const double *expected, size_t count)
{
    assert_int_equal(trace->count, count);
    for (size_t i = 0; i < count; i++) {
        const struct life *life = &trace->lives[i];
        assert_near(life->started - life->ready, expected[i], 1e-9);
    }
}

static void assert_turnarounds(const struct trace_of_lives *trace, const double *expected, size_t count)
{
    assert_int_equal(trace->count, count);
    for (size_t i = 0; i < count; i++) {
        const struct life *life = &trace->lives[i];
        assert_near(life->coded - life->ready, expected[i], 1e-9);
    }
}

TEST(det_1_ten_charts_and_two_coders)
{
    static const double waits[10] = {0, 0, 0.5, 0.5, 1, 1, 1.5, 1.5, 2, 2};
    struct fixture *fixture = theory_textbook("det-1");
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_waits(&trace, waits, 10);
    assert_near(trace.lives[9].coded, 13.5, 1e-9);
    assert_near(value(fixture, "wait_mean_hours", "all"), 1, 1e-9);
    assert_near(value(fixture, "wait_share", "all"), 0.8, 1e-12);
    assert_near(value(fixture, "tat_mean_hours", "all"), 3.5, 1e-9);
    assert_near(value(fixture, "waiting_mean_encounters", "all"), 10.0 / 24, 1e-9);
    assert_near(value(fixture, "in_coding_mean_encounters", "all"), 25.0 / 24, 1e-9);
    free(trace.lives);
    fixture_free(fixture);
}

static void check_det_3(struct fixture *fixture, const double turnarounds[8], double paid_hours)
{
    double sum = 0;
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_turnarounds(&trace, turnarounds, 8);
    for (int i = 0; i < 8; i++) sum += turnarounds[i];
    assert_near(value(fixture, "tat_mean_hours", "all"), sum / 8, 1e-9);
    assert_near(value(fixture, "paid_hours", "pool:coders"), paid_hours, 1e-9);
    /* Every chart either waits or is in coding from 08:00 until it is coded. */
    double area = value(fixture, "in_coding_mean_encounters", "all") + value(fixture, "waiting_mean_encounters", "all");
    assert_near(area * 4 * 24, sum, 1e-9);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(det_3_a_coder_who_finishes)
{
    static const double turnarounds[8] = {3, 6, 9, 27, 30, 33, 51, 54};
    check_det_3(theory_textbook("det-3-finish"), turnarounds, 4 * 8 + 2); /* an hour longer on the first two days */
}

TEST(det_3_a_coder_who_carries_over)
{
    static const double turnarounds[8] = {3, 6, 25, 28, 31, 50, 53, 56};
    check_det_3(theory_textbook("det-3-carry-over"), turnarounds, 4 * 8);
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
    assert_hours(&trace, offsetof(struct life, coded), expected, 8);
    free(trace.lives);
    fixture_free(fixture);
}

static void check_night(const char *textbook, int hours)
{
    struct fixture *fixture = theory_textbook(textbook);
    fixture_run(fixture, 1);
    assert_near(value(fixture, "paid_hours", "pool:coders"), hours, 1e-9);
    assert_near(value(fixture, "encounters_coded", "all"), hours, 0);
    assert_near(value(fixture, "cost_total_usd", "all"), 10 * hours, 1e-9);
    assert_near(value(fixture, "utilization_share", "pool:coders"), 1, 1e-12);
    struct trace_of_lives trace = trace_of(fixture, 0);
    for (int i = 0; i < hours; i++) assert_near(trace.lives[i].coded, 22 + i + 1, 1e-9);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(the_night_on_which_new_york_puts_the_clock_forward_has_7_hours)
{
    check_night("tz-spring", 7);
}

TEST(the_night_on_which_new_york_puts_the_clock_back_has_9_hours)
{
    check_night("tz-autumn", 9);
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
