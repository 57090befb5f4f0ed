/* Dollars: DNFB under holds, lags and nightly runs by Little's law, claims by the laws of chance, costs by the
 * calendar. Coding is instantaneous where it is not the point. */
#include "tests/theory/theory.h"

#define CODED_AT_ONCE "'cac':[{'name':'engine','work_types':['chart'],'touchless_share':1}],"
#define NOBODY        "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'")

/* 10 charts an hour of 1000 dollars, exponential documentation lag of 2 days, hold of 3: an account stays max(lag,
 * hold), mean 3 + 2 exp(-3/2) days, of which the lag beyond the hold is the documentation's. */
TEST(a_hold_and_a_lag_bind_in_turn)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(
            460,
            "'warmup_days':60,") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':"
                                 "10},'gross_usd':{'law':'gamma','mean':1000,'cv':1},'bill_hold_days':3,"
                                 "'documentation_lag_hours':{'law':'exponential','mean':48}}]," CODED_AT_ONCE NOBODY);
    theory_run(fixture, 60);
    double beyond = 2 * exp(-1.5);
    theory_metric(fixture, "hold 3 d, lag 2 d", "dnfb_mean_usd", "all", 240000 * (3 + beyond));
    theory_metric(fixture, "hold 3 d, lag 2 d: hold", "dnfb_cause_usd", "cause:minimum_days", 720000);
    theory_metric(fixture, "hold 3 d, lag 2 d: lag", "dnfb_cause_usd", "cause:documentation", 240000 * beyond);
    theory_metric(fixture, "hold 3 d, lag 2 d", "encounters_billed", "all", 96000);
    fixture_free(fixture);
}

/* Discharged before 02:30 an account drops in the run three nights later, else in the fourth. */
TEST(a_nightly_run_adds_what_is_missing_to_its_hour)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(460, "'warmup_days':60,'bill_run_time':'02:30',") "'work_types':[{'name':'chart',"
                                                                   "'arrivals':{'rate_per_hour':10},'gross_usd':1000,'"
                                                                   "bill_hold_days':3}]," CODED_AT_ONCE NOBODY);
    theory_run(fixture, 60);
    theory_metric(fixture, "hold 3 d, run at 02:30", "dnfb_mean_usd", "all", 240000 * (4 - 2.5 / 24));
    theory_metric(fixture, "hold 3 d, run at 02:30: run", "dnfb_cause_usd", "cause:billing_run",
                  240000 * (1 - 2.5 / 24));
    fixture_free(fixture);
}

/* Coded in one hour-long M/M/1 that no hold hides: 1000 x rate x time there. */
TEST(without_a_hold_the_dollars_are_those_of_the_queue)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(
            6000,
            "'warmup_days':40,") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':"
                                 "0.8},'gross_usd':1000,'coding_minutes':{'law':'exponential','mean':60}}]," NOBODY);
    theory_run(fixture, 160);
    theory_metric(fixture, "M/M/1 load 0.8 in dollars", "dnfb_mean_usd", "all", 4000);
    theory_metric(fixture, "M/M/1 load 0.8 in dollars", "dnfb_cause_usd", "cause:coding_queue", 3200);
    theory_metric(fixture, "M/M/1 load 0.8 in dollars", "dnfb_cause_usd", "cause:coding", 800);
    fixture_free(fixture);
}

/* One chart an hour of 100 dollars and a hold of 3 days: 72 of them at every midnight, 3 days of revenue. */
TEST(dnfb_days_without_chance)
{
    enum { DAYS = 200 };
    static double hours[24 * DAYS];
    for (int i = 0; i < 24 * DAYS; i++) hours[i] = i + 0.5;
    struct fixture *fixture = fixture_new();
    char *path = fixture_path(fixture, "arrivals.csv");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("work_type,arrival_hours\n", file);
    for (int i = 0; i < 24 * DAYS; i++) fprintf(file, "chart,%.1f\n", hours[i]);
    assert_int_equal(fclose(file), 0);
    free(path);
    fixture_load(
        fixture, FACILITY(200, "'warmup_days':100,") TRACED
        "'work_types':[{'name':'chart','gross_usd':100,'net_to_gross_share':0.4,'bill_hold_days':3}]," CODED_AT_ONCE
            NOBODY);
    fixture_run(fixture, 1);
    theory_exact("one chart an hour, hold 3 d dnfb_mean_usd", 7200, value(fixture, "dnfb_mean_usd", "all"));
    theory_exact("one chart an hour, hold 3 d dnfb_mean_days", 3, value(fixture, "dnfb_mean_days", "all"));
    theory_exact("one chart an hour, hold 3 d net_dnfb_mean_usd", 2880, value(fixture, "net_dnfb_mean_usd", "all"));
    theory_exact("one chart an hour, hold 3 d dnfb_peak_usd", 7200, value(fixture, "dnfb_peak_usd", "all"));
    fixture_free(fixture);
}

