/* The scenario as it stands on a date: ramps, ends, order, gates, and what a copy shares. */
#include "io/place_find.h"
#include "models/timeline.h"
#include "sim/civil.h"
#include "tests/models/checked.h"

#define DAY_ONE   civil_day(2026, 1, 5)
#define LONG_TIME "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':112}"
#define SKILLED   "{'name':'manila','skills':{'ed':1,'ip':1}," DAY "}"
#define BASE      LONG_TIME AND WORK AND "'pools':[" HOME "," SKILLED "]" AND LISTS
#define TWO_GATES                                                                                                      \
    "'gates':[{'name':'first','date':'2026-01-12','metric':'dnfb_days','at_most':9,'over_days':7},"                    \
    "{'name':'second','date':'2026-01-12','metric':'dnfb_days','at_most':5,'over_days':7}]"
#define CHANGES(...) "'timeline':[" __VA_ARGS__ "]"
#define HEADCOUNT    "/pools/manila/shifts/day/headcount"
#define PER_WEEK     "/work_types/ed/arrivals/per_week"
#define CHANGE(name, date, field, value, more)                                                                         \
    "{'name':'" name "','date':'" date "','field':'" field "','value':" value more "}"

struct timeline_of {
    struct scratch scratch;
    struct loaded_scenario loaded;
    const struct scenario *scenario;
};

static void open_timeline(struct timeline_of *timeline, const char *json)
{
    struct problems problems = {0};
    char *text = memory_copy_text(json);
    for (char *at = text; *at; at++)
        if (*at == '\'') *at = '"';
    scratch_init(&timeline->scratch);
    const char *path = scratch_write_text(&timeline->scratch, "s.json", text);
    bool ok = scenario_load(&timeline->loaded, path, NULL, 0, &problems);
    if (!ok) problems_write(&problems, stderr);
    assert_true(ok);
    timeline->scenario = &timeline->loaded.scenario;
    problems_free(&problems);
    free(text);
}

static void close_timeline(struct timeline_of *timeline)
{
    scenario_unload(&timeline->loaded);
    scratch_free(&timeline->scratch);
}

static struct field_place place_of(const struct timeline_of *timeline, const char *pointer)
{
    struct field_place place;
    char *what, *hint;
    if (!place_find(&place, timeline->scenario, pointer, &what, &hint)) fail_msg("%s", what);
    return place;
}

/* The value on a day, counted from the first, asked both ways: alone and in the scenario of that day. */
static double value_on(const struct timeline_of *timeline, const char *pointer, int day, unsigned gates)
{
    struct field_place place = place_of(timeline, pointer);
    struct scenario then;
    double alone = timeline_value_at(timeline->scenario, &place, DAY_ONE + day, gates);
    timeline_scenario_at(timeline->scenario, DAY_ONE + day, gates, &then);
    double within = member_number(field_place_kind(&place), field_place_in(&place, &then));
    scenario_copy_free(&then);
    if (!(alone == within) && !(isnan(alone) && isnan(within)))
        fail_msg("%s on day %d: %g alone, %g in the scenario", pointer, day, alone, within);
    return alone;
}

#define assert_values(timeline, pointer, gates, ...)                                                                   \
    do {                                                                                                               \
        const double wanted_[][2] = {__VA_ARGS__};                                                                     \
        for (size_t i_ = 0; i_ < sizeof wanted_ / sizeof *wanted_; i_++)                                               \
            assert_near(value_on(timeline, pointer, (int)wanted_[i_][0], gates), wanted_[i_][1], 1e-12);               \
    } while (0)

static void assert_steps(const struct timeline_of *timeline, const int *expected, size_t count)
{
    int64_t *days;
    assert_int_equal(timeline_steps(timeline->scenario, &days), count);
    for (size_t i = 0; i < count; i++) assert_int_equal(days[i] - DAY_ONE, expected[i]);
    free(days);
}

