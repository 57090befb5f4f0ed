/* Who is next: priorities by Cobham (1954), with several servers by Kella and Yechiali (1985), orders by dollars that
 * are shortest or longest work first (Phipps 1956), and the sum of rate x wait that no order changes. Mean work 1 hour.
 */
#include "tests/theory/formulas.h"
#include "tests/theory/theory.h"

#define EXPONENTIAL "{'law':'exponential','mean':60}"
#define LIST(name, priority)                                                                                           \
    "{'name':'" name "','when':{'work_types':['" name "']},'pools':['coders'],'priority':" #priority "}"

/* Means of 1 h exponential, half an hour fixed and 1.5 h in two stages. */
TEST(three_priorities_of_three_laws)
{
    static const double rate[3] = {0.2, 0.25, 0.2}, mean[3] = {1, 0.5, 1.5}, square[3] = {2, 0.25, 2.25 * 1.5};
    static const char *const scopes[3] = {"work_type:a", "work_type:b", "work_type:c"};
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(6000,
                 "'warmup_days':40,") "'work_types':["
                                      "{'name':'a','arrivals':{'rate_per_hour':0.2},'coding_minutes':" EXPONENTIAL "},"
                                      "{'name':'b','arrivals':{'rate_per_hour':0.25},'coding_minutes':30},"
                                      "{'name':'c','arrivals':{'rate_per_hour':0.2},'coding_minutes':"
                                      "{'law':'erlang','mean':90,'stages':2}}],'pools':[" POOL(
                                          "coders", 1, ALWAYS, "{'*':1}",
                                          "") "],'worklists':[" LIST("a", 1) "," LIST("b", 2) "," LIST("c", 3) "]");
    theory_run(fixture, 100);
    double in_hand = 0, above = 0;
    for (int i = 0; i < 3; i++) in_hand += rate[i] * square[i] / 2;
    for (int i = 0; i < 3; i++) {
        double to = above + rate[i] * mean[i];
        theory_metric(fixture, "M/G/1 priorities load 0.2 + 0.125 + 0.3", "wait_mean_hours", scopes[i],
                      in_hand / ((1 - above) * (1 - to)));
        above = to;
    }
    fixture_free(fixture);
}

TEST(three_priorities_and_four_coders)
{
    static const double rate[3] = {1.2, 1.2, 0.8};
    static const char *const scopes[3] = {"work_type:a", "work_type:b", "work_type:c"};
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(3000,
                 "'warmup_days':40,") "'work_types':["
                                      "{'name':'a','arrivals':{'rate_per_hour':1.2},'coding_minutes':" EXPONENTIAL "},"
                                      "{'name':'b','arrivals':{'rate_per_hour':1.2},'coding_minutes':" EXPONENTIAL "},"
                                      "{'name':'c','arrivals':{'rate_per_hour':0.8},'coding_minutes':" EXPONENTIAL
                                      "}],'pools':[" POOL("coders", 4, ALWAYS, "{'*':1}", "") "],'worklists':[" LIST(
                                          "a", 1) "," LIST("b", 2) "," LIST("c", 3) "]");
    theory_run(fixture, 100);
    double above = 0;
    for (int i = 0; i < 3; i++) {
        double to = above + rate[i] / 4;
        theory_metric(fixture, "M/M/4 priorities load 0.3 + 0.3 + 0.2", "wait_mean_hours", scopes[i],
                      erlang_c(4, 3.2) / 4 / ((1 - above) * (1 - to)));
        above = to;
    }
    fixture_free(fixture);
}

/* One coder, order by dollars, charges tied to the work by rank. */
static struct fixture *by_dollars(double rate, int correlation, int days)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'d','facility':{'time_zone':'UTC','start_date':'2026-01-05','warmup_days':40,"
                 "'horizon_days':%d},'work_types':[{'name':'chart','arrivals':{'rate_per_hour':%g},"
                 "'coding_minutes':" EXPONENTIAL ",'gross_usd':{'law':'uniform','min':1,'max':100000},"
                 "'charge_minutes_rank_correlation':%d}],'pools':[" POOL(
                     "coders", 1, ALWAYS, "{'*':1}",
                     "") "],"
                         "'worklists':[{'name':'all','pools':['coders'],'order':'highest_dollars'}]",
                 days, rate, correlation);
    return fixture;
}

