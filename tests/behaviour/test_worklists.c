/* Which chart is next, and who takes it. One chart keeps the coder busy while the others arrive. */
#include "tests/model_fixture.h"

#define ONE_CODER "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "],"

/* Starts in the order of the file, of traced charts of types x and y; `more` follows the pools. */
static struct trace_of_lives live(struct fixture *fixture, const char *rows, const char *types, const char *rest)
{
    fixture_file(fixture, "arrivals.csv", rows);
    fixture_load(fixture,
                 FACILITY(3, "") TRACED
                 "'payers':[{'name':'quick','timely_filing_days':2},"
                 "{'name':'slow','timely_filing_days':300},{'name':'home','offshore_allowed':false}],"
                 "'work_types':[%s],%s",
                 types, rest);
    fixture_run(fixture, 1);
    return trace_of(fixture, 0);
}

#define X "{'name':'x','coding_minutes':60}"
#define Y "{'name':'y','coding_minutes':60}"

static void done(struct fixture *fixture, struct trace_of_lives *trace)
{
    free(trace->lives);
    fixture_free(fixture);
}

TEST(fifo_serves_the_chart_that_was_ready_first_not_the_one_discharged_first)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture,
                                       "work_type,arrival_hours,documentation_lag_hours\n"
                                       "x,0,0\nx,0.1,0.8\nx,0.2,0.1\nx,0.3,0.4\n",
                                       X, ONE_CODER EVERYTHING_TO("'coders'"));
    assert_times(&trace, ready, 0, 0.9, 0.3, 0.7);
    assert_times(&trace, started, 0, 3, 1, 2);
    done(fixture, &trace);
}

TEST(fifo_keeps_the_order_of_the_file_for_charts_ready_at_one_instant)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours\nx,1\ny,1\nx,1\ny,1\n", X "," Y, ONE_CODER EVERYTHING_TO("'coders'"));
    double sum = 0;
    for (int i = 0; i < 4; i++) sum += trace.lives[i].started;
    assert_near(sum, 1 + 2 + 3 + 4, 1e-9);
    assert_times(&trace, started, 1, 2, 3, 4);
    done(fixture, &trace);
}

TEST(highest_dollars_go_first)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture,
             "work_type,arrival_hours,gross_usd\n"
             "x,0,1\nx,0.1,50\nx,0.2,900.5\nx,0.3,900.51\nx,0.4,0\nx,0.5,50\n",
             X, ONE_CODER "'worklists':[{'name':'all','pools':['coders'],'order':'highest_dollars'}]");
    assert_times(&trace, started, 0, 3, 2, 1, 5, 4);
    done(fixture, &trace);
}

TEST(the_earliest_end_of_the_bill_hold_goes_first)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours\nx,0\nx,0.1\ny,0.2\nx,0.3\ny,0.4\n",
             "{'name':'x','coding_minutes':60,'bill_hold_days':2},{'name':'y','coding_minutes':60,'bill_hold_days':1}",
             ONE_CODER "'worklists':[{'name':'all','pools':['coders'],'order':'earliest_hold_end'}]");
    assert_times(&trace, started, 0, 3, 1, 4, 2);
    done(fixture, &trace);
}

TEST(the_earliest_filing_limit_goes_first_and_charts_without_a_payer_last)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours,payer\nx,0,slow\nx,0.1,\nx,0.2,slow\nx,0.3,quick\nx,0.4,home\n", X,
             ONE_CODER "'worklists':[{'name':'all','pools':['coders'],'order':'earliest_filing_limit'}]");
    assert_times(&trace, started, 0, 4, 2, 1, 3);
    done(fixture, &trace);
}

/* Keys: ready - 2 h per 1,000 USD - 1.5 h for y. */
TEST(weighted_ageing_gives_head_starts_by_dollars_and_by_type)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours,gross_usd\nx,0,0\nx,0.1,0\nx,0.2,500\ny,0.3,0\ny,0.9,600\n", X "," Y,
             ONE_CODER "'worklists':[{'name':'all','pools':['coders'],'order':'weighted_ageing',"
                       "'ageing_hours_per_1000_usd':2,'ageing_head_start_hours':{'y':1.5}}]");
    /* keys 0.1, -0.8, -1.2, -1.8 */
    assert_times(&trace, started, 0, 4, 3, 2, 1);
    done(fixture, &trace);
}

