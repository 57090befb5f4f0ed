/* Back-tests of synthetic hospitals whose truth is known: what a simulated life exports is run again from the accounts
 * that were open in its middle. */
#include "experiment/backtest.h"
#include "io/backtest_inputs.h"
#include "io/history_read.h"
#include "sim/random.h"
#include "tests/model_fixture.h"
#include "tests/support/accounts.h"

enum { HISTORY_DAYS = 84, FORECAST_DAYS = 84, WEEKDAY_HOURS = 8 };

#define OFFICE HOURS("['mon','tue','wed','thu','fri']", "08:00", "16:00")

static struct history history_of(const struct fixture *fixture, int64_t replication)
{
    struct history history;
    struct problems problems = {0};
    char *path = fixture_path(fixture, "accounts.csv"), *side = fixture_path(fixture, "accounts.csv.json");
    accounts_write(&fixture->study, fixture->seed, replication, path);
    bool ok = history_read(&history, path, NULL, &problems);
    if (!ok) fixture_print_problems(&problems, path);
    assert_true(ok);
    problems_free(&problems);
    remove(path);
    remove(side);
    free(path);
    free(side);
    return history;
}

/* ---- actuals ------------------------------------------------------------------------------------------------------
 */

/* Everything that may come between a chart and its bill, and types that are not billed by the hospital. */
TEST(the_actuals_of_a_simulated_life_are_its_own_daily_series)
{
    struct fixture *fixture = fixture_new();
    struct actuals actuals;
    enum { REPLICATION = 7 };
    fixture_load(
        fixture,
        "'name':'own','facility':{'time_zone':'America/New_York','start_date':'2026-02-02','horizon_days':70,"
        "'bill_run_time':'22:00'},'payers':[{'name':'a'},{'name':'b'}],"
        "'work_types':[{'name':'ip','arrivals':{'per_week':150},'gross_usd':{'law':'lognormal','mean':9000,'cv':1},"
        "'documentation_lag_hours':{'law':'exponential','mean':30},'coding_minutes':{'law':'gamma','mean':25,'cv':0.6},"
        "'bill_hold_days':3,'payer_mix':{'a':0.4,'b':0.6},'query':{'share':0.2,'answer_lag_business_hours':6,"
        "'answered_share':0.8}},"
        "{'name':'op','arrivals':{'per_week':400},'gross_usd':{'law':'exponential','mean':700},"
        "'documentation_lag_hours':{'law':'weibull','mean':10,'shape':0.8},'coding_minutes':4},"
        "{'name':'pro','billing':'professional','arrivals':{'per_week':90},'gross_usd':200,'coding_minutes':3},"
        "{'name':'desk','bucket':'administrative','billing':'none','arrivals':{'per_week':50},'coding_minutes':10}],"
        "'cac':[{'name':'engine','work_types':['op'],'touchless_share':0.3}],"
        "'opening_inventory':{'counts':[{'name':'old','work_type':'ip','documentation_by_age_days':[5,5],"
        "'coding_by_age_days':[10,10,10],'coded_by_age_days':[4]}]},"
        "'pools':[" POOL("us", 3, OFFICE, "{'*':1}", "") "]," EVERYTHING_TO("'us'"));
    fixture_run(fixture, REPLICATION + 1);
    struct history history = history_of(fixture, REPLICATION);
    actuals_make(&actuals, &history, fixture->scenario, fixture->scenario->facility.start_date, 70);
    for (int d = 0; d < 70; d++) {
        assert_true(actuals.values[ACTUAL_DNFB_USD][d] == daily_of(fixture, "dnfb_usd", "all", d, REPLICATION));
        assert_true(actuals.values[ACTUAL_BACKLOG][d] ==
                    daily_of(fixture, "backlog_encounters", "all", d, REPLICATION));
        double tat = daily_of(fixture, "tat_mean_hours", "all", d, REPLICATION),
               got = actuals.values[ACTUAL_TAT_HOURS][d];
        if (isnan(tat) != isnan(got) || fabs(tat - got) > 1.0 / 3600) /* accounts tell whole seconds */
            fail_msg("day %d: TAT %.9g, not %.9g", d, got, tat);
    }
    assert_true(actuals.knows_documentation);
    assert_int_equal(actuals.left_out, 0);
    assert_int_equal(actuals.without_charges, 0);
    actuals_free(&actuals);
    history_free(&history);
    fixture_free(fixture);
}

