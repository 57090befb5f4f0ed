/* Overtime: decided once at each scheduled shift end, by age or by count, within a daily and a weekly cap from Monday.
 */
#include "tests/model_fixture.h"

#define WEEK HOURS(ALL_DAYS, "08:00", "16:00")
#define PAY  "'wage_usd_per_hour':10,'payroll_tax_share':0.1,'benefits_usd_per_hour':3,"

/* One coder 08-16 who hands off, with an overtime rule; charts of an hour. */
static void load(struct fixture *fixture, int days, const char *overtime)
{
    fixture_load(fixture,
                 "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':%d}," TRACED
                 "'work_types':[{'name':'chart','coding_minutes':60},{'name':'other','coding_minutes':60}],"
                 "'pools':[" POOL("coders", 1, WEEK, "{'chart':1,'other':1}",
                                  "'end_of_shift':'hand_off'," PAY "'overtime':{%s},") "]," EVERYTHING_TO("'coders'"),
                 days, overtime);
    fixture_run(fixture, 1);
}

#define OVERTIME(fixture) value(fixture, "overtime_hours", "pool:coders")
#define CODED(fixture)    value(fixture, "encounters_coded", "all")

/* `count` charts at `hour`. */
static void many_at(struct fixture *fixture, int count, double hour)
{
    double hours[200];
    for (int i = 0; i < count; i++) hours[i] = hour;
    fixture_arrivals(fixture, hours, (size_t)count);
}

TEST(no_rule_no_overtime)
{
    struct fixture *fixture = fixture_new();
    many_at(fixture, 100, 0);
    load(fixture, 7, "");
    assert_near(OVERTIME(fixture), 0, 0);
    assert_near(CODED(fixture), 56, 0);
    fixture_free(fixture);
}

TEST(a_large_backlog_extends_every_shift_to_the_daily_cap)
{
    struct fixture *fixture = fixture_new();
    many_at(fixture, 100, 0);
    load(fixture, 2, "'backlog_encounters':10,'daily_cap_hours':3,'weekly_cap_hours':40");
    assert_near(OVERTIME(fixture), 6, 1e-9);
    assert_near(CODED(fixture), 22, 0);
    assert_near(value(fixture, "paid_hours", "pool:coders"), 22, 1e-9);
    assert_near(value(fixture, "utilization_share", "pool:coders"), 1, 1e-12);
    fixture_free(fixture);
}

TEST(the_premium_is_paid_on_wage_and_tax_and_not_on_benefits)
{
    struct fixture *fixture = fixture_new();
    many_at(fixture, 100, 0);
    load(fixture, 1, "'backlog_encounters':10,'daily_cap_hours':2,'pay_multiple':1.5");
    assert_near(value(fixture, "cost_component_usd", "component:wages"), 80, 1e-9);
    assert_near(value(fixture, "cost_component_usd", "component:payroll_tax"), 8, 1e-9);
    assert_near(value(fixture, "cost_component_usd", "component:benefits"), 24, 1e-9);
    assert_near(value(fixture, "cost_component_usd", "component:overtime"), 2 * 11 * 1.5, 1e-9);
    assert_near(value(fixture, "cost_total_usd", "all"), 80 + 8 + 24 + 33, 1e-9);
    fixture_free(fixture);
}

