/* Which plan is recommended, and what it cannot be told apart from. */
#include "experiment/plan_choice.h"
#include "tests/sim/check.h"
#include <string.h>

enum { PLANS_MOST = 4, REPLICATIONS = 6 };

/* Turnarounds as if they had been simulated. */
struct made {
    struct study study;
    struct scenario scenarios[PLANS_MOST];
    struct study_scenario items[PLANS_MOST];
    struct metric_key key;
};

static void make(struct made *made, double values[][REPLICATIONS], size_t count)
{
    *made = (struct made){.key = {METRIC_TAT_MEAN_HOURS, SCOPE_ALL, 0}};
    made->study = (struct study){.items = made->items, .count = count, .replications = REPLICATIONS};
    for (size_t s = 0; s < count; s++)
        made->items[s] =
            (struct study_scenario){.scenario = &made->scenarios[s], .keys = {1, &made->key}, .values = values[s]};
}

TEST(the_candidate_of_the_best_mean_is_chosen)
{
    struct made made;
    double values[][REPLICATIONS] = {{50, 52, 51, 53, 50, 52}, {40, 41, 42, 40, 41, 42}, {30, 33, 31, 32, 30, 31}};
    make(&made, values, 3);
    struct plan_choice choice;
    plan_choice_init(&choice, &made.study, (const bool[]){false, true, true}, CHOICE_BY_TURNAROUND, 0.95);
    assert_int_equal(choice.plan, 2);
    assert_int_equal(choice.candidates, 2);
    assert_true(choice.is_behind[1]);
    assert_near(choice.lead[1].mean, (10 + 8 + 11 + 8 + 11 + 11) / 6.0, 1e-12);
    plan_choice_free(&choice);
}

TEST(who_is_no_candidate_is_not_chosen_however_good)
{
    struct made made;
    double values[][REPLICATIONS] = {{50, 52, 51, 53, 50, 52}, {40, 41, 42, 40, 41, 42}, {30, 33, 31, 32, 30, 31}};
    make(&made, values, 3);
    struct plan_choice choice;
    plan_choice_init(&choice, &made.study, (const bool[]){true, true, false}, CHOICE_BY_TURNAROUND, 0.95);
    assert_int_equal(choice.plan, 1);
    assert_int_equal(choice.candidates, 1); /* the baseline never is one */
    plan_choice_free(&choice);
    plan_choice_init(&choice, &made.study, (const bool[]){false, false, false}, CHOICE_BY_TURNAROUND, 0.95);
    assert_int_equal(choice.plan, 0);
    plan_choice_free(&choice);
}

TEST(a_lead_whose_interval_holds_zero_leaves_the_other_beside_it)
{
    struct made made;
    double values[][REPLICATIONS] = {{50, 52, 51, 53, 50, 52}, {30, 40, 31, 40, 30, 41}, {36, 33, 35, 32, 38, 31}};
    make(&made, values, 3);
    struct plan_choice choice;
    plan_choice_init(&choice, &made.study, (const bool[]){false, true, true}, CHOICE_BY_TURNAROUND, 0.95);
    assert_int_equal(choice.plan, 2);
    assert_false(choice.is_behind[1]);
    plan_choice_free(&choice);
}

/* Leads with p = 0.03 each: shown alone, not when two are judged together by Holm. */
TEST(leads_over_several_others_are_judged_together)
{
    struct made made;
    double lead[REPLICATIONS] = {0.2, 1.9, 0.1, 1.8, 2.2, 0.3};
    double values[PLANS_MOST][REPLICATIONS];
    for (size_t r = 0; r < REPLICATIONS; r++) {
        values[0][r] = 50;
        values[1][r] = 30;
        values[2][r] = 30 + lead[r];
        values[3][r] = 30 + lead[r];
    }
    make(&made, values, 4);
    struct plan_choice choice;
    plan_choice_init(&choice, &made.study, (const bool[]){false, true, true, false}, CHOICE_BY_TURNAROUND, 0.95);
    double p = estimate_p_value(&choice.lead[2]);
    assert_true(p > 0.025 && p < 0.05);
    assert_true(choice.is_behind[2]);
    plan_choice_free(&choice);
    plan_choice_init(&choice, &made.study, (const bool[]){false, true, true, true}, CHOICE_BY_TURNAROUND, 0.95);
    assert_int_equal(choice.plan, 1);
    assert_false(choice.is_behind[2]);
    assert_false(choice.is_behind[3]);
    plan_choice_free(&choice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_candidate_of_the_best_mean_is_chosen),
        cmocka_unit_test(who_is_no_candidate_is_not_chosen_however_good),
        cmocka_unit_test(a_lead_whose_interval_holds_zero_leaves_the_other_beside_it),
        cmocka_unit_test(leads_over_several_others_are_judged_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