/* wait = integral of W0 / (1 - load of what goes before a chart of work x)^2 over x; W0 = rate of squares / 2 = rate.
 */
static double wait_by_size(double rate, bool shortest)
{
    enum { STEPS = 400000 };
    double sum = 0;
    for (int i = 0; i < STEPS; i++) {
        double beyond = (i + 0.5) / STEPS, x = -log(beyond), shorter = 1 - (1 + x) * beyond;
        double before = rate * (shortest ? shorter : 1 - shorter);
        sum += rate / ((1 - before) * (1 - before)) / STEPS;
    }
    return sum;
}

TEST(dollars_that_fall_with_the_work_are_shortest_first)
{
    struct fixture *fixture = by_dollars(0.8, -1, 8000);
    theory_run(fixture, 100);
    theory_metric(fixture, "M/M/1 load 0.8 shortest first", "wait_mean_hours", "all", wait_by_size(0.8, true));
    theory_metric(fixture, "M/M/1 load 0.8 shortest first", "wait_share", "all", 0.8);
    fixture_free(fixture);
}

TEST(dollars_that_grow_with_the_work_are_longest_first)
{
    struct fixture *fixture = by_dollars(0.6, 1, 6000);
    theory_run(fixture, 100);
    theory_metric(fixture, "M/M/1 load 0.6 longest first", "wait_mean_hours", "all", wait_by_size(0.6, false));
    fixture_free(fixture);
}

TEST(dollars_that_do_not_know_the_work_leave_the_mean_wait)
{
    struct fixture *fixture = by_dollars(0.8, 0, 8000);
    theory_run(fixture, 120);
    theory_metric(fixture, "M/M/1 load 0.8 highest dollars first", "wait_mean_hours", "all", 4);
    theory_metric(fixture, "M/M/1 load 0.8 highest dollars first", "waiting_mean_encounters", "all", 3.2);
    fixture_free(fixture);
}

static double conserved(const struct fixture *fixture, int64_t replication, const void *context)
{
    (void)context;
    return 0.5 * value_of(fixture, "wait_mean_hours", "work_type:a", replication) +
           0.3 * value_of(fixture, "wait_mean_hours", "work_type:b", replication);
}

/* Head starts in a list by weighted ageing, types of unequal rates and equal work. */
TEST(weighted_ageing_keeps_the_sum_of_rate_times_wait)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(6000,
                 "'warmup_days':40,") "'work_types':["
                                      "{'name':'a','arrivals':{'rate_per_hour':0.5},'coding_minutes':" EXPONENTIAL "},"
                                      "{'name':'b','arrivals':{'rate_per_hour':0.3},'coding_minutes':" EXPONENTIAL "}],"
                                      "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}",
                                                       "") "],'worklists':[{'name':'all',"
                                                           "'pools':['coders'],'order':'weighted_ageing','ageing_head_"
                                                           "start_hours':{'b':6}}]");
    theory_run(fixture, 120);
    theory_each(fixture, "weighted ageing, sum of rate x wait", 0.8 * 4, conserved, NULL);
    assert_true(estimate_in(fixture, "wait_mean_hours", "work_type:b").mean < 2.5);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_priorities_of_three_laws),
        cmocka_unit_test(three_priorities_and_four_coders),
        cmocka_unit_test(dollars_that_fall_with_the_work_are_shortest_first),
        cmocka_unit_test(dollars_that_grow_with_the_work_are_longest_first),
        cmocka_unit_test(dollars_that_do_not_know_the_work_leave_the_mean_wait),
        cmocka_unit_test(weighted_ageing_keeps_the_sum_of_rate_times_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