static struct history one_account(struct history_account account, struct history_account *room)
{
    static char *names[] = {(char *)(uintptr_t) "chart"};
    *room = account;
    return (struct history){.count = 1, .items = room, .work_types = {.count = 1, .items = names}};
}

#define NONE HISTORY_NONE

/* 2026-01-05 00:00 UTC */
#define AT(days, hours) (1767571200 + (days)*86400 + (hours)*3600)

TEST(what_an_account_does_not_tell_is_counted_and_said)
{
    struct fixture *fixture = fixture_new();
    struct history_account room;
    struct actuals actuals;
    fixture_load(fixture, FACILITY(10, "") "'work_types':[{'name':'chart','arrivals':{'per_week':7},'gross_usd':100,"
                                           "'coding_minutes':5}],'pools':[" POOL("p", 1, ALWAYS, "{'*':1}",
                                                                                 "") "]," EVERYTHING_TO("'p'"));
    int64_t first = fixture->scenario->facility.start_date;
    /* Billed without a time of coding: no longer in the backlog, in no TAT. */
    struct history history = one_account(
        (struct history_account){AT(1, 2), AT(1, 8), NONE, NONE, AT(3, 0), 50.25, NAN, NAN, 0, -1, -1, -1, -1, -1},
        &room);
    actuals_make(&actuals, &history, fixture->scenario, first, 10);
    const double backlog[] = {0, 1, 1, 0, 0}, usd[] = {0, 50.25, 50.25, 0, 0};
    for (int d = 0; d < 5; d++) {
        assert_true(actuals.values[ACTUAL_BACKLOG][d] == backlog[d]);
        assert_true(actuals.values[ACTUAL_DNFB_USD][d] == usd[d]);
        assert_true(isnan(actuals.values[ACTUAL_TAT_HOURS][d]));
    }
    actuals_free(&actuals);
    /* Coded without documentation, in a file that knows none: from discharge. */
    history = one_account(
        (struct history_account){AT(1, 2), NONE, NONE, AT(2, 4), NONE, NAN, NAN, NAN, 0, -1, -1, -1, -1, -1}, &room);
    actuals_make(&actuals, &history, fixture->scenario, first, 10);
    assert_false(actuals.knows_documentation);
    assert_true(actuals.values[ACTUAL_BACKLOG][1] == 1 && actuals.values[ACTUAL_BACKLOG][2] == 0);
    assert_near(actuals.values[ACTUAL_TAT_HOURS][2], 26, 1e-12);
    assert_int_equal(actuals.without_charges, 1);
    actuals_free(&actuals);
    fixture_free(fixture);
}

/* ---- hospitals ----------------------------------------------------------------------------------------------------
 */

static double between(uint64_t hospital, uint64_t what, double low, double high)
{
    struct random_key key = {2026, 5};
    return low + (high - low) * random_uniform(random_draw(key, 0, hospital, what, 0).word[0]);
}

/* Two work types of different size, their lags, and as many coders as give a load of 0.75 to 0.88. `coders_share` of
 * them work. */
