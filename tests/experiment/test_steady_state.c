/* The warm-up and the drift: on numbers whose answer is known, and on queues that have a steady state and that have
 * none. */
#include "experiment/steady_state.h"
#include "experiment/warm_up.h"
#include "sim/civil.h"
#include "tests/model_fixture.h"

enum { WEEKS = 60, SAMPLES = 400 };

/* Noise that is the same on every machine: a full-period generator, twelve uniforms less six. */
static double noise(uint64_t *state)
{
    double sum = -6;
    for (int i = 0; i < 12; i++) {
        *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        sum += (double)(*state >> 11) / 9007199254740992.0;
    }
    return sum;
}

TEST(mser_leaves_out_what_stands_apart_at_the_start)
{
    const double values[] = {0, 2, 4, 6, 8, 10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 11};
    struct truncation truncation = warm_up_truncation(values, sizeof values / sizeof *values);
    assert_int_equal(truncation.batches, 5);
    assert_false(truncation.at_bound);
}

/* By hand: z(0) = (9 + 1 + 1 + 1) / 16 = 0.75, z(1) = 0, z(2) = 0. */
TEST(mser_takes_the_smaller_of_equal_truncations)
{
    const double values[] = {0, 4, 4, 4};
    struct truncation truncation = warm_up_truncation(values, 4);
    assert_int_equal(truncation.batches, 1);
    assert_false(truncation.at_bound);
}

TEST(mser_leaves_nothing_out_of_a_constant_series)
{
    double values[WEEKS];
    for (int i = 0; i < WEEKS; i++) values[i] = 0.1 * 3;
    struct truncation truncation = warm_up_truncation(values, WEEKS);
    assert_int_equal(truncation.batches, 0);
    assert_false(truncation.at_bound);
    assert_int_equal(warm_up_truncation(values, 0).batches, 0);
}

TEST(mser_calls_a_trend_without_end_too_short)
{
    double values[WEEKS];
    for (int i = 0; i < WEEKS; i++) values[i] = 7 + 3 * i;
    struct truncation truncation = warm_up_truncation(values, WEEKS);
    assert_true(truncation.at_bound);
    assert_int_equal(truncation.batches, WEEKS / 2);
    for (int i = 0; i < WEEKS; i++) values[i] = 7 - 3 * i;
    assert_true(warm_up_truncation(values, WEEKS).at_bound);
}

/* Of pure noise it keeps most. The least value stands at the end of the first half by chance in 1 of 80; that is told
 * from a warm-up without end where the noise is small beside the level. */
static void look_at_noise(double level, int most_too_short)
{
    uint64_t seed = 7;
    int too_short = 0;
    double left_out = 0, values[MSER_BATCHES_MIN];
    for (int s = 0; s < SAMPLES; s++) {
        for (int i = 0; i < MSER_BATCHES_MIN; i++) values[i] = level + noise(&seed);
        struct truncation truncation = warm_up_truncation(values, MSER_BATCHES_MIN);
        too_short += truncation.at_bound;
        left_out += (double)truncation.batches / SAMPLES;
    }
    if (too_short > most_too_short) fail_msg("%d of %d", too_short, SAMPLES);
    assert_true(left_out < 3);
}

TEST(mser_seldom_calls_noise_too_short)
{
    look_at_noise(2, 12);
    look_at_noise(100, 0);
}

/* A step within the first half that the second half keeps: the end is there; a step at its end: it is not to be seen.
 */
TEST(a_step_at_the_end_of_the_first_half_is_too_late)
{
    double values[WEEKS];
    for (int i = 0; i < WEEKS; i++) values[i] = i < 20 ? 50 : 100 + i % 2;
    assert_int_equal(warm_up_truncation(values, WEEKS).batches, 20);
    assert_false(warm_up_truncation(values, WEEKS).at_bound);
    for (int i = 0; i < WEEKS; i++) values[i] = i < WEEKS / 2 ? 50 : 100 + i % 2;
    assert_true(warm_up_truncation(values, WEEKS).at_bound);
}

TEST(batches_are_of_five_weeks_where_there_are_enough)
{
    assert_int_equal(mser_batch_weeks(STEADY_WEEKS_MIN), 1);
    assert_int_equal(mser_batch_weeks(51), 1);
    assert_int_equal(mser_batch_weeks(52), 2);
    assert_int_equal(mser_batch_weeks(130), 5);
    assert_int_equal(mser_batch_weeks(5000), 5);
    const double values[] = {1, 3, 5, 7, 100};
    double batches[2];
    assert_int_equal(batch_means(values, sizeof values / sizeof *values, 2, batches), 2);
    assert_true(batches[0] == 2 && batches[1] == 6);
}

