/* Sentences about several plans claim only what holds when the plans are judged together. */
#include "experiment/comparison.h"
#include "io/cfo_family.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { COUNT = 20 };

/* A difference from 20 replications with this p-value. */
static struct estimate with_p(double mean, double p)
{
    double t = gsl_cdf_tdist_Qinv(p / 2, COUNT - 1), error = fabs(mean) / t;
    return (struct estimate){.count = COUNT,
                             .mean = mean,
                             .sd = error * sqrt(COUNT),
                             .half_width = error * gsl_cdf_tdist_Pinv(0.975, COUNT - 1)};
}

/* Turnaround and DNFB fall; only how sure the cost is differs. */
static struct cfo_facts plan(double cost_p)
{
    struct cfo_facts facts = {.confidence = 0.95,
                              .released_usd = with_p(4e6, 1e-6),
                              .carrying_usd_per_year = with_p(2.4e5, 1e-6),
                              .operating_cost_usd = with_p(50000, cost_p)};
    facts.gain.tat_before_days = 5;
    facts.gain.tat_after_days = 3;
    facts.gain.tat_days = facts.gain.tat_by_dollars_days = with_p(-2, 1e-6);
    facts.gain.dnfb_days = with_p(-2, 1e-6);
    return facts;
}

static bool tells_the_cost(const struct cfo_facts *facts)
{
    char *sentence = cfo_sentence(facts);
    bool told = strstr(sentence, "operating cost rises") != NULL;
    assert_non_null(strstr(sentence, "Cutting coding TAT"));
    free(sentence);
    return told;
}

static void one_plan_alone_is_told_as_it_is(void **state)
{
    (void)state;
    struct cfo_facts facts = plan(0.03), before = facts;
    cfo_family_judge(&facts, 1, 0.95);
    assert_memory_equal(&facts, &before, sizeof facts);
    assert_true(tells_the_cost(&facts));
}

/* 3 x .004 = .012; 2 x .03 = .06: the second is no claim any more, nor is the third. */
static void claims_of_several_plans_are_stepped_down(void **state)
{
    (void)state;
    struct cfo_facts facts[] = {plan(0.03), plan(0.004), plan(0.04)};
    for (size_t i = 0; i < 3; i++) assert_true(tells_the_cost(&facts[i]));
    cfo_family_judge(facts, 3, 0.95);
    assert_false(tells_the_cost(&facts[0]));
    assert_true(tells_the_cost(&facts[1]));
    assert_false(tells_the_cost(&facts[2]));
    assert_true(facts[1].operating_cost_usd.half_width == plan(0.004).operating_cost_usd.half_width);
}

static void causes_are_claims_too_and_missing_values_stay_missing(void **state)
{
    (void)state;
    struct cfo_facts facts[] = {plan(0.001), plan(0.001)};
    for (size_t i = 0; i < 2; i++) {
        facts[i].gain.cause_usd[CAUSE_COUNT - 1] = with_p(1e5, i ? 0.03 : 0.04);
        facts[i].accuracy.difference = (struct estimate){0, NAN, NAN, NAN, NAN, NAN, NAN};
    }
    cfo_family_judge(facts, 2, 0.95);
    for (size_t i = 0; i < 2; i++) {
        assert_false(estimate_shows(&facts[i].gain.cause_usd[CAUSE_COUNT - 1]));
        assert_false(estimate_shows(&facts[i].accuracy.difference));
        assert_true(estimate_shows(&facts[i].operating_cost_usd));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_plan_alone_is_told_as_it_is),
        cmocka_unit_test(claims_of_several_plans_are_stepped_down),
        cmocka_unit_test(causes_are_claims_too_and_missing_values_stay_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
