#include "tests/models/checked.h"

TEST(a_sound_scenario_has_no_problem)
{
    assert_sound(SCENARIO(FACILITY AND WORK AND POOLS AND LISTS));
    assert_sound(SCENARIO(FACILITY AND PAYERS AND WORK AND POOLS AND LISTS));
}

TEST(every_work_type_that_occurs_needs_a_pool_with_the_skill)
{
    assert_error(
        SCENARIO(FACILITY AND WORK AND "'pools':[" MANILA "]" AND "'worklists':[{'name':'all','pools':['manila']}]"),
        "/work_types/ip", "no pool codes this work type");
    assert_error(SCENARIO(FACILITY AND "'work_types':[" ED
                                       ",{'name':'ip','arrivals':{'per_week':1},'coding_minutes':0}]" AND
                                       "'pools':[" MANILA "]" AND "'worklists':[{'name':'all','pools':['manila']}]"),
                 "/work_types/ip", "no pool codes this work type");
    assert_error(SCENARIO(FACILITY AND WORK AND POOLS AND "'worklists':[{'name':'all','pools':['manila']}]"),
                 "/worklists/all/pools", "no pool of this worklist codes \"ip\"");
}

TEST(a_work_type_that_never_occurs_needs_nobody)
{
    assert_sound(SCENARIO(FACILITY AND "'work_types':[" ED ",{'name':'never'}]" AND "'pools':[" MANILA "]" AND
                                       "'worklists':[{'name':'all','pools':['manila']}]"));
}

TEST(a_work_type_that_is_all_touchless_needs_nobody)
{
#define ENGINE(more) "'cac':[{'name':'engine','work_types':['ip'],'touchless_share':1" more "}]"
#define ONLY_ED                                                                                                        \
    "'pools':[" MANILA "]" AND "'worklists':[{'name':'all','when':{'work_types':['ed']},'pools':['manila']}]"
    assert_sound(SCENARIO(FACILITY AND WORK AND ENGINE("") AND ONLY_ED));
    assert_sound(SCENARIO(FACILITY AND WORK AND ENGINE(",'go_live_date':'2025-06-01'") AND ONLY_ED));
    assert_error(SCENARIO(FACILITY AND WORK AND ENGINE(",'go_live_date':'2026-01-01'") AND ONLY_ED), "/work_types/ip",
                 "no pool codes");
}

TEST(every_chart_finds_a_worklist)
{
    assert_error(SCENARIO(FACILITY AND WORK AND POOLS AND
                          "'worklists':[{'name':'ed','when':{'work_types':['ed']},'pools':['home']}]"),
                 "/work_types/ip", "fit no worklist");
    assert_error(SCENARIO(FACILITY AND
                          "'work_types':[" ED "]" AND "'pools':[" MANILA "]" AND
                          "'worklists':[{'name':'large','when':{'gross_usd_min':100},'pools':['manila']}]"),
                 "/work_types/ed", "fit no worklist");
#define MIXED                                                                                                          \
    "'work_types':[{'name':'ed','arrivals':{'per_week':400},'coding_minutes':5,'payer_mix':{'open':0.5,'closed':0.5}}" \
    "]"
    assert_error(SCENARIO(FACILITY AND PAYERS AND MIXED AND
                          "'pools':[" MANILA "]" AND
                          "'worklists':[{'name':'some','when':{'payers':['open']},'pools':['manila']}]"),
                 "/work_types/ed", "payer \"closed\" fit no worklist");
    assert_sound(SCENARIO(FACILITY AND PAYERS AND MIXED AND
                          "'pools':[{'name':'home','skills':{'ed':1}," DAY "}]" AND
                          "'worklists':[{'name':'a','when':{'payers':['open']},'pools':['home']},"
                          "{'name':'b','when':{'payers':['closed']},'pools':['home']}]"));
}

TEST(a_payer_that_forbids_offshore_needs_an_onshore_pool)
{
    assert_error(SCENARIO(FACILITY AND PAYERS AND MIXED AND "'pools':[" MANILA "]" AND
                                                            "'worklists':[{'name':'all','pools':['manila']}]"),
                 "/worklists/all/pools", "payer \"closed\" forbids offshore");
    assert_sound(SCENARIO(FACILITY AND PAYERS AND MIXED AND
                          "'pools':[{'name':'home','skills':{'ed':1}," DAY "}," MANILA "]" AND
                          "'worklists':[{'name':'closed','when':{'payers':['closed']},'pools':['home']},"
                          "{'name':'all','pools':['manila']}]"));
}

