#include "tests/models/checked.h"

/* ed brings 100 h a week; a coder of 40 h, all productive, whose charts take 5 minutes and who finishes, gives 40.2 h
 * at most. */
#define ED_1200 "{'name':'ed','arrivals':{'per_week':1200},'coding_minutes':5}"
#define CREW(name, count, skills, more)                                                                                \
    "{'name':'" name "','end_of_shift':'hand_off'," more "'skills':{" skills                                           \
    "},'shifts':[{'name':'s','headcount':" count ",'hours':[{'start':'08:00','end':'16:00'}]}]}"
#define LOAD(types, pools, lists)                                                                                      \
    SCENARIO(FACILITY AND "'work_types':[" types "]" AND "'pools':[" pools "]" AND "'worklists':[" lists "]")
#define ALL_HOME "{'name':'all','pools':['home']}"

TEST(work_above_capacity_names_the_gap)
{
    assert_warning(
        LOAD(ED_1200, CREW("home", "2", "'ed':1", ""), ALL_HOME), "/pools",
        "ed bring 100.0 standard hours of coding a week, the pools that can do it (home) give at most 80.0: short by "
        "20.0 hours, about 0.5 FTE");
    assert_sound(LOAD(ED_1200, CREW("home", "3", "'ed':1", ""), ALL_HOME));
    assert_sound(LOAD(ED_1200, CREW("home", "2", "'ed':1.3", ""), ALL_HOME));
    assert_sound(LOAD(
        ED_1200, CREW("home", "2", "'ed':1", "'overtime':{'backlog_age_hours':48,'weekly_cap_hours':10},"), ALL_HOME));
    assert_warning(LOAD(ED_1200, CREW("home", "3", "'ed':1", "'productive_share':0.8,"), ALL_HOME), "/pools",
                   "at most 96.0");
    assert_warning(LOAD(ED_1200, CREW("home", "3", "'ed':1", "'absence_share':0.2,"), ALL_HOME), "/pools",
                   "at most 96.0");
}

TEST(cac_takes_work_off_the_load)
{
    assert_sound(SCENARIO(FACILITY AND
                          "'cac':[{'name':'a','work_types':['ed'],'touchless_share':0.25}]" AND "'work_types':[" ED_1200
                          "]" AND "'pools':[" CREW("home", "2", "'ed':1", "") "]" AND "'worklists':[" ALL_HOME "]"));
    assert_warning(SCENARIO(FACILITY AND
                            "'cac':[{'name':'a','work_types':['ed'],'assist_more_charts_per_hour_share':0.25}]" AND
                            "'work_types':[" ED_1200 "]" AND
                            "'pools':[" CREW("home", "1", "'ed':1", "") "]" AND "'worklists':[" ALL_HOME "]"),
                   "/pools", "ed bring 80.0");
}

TEST(a_short_group_shows_beside_one_with_time_to_spare)
{
#define IP_120 "{'name':'ip','arrivals':{'per_week':120},'coding_minutes':30}"
    assert_warning(LOAD(ED_1200 "," IP_120, CREW("home", "1", "'ip':1,'ed':1", "") "," CREW("away", "9", "'ed':1", ""),
                        "{'name':'all','pools':['home','away']}"),
                   "/pools",
                   "ip bring 60.0 standard hours of coding a week, the pools that can do it (home) give at most 40.0");
    assert_sound(LOAD(ED_1200 "," IP_120, CREW("home", "2", "'ip':1,'ed':1", "") "," CREW("away", "2", "'ed':1", ""),
                      "{'name':'all','pools':['home','away']}"));
    assert_warning(
        LOAD(ED_1200 "," IP_120, CREW("home", "2", "'ip':1,'ed':1", "") "," CREW("away", "1", "'ed':1", ""),
             "{'name':'all','pools':['home','away']}"),
        "/pools",
        "ed, ip bring 160.0 standard hours of coding a week, the pools that can do it (home, away) give at most 120.0");
}

TEST(two_separate_groups_are_told_as_two)
{
    struct checked checked = {0};
    scratch_init(&checked.scratch);
    check_text(&checked, LOAD(ED_1200 "," IP_120, CREW("home", "1", "'ip':1", "") "," CREW("away", "1", "'ed':1", ""),
                              "{'name':'all','pools':['home','away']}"));
    assert_true(checked.ok);
    assert_int_equal(checked.problems.count, 2);
    assert_says(&checked, PROBLEM_WARNING, "/pools", "(home) give at most 40.0: short by 20.0 hours");
    assert_says(&checked, PROBLEM_WARNING, "/pools", "(away) give at most 40.0: short by 60.0 hours");
    done(&checked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(work_above_capacity_names_the_gap),
        cmocka_unit_test(cac_takes_work_off_the_load),
        cmocka_unit_test(a_short_group_shows_beside_one_with_time_to_spare),
        cmocka_unit_test(two_separate_groups_are_told_as_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