TEST(a_list_of_a_lower_priority_number_is_emptied_first)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours\nx,0\nx,0.1\ny,0.2\nx,0.3\ny,1.5\n", X "," Y,
             ONE_CODER "'worklists':["
                       "{'name':'low','when':{'work_types':['x']},'pools':['coders'],'priority':7},"
                       "{'name':'high','when':{'work_types':['y']},'pools':['coders'],'priority':3}]");
    assert_times(&trace, started, 0, 3, 1, 4, 2);
    assert_string_equal(trace.lives[1].worklist, "low");
    assert_string_equal(trace.lives[2].worklist, "high");
    done(fixture, &trace);
}

TEST(lists_of_one_priority_are_one_queue)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, "work_type,arrival_hours\nx,0\nx,0.1\ny,0.2\nx,0.3\ny,0.4\n", X "," Y,
                                       ONE_CODER "'worklists':["
                                                 "{'name':'a','when':{'work_types':['y']},'pools':['coders']},"
                                                 "{'name':'b','when':{'work_types':['x']},'pools':['coders']}]");
    assert_times(&trace, started, 0, 1, 2, 3, 4);
    done(fixture, &trace);
}

TEST(reserved_types_come_before_others_whatever_the_priority)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(
        fixture, "work_type,arrival_hours\ny,0\nx,0.1\ny,0.2\nx,0.3\ny,0.4\n", X "," Y,
        "'pools':[" POOL(
            "coders", 1, ALWAYS, "{'*':1}",
            "'reserved_work_types':['y'],") "],'worklists':["
                                            "{'name':'a','when':{'work_types':['x']},'pools':['coders'],'priority':1},"
                                            "{'name':'b','when':{'work_types':['y']},'pools':['coders'],'priority':"
                                            "1000}]");
    assert_times(&trace, started, 0, 3, 1, 4, 2);
    done(fixture, &trace);
}

TEST(an_idle_reserved_coder_still_takes_other_work)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, "work_type,arrival_hours\nx,1\nx,1.5\n", X "," Y,
                                       "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}",
                                                        "'reserved_work_types':['y'],") "]," EVERYTHING_TO("'coders'"));
    assert_times(&trace, started, 1, 2);
    done(fixture, &trace);
}

TEST(a_chart_is_offered_to_the_pools_in_the_order_of_the_list)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, "work_type,arrival_hours\nx,1\nx,1.2\nx,1.4\nx,1.6\n", X,
                                       "'pools':[" POOL("first", 1, ALWAYS, "{'*':1}", "") "," POOL(
                                           "second", 2, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'second','first'"));
    assert_string_equal(trace.lives[0].pool, "second");
    assert_string_equal(trace.lives[1].pool, "second");
    assert_string_equal(trace.lives[2].pool, "first");
    assert_times(&trace, started, 1, 1.2, 1.4, 2); /* the fourth goes to whoever is free first */
    assert_string_equal(trace.lives[3].pool, "second");
    done(fixture, &trace);
}

TEST(the_coder_who_has_been_idle_longest_takes_the_chart_ties_by_seat)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours\nx,1\nx,1.5\nx,3\nx,3.1\nx,3.2\n", X,
             "'pools':[" POOL("coders", 3, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'"));
    static const int seats[5] = {0, 1, 2, 0, 1}; /* seat 2 never worked; 0 is idle since 2, 1 since 2.5 */
    for (int i = 0; i < 5; i++) assert_int_equal(trace.lives[i].seat, seats[i]);
    done(fixture, &trace);
}

TEST(a_pool_takes_only_what_it_codes)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, "work_type,arrival_hours\nx,1\ny,1\ny,1.1\nx,1.2\n", X "," Y,
                                       "'pools':[" POOL("p", 1, ALWAYS, "{'x':1}", "") "," POOL(
                                           "q", 1, ALWAYS, "{'x':1,'y':2}", "") "]," EVERYTHING_TO("'p','q'"));
    static const char *const pools[4] = {"p", "q", "q", "p"};
    for (int i = 0; i < 4; i++) assert_string_equal(trace.lives[i].pool, pools[i]);
    assert_times(&trace, coded, 2, 1.5, 2, 3); /* speed 2 halves the time */
    done(fixture, &trace);
}