/* 480 claims a day of 290 net dollars each; 8 % wrong, of which 25 % are denied, and 1 % of the others; 60 % of the
 * amount; 10 % of the rest denied otherwise. A tenth of the charges posts late, exponentially with mean 1.5 days; after
 * a hold of 3 days exp(-2) of it is missed, half of that for good, in whole cents of each
 * claim. */
TEST(claims_are_denied_as_often_as_their_chances_say)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(210,
                 "'warmup_days':10,") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':"
                                      "20},'gross_usd':1000,'bill_hold_days':3}],"
                                      "'cac':[{'name':'engine','work_types':['chart'],'touchless_share':1,"
                                      "'touchless_error_share':0.08}],"
                                      "'claims':{'denial_given_error_share':0.25,'denial_given_clean_share':0.01,"
                                      "'denial_causes':[{'name':'drg','amount_share':0.6}],'other_denial_share':0.1,"
                                      "'takeback_given_error_share':0.5,'takeback_amount_share':0.3,"
                                      "'late_charge_share':0.1,'late_charge_mean_days':1.5,'late_charge_lost_share':0."
                                      "5}," NOBODY);
    theory_run(fixture, 100);
    double claims = 480 * 200, wrong = 0.08 * 0.25, clean = 0.92 * 0.01;
    double late = round(29000 * 0.1 * exp(-2)) / 100, lost = round(late * 50) / 100, owed = 290 - lost;
    double paid_wrong = 0.08 * 0.25 * 0.4 + 0.08 * 0.75 * (0.9 + 0.1 * 0.89);
    theory_metric(fixture, "denials 0.25 of 8 %, 0.01 of 92 %", "claims", "all", claims);
    theory_metric(fixture, "denials 0.25 of 8 %, 0.01 of 92 %", "errors_out", "all", 0.08 * claims);
    theory_metric(fixture, "denials 0.25 of 8 %, 0.01 of 92 %", "coding_denials", "all", claims * (wrong + clean));
    theory_metric(fixture, "denials 0.25 of 8 %, 0.01 of 92 %", "coding_denials_per_1000", "all",
                  1000 * (wrong + clean));
    theory_metric(fixture, "denials 0.25 of 8 %, 0.01 of 92 %", "initial_denial_share", "all",
                  wrong + clean + 0.1 * (1 - wrong - clean));
    theory_metric(fixture, "late charges 10 %, hold 3 d", "late_charges_usd", "all", claims * late);
    theory_metric(fixture, "late charges 10 %, hold 3 d", "charges_lost_usd", "all", claims * lost);
    theory_metric(fixture, "take-backs 0.5 of wrong, 30 %", "takeback_accrued_usd", "all",
                  claims * owed * paid_wrong * 0.5 * 0.3);
    fixture_free(fixture);
}

/* Every coding denial is appealed for 30 fixed minutes and 54 % are granted 20 days later; 5 % of 200 claims a day. */
TEST(appeals_are_won_as_often_as_the_share_says)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(460, "'warmup_days':60,") "'work_types':[{'name':'chart','arrivals':{'per_week':1400},"
                                           "'gross_usd':1000,'net_to_gross_share':0.5}]," CODED_AT_ONCE
                                           "'claims':{'denial_given_clean_share':0.05,'appealed_by':['writers'],'"
                                           "appeal_minutes_cv':0,"
                                           "'denial_causes':[{'name':'edit','amount_share':1,'appeal_share':{'*':1},"
                                           "'appeal_minutes':{'*':30},'overturn_share':0.54,'decision_lag_days':20}]},"
                                           "'pools':[" POOL("coders", 1, ALWAYS, "{'*':1}", "") "," POOL(
                                               "writers", 4, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 120);
    double appeals = 200 * 400 * 0.05;
    theory_metric(fixture, "denials 5 %, overturn 54 %", "appeals", "all", appeals);
    theory_metric(fixture, "denials 5 %, overturn 54 %", "overturn_share", "all", 0.54);
    theory_metric(fixture, "denials 5 %, overturn 54 %", "recovered_usd", "all", appeals * 500 * 0.54);
    theory_metric(fixture, "denials 5 %, overturn 54 %", "coding_write_off_usd", "all", appeals * 500 * 0.46);
    theory_metric(fixture, "denials 5 %, overturn 54 %", "utilization_share", "pool:writers", 10 * 0.5 / 24 / 4);
    fixture_free(fixture);
}

/* New York 2026, weekdays 08:30-17:00 with half an hour unpaid: 261 weekdays, 10 of them federal holidays, since
 * the calendar names 4 July itself, a Saturday. */
