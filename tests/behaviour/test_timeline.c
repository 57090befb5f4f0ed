/* Dated changes in force: from midnight on, until a day, behind gates; nothing else moves. */
#include "tests/model_fixture.h"

#define ONE "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")

static struct trace_of_lives live(struct fixture *fixture, const char *arrivals, const char *json, int64_t replications)
{
    fixture_file(fixture, "arrivals.csv", arrivals);
    fixture_load(fixture, FACILITY(12, "") TRACED "%s", json);
    fixture_run(fixture, replications);
    return trace_of(fixture, 0);
}

static void done(struct fixture *fixture, struct trace_of_lives *trace)
{
    free(trace->lives);
    fixture_free(fixture);
}

TEST(a_headcount_changes_on_its_date_and_goes_back_after_the_last_day)
{
    struct fixture *fixture = fixture_new();
    /* Working hours 08:00 to 16:00; nobody is there on Tuesday: its chart is coded on Wednesday morning. */
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours\nchart,9\nchart,33\nchart,57\n",
             "'work_types':[{'name':'chart','coding_minutes':60}],"
             "'pools':[" POOL("coders", 1, HOURS(ALL_DAYS, "08:00", "16:00"), "{'*':1}", "") "]," EVERYTHING_TO(
                 "'coders'") ",'timeline':[{'name':'closed','date':'2026-01-06','until_date':'2026-01-06',"
                             "'field':'/pools/coders/shifts/s/headcount','value':0}]",
             1);
    assert_times(&trace, coded, 10, 57, 58);
    assert_near(value(fixture, "vacancy_share", "pool:coders"), 0, 0); /* the seat was cut, not vacant */
    done(fixture, &trace);
}

TEST(a_bill_hold_is_that_of_the_day_of_discharge)
{
    struct fixture *fixture = fixture_new();
    /* Four days at first, one from Wednesday on. */
    struct trace_of_lives trace = live(
        fixture, "work_type,arrival_hours\nchart,1\nchart,49\n",
        "'work_types':[{'name':'chart','coding_minutes':60,'gross_usd':1000,'bill_hold_days':4}]," ONE
        ",'timeline':[{'name':'shorter','date':'2026-01-07','field':'/work_types/chart/bill_hold_days','value':1}]",
        1);
    assert_times(&trace, billed, 97, 73);
    done(fixture, &trace);
}

TEST(an_idle_pool_takes_the_charts_that_a_change_opens_to_it)
{
    struct fixture *fixture = fixture_new();
    /* `helpers` code nothing until Tuesday, when a chart has waited since Monday behind a long one. */
    struct trace_of_lives trace =
        live(fixture, "work_type,arrival_hours,coding_minutes\nchart,1,3000\nchart,2,60\n",
             "'work_types':[{'name':'chart','coding_minutes':60}],"
             "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "," POOL(
                 "helpers", 1, ALWAYS, "{'*':1}", "") "],"
                                                      "'worklists':[{'name':'all','pools':['coders']}],"
                                                      "'timeline':[{'name':'help','date':'2026-01-06','field':'/"
                                                      "worklists/all/pools','value':['coders','helpers']}]",
             1);
    assert_times(&trace, coded, 51, 25);
    assert_string_equal(trace.lives[1].pool, "helpers");
    done(fixture, &trace);
}

TEST(prices_are_those_of_the_day)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(
        fixture, "work_type,arrival_hours\n",
        "'work_types':[{'name':'chart','coding_minutes':60}],"
        "'pools':[" POOL(
            "coders", 1, HOURS(ALL_DAYS, "08:00", "16:00"), "{'*':1}",
            "'wage_usd_per_hour':10,") "]," EVERYTHING_TO("'coders'") ",'timeline':[{'name':'rise','date':'2026-01-11',"
                                                                      "'field':'/pools/coders/"
                                                                      "wage_usd_per_hour','value':20}]",
        1);
    assert_near(value(fixture, "cost_total_usd", "all"), 6 * 80 + 6 * 160, 1e-9);
    done(fixture, &trace);
}

