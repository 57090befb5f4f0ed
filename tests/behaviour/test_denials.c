/* What becomes of a bill: paid, denied, fought, lost. 500 net dollars a chart, coded at 1:00 on the first day, payer's
 * answer ten days later. */
#include "tests/behaviour/lived.h"

#define CAUSE(more) "'denial_causes':[{'name':'drg','amount_share':0.4" more "}]"
#define RULES       "'payment_lag_days':10,'denial_given_error_share':1,'denial_given_clean_share':0,"
#define PEOPLE(coders)                                                                                                 \
    "'pools':[" ROUND_THE_CLOCK("coders", 1, coders) "," ROUND_THE_CLOCK(                                              \
        "writers", 1, "'wage_usd_per_hour':20,") "]," EVERYTHING_TO("'coders'")
#define ALL_WRONG EVERY_ERROR("")
/* %d: horizon; %s: claims */
#define DENIED FACILITY(% d, "") TRACED CHARTS("") "'claims':{" RULES "%s}," PEOPLE(ALL_WRONG)
#define APPEALED(more)                                                                                                 \
    "'appealed_by':['writers'],'appeal_minutes_cv':0," CAUSE(                                                          \
        ",'appeal_share':{'chart':1},'appeal_minutes':{'chart':90},'decision_lag_days':30" more)

TEST(a_bill_is_paid_after_the_payers_lag)
{
    for (int horizon = 10; horizon <= 11; horizon++) {
        struct fixture *fixture = lived(
            ONE_CHART, 1, FACILITY(% d, "") TRACED CHARTS("") "'claims':{'payment_lag_days':10}," PEOPLE(""), horizon);
        assert_metric(fixture, "net_claimed_usd", "all", 500);
        assert_metric(fixture, "claims", "all", 1);
        assert_metric(fixture, "claims", "pool:coders", 1);
        assert_metric(fixture, "cash_collected_usd", "all", horizon == 11 ? 500 : 0);
        assert_metric(fixture, "receivables_end_usd", "all", horizon == 11 ? 0 : 500);
        assert_metric(fixture, "coding_denials", "all", 0);
        fixture_free(fixture);
    }
}

TEST(a_payer_has_a_lag_of_its_own)
{
    struct fixture *fixture =
        lived("work_type,arrival_hours,payer\nchart,0,slow\nchart,0,quick\n", 1,
              FACILITY(20, "") TRACED "'payers':[{'name':'slow','payment_lag_days':25},{'name':'quick',"
                                      "'payment_lag_days':3}]," CHARTS(",'payer_mix':{'slow':1}") PEOPLE(""));
    assert_metric(fixture, "cash_collected_usd", "all", 500);
    assert_metric(fixture, "receivables_end_usd", "all", 500);
    fixture_free(fixture);
}

TEST(a_wrong_chart_is_denied_in_part_and_the_rest_is_paid)
{
    struct fixture *fixture = lived(ONE_CHART, 1, DENIED, 11, CAUSE(""));
    assert_metric(fixture, "coding_denials", "all", 1);
    assert_metric(fixture, "coding_denials", "denial_cause:drg", 1);
    assert_metric(fixture, "coding_denials", "pool:coders", 1);
    assert_metric(fixture, "coding_denials_per_1000", "all", 1000);
    assert_metric(fixture, "initial_denial_share", "all", 1);
    assert_metric(fixture, "denied_usd", "all", 200);
    assert_metric(fixture, "denied_usd", "denial_cause:drg", 200);
    assert_metric(fixture, "cash_collected_usd", "all", 300);
    assert_metric(fixture, "coding_write_off_usd", "all", 200);
    assert_metric(fixture, "revenue_lost_usd", "all", 200);
    assert_metric(fixture, "appeals", "all", 0);
    fixture_free(fixture);
    fixture = lived(ONE_CHART, 1, DENIED, 10, CAUSE(""));
    assert_metric(fixture, "coding_denials", "all", 1); /* of the bills of the window, whenever it arrives */
    assert_metric(fixture, "denied_usd", "all", 0);
    assert_metric(fixture, "receivables_end_usd", "all", 500);
    fixture_free(fixture);
}