TEST(shares_of_payers_sum_to_one)
{
    assert_error(SCENARIO(FACILITY AND PAYERS AND
                          "'work_types':[{'name':'ed','arrivals':{'per_week':400},'coding_minutes':5,"
                          "'payer_mix':{'open':0.5,'closed':0.4}}]" AND "'pools':[{'name':'home','skills':{'ed':1}," DAY
                          "}]" AND "'worklists':[{'name':'all','pools':['home']}]"),
                 "/work_types/ed/payer_mix", "sum to 0.9");
}

#define ONE_TYPE(arrivals, more)                                                                                       \
    SCENARIO(FACILITY AND more "'work_types':[{'name':'ed','arrivals':{" arrivals "},'coding_minutes':5}]" AND         \
                               "'pools':[{'name':'home','skills':{'ed':1}," DAY "}]" AND                               \
                               "'worklists':[{'name':'all','pools':['home']}]")
#define ZEROS    "0,0,0,0,0,0,0,0,0,0,0,0"
#define NO_HOURS "[" ZEROS "," ZEROS "]"
#define PROFILE                                                                                                        \
    "'profiles':[{'name':'none','monday':" NO_HOURS ",'tuesday':" NO_HOURS ",'wednesday':" NO_HOURS                    \
    ",'thursday':" NO_HOURS ",'friday':" NO_HOURS ",'saturday':" NO_HOURS ",'sunday':" NO_HOURS "}],"

TEST(arrivals_say_one_thing)
{
    assert_error(ONE_TYPE("'per_week':100,'rate_per_hour':1", ""), "/work_types/ed/arrivals", "both given");
    assert_error(ONE_TYPE("'per_week':100,'month_factors':[" ZEROS "]", ""), "/work_types/ed/arrivals/month_factors",
                 "all months are 0");
    assert_error(ONE_TYPE("'per_week':100", PROFILE), "/profiles/none", "all hours of the week are 0");
    assert_warning(ONE_TYPE("'rate_per_hour':1,'holiday_factor':0.5", ""), "/work_types/ed/arrivals", "do nothing");
    assert_warning(ONE_TYPE("", ""), "", "there is no work");
}

#define ONE_POOL(pool)                                                                                                 \
    SCENARIO(FACILITY AND "'work_types':[" ED "]" AND "'pools':[{'name':'home','skills':{'ed':1}," pool "}]" AND       \
                          "'worklists':[{'name':'all','pools':['home']}]")
#define SHIFT(hours) ONE_POOL("'shifts':[{'name':'day','headcount':9,'hours':[" hours "]}]")

TEST(hours_of_a_shift_are_plain)
{
    assert_error(SHIFT("{'start':'08:00','end':'16:00'},{'days':['fri'],'start':'15:30','end':'18:00'}"),
                 "/pools/home/shifts/day/hours", "overlap by 30 minutes");
    assert_error(SHIFT("{'start':'08:00','end':'08:00'}"), "/pools/home/shifts/day/hours/0",
                 "start and end are both 08:00");
    assert_error(SHIFT("{'start':'24:00','end':'08:00'}"), "/pools/home/shifts/day/hours/0", "start is 24:00");
    assert_error(SHIFT("{'start':'08:00','end':'12:00','unpaid_break_minutes':240}"),
                 "/pools/home/shifts/day/hours/0/unpaid_break_minutes", "240 minutes in a shift of 240");
    assert_sound(SHIFT("{'start':'00:00','end':'24:00'}"));
    assert_sound(SHIFT("{'start':'22:00','end':'06:00','unpaid_break_minutes':30}"));
}

TEST(dates_lie_within_the_simulation)
{
#define WITH(more) SCENARIO(FACILITY AND WORK AND POOLS AND LISTS AND more)
    assert_error(WITH("'surges':[{'name':'flu','from_date':'2026-01-20','to_date':'2026-01-10','volume_factor':2}]"),
                 "/surges/flu/to_date", "2026-01-10 is before from_date 2026-01-20");
    assert_warning(WITH("'surges':[{'name':'flu','from_date':'2026-02-02','to_date':'2026-02-10','volume_factor':2}]"),
                   "/surges/flu", "outside the simulation");
    assert_sound(WITH("'surges':[{'name':'flu','from_date':'2026-02-01','to_date':'2026-02-10','volume_factor':2}]"));
    assert_error(
        WITH("'signoff_freezes':[{'name':'it','work_types':[],'from_date':'2026-01-20','to_date':'2026-01-10'}]"),
        "/signoff_freezes/it/to_date", "before from_date");
    assert_warning(
        WITH("'signoff_freezes':[{'name':'it','work_types':[],'from_date':'2025-01-20','to_date':'2026-01-04'}]"),
        "/signoff_freezes/it", "outside the simulation");
}

