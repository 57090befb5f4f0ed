/* What is said of audits, denials, gates and pauses that make no sense. */
#include "tests/models/checked.h"

#define EMPTY_POOL                                                                                                     \
    "{'name':'nobody','skills':{'ed':1},'shifts':[{'name':'day','headcount':0,'hours':[{'start':'08:00','end':"        \
    "'16:00'}]}]}"
#define POOLS_AND_NOBODY  "'pools':[" HOME "," MANILA "," EMPTY_POOL "]"
#define SOUND(more)       SCENARIO(FACILITY AND WORK AND POOLS AND LISTS AND more)
#define WITH_NOBODY(more) SCENARIO(FACILITY AND WORK AND POOLS_AND_NOBODY AND LISTS AND more)
#define AUDITS(more)      "'quality':{'audits':[{'name':'a'," more "}]}"
#define DUAL(more)        "'quality':{'dual_coding':[{'name':'d'," more "}]}"
#define CLAIMS(more)      "'claims':{" more "}"
#define CAUSE(more)       "'denial_causes':[{'name':'c'" more "}]"
#define APPEALED          ",'appeal_share':{'ed':0.5},'appeal_minutes':{'ed':60}"

TEST(audits_need_people)
{
    assert_sound(SOUND(AUDITS("'by':['home']")));
    assert_warning(WITH_NOBODY(AUDITS("'by':['nobody']")), "/quality/audits/a/by", "none of these pools has a seat");
    assert_sound(WITH_NOBODY(AUDITS("'by':['nobody','home']")));
    assert_sound(WITH_NOBODY(AUDITS("'by':['nobody'],'share':0")));
    assert_warning(WITH_NOBODY(AUDITS("'by':['nobody'],'share':0,'touchless_share':0.1")), "/quality/audits/a/by",
                   "wait for ever");
    assert_error(SOUND(AUDITS("'by':[]")), "/quality/audits/a/by", "empty");
}

TEST(second_coding_needs_people)
{
    assert_sound(SOUND(DUAL("'pool':'manila','by':['home']")));
    assert_warning(WITH_NOBODY(DUAL("'pool':'manila','by':['nobody']")), "/quality/dual_coding/d/by",
                   "none of these pools has a seat");
    assert_sound(WITH_NOBODY(DUAL("'pool':'manila','by':['nobody'],'days':0")));
    assert_error(SOUND(DUAL("'pool':'manila','by':[]")), "/quality/dual_coding/d/by", "empty");
}

TEST(a_seat_that_is_being_filled_is_a_seat)
{
    assert_sound(SCENARIO(
        FACILITY AND WORK AND
        "'pools':[" HOME "," MANILA ",{'name':'soon','skills':{'ed':1},'shifts':[{'name':'day',"
        "'headcount':0,'authorised_headcount':1,'hours':[{'start':'08:00','end':'16:00'}]}]}]" AND LISTS AND AUDITS(
            "'by':['soon']")));
}

/* Charts of a payer that forbids offshore, and only offshore people to look at them. */
#define CLOSED                                                                                                         \
    FACILITY AND PAYERS AND "'work_types':[{'name':'ed','arrivals':{'per_week':400},'coding_minutes':5,'payer_mix':{"  \
                            "'open':0.5,'closed':0.5}}," IP "]" AND POOLS AND LISTS

TEST(auditors_may_see_the_charts_they_audit)
{
    assert_error(SCENARIO(CLOSED AND AUDITS("'by':['manila']")), "/quality/audits/a/by",
                 "payer \"closed\" forbids offshore");
    assert_sound(SCENARIO(CLOSED AND AUDITS("'by':['manila','home']")));
    assert_sound(SCENARIO(CLOSED AND AUDITS("'by':['manila'],'work_types':['ip']")));
    assert_sound(SCENARIO(CLOSED AND AUDITS("'by':['manila'],'coded_by':['manila']")));
    assert_error(SCENARIO(CLOSED AND DUAL("'pool':'home','by':['manila']")), "/quality/dual_coding/d/by",
                 "forbids offshore");
    assert_sound(SCENARIO(CLOSED AND DUAL("'pool':'manila','by':['manila']")));
    assert_error(SCENARIO(CLOSED AND CLAIMS(CAUSE(APPEALED) ",'appealed_by':['manila']")), "/claims/appealed_by",
                 "forbids offshore");
}