TEST(a_change_holds_from_its_date)
{
    struct timeline_of timeline;
    open_timeline(&timeline, SCENARIO(BASE AND CHANGES(CHANGE("more", "2026-01-19", HEADCOUNT, "5", ""))));
    assert_values(&timeline, HEADCOUNT, 0, {0, 2}, {13, 2}, {14, 5}, {111, 5});
    assert_values(&timeline, "/pools/home/shifts/day/headcount", 0, {14, 2});
    assert_steps(&timeline, (const int[]){14}, 1);
    close_timeline(&timeline);
}

TEST(a_ramp_moves_in_weekly_steps_of_equal_size)
{
    struct timeline_of timeline;
    open_timeline(&timeline,
                  SCENARIO(BASE AND CHANGES(CHANGE("ramp", "2026-01-12", PER_WEEK, "500", ",'ramp_weeks':2.5"))));
    assert_values(&timeline, PER_WEEK, 0, {6, 400}, {7, 440}, {13, 440}, {14, 480}, {20, 480}, {21, 500}, {111, 500});
    assert_steps(&timeline, (const int[]){7, 14, 21}, 3);
    close_timeline(&timeline);
}

TEST(a_ramp_shorter_than_a_week_is_one_step)
{
    struct timeline_of timeline;
    open_timeline(&timeline,
                  SCENARIO(BASE AND CHANGES(CHANGE("ramp", "2026-01-12", PER_WEEK, "500", ",'ramp_weeks':0.5"))));
    assert_values(&timeline, PER_WEEK, 0, {6, 400}, {7, 500});
    assert_steps(&timeline, (const int[]){7}, 1);
    close_timeline(&timeline);
}

TEST(whole_numbers_of_a_ramp_round_to_the_nearest)
{
    struct timeline_of timeline;
    open_timeline(&timeline,
                  SCENARIO(BASE AND CHANGES(CHANGE("ramp", "2026-01-12", HEADCOUNT, "7", ",'ramp_weeks':4"))));
    assert_values(&timeline, HEADCOUNT, 0, {7, 3}, {14, 5}, {21, 6}, {28, 7}); /* 3.25, 4.5, 5.75, 7 */
    close_timeline(&timeline);
}

TEST(a_ramp_goes_down_as_well_and_was_under_way_at_the_start)
{
    struct timeline_of timeline;
    open_timeline(&timeline,
                  SCENARIO(BASE AND CHANGES(CHANGE("ramp", "2025-12-29", PER_WEEK, "200", ",'ramp_weeks':4"))));
    assert_values(&timeline, PER_WEEK, 0, {0, 300}, {6, 300}, {7, 250}, {14, 200});
    assert_steps(&timeline, (const int[]){7, 14}, 2);
    close_timeline(&timeline);
}

TEST(after_its_last_day_a_change_leaves_no_trace)
{
    struct timeline_of timeline;
    open_timeline(&timeline, SCENARIO(BASE AND CHANGES(CHANGE("ramp", "2026-01-12", PER_WEEK, "800",
                                                              ",'ramp_weeks':4,'until_date':'2026-01-20'"))));
    assert_values(&timeline, PER_WEEK, 0, {7, 500}, {14, 600}, {15, 600}, {16, 400});
    assert_steps(&timeline, (const int[]){7, 14, 16}, 3);
    close_timeline(&timeline);
}

TEST(a_change_starts_from_what_the_earlier_ones_leave_on_that_day)
{
    struct timeline_of timeline;
    open_timeline(&timeline,
                  SCENARIO(BASE AND CHANGES(CHANGE("ramp", "2026-01-19", PER_WEEK, "800", ",'ramp_weeks':2") AND CHANGE(
                      "until", "2026-01-12", PER_WEEK, "600", ",'until_date':'2026-01-21'"))));
    assert_values(&timeline, PER_WEEK, 0, {7, 600}, {14, 700}, {16, 700}, {17, 600}, {21, 800});
    assert_steps(&timeline, (const int[]){7, 14, 17, 21}, 4);
    close_timeline(&timeline);
}

