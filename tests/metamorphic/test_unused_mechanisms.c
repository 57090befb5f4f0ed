/* With every mechanism on: an entry that nothing uses at the front of each further list changes nothing else, to the
 * bit. The lists of the plain department are in test_unused_entries.c. */
#include "tests/metamorphic/mechanisms.h"

enum { REPLICATIONS = 3 };

static void check(const struct mechanisms *on, const struct mechanisms *other)
{
    struct fixture *base = mechanisms_fixture(on, REPLICATIONS, 1);
    struct fixture *changed = mechanisms_fixture(other, REPLICATIONS, 1);
    assert_same_metrics(base, changed, REPLICATIONS);
    fixture_free(base);
    fixture_free(changed);
}

/* `more` at the front of a list of what stands after the pools and worklists; `at` is where the list begins. */
static void check_front(const char *at, const char *more)
{
    struct mechanisms other = all_on;
    char *rest = with_after(memory_copy_text(all_on.rest), at, more);
    assert_true(strlen(rest) == strlen(all_on.rest) + strlen(more));
    other.rest = rest;
    check(&all_on, &other);
    free(rest);
}

TEST(an_audit_that_no_chart_fits)
{
    check_front("'audits':[", "{'name':'aaa','gross_usd_min':900000000,'share':1,'minutes':60,'by':['day']},");
}

TEST(a_dual_coding_of_no_days)
{
    check_front("'dual_coding':[", "{'name':'aaa','pool':'day','days':0,'by':['auditors']},");
}

TEST(a_denial_cause_without_weight)
{
    check_front("'denial_causes':[", "{'name':'aaa','error_weight':0,'clean_weight':0,'appeal_share':{'*':1},"
                                     "'appeal_minutes':{'*':30}},");
}

TEST(a_pause_outside_the_horizon)
{
    check_front("'pauses':[", "{'name':'aaa','work_types':['ed'],'from_date':'2027-03-10','to_date':'2027-03-11'},");
}

/* A type has one tool, so the one in use says which types are its own. */
TEST(a_documentation_tool_of_administrative_work)
{
    struct mechanisms on = all_on, other = all_on;
    char *rest = with_after(memory_copy_text(all_on.rest), "{'name':'t',", "'work_types':['ed','ip','pro'],");
    char *more = with_after(memory_copy_text(rest), "'documentation_tools':[",
                            "{'name':'aaa','work_types':['follow_up'],'lag_less_share':0.9,'query_less_share':0.9},");
    on.rest = rest;
    other.rest = more;
    check(&on, &other);
    free(rest);
    free(more);
}

TEST(a_change_after_the_horizon)
{
    check_front("'timeline':[", "{'name':'aaa','date':'2027-01-01','field':'/quality/audits/a/share','value':0.9},");
}

TEST(a_change_to_what_the_field_has)
{
    check_front("'timeline':[", "{'name':'aaa','date':'2026-03-02','field':'/quality/detection_share','value':0.8},");
}

TEST(a_gate_that_no_change_names)
{
    struct mechanisms other = all_on;
    char *rest = memory_format(",'gates':[{'name':'aaa','date':'2026-03-05','metric':'backlog_encounters','at_most':9,"
                               "'over_days':3}]%s",
                               all_on.rest);
    other.rest = rest;
    check(&all_on, &other);
    free(rest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_audit_that_no_chart_fits),
        cmocka_unit_test(a_dual_coding_of_no_days),
        cmocka_unit_test(a_denial_cause_without_weight),
        cmocka_unit_test(a_pause_outside_the_horizon),
        cmocka_unit_test(a_documentation_tool_of_administrative_work),
        cmocka_unit_test(a_change_after_the_horizon),
        cmocka_unit_test(a_change_to_what_the_field_has),
        cmocka_unit_test(a_gate_that_no_change_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