static void load_hospital(struct fixture *fixture, uint64_t hospital, double coders_share)
{
    double inpatients = between(hospital, 1, 60, 120), outpatients = between(hospital, 2, 300, 600);
    double minutes = between(hospital, 3, 25, 40), quick = between(hospital, 4, 5, 9);
    double hours = (inpatients * minutes + outpatients * quick) / 60 / between(hospital, 5, 0.75, 0.88);
    int coders = (int)ceil(hours / (5 * WEEKDAY_HOURS)), fewer = (int)lround(coders * coders_share);
    /* Coders are few and whole: their hours make the load exact. */
    double day = hours / 5 / coders;
    int end = 8 * 60 + (int)lround(day * 60);
    fixture_load(
        fixture,
        "'name':'hospital','facility':{'time_zone':'America/Chicago','start_date':'2025-09-01','horizon_days':%d,"
        "'bill_run_time':'23:00'},"
        "'work_types':[{'name':'ip','arrivals':{'per_week':%g,'day_factor_cv':0.1},"
        "'gross_usd':{'law':'lognormal','mean':%g,'cv':1.1},"
        "'documentation_lag_hours':{'law':'lognormal','mean':%g,'cv':0.9},"
        "'coding_minutes':{'law':'lognormal','mean':%g,'cv':0.7},'bill_hold_days':%d,"
        "'query':{'share':0.1,'answer_lag_business_hours':{'law':'exponential','mean':12}}},"
        "{'name':'op','arrivals':{'per_week':%g,'day_factor_cv':0.1},"
        "'gross_usd':{'law':'exponential','mean':%g},'documentation_lag_hours':{'law':'exponential','mean':%g},"
        "'coding_minutes':{'law':'gamma','mean':%g,'cv':0.6},'bill_hold_days':2}],"
        "'pools':[{'name':'us','skills':{'*':1},'shifts':[{'name':'s','headcount':%d,'hours':[{'days':['mon',"
        "'tue','wed','thu','fri'],'start':'08:00','end':'%02d:%02d'}]}]}]," EVERYTHING_TO("'us'"),
        HISTORY_DAYS + FORECAST_DAYS, inpatients, between(hospital, 6, 15000, 30000), between(hospital, 7, 30, 72),
        minutes, hospital % 2 ? 3 : 4, outpatients, between(hospital, 8, 300, 900), between(hospital, 9, 6, 24), quick,
        fewer, end / 60, end % 60);
}

/* The forecast of hospital `wrong_share` of the coders for the life of the right one. */
static struct backtest backtest_of(uint64_t hospital, double coders_share, bool own_arrivals)
{
    struct fixture *truth = fixture_new(), *model = fixture_new();
    struct loaded_scenario variant;
    struct problems problems = {0};
    struct backtest backtest;
    truth->seed = 1000 + (int64_t)hospital;
    load_hospital(truth, hospital, 1);
    load_hospital(model, hospital, coders_share);
    struct history history = history_of(truth, 0);
    int64_t from = truth->scenario->facility.start_date + HISTORY_DAYS;
    struct backtest_inputs inputs = {.history = &history,
                                     .accounts = "accounts.csv",
                                     .from = from,
                                     .to = from + FORECAST_DAYS - 1,
                                     .own_arrivals = own_arrivals,
                                     .directory = model->directory};
    assert_true(backtest_inputs_check(&inputs, model->scenario, &problems));
    bool ok = backtest_inputs_load(&variant, &model->loaded, &inputs, &problems);
    if (!ok) fixture_print_problems(&problems, "the variant");
    assert_true(ok);
    assert_true(inputs.open > 0);
    problems_free(&problems);
    const struct scenario *scenario = &variant.scenario;
    struct study study;
    study_init(&study, &scenario, 1);
    study_run(&study,
              &(struct study_options){.replications = FORECAST_MEMBERS, .seed = 1, .jobs = 1, .keep_daily = true});
    assert_int_equal(study.failed, -1);
    backtest_make(&backtest, &study, &history);
    study_free(&study);
    scenario_unload(&variant);
    const char *const names[] = {BACKTEST_OPEN, BACKTEST_ARRIVALS};
    for (int i = 0; i < 2; i++) {
        char *path = fixture_path(model, names[i]);
        remove(path);
        free(path);
    }
    history_free(&history);
    fixture_free(truth);
    fixture_free(model);
    return backtest;
}

