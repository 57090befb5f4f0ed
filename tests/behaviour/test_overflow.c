/* Help from a further pool: nothing before the list's oldest chart reaches the age, and a start exactly at the
 * crossing. */
#include "tests/model_fixture.h"

#define X "'work_types':[{'name':'x','coding_minutes':60},{'name':'y','coding_minutes':60}],"
#define POOLS(main_hours, helper_headcount, more)                                                                      \
    "'pools':[" POOL("main", 1, main_hours, "{'*':1}", more) "," POOL("helper", helper_headcount, ALWAYS, "{'*':1}",   \
                                                                      "") "],"
#define LIST(overflow) "'worklists':[{'name':'all','pools':['main'],'overflow':[" overflow "]}]"

static struct trace_of_lives live(struct fixture *fixture, const char *rows, const char *rest)
{
    fixture_file(fixture, "arrivals.csv", rows);
    fixture_load(fixture, FACILITY(3, "") TRACED X "%s", rest);
    fixture_run(fixture, 1);
    return trace_of(fixture, 0);
}

static void done(struct fixture *fixture, struct trace_of_lives *trace)
{
    free(trace->lives);
    fixture_free(fixture);
}

TEST(the_helper_starts_exactly_when_the_oldest_chart_reaches_the_age)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours,coding_minutes\nx,1,600\nx,1.5,60\nx,2,60\nx,2.25,60\n",
             POOLS(ALWAYS, 2, "") LIST("{'pool':'helper','after_hours':2}"));
    /* 1.5 + 2 = 3.5; the others cross at 4 and, one helper being busy to 4.5 and the other to 5, at 4.5. */
    assert_times(&trace, started, 1, 3.5, 4, 4.5);
    assert_string_equal(trace.lives[0].pool, "main");
    for (int i = 1; i < 4; i++) assert_string_equal(trace.lives[i].pool, "helper");
    done(fixture, &trace);
}

TEST(a_helper_takes_nothing_from_a_list_that_stays_young)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, "work_type,arrival_hours\nx,1\nx,1.1\nx,3\nx,3.2\nx,5\n",
                                       POOLS(ALWAYS, 5, "") LIST("{'pool':'helper','after_hours':1}"));
    for (int i = 0; i < 5; i++) assert_string_equal(trace.lives[i].pool, "main");
    done(fixture, &trace);
}

TEST(a_helper_helps_at_once_after_zero_hours)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, "work_type,arrival_hours\nx,1\nx,1.1\nx,1.2\n",
                                       POOLS(ALWAYS, 1, "") LIST("{'pool':'helper','after_hours':0}"));
    assert_times(&trace, started, 1, 1.1, 2);
    assert_string_equal(trace.lives[1].pool, "helper");
    done(fixture, &trace);
}

TEST(a_helper_who_comes_on_shift_takes_what_is_old_already)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours\nx,1\nx,5\nx,7\n",
             "'pools':[" POOL("main", 1, HOURS("['tue']", "08:00", "16:00"), "{'*':1}",
                              "") "," POOL("helper", 2, HOURS(ALL_DAYS, "06:00", "18:00"), "{'*':1}",
                                           "") "]," LIST("{'pool':'helper','after_hours':3}"));
    assert_times(&trace, started, 6, 8, 10);
    done(fixture, &trace);
}

/* "While the list's oldest chart is that old": the helper takes by the list's order, not only the old chart. */
TEST(while_the_list_is_old_the_helper_takes_in_the_order_of_the_list)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours,gross_usd,coding_minutes\nx,1,1,900\nx,2,5,60\nx,3,100,60\n",
             POOLS(ALWAYS, 1, "") "'worklists':[{'name':'all','pools':['main'],'order':'highest_dollars',"
                                  "'overflow':[{'pool':'helper','after_hours':4}]}]");
    assert_times(&trace, started, 1, 7, 6);
    done(fixture, &trace);
}

