/* What arrives and when: counts of days, profiles, and the load of an infinite-server queue whose rate follows the
 * clock (Eick, Massey and Whitt 1993). */
#include "tests/theory/theory.h"

/* Variance of a day's count over all days of a replication. */
static double variance_of_days(const struct fixture *fixture, int64_t replication, const void *context)
{
    int days = (int)fixture->scenario->facility.horizon_days;
    double sum = 0, squares = 0;
    for (int d = 0; d < days; d++) {
        double count = daily_of(fixture, "arrived_encounters", context, d, replication);
        sum += count;
        squares += count * count;
    }
    return (squares - sum * sum / days) / (days - 1);
}

#define NOBODY "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")

/* Gamma busyness of cv 0.2 on a mean of 225: 225 + 225^2 / 25 = 2250. */
TEST(busy_days_scatter_as_l_plus_l_squared_cv_squared)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(2000, "") "'work_types':[{'name':'chart','arrivals':{'per_week':1575,"
                                             "'day_factor_cv':0.2}}]," NOBODY);
    fixture->jobs = 2;
    fixture_run(fixture, theory_replications(120));
    theory_metric(fixture, "225 a day, busyness cv 0.2", "encounters_arrived", "all", 225 * 2000);
    theory_each(fixture, "225 a day, busyness cv 0.2, variance of a day", 2250, variance_of_days, "all");
    fixture_free(fixture);
}

/* Half of the busyness variance is common: covariance L1 L2 cv^2 / 2. */
TEST(busy_days_are_busy_for_all_types_in_part)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(
            2000,
            "'day_factor_common_share':0.5,") "'work_types':["
                                              "{'name':'a','arrivals':{'per_week':560,'day_factor_cv':0.3}},"
                                              "{'name':'b','arrivals':{'per_week':280,'day_factor_cv':0.3}}]," NOBODY);
    fixture->jobs = 2;
    fixture_run(fixture, theory_replications(120));
    theory_each(fixture, "80 + 40 a day, busyness cv 0.3, variance of all", 80 + 576 + 40 + 144 + 2 * 80 * 40 * 0.045,
                variance_of_days, "all");
    fixture_free(fixture);
}

/* Hourly weights of a week; Saturday and Sunday are empty. */
#define QUIET "[1,1,1,1,1,2,4,8,14,18,20,19,17,18,19,18,16,12,9,7,6,5,4,3]"
#define LATE  "[0,0,0,0,0,0,0,0,0,0,2,2,2,2,2,4,4,4,8,8,20,40,60,30]"
#define EMPTY "[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]"
#define WEEK                                                                                                           \
    "'profiles':[{'name':'week','monday':" QUIET ",'tuesday':" LATE ",'wednesday':" QUIET ",'thursday':" LATE          \
    ",'friday':" QUIET ",'saturday':" EMPTY ",'sunday':" EMPTY "}],"

static double weight_of(int hour)
{
    static const double quiet[24] = {1, 1, 1, 1, 1, 2, 4, 8, 14, 18, 20, 19, 17, 18, 19, 18, 16, 12, 9, 7, 6, 5, 4, 3};
    static const double late[24] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 4, 4, 4, 8, 8, 20, 40, 60, 30};
    int day = hour / 24 % 7;
    return day > 4 ? 0 : day % 2 ? late[hour % 24] : quiet[hour % 24];
}

static double week_sum(void)
{
    double sum = 0;
    for (int h = 0; h < 168; h++) sum += weight_of(h);
    return sum;
}

struct tail { /* integral of P(work > s) from 0 to s, hours */
    const char *name, *minutes;
    double mean;
    double (*integral)(double s);
};

static double exponential_tail(double s)
{
    return 10 * (1 - exp(-s / 10));
}

static double fixed_tail(double s)
{
    return s < 10 ? s : 10;
}

static double uniform_tail(double s)
{
    return s < 2 ? s : s < 18 ? 2 + (s - 2) - (s - 2) * (s - 2) / 32 : 10;
}

/* Charts there at the end of day d: the sum over the hours before of rate x probability of being there still. */
static double load_at_midnight(const struct tail *work, int day, double per_week)
{
    double load = 0;
    for (int back = 0; back < 24 * 21; back++) {
        int hour = ((day + 1) * 24 - 1 - back + 168 * 100) % 168;
        load += weight_of(hour) * (work->integral(back + 1) - work->integral(back));
    }
    return load * per_week / week_sum();
}