TEST(changes_of_one_date_apply_in_the_order_of_the_list)
{
    struct timeline_of timeline;
    open_timeline(&timeline, SCENARIO(BASE AND CHANGES(CHANGE("a", "2026-01-12", HEADCOUNT, "9", "")
                                                           AND CHANGE("b", "2026-01-12", HEADCOUNT, "4", ""))));
    assert_values(&timeline, HEADCOUNT, 0, {6, 2}, {7, 4});
    assert_steps(&timeline, (const int[]){7}, 1);
    close_timeline(&timeline);
}

TEST(a_change_with_a_gate_happens_only_when_that_gate_is_open)
{
    struct timeline_of timeline;
    open_timeline(&timeline, SCENARIO(BASE AND TWO_GATES AND CHANGES(
                                 CHANGE("a", "2026-01-12", HEADCOUNT, "9", ",'if':'second'")
                                     AND CHANGE("b", "2026-01-19", HEADCOUNT, "5", ",'if':'first','ramp_weeks':2"))));
    assert_values(&timeline, HEADCOUNT, 0, {7, 2}, {14, 2});
    assert_values(&timeline, HEADCOUNT, 1, {7, 2}, {14, 4}, {21, 5}); /* 3.5 rounds away from 0 */
    assert_values(&timeline, HEADCOUNT, 2, {7, 9}, {14, 9}, {111, 9});
    assert_values(&timeline, HEADCOUNT, 3, {7, 9}, {14, 7}, {21, 5});
    close_timeline(&timeline);
}

TEST(days_outside_the_simulation_are_no_steps)
{
    struct timeline_of timeline;
    open_timeline(&timeline, SCENARIO(BASE AND CHANGES(
                                 CHANGE("at_start", "2026-01-05", HEADCOUNT, "3", "")
                                     AND CHANGE("to_end", "2026-04-26", HEADCOUNT, "4", ",'until_date':'2026-04-26'")
                                         AND CHANGE("runs_out", "2026-04-20", PER_WEEK, "10", ",'ramp_weeks':20"))));
    assert_values(&timeline, HEADCOUNT, 0, {0, 3}, {110, 3}, {111, 4});
    assert_steps(&timeline, (const int[]){105, 111}, 2);
    close_timeline(&timeline);
}

TEST(a_map_changes_as_a_whole_or_by_entry)
{
    struct timeline_of timeline;
    open_timeline(&timeline, SCENARIO(BASE AND CHANGES(
                                 CHANGE("one", "2026-01-12", "/pools/manila/skills/ip", "0.5", ",'ramp_weeks':2")
                                     AND CHANGE("all", "2026-01-26", "/pools/manila/skills", "{'*':2,'ed':0.8}", ""))));
    assert_values(&timeline, "/pools/manila/skills/ip", 0, {0, 1}, {7, 0.75}, {14, 0.5}, {21, 2});
    assert_values(&timeline, "/pools/manila/skills/ed", 0, {14, 1}, {21, 0.8});
    close_timeline(&timeline);
}

TEST(null_puts_out_a_number_and_a_number_that_was_not_given_comes_at_once)
{
    struct timeline_of timeline;
    open_timeline(&timeline,
                  SCENARIO(BASE AND CHANGES(CHANGE("off", "2026-01-12", PER_WEEK, "null", "") AND CHANGE(
                      "on", "2026-01-12", "/work_types/ed/arrivals/rate_per_hour", "3", ",'ramp_weeks':3"))));
    assert_values(&timeline, PER_WEEK, 0, {6, 400});
    assert_true(isnan(value_on(&timeline, PER_WEEK, 7, 0)));
    assert_values(&timeline, "/work_types/ed/arrivals/rate_per_hour", 0, {7, 3});
    close_timeline(&timeline);
}

