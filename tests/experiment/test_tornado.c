/* Tornado and input study of small departments, through the public path. Seeds and tolerances stand with each test. */
#include "experiment/input_study.h"
#include "experiment/tornado.h"
#include "io/metric_name.h"
#include "tests/model_fixture.h"

/* Coders of one pool for 28 days, %s: its price, and the uncertain assumptions. */
#define SCENARIO(price, uncertainty)                                                                                   \
    FACILITY(28, "")                                                                                                   \
    "'work_types':[{'name':'chart','arrivals':{'per_week':140},'coding_minutes':{'law':'exponential','mean':20},"      \
    "'gross_usd':1000}],'pools':[" POOL("home", 2, HOURS(ALL_DAYS, "08:00", "16:00"), "{'chart':1}",                   \
                                        "'end_of_shift':'carry_over'," price                                           \
                                        ",") "]," EVERYTHING_TO("'home'") ",'uncertainty':[" uncertainty "]"

#define WAGE    "{'name':'wage','field':'/pools/home/wage_usd_per_hour','low':20,'high':45}"
#define VOLUME  "{'name':'volume','field':'/work_types/*/arrivals/per_week','low':0.9,'high':1.2,'scale':'factor'}"
#define MINUTES "{'name':'minutes','field':'/work_types/chart/coding_minutes','low':0.8,'high':1.3,'scale':'factor'}"
#define CERTAIN "{'name':'certain','field':'/pools/home/absence_share','low':0,'high':0}"

struct bench {
    struct fixture *base, *other; /* other: NULL without an alternative */
    struct assumptions assumptions;
    struct measure measure;
    struct case_runner runner;
};

static void bench_init(struct bench *bench, struct fixture *base, struct fixture *other, const char *metric, int jobs,
                       int64_t replications)
{
    char *message;
    *bench = (struct bench){.base = base, .other = other};
    const struct scenario *alternative = other ? other->scenario : NULL;
    assumptions_init(&bench->assumptions, base->scenario, alternative);
    if (!metric_name_read(&bench->measure, metric, base->scenario, alternative, &message)) fail_msg("%s", message);
    bench->runner = (struct case_runner){.assumptions = &bench->assumptions,
                                         .measure_count = 1,
                                         .measures = &bench->measure,
                                         .options = {.replications = replications, .seed = 5, .jobs = jobs}};
}

static void bench_free(struct bench *bench)
{
    assumptions_free(&bench->assumptions);
    fixture_free(bench->base);
    if (bench->other) fixture_free(bench->other);
}

static void run_tornado(struct bench *bench, struct tornado *tornado, double beyond)
{
    struct tornado_request request = {0.95, beyond};
    assert_int_equal(tornado_init(tornado, &bench->runner, &request), CASES_DONE);
}

static const struct tornado_row *row_named(const struct bench *bench, const struct tornado *tornado, const char *name)
{
    for (size_t i = 0; i < tornado->tables[0].count; i++) {
        const struct tornado_row *row = &tornado->tables[0].rows[i];
        if (strcmp(bench->assumptions.items[row->assumption].name, name) == 0) return row;
    }
    fail_msg("no row of %s", name);
    return NULL;
}

/* Two coders, 8 paid hours, 28 days: 448 hours. Exact, since wages do not depend on chance. */
TEST(an_uncertain_wage_moves_cost_in_proportion)
{
    struct bench bench;
    struct tornado tornado;
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, SCENARIO("'wage_usd_per_hour':30", WAGE "," VOLUME));
    bench_init(&bench, fixture, NULL, "cost_total_usd", 1, 3);
    run_tornado(&bench, &tornado, 1);
    const struct tornado_table *table = &tornado.tables[0];
    const struct tornado_row *wage = row_named(&bench, &tornado, "wage");
    assert_ptr_equal(wage, &table->rows[0]);
    assert_near(wage->level[TORNADO_LOW].mean, table->base.mean * 20 / 30, 0.02);
    assert_near(wage->level[TORNADO_HIGH].mean, table->base.mean * 45 / 30, 0.02);
    assert_near(wage->swing, table->base.mean * 25 / 30, 0.03);
    assert_true(wage->shown);
    tornado_free(&tornado);
    bench_free(&bench);
}

