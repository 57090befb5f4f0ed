/* The automation report of a small department, from the file to the effects of each engine alone. */
#include "experiment/automation_study.h"
#include "io/automation_variant.h"
#include "tests/model_fixture.h"

enum { TYPES_MOST = 4 };

/* A report with all that it stands on. */
struct bench {
    struct fixture *fixture;
    struct loaded_scenario loaded[1 + TYPES_MOST];
    size_t variants[TYPES_MOST], count;
    struct study study;
    struct automation_report report;
};

/* Loads the fixture's scenario and one variant a type; every type gains alike. */
static void bench_load(struct bench *bench, struct automation_gain gain)
{
    struct automation_gain gains[TYPES_MOST] = {gain, gain, gain, gain};
    struct problems problems = {0};
    bench->loaded[0] = bench->fixture->loaded;
    bench->count = automation_variants_load(bench->loaded, bench->variants, gains, &problems);
    assert_int_equal(problems.count, 0);
    assert_true(bench->count >= 1);
}

static void bench_run(struct bench *bench, struct automation_gain gain, int64_t replications)
{
    struct automation_gain gains[TYPES_MOST] = {gain, gain, gain, gain};
    const struct scenario *scenarios[1 + TYPES_MOST];
    bench_load(bench, gain);
    for (size_t s = 0; s < bench->count; s++) scenarios[s] = &bench->loaded[s].scenario;
    study_init(&bench->study, scenarios, bench->count);
    struct study_options options = {.replications = replications, .seed = 1, .jobs = 1};
    study_run(&bench->study, &options);
    assert_int_equal(bench->study.failed, -1);
    automation_report_init(&bench->report, &bench->study, bench->variants, gains, 0.95);
}

static void bench_free(struct bench *bench)
{
    for (size_t s = 1; s < bench->count; s++) scenario_unload(&bench->loaded[s]);
    if (bench->study.items) study_free(&bench->study);
    automation_report_free(&bench->report);
    fixture_free(bench->fixture);
}

static const struct automation_row *row_of(const struct bench *bench, const char *type)
{
    for (size_t i = 0; i < bench->report.count; i++) {
        const struct automation_row *row = &bench->report.rows[i];
        if (strcmp(bench->fixture->scenario->work_types.items[row->work_type].name, type) == 0) return row;
    }
    fail_msg("no row of %s", type);
    return NULL;
}

static bool is_shown(const struct estimate *effect)
{
    return fabs(effect->mean) > effect->half_width;
}

static void assert_nothing(const struct estimate *effect)
{
    assert_near(effect->mean, 0, 0);
    assert_near(effect->half_width, 0, 0);
}

/* `short` is more than its one coder can do, `idle` a tenth of what its coder can; bills of both wait five days, longer
 * than any idle chart. */
#define TWO_POOLS                                                                                                      \
    FACILITY(56, "")                                                                                                   \
    "'work_types':[{'name':'short','arrivals':{'per_week':300},'coding_minutes':10,'gross_usd':1000,'bill_hold_"       \
    "days':5},{'name':'idle','arrivals':{'per_week':24},'coding_minutes':{'law':'exponential','mean':10},'gross_usd'"  \
    ":1000,'bill_hold_days':5}],'pools':[" POOL("busy", 1, HOURS(ALL_DAYS, "08:00", "14:00"), "{'short':1}",           \
                                                "") "," POOL("quiet", 1, HOURS(ALL_DAYS, "08:00", "14:00"),            \
                                                             "{'idle':1}", "") "]," EVERYTHING_TO("'busy','quiet'")

TEST(automating_the_bottleneck_lowers_tat_and_dnfb)
{
    struct bench bench = {.fixture = fixture_new()};
    fixture_load(bench.fixture, TWO_POOLS);
    bench_run(&bench, (struct automation_gain){0.4, 0.2}, 5);
    const struct automation_row *row = row_of(&bench, "short");
    assert_true(row->has_effect && row->pool == 0 && row->pool_utilization > 0.9);
    static const enum automation_effect lower[] = {EFFECT_DNFB_DAYS, EFFECT_DNFB_USD, EFFECT_TAT, EFFECT_TAT_OWN,
                                                   EFFECT_UTILIZATION};
    for (size_t e = 0; e < sizeof lower / sizeof *lower; e++) {
        const struct estimate *effect = &row->effects[lower[e]];
        if (!(effect->mean < 0 && is_shown(effect)))
            fail_msg("effect %zu is %g ± %g", e, effect->mean, effect->half_width);
    }
    assert_nothing(&row->effects[EFFECT_PROFESSIONAL]);
    bench_free(&bench);
}

TEST(automating_a_type_of_an_idle_pool_leaves_dnfb_as_it_is)
{
    struct bench bench = {.fixture = fixture_new()};
    fixture_load(bench.fixture, TWO_POOLS);
    bench_run(&bench, (struct automation_gain){0.4, 0.2}, 5);
    const struct automation_row *row = row_of(&bench, "idle");
    assert_true(row->has_effect && row->pool == 1 && row->pool_utilization < 0.3);
    assert_nothing(&row->effects[EFFECT_DNFB_DAYS]);
    assert_nothing(&row->effects[EFFECT_DNFB_USD]);
    assert_true(fabs(row->effects[EFFECT_TAT].mean) < 0.05 * fabs(row_of(&bench, "short")->effects[EFFECT_TAT].mean));
    bench_free(&bench);
}