static void check_roster(const char *name, const char *more, double paid_days)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'roster','facility':{'time_zone':'America/New_York','start_date':'2026-01-01',"
                 "'horizon_days':365},'work_types':[{'name':'chart','arrivals':{'per_week':0}}],'pools':[{'name':'day',"
                 "'holiday_calendar':'" HIMSIM_SOURCE_DIR "/scenarios/calendars/us-federal.ics',%s"
                 "'wage_usd_per_hour':30,'payroll_tax_share':0.0765,'benefits_usd_per_hour':9,'skills':{'chart':1},"
                 "'shifts':[{'name':'s','headcount':3,'hours':[{'start':'08:30','end':'17:00',"
                 "'unpaid_break_minutes':30}]}]}]," EVERYTHING_TO("'day'"),
                 more);
    fixture_run(fixture, 1);
    double hours = 3 * 8 * paid_days;
    char *label = memory_format("%s paid_hours", name);
    theory_exact(label, hours, value(fixture, "paid_hours", "pool:day"));
    free(label);
    label = memory_format("%s cost_total_usd", name);
    theory_exact(label, hours * (30 * 1.0765 + 9), value(fixture, "cost_total_usd", "all"));
    free(label);
    fixture_free(fixture);
}

TEST(a_roster_of_a_year_costs_its_hours)
{
    check_roster("weekdays of 2026 without holidays", "", 251);
    check_roster("weekdays of 2026, holidays paid", "'holidays_paid':true,", 261);
}

/* Night shifts of 8 hours from New Year to the eve of the autumn change: the spring night is an hour short. */
TEST(a_roster_across_the_spring_change_costs_an_hour_less)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, "'name':'roster','facility':{'time_zone':'America/New_York','start_date':'2026-01-01',"
                          "'horizon_days':300},'work_types':[{'name':'chart','arrivals':{'per_week':0}}],"
                          "'pools':[" POOL("night", 2, HOURS(ALL_DAYS, "22:00", "06:00"), "{'chart':1}",
                                           "'wage_usd_per_hour':20,") "]," EVERYTHING_TO("'night'"));
    fixture_run(fixture, 1);
    theory_exact("300 nights with the spring change paid_hours", 2 * (300 * 8 - 1),
                 value(fixture, "paid_hours", "pool:night"));
    theory_exact("300 nights with the spring change cost_total_usd", 2 * (300 * 8 - 1) * 20.0,
                 value(fixture, "cost_total_usd", "all"));
    fixture_free(fixture);
}

/* Nine charts a day for four weeks at 7.25 each, an engine that reads them at 0.40 and costs 1000 a month. */
TEST(prices_by_the_chart_and_by_the_month)
{
    enum { DAYS = 28 };
    double hours[9 * DAYS];
    for (int i = 0; i < 9 * DAYS; i++) hours[i] = 24.0 * (i / 9) + 8 + i % 9;
    struct fixture *fixture = fixture_new();
    fixture_arrivals(fixture, hours, 9 * DAYS);
    fixture_load(fixture, FACILITY(28, "") TRACED
                 "'work_types':[{'name':'chart','coding_minutes':5}],"
                 "'cac':[{'name':'engine','work_types':['chart'],'usd_per_chart':0.4,'usd_per_month':1000,"
                 "'assist_less_time_share':0.1}],'pools':[" POOL(
                     "vendor", 1, ALWAYS, "{'chart':1}", "'usd_per_chart':7.25,") "]," EVERYTHING_TO("'vendor'"));
    fixture_run(fixture, 1);
    double licence = DAYS * floor(1000 / (365.25 / 12) * 100 + 0.5) / 100; /* a day is booked in whole cents */
    theory_exact("252 charts at 7.25 cost_component_usd", 252 * 7.25,
                 value(fixture, "cost_component_usd", "component:per_chart"));
    theory_exact("252 charts at 7.25, engine cost_total_usd", 252 * (7.25 + 0.4) + licence,
                 value(fixture, "cost_total_usd", "all"));
    theory_exact("252 charts at 7.25, engine cost_per_encounter_usd", 7.65 + licence / 252,
                 value(fixture, "cost_per_encounter_usd", "all"));
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hold_and_a_lag_bind_in_turn),
        cmocka_unit_test(a_nightly_run_adds_what_is_missing_to_its_hour),
        cmocka_unit_test(without_a_hold_the_dollars_are_those_of_the_queue),
        cmocka_unit_test(dnfb_days_without_chance),
        cmocka_unit_test(claims_are_denied_as_often_as_their_chances_say),
        cmocka_unit_test(appeals_are_won_as_often_as_the_share_says),
        cmocka_unit_test(a_roster_of_a_year_costs_its_hours),
        cmocka_unit_test(a_roster_across_the_spring_change_costs_an_hour_less),
        cmocka_unit_test(prices_by_the_chart_and_by_the_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