TEST(laws_and_lists_of_names_change_as_a_whole_and_back)
{
    struct timeline_of timeline;
    struct scenario then;
    open_timeline(&timeline, SCENARIO(BASE AND CHANGES(CHANGE("law", "2026-01-12", "/work_types/ed/coding_minutes",
                                                              "{'law':'empirical','points':[[0,1],[0.5,2],[1,9]]}",
                                                              ",'until_date':'2026-01-18'")
                                                           AND CHANGE("pools", "2026-01-12", "/worklists/all/pools",
                                                                      "['manila']", ",'until_date':'2026-01-18'"))));
    timeline_scenario_at(timeline.scenario, DAY_ONE + 13, 0, &then);
    const struct law *law = &then.work_types.items[0].coding_minutes;
    assert_int_equal(law->kind, LAW_EMPIRICAL);
    assert_int_equal(law->point_count, 3);
    assert_near(law->points[2].value, 9, 0);
    assert_int_equal(then.worklists.items[0].pools.count, 1);
    assert_int_equal(then.worklists.items[0].pools.items[0], 1);
    scenario_copy_free(&then);
    timeline_scenario_at(timeline.scenario, DAY_ONE + 14, 0, &then);
    assert_near(then.work_types.items[0].coding_minutes.mean, 5, 0);
    assert_int_equal(then.worklists.items[0].pools.count, 2);
    scenario_copy_free(&then);
    close_timeline(&timeline);
}

TEST(a_copy_owns_what_the_table_knows_and_borrows_the_rest)
{
    struct timeline_of timeline;
    struct scenario copy;
    open_timeline(&timeline, SCENARIO(BASE AND TWO_GATES AND CHANGES(
                                 CHANGE("law", "2026-01-12", "/work_types/ed/coding_minutes", "7", ",'if':'first'"))));
    const struct scenario *original = timeline.scenario;
    scenario_copy(&copy, original);
    assert_string_equal(copy.pools.items[1].name, "manila");
    assert_ptr_not_equal(copy.pools.items[1].name, original->pools.items[1].name);
    assert_ptr_not_equal(copy.pools.items[1].skills.items, original->pools.items[1].skills.items);
    assert_ptr_not_equal(copy.pools.items[1].shifts.items[0].hours.items,
                         original->pools.items[1].shifts.items[0].hours.items);
    assert_ptr_not_equal(copy.worklists.items[0].pools.items, original->worklists.items[0].pools.items);
    assert_ptr_not_equal(copy.timeline.items[0].value.member, original->timeline.items[0].value.member);
    assert_string_equal(copy.timeline.items[0].value.text, "7");
    assert_ptr_equal(copy.pools.items[1].zone, original->pools.items[1].zone);
    assert_ptr_equal(copy.zones, original->zones);
    copy.pools.items[1].skills.items[0] = 99;
    assert_near(original->pools.items[1].skills.items[0], 1, 0);
    scenario_copy_free(&copy);
    assert_string_equal(original->pools.items[1].shifts.items[0].name, "day");
    close_timeline(&timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_holds_from_its_date),
        cmocka_unit_test(a_ramp_moves_in_weekly_steps_of_equal_size),
        cmocka_unit_test(a_ramp_shorter_than_a_week_is_one_step),
        cmocka_unit_test(whole_numbers_of_a_ramp_round_to_the_nearest),
        cmocka_unit_test(a_ramp_goes_down_as_well_and_was_under_way_at_the_start),
        cmocka_unit_test(after_its_last_day_a_change_leaves_no_trace),
        cmocka_unit_test(a_change_starts_from_what_the_earlier_ones_leave_on_that_day),
        cmocka_unit_test(changes_of_one_date_apply_in_the_order_of_the_list),
        cmocka_unit_test(a_change_with_a_gate_happens_only_when_that_gate_is_open),
        cmocka_unit_test(days_outside_the_simulation_are_no_steps),
        cmocka_unit_test(a_map_changes_as_a_whole_or_by_entry),
        cmocka_unit_test(null_puts_out_a_number_and_a_number_that_was_not_given_comes_at_once),
        cmocka_unit_test(laws_and_lists_of_names_change_as_a_whole_and_back),
        cmocka_unit_test(a_copy_owns_what_the_table_knows_and_borrows_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
