/* Coders who are fast, slow, shared, helped by an engine or spared by it: each comes down to an M/M/1 or M/M/2 with
 * other numbers, or to two unequal servers (Gumbel 1960). Mean work 1 hour unless said. */
#include "tests/theory/formulas.h"
#include "tests/theory/theory.h"

#define EXPONENTIAL "{'law':'exponential','mean':60}"
#define CHARTS(rate)                                                                                                   \
    "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':" #rate "},'coding_minutes':" EXPONENTIAL "}],"

/* M/M/1: `rate` arrivals and `service` completions an hour. */
static void check_one(struct fixture *fixture, const char *name, double rate, double service)
{
    double load = rate / service;
    theory_run(fixture, 100);
    theory_metric(fixture, name, "wait_mean_hours", "all", load / (service - rate));
    theory_metric(fixture, name, "wait_share", "all", load);
    theory_metric(fixture, name, "utilization_share", "pool:coders", load);
    fixture_free(fixture);
}

TEST(speed_and_productive_time_stretch_the_work)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(8000, "'warmup_days':60,")
                              CHARTS(0.42) "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':0.75}",
                                                            "'productive_share':0.8,") "]," EVERYTHING_TO("'coders'"));
    check_one(fixture, "M/M/1 speed 0.75, productive 0.8", 0.42, 0.6);
}

TEST(an_engine_that_gives_a_quarter_more_charts_an_hour)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(4000, "'warmup_days':40,") CHARTS(
                     0.9) "'cac':[{'name':'engine','work_types':['chart'],'assist_more_charts_per_hour_share':0.25}],"
                          "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    check_one(fixture, "M/M/1 rate 0.9, engine +25 % charts an hour", 0.9, 1.25);
}

/* A thinned Poisson stream is one; touchless charts take no time. */
TEST(an_engine_that_codes_a_share_alone)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(4000, "'warmup_days':40,")
                              CHARTS(1.2) "'cac':[{'name':'engine','work_types':['chart'],'touchless_share':0.4}],"
                                          "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}",
                                                           "") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 100);
    theory_metric(fixture, "M/M/1 rate 1.2, touchless 0.4", "tat_mean_hours", "all", 0.6 / (1 - 0.72));
    theory_metric(fixture, "M/M/1 rate 1.2, touchless 0.4", "encounters_touchless", "all", 0.48 * 24 * 3960);
    theory_metric(fixture, "M/M/1 rate 1.2, touchless 0.4", "wait_mean_hours", "all", 0.72 / 0.28);
    theory_metric(fixture, "M/M/1 rate 1.2, touchless 0.4", "wait_share", "all", 0.72);
    fixture_free(fixture);
}

TEST(two_pools_that_share_a_list_are_one_of_two_coders)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(3000, "'warmup_days':40,")
                              CHARTS(1.6) "'pools':[" POOL("a", 1, ALWAYS, "{'chart':1}", "") "," POOL(
                                  "b", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'a','b'"));
    theory_run(fixture, 100);
    double wait = erlang_c(2, 1.6);
    theory_metric(fixture, "two pools, M/M/2 load 0.8", "wait_share", "all", wait);
    theory_metric(fixture, "two pools, M/M/2 load 0.8", "wait_mean_hours", "all", wait / 0.4);
    theory_metric(fixture, "two pools, M/M/2 load 0.8", "tat_p90_hours", "all", turnaround_quantile(2, 1.6, 0.9));
    fixture_free(fixture);
}

/* The fast coder is offered a chart first: balance of empty, fast alone, slow alone, both, and the queue behind both.
 */
TEST(a_fast_and_a_slow_coder)
{
    const double rate = 1.4, fast = 1.5, slow = 0.5, step = rate / (fast + slow);
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(4000, "'warmup_days':40,")
                              CHARTS(1.4) "'pools':[" POOL("slow", 1, ALWAYS, "{'chart':0.5}", "") "," POOL(
                                  "fast", 1, ALWAYS, "{'chart':1.5}", "") "]," EVERYTHING_TO("'fast','slow'"));
    theory_run(fixture, 100);
    double both = 1, only_slow = fast / (rate + slow), only_fast = (fast + slow) / rate - only_slow;
    double empty = (fast * only_fast + slow * only_slow) / rate;
    double sum = empty + only_fast + only_slow + both / (1 - step);
    double busy = both / (1 - step) / sum;
    theory_metric(fixture, "speeds 1.5 and 0.5, rate 1.4", "wait_share", "all", busy);
    theory_metric(fixture, "speeds 1.5 and 0.5, rate 1.4", "wait_mean_hours", "all",
                  both * step / ((1 - step) * (1 - step)) / sum / rate);
    theory_metric(fixture, "speeds 1.5 and 0.5, rate 1.4", "utilization_share", "pool:fast", busy + only_fast / sum);
    theory_metric(fixture, "speeds 1.5 and 0.5, rate 1.4", "utilization_share", "pool:slow", busy + only_slow / sum);
    fixture_free(fixture);
}

/* A mixture of two types is one type of the mixed law: cv^2 of 0.5 x exp(0.5 h) + 0.5 x exp(1.5 h) is 1.5. */
TEST(two_types_in_one_list_are_a_mixture)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(4000, "'warmup_days':40,") "'work_types':["
                                                              "{'name':'short','arrivals':{'rate_per_hour':0.35},'"
                                                              "coding_minutes':{'law':'exponential','mean':30}},"
                                                              "{'name':'long','arrivals':{'rate_per_hour':0.35},'"
                                                              "coding_minutes':{'law':'exponential','mean':90}}],"
                                                              "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}",
                                                                               "") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 100);
    double wait = 0.7 * 2.5 / (2 * 0.3);
    theory_metric(fixture, "mixture of 0.5 h and 1.5 h, load 0.7", "wait_mean_hours", "all", wait);
    theory_metric(fixture, "mixture of 0.5 h and 1.5 h, load 0.7", "wait_mean_hours", "work_type:short", wait);
    theory_metric(fixture, "mixture of 0.5 h and 1.5 h, load 0.7", "tat_mean_hours", "work_type:long", wait + 1.5);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speed_and_productive_time_stretch_the_work),
        cmocka_unit_test(an_engine_that_gives_a_quarter_more_charts_an_hour),
        cmocka_unit_test(an_engine_that_codes_a_share_alone),
        cmocka_unit_test(two_pools_that_share_a_list_are_one_of_two_coders),
        cmocka_unit_test(a_fast_and_a_slow_coder),
        cmocka_unit_test(two_types_in_one_list_are_a_mixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