/* Charts go to `used` whenever one of its coders is free, which is always: `spare`, first in the list, never codes. */
TEST(the_pool_relieved_most_is_named)
{
    struct bench bench = {.fixture = fixture_new()};
    fixture_load(bench.fixture,
                 FACILITY(14, "") "'work_types':[{'name':'chart','arrivals':{'per_week':300},'coding_minutes':10}],'"
                                  "pools':[" POOL("spare", 5, ALWAYS, "{'*':1}", "") "," POOL(
                                      "used", 50, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'used','spare'"));
    bench_run(&bench, (struct automation_gain){0.4, 0.2}, 3);
    const struct automation_row *row = row_of(&bench, "chart");
    assert_int_equal(row->pool, 1);
    assert_true(row->effects[EFFECT_UTILIZATION].mean < 0 && row->pool_utilization > 0);
    bench_free(&bench);
}

TEST(a_gain_of_nothing_changes_nothing_at_all)
{
    struct bench bench = {.fixture = fixture_new()};
    fixture_load(bench.fixture, TWO_POOLS);
    bench_run(&bench, (struct automation_gain){0, 0}, 3);
    for (size_t i = 0; i < bench.report.count; i++) {
        assert_near(bench.report.rows[i].freed_hours, 0, 0);
        for (int e = 0; e < EFFECT_COUNT; e++) assert_nothing(&bench.report.rows[i].effects[e]);
    }
    bench_free(&bench);
}

/* Four charts of 30 minutes in two weeks are an hour a week; half of it is freed. The coder is there 6 hours a day. */
TEST(hours_and_coders_follow_from_what_arrived)
{
    struct bench bench = {.fixture = fixture_new()};
    arrivals_at(bench.fixture, 30, 60, 200, 210);
    fixture_load(
        bench.fixture,
        FACILITY(14, "") TRACED "'work_types':[{'name':'chart','coding_minutes':30}],'pools':[" POOL(
            "p", 1, HOURS(ALL_DAYS, "08:00", "14:00"), "{'*':1}", "'productive_share':1,") "]," EVERYTHING_TO("'p'"));
    bench_run(&bench, (struct automation_gain){0.4, 0.2}, 2);
    const struct automation_row *row = row_of(&bench, "chart");
    assert_near(row->facts.per_week, 2, 1e-12);
    assert_near(row->facts.hours_per_week, 1, 1e-12);
    assert_near(row->freed_hours, 0.5, 1e-12);
    assert_near(row->freed_fte, 0.5 / 42, 1e-12);
    bench_free(&bench);
}

#define THREE_TYPES(more)                                                                                              \
    FACILITY(7, "")                                                                                                    \
    more "'work_types':[{'name':'small','arrivals':{'per_week':70},'coding_minutes':6},{'name':'read','arrivals':{"    \
         "'per_week':7000},'coding_minutes':6},{'name':'large','arrivals':{'per_week':700},'coding_minutes':6}],"      \
         "'pools':[" POOL("p", 9, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'p'")

TEST(types_that_an_engine_reads_come_last_without_an_effect)
{
    struct bench bench = {.fixture = fixture_new()};
    fixture_load(bench.fixture, THREE_TYPES("'cac':[{'name':'automate','work_types':['read'],'touchless_share':0.5,"
                                            "'go_live_date':'2026-03-01'}],"));
    bench_run(&bench, (struct automation_gain){0.4, 0.2}, 2);
    static const int order[3] = {2, 0, 1};
    for (int i = 0; i < 3; i++) assert_int_equal(bench.report.rows[i].work_type, order[i]);
    assert_int_equal(bench.count, 3);
    assert_int_equal(bench.variants[1], 0);
    const struct automation_row *row = row_of(&bench, "read");
    assert_int_equal(row->engine, 0);
    assert_false(row->has_effect);
    assert_true(isnan(row->freed_hours) && isnan(row->freed_fte));
    assert_int_equal(row_of(&bench, "large")->engine, -1);
    bench_free(&bench);
}

TEST(a_variant_is_what_the_override_would_load)
{
    struct bench bench = {.fixture = fixture_new()};
    fixture_load(bench.fixture,
                 THREE_TYPES("'cac':[{'name':'automate','work_types':['read'],'touchless_share':0.5}],"));
    bench_load(&bench, (struct automation_gain){0.4, 0.2});
    struct automation_gain gain = {0.4, 0.2};
    char *set = automation_variant_set(bench.fixture->scenario, 2, &gain),
         *path = fixture_path(bench.fixture, "scenario.json");
    const char *sets[] = {set};
    struct loaded_scenario again;
    struct problems problems = {0};
    assert_true(scenario_load(&again, path, sets, 1, &problems));
    const struct loaded_scenario *variant = &bench.loaded[bench.variants[2]];
    assert_string_equal(variant->resolved, again.resolved);
    assert_string_equal(variant->digest, again.digest);
    assert_int_equal(variant->scenario.cac.count, 2);
    assert_string_equal(variant->scenario.cac.items[0].name, "automate");
    assert_near(variant->scenario.cac.items[0].touchless_share, 0.5, 0);
    assert_near(variant->scenario.cac.items[1].assist_more_charts_per_hour_share, 0.2, 0);
    assert_true(variant->scenario.cac.items[1].go_live_date == DATE_NONE);
    problems_free(&problems);
    scenario_unload(&again);
    free(set);
    free(path);
    bench_free(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(automating_the_bottleneck_lowers_tat_and_dnfb),
        cmocka_unit_test(automating_a_type_of_an_idle_pool_leaves_dnfb_as_it_is),
        cmocka_unit_test(the_pool_relieved_most_is_named),
        cmocka_unit_test(a_gain_of_nothing_changes_nothing_at_all),
        cmocka_unit_test(hours_and_coders_follow_from_what_arrived),
        cmocka_unit_test(types_that_an_engine_reads_come_last_without_an_effect),
        cmocka_unit_test(a_variant_is_what_the_override_would_load),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