TEST(two_helpers_start_each_at_its_own_age)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours,coding_minutes\nx,1,900\nx,2,600\nx,3,60\n",
             "'pools':[" POOL("main", 1, ALWAYS, "{'*':1}", "") "," POOL("near", 1, ALWAYS, "{'*':1}", "") "," POOL(
                 "far", 1, ALWAYS, "{'*':1}",
                 "") "]," LIST("{'pool':'near','after_hours':1},{'pool':'far','after_hours':5}"));
    assert_times(&trace, started, 1, 3, 8);
    assert_string_equal(trace.lives[1].pool, "near");
    assert_string_equal(trace.lives[2].pool, "far");
    done(fixture, &trace);
}

/* The first chart is gone when the second comes: its own age counts, for the nearer helper too. */
TEST(with_two_helpers_the_nearer_one_is_not_late_for_a_later_chart)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours,coding_minutes\nx,1,60\nx,1.5,900\nx,3.5,60\n",
             "'pools':[" POOL("main", 1, ALWAYS, "{'*':1}", "") "," POOL("near", 1, ALWAYS, "{'*':1}", "") "," POOL(
                 "far", 1, ALWAYS, "{'*':1}",
                 "") "]," LIST("{'pool':'near','after_hours':1.5},{'pool':'far','after_hours':10}"));
    /* main codes 1 to 2, then the second chart from 2 on; the third is 1.5 h old at 5 */
    assert_times(&trace, started, 1, 2, 5);
    assert_string_equal(trace.lives[2].pool, "near");
    done(fixture, &trace);
}

/* Handed back at 16:00, ready since 08:00: older than the helper's age at once, whatever else waits. */
TEST(a_chart_that_is_handed_back_old_is_helped_at_once)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, "work_type,arrival_hours,coding_minutes\nx,8,600\nx,15,60\n",
                                       POOLS(HOURS(ALL_DAYS, "08:00", "16:00"), 1, "'end_of_shift':'hand_off',")
                                           LIST("{'pool':'helper','after_hours':4}"));
    assert_string_equal(trace.lives[0].pool, "helper");
    assert_near(trace.lives[0].coded, 18, 1e-9);
    done(fixture, &trace);
}

/* Without the younger chart the same works: the list was empty. */
TEST(a_chart_that_is_handed_back_old_to_an_empty_list_is_helped_at_once)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, "work_type,arrival_hours,coding_minutes\nx,8,600\n",
                                       POOLS(HOURS(ALL_DAYS, "08:00", "16:00"), 1, "'end_of_shift':'hand_off',")
                                           LIST("{'pool':'helper','after_hours':4}"));
    assert_string_equal(trace.lives[0].pool, "helper");
    assert_near(trace.lives[0].coded, 18, 1e-9);
    done(fixture, &trace);
}

TEST(open_accounts_count_with_the_age_they_bring)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "open.csv", "work_type,age_days,stage,coding_minutes\nx,0.25,coding,60\nx,0.5,coding,60\n");
    fixture_load(fixture, FACILITY(3, "") X
                 "'opening_inventory':{'csv':'open.csv'},"
                 "'pools':[" POOL("main", 1, HOURS("['sun']", "08:00", "16:00"), "{'*':1}", "") "," POOL(
                     "helper", 2, ALWAYS, "{'*':1}", "") "]," LIST("{'pool':'helper','after_hours':14}"));
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_times(&trace, started, 8, 2); /* no lag: ready at discharge, 6 and 12 hours before the start */
    done(fixture, &trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_helper_starts_exactly_when_the_oldest_chart_reaches_the_age),
        cmocka_unit_test(a_helper_takes_nothing_from_a_list_that_stays_young),
        cmocka_unit_test(a_helper_helps_at_once_after_zero_hours),
        cmocka_unit_test(a_helper_who_comes_on_shift_takes_what_is_old_already),
        cmocka_unit_test(while_the_list_is_old_the_helper_takes_in_the_order_of_the_list),
        cmocka_unit_test(two_helpers_start_each_at_its_own_age),
        cmocka_unit_test(with_two_helpers_the_nearer_one_is_not_late_for_a_later_chart),
        cmocka_unit_test(a_chart_that_is_handed_back_old_is_helped_at_once),
        cmocka_unit_test(a_chart_that_is_handed_back_old_to_an_empty_list_is_helped_at_once),
        cmocka_unit_test(open_accounts_count_with_the_age_they_bring),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
