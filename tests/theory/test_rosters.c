/* Shifts, batches at their start, absence and vacancies: what a roster does to charts, exactly. */
#include "tests/theory/formulas.h"
#include "tests/theory/theory.h"

#define DAY_SHIFT HOURS(ALL_DAYS, "09:00", "17:00")

/* A backlog that never ends, exponential work of half an hour: a coder completes 16 charts in 8 hours; one who finishes
 * the chart in hand completes one more, half an hour of overrun (memoryless). */
static void check_endless(const char *end_of_shift, double charts, double hours)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(220, "'warmup_days':20,") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':40},"
                                                    "'coding_minutes':{'law':'exponential','mean':30}}],'pools':[" POOL(
                                                        "coders", 4, DAY_SHIFT, "{'chart':1}",
                                                        "'end_of_shift':'%s',") "]," EVERYTHING_TO("'coders'"),
                 end_of_shift);
    theory_run(fixture, 60);
    char *name = memory_format("endless backlog, %s", end_of_shift);
    theory_metric(fixture, name, "encounters_coded", "all", 200 * 4 * charts);
    if (hours > 8) {
        theory_metric(fixture, name, "paid_hours", "pool:coders", 200 * 4 * hours);
    } else {
        char *label = memory_format("%s paid_hours", name);
        theory_exact(label, 200 * 4 * hours, value(fixture, "paid_hours", "pool:coders"));
        free(label);
    }
    free(name);
    fixture_free(fixture);
}

TEST(hand_off_and_carry_over_against_finish)
{
    check_endless("finish", 17, 8.5);
    check_endless("carry_over", 16, 8);
    check_endless("hand_off", 16, 8);
}

/* Two coders 08-12 and two 12-16, charts of 3 h at 08:00. Handed off, the afternoon goes on with what the morning left;
 * carried over, it waits for its own coder's next morning. */
static void check_halves(const char *end_of_shift, const double expected[6])
{
    static const double hours[6] = {8, 8, 8, 8, 8, 8};
    struct fixture *fixture = fixture_new();
    fixture_arrivals(fixture, hours, 6);
    fixture_load(fixture,
                 FACILITY(3, "") TRACED
                 "'work_types':[{'name':'chart','coding_minutes':180}],'pools':["
                 "{'name':'coders','end_of_shift':'%s','skills':{'chart':1},'shifts':["
                 "{'name':'morning','headcount':2,'hours':" HOURS(
                     ALL_DAYS, "08:00", "12:00") "},"
                                                 "{'name':'noon','headcount':2,'hours':" HOURS(
                                                     ALL_DAYS, "12:00", "16:00") "}]}]," EVERYTHING_TO("'coders'"),
                 end_of_shift);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_int_equal(trace.count, 6);
    for (int i = 0; i < 6; i++) {
        char *name = memory_format("charts of 3 h, shifts of 4 h, %s, chart %d coded", end_of_shift, i + 1);
        theory_exact(name, expected[i], trace.lives[i].coded);
        free(name);
    }
    free(trace.lives);
    fixture_free(fixture);
}

TEST(charts_of_three_hours_in_shifts_of_four)
{
    /* 1, 2 by 11:00; 3, 4 begun at 11:00. */
    check_halves("finish", (const double[6]){11, 11, 14, 14, 15, 15});
    check_halves("carry_over", (const double[6]){11, 11, 34, 34, 15, 15});
    check_halves("hand_off", (const double[6]){11, 11, 14, 14, 33, 33});
}

/* All charts of a day come between 00:00 and 01:00, the coders at 01:00, and they are done long before midnight. Chart
 * j of n > c waits (j - c) / c works from 01:00 when work is exponential, the whole part of (j - 1) / c when it is
 * fixed. */
static double morning_wait(double mean, int c, double work, bool fixed)
{
    double sum = 0;
    for (int n = 1; n < 200; n++)
        for (int j = 1; j <= n; j++)
            sum += poisson_share(mean, n) * work * (fixed ? (j - 1) / c : j > c ? (double)(j - c) / c : 0);
    return 0.5 + sum / mean;
}

#define FIRST_HOUR "[1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]"

static double mean_over_charts(const struct fixture *fixture, int64_t replication, const void *context)
{
    (void)context;
    return value_of(fixture, "wait_mean_hours", "all", replication);
}

static void check_morning(const char *name, int coders, double per_day, const char *minutes, double work, bool fixed)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(1000,
                 "") "'profiles':[{'name':'p','monday':" FIRST_HOUR ",'tuesday':" FIRST_HOUR ",'wednesday':" FIRST_HOUR
                     ",'thursday':" FIRST_HOUR ",'friday':" FIRST_HOUR ",'saturday':" FIRST_HOUR ",'sunday':" FIRST_HOUR
                     "}],'work_types':[{'name':'chart','arrivals':{'per_week':%g,'profile':'p'},"
                     "'coding_minutes':%s}],'pools':[{'name':'coders','skills':{'chart':1},'shifts':[{'name':'s',"
                     "'headcount':%d,'hours':" HOURS(ALL_DAYS, "01:00", "24:00") "}]}]," EVERYTHING_TO("'coders'"),
        7 * per_day, minutes, coders);
    theory_run(fixture, 40);
    theory_each(fixture, name, morning_wait(per_day, coders, work, fixed), mean_over_charts, NULL);
    fixture_free(fixture);
}

