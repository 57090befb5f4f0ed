/* Does a 95 % interval hold the truth in 95 of 100 studies? 400 studies of each case, study i with seed i, against an
 * answer that is known exactly: 93 to 97 % must cover. The standard deviation of such a share is 1.1 %, so a method of
 * the right level passes and one that is off by a few per cent does not. Small samples (HIMSIM_TEST_LIGHT=1): 40
 * studies, and the count must be one that a level of 95 % gives with a probability of more than 1 in 100,000. */
#include "tests/model_fixture.h"
#include "tests/theory/formulas.h"
#include <gsl/gsl_cdf.h>

enum { REPEATS = 400, LIGHT = 40 };

static int repeats(void)
{
    const char *more = getenv("HIMSIM_COVERAGE_REPEATS"); /* to measure the level itself */
    return more ? atoi(more) : is_light() ? LIGHT : REPEATS;
}

/* One row of docs/validation.md: case, truth, replications a study, studies that cover, their share. */
static void check(const char *name, double truth, int64_t replications, int covered)
{
    int studies = repeats();
    double share = (double)covered / studies;
    print_message("| %-58s | %12.8g | %lld | %d of %d | %.2f %% |\n", name, truth, (long long)replications, covered,
                  studies, 100 * share);
    if (is_light()) {
        assert_true(gsl_cdf_binomial_P((unsigned)covered, 0.95, (unsigned)studies) > 1e-5);
    } else {
        assert_true(share >= 0.93 && share <= 0.97);
    }
}

/* The interval of a study by its seed covers `truth`. */
typedef bool coverage_case(int64_t seed, int64_t replications, double truth);

static int count(coverage_case *covers, int64_t replications, double truth)
{
    int covered = 0;
    for (int i = 1; i <= repeats(); i++) covered += covers(i, replications, truth);
    return covered;
}

static struct fixture *begin(int64_t seed)
{
    struct fixture *fixture = fixture_new();
    fixture->seed = seed;
    fixture->daily = false;
    return fixture;
}

static bool holds(const struct estimate *estimate, double truth)
{
    return fabs(estimate->mean - truth) <= estimate->half_width;
}

/* Dollars on hold: a sum of many small parts, close to normal. 3 charts an hour of 1000 dollars, 3 days. */
#define ON_HOLD                                                                                                        \
    FACILITY(33, "'warmup_days':5,")                                                                                   \
    "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':3},'gross_usd':{'law':'lognormal','mean':1000,'cv':1}"  \
    ","                                                                                                                \
    "'bill_hold_days':3}],'cac':[{'name':'engine','work_types':['chart'],'touchless_share':1}],"                       \
    "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'")

static bool dollars_cover(int64_t seed, int64_t replications, double truth)
{
    struct fixture *fixture = begin(seed);
    fixture_load(fixture, ON_HOLD);
    fixture_run(fixture, replications);
    struct estimate estimate = estimate_in(fixture, "dnfb_mean_usd", "all");
    fixture_free(fixture);
    return holds(&estimate, truth);
}

TEST(intervals_of_a_mean_that_is_nearly_normal)
{
    check("mean DNFB dollars under a hold of 3 days", 216000, 20, count(dollars_cover, 20, 216000));
}

/* A queue that starts empty: skewed to the right. Truth: time average of E[(N - 1)+] by the exact law of N(t). */
enum { QUEUE_DAYS = 40, STATES = 400 };

static double waiting_of_m_m_1(double rate)
{
    enum { STEPS = QUEUE_DAYS * 24 * 4 };
    double law[STATES] = {1}, sum = 0, before = 0;
    struct birth_death chain = {rate, 1, STATES};
    for (int i = 0; i < STEPS; i++) {
        birth_death_run(&chain, law, 0.25);
        double after = mean_above(law, STATES, 1);
        sum += (before + after) / 2 / STEPS;
        before = after;
    }
    return sum;
}

