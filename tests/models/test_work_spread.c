/* The spread of a work type's minutes and daily arrivals, against numbers by hand. */
#include "models/work_spread.h"
#include "tests/model_fixture.h"

#define POOLS       "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")
#define CHART(more) "'work_types':[{'name':'chart'," more "}],"
#define OFF         "[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]"
#define ON          "[0,0,0,0,0,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0]"
#define WEEKDAYS                                                                                                       \
    "'profiles':[{'name':'p','monday':" ON ",'tuesday':" ON ",'wednesday':" ON ",'thursday':" ON ",'friday':" ON       \
    ",'saturday':" OFF ",'sunday':" OFF "}],"

static struct work_spread spread_of(const struct fixture *fixture)
{
    return work_spread_of(&fixture->study.items[0].plan, 0);
}

TEST(alike_days_vary_by_poisson_alone)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(14, "") CHART("'arrivals':{'per_week':70},'coding_minutes':6") POOLS);
    struct work_spread spread = spread_of(fixture);
    assert_near(spread.arrivals, 140, 1e-9);
    assert_near(spread.arrivals_cv, sqrt(10) / 10, 1e-12);
    assert_near(spread.minutes_mean, 6, 0);
    assert_near(spread.minutes_cv, 0, 0);
    fixture_free(fixture);
}

/* 14 on five days and none on two: variance 40 between the days; 10 of Poisson; 0.04 x 140 of the day factor. */
TEST(closed_weekends_and_the_day_factor_add_to_the_spread_of_arrivals)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(14, "") WEEKDAYS CHART("'arrivals':{'per_week':70,'profile':'p','day_factor_cv':0.2},"
                                                 "'coding_minutes':{'law':'lognormal','mean':12,'cv':0.7}") POOLS);
    struct work_spread spread = spread_of(fixture);
    assert_near(spread.arrivals_cv, sqrt(40 + 10 + 5.6) / 10, 1e-12);
    assert_near(spread.minutes_mean, 12, 0);
    assert_near(spread.minutes_cv, 0.7, 1e-12);
    fixture_free(fixture);
}

TEST(only_the_days_of_the_window_count)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(14, "'warmup_days':7,")
                              CHART("'arrivals':{'per_week':70},'coding_minutes':6") "'surges':[{'name':'s',"
                                                                                     "'from_date':'2026-01-"
                                                                                     "05','to_date':'2026-"
                                                                                     "01-07',"
                                                                                     "'volume_factor':3}]," POOLS);
    struct work_spread spread = spread_of(fixture);
    assert_near(spread.arrivals, 70, 1e-9);
    assert_near(spread.arrivals_cv, sqrt(10) / 10, 1e-12);
    fixture_free(fixture);
}

/* Days of 3 and 1; minutes 10, 10, 10 and 30: mean 15, variance 75. */
TEST(rows_of_a_trace_count_as_they_are)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv",
                 "work_type,arrival_hours,coding_minutes\nchart,1,10\nchart,2,10\nchart,3,10\nchart,25,30\n");
    fixture_load(fixture, FACILITY(2, "") TRACED CHART("'coding_minutes':99") POOLS);
    struct work_spread spread = spread_of(fixture);
    assert_near(spread.arrivals, 4, 0);
    assert_near(spread.arrivals_cv, 0.5, 1e-12);
    assert_near(spread.minutes_mean, 15, 1e-12);
    assert_near(spread.minutes_cv, sqrt(75) / 15, 1e-12);
    fixture_free(fixture);
}

/* Two rows drawn from a law of mean 10 and cv 1: the squares are 200 on average. */
TEST(rows_without_minutes_have_those_of_the_law)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv", "work_type,arrival_hours\nchart,1\nchart,30\n");
    fixture_load(fixture, FACILITY(2, "") TRACED CHART("'coding_minutes':{'law':'exponential','mean':10}") POOLS);
    struct work_spread spread = spread_of(fixture);
    assert_near(spread.minutes_mean, 10, 1e-12);
    assert_near(spread.minutes_cv, 1, 1e-12);
    assert_near(spread.arrivals_cv, 0, 0);
    fixture_free(fixture);
}

TEST(a_type_that_never_arrives_has_no_spread)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(7, "") CHART("'coding_minutes':6") "'opening_inventory':{'counts':[{'name':'c','work_type':"
                                                             "'chart','coding_by_age_days':[5]}]}," POOLS);
    struct work_spread spread = spread_of(fixture);
    assert_near(spread.arrivals, 0, 0);
    assert_true(isnan(spread.arrivals_cv) && isnan(spread.minutes_mean) && isnan(spread.minutes_cv));
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alike_days_vary_by_poisson_alone),
        cmocka_unit_test(closed_weekends_and_the_day_factor_add_to_the_spread_of_arrivals),
        cmocka_unit_test(only_the_days_of_the_window_count),
        cmocka_unit_test(rows_of_a_trace_count_as_they_are),
        cmocka_unit_test(rows_without_minutes_have_those_of_the_law),
        cmocka_unit_test(a_type_that_never_arrives_has_no_spread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