TEST(the_weekly_cap_ends_overtime_and_monday_gives_it_back)
{
    struct fixture *fixture = fixture_new();
    many_at(fixture, 200, 0);
    load(fixture, 8, "'backlog_encounters':10,'daily_cap_hours':3,'weekly_cap_hours':7");
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_near(OVERTIME(fixture), 3 + 3 + 1 + 3, 1e-9); /* Monday, Tuesday, the rest on Wednesday; next Monday anew */
    assert_near(trace.lives[10].coded, 19, 1e-9);
    assert_near(trace.lives[21].coded, 24 + 19, 1e-9);
    assert_near(trace.lives[30].coded, 48 + 17, 1e-9);
    assert_near(trace.lives[31].coded, 72 + 9, 1e-9);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(the_threshold_by_count_must_be_passed)
{
    for (int waiting = 4; waiting <= 5; waiting++) {
        struct fixture *fixture = fixture_new();
        many_at(fixture, 8 + waiting, 8); /* eight are done at 16:00, the last exactly then */
        load(fixture, 1, "'backlog_encounters':4,'daily_cap_hours':2");
        assert_near(OVERTIME(fixture), waiting > 4 ? 2 : 0, 1e-9);
        fixture_free(fixture);
    }
}

TEST(the_threshold_by_age_must_be_passed)
{
    static const double cases[][2] = {{8, 0}, {7.999, 2}};
    for (size_t i = 0; i < 2; i++) {
        struct fixture *fixture = fixture_new();
        many_at(fixture, 9, cases[i][0]);
        load(fixture, 1, "'backlog_age_hours':8,'daily_cap_hours':2");
        assert_near(OVERTIME(fixture), cases[i][1], 1e-9);
        fixture_free(fixture);
    }
}

TEST(a_chart_in_hand_does_not_count_as_backlog)
{
    struct fixture *fixture = fixture_new();
    arrivals_at(fixture, 8, 8, 8, 8, 8, 8, 8, 8.5); /* the eighth is in hand to 16:00, nothing waits */
    load(fixture, 1, "'backlog_age_hours':0,'daily_cap_hours':2");
    assert_near(OVERTIME(fixture), 0, 0);
    fixture_free(fixture);
}

TEST(only_the_chosen_work_types_trigger)
{
    static const char *const chosen[] = {"'work_types':['other'],", "'work_types':['chart'],", ""};
    static const double hours[] = {0, 2, 2};
    for (int i = 0; i < 3; i++) {
        struct fixture *fixture = fixture_new();
        many_at(fixture, 30, 0);
        char *rule = memory_format("%s'backlog_encounters':1,'daily_cap_hours':2", chosen[i]);
        load(fixture, 1, rule);
        free(rule);
        assert_near(OVERTIME(fixture), hours[i], 1e-9);
        fixture_free(fixture);
    }
}

TEST(overtime_goes_to_its_end_even_when_the_backlog_is_gone)
{
    struct fixture *fixture = fixture_new();
    many_at(fixture, 9, 8);
    load(fixture, 1, "'backlog_encounters':0,'daily_cap_hours':4");
    assert_near(OVERTIME(fixture), 4, 1e-9); /* decided once, at 16:00, when one chart waits */
    assert_near(CODED(fixture), 9, 0);
    assert_near(value(fixture, "utilization_share", "pool:coders"), 9.0 / 12, 1e-12);
    fixture_free(fixture);
}

TEST(overtime_is_not_decided_again_at_the_end_of_overtime)
{
    struct fixture *fixture = fixture_new();
    many_at(fixture, 100, 0);
    load(fixture, 1, "'backlog_encounters':1,'daily_cap_hours':1,'weekly_cap_hours':80");
    assert_near(OVERTIME(fixture), 1, 1e-9);
    fixture_free(fixture);
}

TEST(overtime_ends_where_the_next_shift_begins)
{
    struct fixture *fixture = fixture_new();
    many_at(fixture, 100, 0);
    fixture_load(fixture, FACILITY(1, "") TRACED
                 "'work_types':[{'name':'chart','coding_minutes':60}],'pools':[{'name':'coders',"
                 "'skills':{'chart':1},'end_of_shift':'hand_off','overtime':{'backlog_encounters':1,'daily_cap_hours':"
                 "4,'weekly_cap_hours':80},"
                 "'shifts':[{'name':'split','headcount':1,'hours':[{'days':" ALL_DAYS ",'start':'06:00','end':'10:00'},"
                 "{'days':" ALL_DAYS ",'start':'11:00','end':'15:00'}]}]}]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_near(OVERTIME(fixture), 1 + 4, 1e-9);
    assert_near(CODED(fixture), 13, 0);
    fixture_free(fixture);
}

TEST(overtime_clips_to_the_window)
{
    struct fixture *fixture = fixture_new();
    many_at(fixture, 100, 0);
    fixture_load(fixture,
                 FACILITY(1, "") TRACED "'work_types':[{'name':'chart','coding_minutes':60}],'pools':[" POOL(
                     "coders", 2, HOURS(ALL_DAYS, "15:00", "23:00"), "{'chart':1}",
                     "'overtime':{'backlog_encounters':1,'daily_cap_hours':3},") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_near(OVERTIME(fixture), 2, 1e-9);
    assert_near(value(fixture, "paid_hours", "pool:coders"), 18, 1e-9);
    fixture_free(fixture);
}

TEST(each_shift_of_a_pool_decides_at_its_own_end)
{
    struct fixture *fixture = fixture_new();
    many_at(fixture, 10, 8);
    fixture_load(fixture, FACILITY(1, "") TRACED
                 "'work_types':[{'name':'chart','coding_minutes':60}],'pools':[{'name':'coders',"
                 "'skills':{'chart':1},'overtime':{'backlog_encounters':3,'daily_cap_hours':2},"
                 "'shifts':[{'name':'early','headcount':1,'hours':" HOURS(
                     ALL_DAYS, "08:00", "12:00") "},"
                                                 "{'name':'late','headcount':1,'hours':" HOURS(
                                                     ALL_DAYS, "08:00", "14:00") "}]}]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    /* two done an hour: 8 at 12:00, two wait at 12:00, which is not more than three */
    assert_near(OVERTIME(fixture), 0, 0);
    assert_near(CODED(fixture), 10, 0);
    fixture_free(fixture);
}

/* Two seats in one shift or two shifts of a seat: nothing waits at 16:00, so neither stays, although both hand back a
 * chart. */
TEST(shifts_of_a_pool_that_end_together_decide_together)
{
    static const char *const shifts[] = {"{'name':'a','headcount':2,'hours':" WEEK "}",
                                         "{'name':'a','headcount':1,'hours':" WEEK
                                         "},{'name':'b','headcount':1,'hours':" WEEK "}"};
    for (int i = 0; i < 2; i++) {
        struct fixture *fixture = fixture_new();
        arrivals_at(fixture, 8, 8);
        fixture_load(fixture,
                     FACILITY(1, "") TRACED
                     "'work_types':[{'name':'chart','coding_minutes':600}],'pools':[{'name':'coders',"
                     "'skills':{'chart':1},'end_of_shift':'hand_off','overtime':{'backlog_encounters':0},'shifts':[%s]}"
                     "]," EVERYTHING_TO("'coders'"),
                     shifts[i]);
        fixture_run(fixture, 1);
        assert_near(OVERTIME(fixture), 0, 0);
        fixture_free(fixture);
    }
}

/* Sunday to midnight and on from midnight: what is worked on after Monday's shift counts in Monday's week. */
TEST(overtime_counts_in_the_week_of_the_shift_that_ends)
{
    struct fixture *fixture = fixture_new();
    many_at(fixture, 200, 0);
    fixture_load(
        fixture, FACILITY(7, "") TRACED
        "'work_types':[{'name':'chart','coding_minutes':60}],'pools':[{'name':'coders',"
        "'skills':{'chart':1},'overtime':{'backlog_encounters':0,'daily_cap_hours':2,'weekly_cap_hours':2},'shifts':[{'"
        "name':'s','headcount':1,"
        "'hours':[{'days':['thu'],'start':'08:00','end':'16:00'},{'days':['sun'],'start':'20:00','end':'24:00'},"
        "{'days':['mon'],'start':'00:00','end':'04:00'}]}]}]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_near(OVERTIME(fixture), 2, 1e-9); /* on Monday at 04:00; nothing is left on Thursday */
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_rule_no_overtime),
        cmocka_unit_test(a_large_backlog_extends_every_shift_to_the_daily_cap),
        cmocka_unit_test(the_premium_is_paid_on_wage_and_tax_and_not_on_benefits),
        cmocka_unit_test(the_weekly_cap_ends_overtime_and_monday_gives_it_back),
        cmocka_unit_test(the_threshold_by_count_must_be_passed),
        cmocka_unit_test(the_threshold_by_age_must_be_passed),
        cmocka_unit_test(a_chart_in_hand_does_not_count_as_backlog),
        cmocka_unit_test(only_the_chosen_work_types_trigger),
        cmocka_unit_test(overtime_goes_to_its_end_even_when_the_backlog_is_gone),
        cmocka_unit_test(overtime_is_not_decided_again_at_the_end_of_overtime),
        cmocka_unit_test(overtime_ends_where_the_next_shift_begins),
        cmocka_unit_test(overtime_clips_to_the_window),
        cmocka_unit_test(each_shift_of_a_pool_decides_at_its_own_end),
        cmocka_unit_test(shifts_of_a_pool_that_end_together_decide_together),
        cmocka_unit_test(overtime_counts_in_the_week_of_the_shift_that_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
