/* Two ways to say one thing give one answer; more hands never hurt. */
#include "tests/metamorphic/rich.h"

static void done(struct fixture *fixture, struct trace_of_lives *trace)
{
    free(trace->lives);
    fixture_free(fixture);
}

TEST(replications_do_not_depend_on_how_many_there_are)
{
    static const struct rich nothing;
    struct fixture *few = rich_fixture(&nothing, 3), *many = rich_fixture(&nothing, 8);
    assert_same_metrics(few, many, 3);
    fixture_free(few);
    fixture_free(many);
}

TEST(replications_do_not_depend_on_the_number_of_workers)
{
    static const struct rich nothing;
    struct fixture *one = rich_fixture(&nothing, 8), *seven = fixture_new();
    char *work = rich_work(&nothing), *people = rich_people(&nothing);
    fixture_load(seven, "%s%s", work, people);
    seven->jobs = 7;
    fixture_run(seven, 8);
    assert_same_metrics(one, seven, 8);
    free(work);
    free(people);
    fixture_free(one);
    fixture_free(seven);
}

TEST(replications_differ_from_each_other_and_from_those_of_another_seed)
{
    static const struct rich nothing;
    struct fixture *fixture = rich_fixture(&nothing, 3);
    double a = value_of(fixture, "dnfb_mean_usd", "all", 0), b = value_of(fixture, "dnfb_mean_usd", "all", 1);
    double of_seed_1 = value_of(fixture, "dnfb_mean_usd", "all", 2);
    assert_true(a != b && b != of_seed_1);
    fixture->seed = 2;
    struct trace_of_lives other = trace_of(fixture, 0);
    fixture->seed = 1;
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_true(trace.count != other.count || trace.lives[0].usd != other.lives[0].usd);
    free(other.lives);
    free(trace.lives);
    fixture_free(fixture);
}

/* A queue of `headcount` coders; the same seed gives the same charts. */
static struct trace_of_lives crew(struct fixture *fixture, const char *pools, const char *list)
{
    fixture_load(fixture,
                 FACILITY(30, "") "'work_types':[{'name':'x','arrivals':{'rate_per_hour':6},"
                                  "'coding_minutes':{'law':'lognormal','mean':18,'cv':1.2},"
                                  "'documentation_lag_hours':{'law':'exponential','mean':5}}],'pools':[%s],"
                                  "'worklists':[{'name':'all','pools':[%s]}]",
                 pools, list);
    return trace_of(fixture, 0);
}

static double or_never(double hours)
{
    return isnan(hours) ? INFINITY : hours;
}

/* Trace by trace, chart by chart: no start and no completion is later. */
static void check_one_more(const char *hours, const char *end_of_shift, int few)
{
    struct fixture *fixtures[2] = {fixture_new(), fixture_new()};
    struct trace_of_lives traces[2];
    for (int i = 0; i < 2; i++) {
        char *pool = memory_format(
            "{'name':'c','end_of_shift':'%s','skills':{'x':1},'shifts':[{'name':'s','headcount':%d,'hours':%s}]}",
            end_of_shift, few + i, hours);
        traces[i] = crew(fixtures[i], pool, "'c'");
        free(pool);
    }
    assert_int_equal(traces[0].count, traces[1].count);
    int earlier = 0;
    for (size_t i = 0; i < traces[0].count; i++) {
        double start[2], coded[2];
        for (int k = 0; k < 2; k++) {
            start[k] = or_never(traces[k].lives[i].started);
            coded[k] = or_never(traces[k].lives[i].coded);
        }
        if (start[1] > start[0] || coded[1] > coded[0])
            fail_msg("chart %zu starts at %g, not %g", i, start[1], start[0]);
        earlier += start[1] < start[0];
    }
    assert_true(earlier > 100);
    done(fixtures[0], &traces[0]);
    done(fixtures[1], &traces[1]);
}

TEST(one_more_coder_never_delays_a_chart)
{
    check_one_more(ALWAYS, "finish", 2);
    check_one_more(HOURS(ALL_DAYS, "08:00", "16:00"), "finish", 6);
    check_one_more(HOURS(ALL_DAYS, "08:00", "16:00"), "carry_over", 6);
    check_one_more("[{'start':'08:00','end':'17:00','unpaid_break_minutes':45}]", "carry_over", 9);
}

TEST(two_cross_trained_pools_are_one)
{
    struct fixture *fixtures[2] = {fixture_new(), fixture_new()};
    struct trace_of_lives one =
        crew(fixtures[0], POOL("c", 7, HOURS(ALL_DAYS, "08:00", "16:00"), "{'x':1}", ""), "'c'");
    struct trace_of_lives two = crew(fixtures[1],
                                     POOL("a", 3, HOURS(ALL_DAYS, "08:00", "16:00"), "{'x':1}",
                                          "") "," POOL("b", 4, HOURS(ALL_DAYS, "08:00", "16:00"), "{'x':1}", ""),
                                     "'b','a'");
    assert_int_equal(one.count, two.count);
    for (size_t i = 0; i < one.count; i++) {
        assert_true(or_never(one.lives[i].started) == or_never(two.lives[i].started));
        assert_true(or_never(one.lives[i].coded) == or_never(two.lives[i].coded));
    }
    done(fixtures[0], &one);
    done(fixtures[1], &two);
}

