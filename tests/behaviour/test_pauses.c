/* A service line that takes no patients. */
#include "tests/behaviour/lived.h"

#define LINES(pauses)                                                                                                  \
    FACILITY(14, "")                                                                                                   \
    "'work_types':[{'name':'a','arrivals':{'rate_per_hour':2,'day_factor_cv':0.3},'gross_usd':{'law':'exponential',"   \
    "'mean':1000},'net_to_gross_share':0.5,'coding_minutes':5},"                                                       \
    "{'name':'b','arrivals':{'per_week':200,'day_factor_cv':0.3},'gross_usd':{'law':'exponential','mean':300},"        \
    "'coding_minutes':{'law':'exponential','mean':9}}],'pauses':[" pauses "],"                                         \
    "'pools':[" POOL("pa", 1, ALWAYS, "{'a':1}", "") "," POOL("pb", 1, ALWAYS, "{'b':1}",                              \
                                                              "") "]," EVERYTHING_TO("'pa','pb'")
/* The third to the fifth day. */
#define PAUSED(more) "{'name':'p','work_types':['a'],'from_date':'2026-01-07','to_date':'2026-01-09'" more "}"

TEST(nobody_comes_to_a_paused_line)
{
    struct fixture *open = lived(NULL, 1, LINES("")), *paused = lived(NULL, 1, LINES(PAUSED("")));
    struct trace_of_lives all = trace_of(open, 0), some = trace_of(paused, 0);
    size_t at = 0, missing = 0;
    for (size_t i = 0; i < all.count; i++) {
        double day = floor(all.lives[i].discharged / 24);
        if (strcmp(all.lives[i].type, "a") == 0 && day >= 2 && day <= 4) {
            missing++;
            continue;
        }
        assert_true(at < some.count && some.lives[at].discharged == all.lives[i].discharged &&
                    some.lives[at].usd == all.lives[i].usd && strcmp(some.lives[at].type, all.lives[i].type) == 0);
        at++;
    }
    assert_int_equal(at, some.count);
    assert_true(missing > 50);
    free(all.lives);
    free(some.lives);
    fixture_free(open);
    fixture_free(paused);
}

/* Three days of 48 patients expected, 500 net dollars each: what the pause costs does not depend on chance. */
TEST(a_pause_costs_the_contribution_of_those_who_did_not_come)
{
    struct fixture *fixture = lived(NULL, 3, LINES(PAUSED("")));
    for (int64_t r = 0; r < 3; r++)
        assert_near(value_of(fixture, "cost_component_usd", "component:paused_lines", r), 3 * 48 * 500 * 0.4, 1e-9);
    assert_metric(fixture, "cost_total_usd", "all", 3 * 48 * 500 * 0.4);
    fixture_free(fixture);
    fixture = lived(NULL, 1, LINES(PAUSED(",'contribution_margin_share':0.1")));
    assert_metric(fixture, "cost_component_usd", "component:paused_lines", 3 * 48 * 500 * 0.1);
    fixture_free(fixture);
    fixture = lived(NULL, 1,
                    LINES(PAUSED(",'contribution_margin_share':0") ","
                                                                   "{'name':'again','work_types':['a'],"
                                                                   "'from_date':'2026-01-09','to_date':'2026-01-10'}"));
    assert_metric(fixture, "cost_component_usd", "component:paused_lines", 48 * 500 * 0.4); /* the first counts */
    fixture_free(fixture);
}

TEST(a_pause_leaves_the_other_lines_alone)
{
    static const char *const ids[] = {"encounters_arrived",      "encounters_coded", "tat_mean_hours", "tat_p95_hours",
                                      "waiting_mean_encounters", "wait_mean_hours",  "claims"};
    struct fixture *open = lived(NULL, 5, LINES("")), *paused = lived(NULL, 5, LINES(PAUSED("")));
    for (int64_t r = 0; r < 5; r++) {
        for (size_t m = 0; m < sizeof ids / sizeof *ids; m++)
            assert_true(value_of(open, ids[m], "work_type:b", r) == value_of(paused, ids[m], "work_type:b", r));
        assert_true(value_of(open, "encounters_arrived", "work_type:a", r) >
                    value_of(paused, "encounters_arrived", "work_type:a", r));
        assert_true(value_of(open, "utilization_share", "pool:pb", r) ==
                    value_of(paused, "utilization_share", "pool:pb", r));
    }
    fixture_free(open);
    fixture_free(paused);
}

TEST(a_surge_in_a_pause_is_lost_too)
{
    struct fixture *fixture =
        lived(NULL, 1,
              LINES(PAUSED("")) ",'surges':[{'name':'s','work_types':['a'],'from_date':'2026-01-09',"
                                "'to_date':'2026-01-12','volume_factor':2}]");
    assert_metric(fixture, "cost_component_usd", "component:paused_lines", 4 * 48 * 500 * 0.4);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_comes_to_a_paused_line),
        cmocka_unit_test(a_pause_costs_the_contribution_of_those_who_did_not_come),
        cmocka_unit_test(a_pause_leaves_the_other_lines_alone),
        cmocka_unit_test(a_surge_in_a_pause_is_lost_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