TEST(warmup_leaves_something_to_count)
{
    assert_error("{'name':'t','facility':{'start_date':'2026-01-05','horizon_days':28,'warmup_days':28}," WORK "," POOLS
                 "," LISTS "}",
                 "/facility/warmup_days", "leave nothing");
}

TEST(cac_says_its_gain_once)
{
#define CAC(more) WITH("'cac':[{'name':'a','work_types':['ed']," more "}]")
    assert_error(CAC("'assist_less_time_share':0.2,'assist_more_charts_per_hour_share':0.2"), "/cac/a", "both given");
    assert_warning(CAC("'usd_per_month':5"), "/cac/a", "does nothing");
    assert_warning(CAC("'touchless_share':0.5,'go_live_date':'2027-01-01'"), "/cac/a/go_live_date", "never used");
    assert_error(WITH("'cac':[{'name':'a','work_types':['ed'],'touchless_share':0.1},"
                      "{'name':'b','work_types':['ip','ed'],'touchless_share':0.1}]"),
                 "/cac/b/work_types", "\"ed\" is read by \"a\" already");
}

static const char ends_2026[] =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nEND:VEVENT\nEND:VCALENDAR\n";

TEST(holiday_files_reach_the_end_of_the_simulation)
{
    struct checked checked = {0};
    scratch_init(&checked.scratch);
    scratch_write_text(&checked.scratch, "h.ics", ends_2026);
    check_text(&checked,
               "{'name':'t','facility':{'start_date':'2026-12-01','horizon_days':400,'holiday_calendar':'h.ics'}," WORK
               ",'pools':[{'name':'home','skills':{'ed':1,'ip':1},'holiday_calendar':'h.ics'," DAY "}],"
               "'worklists':[{'name':'all','pools':['home']}]}");
    assert_false(checked.ok);
    assert_says(&checked, PROBLEM_ERROR, "/facility/holiday_calendar",
                "speaks through 2026-12-31, but the simulation runs through 2028-01-04, add the dates of 2027 to 2028");
    assert_says(&checked, PROBLEM_ERROR, "/pools/home/holiday_calendar", "speaks through 2026-12-31");
    assert_int_equal(checked.problems.count, 2);
    done(&checked);
}

TEST(the_event_set_has_room)
{
#define CODERS(days, count)                                                                                            \
    "{'name':'t','facility':{'start_date':'2026-01-05','horizon_days':" days "},'work_types':[" ED "],'pools':["       \
    "{'name':'a','skills':{'ed':1},'shifts':[{'name':'s','headcount':" count                                           \
    ",'hours':[{'start':'08:00','end':'16:00'}]}]},"                                                                   \
    "{'name':'b','skills':{'ed':1},'shifts':[{'name':'s','headcount':10000,'hours':[{'start':'08:00','end':'16:00'}]}" \
    "]}],"                                                                                                             \
    "'worklists':[{'name':'all','pools':['a','b']}]}"
    assert_sound(CODERS("28", "10000"));
    assert_error(CODERS("20000", "10000"), "/facility/horizon_days", "20000 days are too many");
    assert_error("{'name':'t','facility':{'start_date':'2026-01-05','horizon_days':28},'work_types':[" ED
                 "],'pools':[{'name':'a',"
                 "'skills':{'ed':1},'shifts':[{'name':'s','headcount':10000,'hours':[{'start':'08:00','end':'16:00'}]},"
                 "{'name':'t','headcount':10000,'hours':[{'start':'08:00','end':'16:00'}]},"
                 "{'name':'u','headcount':1,'hours':[{'start':'08:00','end':'16:00'}]}]}],"
                 "'worklists':[{'name':'all','pools':['a']}]}",
                 "/pools", "20001 coders");
}

TEST(the_longest_chart_fits_the_clock)
{
    assert_error(SCENARIO(FACILITY AND "'work_types':[" ED "]" AND "'pools':[{'name':'home','skills':{'ed':1e-9}," DAY
                                       "}]" AND "'worklists':[{'name':'all','pools':['home']}]"),
                 "/pools/home/skills", "\"ed\" at speed 1e-09");
    assert_error(SCENARIO(FACILITY AND "'work_types':[{'name':'ed','arrivals':{'per_week':40},"
                                       "'coding_minutes':{'law':'weibull','mean':5000,'shape':0.1}}]" AND
                                       "'pools':[{'name':'home','skills':{'ed':1}," DAY "}]" AND
                                       "'worklists':[{'name':'all','pools':['home']}]"),
                 "/pools/home/skills", "longest charts");
}