TEST(two_shifts_of_one_pool_are_one)
{
    struct fixture *fixtures[2] = {fixture_new(), fixture_new()};
    const char *hours = HOURS(ALL_DAYS, "08:00", "16:00");
    char *split = memory_format("{'name':'c','skills':{'x':1},'shifts':[{'name':'a','headcount':3,'hours':%s},{'name':'"
                                "b','headcount':4,'hours':%s}]}",
                                hours, hours);
    struct trace_of_lives one =
        crew(fixtures[0], POOL("c", 7, HOURS(ALL_DAYS, "08:00", "16:00"), "{'x':1}", ""), "'c'");
    struct trace_of_lives two = crew(fixtures[1], split, "'c'");
    for (size_t i = 0; i < one.count; i++) assert_true(or_never(one.lives[i].coded) == or_never(two.lives[i].coded));
    free(split);
    done(fixtures[0], &one);
    done(fixtures[1], &two);
}

/* The law of the whole is that of its halves: other charts, the same numbers within the noise. */
TEST(two_identical_halves_of_a_type_give_the_pooled_law)
{
    static const char *const types[2] = {
        "{'name':'x','arrivals':{'rate_per_hour':6},'coding_minutes':{'law':'lognormal','mean':18,'cv':1.2}}",
        "{'name':'x','arrivals':{'rate_per_hour':3},'coding_minutes':{'law':'lognormal','mean':18,'cv':1.2}},"
        "{'name':'y','arrivals':{'rate_per_hour':3},'coding_minutes':{'law':'lognormal','mean':18,'cv':1.2}}"};
    static const char *const ids[] = {"wait_mean_hours", "wait_share", "tat_p90_hours", "waiting_mean_encounters",
                                      "encounters_arrived"};
    struct fixture *fixtures[2];
    for (int i = 0; i < 2; i++) {
        fixtures[i] = fixture_new();
        fixture_load(fixtures[i],
                     FACILITY(100, "") "'work_types':[%s],'pools':[" POOL("c", 2, ALWAYS, "{'*':1}",
                                                                          "") "]," EVERYTHING_TO("'c'"),
                     types[i]);
        fixture_run(fixtures[i], 40);
    }
    for (size_t m = 0; m < sizeof ids / sizeof *ids; m++) {
        struct estimate one = estimate_in(fixtures[0], ids[m], "all"), two = estimate_in(fixtures[1], ids[m], "all");
        assert_near(one.mean, two.mean, 4.5 * hypot(one.sd, two.sd) / sqrt(40));
    }
    fixture_free(fixtures[0]);
    fixture_free(fixtures[1]);
}

/* Common random numbers: a paired difference is far less noisy than one between different seeds. */
TEST(the_same_encounters_make_differences_precise)
{
    enum { N = 40 };
    double wait[3][N], paired[N], apart[N];
    for (int i = 0; i < 3; i++) {
        struct fixture *fixture = fixture_new();
        fixture->seed = i == 2 ? 77 : 1;
        fixture_load(
            fixture,
            FACILITY(60,
                     "") "'work_types':[{'name':'x','arrivals':{'rate_per_hour':6},'coding_minutes':{'law':'lognormal',"
                         "'mean':18,'cv':1.2}}],"
                         "'pools':[{'name':'c','skills':{'x':1},'shifts':[{'name':'s','headcount':%d,'hours':" HOURS(
                             ALL_DAYS, "08:00", "16:00") "}]}]," EVERYTHING_TO("'c'"),
            i ? 8 : 7);
        fixture_run(fixture, N);
        for (int r = 0; r < N; r++) wait[i][r] = value_of(fixture, "tat_mean_hours", "all", r);
        fixture_free(fixture);
    }
    for (int r = 0; r < N; r++) {
        paired[r] = wait[1][r] - wait[0][r];
        apart[r] = wait[2][r] - wait[0][r];
    }
    double with = estimate_of(paired, 1, N, 0.95).sd, without = estimate_of(apart, 1, N, 0.95).sd;
    print_message("variance of the difference: %.3g with common numbers, %.3g without: %.1f times\n", with * with,
                  without * without, without * without / (with * with));
    assert_true(without > 1.5 * with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replications_do_not_depend_on_how_many_there_are),
        cmocka_unit_test(replications_do_not_depend_on_the_number_of_workers),
        cmocka_unit_test(replications_differ_from_each_other_and_from_those_of_another_seed),
        cmocka_unit_test(one_more_coder_never_delays_a_chart),
        cmocka_unit_test(two_cross_trained_pools_are_one),
        cmocka_unit_test(two_shifts_of_one_pool_are_one),
        cmocka_unit_test(two_identical_halves_of_a_type_give_the_pooled_law),
        cmocka_unit_test(the_same_encounters_make_differences_precise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
