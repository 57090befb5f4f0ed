/* Who looks at charts before the bill, what they find, and what that costs in time. */
#include "tests/behaviour/lived.h"

/* An engine finishes the charts at once; the auditor looks at each for half an hour; the coder corrects for half an
 * hour. Nobody touches a chart before its audit, and an audit is no first touch by a coder. */
TEST(touchless_charts_are_audited_and_corrected_by_their_worklist)
{
    const char scenario[] = FACILITY(1, "")
        TRACED CHARTS("") "'cac':[{'name':'engine','work_types':['chart'],'touchless_share':1,"
                          "'touchless_error_share':1}]," AUDITED(AUDIT("all", "auditors", ",'touchless_share':%d"),
                                                                 "'detection_share':1,");
    struct fixture *fixture = lived(THREE, 1, scenario, 1, EVERY_ERROR(""));
    assert_coded(fixture, 1, 1.5, 2);
    assert_metric(fixture, "encounters_touchless", "all", 3);
    assert_metric(fixture, "encounters_audited", "all", 3);
    assert_metric(fixture, "errors_found", "all", 3);
    assert_metric(fixture, "errors_out", "all", 0);
    assert_metric(fixture, "errors", "pool:coders", 0);
    assert_metric(fixture, "rework_time_share", "pool:coders", 1);
    assert_true(isnan(value(fixture, "wait_mean_hours", "all")));
    fixture_free(fixture);
    fixture = lived(THREE, 1, scenario, 0, EVERY_ERROR(""));
    assert_coded(fixture, 0, 0, 0);
    assert_metric(fixture, "errors_out", "all", 3);
    fixture_free(fixture);
}

/* A worklist takes the chart in, but nobody on it codes the type: the auditor corrects it. */
TEST(a_touchless_chart_that_nobody_codes_is_corrected_by_its_auditor)
{
    struct fixture *fixture =
        lived(ONE_CHART, 1,
              FACILITY(1, "") TRACED "'work_types':[" CHART(
                  "") ",{'name':'other'}],"
                      "'cac':[{'name':'engine','work_types':['chart'],'touchless_share':1,'touchless_error_share':1}],"
                      "'quality':{'detection_share':1,'audits':[" AUDIT(
                          "all", "auditors",
                          ",'touchless_share':1") "]},"
                                                  "'pools':[" POOL(
                                                      "coders", 1, ALWAYS, "{'other':1}",
                                                      "") "," ROUND_THE_CLOCK("auditors", 1,
                                                                              "") "]," EVERYTHING_TO("'coders'"));
    assert_coded(fixture, 0.5);
    assert_metric(fixture, "errors_found", "all", 1);
    assert_metric(fixture, "errors_out", "all", 0);
    fixture_free(fixture);
}

TEST(an_audit_takes_minutes_of_its_pool_and_delays_coding)
{
    struct fixture *fixture =
        lived(THREE, 1, FACILITY(1, "") TRACED CHARTS("") AUDITED(AUDIT("all", "auditors", ""), ""), "");
    assert_coded(fixture, 1.5, 2.5, 3.5);
    assert_metric(fixture, "encounters_audited", "pool:coders", 3);
    assert_metric(fixture, "encounters_audited", "pool:auditors", 0);
    assert_metric(fixture, "accuracy_audited_share", "all", 1);
    assert_metric(fixture, "audit_time_share", "pool:auditors", 1);
    assert_metric(fixture, "utilization_share", "pool:auditors", 1.5 / 24);
    assert_metric(fixture, "utilization_share", "pool:coders", 3. / 24);
    assert_metric(fixture, "encounters_coded", "pool:coders", 3);
    assert_metric(fixture, "encounters_coded", "pool:auditors", 0);
    assert_metric(fixture, "in_quality_mean_encounters", "all", 1.5 / 24);
    assert_metric(fixture, "tat_mean_hours", "all", 2.5);
    assert_metric(fixture, "wait_mean_hours", "all", 1);
    fixture_free(fixture);
}

TEST(an_audit_of_nothing_changes_nothing)
{
    struct fixture *fixture = lived(
        THREE, 1, FACILITY(1, "") TRACED CHARTS("") AUDITED("{'name':'none','share':0,'by':['auditors']}", ""), "");
    assert_coded(fixture, 1, 2, 3);
    assert_metric(fixture, "encounters_audited", "all", 0);
    assert_metric(fixture, "in_quality_mean_encounters", "all", 0);
    fixture_free(fixture);
}

/* The coder does the first and the second chart, corrects the first (ready as long and begun before), the second, and
 * only then begins the third. */
