/* Provider queries: the coder works a part, asks, and the chart comes back after business hours with the rest. */
#include "tests/model_fixture.h"

/* Charts of two hours; every one asks after half of the work; the provider takes 9 business hours (08:00 to 17:00). */
#define CHART(query, more)                                                                                             \
    "'work_types':[{'name':'chart','coding_minutes':120,'gross_usd':1000," more "'query':{" query "}}],"
#define ASKS  "'share':1,'answer_lag_business_hours':9,'answered_share':1,'fallback_business_hours':45"
#define POOLS "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")

static struct trace_of_lives live(struct fixture *fixture, const char *hours, const char *types, const char *more)
{
    char *rows = memory_format("work_type,arrival_hours\n%s", hours);
    fixture_file(fixture, "arrivals.csv", rows);
    free(rows);
    fixture_load(fixture, FACILITY(12, "") TRACED "%s %s" POOLS, types, more);
    fixture_run(fixture, 1);
    return trace_of(fixture, 0);
}

static void done(struct fixture *fixture, struct trace_of_lives *trace)
{
    free(trace->lives);
    fixture_free(fixture);
}

TEST(an_answer_takes_business_hours_and_the_rest_of_the_work_follows)
{
    struct fixture *fixture = fixture_new();
    /* Monday 10:00: asks at 11:00; 6 hours on Monday, 3 on Tuesday: back at 11:00, coded at 12:00 */
    struct trace_of_lives trace = live(fixture, "chart,10\n", CHART(ASKS, ""), "");
    assert_times(&trace, started, 10);
    assert_times(&trace, coded, 36);
    assert_near(value(fixture, "queries", "all"), 1, 0);
    assert_near(value(fixture, "query_share", "work_type:chart"), 1, 0);
    assert_near(value(fixture, "in_query_mean_encounters", "all"), 24. / 288, 1e-12);
    assert_near(value(fixture, "wait_mean_hours", "all"), 0, 0);
    assert_near(value(fixture, "utilization_share", "pool:coders"), 2. / 288, 1e-12);
    done(fixture, &trace);
}

TEST(an_answer_does_not_come_at_the_weekend)
{
    struct fixture *fixture = fixture_new();
    /* Friday 16:00: asks at 17:00, when providers leave; the answer comes on Monday at 17:00 */
    struct trace_of_lives trace = live(fixture, "chart,112\n", CHART(ASKS, ""), "");
    assert_times(&trace, coded, 7 * 24 + 18);
    done(fixture, &trace);
}

TEST(a_query_that_is_never_answered_ends_in_the_fallback)
{
    struct fixture *fixture = fixture_new();
    /* 45 business hours from Monday 09:00: 8 + 9 + 9 + 9 + 9 + 1 on the next Monday, 09:00 */
    struct trace_of_lives trace =
        live(fixture, "chart,8\n", CHART("'share':1,'answered_share':0,'fallback_business_hours':45", ""), "");
    assert_times(&trace, coded, 7 * 24 + 10);
    assert_near(value(fixture, "queries_unanswered", "all"), 1, 0);
    done(fixture, &trace);
}

/* The first chart asks at 11 and is back on Tuesday at 11 (35), while one plain chart is in hand and another waits. */
static void check_return(const char *query, double first, double waiting)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv", "work_type,arrival_hours\nchart,10\nplain,34.5\nplain,34.6\n");
    fixture_load(fixture,
                 FACILITY(3, "") TRACED
                 "'work_types':[{'name':'chart','coding_minutes':120,'query':{" ASKS "%s}},"
                 "{'name':'plain','coding_minutes':120}],'pools':[" POOL(
                     "coders", 1, ALWAYS, "{'*':1}", "") "],"
                                                         "'worklists':[{'name':'all','pools':['coders'],'priority':2}]",
                 query);
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_times(&trace, coded, first, 36.5, waiting);
    done(fixture, &trace);
}

TEST(a_returned_chart_keeps_its_place_or_takes_the_priority_of_returns)
{
    check_return("", 37.5, 39.5);
    check_return(",'return_priority':1", 37.5, 39.5);
    check_return(",'return_priority':3", 39.5, 38.5);
}

TEST(the_days_with_the_provider_are_booked_to_the_query_beyond_the_hold)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, "chart,112\n", CHART(ASKS, "'bill_hold_days':1,"), "");
    /* hold ends Saturday 16:00; snapshots of Saturday and Sunday are the provider's */
    assert_near(value(fixture, "dnfb_cause_usd", "cause:minimum_days"), 1000. / 12, 1e-9);
    assert_near(value(fixture, "dnfb_cause_usd", "cause:query"), 2000. / 12, 1e-9);
    assert_near(value(fixture, "dnfb_mean_usd", "all"), 3000. / 12, 1e-9);
    done(fixture, &trace);
}

