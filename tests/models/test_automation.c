/* Volume x variability: score, quadrant, hours that a gain frees, hours of a coder; by hand. */
#include "models/automation.h"
#include "tests/model_fixture.h"

#define VARIED "{'law':'lognormal','mean':6,'cv':2}"
/* A day brings 100 or 10: CV of arrivals 0.1 or sqrt(0.1). */
#define TYPE(name, per_week, minutes)                                                                                  \
    "{'name':'" name "','arrivals':{'per_week':" per_week "},'coding_minutes':" minutes "}"
#define POOLS "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")

TEST(volume_and_variability_part_the_four_quadrants)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(7, "") "'work_types':[" TYPE("much_alike", "700", "6") "," TYPE("much_varied", "700", VARIED) "," TYPE(
            "little_alike", "70", "6") "," TYPE("little_varied", "70", VARIED) "]," POOLS);
    struct automation_facts facts[4];
    static const double per_week[4] = {700, 700, 70, 70};
    struct automation_medians medians = automation_facts_fill(facts, &fixture->study.items[0].plan, per_week);
    static const enum automation_quadrant quadrants[4] = {QUADRANT_AUTOMATE_FIRST, QUADRANT_ASSIST, QUADRANT_WHEN_CHEAP,
                                                          QUADRANT_LEAVE};
    static const double hours[4] = {70, 70, 7, 7}, squares[4] = {0.01, 4.01, 0.1, 4.1};
    for (int t = 0; t < 4; t++) {
        assert_int_equal(facts[t].quadrant, quadrants[t]);
        assert_near(facts[t].hours_per_week, hours[t], 1e-9);
        assert_near(facts[t].hours_share, hours[t] / 154, 1e-12);
        assert_near(facts[t].variability, sqrt(squares[t]), 1e-9);
        assert_near(facts[t].score, hours[t] / (1 + squares[t]), 1e-9);
    }
    assert_near(medians.hours_per_week, 38.5, 1e-9);
    assert_near(medians.variability, (sqrt(0.1) + sqrt(4.01)) / 2, 1e-9);
    fixture_free(fixture);
}

TEST(the_type_at_the_medians_is_automated_first)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(7, "") "'work_types':[" TYPE("only", "70", "6") "]," POOLS);
    struct automation_facts facts;
    static const double per_week[1] = {70};
    automation_facts_fill(&facts, &fixture->study.items[0].plan, per_week);
    assert_int_equal(facts.quadrant, QUADRANT_AUTOMATE_FIRST);
    assert_near(facts.hours_share, 1, 0);
    fixture_free(fixture);
}

TEST(types_without_coding_hours_stand_outside_the_quadrants_and_the_medians)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(7, "") "'work_types':[" TYPE("only", "70", "6") "," TYPE("free", "70", "0") "," TYPE(
                              "never", "0", "6") "]," POOLS);
    struct automation_facts facts[3];
    static const double per_week[3] = {70, 70, 0};
    struct automation_medians medians = automation_facts_fill(facts, &fixture->study.items[0].plan, per_week);
    assert_near(medians.hours_per_week, 7, 1e-12);
    assert_int_equal(facts[0].quadrant, QUADRANT_AUTOMATE_FIRST);
    for (int t = 1; t < 3; t++) {
        assert_int_equal(facts[t].quadrant, QUADRANT_NO_WORK);
        assert_near(facts[t].hours_per_week, 0, 0);
        assert_near(facts[t].score, 0, 0);
    }
    fixture_free(fixture);
}

/* 40 % touchless, the rest at 1.2 charts in the time of one: half is left. */
TEST(touchless_charts_and_faster_coding_multiply)
{
    struct automation_gain usual = {0.4, 0.2}, rpa = {0.4, 0}, all = {1, 0.2}, none = {0, 0};
    assert_near(automation_freed_share(&usual), 0.5, 1e-12);
    assert_near(automation_freed_share(&rpa), 0.4, 1e-12);
    assert_near(automation_freed_share(&all), 1, 1e-12);
    assert_near(automation_freed_share(&none), 0, 0);
}

#define WEEKDAYS "['mon','tue','wed','thu','fri']"
/* 40 hours a week on shift. */
#define CREW(name, count, skills, more) POOL(name, count, HOURS(WEEKDAYS, "08:00", "16:00"), skills, more)

TEST(the_hours_of_a_coder_are_those_of_the_pools_that_code_the_type)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(7, "") "'work_types':[" TYPE("a", "70", "6") "," TYPE("b", "70", "6") "],'pools':[" CREW(
                     "fast", 1, "{'a':1.25}", "'productive_share':0.8,") "," CREW("slow", 3, "{'a':0.5,'b':1}",
                                                                                  "'productive_share':1,'absence_share'"
                                                                                  ":0.1,") "]," EVERYTHING_TO("'fast','"
                                                                                                              "slow'"));
    bool pools[2];
    assert_near(automation_coder_hours(fixture->scenario, 0, pools), (40 + 3 * 40 * 0.9 * 0.5) / 4, 1e-9);
    assert_true(pools[0] && pools[1]);
    assert_near(automation_coder_hours(fixture->scenario, 1, pools), 36, 1e-9);
    assert_true(!pools[0] && pools[1]);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(volume_and_variability_part_the_four_quadrants),
        cmocka_unit_test(the_type_at_the_medians_is_automated_first),
        cmocka_unit_test(types_without_coding_hours_stand_outside_the_quadrants_and_the_medians),
        cmocka_unit_test(touchless_charts_and_faster_coding_multiply),
        cmocka_unit_test(the_hours_of_a_coder_are_those_of_the_pools_that_code_the_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