TEST(what_an_audit_finds_is_corrected_by_the_worklist_before_new_charts)
{
    struct fixture *fixture =
        lived(THREE, 1,
              FACILITY(1, "") TRACED CHARTS("")
                  AUDITED(AUDIT("all", "auditors", ""), "'detection_share':1,'rework_share':0.75,"),
              EVERY_ERROR(""));
    assert_coded(fixture, 2.75, 3.5, 5.75);
    assert_metric(fixture, "errors", "all", 3);
    assert_metric(fixture, "errors_found", "pool:coders", 3);
    assert_metric(fixture, "errors_out", "all", 0);
    assert_metric(fixture, "accuracy_share", "all", 0);
    assert_metric(fixture, "accuracy_audited_share", "all", 0);
    assert_metric(fixture, "accuracy_out_share", "all", 1);
    assert_metric(fixture, "rework_time_share", "pool:coders", 2.25 / 5.25);
    fixture_free(fixture);
}

TEST(what_an_audit_overlooks_goes_out)
{
    struct fixture *fixture =
        lived(THREE, 1, FACILITY(1, "") TRACED CHARTS("") AUDITED(AUDIT("all", "auditors", ""), "'detection_share':0,"),
              EVERY_ERROR(""));
    assert_coded(fixture, 1.5, 2.5, 3.5);
    assert_metric(fixture, "errors_found", "all", 0);
    assert_metric(fixture, "errors_out", "all", 3);
    assert_metric(fixture, "accuracy_audited_share", "all", 1);
    assert_metric(fixture, "accuracy_out_share", "all", 0);
    fixture_free(fixture);
}

TEST(the_first_audit_rule_that_fits_a_chart_counts)
{
    const char rows[] = "work_type,arrival_hours,gross_usd\nchart,0,4999.99\nchart,0,5000\n";
    struct fixture *fixture = lived(
        rows, 1,
        FACILITY(1, "") TRACED CHARTS("")
            AUDITED(AUDIT("dear", "auditors", ",'gross_usd_min':5000") ","
                                                                       "{'name':'rest','share':0,'by':['auditors']}",
                    ""),
        "");
    assert_coded(fixture, 1, 2.5);
    fixture_free(fixture);
    fixture = lived(
        rows, 1,
        FACILITY(1, "") TRACED CHARTS("") AUDITED(
            "{'name':'rest','share':0,'by':['auditors']}," AUDIT("dear", "auditors", ",'gross_usd_min':5000"), ""),
        "");
    assert_coded(fixture, 1, 2);
    fixture_free(fixture);
}

#define TWO_POOLS(quality)                                                                                             \
    "'work_types':[" CHART("") ",{'name':'late','coding_minutes':60}],'quality':{" quality "},"                        \
                               "'pools':[" POOL("old", 1, ALWAYS, "{'chart':1}", EVERY_ERROR("")) "," POOL(            \
                                   "new", 1, ALWAYS, "{'late':1}",                                                     \
                                   "") "," ROUND_THE_CLOCK("auditors", 1, "") "]," EVERYTHING_TO("'old','new'")

TEST(an_audit_looks_at_the_charts_of_the_pools_and_types_it_names)
{
    const char rows[] = "work_type,arrival_hours\nchart,0\nlate,0\n";
    struct fixture *fixture = lived(
        rows, 1, FACILITY(1, "") TRACED TWO_POOLS("'audits':[" AUDIT("a", "auditors", ",'coded_by':['new']") "]"));
    assert_coded(fixture, 1, 1.5);
    assert_metric(fixture, "accuracy_share", "pool:old", 0);
    assert_metric(fixture, "accuracy_share", "pool:new", 1);
    assert_metric(fixture, "accuracy_share", "all", 0.5);
    assert_metric(fixture, "accuracy_audited_share", "pool:new", 1);
    fixture_free(fixture);
    fixture = lived(
        rows, 1, FACILITY(1, "") TRACED TWO_POOLS("'audits':[" AUDIT("a", "auditors", ",'work_types':['chart']") "]"));
    assert_coded(fixture, 2, 1);
    fixture_free(fixture);
}

/* A second coder repeats what the new pool finishes on its first day; the old pool's charts are nobody's business. */
TEST(everything_a_new_pool_codes_is_coded_twice_for_some_days)
{
    const char rows[] = "work_type,arrival_hours\nchart,0\nchart,22.5\nchart,23\nlate,0\nlate,22.5\nlate,30\n";
    struct fixture *fixture = lived(
        rows, 1,
        FACILITY(3, "")
            TRACED TWO_POOLS("'dual_coding':[{'name':'d','pool':'new','days':1,'work_share':0.5,'by':['auditors']}]"));
    assert_coded(fixture, 1, 23.5, 24.5, 1.5, 24, 31);
    assert_metric(fixture, "encounters_audited", "pool:new", 2);
    assert_metric(fixture, "encounters_audited", "pool:old", 0);
    assert_metric(fixture, "audit_time_share", "pool:auditors", 1);
    assert_metric(fixture, "utilization_share", "pool:auditors", 1. / 72);
    fixture_free(fixture);
    fixture =
        lived(rows, 1,
              FACILITY(3, "") TRACED TWO_POOLS("'dual_coding':[{'name':'d','pool':'new','days':0,'by':['auditors']}]"));
    assert_coded(fixture, 1, 23.5, 24.5, 1, 23.5, 31);
    fixture_free(fixture);
}

