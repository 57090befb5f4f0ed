/* What nothing uses changes nothing else, to the bit, also at the front of its list. */
#include "tests/metamorphic/rich.h"

enum { REPLICATIONS = 3 };

static void check(const struct rich *more)
{
    static const struct rich nothing;
    struct fixture *base = rich_fixture(&nothing, REPLICATIONS), *other = rich_fixture(more, REPLICATIONS);
    assert_same_metrics(base, other, REPLICATIONS);
    fixture_free(base);
    fixture_free(other);
}

TEST(the_rich_department_uses_what_it_has)
{
    static const struct rich nothing;
    struct fixture *base = rich_fixture(&nothing, REPLICATIONS);
    static const char *const above_zero[][2] = {{"overtime_hours", "pool:day"},
                                                {"encounters_coded", "pool:vendor"},
                                                {"encounters_coded", "pool:night"},
                                                {"encounters_touchless", "work_type:pro"},
                                                {"dnfb_cause_usd", "cause:documentation"},
                                                {"dnfb_cause_usd", "cause:coding_queue"},
                                                {"dnfb_cause_usd", "cause:billing_run"},
                                                {"unbilled_professional_mean_usd", "all"},
                                                {"cost_component_usd", "component:cac_licence"}};
    for (size_t i = 0; i < sizeof above_zero / sizeof *above_zero; i++)
        if (!(value(base, above_zero[i][0], above_zero[i][1]) > 0))
            fail_msg("%s %s is 0", above_zero[i][0], above_zero[i][1]);
    fixture_free(base);
}

TEST(an_unused_payer)
{
    check(&(struct rich){.payer = "{'name':'nobody','offshore_allowed':false,'timely_filing_days':5},"});
}

TEST(an_unused_profile)
{
    check(&(struct rich){.profile = "{'name':'flat'," RICH_WEEK "},"});
}

TEST(an_unused_work_type)
{
    check(&(struct rich){
        .work_type =
            "{'name':'aaa','setting':'ancillary','gross_usd':{'law':'exponential','mean':5},'coding_minutes':9},"});
}

TEST(a_work_type_that_never_arrives)
{
    check(&(struct rich){
        .work_type =
            "{'name':'aaa','setting':'ancillary','arrivals':{'per_week':0,'day_factor_cv':0.4},'coding_minutes':9},",
        .worklist = "{'name':'none','when':{'work_types':['aaa']},'pools':['day'],'priority':1},"});
}

TEST(an_engine_that_reads_an_unused_type)
{
    check(&(struct rich){.work_type = "{'name':'aaa','setting':'ancillary'},",
                         .cac = "{'name':'idle','work_types':['aaa'],'touchless_share':1},"});
}

TEST(an_unused_pool)
{
    check(&(struct rich){.pool =
                             "{'name':'aaa','skills':{'ed':1},'absence_share':0.3,'shifts':[{'name':'s','headcount':3,"
                             "'hours':[{'start':'08:00','end':'16:00'}]}]},"});
}

TEST(a_pool_without_people_first_in_every_list)
{
    check(&(struct rich){.pool = "{'name':'aaa','skills':{'*':1},'shifts':[{'name':'s','headcount':0,'hours':[{'start':"
                                 "'08:00','end':'16:00'}]}]},",
                         .overflow = "{'pool':'aaa','after_hours':1},"});
}

TEST(a_shift_without_people)
{
    check(&(struct rich){.shift = "{'name':'empty','headcount':0,'hours':[{'start':'01:00','end':'05:00'}]},"});
}

TEST(an_unused_worklist)
{
    check(&(struct rich){.worklist = "{'name':'aaa','when':{'gross_usd_min':999999999},'pools':['day'],'order':'"
                                     "earliest_hold_end','priority':9},"});
}

TEST(a_surge_of_factor_1)
{
    check(&(struct rich){.surge = "{'name':'aaa','from_date':'2026-02-25','to_date':'2026-03-20','volume_factor':1},"});
}

TEST(a_surge_outside_the_horizon)
{
    check(&(struct rich){.surge = "{'name':'aaa','from_date':'2027-02-25','to_date':'2027-03-20','volume_factor':9},"});
}

TEST(a_freeze_outside_the_horizon)
{
    check(&(struct rich){.freeze = "{'name':'aaa','from_date':'2027-02-25','to_date':'2027-03-20'},"});
}

TEST(an_empty_opening_entry)
{
    check(&(struct rich){.open = "{'name':'aaa','work_type':'ip','coding_by_age_days':[0,0,0]},"});
}

/* CAC of speed 1.0 and no touchless charts is no CAC. */
TEST(an_engine_that_does_nothing)
{
    check(&(struct rich){.cac = "{'name':'idle','work_types':['ed','ip'],'assist_more_charts_per_hour_share':0},"});
    check(&(struct rich){
        .cac = "{'name':'idle','work_types':['ed','ip'],'assist_less_time_share':0,'go_live_date':'2026-03-01'},"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rich_department_uses_what_it_has),
        cmocka_unit_test(an_unused_payer),
        cmocka_unit_test(an_unused_profile),
        cmocka_unit_test(an_unused_work_type),
        cmocka_unit_test(a_work_type_that_never_arrives),
        cmocka_unit_test(an_engine_that_reads_an_unused_type),
        cmocka_unit_test(an_unused_pool),
        cmocka_unit_test(a_pool_without_people_first_in_every_list),
        cmocka_unit_test(a_shift_without_people),
        cmocka_unit_test(an_unused_worklist),
        cmocka_unit_test(a_surge_of_factor_1),
        cmocka_unit_test(a_surge_outside_the_horizon),
        cmocka_unit_test(a_freeze_outside_the_horizon),
        cmocka_unit_test(an_empty_opening_entry),
        cmocka_unit_test(an_engine_that_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