TEST(a_chart_that_is_right_is_denied_only_as_often_as_clean_charts_are)
{
    for (int clean = 0; clean < 2; clean++) {
        struct fixture *fixture =
            lived(ONE_CHART, 1,
                  FACILITY(11, "") TRACED CHARTS("") "'claims':{'payment_lag_days':10,'denial_given_error_share':1,"
                                                     "'denial_given_clean_share':%d," CAUSE("") "}," PEOPLE(""),
                  clean);
        assert_metric(fixture, "coding_denials", "all", clean);
        assert_metric(fixture, "cash_collected_usd", "all", clean ? 300 : 500);
        fixture_free(fixture);
    }
}

TEST(without_causes_nothing_is_denied_for_coding)
{
    struct fixture *fixture = lived(ONE_CHART, 1, DENIED, 11, "'appeal_deadline_days':120");
    assert_metric(fixture, "coding_denials", "all", 0);
    assert_metric(fixture, "cash_collected_usd", "all", 500);
    fixture_free(fixture);
}

#define MANY(claims, errors)                                                                                           \
    FACILITY(10, "")                                                                                                   \
    "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':20},'coding_minutes':0.01,"                             \
    "'gross_usd':1000,'net_to_gross_share':0.5,'bill_hold_days':0}],'claims':{" claims "}," PEOPLE(errors)
#define TWO_CAUSES                                                                                                     \
    "'denial_causes':[{'name':'a','error_weight':1,'clean_weight':3},{'name':'none','error_weight':0,'clean_weight':"  \
    "0},"                                                                                                              \
    "{'name':'b','error_weight':2,'clean_weight':0}]"

/* Seed 1, tolerance 4.5 standard deviations. */
TEST(causes_come_by_their_weights_among_wrong_and_among_clean_charts)
{
    struct fixture *fixture =
        lived(NULL, 1, MANY("'denial_given_error_share':1,'denial_given_clean_share':0," TWO_CAUSES, ALL_WRONG));
    double all = value(fixture, "coding_denials", "all");
    assert_near(value(fixture, "coding_denials", "denial_cause:a") / all, 1. / 3, share_tolerance(1. / 3, all));
    assert_metric(fixture, "coding_denials", "denial_cause:none", 0);
    assert_metric(fixture, "coding_denials", "denial_cause:b",
                  all - value(fixture, "coding_denials", "denial_cause:a"));
    fixture_free(fixture);
    fixture = lived(NULL, 1, MANY("'denial_given_error_share':1,'denial_given_clean_share':1," TWO_CAUSES, ""));
    assert_metric(fixture, "coding_denials", "denial_cause:a", value(fixture, "claims", "all"));
    fixture_free(fixture);
}

/* 0.04 x 0.2 + 0.96 x 0.016 = 23.4 per 1,000, inside the 18 to 30 of the reference. Seed 1. */
TEST(the_default_rates_give_the_denials_of_the_reference)
{
    struct fixture *fixture = lived(NULL, 10, MANY(CAUSE(""), ERRORS(0.04, "")));
    double claims = sum_of(fixture, "claims", "all"), share = 0.04 * 0.2 + 0.96 * 0.016;
    assert_near(sum_of(fixture, "coding_denials", "all") / claims, share, share_tolerance(share, claims));
    fixture_free(fixture);
}

/* The denial arrives on day 10 at 1:00; the writer takes 90 minutes; the payer decides 30 days later. */
TEST(an_appeal_takes_minutes_of_its_pool_and_is_decided_after_a_lag)
{
    struct fixture *fixture = lived(ONE_CHART, 1, DENIED, 41, APPEALED(",'overturn_share':1"));
    assert_metric(fixture, "appeals", "all", 1);
    assert_metric(fixture, "appeals", "denial_cause:drg", 1);
    assert_metric(fixture, "appeal_time_share", "pool:writers", 1);
    assert_metric(fixture, "utilization_share", "pool:writers", 1.5 / (41 * 24));
    assert_metric(fixture, "utilization_share", "pool:coders", 1. / (41 * 24));
    assert_metric(fixture, "overturn_share", "all", 1);
    assert_metric(fixture, "recovered_usd", "all", 200);
    assert_metric(fixture, "recovered_usd", "denial_cause:drg", 200);
    assert_metric(fixture, "cash_collected_usd", "all", 500);
    assert_metric(fixture, "coding_write_off_usd", "all", 0);
    assert_metric(fixture, "encounters_coded", "pool:writers", 0);
    assert_coded(fixture, 1);
    fixture_free(fixture);
    fixture = lived(ONE_CHART, 1, DENIED, 40, APPEALED(",'overturn_share':1"));
    assert_metric(fixture, "recovered_usd", "all", 0);
    assert_metric(fixture, "receivables_end_usd", "all", 200);
    fixture_free(fixture);
}