TEST(dual_coding_begins_on_its_date_and_finds_what_is_wrong)
{
    const char rows[] = "work_type,arrival_hours\nchart,0\nchart,24\n";
    struct fixture *fixture =
        lived(rows, 1,
              FACILITY(3, "") TRACED TWO_POOLS("'detection_share':1,'rework_share':0.25,"
                                               "'dual_coding':[{'name':'d','pool':'old','from_date':'2026-01-06',"
                                               "'days':1,'by':['auditors']}]"));
    assert_coded(fixture, 1, 24 + 1 + 1 + 0.25);
    assert_metric(fixture, "errors_out", "all", 1);
    assert_metric(fixture, "errors_found", "all", 1);
    fixture_free(fixture);
}

/* Monday 22:30, hold 0: coded at 23:30, looked at until 00:00 + half an hour: the midnight is quality's. */
TEST(a_midnight_in_audit_is_booked_to_quality)
{
    struct fixture *fixture = lived(
        "work_type,arrival_hours\nchart,22.5\n", 1,
        FACILITY(4, "") TRACED CHARTS("") AUDITED("{'name':'a','share':1,'minutes':60,'by':['auditors']}", ""), "");
    assert_metric(fixture, "dnfb_cause_usd", "cause:quality", 1000. / 4);
    assert_metric(fixture, "dnfb_mean_usd", "all", 1000. / 4);
    assert_metric(fixture, "dnfb_coding_share", "all", 1);
    fixture_free(fixture);
}

/* Little's law on the sample path: encounter-hours in each stage are the sums of the stays of the charts. */
TEST(the_stages_of_coding_keep_littles_law)
{
    char *rows = memory_copy_text("work_type,arrival_hours\n");
    for (int i = 0; i < 120; i++) {
        char *longer = memory_format("%schart,%g\n", rows, 0.7 * i);
        free(rows);
        rows = longer;
    }
    struct fixture *fixture =
        lived(rows, 1,
              FACILITY(14, "") TRACED
              "'work_types':[{'name':'chart','coding_minutes':{'law':'lognormal','mean':40,'cv':1}}]," AUDITED(
                  "{'name':'a','share':0.6,'minutes':{'law':'exponential','mean':50},'by':['auditors']}",
                  "'detection_share':0,"),
              ERRORS(0.5, ""));
    struct trace_of_lives trace = trace_of(fixture, 0);
    double waiting = 0, coding = 0, quality = 0;
    for (size_t i = 0; i < trace.count; i++) {
        const struct life *life = &trace.lives[i];
        waiting += life->started - life->ready;
        coding += life->work_minutes / 60;
        quality += life->coded - life->started - life->work_minutes / 60;
    }
    assert_true(quality > 30);
    assert_near(value(fixture, "waiting_mean_encounters", "all") * 14 * 24, waiting, 1e-6);
    assert_near(value(fixture, "in_coding_mean_encounters", "all") * 14 * 24, coding, 1e-6);
    assert_near(value(fixture, "in_quality_mean_encounters", "all") * 14 * 24, quality, 1e-6);
    free(trace.lives);
    free(rows);
    fixture_free(fixture);
}

TEST(charts_in_audit_at_the_end_are_uncoded)
{
    struct fixture *fixture = lived(
        ONE_CHART, 1,
        FACILITY(1, "") TRACED CHARTS("") AUDITED("{'name':'a','share':1,'minutes':6000,'by':['auditors']}", ""), "");
    assert_metric(fixture, "encounters_uncoded_end", "all", 1);
    assert_metric(fixture, "encounters_open_end", "all", 1);
    assert_metric(fixture, "dnfb_cause_usd", "cause:quality", 1000);
    assert_metric(fixture, "in_quality_mean_encounters", "all", 23. / 24);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(touchless_charts_are_audited_and_corrected_by_their_worklist),
        cmocka_unit_test(a_touchless_chart_that_nobody_codes_is_corrected_by_its_auditor),
        cmocka_unit_test(an_audit_takes_minutes_of_its_pool_and_delays_coding),
        cmocka_unit_test(an_audit_of_nothing_changes_nothing),
        cmocka_unit_test(what_an_audit_finds_is_corrected_by_the_worklist_before_new_charts),
        cmocka_unit_test(what_an_audit_overlooks_goes_out),
        cmocka_unit_test(the_first_audit_rule_that_fits_a_chart_counts),
        cmocka_unit_test(an_audit_looks_at_the_charts_of_the_pools_and_types_it_names),
        cmocka_unit_test(everything_a_new_pool_codes_is_coded_twice_for_some_days),
        cmocka_unit_test(dual_coding_begins_on_its_date_and_finds_what_is_wrong),
        cmocka_unit_test(a_midnight_in_audit_is_booked_to_quality),
        cmocka_unit_test(the_stages_of_coding_keep_littles_law),
        cmocka_unit_test(charts_in_audit_at_the_end_are_uncoded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
