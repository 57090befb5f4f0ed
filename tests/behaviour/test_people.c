/* People leave, seats stand vacant and are filled, newcomers are slow. Shifts are 08:00 to 16:00 every day unless a
 * test says otherwise. */
#include "tests/behaviour/lived.h"

#define TEAM(headcount, more, shift)                                                                                   \
    "'pools':[{'name':'team','skills':{'*':1}," more "'shifts':[{'name':'s','headcount':" #headcount "," shift         \
    "'hours':" HOURS(ALL_DAYS, "08:00", "16:00") "}]}]," EVERYTHING_TO("'team'")

/* Three of four seats; the fourth is filled after a week. */
TEST(a_vacant_seat_is_filled_after_its_time)
{
    struct fixture *fixture =
        lived(NULL, 1,
              FACILITY(14, "") CHARTS("")
                  TEAM(3, "'wage_usd_per_hour':10,'workforce':{'time_to_fill_days':7,'onboarding_usd':1000},",
                       "'authorised_headcount':4,"));
    assert_metric(fixture, "hires", "pool:team", 1);
    assert_metric(fixture, "leavers", "pool:team", 0);
    assert_metric(fixture, "vacancy_share", "pool:team", 7. / (4 * 14));
    assert_metric(fixture, "vacancy_share", "all", 7. / (4 * 14));
    assert_metric(fixture, "open_fte", "pool:team", 7. * 8 / 2 / 40);
    assert_metric(fixture, "paid_hours", "pool:team", 3 * 14 * 8 + 7 * 8);
    assert_metric(fixture, "cost_component_usd", "component:wages", (3 * 14 + 7) * 80);
    assert_metric(fixture, "cost_component_usd", "component:onboarding", 1000);
    assert_metric(fixture, "cost_component_usd", "component:severance", 0);
    fixture_free(fixture);
}

TEST(without_vacant_seats_nobody_is_hired)
{
    struct fixture *fixture =
        lived(NULL, 1,
              FACILITY(14, "") CHARTS("")
                  TEAM(3, "'workforce':{'time_to_fill_days':1,'onboarding_usd':1000},", "'authorised_headcount':3,"));
    assert_metric(fixture, "hires", "pool:team", 0);
    assert_metric(fixture, "vacancy_share", "pool:team", 0);
    assert_metric(fixture, "open_fte", "all", 0);
    assert_metric(fixture, "cost_component_usd", "component:onboarding", 0);
    fixture_free(fixture);
}

/* Hired at the beginning of day 7, half speed then and full speed two weeks later: a chart taken after 8 hours takes
 * 1 / (0.5 + 0.5 x 8 / 336) hours, one taken on day 14 at 8:00, half way and 8 hours, 1 / (0.75 + 0.5 x 8 / 336). */
TEST(a_new_hire_learns_the_work)
{
    struct fixture *fixture = lived("work_type,arrival_hours\nchart,170\nchart,344\nchart,680\n", 1,
                                    FACILITY(30, "") TRACED CHARTS("") TEAM(0,
                                                                            "'ramp_weeks':2,'ramp_start_share':0.5,"
                                                                            "'workforce':{'time_to_fill_days':7},",
                                                                            "'authorised_headcount':1,"));
    assert_coded(fixture, 176 + 1 / (0.5 + 4. / 336), 344 + 1 / (0.75 + 4. / 336), 681);
    fixture_free(fixture);
}

TEST(people_who_are_there_from_the_start_are_at_full_speed)
{
    struct fixture *fixture =
        lived("work_type,arrival_hours\nchart,8\n", 1,
              FACILITY(3, "") TRACED CHARTS("") TEAM(1, "'ramp_weeks':2,'ramp_start_share':0.5,", ""));
    assert_coded(fixture, 9);
    fixture_free(fixture);
}

/* 1,000 seats that are never filled again: 30 % have left after a year. Seed 1. */
TEST(attrition_is_the_share_that_leaves_within_a_year)
{
    struct fixture *fixture =
        lived(NULL, 4,
              FACILITY(365, "") CHARTS("")
                  TEAM(1000, "'workforce':{'attrition_yearly_share':0.3,'time_to_fill_days':36500},", ""));
    double share = 1 - pow(0.7, 365 / 365.25);
    assert_near(sum_of(fixture, "leavers", "pool:team") / 4000, share, share_tolerance(share, 4000));
    assert_metric(fixture, "hires", "pool:team", 0);
    fixture_free(fixture);
}