struct pool_of_hospitals {
    int64_t days[ACTUAL_COUNT];
    double covered_50[ACTUAL_COUNT], covered_90[ACTUAL_COUNT];
    int verdicts[FORECAST_UNSCORED + 1];
};

static void add_hospital(struct pool_of_hospitals *pool, uint64_t hospital, double coders_share, bool own_arrivals)
{
    struct backtest backtest = backtest_of(hospital, coders_share, own_arrivals);
    char line[200] = "";
    for (int a = 0; a < ACTUAL_COUNT; a++) {
        const struct forecast_quality *all = &backtest.series[a].parts[PART_ALL];
        double days = (double)all->days;
        pool->days[a] += all->days;
        pool->covered_50[a] += all->covered_50 * days;
        pool->covered_90[a] += all->covered_90 * days;
        snprintf(line + strlen(line), sizeof line - strlen(line), " %.2f/%.2f(%.3f)", all->covered_50, all->covered_90,
                 backtest.series[a].coverage_chance);
    }
    pool->verdicts[backtest.verdict]++;
    print_message("hospital %d: verdict %d, bands%s\n", (int)hospital, (int)backtest.verdict, line);
    backtest_free(&backtest);
}

static struct pool_of_hospitals visit(int hospitals, double coders_share, bool own_arrivals)
{
    struct pool_of_hospitals pool = {0};
    for (int h = 1; h <= hospitals; h++) add_hospital(&pool, (uint64_t)h, coders_share, own_arrivals);
    for (int a = 0; a < ACTUAL_COUNT; a++) {
        pool.covered_50[a] /= (double)pool.days[a];
        pool.covered_90[a] /= (double)pool.days[a];
        print_message("series %d: %.3f %.3f of %lld days\n", a, pool.covered_50[a], pool.covered_90[a],
                      (long long)pool.days[a]);
    }
    return pool;
}

TEST(the_bands_of_twenty_right_scenarios_cover_what_they_say)
{
    struct pool_of_hospitals pool = visit(is_light() ? 3 : 20, 1, false);
    int hospitals = is_light() ? 3 : 20;
    for (int a = 0; a < ACTUAL_COUNT && !is_light(); a++) {
        assert_true(pool.covered_90[a] >= 0.85 && pool.covered_90[a] <= 0.95);
        assert_true(pool.covered_50[a] >= 0.42 && pool.covered_50[a] <= 0.58);
    }
    assert_true(pool.verdicts[FORECAST_DISBELIEVED] <= hospitals / 10);
    assert_true(pool.verdicts[FORECAST_BELIEVED] >= hospitals / 2);
}

TEST(a_fifth_fewer_coders_than_the_truth_is_not_to_be_trusted)
{
    int hospitals = is_light() ? 2 : 20;
    struct pool_of_hospitals pool = visit(hospitals, 0.8, false);
    assert_int_equal(pool.verdicts[FORECAST_DISBELIEVED], hospitals);
}

TEST(own_arrivals_leave_less_to_chance)
{
    struct backtest drawn = backtest_of(1, 1, false), own = backtest_of(1, 1, true);
    const struct forecast_quality *usual = &drawn.series[ACTUAL_DNFB_USD].parts[PART_ALL];
    const struct forecast_quality *known = &own.series[ACTUAL_DNFB_USD].parts[PART_ALL];
    assert_true(known->crps < 0.5 * usual->crps);
    assert_int_equal(own.verdict, FORECAST_BELIEVED);
    backtest_free(&drawn);
    backtest_free(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_actuals_of_a_simulated_life_are_its_own_daily_series),
        cmocka_unit_test(what_an_account_does_not_tell_is_counted_and_said),
        cmocka_unit_test(the_bands_of_twenty_right_scenarios_cover_what_they_say),
        cmocka_unit_test(a_fifth_fewer_coders_than_the_truth_is_not_to_be_trusted),
        cmocka_unit_test(own_arrivals_leave_less_to_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
