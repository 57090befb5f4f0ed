/* Arrivals: volume, weekday and hour, dispersion, days of 23 and 25 hours, the leap day, surges and cuts. */
#include "tests/model_fixture.h"
#include <gsl/gsl_cdf.h>

#define POOLS "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")
#define NEW_YORK(start, days, more)                                                                                    \
    "'name':'t','facility':{'time_zone':'America/New_York','start_date':'" start "'," more "'horizon_days':" #days "}" \
    ","
#define EVEN "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]"
#define HUMP "[2,1,1,1,1,2,4,8,14,18,20,19,17,18,19,18,16,12,9,7,6,5,4,3]"
#define HALF "[0,0,0,0,0,0,1,2,3,4,5,6,5,4,3,2,1,1,1,0,0,0,0,0]"
#define NONE "[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]"
#define PROFILE(weekday, saturday, sunday)                                                                             \
    "'profiles':[{'name':'p','monday':" weekday ",'tuesday':" weekday ",'wednesday':" weekday ",'thursday':" weekday   \
    ",'friday':" weekday ",'saturday':" saturday ",'sunday':" sunday "}],"
#define TYPE(arrivals) "'work_types':[{'name':'chart','arrivals':{" arrivals "}}],"

/* 25 December and 1 January of every year. */
#define CALENDAR                                                                                                       \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20200101T000000Z\r\n"    \
    "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTAMP:"              \
    "20200101T000000Z\r\n"                                                                                             \
    "DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

static const double hump[24] = {2, 1, 1, 1, 1, 2, 4, 8, 14, 18, 20, 19, 17, 18, 19, 18, 16, 12, 9, 7, 6, 5, 4, 3};
static const double half[24] = {0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 1, 1, 0, 0, 0, 0, 0};

/* Arrivals of one day, all replications together. */
static double on_day(const struct fixture *fixture, int day)
{
    double sum = 0;
    for (int64_t r = 0; r < fixture->study.replications; r++)
        sum += daily_of(fixture, "arrived_encounters", "all", day, r);
    return sum;
}

/* A Poisson count against its mean. */
static void assert_poisson(double count, double mean)
{
    if (!(fabs(count - mean) <= 4.5 * sqrt(mean))) fail_msg("%g arrivals, expected %g +- %g", count, mean, sqrt(mean));
}

TEST(per_week_is_the_mean_of_52_weeks_with_months_and_holidays)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "holidays.ics", CALENDAR);
    fixture_load(fixture,
                 NEW_YORK("2026-01-01", 364, "'holiday_calendar':'holidays.ics',") PROFILE(HUMP, HALF, NONE) TYPE(
                     "'per_week':700,'profile':'p','holiday_factor':0.2,'month_factors':[2,1,1,1,1,1,0.5,1,1,1,1,3]")
                     POOLS);
    fixture_run(fixture, 4);
    double all = 0;
    for (int r = 0; r < 4; r++) all += value_of(fixture, "encounters_arrived", "all", r);
    assert_poisson(all, 4 * 700 * 52);
    /* Thursdays: the holiday, the next without it, one in February (half of January), one in July (a quarter). */
    double thursday = 0;
    static const int ordinary[] = {7, 14, 21, 28};
    for (int i = 0; i < 4; i++) thursday += on_day(fixture, ordinary[i]) / 4;
    assert_near(on_day(fixture, 0), 0.2 * thursday, 4.5 * sqrt(0.24 * thursday));
    assert_near(on_day(fixture, 35), 0.5 * thursday, 4.5 * sqrt(0.55 * thursday));
    assert_near(on_day(fixture, 182), 0.25 * thursday, 4.5 * sqrt(0.3 * thursday));
    assert_near(on_day(fixture, 3), 0, 0); /* a Sunday */
    fixture_free(fixture);
}

TEST(weekdays_and_hours_follow_the_profile)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(140, "") PROFILE(HUMP, HALF, NONE) TYPE("'per_week':5000,'profile':'p'") POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    double seen[7][24] = {{0}}, weights = 5 * 225 + 38, chi = 0, n = (double)trace.count;
    int cells = 0;
    for (size_t i = 0; i < trace.count; i++) {
        int hour = (int)floor(trace.lives[i].discharged);
        seen[hour / 24 % 7][hour % 24]++;
    }
    for (int d = 0; d < 7; d++)
        for (int h = 0; h < 24; h++) {
            double expected = n * (d < 5 ? hump[h] : d == 5 ? half[h] : 0) / weights;
            if (expected == 0)
                assert_near(seen[d][h], 0, 0);
            else
                chi += (seen[d][h] - expected) * (seen[d][h] - expected) / expected;
            cells += expected > 0;
        }
    print_message("chi-square %.1f of %d cells\n", chi, cells);
    assert_true(gsl_cdf_chisq_Q(chi, cells - 1) > 1e-5 && gsl_cdf_chisq_P(chi, cells - 1) > 1e-5);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(within_an_hour_arrivals_are_uniform)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(140, "") PROFILE(HUMP, HALF, NONE) TYPE("'per_week':3000,'profile':'p'") POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    double seen[12] = {0}, chi = 0, n = (double)trace.count;
    for (size_t i = 0; i < trace.count; i++) {
        double at = trace.lives[i].discharged;
        seen[(int)(12 * (at - floor(at)))]++;
    }
    for (int i = 0; i < 12; i++) chi += (seen[i] - n / 12) * (seen[i] - n / 12) / (n / 12);
    assert_true(gsl_cdf_chisq_Q(chi, 11) > 1e-5);
    free(trace.lives);
    fixture_free(fixture);
}