TEST(a_poisson_batch_at_the_start_of_every_shift)
{
    check_morning("batch of Poisson(20), 1 coder, exponential, wait", 1, 20, "{'law':'exponential','mean':15}", 0.25,
                  false);
    check_morning("batch of Poisson(40), 3 coders, exponential, wait", 3, 40, "{'law':'exponential','mean':20}",
                  1 / 3.0, false);
    check_morning("batch of Poisson(40), 3 coders, fixed, wait", 3, 40, "20", 1 / 3.0, true);
}

/* A day that no one signs is released whole at the next midnight: 30 charts, 2 coders, 12 minutes each. */
TEST(a_day_of_charts_released_by_a_freeze)
{
    double hours[30];
    for (int i = 0; i < 30; i++) hours[i] = 24 + i * 0.7;
    struct fixture *fixture = fixture_new();
    fixture_arrivals(fixture, hours, 30);
    fixture_load(fixture, FACILITY(4, "") TRACED
                 "'work_types':[{'name':'chart','coding_minutes':12}],"
                 "'signoff_freezes':[{'name':'f','from_date':'2026-01-06','to_date':'2026-01-06'}],"
                 "'pools':[" POOL("coders", 2, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    theory_exact("30 charts released at midnight wait_mean_hours", 0.2 * 7, value(fixture, "wait_mean_hours", "all"));
    theory_exact("30 charts released at midnight tat_mean_hours", 0.2 * 8, value(fixture, "tat_mean_hours", "all"));
    struct trace_of_lives trace = trace_of(fixture, 0);
    theory_exact("30 charts released at midnight, last coded", 48 + 3, trace.lives[29].coded);
    free(trace.lives);
    fixture_free(fixture);
}

/* Coders 09-17 of a queue that is stable: the share of their time in hand is load / capacity whatever the law. */
static void check_share(const char *end_of_shift)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(660, "'warmup_days':60,") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':10},"
                                           "'coding_minutes':{'law':'lognormal','mean':12,'cv':1.2}}],'pools':[" POOL(
                                               "coders", 8, DAY_SHIFT, "{'chart':1}",
                                               "'end_of_shift':'%s',") "]," EVERYTHING_TO("'coders'"),
        end_of_shift);
    theory_run(fixture, 60);
    char *name = memory_format("8 coders of a day shift, load 0.75, %s", end_of_shift);
    theory_metric(fixture, name, "utilization_share", "pool:coders", 0.75);
    free(name);
    fixture_free(fixture);
}

TEST(a_stable_roster_is_busy_for_its_load)
{
    check_share("carry_over");
    check_share("hand_off");
}

/* A tenth of the shifts is missed: an endless backlog gets nine tenths, the pay is whole. */
TEST(absence_takes_its_share_of_the_work_and_not_of_the_pay)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(220, "'warmup_days':20,") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':"
                                                    "100},'coding_minutes':30}],'pools':[" POOL(
                                                        "coders", 10, DAY_SHIFT, "{'chart':1}",
                                                        "'absence_share':0.1,") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 60);
    theory_metric(fixture, "absence 0.1, endless backlog", "encounters_coded", "all", 200 * 10 * 16 * 0.9);
    theory_exact("absence 0.1 paid_hours", 200 * 10 * 8, value(fixture, "paid_hours", "pool:coders"));
    fixture_free(fixture);
}

/* A seat is filled for a whole number of shifts that is geometric with hazard h = -log(1 - attrition) / 365.25 a day,
 * mean 1 / (1 - exp(-h)), and vacant for ceil(days to fill): 60, or 1 / (1 - exp(-1 / 60)) in the mean when
 * exponential. */
static void check_vacancy(const char *name, const char *days, double vacant)
{
    double filled = 1 / (1 - exp(log1p(-0.6) / 365.25)), cycle = filled + vacant;
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(12000, "'warmup_days':3000,") "'work_types':[{'name':'chart','arrivals':{'per_week':0}}],"
                                               "'pools':[" POOL("coders", 60, DAY_SHIFT, "{'chart':1}",
                                                                "'workforce':{'attrition_yearly_share':0.6,'time_to_"
                                                                "fill_days':%s},") "]," EVERYTHING_TO("'coders'"),
        days);
    theory_run(fixture, 60);
    theory_metric(fixture, name, "vacancy_share", "pool:coders", vacant / cycle);
    theory_metric(fixture, name, "leavers", "pool:coders", 60 * 9000 / cycle);
    theory_metric(fixture, name, "hires", "pool:coders", 60 * 9000 / cycle);
    theory_metric(fixture, name, "paid_hours", "pool:coders", 60 * 9000 * 8 * filled / cycle);
    fixture_free(fixture);
}

TEST(seats_fall_vacant_and_are_filled_in_turn)
{
    check_vacancy("attrition 60 % a year, 60 days to fill", "60", 60);
    check_vacancy("attrition 60 % a year, exponential days to fill", "{'law':'exponential','mean':60}",
                  1 / (1 - exp(-1.0 / 60)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hand_off_and_carry_over_against_finish),
        cmocka_unit_test(charts_of_three_hours_in_shifts_of_four),
        cmocka_unit_test(a_poisson_batch_at_the_start_of_every_shift),
        cmocka_unit_test(a_day_of_charts_released_by_a_freeze),
        cmocka_unit_test(a_stable_roster_is_busy_for_its_load),
        cmocka_unit_test(absence_takes_its_share_of_the_work_and_not_of_the_pay),
        cmocka_unit_test(seats_fall_vacant_and_are_filled_in_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