TEST(an_appeal_that_the_payer_rejects_is_written_off_on_the_decision)
{
    struct fixture *fixture = lived(ONE_CHART, 1, DENIED, 41, APPEALED(",'overturn_share':0"));
    assert_metric(fixture, "overturn_share", "all", 0);
    assert_metric(fixture, "recovered_usd", "all", 0);
    assert_metric(fixture, "coding_write_off_usd", "all", 200);
    assert_metric(fixture, "coding_write_off_usd", "denial_cause:drg", 200);
    fixture_free(fixture);
    fixture = lived(ONE_CHART, 1, DENIED, 40, APPEALED(",'overturn_share':0"));
    assert_metric(fixture, "coding_write_off_usd", "all", 0);
    fixture_free(fixture);
}

TEST(a_denial_that_is_not_appealed_is_written_off_when_it_arrives)
{
    struct fixture *fixture = lived(ONE_CHART, 1, DENIED, 11,
                                    "'appealed_by':['writers']," CAUSE(",'appeal_share':{'chart':0},"
                                                                       "'appeal_minutes':{'chart':90}"));
    assert_metric(fixture, "appeals", "all", 0);
    assert_metric(fixture, "coding_write_off_usd", "all", 200);
    assert_metric(fixture, "utilization_share", "pool:writers", 0);
    fixture_free(fixture);
}

#define LATE_WRITERS                                                                                                   \
    FACILITY(% d, "")                                                                                                  \
    TRACED CHARTS("") "'claims':{" RULES                                                                               \
                      "'appeal_deadline_days':5," APPEALED(",'overturn_share':1") "},'pools':[" ROUND_THE_CLOCK(       \
                          "coders", 1,                                                                                 \
                          ALL_WRONG) "," ROUND_THE_CLOCK("writers", 1,                                                 \
                                                         "'available_from':'%s',") "]," EVERYTHING_TO("'coders'")

/* The deadline is day 15, 1:00: 2026-01-20. */
TEST(an_appeal_that_nobody_writes_in_time_expires_on_its_deadline)
{
    static const struct {
        int horizon;
        const char *from;
        double expired, open;
    } cases[] = {{60, "2026-02-10", 1, 0}, /* found too late by the writer */
                 {16, "2026-02-10", 1, 0}, /* nobody ever looks */
                 {15, "2026-02-10", 0, 200},
                 {60, "2026-01-20", 0, 0}}; /* an hour is left */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *fixture = lived(ONE_CHART, 1, LATE_WRITERS, cases[i].horizon, cases[i].from);
        assert_metric(fixture, "appeals", "all", 1);
        assert_metric(fixture, "appeals_expired", "all", cases[i].expired);
        assert_metric(fixture, "coding_write_off_usd", "all", 200 * cases[i].expired);
        assert_metric(fixture, "receivables_end_usd", "all", cases[i].open);
        if (cases[i].expired == 1)
            assert_metric(fixture, "utilization_share", "pool:coders", 1. / (cases[i].horizon * 24));
        fixture_free(fixture);
    }
}

/* A coder who also writes appeals has a chart in hand from 239.8 to 240.8; a denial arrives at 240.04 and takes 150
 * minutes; a chart waits since 240.5. */
TEST(appeals_have_a_priority_among_the_worklists_of_people_who_also_code)
{
    for (int priority = 1; priority <= 3; priority += 2) {
        struct fixture *fixture =
            lived("work_type,arrival_hours\nchart,0\nchart,239.8\nchart,240.5\n", 1,
                  FACILITY(60, "") TRACED CHARTS(
                      "") "'claims':{'payment_lag_days':9.96,'denial_given_error_share':1,"
                          "'denial_given_clean_share':0,'appeal_minutes_cv':0,'appealed_by':['coders'],"
                          "'appeal_priority':%d," CAUSE(
                              ",'appeal_share':{'chart':1},"
                              "'appeal_minutes':{'chart':150}") "},"
                                                                "'pools':[" ROUND_THE_CLOCK(
                                                                    "coders", 1,
                                                                    ALL_WRONG) "],"
                                                                               "'worklists':[{'name':'all','pools':['"
                                                                               "coders'],'priority':2}]",
                  priority);
        assert_coded(fixture, 1, 240.8, priority == 1 ? 240.8 + 2.5 + 1 : 241.8);
        fixture_free(fixture);
    }
}

