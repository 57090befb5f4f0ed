/* Absence: a share of shifts, drawn by coder and local day; paid, not staffed; a chart does not wait for a coder who is
 * away. */
#include "tests/model_fixture.h"

#define DAY HOURS(ALL_DAYS, "08:00", "16:00")

static void load(struct fixture *fixture, int days, int headcount, const char *end_of_shift, const char *hours)
{
    fixture_load(
        fixture,
        "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':%d},"
        "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':50},'coding_minutes':60}],"
        "'pools':[{'name':'coders','absence_share':0.2,'wage_usd_per_hour':10,'skills':{'chart':1},'end_of_shift':'%s',"
        "'shifts':[{'name':'s','headcount':%d,'hours':%s}]}]," EVERYTHING_TO("'coders'"),
        days, end_of_shift, headcount, hours);
}

/* Overloaded coders are busy whenever they are there: busy hours say who was there. */
TEST(the_share_of_shifts_is_missed_and_paid)
{
    struct fixture *fixture = fixture_new();
    load(fixture, 100, 20, "hand_off", DAY);
    fixture_run(fixture, 10);
    double present[10];
    for (int r = 0; r < 10; r++) {
        assert_near(value_of(fixture, "paid_hours", "pool:coders", r), 100 * 20 * 8, 1e-6);
        assert_near(value_of(fixture, "cost_component_usd", "component:wages", r), 160000, 1e-6);
        assert_near(value_of(fixture, "utilization_share", "pool:coders", r), 1, 1e-3);
        present[r] = value_of(fixture, "encounters_coded", "pool:coders", r) / (100 * 20 * 8);
    }
    struct estimate estimate = estimate_of(present, 1, 10, 0.95);
    double error = sqrt(
        0.2 * 0.8 / (10 * 100 * 20)); /* shifts are independent; the first shift finds no backlog at 08:00 to lose */
    assert_near(estimate.mean, 0.8, 4.5 * error + 0.001);
    fixture_free(fixture);
}

TEST(the_chart_of_a_coder_who_is_away_goes_back_and_is_taken_by_another)
{
    struct fixture *fixture = fixture_new();
    load(fixture, 60, 4, "carry_over", HOURS(ALL_DAYS, "08:00", "12:30"));
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    int over_night = 0, gone = 0;
    for (size_t i = 0; i < trace.count; i++) {
        const struct life *life = &trace.lives[i];
        if (isnan(life->coded)) continue;
        assert_near(life->coding_minutes, 60, 1e-6); /* nothing of the work is lost or done twice */
        over_night += life->coded - life->started > 12;
        gone += life->coded - life->started > 36; /* nobody had it for a whole day */
    }
    assert_true(over_night > 30);
    assert_int_equal(gone, 0);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(a_coder_keeps_the_draw_of_the_day_over_the_break)
{
    struct fixture *fixture = fixture_new();
    load(fixture, 50, 1, "hand_off", "[{'days':" ALL_DAYS ",'start':'08:00','end':'17:00','unpaid_break_minutes':60}]");
    fixture_run(fixture, 1);
    for (int d = 1; d < 50; d++) {
        double coded = daily_of(fixture, "coded_encounters", "all", d, 0);
        if (coded != 0 && coded != 8) fail_msg("%g charts on day %d: a part of a day", coded, d);
    }
    fixture_free(fixture);
}

TEST(more_seats_do_not_change_the_absences_of_the_others)
{
    double busy[2][2];
    for (int i = 0; i < 2; i++) {
        struct fixture *fixture = fixture_new();
        load(fixture, 40, i ? 9 : 5, "hand_off", DAY);
        fixture_run(fixture, 1);
        struct trace_of_lives trace = trace_of(fixture, 0);
        busy[i][0] = busy[i][1] = 0;
        for (size_t c = 0; c < trace.count; c++)
            if (!isnan(trace.lives[c].coded) && trace.lives[c].seat >= 0 && trace.lives[c].seat < 2)
                busy[i][trace.lives[c].seat]++;
        free(trace.lives);
        fixture_free(fixture);
    }
    assert_near(busy[0][0], busy[1][0], 8); /* charts cross the night with other seats; the days are the same */
    assert_near(busy[0][1], busy[1][1], 8);
}

/* 16:00 to 16:30 is worked by a coder who finishes; absent or not next day, he is paid once for every hour. */
TEST(a_coder_who_finishes_into_a_shift_that_he_misses_is_paid_once)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(30, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':1},'coding_minutes':600}],"
                         "'pools':[{'name':'coders','absence_share':0.5,'skills':{'chart':1},'end_of_shift':'finish',"
                         "'shifts':[{'name':'s','headcount':1,'hours':[{'days':" ALL_DAYS
                         ",'start':'00:00','end':'08:00'},"
                         "{'days':" ALL_DAYS ",'start':'08:00','end':'16:00'},{'days':" ALL_DAYS
                         ",'start':'16:00','end':'24:00'}]}]}]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_near(value(fixture, "paid_hours", "pool:coders"), 30 * 24,
                1e-6); /* nobody is paid more than 24 hours a day */
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_share_of_shifts_is_missed_and_paid),
        cmocka_unit_test(the_chart_of_a_coder_who_is_away_goes_back_and_is_taken_by_another),
        cmocka_unit_test(a_coder_keeps_the_draw_of_the_day_over_the_break),
        cmocka_unit_test(more_seats_do_not_change_the_absences_of_the_others),
        cmocka_unit_test(a_coder_who_finishes_into_a_shift_that_he_misses_is_paid_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