TEST(more_errors_never_lower_denials)
{
    assert_sound(SOUND(CLAIMS("'denial_given_error_share':0.01")));
    assert_sound(SOUND(CLAIMS(CAUSE("") ",'denial_given_error_share':0.016")));
    assert_error(SOUND(CLAIMS(CAUSE("") ",'denial_given_error_share':0.015")), "/claims/denial_given_error_share",
                 "denied less often than charts that are right");
    assert_error(SOUND(CLAIMS(CAUSE("") ",'denial_given_error_share':0.015")), "/claims/denial_given_error_share",
                 "at least denial_given_clean_share, 0.016");
}

TEST(some_cause_has_a_weight)
{
    assert_error(SOUND(CLAIMS(CAUSE(",'error_weight':0"))), "/claims/denial_causes", "no wrong chart could be denied");
    assert_warning(SOUND(CLAIMS(CAUSE(",'clean_weight':0"))), "/claims/denial_causes",
                   "no chart that is right is denied");
    assert_sound(SOUND(CLAIMS(
        CAUSE(",'error_weight':0,'clean_weight':0") ",'denial_given_error_share':0,'denial_given_clean_share':0")));
    assert_sound(SOUND(CLAIMS("'denial_causes':[{'name':'a','error_weight':0},{'name':'b','clean_weight':0}]")));
}

TEST(appeals_need_people_and_minutes)
{
    assert_sound(SOUND(CLAIMS(CAUSE(APPEALED) ",'appealed_by':['home']")));
    assert_warning(SOUND(CLAIMS(CAUSE(APPEALED))), "/claims/denial_causes/c/appeal_share", "nobody writes appeals");
    assert_warning(WITH_NOBODY(CLAIMS(CAUSE(APPEALED) ",'appealed_by':['nobody']")), "/claims/appealed_by",
                   "none of these pools has a seat");
    assert_sound(WITH_NOBODY(CLAIMS(CAUSE("") ",'appealed_by':['nobody']")));
    assert_warning(SOUND(CLAIMS(CAUSE(",'appeal_share':{'ip':1},'appeal_minutes':{'ed':9}") ",'appealed_by':['home']")),
                   "/claims/denial_causes/c/appeal_minutes", "appeals of \"ip\" take no time");
}

/* `ed` is deficient; FOLLOW is the work. */
#define GATED(gate, follow)                                                                                            \
    SCENARIO(FACILITY AND "'work_types':[{'name':'ed','arrivals':{'per_week':400},'coding_minutes':5,"                 \
                          "'documentation_gate':{" gate "}}," IP "," follow "]" AND "'pools':[" HOME                   \
                          ",{'name':'clerks','skills':{'follow':1}," DAY "}]" AND                                      \
                          "'worklists':[{'name':'all','pools':['home','clerks']}]")
#define FOLLOW(more) "{'name':'follow','bucket':'administrative','coding_minutes':5" more "}"

TEST(a_documentation_gate_names_administrative_work)
{
#define GATE_AT "/work_types/ed/documentation_gate/work_type"
    assert_sound(GATED("'work_type':'follow','share':0.2", FOLLOW(",'billing':'none'")));
    assert_sound(GATED("'share':0", FOLLOW("")));
    assert_sound(GATED("'work_type':'follow','share':0", FOLLOW("")));
    assert_error(GATED("'share':0.2", FOLLOW("")), GATE_AT, "the work is not named");
    assert_error(GATED("'work_type':'ed','share':0.2", FOLLOW("")), GATE_AT, "waits for itself");
    assert_error(GATED("'work_type':'follow','share':0.2", FOLLOW("")), GATE_AT, "is billed");
}

TEST(gates_that_wait_for_each_other_are_refused)
{
    struct checked checked = {0};
    scratch_init(&checked.scratch);
    check_text(&checked, GATED("'work_type':'follow','share':0.2",
                               FOLLOW(",'billing':'none','documentation_gate':{'work_type':'ed','share':0.1}")));
    assert_false(checked.ok);
    assert_says(&checked, PROBLEM_ERROR, GATE_AT, "waits for other work itself");
    assert_says(&checked, PROBLEM_ERROR, "/work_types/follow/documentation_gate/work_type",
                "waits for other work itself");
    done(&checked);
}