TEST(an_assumption_without_room_moves_nothing_and_stands_last)
{
    struct bench bench;
    struct tornado tornado;
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, SCENARIO("'wage_usd_per_hour':30", CERTAIN "," MINUTES "," VOLUME));
    bench_init(&bench, fixture, NULL, "tat_mean_hours", 1, 5);
    run_tornado(&bench, &tornado, 1);
    const struct tornado_table *table = &tornado.tables[0];
    assert_ptr_equal(row_named(&bench, &tornado, "certain"), &table->rows[2]);
    assert_near(table->rows[2].swing, 0, 0);
    assert_false(table->rows[2].shown);
    assert_true(table->rows[0].shown);
    for (size_t i = 0; i + 1 < table->count; i++) assert_true(table->rows[i].swing >= table->rows[i + 1].swing);
    tornado_free(&tornado);
    bench_free(&bench);
}

static void assert_same(const struct estimate *a, const struct estimate *b)
{
    assert_true(a->mean == b->mean && a->half_width == b->half_width);
}

/* To the last bit. */
TEST(neither_the_order_of_the_entries_nor_the_workers_change_a_row)
{
    struct bench one, other;
    struct tornado first, second;
    struct fixture *forward = fixture_new(), *backward = fixture_new();
    fixture_load(forward, SCENARIO("'wage_usd_per_hour':30", WAGE "," VOLUME "," MINUTES));
    fixture_load(backward, SCENARIO("'wage_usd_per_hour':30", MINUTES "," VOLUME "," WAGE));
    bench_init(&one, forward, NULL, "dnfb_peak_usd", 1, 4);
    bench_init(&other, backward, NULL, "dnfb_peak_usd", 2, 4);
    run_tornado(&one, &first, 1);
    run_tornado(&other, &second, 1);
    for (size_t i = 0; i < 3; i++) {
        const struct tornado_row *a = &first.tables[0].rows[i];
        const struct tornado_row *b = row_named(&other, &second, one.assumptions.items[a->assumption].name);
        assert_ptr_equal(b, &second.tables[0].rows[i]);
        for (int end = 0; end < TORNADO_ENDS; end++) {
            assert_same(&a->level[end], &b->level[end]);
            assert_same(&a->change[end], &b->change[end]);
        }
    }
    tornado_free(&first);
    tornado_free(&second);
    bench_free(&one);
    bench_free(&other);
}

/* In house 448 paid hours at 30 USD; a vendor at 25 USD a chart. The same charts are coded in both, so that the wage at
 * which both cost the same is 25 x charts coded / 448, for the mean of the replications: a straight line, found to the
 * cent (tolerance 0.01 of a dollar an hour). */
TEST(the_wage_at_which_a_vendor_costs_the_same_is_found)
{
    struct bench bench;
    struct tornado tornado;
    struct fixture *home = fixture_new(), *vendor = fixture_new();
    fixture_load(home, SCENARIO("'wage_usd_per_hour':30", WAGE));
    fixture_load(vendor, SCENARIO("'usd_per_chart':25", ""));
    fixture_run(home, 4);
    bench_init(&bench, home, vendor, "cost_total_usd", 1, 4);
    bench.runner.options.seed = home->seed;
    double coded = estimate_in(home, "encounters_coded", "all").mean, expected = 25 * coded / 448;
    assert_true(expected > 30 && expected < 45);
    run_tornado(&bench, &tornado, 1);
    const struct tornado_row *wage = row_named(&bench, &tornado, "wage");
    assert_true(wage->break_even[TORNADO_HIGH].found);
    assert_false(wage->break_even[TORNADO_LOW].found);
    assert_near(wage->break_even[TORNADO_HIGH].at, expected, 0.01);
    assert_true(wage->break_even[TORNADO_HIGH].from < expected && wage->break_even[TORNADO_HIGH].to > expected);
    assert_int_equal(wage->flip[TORNADO_LOW], FLIP_NONE);
    tornado_free(&tornado);
    bench_free(&bench);
}

