/* Uncertain assumptions: which fields they name, what a number does to a copy, what is drawn, what is refused. */
#include "io/uncertainty_ready.h"
#include "models/uncertainty.h"
#include "tests/models/checked.h"
#include <math.h>

#define LONG "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':28}"
#define LAWFUL                                                                                                         \
    "{'name':'ip','arrivals':{'per_week':20},'coding_minutes':{'law':'empirical','points':[[0,10],[1,50]]},"           \
    "'documentation_lag_hours':{'law':'triangular','min':1,'mode':2,'max':6}}"
#define ABSENT(name, share) "{'name':'" name "','absence_share':" share ",'skills':{'ed':1,'ip':0.5}," DAY "}"
#define BASE(uncertainty)                                                                                              \
    SCENARIO(LONG AND "'work_types':[" ED "," LAWFUL "]" AND "'pools':[" ABSENT("home", "0.1") "," ABSENT(             \
        "house", "0.2") "]" AND "'worklists':[{'name':'all','pools':['home','house']}]" AND                            \
                        "'uncertainty':[" uncertainty "]")

struct bench {
    struct scratch scratch;
    struct loaded_scenario loaded;
    const struct uncertainty *entries;
    struct scenario copy;
};

static void open_bench(struct bench *bench, const char *json)
{
    struct problems problems = {0};
    char *text = memory_copy_text(json);
    for (char *at = text; *at; at++)
        if (*at == '\'') *at = '"';
    scratch_init(&bench->scratch);
    if (!scenario_load(&bench->loaded, scratch_write_text(&bench->scratch, "s.json", text), NULL, 0, &problems))
        problems_write(&problems, stderr);
    assert_false(problems_have_error(&problems));
    problems_free(&problems);
    bench->entries = bench->loaded.scenario.uncertainty.items;
    scenario_copy(&bench->copy, &bench->loaded.scenario);
    free(text);
}

static void close_bench(struct bench *bench)
{
    scenario_copy_free(&bench->copy);
    scenario_unload(&bench->loaded);
    scratch_free(&bench->scratch);
}

TEST(a_star_names_every_item_whose_name_fits)
{
    struct bench bench;
    open_bench(&bench, BASE("{'name':'all','field':'/pools/*/absence_share','low':0.5,'high':2,'scale':'factor'},"
                            "{'name':'some','field':'/pools/*se/productive_share','low':0.9,'high':1},"
                            "{'name':'one','field':'/pools/home/wage_usd_per_hour','low':0,'high':9}"));
    assert_int_equal(bench.entries[0].places.count, 2);
    assert_int_equal(bench.entries[1].places.count, 1);
    uncertainty_set(&bench.entries[0], 1.5, &bench.copy);
    uncertainty_set(&bench.entries[1], 0.95, &bench.copy);
    assert_near(bench.copy.pools.items[0].absence_share, 0.15, 1e-15);
    assert_near(bench.copy.pools.items[1].absence_share, 0.3, 1e-15);
    assert_near(bench.copy.pools.items[0].productive_share, 1, 0);
    assert_near(bench.copy.pools.items[1].productive_share, 0.95, 0);
    assert_near(bench.loaded.scenario.pools.items[1].absence_share, 0.2, 0); /* the original stays */
    close_bench(&bench);
}

TEST(a_factor_scales_laws_and_lists_whole_and_keeps_their_shape)
{
    struct bench bench;
    open_bench(
        &bench,
        BASE("{'name':'minutes','field':'/work_types/*/coding_minutes','low':0.5,'high':2,'scale':'factor'},"
             "{'name':'lag','field':'/work_types/ip/documentation_lag_hours','low':0.5,'high':2,'scale':'factor'},"
             "{'name':'speed','field':'/pools/home/skills','low':0.5,'high':2,'scale':'factor'}"));
    const struct work_type *before = bench.loaded.scenario.work_types.items, *after = bench.copy.work_types.items;
    for (int e = 0; e < 3; e++) uncertainty_set(&bench.entries[e], 1.5, &bench.copy);
    assert_near(law_mean(&after[0].coding_minutes), 7.5, 1e-12);
    assert_near(law_mean(&after[1].coding_minutes), 1.5 * law_mean(&before[1].coding_minutes), 1e-12);
    assert_near(law_cv2(&after[1].coding_minutes), law_cv2(&before[1].coding_minutes), 1e-12);
    assert_near(law_mean(&after[1].documentation_lag_hours), 4.5, 1e-12);
    assert_near(bench.copy.pools.items[0].skills.items[1], 0.75, 1e-12);
    assert_near(bench.copy.pools.items[1].skills.items[1], 0.5, 0);
    close_bench(&bench);
}

/* Between 0 and 0.4 around 0.1: the share below the mode is 1/4; half of the draws lie below
 * 0.4 - sqrt(0.5 x 0.4 x 0.3) = 0.15505. */
