/* Mechanisms that are there at zero change nothing, to the bit; all on at once they keep the books and the bytes. */
#include "tests/metamorphic/mechanisms.h"

static void assert_same_cash(const struct fixture *base, const struct fixture *other, int64_t replications)
{
    const struct study_scenario *a = &base->study.items[0], *b = &other->study.items[0];
    size_t numbers = (size_t)replications * (size_t)cash_month_count(&a->plan) * CASH_LINES;
    for (size_t i = 0; i < numbers; i++)
        if (a->cash[i] != b->cash[i]) fail_msg("cash %zu: %.17g and %.17g", i, a->cash[i], b->cash[i]);
}

TEST(mechanisms_at_zero_are_the_plain_department)
{
    struct fixture *plain = mechanisms_fixture(NULL, 4, 1), *off = mechanisms_fixture(&all_off, 4, 1);
    assert_same_metrics(plain, off, 4);
    assert_same_cash(plain, off, 4);
    fixture_free(plain);
    fixture_free(off);
}

TEST(mechanisms_at_zero_leave_every_encounter_as_it_was)
{
    struct fixture *plain = mechanisms_fixture(NULL, 1, 1), *off = mechanisms_fixture(&all_off, 1, 1);
    struct trace_of_lives a = trace_of(plain, 0), b = trace_of(off, 0);
    assert_int_equal(a.count, b.count);
    for (size_t i = 0; i < a.count; i++) {
        const struct life *x = &a.lives[i], *y = &b.lives[i];
        assert_true(x->ready == y->ready && (x->coded == y->coded || (isnan(x->coded) && isnan(y->coded))) &&
                    (x->billed == y->billed || (isnan(x->billed) && isnan(y->billed))) && x->usd == y->usd &&
                    strcmp(x->pool, y->pool) == 0 && x->seat == y->seat);
    }
    free(a.lives);
    free(b.lives);
    fixture_free(plain);
    fixture_free(off);
}

/* The books of every replication must balance, or the study fails. */
TEST(everything_on_at_once_keeps_the_books)
{
    struct fixture *on = mechanisms_fixture(&all_on, 20, 2);
    static const char *const used[][2] = {{"errors", "pool:day"},
                                          {"errors_found", "pool:night"},
                                          {"errors_out", "all"},
                                          {"errors", "work_type:pro"},
                                          {"encounters_audited", "work_type:pro"},
                                          {"rework_time_share", "pool:day"},
                                          {"audit_time_share", "pool:auditors"},
                                          {"coding_denials", "denial_cause:c"},
                                          {"coding_denials", "denial_cause:e"},
                                          {"appeals", "denial_cause:c"},
                                          {"appeals_expired", "all"},
                                          {"recovered_usd", "all"},
                                          {"coding_write_off_usd", "all"},
                                          {"other_write_off_usd", "all"},
                                          {"takeback_accrued_usd", "all"},
                                          {"taken_back_usd", "all"},
                                          {"charges_lost_usd", "all"},
                                          {"queries", "all"},
                                          {"encounters_coded", "work_type:follow_up"},
                                          {"leavers", "pool:day"},
                                          {"hires", "pool:day"},
                                          {"vacancy_share", "pool:day"},
                                          {"cost_component_usd", "component:onboarding"},
                                          {"cost_component_usd", "component:paused_lines"},
                                          {"cost_component_usd", "component:documentation_tools"},
                                          {"overtime_hours", "pool:day"},
                                          {"dnfb_cause_usd", "cause:quality"},
                                          {"dnfb_cause_usd", "cause:query"}};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++)
        if (!(total_of(on, used[i][0], used[i][1]) > 0)) fail_msg("%s %s is 0", used[i][0], used[i][1]);
    assert_true(total_of(on, "cost_component_usd", "component:sla_credits") < 0);
    fixture_free(on);
}

TEST(everything_on_at_once_does_not_depend_on_the_number_of_workers)
{
    struct fixture *one = mechanisms_fixture(&all_on, 6, 1), *two = mechanisms_fixture(&all_on, 6, 2);
    assert_same_metrics(one, two, 6);
    assert_same_cash(one, two, 6);
    fixture_free(one);
    fixture_free(two);
}

#define PLAIN(name)                                                                                                    \
    "{'name':'" name "','errors':null,'workforce':null,'sla':null,'shifts':[{'name':'day','authorised_headcount':0}]}"
#define ZERO(name)                                                                                                     \
    "{'name':'" name "','errors':{'share':{'ip_medical':0,'ip_surgical':0,'op_complex':0,'op_surgery':0,'ed':0,"       \
    "'imaging':0,'clinic':0},'pressure_charts_per_coder':3},'workforce':{'attrition_yearly_share':0,'speed_cv':0},"    \
    "'shifts':[{'name':'day','authorised_headcount':0}]}"
#define POOLS_OF_BASELINE(POOL_) POOL_("senior") "," POOL_("coders") "," POOL_("quality") "," POOL_("him_clerks")
#define UNGATED(rest)                                                                                                  \
    "'work_types':[{'name':'ip_medical','query':" rest ",'documentation_gate':{'share':0}},"                           \
    "{'name':'ip_surgical','query':" rest ",'documentation_gate':{'share':0}},{'name':'op_complex','query':" rest "}," \
    "{'name':'op_surgery','query':" rest "},{'name':'ed','query':" rest "}],"

/* The shipped baseline without its mechanisms, and with all of them at zero. */
static struct fixture *baseline_with(const char *more)
{
    struct fixture *fixture = fixture_new();
    const char *root = getenv("HIMSIM_ROOT");
    fixture_load(fixture,
                 "'extends':'%s/scenarios/baseline.json','name':'changed',"
                 "'facility':{'horizon_days':42,'warmup_days':0},%s",
                 root ? root : ".", more);
    fixture_run(fixture, 2);
    return fixture;
}

TEST(the_baseline_with_every_mechanism_at_zero_is_the_baseline_without_them)
{
    struct fixture *plain =
        baseline_with("'uncertainty':null,'quality':null,'claims':null," UNGATED("null") "'pools':[" POOLS_OF_BASELINE(PLAIN) "]");
    struct fixture *zero = baseline_with("'quality':{'audits':[{'name':'high_dollar','share':0},{'name':'complex','"
                                         "share':0},{'name':'routine','share':0,"
                                         "'touchless_share':0}]},'claims':{'denial_given_error_share':0,'denial_given_"
                                         "clean_share':0,'other_denial_share':0,"
                                         "'takeback_given_error_share':0,'late_charge_share':0}," UNGATED(
                                             "{'share':0}") "'pools':[" POOLS_OF_BASELINE(ZERO) "]");
    assert_true(total_of(plain, "errors", "all") == 0 && total_of(zero, "errors", "all") == 0);
    assert_same_metrics(plain, zero, 2);
    assert_same_cash(plain, zero, 2);
    fixture_free(plain);
    fixture_free(zero);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mechanisms_at_zero_are_the_plain_department),
        cmocka_unit_test(mechanisms_at_zero_leave_every_encounter_as_it_was),
        cmocka_unit_test(everything_on_at_once_keeps_the_books),
        cmocka_unit_test(everything_on_at_once_does_not_depend_on_the_number_of_workers),
        cmocka_unit_test(the_baseline_with_every_mechanism_at_zero_is_the_baseline_without_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