/* Ten charts of the wrong pool, thirty of the right one. */
TEST(denials_are_counted_per_1000_claims_of_the_pool_that_coded)
{
    char rows[2000] = "work_type,arrival_hours\n";
    for (int i = 0; i < 40; i++) strcat(rows, i % 4 ? "chart,0\n" : "other,0\n");
    struct fixture *fixture = lived(
        rows, 1,
        FACILITY(20, "") TRACED "'work_types':[" CHART(
            "") ",{'name':'other','gross_usd':1000,"
                "'coding_minutes':60,'bill_hold_days':0}],'claims':{" RULES CAUSE("") "},'pools':[" POOL(
                    "right", 1, ALWAYS, "{'chart':1}", "") "," POOL("wrong", 1, ALWAYS, "{'other':1}",
                                                                    ALL_WRONG) "]," EVERYTHING_TO("'right','wrong'"));
    assert_metric(fixture, "coding_denials_per_1000", "all", 250);
    assert_metric(fixture, "coding_denials_per_1000", "pool:right", 0);
    assert_metric(fixture, "coding_denials_per_1000", "pool:wrong", 1000);
    assert_metric(fixture, "coding_denials_per_1000", "work_type:other", 1000);
    assert_metric(fixture, "initial_denial_share", "all", 0.25);
    fixture_free(fixture);
}

/* Round the clock for 40 days at 20 an hour, and nothing but one appeal to write. */
TEST(an_appeal_costs_the_time_of_its_writers_and_appealing_everything_would_take_people)
{
    struct fixture *fixture = lived(ONE_CHART, 1, DENIED, 40, APPEALED(""));
    assert_metric(fixture, "cost_per_appeal_usd", "all", 40 * 24 * 20);
    assert_metric(fixture, "appeal_all_fte", "all", 1.5 / (40. / 7) / 35);
    fixture_free(fixture);
}

TEST(a_minutes_spread_keeps_the_mean_of_appeals)
{
    struct fixture *fixture =
        lived(NULL, 3,
              MANY("'denial_given_error_share':1,'denial_given_clean_share':0,'appealed_by':['writers'],'appeal_"
                   "minutes_cv':0.5,"
                   "'denial_causes':[{'name':'a','appeal_share':{'chart':1},'appeal_minutes':{'chart':1}}]",
                   ALL_WRONG));
    double appeals = sum_of(fixture, "appeals", "all"), busy = sum_of(fixture, "utilization_share", "pool:writers");
    assert_near(busy * 10 * 24 * 60 / appeals, 1, 4.5 * 0.5 / sqrt(appeals));
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bill_is_paid_after_the_payers_lag),
        cmocka_unit_test(a_payer_has_a_lag_of_its_own),
        cmocka_unit_test(a_wrong_chart_is_denied_in_part_and_the_rest_is_paid),
        cmocka_unit_test(a_chart_that_is_right_is_denied_only_as_often_as_clean_charts_are),
        cmocka_unit_test(without_causes_nothing_is_denied_for_coding),
        cmocka_unit_test(causes_come_by_their_weights_among_wrong_and_among_clean_charts),
        cmocka_unit_test(the_default_rates_give_the_denials_of_the_reference),
        cmocka_unit_test(an_appeal_takes_minutes_of_its_pool_and_is_decided_after_a_lag),
        cmocka_unit_test(an_appeal_that_the_payer_rejects_is_written_off_on_the_decision),
        cmocka_unit_test(a_denial_that_is_not_appealed_is_written_off_when_it_arrives),
        cmocka_unit_test(an_appeal_that_nobody_writes_in_time_expires_on_its_deadline),
        cmocka_unit_test(appeals_have_a_priority_among_the_worklists_of_people_who_also_code),
        cmocka_unit_test(denials_are_counted_per_1000_claims_of_the_pool_that_coded),
        cmocka_unit_test(an_appeal_costs_the_time_of_its_writers_and_appealing_everything_would_take_people),
        cmocka_unit_test(a_minutes_spread_keeps_the_mean_of_appeals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