TEST(the_moving_average_is_symmetric_and_shrinks_at_the_ends)
{
    const double values[] = {1, 2, 6, 4, 5, 9};
    double average[6];
    welch_average(values, 6, 2, average);
    const double expected[] = {1, 3, 18.0 / 5, 26.0 / 5, 6, 9};
    for (int i = 0; i < 6; i++) assert_near(average[i], expected[i], 1e-12);
}

TEST(the_slope_is_that_of_least_squares)
{
    const double line[] = {3, 5, 7, 9}, bent[] = {0, 1, 1, 4};
    assert_near(trend_slope(line, 4), 2, 1e-12);
    assert_near(trend_slope(bent, 4), 1.2, 1e-12); /* (-1.5*0 - .5*1 + .5*1 + 1.5*4) / 5 = 6 / 5 */
    assert_true(isnan(trend_slope(line, 1)));
}

TEST(weeks_run_from_the_first_monday_to_the_last_sunday)
{
    struct facility facility = {.start_date = civil_day(2026, 1, 7), .horizon_days = 30}; /* a Wednesday */
    struct steady_weeks weeks = steady_weeks_of(&facility);
    assert_int_equal(weeks.lead_days, 5);
    assert_int_equal(weeks.count, 3);
    assert_int_equal(weeks.rest_days, 4);
    assert_int_equal(steady_weeks_from(&weeks, 0), 0);
    assert_int_equal(steady_weeks_from(&weeks, 5), 0);
    assert_int_equal(steady_weeks_from(&weeks, 6), 1);
    assert_int_equal(steady_weeks_from(&weeks, 100), 3);
    facility.start_date = civil_day(2026, 1, 5);
    assert_int_equal(steady_weeks_of(&facility).lead_days, 0);
}

/* A queue of one work type and one coder round the clock; `more` goes into the work type. */
static struct fixture *queue_of(const char *start, int days, double rate, const char *more)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'q','facility':{'time_zone':'UTC','start_date':'%s','horizon_days':%d},"
                 "'analysis':{'mode':'steady_state'},'work_types':[{'name':'chart','arrivals':{'rate_per_hour':%g},"
                 "'coding_minutes':{'law':'exponential','mean':60}%s}],'pools':[" POOL("p", 1, ALWAYS, "{'chart':1}",
                                                                                       "") "]," EVERYTHING_TO("'p'"),
                 start, days, rate, more);
    fixture_run(fixture, 10);
    return fixture;
}

TEST(a_queue_with_room_is_steady)
{
    struct fixture *fixture = queue_of("2026-01-05", 910, 0.8, "");
    struct steady_state found;
    steady_states_find(&found, &fixture->study);
    assert_int_equal(found.verdict, STEADY_FOUND);
    assert_false(found.is_overloaded);
    assert_near(found.load.hours / found.load.capacity, 0.8, 1e-9);
    assert_true(found.series[STEADY_BACKLOG].is_watched);
    assert_false(found.series[STEADY_DNFB].is_watched); /* no dollars */
    assert_int_equal(found.warmup_days % 7, 0);
    assert_true(found.warmup_days <= 182);
    steady_state_free(&found);
    fixture_free(fixture);
}

/* Charts come all week and are coded from Monday to Friday. */
TEST(a_weekly_cycle_is_steady)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'week','facility':{'time_zone':'UTC','start_date':'2026-01-07','horizon_days':250},"
                 "'analysis':{'mode':'steady_state'},'work_types':[{'name':'chart','gross_usd':100,'bill_hold_days':3,"
                 "'arrivals':{'rate_per_hour':3},'coding_minutes':6}],'pools':[" POOL(
                     "p", 2, HOURS("['mon','tue','wed','thu','fri']", "08:00", "16:00"), "{'chart':1}",
                     "") "]," EVERYTHING_TO("'p'"));
    fixture_run(fixture, 10);
    struct steady_state found;
    steady_states_find(&found, &fixture->study);
    double monday = 0, sunday = 0;
    for (int w = 5; w < 25; w++) {
        monday += daily_of(fixture, "backlog_encounters", "all", 5 + 7 * w, 0);
        sunday += daily_of(fixture, "backlog_encounters", "all", 5 + 7 * w + 6, 0);
    }
    assert_true(sunday > 1.3 * monday); /* there is a cycle */
    assert_int_equal(found.verdict, STEADY_FOUND);
    assert_int_equal(found.weeks.lead_days, 5);
    assert_int_equal(found.warmup_days % 7, 5); /* from a Monday */
    assert_true(found.warmup_days <= 5 + 4 * 7);
    assert_true(found.series[STEADY_DNFB].is_watched);
    double third = 0; /* the third whole week begins on day 5 + 14 */
    for (int r = 0; r < 10; r++)
        for (int d = 0; d < 7; d++) third += daily_of(fixture, "backlog_encounters", "all", 5 + 14 + d, r) / 70;
    assert_near(found.series[STEADY_BACKLOG].weeks[2], third, 1e-9);
    steady_state_free(&found);
    fixture_free(fixture);
}