static bool queue_covers(int64_t seed, int64_t replications, double truth)
{
    struct fixture *fixture = begin(seed);
    fixture_load(fixture, FACILITY(40, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':0.7},"
                                           "'coding_minutes':{'law':'exponential','mean':60}}],'pools':[" POOL(
                                               "coders", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, replications);
    struct estimate estimate = estimate_in(fixture, "waiting_mean_encounters", "all");
    fixture_free(fixture);
    return holds(&estimate, truth);
}

TEST(intervals_of_a_mean_that_is_skewed)
{
    double truth = waiting_of_m_m_1(0.7);
    check("M/M/1 load 0.7 from empty, mean waiting over 40 days", truth, 30, count(queue_covers, 30, truth));
}

/* Percentiles of turnaround, pooled, with the replications as sections: M/M/1 with load 0.8, exponential of rate 0.2 an
 * hour. The extreme ones rest on few charts, in a few busy weeks, and their intervals lean to one side. */
enum { PERCENTILES = 3 };

static void count_percentiles(int64_t replications, const double truth[PERCENTILES], int covered[PERCENTILES])
{
    static const char *const ids[PERCENTILES] = {"tat_p50_hours", "tat_p90_hours", "tat_p95_hours"};
    for (int i = 1; i <= repeats(); i++) {
        struct fixture *fixture = begin(i);
        fixture_load(
            fixture,
            FACILITY(200, "'warmup_days':20,") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':0.8},"
                                               "'coding_minutes':{'law':'exponential','mean':60}}],'pools':[" POOL(
                                                   "coders", 1, ALWAYS, "{'chart':1}",
                                                   "") "]," EVERYTHING_TO("'coders'"));
        fixture_run(fixture, replications);
        for (int p = 0; p < PERCENTILES; p++) {
            struct estimate estimate = estimate_in(fixture, ids[p], "all");
            covered[p] += holds(&estimate, truth[p]);
        }
        fixture_free(fixture);
    }
}

TEST(intervals_of_pooled_percentiles)
{
    static const double shares[PERCENTILES] = {0.5, 0.9, 0.95};
    double truth[PERCENTILES];
    int covered[PERCENTILES] = {0};
    for (int p = 0; p < PERCENTILES; p++) truth[p] = -log(1 - shares[p]) / 0.2;
    count_percentiles(20, truth, covered);
    check("M/M/1 load 0.8, median turnaround over 180 days", truth[0], 20, covered[0]);
    check("M/M/1 load 0.8, 90th percentile of turnaround", truth[1], 20, covered[1]);
    check("M/M/1 load 0.8, 95th percentile of turnaround", truth[2], 20, covered[2]);
}

/* Probability that at least 7 charts are there after a day, of an infinite server: Poisson of mean 5 (1 - exp(-24)).
 * Clopper and Pearson never cover less than they say, so their own level is computed too. */
static bool share_covers(int64_t seed, int64_t replications, double truth)
{
    struct fixture *fixture = begin(seed);
    fixture_load(fixture, FACILITY(1, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':5},"
                                          "'coding_minutes':{'law':'exponential','mean':60}}],'pools':[" POOL(
                                              "coders", 50, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, replications);
    int64_t hits = 0;
    for (int64_t r = 0; r < replications; r++) hits += value_of(fixture, "encounters_uncoded_end", "all", r) >= 7;
    struct share_estimate estimate = estimate_share(hits, replications, 0.95);
    fixture_free(fixture);
    return estimate.low <= truth && truth <= estimate.high;
}

static double level_of_clopper_pearson(int64_t n, double truth)
{
    double level = 0;
    for (int64_t hits = 0; hits <= n; hits++) {
        struct share_estimate estimate = estimate_share(hits, n, 0.95);
        if (estimate.low <= truth && truth <= estimate.high)
            level += exp(lgamma((double)n + 1) - lgamma((double)hits + 1) - lgamma((double)(n - hits) + 1) +
                         (double)hits * log(truth) + (double)(n - hits) * log1p(-truth));
    }
    return level;
}

TEST(intervals_of_a_probability)
{
    enum { N = 300 };
    double truth = gsl_cdf_poisson_Q(6, 5 * (1 - exp(-24))), level = level_of_clopper_pearson(N, truth);
    assert_true(level >= 0.95 && level < 0.965);
    print_message("exact level of Clopper and Pearson here: %.2f %%\n", 100 * level);
    check("probability of 7 charts or more, M/M/inf (Clopper-Pearson)", truth, N, count(share_covers, N, truth));
}

/* Two alternatives under common random numbers: a hold of a day less, paired. */
static bool difference_covers(int64_t seed, int64_t replications, double truth)
{
    struct fixture *longer = begin(seed), *shorter = begin(seed);
    struct study study;
    fixture_load(longer, ON_HOLD);
    fixture_load(shorter, ON_HOLD);
    shorter->loaded.scenario.work_types.items[0].bill_hold_days = 1.75;
    const struct scenario *both[2] = {longer->scenario, shorter->scenario};
    struct study_options options = {.replications = replications, .seed = seed, .jobs = 1};
    study_init(&study, both, 2);
    study_run(&study, &options);
    struct estimate estimate;
    size_t key = key_in(both[1], &study.items[1].keys, metrics, "dnfb_mean_usd", "all");
    assert_true(estimate_difference(&study, 1, key, 0.95, &estimate));
    study_free(&study);
    fixture_free(longer);
    fixture_free(shorter);
    return holds(&estimate, truth);
}

TEST(intervals_of_a_paired_difference)
{
    double truth = -1.25 * 72000;
    check("hold 1.75 instead of 3 days, paired difference", truth, 20, count(difference_covers, 20, truth));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_of_a_mean_that_is_nearly_normal),
        cmocka_unit_test(intervals_of_a_mean_that_is_skewed),
        cmocka_unit_test(intervals_of_pooled_percentiles),
        cmocka_unit_test(intervals_of_a_probability),
        cmocka_unit_test(intervals_of_a_paired_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
