/* Answers that hold for a whole department: shifts, dollars on hold, Little's law and the DNFB identity. */
#include "tests/theory/theory.h"

/* No formula is known: 26.246 h (standard error 0.002) comes from an independent recursion, see
 * scenarios/textbook/README.md. */
TEST(the_shift_textbook_agrees_with_the_recursion_of_starts)
{
    struct fixture *fixture = theory_textbook("shift");
    theory_run(fixture, 24);
    struct estimate estimate = estimate_in(fixture, "tat_mean_hours", "all");
    estimate.sd = hypot(estimate.sd, 0.002 * sqrt((double)estimate.count)); /* the reference has an error of its own */
    theory_check("shift tat_mean_hours", 26.246, estimate);
    fixture_free(fixture);
}

/* 100 coders 09-17, 10 charts an hour each, 300 arrivals an hour. 30 charts are in hand overnight, so 4830 are there at
 * 09:00 and fall by 700 an hour to 100, then as 30 + 70 exp(-10 t). Over the 30, the area of a day is 4800 * 16 / 2 +
 * 4730 / 700 * (4830 + 100
 * - 60) / 2 + 7; chance adds 4830 / 1400 (Poisson) and 4800 * 1300 / (2 * 700^2) (random walk of the decline). */
TEST(a_large_shift_department_follows_the_fluid)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, "'name':'fluid','facility':{'time_zone':'UTC','start_date':'2026-01-05','warmup_days':2,"
                          "'horizon_days':42},'work_types':[{'name':'chart','arrivals':{'rate_per_hour':300},"
                          "'coding_minutes':{'law':'exponential','mean':6}}],"
                          "'pools':[" POOL("coders", 100, HOURS(ALL_DAYS, "09:00", "17:00"), "{'chart':1}",
                                           "'end_of_shift':'carry_over',") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 30);
    double area = 4800.0 * 16 / 2 + 4730.0 / 700 * (4930 - 60) / 2 + 7 + 4830.0 / 1400 + 4800.0 * 1300 / (2 * 490000);
    double exact = 30 + area / 24;
    double there = estimate_in(fixture, "waiting_mean_encounters", "all").mean;
    there += estimate_in(fixture, "in_coding_mean_encounters", "all").mean;
    print_message("fluid charts there: about %.6g, estimate %.6g\n", exact, there);
    assert_near(there, exact, (is_light() ? 0.01 : 0.003) * exact);
    assert_near(estimate_in(fixture, "tat_mean_hours", "all").mean, exact / 300,
                (is_light() ? 0.01 : 0.003) * exact / 300);
    assert_near(estimate_in(fixture, "utilization_share", "pool:coders").mean, 7200.0 / 8000, 0.003);
    fixture_free(fixture);
}

/* Touchless coding takes no time, so an account is in DNFB for its hold: mean DNFB = rate x charge x hold. Snapshots
 * are taken at midnight and a hold of whole days makes every account count exactly `hold` times. */
TEST(dollars_on_hold_are_rate_times_charge_times_hold)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'hold','facility':{'time_zone':'UTC','start_date':'2026-01-05','warmup_days':10,"
                 "'horizon_days':410},'work_types':[{'name':'chart','arrivals':{'rate_per_hour':10},"
                 "'gross_usd':{'law':'lognormal','mean':1000,'cv':2},'net_to_gross_share':0.3,'bill_hold_days':3}],"
                 "'cac':[{'name':'engine','work_types':['chart'],'touchless_share':1}],"
                 "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 60);
    theory_metric(fixture, "hold", "dnfb_mean_usd", "all", 720000);
    theory_metric(fixture, "hold", "net_dnfb_mean_usd", "all", 216000);
    theory_metric(fixture, "hold minimum_days", "dnfb_cause_usd", "cause:minimum_days", 720000);
    theory_metric(fixture, "hold", "encounters_touchless", "all", 400 * 240);
    assert_near(estimate_in(fixture, "tat_mean_hours", "all").mean, 0, 0);
    assert_near(estimate_in(fixture, "dnfb_coding_share", "all").mean, 0, 0);
    fixture_free(fixture);
}

/* A hold that is no whole number of days is seen by the midnight snapshots in the mean all the same. */
TEST(a_hold_of_a_day_and_a_half_counts_in_proportion)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, "'name':'hold','facility':{'time_zone':'UTC','start_date':'2026-01-05','warmup_days':10,"
                          "'horizon_days':410},'work_types':[{'name':'chart','arrivals':{'rate_per_hour':10},"
                          "'gross_usd':1000,'bill_hold_days':1.5}],"
                          "'cac':[{'name':'engine','work_types':['chart'],'touchless_share':1}],"
                          "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 60);
    theory_metric(fixture, "hold 1.5 days", "dnfb_mean_usd", "all", 360000);
    fixture_free(fixture);
}

/* Charge-weighted mean of billed - discharged in days, of the charts discharged well inside the window; or of the
 * midnights between the two, which is what snapshots see when bills drop at some hours of the day more than at others.
 */
static double weighted_days(const struct fixture *fixture, int64_t replication, double from, double to, bool midnights)
{
    struct trace_of_lives trace = trace_of(fixture, replication);
    double dollars = 0, sum = 0;
    for (size_t i = 0; i < trace.count; i++) {
        const struct life *life = &trace.lives[i];
        if (life->discharged < from || life->discharged >= to) continue;
        assert_false(isnan(life->billed));
        dollars += life->usd;
        sum += life->usd * (midnights ? floor(life->billed / 24) - floor(life->discharged / 24)
                                      : (life->billed - life->discharged) / 24);
    }
    free(trace.lives);
    return sum / dollars;
}