TEST(a_payer_that_forbids_offshore_is_coded_onshore_only)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours,payer\nx,1,home\nx,1.1,slow\nx,1.2,home\nx,1.3,quick\n", X,
             "'pools':[" POOL("away", 3, ALWAYS, "{'*':1}", "'location':'offshore',") "," POOL(
                 "here", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'away','here'"));
    static const char *const pools[4] = {"here", "away", "here", "away"};
    for (int i = 0; i < 4; i++) assert_string_equal(trace.lives[i].pool, pools[i]);
    assert_times(&trace, started, 1, 1.1, 2, 1.3);
    done(fixture, &trace);
}

TEST(a_chart_without_a_payer_may_go_offshore)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours,payer\nx,1,\n", X,
             "'pools':[" POOL("away", 1, ALWAYS, "{'*':1}", "'location':'offshore',") "," POOL(
                 "here", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'away','here'"));
    assert_string_equal(trace.lives[0].pool, "away");
    done(fixture, &trace);
}

TEST(the_first_worklist_that_fits_takes_the_chart)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture,
             "work_type,arrival_hours,gross_usd,payer,documentation_lag_hours\n"
             "x,1,5000,slow,0\nx,1,4999.99,slow,0\ny,1,4999,quick,0\nx,1,10,quick,1\nx,1,10,quick,2\nx,1,10,,0\nx,1,10,"
             "slow,0\n",
             X "," Y,
             ONE_CODER "'worklists':["
                       "{'name':'rich','when':{'gross_usd_min':5000},'pools':['coders']},"
                       "{'name':'y','when':{'work_types':['y']},'pools':['coders']},"
                       /* the limit is 48 h after discharge: at most 46.5 h away only with a lag of 1.5 h or more */
                       "{'name':'late','when':{'days_to_filing_limit_max':1.9375},'pools':['coders']},"
                       "{'name':'slow','when':{'payers':['slow','home']},'pools':['coders']},"
                       "{'name':'rest','pools':['coders']}]");
    static const char *const lists[7] = {"rich", "slow", "y", "rest", "late", "rest", "slow"};
    for (int i = 0; i < 7; i++) assert_string_equal(trace.lives[i].worklist, lists[i]);
    done(fixture, &trace);
}

TEST(the_limit_of_days_itself_still_fits)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours,payer,documentation_lag_hours\nx,1,quick,24\nx,1,quick,23.999\n", X,
             ONE_CODER "'worklists':[{'name':'late','when':{'days_to_filing_limit_max':1},'pools':['coders']},"
                       "{'name':'rest','pools':['coders']}]");
    assert_string_equal(trace.lives[0].worklist, "late");
    assert_string_equal(trace.lives[1].worklist, "rest");
    done(fixture, &trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fifo_serves_the_chart_that_was_ready_first_not_the_one_discharged_first),
        cmocka_unit_test(fifo_keeps_the_order_of_the_file_for_charts_ready_at_one_instant),
        cmocka_unit_test(highest_dollars_go_first),
        cmocka_unit_test(the_earliest_end_of_the_bill_hold_goes_first),
        cmocka_unit_test(the_earliest_filing_limit_goes_first_and_charts_without_a_payer_last),
        cmocka_unit_test(weighted_ageing_gives_head_starts_by_dollars_and_by_type),
        cmocka_unit_test(a_list_of_a_lower_priority_number_is_emptied_first),
        cmocka_unit_test(lists_of_one_priority_are_one_queue),
        cmocka_unit_test(reserved_types_come_before_others_whatever_the_priority),
        cmocka_unit_test(an_idle_reserved_coder_still_takes_other_work),
        cmocka_unit_test(a_chart_is_offered_to_the_pools_in_the_order_of_the_list),
        cmocka_unit_test(the_coder_who_has_been_idle_longest_takes_the_chart_ties_by_seat),
        cmocka_unit_test(a_pool_takes_only_what_it_codes),
        cmocka_unit_test(a_payer_that_forbids_offshore_is_coded_onshore_only),
        cmocka_unit_test(a_chart_without_a_payer_may_go_offshore),
        cmocka_unit_test(the_first_worklist_that_fits_takes_the_chart),
        cmocka_unit_test(the_limit_of_days_itself_still_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