/* 1.1 arrivals an hour, one coded: 0.1 x 168 hours = 16.8 more a week. */
TEST(a_queue_without_room_has_no_steady_state_and_grows_as_it_must)
{
    struct fixture *fixture = queue_of("2026-01-05", 364, 1.1, "");
    struct steady_state found;
    steady_states_find(&found, &fixture->study);
    const struct estimate *drift = &found.series[STEADY_BACKLOG].drift;
    assert_int_equal(found.verdict, STEADY_NONE);
    assert_true(found.is_overloaded);
    assert_true(found.series[STEADY_BACKLOG].drifts);
    assert_int_equal(steady_state_drifting(&found), STEADY_BACKLOG);
    assert_near(drift->mean, 16.8, 4.5 * drift->sd / sqrt((double)drift->count));
    assert_int_equal(found.warmup_days, 0);
    steady_state_free(&found);
    fixture_free(fixture);
}

/* Of random work that just fills the coder the queue has no steady state, though no run shows much of a drift. */
TEST(a_queue_with_no_room_to_spare_has_no_steady_state)
{
    struct fixture *fixture = queue_of("2026-01-05", 364, 1, "");
    struct steady_state found;
    steady_states_find(&found, &fixture->study);
    assert_near(found.load.hours, found.load.capacity, 1e-6);
    assert_true(found.is_overloaded);
    assert_int_equal(found.verdict, STEADY_NONE);
    steady_state_free(&found);
    fixture_free(fixture);
}

/* The load on paper leaves surges out: a drift shows them all the same. */
TEST(a_stock_that_grows_below_capacity_on_paper_is_found_by_its_drift)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'surge','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':364},"
                 "'analysis':{'mode':'steady_state'},'surges':[{'name':'s','from_date':'2026-01-05','to_date':"
                 "'2026-12-31','volume_factor':1.5}],'work_types':[{'name':'chart','arrivals':{'rate_per_hour':0.8},"
                 "'coding_minutes':{'law':'exponential','mean':60}}],'pools':[" POOL("p", 1, ALWAYS, "{'chart':1}",
                                                                                     "") "]," EVERYTHING_TO("'p'"));
    fixture_run(fixture, 10);
    struct steady_state found;
    steady_states_find(&found, &fixture->study);
    assert_false(found.is_overloaded); /* surges are no part of the load on paper */
    assert_int_equal(found.verdict, STEADY_NONE);
    assert_true(found.series[STEADY_BACKLOG].drift.mean > 0);
    steady_state_free(&found);
    fixture_free(fixture);
}

/* One of two authorised seats is filled: 1.5 hours of work an hour are too much for today and not for ever. */
TEST(empty_seats_that_may_be_filled_are_no_overload)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'seats','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':210},"
                 "'analysis':{'mode':'steady_state'},'work_types':[{'name':'chart','arrivals':{'rate_per_hour':1.5},"
                 "'coding_minutes':60}],'pools':[{'name':'p','skills':{'chart':1},'shifts':[{'name':'s','headcount':1,"
                 "'authorised_headcount':2,'hours':" ALWAYS "}]}]," EVERYTHING_TO("'p'"));
    fixture_run(fixture, 2);
    struct steady_state found;
    steady_states_find(&found, &fixture->study);
    assert_false(found.is_overloaded);
    assert_near(found.load.hours / found.load.capacity, 0.75, 1e-9);
    steady_state_free(&found);
    fixture_free(fixture);
}

/* Volume grows by 2 % in a year, and the accounts in the bill hold with it: to be seen, and of no weight. */
TEST(a_drift_that_weighs_nothing_leaves_the_state_steady)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        "'name':'hold','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':364},"
        "'analysis':{'mode':'steady_state'},'timeline':[{'name':'more','date':'2026-01-06','ramp_weeks':52,"
        "'field':'/work_types/chart/arrivals/per_week','value':14280}],'work_types':[{'name':'chart',"
        "'gross_usd':100,'bill_hold_days':2,'arrivals':{'per_week':14000},'coding_minutes':0.1}],'pools':[" POOL(
            "p", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'p'"));
    fixture_run(fixture, 10);
    struct steady_state found;
    steady_states_find(&found, &fixture->study);
    assert_true(estimate_shows(&found.series[STEADY_DNFB].drift));
    assert_true(found.series[STEADY_DNFB].drift.mean > 0);
    assert_false(found.series[STEADY_DNFB].drifts);
    steady_state_free(&found);
    fixture_free(fixture);
}