/* Seats that exist for a quarter of the time lose a quarter of a year's people, not a year's. Seed 1. */
TEST(attrition_does_not_depend_on_how_long_a_seat_exists)
{
    struct fixture *fixture = lived(
        NULL, 4,
        FACILITY(364, "") CHARTS("") TEAM(1000, "'workforce':{'attrition_yearly_share':0.3,'time_to_fill_days':36500},",
                                          "'from_date':'2026-04-06','until_date':'2026-07-05',"));
    double share = 1 - pow(0.7, 91 / 365.25);
    assert_near(sum_of(fixture, "leavers", "pool:team") / 4000, share, share_tolerance(share, 4000));
    fixture_free(fixture);
}

/* At a rate of -ln(1 - 0.5) a year and 60 days until it is filled, a seat is vacant for 10.2 % of the time; both flows
 * are alike. 500 seats, the second and third year. Seed 1. */
TEST(leaving_and_filling_balance)
{
    struct fixture *fixture =
        lived(NULL, 5,
              "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':1095,'warmup_days':"
              "365}," CHARTS("") TEAM(500, "'workforce':{'attrition_yearly_share':0.5,'time_to_fill_days':60},", ""));
    double years = 60 / 365.25, vacant = log(2) * years / (1 + log(2) * years);
    struct estimate share = estimate_in(fixture, "vacancy_share", "pool:team");
    assert_near(share.mean, vacant, 0.004); /* a leaver is seen at the next shift */
    double left = sum_of(fixture, "leavers", "pool:team");
    assert_near(left / (5 * 500 * 2), log(2) * (1 - vacant), 4.5 * sqrt(left) / (5 * 500 * 2));
    assert_near(sum_of(fixture, "hires", "pool:team"), left, 4.5 * sqrt(2 * left));
    fixture_free(fixture);
}

/* Too much work throughout, so that every shift is extended: 2 hours a day, 14 a week. */
#define TIRED(burn_out)                                                                                                \
    FACILITY(182, "")                                                                                                  \
    "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':40},'coding_minutes':60}]," TEAM(                       \
        60,                                                                                                            \
        "'overtime':{'backlog_encounters':10,'weekly_cap_hours':14},"                                                  \
        "'workforce':{'attrition_yearly_share':0.2,'time_to_fill_days':36500," burn_out "},",                          \
        "")

/* Same seeds: the same people, some of whom go earlier. The factor is 1 + 0.1 x 14 once overtime has settled. */
TEST(overtime_burns_people_out)
{
    struct fixture *calm = lived(NULL, 10, TIRED("'burn_out_per_overtime_hour':0")),
                   *tired = lived(NULL, 10, TIRED("'burn_out_per_overtime_hour':0.1"));
    for (int64_t r = 0; r < 10; r++)
        assert_true(value_of(tired, "leavers", "all", r) >= value_of(calm, "leavers", "all", r));
    double before = sum_of(calm, "leavers", "all") / 600, after = sum_of(tired, "leavers", "all") / 600;
    double hazard = -log(0.8) * 182 / 365.25;
    assert_near(before, 1 - exp(-hazard), share_tolerance(0.1, 600));
    assert_true(after > 1 - exp(-1.8 * hazard) && after < 1 - exp(-2.4 * hazard) + share_tolerance(0.2, 600));
    fixture_free(calm);
    fixture_free(tired);
}

TEST(without_overtime_nobody_burns_out)
{
    struct fixture *fixtures[2];
    for (int i = 0; i < 2; i++)
        fixtures[i] = lived(NULL, 5,
                            FACILITY(182, "") CHARTS("") TEAM(100,
                                                              "'workforce':{'attrition_yearly_share':0.4,"
                                                              "'burn_out_per_overtime_hour':%d},",
                                                              ""),
                            i);
    for (int64_t r = 0; r < 5; r++)
        assert_true(value_of(fixtures[0], "leavers", "all", r) == value_of(fixtures[1], "leavers", "all", r) &&
                    value_of(fixtures[0], "leavers", "all", r) > 5);
    for (int i = 0; i < 2; i++) fixture_free(fixtures[i]);
}

/* 400 people with always something to do, charts of an hour: 8 a day each, whatever the spread. Seed 1: the mean speed
 * of 5 x 400 people is known to 0.3 / sqrt(2000). */