/* The work comes with the charts: it needs a worklist and people though nothing arrives of itself. */
TEST(gated_work_needs_a_pool_and_a_worklist)
{
#define GATED_ED                                                                                                       \
    "'work_types':[{'name':'ed','arrivals':{'per_week':400},'coding_minutes':5,'documentation_gate':{'work_type':"     \
    "'follow','share':0.2}}," FOLLOW(",'billing':'none'") "]"
    assert_error(
        SCENARIO(FACILITY AND GATED_ED AND "'pools':[" MANILA "],'worklists':[{'name':'all','pools':['manila']}]"),
        "/work_types/follow", "no pool codes this work type");
    assert_error(SCENARIO(FACILITY AND GATED_ED AND
                          "'pools':[" MANILA ",{'name':'clerks','skills':{'follow':1}," DAY "}],"
                          "'worklists':[{'name':'all','when':{'work_types':['ed']},'pools':['manila','clerks']}]"),
                 "/work_types/follow", "fit no worklist");
}

TEST(pressure_stays_below_its_maximum)
{
#define PRESSED(rule)                                                                                                  \
    SCENARIO(FACILITY AND WORK AND "'pools':[{'name':'home','skills':{'ed':1,'ip':1},'errors':{" rule "}," DAY         \
                                   "}," MANILA "]" AND LISTS)
    assert_sound(PRESSED("'pressure_charts_per_coder':9,'pressure_factor':1.5"));
    assert_error(PRESSED("'pressure_charts_per_coder':9,'pressure_factor':1.6"), "/pools/home/errors/pressure_factor",
                 "1.6 is above the largest factor");
    assert_sound(PRESSED("'pressure_factor':1.6"));
}

TEST(a_pause_ends_after_it_begins)
{
#define PAUSE(from, to) SOUND("'pauses':[{'name':'p','work_types':['ed'],'from_date':'" from "','to_date':'" to "'}]")
    assert_sound(PAUSE("2026-01-10", "2026-01-10"));
    assert_error(PAUSE("2026-01-10", "2026-01-09"), "/pauses/p/to_date", "2026-01-09 is before from_date 2026-01-10");
    assert_warning(PAUSE("2027-01-10", "2027-01-12"), "/pauses/p", "lies outside the simulation");
}

TEST(a_robot_reads_administrative_work)
{
#define ROBOT(kind, type)                                                                                              \
    SCENARIO(FACILITY AND "'work_types':[" ED "," IP                                                                   \
                          ",{'name':'roi','bucket':'administrative','billing':'none'}]" AND POOLS AND LISTS AND        \
                          "'cac':[{'name':'r','kind':'" kind "','work_types':['" type "'],'touchless_share':0.3}]")
    assert_sound(ROBOT("rpa", "roi"));
    assert_sound(ROBOT("cac", "ed"));
    assert_warning(ROBOT("rpa", "ed"), "/cac/r/work_types", "reads \"ed\", which is not in that bucket");
}

/* Every state that the timeline makes is looked at as well. */
TEST(a_dated_change_may_not_lower_the_denials_of_wrong_charts)
{
    struct checked checked = {0};
    scratch_init(&checked.scratch);
    check_text(&checked, SOUND(CLAIMS(CAUSE("")) AND "'timeline':[{'name':'t','date':'2026-01-20','field':"
                                                     "'/claims/denial_given_error_share','value':0}]"));
    assert_false(checked.ok);
    done(&checked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(audits_need_people),
        cmocka_unit_test(second_coding_needs_people),
        cmocka_unit_test(a_seat_that_is_being_filled_is_a_seat),
        cmocka_unit_test(auditors_may_see_the_charts_they_audit),
        cmocka_unit_test(more_errors_never_lower_denials),
        cmocka_unit_test(some_cause_has_a_weight),
        cmocka_unit_test(appeals_need_people_and_minutes),
        cmocka_unit_test(a_documentation_gate_names_administrative_work),
        cmocka_unit_test(gates_that_wait_for_each_other_are_refused),
        cmocka_unit_test(gated_work_needs_a_pool_and_a_worklist),
        cmocka_unit_test(pressure_stays_below_its_maximum),
        cmocka_unit_test(a_pause_ends_after_it_begins),
        cmocka_unit_test(a_robot_reads_administrative_work),
        cmocka_unit_test(a_dated_change_may_not_lower_the_denials_of_wrong_charts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