/* Charts of every kind: charges correlated with work, weighted ageing, lags, holds. */
static void check_identity(const char *name, const char *hours, int coders, bool midnights)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        "'name':'identity','facility':{'time_zone':'UTC','start_date':'2026-01-05','warmup_days':110,"
        "'horizon_days':330},'work_types':["
        "{'name':'a','arrivals':{'rate_per_hour':30},'gross_usd':{'law':'lognormal','mean':900,'cv':1},"
        "'coding_minutes':{'law':'lognormal','mean':6,'cv':0.7},'charge_minutes_rank_correlation':0.5,"
        "'documentation_lag_hours':{'law':'triangular','min':0,'mode':20,'max':120},'bill_hold_days':3},"
        "{'name':'b','arrivals':{'rate_per_hour':10},'gross_usd':{'law':'gamma','mean':300,'cv':0.5},"
        "'coding_minutes':{'law':'exponential','mean':10}}],"
        "'pools':[{'name':'coders','end_of_shift':'hand_off','skills':{'*':1},"
        "'shifts':[{'name':'s','headcount':%d,'hours':%s}]}],"
        "'worklists':[{'name':'all','pools':['coders'],'order':'weighted_ageing','ageing_hours_per_1000_usd':6}]",
        coders, hours);
    int64_t replications = is_light() ? 4 : 12;
    double difference[24], level = 0;
    fixture->jobs = 2;
    fixture_run(fixture, replications);
    for (int64_t r = 0; r < replications; r++) {
        double days = value_of(fixture, "dnfb_mean_days", "all", r);
        double exact = weighted_days(fixture, r, 110 * 24, 320 * 24, midnights);
        difference[r] = days / exact;
        level += exact / (double)replications;
    }
    print_message("time to bill %.4f days\n", level);
    theory_check(name, 1, estimate_of(difference, 1, replications, 0.95));
    fixture_free(fixture);
}

TEST(dnfb_days_are_the_charge_weighted_mean_time_to_bill)
{
    check_identity("DNFB days / mean days to bill", ALWAYS, 5, false);
}

TEST(with_day_shifts_dnfb_days_are_the_charge_weighted_midnights_to_bill)
{
    check_identity("DNFB days / mean midnights to bill", HOURS(ALL_DAYS, "08:00", "16:30"), 17, true);
}

/* Little's law for waiting and for coding, with shifts, priorities and lags. */
TEST(littles_law_holds_with_shifts_and_priorities)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'little','facility':{'time_zone':'UTC','start_date':'2026-01-05','warmup_days':21,"
                 "'horizon_days':301},'work_types':["
                 "{'name':'a','arrivals':{'rate_per_hour':12},'coding_minutes':{'law':'lognormal','mean':8,'cv':1}},"
                 "{'name':'b','arrivals':{'rate_per_hour':4},'coding_minutes':{'law':'exponential','mean':20}}],"
                 "'pools':[" POOL("coders", 12, HOURS("['mon','tue','wed','thu','fri']", "08:00", "16:30"),
                                  "{'a':1,'b':1}",
                                  "'end_of_shift':'carry_over',") "],'worklists':["
                                                                  "{'name':'first','when':{'work_types':['b']},'pools':"
                                                                  "['coders'],'priority':1},"
                                                                  "{'name':'then','pools':['coders'],'priority':2}]");
    theory_run(fixture, 40);
    static const char *const scopes[] = {"work_type:a", "work_type:b"};
    for (size_t s = 0; s < 2; s++) {
        double ratio[64], in_system[64];
        for (int64_t r = 0; r < fixture->study.replications; r++) {
            double per_hour = value_of(fixture, "encounters_arrived", scopes[s], r) / (280 * 24.0);
            double waiting = value_of(fixture, "waiting_mean_encounters", scopes[s], r);
            double coding = value_of(fixture, "in_coding_mean_encounters", scopes[s], r);
            ratio[r] = waiting / (per_hour * value_of(fixture, "wait_mean_hours", scopes[s], r));
            in_system[r] = (waiting + coding) / (per_hour * value_of(fixture, "tat_mean_hours", scopes[s], r));
        }
        theory_check("Little: waiting / (rate x wait)", 1, estimate_of(ratio, 1, fixture->study.replications, 0.95));
        theory_check("Little: (waiting + coding) / (rate x TAT)", 1,
                     estimate_of(in_system, 1, fixture->study.replications, 0.95));
    }
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shift_textbook_agrees_with_the_recursion_of_starts),
        cmocka_unit_test(a_large_shift_department_follows_the_fluid),
        cmocka_unit_test(dollars_on_hold_are_rate_times_charge_times_hold),
        cmocka_unit_test(a_hold_of_a_day_and_a_half_counts_in_proportion),
        cmocka_unit_test(dnfb_days_are_the_charge_weighted_mean_time_to_bill),
        cmocka_unit_test(with_day_shifts_dnfb_days_are_the_charge_weighted_midnights_to_bill),
        cmocka_unit_test(littles_law_holds_with_shifts_and_priorities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