TEST(low_and_high_are_drawn_from_a_triangle_around_the_base)
{
    struct bench bench;
    open_bench(&bench, BASE("{'name':'absence','field':'/pools/home/absence_share','low':0,'high':0.4},"
                            "{'name':'fixed','field':'/pools/house/absence_share','low':0.2,'high':0.2}"));
    const struct uncertainty *entry = &bench.entries[0];
    const struct scenario *scenario = &bench.loaded.scenario;
    assert_near(uncertainty_quantile(entry, scenario, 0.25), 0.1, 1e-12);
    assert_near(uncertainty_quantile(entry, scenario, 0.5), 0.4 - sqrt(0.06), 1e-12);
    assert_near(uncertainty_quantile(entry, scenario, 0), 0, 1e-12);
    assert_near(uncertainty_quantile(entry, scenario, 1), 0.4, 1e-12);
    assert_near(uncertainty_quantile(&bench.entries[1], scenario, 0.3), 0.2, 0);
    close_bench(&bench);
}

/* Uniform from 300 to 500: a draw of p lies at 300 + 200 (0.001 + 0.998 p), low and high at 10 % and 90 %. */
TEST(a_distribution_is_drawn_without_its_outermost_tails)
{
    struct bench bench;
    open_bench(&bench,
               BASE("{'name':'volume','field':'/work_types/ed/arrivals/per_week','distribution':{'law':'uniform',"
                    "'min':300,'max':500}}"));
    const struct uncertainty *entry = &bench.entries[0];
    assert_near(uncertainty_quantile(entry, &bench.loaded.scenario, 0), 300.2, 1e-9);
    assert_near(uncertainty_quantile(entry, &bench.loaded.scenario, 1), 499.8, 1e-9);
    assert_near(uncertainty_low(entry), 320, 1e-9);
    assert_near(uncertainty_high(entry), 480, 1e-9);
    assert_near(uncertainty_base(entry, &bench.loaded.scenario), 400, 0);
    close_bench(&bench);
}

static void assert_ready(const char *json, bool expected, const char *words)
{
    struct bench bench;
    struct problems problems = {0};
    open_bench(&bench, json); /* a plain run minds nothing */
    assert_int_equal(uncertainty_is_ready(&bench.loaded, &problems), expected);
    bool said = expected;
    for (size_t i = 0; i < problems.count; i++) said = said || strstr(problems.items[i].what, words);
    if (!said) problems_write(&problems, stderr);
    assert_true(said);
    problems_free(&problems);
    close_bench(&bench);
}

TEST(what_the_scenarios_own_values_do_not_fit_is_refused_only_when_it_is_used)
{
    assert_ready(BASE("{'name':'a','field':'/pools/home/absence_share','low':0.05,'high':0.2}"), true, "");
    assert_ready(BASE("{'name':'a','field':'/pools/home/absence_share','low':0.2,'high':0.3}"), false,
                 "own value 0.1 is outside");
    assert_ready(BASE("{'name':'a','field':'/pools/*/absence_share','low':0.05,'high':0.3}"), false,
                 "different values, 0.1 and 0.2");
    assert_ready(BASE("{'name':'a','field':'/pools/*/absence_share','low':0.5,'high':8,'scale':'factor'}"), false,
                 "out of its range");
    assert_ready(BASE("{'name':'a','field':'/pools/*/absence_share','low':1.1,'high':1.5,'scale':'factor'}"), false,
                 "the factor 1 is outside");
    assert_ready(BASE("{'name':'a','field':'/pools/home/shifts/day/hours/0/unpaid_break_minutes','low':0,'high':480}"),
                 false, "at its high 480: /pools/home");
}

/* The digest says what is simulated, and that does not depend on what is unknown. */
TEST(the_digest_does_not_know_the_uncertainty)
{
    struct bench with, without;
    open_bench(&with, BASE("{'name':'a','field':'/pools/home/absence_share','low':0.05,'high':0.2}"));
    open_bench(&without, BASE(""));
    assert_string_equal(with.loaded.digest, without.loaded.digest);
    assert_string_not_equal(with.loaded.resolved, without.loaded.resolved);
    close_bench(&with);
    close_bench(&without);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_names_every_item_whose_name_fits),
        cmocka_unit_test(a_factor_scales_laws_and_lists_whole_and_keeps_their_shape),
        cmocka_unit_test(low_and_high_are_drawn_from_a_triangle_around_the_base),
        cmocka_unit_test(a_distribution_is_drawn_without_its_outermost_tails),
        cmocka_unit_test(what_the_scenarios_own_values_do_not_fit_is_refused_only_when_it_is_used),
        cmocka_unit_test(the_digest_does_not_know_the_uncertainty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
