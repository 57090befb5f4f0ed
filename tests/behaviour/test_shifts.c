/* Working time: breaks, shift ends and starts to the microsecond, the three ways to end a shift, holidays,
 * availability. */
#include "tests/model_fixture.h"

#define DAY            HOURS(ALL_DAYS, "08:00", "16:00")
#define CHART(minutes) "'work_types':[{'name':'chart','coding_minutes':" #minutes "}],"
#define ONE(hours, more)                                                                                               \
    "'pools':[" POOL("coders", 1, hours, "{'chart':1}", "'wage_usd_per_hour':10," more) "]," EVERYTHING_TO("'coders'")

static void done(struct fixture *fixture, struct trace_of_lives *trace)
{
    free(trace->lives);
    fixture_free(fixture);
}

static struct trace_of_lives run(struct fixture *fixture)
{
    fixture_run(fixture, 1);
    return trace_of(fixture, 0);
}

#define PAID(fixture) value(fixture, "paid_hours", "pool:coders")

TEST(an_unpaid_break_in_the_middle_freezes_a_chart)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 11.5, 12.1);
    fixture_load(fixture, FACILITY(1, "") TRACED CHART(60) ONE(
                              "[{'days':" ALL_DAYS ",'start':'08:00','end':'16:30','unpaid_break_minutes':30}]", ""));
    struct trace_of_lives trace = run(fixture);
    /* break 12:00 to 12:30: half an hour before, half an hour after */
    assert_times(&trace, coded, 13, 14);
    assert_near(trace.lives[0].coding_minutes, 60, 1e-9);
    assert_near(PAID(fixture), 8, 1e-9);
    assert_near(value(fixture, "utilization_share", "pool:coders"), 2.0 / 8, 1e-12);
    assert_near(value(fixture, "in_coding_mean_encounters", "all"), 2.5 / 24, 1e-12); /* the break is time in hand */
    done(fixture, &trace);
}

TEST(a_break_freezes_a_chart_whatever_the_end_of_shift_is)
{
    static const char *const ends[] = {"finish", "carry_over", "hand_off"};
    for (int i = 0; i < 3; i++) {
        struct fixture *fixture = fixture_new();
        arrivals_at(fixture, 11.5);
        fixture_load(
            fixture,
            FACILITY(1, "") TRACED CHART(
                60) "'pools':[{'name':'coders','end_of_shift':'%s','skills':{'chart':1},"
                    "'shifts':[{'name':'s','headcount':1,'hours':[{'days':" ALL_DAYS
                    ",'start':'08:00','end':'16:30','unpaid_break_minutes':30}]}]}]," EVERYTHING_TO("'coders'"),
            ends[i]);
        struct trace_of_lives trace = run(fixture);
        assert_times(&trace, coded, 13);
        done(fixture, &trace);
    }
}

TEST(a_chart_that_is_done_exactly_when_the_break_begins_is_complete)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 11, 11);
    fixture_load(fixture, FACILITY(1, "") TRACED CHART(60) ONE(
                              "[{'days':" ALL_DAYS ",'start':'08:00','end':'16:30','unpaid_break_minutes':30}]", ""));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, coded, 12, 13.5);
    assert_times(&trace, started, 11, 12.5);
    done(fixture, &trace);
}

TEST(a_chart_that_is_done_exactly_at_shift_end_is_complete_and_its_coder_takes_no_other)
{
    static const char *const ends[] = {"finish", "carry_over", "hand_off"};
    for (int i = 0; i < 3; i++) {
        struct fixture *fixture = fixture_new();
        arrivals_at(fixture, 15, 15);
        fixture_load(fixture,
                     FACILITY(2, "")
                         TRACED CHART(60) "'pools':[{'name':'coders','end_of_shift':'%s','skills':{'chart':1},"
                                          "'shifts':[{'name':'s','headcount':1,'hours':" DAY
                                          "}]}]," EVERYTHING_TO("'coders'"),
                     ends[i]);
        struct trace_of_lives trace = run(fixture);
        assert_times(&trace, coded, 16, 33);
        assert_times(&trace, started, 15, 32);
        assert_near(PAID(fixture), 16, 1e-9);
        done(fixture, &trace);
    }
}

TEST(an_arrival_exactly_at_shift_start_is_taken_at_once)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 8, 32);
    fixture_load(fixture, FACILITY(2, "") TRACED CHART(30) ONE(DAY, ""));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, started, 8, 32);
    assert_near(value(fixture, "wait_share", "all"), 0, 0);
    done(fixture, &trace);
}

TEST(an_arrival_exactly_at_shift_end_waits_for_the_next_shift)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 16, 15.999);
    fixture_load(fixture, FACILITY(2, "") TRACED CHART(6) ONE(DAY, ""));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, started, 32, 15.999);
    done(fixture, &trace);
}