TEST(a_given_warm_up_is_kept)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        "'name':'q','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':210,'warmup_days':"
        "30},'analysis':{'mode':'steady_state'},'work_types':[{'name':'chart','arrivals':{'rate_per_hour':0.5},"
        "'coding_minutes':30}],'pools':[" POOL("p", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'p'"));
    fixture_run(fixture, 10);
    struct steady_state found;
    steady_states_find(&found, &fixture->study);
    assert_int_equal(found.verdict, STEADY_GIVEN);
    assert_int_equal(found.warmup_days, 30);
    assert_int_equal(found.drift_from, 5); /* the first Monday after 30 days */
    steady_state_free(&found);
    fixture_free(fixture);
}

/* At a load of 0.95 a year shows no drift, and leaves room for one that the level could not bear: nothing is known. */
TEST(a_drift_that_cannot_be_excluded_is_no_steady_state)
{
    struct fixture *fixture = queue_of("2026-01-05", 364, 0.95, "");
    struct steady_state found;
    steady_states_find(&found, &fixture->study);
    assert_false(found.series[STEADY_BACKLOG].drifts);
    assert_true(steady_state_room(&found) > STEADY_ROOM_SHARE);
    assert_int_equal(found.verdict, STEADY_UNSURE);
    assert_int_equal(found.warmup_days, 7 * (int64_t)found.drift_from); /* what was found is left out all the same */
    steady_state_free(&found);
    fixture_free(fixture);
}

/* Three weeks left have no drift that could be looked at, however calm they are. */
TEST(a_given_warm_up_that_leaves_too_few_weeks_is_too_short_to_tell)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        "'name':'q','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':210,'warmup_days':"
        "189},'analysis':{'mode':'steady_state'},'work_types':[{'name':'chart','arrivals':{'rate_per_hour':0.5},"
        "'coding_minutes':30}],'pools':[" POOL("p", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'p'"));
    fixture_run(fixture, 10);
    struct steady_state found;
    steady_states_find(&found, &fixture->study);
    assert_true(isnan(steady_state_room(&found)));
    assert_int_equal(found.verdict, STEADY_UNSURE);
    assert_int_equal(found.warmup_days, 189);
    steady_state_free(&found);
    fixture_free(fixture);
}

TEST(the_pilot_has_encounters_of_its_own)
{
    assert_true(steady_pilot_seed(1) != 1);
    assert_true(steady_pilot_seed(steady_pilot_seed(1)) == 1);
    assert_true(steady_pilot_seed(INT64_C(9007199254740991)) >= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mser_leaves_out_what_stands_apart_at_the_start),
        cmocka_unit_test(mser_takes_the_smaller_of_equal_truncations),
        cmocka_unit_test(mser_leaves_nothing_out_of_a_constant_series),
        cmocka_unit_test(mser_calls_a_trend_without_end_too_short),
        cmocka_unit_test(mser_seldom_calls_noise_too_short),
        cmocka_unit_test(a_step_at_the_end_of_the_first_half_is_too_late),
        cmocka_unit_test(batches_are_of_five_weeks_where_there_are_enough),
        cmocka_unit_test(the_moving_average_is_symmetric_and_shrinks_at_the_ends),
        cmocka_unit_test(the_slope_is_that_of_least_squares),
        cmocka_unit_test(weeks_run_from_the_first_monday_to_the_last_sunday),
        cmocka_unit_test(a_queue_with_room_is_steady),
        cmocka_unit_test(a_weekly_cycle_is_steady),
        cmocka_unit_test(a_queue_without_room_has_no_steady_state_and_grows_as_it_must),
        cmocka_unit_test(a_queue_with_no_room_to_spare_has_no_steady_state),
        cmocka_unit_test(a_stock_that_grows_below_capacity_on_paper_is_found_by_its_drift),
        cmocka_unit_test(empty_seats_that_may_be_filled_are_no_overload),
        cmocka_unit_test(a_drift_that_weighs_nothing_leaves_the_state_steady),
        cmocka_unit_test(a_given_warm_up_is_kept),
        cmocka_unit_test(a_drift_that_cannot_be_excluded_is_no_steady_state),
        cmocka_unit_test(a_given_warm_up_that_leaves_too_few_weeks_is_too_short_to_tell),
        cmocka_unit_test(the_pilot_has_encounters_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