TEST(overtime_and_reservations_mean_something)
{
    assert_error(ONE_POOL("'overtime':{'backlog_age_hours':48,'daily_cap_hours':0}," DAY),
                 "/pools/home/overtime/daily_cap_hours", "no hour is allowed");
    assert_sound(ONE_POOL("'overtime':{'daily_cap_hours':0}," DAY));
    assert_error(SCENARIO(FACILITY AND WORK AND "'pools':[" HOME
                                                ",{'name':'manila','reserved_work_types':['ip'],'skills':{'ed':1}," DAY
                                                "}]" AND LISTS),
                 "/pools/manila/reserved_work_types", "\"ip\" is reserved");
}

TEST(a_pool_can_compare_the_charts_of_its_worklists)
{
#define TWO(first, second)                                                                                             \
    SCENARIO(FACILITY AND WORK AND POOLS AND                                                                           \
             "'worklists':[{'name':'ip','when':{'work_types':['ip']},'pools':['home']" first "},"                      \
             "{'name':'rest','pools':['home','manila']" second "}]")
    assert_error(TWO("", ",'order':'highest_dollars'"), "/worklists/rest/order",
                 "pool \"home\" serves this worklist and \"ip\"");
    assert_sound(TWO("", ",'order':'highest_dollars','priority':2"));
    assert_sound(TWO("", ""));
}

TEST(worklists_that_get_no_chart_are_told)
{
    assert_warning(SCENARIO(FACILITY AND WORK AND POOLS AND
                            "'worklists':[{'name':'all','pools':['home']},"
                            "{'name':'ip','when':{'work_types':['ip']},'pools':['home']}]"),
                   "/worklists/ip", "gets no chart");
    assert_warning(SCENARIO(FACILITY AND WORK AND POOLS AND
                            "'worklists':[{'name':'all','order':'earliest_filing_limit','pools':['home']}]"),
                   "/worklists/all/order", "filing limits come from payers");
}

TEST(seats_that_nobody_fills_are_told)
{
    struct checked checked = {0};
    scratch_init(&checked.scratch);
    check_text(&checked, ONE_POOL("'shifts':[{'name':'day','headcount':0,'hours':[{'start':'08:00','end':'16:00'}]}]"));
    assert_true(checked.ok);
    assert_says(&checked, PROBLEM_WARNING, "/work_types/ed", "headcount of 0");
    check_text(&checked, ONE_POOL("'available_from':'2026-02-02'," DAY));
    assert_true(checked.ok);
    assert_says(&checked, PROBLEM_WARNING, "/pools/home/available_from", "2026-02-02 is after the end");
    assert_says(&checked, PROBLEM_WARNING, "/pools", "give at most 0.0");
    done(&checked);
    assert_error(ONE_POOL("'shifts':[{'name':'day','headcount':2,'from_date':'2026-01-20','until_date':'2026-01-19',"
                          "'hours':[{'start':'08:00','end':'16:00'}]}]"),
                 "/pools/home/shifts/day/until_date", "2026-01-19 is before from_date 2026-01-20");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_scenario_has_no_problem),
        cmocka_unit_test(every_work_type_that_occurs_needs_a_pool_with_the_skill),
        cmocka_unit_test(a_work_type_that_never_occurs_needs_nobody),
        cmocka_unit_test(a_work_type_that_is_all_touchless_needs_nobody),
        cmocka_unit_test(every_chart_finds_a_worklist),
        cmocka_unit_test(a_payer_that_forbids_offshore_needs_an_onshore_pool),
        cmocka_unit_test(shares_of_payers_sum_to_one),
        cmocka_unit_test(arrivals_say_one_thing),
        cmocka_unit_test(hours_of_a_shift_are_plain),
        cmocka_unit_test(dates_lie_within_the_simulation),
        cmocka_unit_test(warmup_leaves_something_to_count),
        cmocka_unit_test(cac_says_its_gain_once),
        cmocka_unit_test(holiday_files_reach_the_end_of_the_simulation),
        cmocka_unit_test(the_event_set_has_room),
        cmocka_unit_test(the_longest_chart_fits_the_clock),
        cmocka_unit_test(overtime_and_reservations_mean_something),
        cmocka_unit_test(a_pool_can_compare_the_charts_of_its_worklists),
        cmocka_unit_test(worklists_that_get_no_chart_are_told),
        cmocka_unit_test(seats_that_nobody_fills_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