TEST(a_coder_who_finishes_a_chart_is_paid_straight_for_it)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 15.5, 15.6);
    fixture_load(fixture,
                 FACILITY(2, "") TRACED CHART(90) ONE(DAY, "'payroll_tax_share':0.1,'benefits_usd_per_hour':2,"));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, coded, 17, 33.5);
    assert_near(PAID(fixture), 17, 1e-9);
    assert_near(value(fixture, "overtime_hours", "pool:coders"), 0, 0);
    assert_near(value(fixture, "cost_component_usd", "component:wages"), 170, 1e-9);
    assert_near(value(fixture, "cost_component_usd", "component:payroll_tax"), 17, 1e-9);
    assert_near(value(fixture, "cost_component_usd", "component:benefits"), 34, 1e-9);
    assert_near(value(fixture, "cost_component_usd", "component:overtime"), 0, 0);
    assert_near(value(fixture, "utilization_share", "pool:coders"), 3.0 / 17, 1e-12);
    done(fixture, &trace);
}

TEST(a_coder_who_finishes_into_the_next_shift_goes_straight_on)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 15, 15.1);
    fixture_load(fixture, FACILITY(2, "") TRACED CHART(1200) ONE(DAY, ""));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, coded, 35, NAN);
    assert_times(&trace, started, 15, 35);
    assert_near(PAID(fixture), 8 + 16 + 8 + 8,
                1e-9); /* 16:00 to 08:00 is paid, and 16:00 to the end on the second day */
    assert_near(value(fixture, "utilization_share", "pool:coders"), 33.0 / 40, 1e-12);
    done(fixture, &trace);
}

TEST(carry_over_keeps_the_chart_with_its_coder_and_moves_it_on_shift_only)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 15, 15.25);
    fixture_load(fixture, FACILITY(2, "") TRACED CHART(120) "'pools':[" POOL(
                              "coders", 2, DAY, "{'chart':1}",
                              "'end_of_shift':'carry_over',") "," POOL("night", 1, HOURS(ALL_DAYS, "16:00", "24:00"),
                                                                       "{'chart':1}",
                                                                       "") "]," EVERYTHING_TO("'coders','night'"));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, coded, 33, 33.25);
    assert_int_equal(trace.lives[0].seat, 0);
    assert_int_equal(trace.lives[1].seat, 1);
    assert_near(trace.lives[0].coding_minutes, 120, 1e-9);
    done(fixture, &trace);
}

TEST(hand_off_gives_the_remaining_work_to_another_pool)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 15);
    fixture_load(
        fixture,
        FACILITY(2, "") TRACED CHART(120) "'pools':[" POOL(
            "coders", 1, DAY, "{'chart':1}",
            "'end_of_shift':'hand_off','usd_per_chart':5,") "," POOL("night", 1, HOURS(ALL_DAYS, "16:00", "24:00"),
                                                                     "{'chart':2}",
                                                                     "'usd_per_chart':3,") "]," EVERYTHING_TO("'coders'"
                                                                                                              ",'"
                                                                                                              "night"
                                                                                                              "'"));
    struct trace_of_lives trace = run(fixture);
    /* one hour of work is left at 16:00, half an hour at speed 2 */
    assert_times(&trace, coded, 16.5);
    assert_times(&trace, started, 15);
    assert_string_equal(trace.lives[0].pool, "night");
    assert_near(trace.lives[0].coding_minutes, 90, 1e-9);
    assert_near(value(fixture, "wait_mean_hours", "all"), 0, 0);                       /* the first touch counts */
    assert_near(value(fixture, "cost_component_usd", "component:per_chart"), 3, 1e-9); /* who completes is paid */
    assert_near(value(fixture, "utilization_share", "pool:night"), 0.5 / 16, 1e-12);
    done(fixture, &trace);
}

/* Charts ready at one instant: one that was begun and handed back keeps its place before those never touched. */
TEST(a_chart_that_is_handed_back_keeps_its_place_among_charts_of_its_age)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 8, 8, 8);
    fixture_load(fixture, FACILITY(3, "") TRACED CHART(300) ONE(DAY, "'end_of_shift':'hand_off',"));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, coded, 13, 34, 39);
    done(fixture, &trace);
}