/* The same vendor at 60 USD a chart is dearer for every wage up to 45; beyond it turns. */
TEST(a_break_even_beyond_the_stated_range_is_found_when_asked_for)
{
    struct bench bench;
    struct tornado tornado;
    struct fixture *home = fixture_new(), *vendor = fixture_new();
    fixture_load(home, SCENARIO("'wage_usd_per_hour':30", WAGE));
    fixture_load(vendor, SCENARIO("'usd_per_chart':60", ""));
    fixture_run(home, 3);
    bench_init(&bench, home, vendor, "cost_total_usd", 1, 3);
    bench.runner.options.seed = home->seed;
    double expected = 60 * estimate_in(home, "encounters_coded", "all").mean / 448;
    run_tornado(&bench, &tornado, 1);
    assert_false(tornado.tables[0].rows[0].break_even[TORNADO_HIGH].found);
    tornado_free(&tornado);
    run_tornado(&bench, &tornado, 6);
    assert_true(tornado.tables[0].rows[0].break_even[TORNADO_HIGH].found);
    assert_near(tornado.tables[0].rows[0].break_even[TORNADO_HIGH].at, expected, 0.01);
    assert_near(tornado.tables[0].rows[0].reach[TORNADO_HIGH], 30 + 6 * 15, 1e-9);
    tornado_free(&tornado);
    bench_free(&bench);
}

static void run_input_study(struct bench *bench, struct input_study *study, size_t samples)
{
    struct input_request request = {samples, 0.95};
    assert_int_equal(input_study_init(study, &bench->runner, &request), CASES_DONE);
}

/* Wages alone decide cost here: all variance is input, and the driver is the wage. */
TEST(where_chance_plays_no_part_all_variance_is_input)
{
    struct bench bench;
    struct input_study study;
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, SCENARIO("'wage_usd_per_hour':30", WAGE "," VOLUME));
    bench_init(&bench, fixture, NULL, "cost_total_usd", 1, 2);
    run_input_study(&bench, &study, 12);
    const struct input_result *result = &study.results[0];
    assert_true(result->split.input_share > 0.99);
    assert_int_equal(result->driver, 0);
    assert_near(result->rank_correlations[0], 1, 1e-12);
    for (size_t i = 0; i < study.samples; i++) {
        double wage = study.numbers[i * study.assumptions];
        assert_true(wage >= 20 && wage <= 45);
        assert_near(study.means[i] / wage, result->base.mean / 30, 0.02 * result->base.mean / 30);
    }
    input_study_free(&study);
    bench_free(&bench);
}

/* With nothing to draw the samples differ by chance alone: the interval of the share holds 0 (seed 5), whatever the
 * estimate is. */
TEST(inputs_without_room_have_no_share)
{
    struct bench bench;
    struct input_study study;
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, SCENARIO("'wage_usd_per_hour':30", CERTAIN));
    bench_init(&bench, fixture, NULL, "tat_mean_hours", 1, 4);
    run_input_study(&bench, &study, 10);
    const struct input_result *result = &study.results[0];
    assert_near(result->split.low, 0, 0);
    assert_true(result->split.input_share < 0.3);
    assert_int_equal(result->driver, -1);
    assert_near(result->means.mean, result->base.mean, 1e-9 * result->base.mean); /* the same 40 lives */
    input_study_free(&study);
    bench_free(&bench);
}

TEST(the_input_study_does_not_depend_on_workers)
{
    struct input_study studies[2];
    for (int jobs = 1; jobs <= 2; jobs++) {
        struct bench bench;
        struct fixture *fixture = fixture_new();
        fixture_load(fixture, SCENARIO("'wage_usd_per_hour':30", VOLUME "," MINUTES));
        bench_init(&bench, fixture, NULL, "tat_mean_hours", jobs, 3);
        run_input_study(&bench, &studies[jobs - 1], 5);
        bench_free(&bench);
    }
    assert_memory_equal(studies[0].numbers, studies[1].numbers, 10 * sizeof(double));
    assert_memory_equal(studies[0].means, studies[1].means, 5 * sizeof(double));
    assert_true(studies[0].results[0].split.input_share == studies[1].results[0].split.input_share);
    input_study_free(&studies[0]);
    input_study_free(&studies[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_uncertain_wage_moves_cost_in_proportion),
        cmocka_unit_test(an_assumption_without_room_moves_nothing_and_stands_last),
        cmocka_unit_test(neither_the_order_of_the_entries_nor_the_workers_change_a_row),
        cmocka_unit_test(the_wage_at_which_a_vendor_costs_the_same_is_found),
        cmocka_unit_test(a_break_even_beyond_the_stated_range_is_found_when_asked_for),
        cmocka_unit_test(where_chance_plays_no_part_all_variance_is_input),
        cmocka_unit_test(inputs_without_room_have_no_share),
        cmocka_unit_test(the_input_study_does_not_depend_on_workers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