/* Everything that `coders` finish is audited; an error share of 0 or 1 decides the gate on Friday. */
static void check_gate(const char *error_share, double open, double third)
{
    struct fixture *fixture = fixture_new();
    char *json =
        memory_format("'work_types':[{'name':'chart','coding_minutes':60}],"
                      "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "'errors':{'share':{'*':%s}},") "," POOL(
                          "auditors", 1, ALWAYS, "{}",
                          "") "]," EVERYTHING_TO("'coders'") ",'quality':{'detection_share':1,'audits':[{'name':'all','"
                                                             "share':1,'minutes':10,'by':['auditors']}]},"
                                                             "'gates':[{'name':'accurate','date':'2026-01-09','metric':"
                                                             "'accuracy_share','pool':'coders','at_least':0.9,"
                                                             "'over_days':30}],"
                                                             "'timeline':[{'name':'faster','date':'2026-01-09','field':"
                                                             "'/pools/coders/skills/chart','value':2,"
                                                             "'if':'accurate'}]",
                      error_share);
    struct trace_of_lives trace = live(fixture, "work_type,arrival_hours\nchart,1\nchart,30\nchart,100\n", json, 1);
    assert_near(value(fixture, "gate_open_share", "gate:accurate"), open, 0);
    assert_near(trace.lives[2].coded, third, 1e-9);
    free(json);
    done(fixture, &trace);
}

TEST(a_gate_lets_its_changes_happen_or_not)
{
    check_gate("0", 1, 100 + 0.5 + 1. / 6);
    check_gate("1", 0, 100 + 1 + 1. / 6 + 0.5 + 0.0); /* audited, found wrong, corrected in half of the work */
}

TEST(a_gate_that_measures_nothing_stays_closed)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(
        fixture, "work_type,arrival_hours\nchart,100\n",
        "'work_types':[{'name':'chart','coding_minutes':60}]," ONE
        ",'gates':[{'name':'accurate','date':'2026-01-06','metric':'accuracy_share','at_least':0.1,'over_days':9}],"
        "'timeline':[{'name':'faster','date':'2026-01-06','field':'/pools/coders/skills/chart','value':2,"
        "'if':'accurate'}]",
        1);
    assert_near(value(fixture, "gate_open_share", "gate:accurate"), 0, 0);
    assert_times(&trace, coded, 101);
    done(fixture, &trace);
}

TEST(a_change_to_what_is_there_already_changes_nothing)
{
    static const char *const wage[] = {"", ",'timeline':[{'name':'same','date':'2026-01-08',"
                                           "'field':'/pools/coders/wage_usd_per_hour','value':10}]"};
    struct fixture *fixtures[2];
    for (int i = 0; i < 2; i++) {
        fixtures[i] = fixture_new();
        fixture_load(
            fixtures[i],
            FACILITY(
                28,
                "") "'work_types':[{'name':'chart','coding_minutes':{'law':'exponential','mean':50},'gross_usd':1000,"
                    "'bill_hold_days':2,'arrivals':{'rate_per_hour':1}}],'pools':[" POOL(
                        "coders", 2, ALWAYS, "{'*':1}", "'wage_usd_per_hour':10,") "]," EVERYTHING_TO("'coders'") "%s",
            wage[i]);
        fixture_run(fixtures[i], 3);
    }
    const struct study_scenario *plain = &fixtures[0]->study.items[0], *dated = &fixtures[1]->study.items[0];
    assert_int_equal(plain->keys.count, dated->keys.count);
    for (size_t k = 0; k < 3 * plain->keys.count; k++)
        if (!(isnan(plain->values[k]) && isnan(dated->values[k]))) assert_true(plain->values[k] == dated->values[k]);
    for (int i = 0; i < 2; i++) fixture_free(fixtures[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_headcount_changes_on_its_date_and_goes_back_after_the_last_day),
        cmocka_unit_test(a_bill_hold_is_that_of_the_day_of_discharge),
        cmocka_unit_test(an_idle_pool_takes_the_charts_that_a_change_opens_to_it),
        cmocka_unit_test(prices_are_those_of_the_day),
        cmocka_unit_test(a_gate_lets_its_changes_happen_or_not),
        cmocka_unit_test(a_gate_that_measures_nothing_stays_closed),
        cmocka_unit_test(a_change_to_what_is_there_already_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