/* Var = L + L^2 cv^2; counts of different days are independent. */
static void check_dispersion(double cv, const char *common)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':4000,"
                 "'day_factor_common_share':%s}," TYPE("'per_week':700,'day_factor_cv':%g") POOLS,
                 common, cv);
    fixture_run(fixture, 1);
    double sum = 0, squares = 0;
    for (int d = 0; d < 4000; d++) sum += on_day(fixture, d);
    double mean = sum / 4000, variance = 100 + 10000 * cv * cv;
    for (int d = 0; d < 4000; d++) squares += (on_day(fixture, d) - mean) * (on_day(fixture, d) - mean);
    assert_near(mean, 100, 4.5 * sqrt(variance / 4000));
    /* the variance of a sample variance is about 2 sigma^4 / n, a little more for the gamma's tail */
    assert_near(squares / 3999 / variance, 1, 4.5 * sqrt(3.0 / 4000));
    fixture_free(fixture);
}

TEST(days_are_as_dispersed_as_day_factor_cv_says)
{
    check_dispersion(0, "0.5");
    check_dispersion(0.3, "0.5");
    check_dispersion(0.3, "0");
    check_dispersion(0.3, "1");
}

/* Covariance of two types' daily counts: L1 L2 common_share cv^2. */
TEST(types_share_the_common_part_of_busyness)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(
            2000,
            "'day_factor_common_share':0.4,") "'work_types':[{'name':'a','arrivals':{'per_week':350,'day_factor_cv':0."
                                              "3}},"
                                              "{'name':'b','arrivals':{'per_week':350,'day_factor_cv':0.3}}]," POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    double *count = memory_allocate(4000, sizeof *count), product = 0, own = 0, mean = 50;
    for (size_t i = 0; i < trace.count; i++) count[2 * trace.lives[i].chart.day + trace.lives[i].chart.work_type]++;
    for (int d = 0; d < 2000; d++) {
        product += (count[2 * d] - mean) * (count[2 * d + 1] - mean) / 2000;
        own += (count[2 * d] - mean) * (count[2 * d] - mean) / 2000;
    }
    double variance = mean + 0.09 * mean * mean, together = 0.4 * 0.09 * mean * mean;
    assert_near(product, together, 4.5 * hypot(variance, together) / sqrt(2000));
    assert_near(own, variance, 4.5 * variance * sqrt(3.0 / 2000));
    free(count);
    free(trace.lives);
    fixture_free(fixture);
}

/* 2026-03-08 has 23 hours in New York and 2026-11-01 has 25. */
static void check_clock_changes(const char *arrivals, double per_hour)
{
    static const struct {
        const char *start;
        int hours;
    } days[] = {{"2026-03-08", 23}, {"2026-11-01", 25}, {"2026-11-02", 24}};
    for (size_t i = 0; i < 3; i++) {
        struct fixture *fixture = fixture_new();
        fixture_load(
            fixture,
            "'name':'t','facility':{'time_zone':'America/New_York','start_date':'%s','horizon_days':1}," PROFILE(
                EVEN, EVEN, EVEN) "'work_types':[{'name':'chart','arrivals':{%s}}]," POOLS,
            days[i].start, arrivals);
        fixture_run(fixture, 4);
        assert_poisson(on_day(fixture, 0), 4 * per_hour * days[i].hours);
        struct trace_of_lives trace = trace_of(fixture, 0);
        double last = 0;
        for (size_t c = 0; c < trace.count; c++) last = fmax(last, trace.lives[c].discharged);
        assert_true(last < days[i].hours && last > days[i].hours - 0.5);
        free(trace.lives);
        fixture_free(fixture);
    }
}

TEST(days_of_23_and_25_hours_have_so_many_hours_of_arrivals)
{
    check_clock_changes("'rate_per_hour':2000", 2000);
    check_clock_changes("'per_week':336000,'profile':'p'", 2000);
    check_clock_changes("'per_week':336000", 2000);
}

/* The hour that is repeated comes twice, the one that is skipped not at all. */
TEST(a_profile_keeps_the_wall_clock_on_days_of_clock_change)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 NEW_YORK("2026-11-01", 1, "") PROFILE(EVEN, EVEN, "[0,1,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0]")
                     TYPE("'per_week':70000,'profile':'p'") POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    double night = 0, noon = 0;
    for (size_t i = 0; i < trace.count; i++) {
        double at = trace.lives[i].discharged;
        assert_true((at >= 1 && at < 3) || (at >= 13 && at < 14));
        *(at < 3 ? &night : &noon) += 1;
    }
    assert_near(night / (night + noon), 2.0 / 3, 4.5 * 0.48 / sqrt(night + noon));
    free(trace.lives);
    fixture_free(fixture);
}

TEST(the_leap_day_is_a_day)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        "'name':'t','facility':{'time_zone':'America/New_York','start_date':'2028-02-28','horizon_days':3}," TYPE(
            "'rate_per_hour':1000") POOLS);
    fixture_run(fixture, 1);
    for (int d = 0; d < 3; d++) assert_poisson(on_day(fixture, d), 24000);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_int_equal(trace.lives[trace.count - 1].chart.day, 2); /* 1 March */
    free(trace.lives);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(per_week_is_the_mean_of_52_weeks_with_months_and_holidays),
        cmocka_unit_test(weekdays_and_hours_follow_the_profile),
        cmocka_unit_test(within_an_hour_arrivals_are_uniform),
        cmocka_unit_test(days_are_as_dispersed_as_day_factor_cv_says),
        cmocka_unit_test(types_share_the_common_part_of_busyness),
        cmocka_unit_test(days_of_23_and_25_hours_have_so_many_hours_of_arrivals),
        cmocka_unit_test(a_profile_keeps_the_wall_clock_on_days_of_clock_change),
        cmocka_unit_test(the_leap_day_is_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