static void check_load(const struct tail *work)
{
    static const char *const days[7] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(28, "'warmup_days':21,") WEEK
                 "'work_types':[{'name':'chart','arrivals':{'per_week':20000,"
                 "'profile':'week'},'coding_minutes':%s}],'pools':[" POOL("coders", 10000, ALWAYS, "{'*':1}",
                                                                          "") "]," EVERYTHING_TO("'coders'"),
                 work->minutes);
    fixture->jobs = 2;
    fixture_run(fixture, is_light() ? 12 : 60);
    size_t key = key_in(fixture->scenario, &fixture->study.items[0].series, series, "backlog_encounters", "all");
    for (int d = 21; d < 26; d++) {
        char *name = memory_format("%s, there at the end of %s", work->name, days[d % 7]);
        theory_check(name, load_at_midnight(work, d, 20000), estimate_daily(&fixture->study, 0, key, d, 0.95));
        free(name);
    }
    theory_metric(fixture, work->name, "in_coding_mean_encounters", "all", 20000 * work->mean / 168);
    fixture_free(fixture);
}

TEST(the_load_of_a_rate_that_follows_the_clock)
{
    static const struct tail works[] = {{"Mt/M/inf", "{'law':'exponential','mean':600}", 10, exponential_tail},
                                        {"Mt/D/inf", "600", 10, fixed_tail},
                                        {"Mt/U/inf", "{'law':'uniform','min':120,'max':1080}", 10, uniform_tail}};
    for (size_t i = 0; i < sizeof works / sizeof *works; i++) check_load(&works[i]);
}

/* Documentation is a delay for everyone at once: the same queue, seen in dollars at midnight. */
TEST(dollars_that_wait_for_documentation_follow_the_clock)
{
    static const struct tail lag = {"lag", NULL, 10, exponential_tail};
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(28, "'warmup_days':21,") WEEK
                 "'work_types':[{'name':'chart','arrivals':{"
                 "'per_week':20000,'profile':'week'},'documentation_lag_hours':{'law':'exponential','mean':10},"
                 "'gross_usd':{'law':'gamma','mean':400,'cv':0.5}}],'pools':[" POOL("coders", 10, ALWAYS, "{'*':1}",
                                                                                    "") "]," EVERYTHING_TO("'coders'"));
    fixture->jobs = 2;
    fixture_run(fixture, is_light() ? 12 : 60);
    size_t key = key_in(fixture->scenario, &fixture->study.items[0].series, series, "dnfb_usd", "all");
    theory_check("Mt/M/inf, DNFB dollars at the end of Thu", 400 * load_at_midnight(&lag, 24, 20000),
                 estimate_daily(&fixture->study, 0, key, 24, 0.95));
    theory_check("Mt/M/inf, DNFB dollars at the end of Fri", 400 * load_at_midnight(&lag, 25, 20000),
                 estimate_daily(&fixture->study, 0, key, 25, 0.95));
    fixture_free(fixture);
}

TEST(a_surge_multiplies_the_volume_of_its_days)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(28,
                 "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':50}}],"
                     "'surges':[{'name':'flu','from_date':'2026-01-12','to_date':'2026-01-18','volume_factor':1.4},"
                     "{'name':'snow','from_date':'2026-01-18','to_date':'2026-01-19','volume_factor':0.5}]," NOBODY);
    theory_run(fixture, 40);
    theory_metric(fixture, "surge x 1.4 for 7 days, x 0.5 for 2", "encounters_arrived", "all",
                  1200 * (28 + 6 * 0.4 + (1.4 * 0.5 - 1) + (0.5 - 1)));
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(busy_days_scatter_as_l_plus_l_squared_cv_squared),
        cmocka_unit_test(busy_days_are_busy_for_all_types_in_part),
        cmocka_unit_test(the_load_of_a_rate_that_follows_the_clock),
        cmocka_unit_test(dollars_that_wait_for_documentation_follow_the_clock),
        cmocka_unit_test(a_surge_multiplies_the_volume_of_its_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
