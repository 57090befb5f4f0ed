/* Surges and cuts: one mechanism. The encounters of the base are in the surge, bit for bit; a cut drops the last. */
#include "tests/model_fixture.h"

#define POOLS "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")
#define TYPES                                                                                                          \
    "'payers':[{'name':'p'},{'name':'q'}],'work_types':["                                                              \
    "{'name':'a','arrivals':{'per_week':700,'day_factor_cv':0.2},'gross_usd':{'law':'lognormal','mean':900,'cv':1},"   \
    "'coding_minutes':{'law':'exponential','mean':5},'documentation_lag_hours':{'law':'uniform','min':0,'max':9},"     \
    "'payer_mix':{'p':0.3,'q':0.7}},"                                                                                  \
    "{'name':'b','arrivals':{'rate_per_hour':3},'coding_minutes':{'law':'weibull','mean':5,'shape':0.7}}],"

static struct trace_of_lives live(struct fixture *fixture, const char *surges)
{
    fixture_load(fixture, FACILITY(28, "") TYPES "'surges':[%s]," POOLS, surges);
    fixture_run(fixture, 1);
    return trace_of(fixture, 0);
}

static int compare_identity(const struct life *x, const struct life *y)
{
    return trace_compare(x, y);
}

static bool same_encounter(const struct life *x, const struct life *y)
{
    return x->discharged == y->discharged && x->ready == y->ready && x->usd == y->usd &&
           x->work_minutes == y->work_minutes && strcmp(x->payer, y->payer) == 0;
}

/* Every encounter of `few` is in `many`; returns how many more there are. */
static size_t assert_nested(const struct trace_of_lives *few, const struct trace_of_lives *many)
{
    size_t j = 0;
    for (size_t i = 0; i < few->count; i++, j++) {
        while (j < many->count && compare_identity(&many->lives[j], &few->lives[i]) < 0) j++;
        assert_true(j < many->count && compare_identity(&many->lives[j], &few->lives[i]) == 0);
        assert_true(same_encounter(&few->lives[i], &many->lives[j]));
    }
    return many->count - few->count;
}

#define SURGE(name, more, factor)                                                                                      \
    "{'name':'" name "','from_date':'2026-01-12','to_date':'2026-01-18'," more "'volume_factor':" factor "}"

TEST(a_surge_keeps_the_encounters_of_the_base_and_adds_more)
{
    struct fixture *fixtures[2] = {fixture_new(), fixture_new()};
    struct trace_of_lives base = live(fixtures[0], ""), surge = live(fixtures[1], SURGE("s", "", "1.5"));
    size_t more = assert_nested(&base, &surge);
    double expected = 0.5 * (700 + 504);
    print_message("%zu more, about %g expected\n", more, expected);
    assert_near((double)more, expected, 6 * sqrt(expected) + 6 * 0.5 * 0.2 * 100 * sqrt(7));
    for (int d = 0; d < 28; d++) {
        double difference = daily_of(fixtures[1], "arrived_encounters", "all", d, 0) -
                            daily_of(fixtures[0], "arrived_encounters", "all", d, 0);
        if (d < 7 || d > 13)
            assert_near(difference, 0, 0); /* whole local dates, both included */
        else
            assert_true(difference > 0);
    }
    free(base.lives);
    free(surge.lives);
    fixture_free(fixtures[0]);
    fixture_free(fixtures[1]);
}

TEST(a_cut_keeps_the_first_encounters_of_each_day)
{
    struct fixture *fixtures[2] = {fixture_new(), fixture_new()};
    struct trace_of_lives base = live(fixtures[0], ""), cut = live(fixtures[1], SURGE("s", "", "0.4"));
    assert_true(assert_nested(&cut, &base) > 100);
    free(base.lives);
    free(cut.lives);
    fixture_free(fixtures[0]);
    fixture_free(fixtures[1]);
}

TEST(overlapping_factors_multiply)
{
    struct fixture *fixtures[2] = {fixture_new(), fixture_new()};
    struct trace_of_lives two = live(fixtures[0], SURGE("s", "", "2") "," SURGE("t", "", "0.75"));
    struct trace_of_lives one = live(fixtures[1], SURGE("u", "", "1.5"));
    assert_int_equal(two.count, one.count);
    assert_int_equal(assert_nested(&two, &one), 0);
    free(one.lives);
    free(two.lives);
    fixture_free(fixtures[0]);
    fixture_free(fixtures[1]);
}

TEST(a_factor_of_0_leaves_no_arrivals)
{
    struct fixture *fixture = fixture_new();
    struct trace_of_lives trace = live(fixture, SURGE("s", "", "0"));
    for (int d = 0; d < 28; d++) {
        double arrived = daily_of(fixture, "arrived_encounters", "all", d, 0);
        assert_true(d < 7 || d > 13 ? arrived > 0 : arrived == 0);
    }
    free(trace.lives);
    fixture_free(fixture);
}

TEST(a_factor_of_1_changes_nothing)
{
    struct fixture *fixtures[2] = {fixture_new(), fixture_new()};
    struct trace_of_lives base = live(fixtures[0], ""), same = live(fixtures[1], SURGE("s", "", "1"));
    assert_int_equal(assert_nested(&base, &same), 0);
    free(base.lives);
    free(same.lives);
    fixture_free(fixtures[0]);
    fixture_free(fixtures[1]);
}

TEST(a_surge_of_one_type_leaves_the_others_alone)
{
    struct fixture *fixtures[2] = {fixture_new(), fixture_new()};
    struct trace_of_lives base = live(fixtures[0], ""),
                          surge = live(fixtures[1], SURGE("s", "'work_types':['b'],", "3"));
    assert_nested(&base, &surge);
    assert_near(value(fixtures[0], "encounters_arrived", "work_type:a"),
                value(fixtures[1], "encounters_arrived", "work_type:a"), 0);
    assert_true(value(fixtures[0], "encounters_arrived", "work_type:b") + 700 <
                value(fixtures[1], "encounters_arrived", "work_type:b"));
    free(base.lives);
    free(surge.lives);
    fixture_free(fixtures[0]);
    fixture_free(fixtures[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_surge_keeps_the_encounters_of_the_base_and_adds_more),
        cmocka_unit_test(a_cut_keeps_the_first_encounters_of_each_day),
        cmocka_unit_test(overlapping_factors_multiply),
        cmocka_unit_test(a_factor_of_0_leaves_no_arrivals),
        cmocka_unit_test(a_factor_of_1_changes_nothing),
        cmocka_unit_test(a_surge_of_one_type_leaves_the_others_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