TEST(a_chart_that_is_with_the_provider_at_the_end_is_open_and_uncoded)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, "chart,280\n", CHART(ASKS, ""), "");
    assert_near(value(fixture, "encounters_uncoded_end", "all"), 1, 0);
    assert_near(value(fixture, "encounters_open_end", "all"), 1, 0);
    assert_near(value(fixture, "in_query_mean_encounters", "all"), 7. / 288, 1e-12);
    done(fixture, &trace);
}

TEST(a_documentation_tool_shortens_documentation_and_answers)
{
    struct fixture *fixture = fixture_new();
    const char types[] = CHART(ASKS, "'documentation_lag_hours':4,");
    struct trace_of_lives trace =
        live(fixture, "chart,8\n", types, "'documentation_tools':[{'name':'t','lag_less_share':0.5,'ramp_weeks':0}],");
    /* ready after 2 hours, asks at 11:00, answer after 4.5 business hours at 15:30 */
    assert_times(&trace, ready, 10);
    assert_times(&trace, coded, 16.5);
    done(fixture, &trace);
}

static double queries_of(const char *query, const char *more)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(360, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':4},'coding_minutes':1,"
                                   "'query':{%s}}],%s" POOLS,
                 query, more);
    fixture_run(fixture, 1);
    double share = value(fixture, "query_share", "all");
    fixture_free(fixture);
    return share;
}

TEST(the_share_of_queries_is_the_one_given_and_falls_with_the_years_and_with_tools)
{
    const char fast[] = "'share':0.2,'answer_lag_business_hours':1";
    assert_near(queries_of(fast, ""), 0.2, 0.01);
    /* mean of 0.2 x 0.5^t over 360 / 365.25 of a year */
    assert_near(queries_of("'share':0.2,'yearly_improvement_share':0.5", ""), 0.2 * 0.7243, 0.01);
    assert_near(queries_of(fast, "'documentation_tools':[{'name':'t','query_less_share':0.5}],"), 0.1, 0.01);
    assert_near(queries_of(fast, "'documentation_tools':[{'name':'t','work_types':['chart'],'query_less_share':1}],"),
                0, 0);
}

/* All values of a busy department, for a comparison to the byte. */
static double *values_of(const char *query, size_t *count)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(28, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':4},'gross_usd':100,"
                                  "'coding_minutes':{'law':'lognormal','mean':14,'cv':0.8}%s}]," POOLS,
                 query);
    fixture_run(fixture, 3);
    *count = 3 * fixture->study.items[0].keys.count;
    double *values = memory_allocate(*count, sizeof *values);
    memcpy(values, fixture->study.items[0].values, *count * sizeof *values);
    fixture_free(fixture);
    return values;
}

TEST(no_share_changes_nothing_to_the_byte)
{
    size_t count, same;
    double *plain = values_of("", &count);
    double *off = values_of(",'query':{'share':0,'return_priority':3,'work_before_share':0.2}", &same);
    assert_int_equal(count, same);
    assert_memory_equal(plain, off, count * sizeof *plain);
    free(plain);
    free(off);
}

TEST(more_queries_never_code_sooner)
{
    struct fixture *few = fixture_new(), *many = fixture_new();
    static const char department[] = FACILITY(56, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':1},"
                                                      "'coding_minutes':30,'query':{'share':%g}}]," POOLS;
    fixture_load(few, department, 0.1);
    fixture_load(many, department, 0.3);
    fixture_run(few, 3);
    fixture_run(many, 3);
    assert_true(value(many, "tat_mean_hours", "all") > value(few, "tat_mean_hours", "all"));
    assert_true(value(many, "queries", "all") > value(few, "queries", "all"));
    fixture_free(few);
    fixture_free(many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_takes_business_hours_and_the_rest_of_the_work_follows),
        cmocka_unit_test(an_answer_does_not_come_at_the_weekend),
        cmocka_unit_test(a_query_that_is_never_answered_ends_in_the_fallback),
        cmocka_unit_test(a_returned_chart_keeps_its_place_or_takes_the_priority_of_returns),
        cmocka_unit_test(the_days_with_the_provider_are_booked_to_the_query_beyond_the_hold),
        cmocka_unit_test(a_chart_that_is_with_the_provider_at_the_end_is_open_and_uncoded),
        cmocka_unit_test(a_documentation_tool_shortens_documentation_and_answers),
        cmocka_unit_test(the_share_of_queries_is_the_one_given_and_falls_with_the_years_and_with_tools),
        cmocka_unit_test(no_share_changes_nothing_to_the_byte),
        cmocka_unit_test(more_queries_never_code_sooner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