TEST(a_spread_of_speed_keeps_the_throughput_of_many)
{
    static const double spreads[] = {0, 0.3};
    for (int i = 0; i < 2; i++) {
        struct fixture *fixture =
            lived(NULL, 5,
                  FACILITY(7, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':500},'coding_minutes':60}]"
                                  "," TEAM(400, "'end_of_shift':'carry_over','workforce':{'speed_cv':%g},", ""),
                  spreads[i]);
        /* a chart in hand at the end is not finished: at most one a person in 56 hours */
        double sum = sum_of(fixture, "charts_per_coder_day", "pool:team") / 5;
        if (i == 0)
            assert_near(sum, 8, 1e-9);
        else
            assert_near(sum, 8, 8 * (4.5 * 0.3 / sqrt(2000) + 0.5 / 56));
        fixture_free(fixture);
    }
}

TEST(people_differ_in_speed_and_each_keeps_theirs)
{
    char rows[300] = "work_type,arrival_hours\n";
    for (int i = 0; i < 8; i++)
        snprintf(rows + strlen(rows), sizeof rows - strlen(rows), "chart,%d\n", 8 + 24 * (i / 2));
    struct fixture *fixture =
        lived(rows, 1, FACILITY(7, "") TRACED CHARTS("") TEAM(2, "'workforce':{'speed_cv':0.5},", ""));
    struct trace_of_lives trace = trace_of(fixture, 0);
    double minutes[2] = {0, 0};
    assert_int_equal(trace.count, 8);
    for (size_t i = 0; i < 8; i++) {
        const struct life *life = &trace.lives[i];
        if (minutes[life->seat] == 0) minutes[life->seat] = life->coding_minutes;
        assert_near(life->coding_minutes, minutes[life->seat], 1e-6);
    }
    assert_true(minutes[0] > 0 && minutes[1] > 0 && fabs(minutes[0] - minutes[1]) > 1);
    free(trace.lives);
    fixture_free(fixture);
}

/* A new pool: its people are hired on its first day, are paid from then on and cost their onboarding. */
TEST(a_pool_that_opens_later_hires_its_people)
{
    struct fixture *fixture =
        lived("work_type,arrival_hours\nchart,8\n", 1,
              FACILITY(10, "") TRACED CHARTS("")
                  TEAM(2, "'available_from':'2026-01-08','workforce':{'onboarding_usd':500},", ""));
    assert_metric(fixture, "hires", "pool:team", 2);
    assert_metric(fixture, "cost_component_usd", "component:onboarding", 1000);
    assert_metric(fixture, "paid_hours", "pool:team", 2 * 7 * 8);
    assert_metric(fixture, "vacancy_share", "pool:team", 0);
    assert_coded(fixture, 3 * 24 + 9);
    fixture_free(fixture);
}

/* 6 January is a holiday and paid; only one of two seats has somebody. */
TEST(holidays_are_paid_to_people_not_to_seats)
{
    struct fixture *fixture = fixture_new();
    fixture_file(
        fixture, "holidays.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20250101T000000Z\r\n"
        "DTSTART;VALUE=DATE:20260106\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    fixture_load(fixture, FACILITY(3, "") CHARTS("")
                              TEAM(1,
                                   "'holiday_calendar':'holidays.ics','holidays_paid':true,'wage_usd_per_hour':10,"
                                   "'workforce':{'time_to_fill_days':300},",
                                   "'authorised_headcount':2,"));
    fixture_run(fixture, 1);
    assert_metric(fixture, "paid_hours", "pool:team", 3 * 8);
    assert_metric(fixture, "cost_component_usd", "component:wages", 240);
    assert_metric(fixture, "vacancy_share", "pool:team", 0.5);
    fixture_free(fixture);
}

/* Three of four people go on Thursday 8 January; charts of the trace need one. */
#define CUT(workforce, more)                                                                                           \
    FACILITY(10, "")                                                                                                   \
    CHARTS("")                                                                                                         \
    "'timeline':[{'name':'cut','date':'2026-01-08','field':'/pools/team/shifts/s/headcount','value':1}" more           \
    "]," TEAM(4, "'wage_usd_per_hour':10,'workforce':{'severance_usd':5000,'retraining_usd':300," workforce "},", "")

TEST(people_whose_seats_are_cut_cost_what_the_scenario_says)
{
    static const struct {
        const char *displaced;
        double one_offs;
    } cases[] = {{"released", 0}, {"severed", 3 * 5000}, {"redeployed", 3 * 300}};
    for (int i = 0; i < 3; i++) {
        struct fixture *fixture = lived(NULL, 1, CUT("'displaced':'%s'", ""), cases[i].displaced);
        assert_metric(fixture, "cost_component_usd", "component:severance", cases[i].one_offs);
        assert_metric(fixture, "paid_hours", "pool:team", (4 * 3 + 1 * 7) * 8);
        assert_metric(fixture, "leavers", "pool:team", 0);
        assert_metric(fixture, "vacancy_share", "pool:team", 0);
        fixture_free(fixture);
    }
}

/* Nobody leaves, so nobody goes: a seat that is to close is a seat while someone sits there. */
TEST(seats_that_close_as_people_leave_are_paid_until_then)
{
    struct fixture *fixture = lived(NULL, 1, CUT("'displaced':'attrition_only'", ""));
    assert_metric(fixture, "paid_hours", "pool:team", 4 * 10 * 8);
    assert_metric(fixture, "cost_component_usd", "component:severance", 0);
    assert_metric(fixture, "vacancy_share", "pool:team", 0);
    assert_metric(fixture, "open_fte", "pool:team", 0);
    fixture_free(fixture);
}

#define BACK ",{'name':'back','date':'2026-01-12','field':'/pools/team/shifts/s/headcount','value':3}"

TEST(released_people_come_back_and_severed_ones_are_hired_anew)
{
    struct fixture *fixture = lived(NULL, 1, CUT("'displaced':'released','onboarding_usd':100", BACK));
    assert_metric(fixture, "hires", "pool:team", 0);
    assert_metric(fixture, "paid_hours", "pool:team", (4 * 3 + 1 * 4 + 3 * 3) * 8);
    fixture_free(fixture);
    fixture = lived(NULL, 1, CUT("'displaced':'severed','onboarding_usd':100", BACK));
    assert_metric(fixture, "hires", "pool:team", 2);
    assert_metric(fixture, "cost_component_usd", "component:onboarding", 200);
    assert_metric(fixture, "paid_hours", "pool:team", (4 * 3 + 1 * 4 + 3 * 3) * 8);
    fixture_free(fixture);
}

/* 90 minutes of work, 60 on Monday and 30 on Tuesday: 4.5 units of 20 minutes on two days, however the day ends. */
TEST(work_units_count_work_that_was_handed_back)
{
    static const char *const rules[] = {"carry_over", "hand_off"};
    for (int i = 0; i < 2; i++) {
        struct fixture *fixture =
            lived("work_type,arrival_hours\nchart,15\n", 1,
                  FACILITY(2, "") TRACED
                  "'work_types':[{'name':'chart','coding_minutes':90}]," TEAM(1, "'end_of_shift':'%s',", ""),
                  rules[i]);
        assert_coded(fixture, 32.5);
        assert_metric(fixture, "work_units_per_coder_day", "pool:team", 4.5 / 2);
        assert_metric(fixture, "charts_per_coder_day", "pool:team", 0.5);
        fixture_free(fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vacant_seat_is_filled_after_its_time),
        cmocka_unit_test(without_vacant_seats_nobody_is_hired),
        cmocka_unit_test(a_new_hire_learns_the_work),
        cmocka_unit_test(people_who_are_there_from_the_start_are_at_full_speed),
        cmocka_unit_test(attrition_is_the_share_that_leaves_within_a_year),
        cmocka_unit_test(attrition_does_not_depend_on_how_long_a_seat_exists),
        cmocka_unit_test(leaving_and_filling_balance),
        cmocka_unit_test(overtime_burns_people_out),
        cmocka_unit_test(without_overtime_nobody_burns_out),
        cmocka_unit_test(a_spread_of_speed_keeps_the_throughput_of_many),
        cmocka_unit_test(people_differ_in_speed_and_each_keeps_theirs),
        cmocka_unit_test(a_pool_that_opens_later_hires_its_people),
        cmocka_unit_test(holidays_are_paid_to_people_not_to_seats),
        cmocka_unit_test(people_whose_seats_are_cut_cost_what_the_scenario_says),
        cmocka_unit_test(seats_that_close_as_people_leave_are_paid_until_then),
        cmocka_unit_test(released_people_come_back_and_severed_ones_are_hired_anew),
        cmocka_unit_test(work_units_count_work_that_was_handed_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