TEST(a_holiday_cancels_the_shifts_that_start_on_it)
{
    struct fixture *fixture = fixture_new();
    fixture_file(
        fixture, "holidays.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20250101T000000Z\r\n"
        "DTSTART;VALUE=DATE:20260106\r\nSUMMARY:day\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\n"
        "DTSTAMP:20250101T000000Z\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:end\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    arrivals_at(fixture, 21, 27, 30, 31);
    fixture_load(fixture,
                 FACILITY(3, "") TRACED CHART(120) "'pools':[" POOL(
                     "coders", 1, HOURS(ALL_DAYS, "20:00", "04:00"), "{'chart':1}",
                     "'holiday_calendar':'holidays.ics','wage_usd_per_hour':10,") "]," EVERYTHING_TO("'coders'"));
    struct trace_of_lives trace = run(fixture);
    /* the night from Monday to Tuesday runs on into the holiday; the one that would start on Tuesday does not take
     * place. The chart taken at 03:00 is finished. */
    assert_times(&trace, started, 21, 27, 68, 70);
    assert_times(&trace, coded, 23, 29, 70, NAN);
    assert_near(PAID(fixture), 4 + 8 + 1 + 4,
                1e-9); /* the night before the start, Monday's, an hour to finish, Wednesday's to midnight */
    done(fixture, &trace);
}

TEST(holidays_that_are_paid_cost_the_cancelled_shift)
{
    struct fixture *fixture = fixture_new();
    fixture_file(
        fixture, "holidays.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20250101T000000Z\r\n"
        "DTSTART;VALUE=DATE:20260106\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    arrivals_at(fixture, 9);
    fixture_load(fixture, FACILITY(3, "") TRACED CHART(60) "'pools':[" POOL(
                              "coders", 3, DAY, "{'chart':1}",
                              "'holiday_calendar':'holidays.ics','holidays_paid':true,'wage_usd_"
                              "per_hour':10,") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_near(PAID(fixture), 3 * 3 * 8, 1e-9);
    assert_near(value(fixture, "cost_component_usd", "component:wages"), 720, 1e-9);
    assert_near(value(fixture, "utilization_share", "pool:coders"), 1.0 / 48, 1e-12);
    fixture_free(fixture);
}

TEST(an_overnight_shift_that_began_before_the_start_is_already_on)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 0, 1);
    fixture_load(fixture, FACILITY(1, "") TRACED CHART(30) ONE(HOURS(ALL_DAYS, "22:00", "06:00"), ""));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, started, 0, 1);
    assert_near(PAID(fixture), 6 + 2, 1e-9); /* the window clips both nights */
    done(fixture, &trace);
}

TEST(the_horizon_may_end_inside_a_shift_and_a_chart)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 22.5, 23);
    fixture_load(fixture,
                 FACILITY(1, "") TRACED "'work_types':[{'name':'chart','coding_minutes':120,'gross_usd':100}]," ONE(
                     HOURS(ALL_DAYS, "20:00", "04:00"), ""));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, coded, NAN, NAN);
    assert_times(&trace, started, 22.5, NAN);
    assert_near(PAID(fixture), 4 + 4, 1e-9);
    assert_near(value(fixture, "utilization_share", "pool:coders"), 1.5 / 8, 1e-12);
    assert_near(value(fixture, "encounters_uncoded_end", "all"), 2, 0);
    assert_near(value(fixture, "encounters_open_end", "all"), 2, 0);
    assert_near(value(fixture, "dnfb_end_usd", "all"), 200, 1e-9);
    assert_near(value(fixture, "oldest_end_days", "all"), 1.5 / 24, 1e-12);
    done(fixture, &trace);
}

TEST(a_chart_that_would_be_done_exactly_at_the_horizon_is_not_done)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 22, 21);
    fixture_load(fixture, FACILITY(1, "") TRACED CHART(60) ONE(ALWAYS, ""));
    fixture_run(fixture, 1);
    assert_near(value(fixture, "encounters_coded", "all"), 2, 0);
    fixture_free(fixture);
    fixture = fixture_new();
    arrivals_at(fixture, 22, 22);
    fixture_load(fixture, FACILITY(1, "") TRACED CHART(60) ONE(ALWAYS, ""));
    fixture_run(fixture, 1);
    assert_near(value(fixture, "encounters_coded", "all"), 1, 0); /* the horizon is half-open */
    fixture_free(fixture);
}

TEST(a_pool_works_and_costs_nothing_before_available_from)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 9);
    fixture_load(fixture, FACILITY(4, "") TRACED CHART(60)
                              ONE(HOURS(ALL_DAYS, "20:00", "04:00"), "'available_from':'2026-01-07',"));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, started, 48 + 20); /* not the night that starts on the 6th */
    assert_near(PAID(fixture), 8 + 4, 1e-9);
    done(fixture, &trace);
}

TEST(seats_are_filled_on_both_their_dates_and_between)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 1, 30, 80);
    fixture_load(fixture, FACILITY(5, "") TRACED CHART(
                              60) "'pools':[{'name':'coders','skills':{'chart':1},'shifts':[{'name':'s','headcount':1,"
                                  "'from_date':'2026-01-06','until_date':'2026-01-07','hours':" DAY
                                  "}]}]," EVERYTHING_TO("'coders'"));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, started, 32, 33, NAN);
    assert_near(PAID(fixture), 16, 1e-9);
    done(fixture, &trace);
}

/* "Also when a coder leaves": after until_date nobody comes back for the chart, so it goes to those who are there. */
TEST(a_coder_who_leaves_hands_the_chart_back)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 14);
    fixture_load(fixture,
                 FACILITY(3, "")
                     TRACED CHART(240) "'pools':[{'name':'temps','skills':{'chart':1},'end_of_shift':'carry_over',"
                                       "'shifts':[{'name':'s','headcount':1,'until_date':'2026-01-05','hours':" DAY
                                       "}]}," POOL("coders", 1, HOURS(ALL_DAYS, "09:00", "17:00"), "{'chart':1}",
                                                   "") "]," EVERYTHING_TO("'temps','coders'"));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, started, 14);
    assert_times(&trace, coded, 18); /* two hours by the temp, two more from 16:00 on */
    assert_string_equal(trace.lives[0].pool, "coders");
    done(fixture, &trace);
}

TEST(speed_ramps_in_a_straight_line_from_available_from)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 0, 84, 168, 300);
    fixture_load(fixture, FACILITY(14, "") TRACED CHART(60)
                              ONE(ALWAYS, "'available_from':'2026-01-05','ramp_weeks':1,'ramp_start_share':0.5,"));
    struct trace_of_lives trace = run(fixture);
    /* speed 0.5, 0.75, 1, 1, fixed when the chart is taken */
    assert_times(&trace, coded, 2, 84 + 1 / 0.75, 169, 301);
    done(fixture, &trace);
}

TEST(productive_share_and_speed_stretch_the_work)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 8);
    fixture_load(fixture,
                 FACILITY(1, "") TRACED CHART(70) "'pools':[" POOL(
                     "coders", 1, DAY, "{'chart':0.8}", "'productive_share':0.875,") "]," EVERYTHING_TO("'coders'"));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, coded, 8 + 70 / 60.0 / 0.7);
    assert_near(trace.lives[0].work_minutes, 70, 1e-9);
    assert_near(trace.lives[0].coding_minutes, 100, 1e-9);
    done(fixture, &trace);
}

TEST(shifts_keep_the_wall_clock_of_their_own_zone)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv", "work_type,arrival_hours\nchart,0\n");
    fixture_load(fixture, FACILITY(1, "") TRACED CHART(60)
                              ONE(HOURS(ALL_DAYS, "09:00", "17:00"), "'time_zone':'Asia/Kolkata',"));
    struct trace_of_lives trace = run(fixture);
    assert_times(&trace, started, 3.5);
    assert_near(PAID(fixture), 8, 1e-9);
    done(fixture, &trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unpaid_break_in_the_middle_freezes_a_chart),
        cmocka_unit_test(a_break_freezes_a_chart_whatever_the_end_of_shift_is),
        cmocka_unit_test(a_chart_that_is_done_exactly_when_the_break_begins_is_complete),
        cmocka_unit_test(a_chart_that_is_done_exactly_at_shift_end_is_complete_and_its_coder_takes_no_other),
        cmocka_unit_test(an_arrival_exactly_at_shift_start_is_taken_at_once),
        cmocka_unit_test(an_arrival_exactly_at_shift_end_waits_for_the_next_shift),
        cmocka_unit_test(a_coder_who_finishes_a_chart_is_paid_straight_for_it),
        cmocka_unit_test(a_coder_who_finishes_into_the_next_shift_goes_straight_on),
        cmocka_unit_test(carry_over_keeps_the_chart_with_its_coder_and_moves_it_on_shift_only),
        cmocka_unit_test(hand_off_gives_the_remaining_work_to_another_pool),
        cmocka_unit_test(a_chart_that_is_handed_back_keeps_its_place_among_charts_of_its_age),
        cmocka_unit_test(a_holiday_cancels_the_shifts_that_start_on_it),
        cmocka_unit_test(holidays_that_are_paid_cost_the_cancelled_shift),
        cmocka_unit_test(an_overnight_shift_that_began_before_the_start_is_already_on),
        cmocka_unit_test(the_horizon_may_end_inside_a_shift_and_a_chart),
        cmocka_unit_test(a_chart_that_would_be_done_exactly_at_the_horizon_is_not_done),
        cmocka_unit_test(a_pool_works_and_costs_nothing_before_available_from),
        cmocka_unit_test(seats_are_filled_on_both_their_dates_and_between),
        cmocka_unit_test(a_coder_who_leaves_hands_the_chart_back),
        cmocka_unit_test(speed_ramps_in_a_straight_line_from_available_from),
        cmocka_unit_test(productive_share_and_speed_stretch_the_work),
        cmocka_unit_test(shifts_keep_the_wall_clock_of_their_own_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
