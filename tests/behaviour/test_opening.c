/* The opening inventory: counts by stage and age, lags drawn on the condition of the age, rows of a CSV as they are. */
#include "tests/model_fixture.h"

#define POOLS                                                                                                          \
    "'pools':[" POOL("coders", 1, HOURS(ALL_DAYS, "08:00", "16:00"), "{'*':1}", "") "]," EVERYTHING_TO("'coders'")

static void done(struct fixture *fixture, struct trace_of_lives *trace)
{
    free(trace->lives);
    fixture_free(fixture);
}

TEST(counts_open_so_many_accounts_of_each_stage_and_age)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(30,
                 "") "'work_types':[{'name':'x','coding_minutes':10,'bill_hold_days':4,'gross_usd':100}],"
                     "'opening_inventory':{'counts':[{'name':'o','work_type':'x','documentation_by_age_days':[2,0,3],"
                     "'coding_by_age_days':[4,1],'coded_by_age_days':[0,0,0,5]}]}," POOLS);
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    int seen[3][5] = {{0}};
    assert_int_equal(trace.count, 15);
    for (size_t i = 0; i < trace.count; i++) {
        const struct life *life = &trace.lives[i];
        double age = -life->discharged / 24;
        assert_true(age > 0 && age <= 4);
        int stage = isnan(life->coded) ? 2 : life->ready < 0 ? 1 : 0;
        seen[stage][(int)floor(age)]++;
        if (stage == 2) assert_near(life->billed, fmax(life->discharged + 96, 0), 1e-9);
    }
    static const int expected[3][4] = {{2, 0, 3, 0}, {4, 1, 0, 0}, {0, 0, 0, 5}};
    for (int s = 0; s < 3; s++)
        for (int a = 0; a < 4; a++) assert_int_equal(seen[s][a], expected[s][a]);
    assert_near(value(fixture, "encounters_arrived", "all"), 0, 0); /* nobody was discharged in the window */
    assert_near(value(fixture, "encounters_coded", "all"), 10, 0);
    assert_near(value(fixture, "encounters_billed", "all"), 15, 0);
    done(fixture, &trace);
}

/* A law without memory: the rest of the lag is the lag anew. */
TEST(documentation_that_is_late_already_is_late_by_the_conditional_law)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(10, "") "'work_types':[{'name':'x','documentation_lag_hours':{'law':'exponential','mean':30}}],"
                         "'opening_inventory':{'counts':[{'name':'o','work_type':'x','documentation_by_age_days':[0,0,"
                         "0,0,4000]}]}," POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    double sum = 0, below = 0, n = (double)trace.count;
    for (size_t i = 0; i < trace.count; i++) {
        assert_true(trace.lives[i].ready >= 0);
        sum += trace.lives[i].ready;
        below += trace.lives[i].ready < 10;
    }
    assert_near(sum / n, 30, 4.5 * 30 / sqrt(n));
    assert_near(below / n, 1 - exp(-1.0 / 3), 4.5 * 0.5 / sqrt(n));
    done(fixture, &trace);
}

/* Uniform lag of 0 to 48 h: given that it is over at age a, it is uniform on 0 to min(a, 48). */
TEST(documentation_that_is_final_took_no_longer_than_the_age)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(1, "") "'work_types':[{'name':'x','documentation_lag_hours':{'law':'uniform','min':0,'max':48}}],"
                        "'opening_inventory':{'counts':[{'name':'o','work_type':'x','coding_by_age_days':[3000,0,0,"
                        "3000]}]}," POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    double sum[2] = {0};
    for (size_t i = 0; i < trace.count; i++) {
        const struct life *life = &trace.lives[i];
        double age = -life->discharged, lag = life->ready - life->discharged;
        assert_true(life->ready < 0 && lag >= 0);
        sum[age > 24] += lag / fmin(age, 48) / 3000;
    }
    assert_near(sum[0], 0.5, 4.5 * sqrt(1.0 / 12 / 3000));
    assert_near(sum[1], 0.5, 4.5 * sqrt(1.0 / 12 / 3000));
    done(fixture, &trace);
}

TEST(ages_are_uniform_within_their_day)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(
            1, "") "'work_types':[{'name':'x'}],"
                   "'opening_inventory':{'counts':[{'name':'o','work_type':'x','coded_by_age_days':[0,5000]}]}," POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    double sum = 0;
    for (size_t i = 0; i < trace.count; i++) sum += -trace.lives[i].discharged / 24 / 5000;
    assert_near(sum, 1.5, 4.5 * sqrt(1.0 / 12 / 5000));
    done(fixture, &trace);
}

TEST(rows_of_a_file_stand_as_they_are_in_every_replication)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "open.csv",
                 "work_type,discharged,stage,ready,gross_usd,coding_minutes,payer\n"
                 "x,2026-01-03T12:00:00,coding,2026-01-04T06:00:00,123.45,30,p\n"
                 "x,2026-01-02T00:00:00,documentation,2026-01-05T10:00:00,10,60,\n"
                 "x,2026-01-01T00:00:00,coded,,99.5,,p\n"
                 "x,2026-01-04T23:00:00,coding,,,,\n");
    fixture_load(
        fixture,
        FACILITY(
            3, "") "'payers':[{'name':'o'},{'name':'p'}],'work_types':[{'name':'x','bill_hold_days':4.25,"
                   "'coding_minutes':{'law':'uniform','min':1,'max':9},'gross_usd':{'law':'uniform','min':1,'max':9}}],"
                   "'opening_inventory':{'csv':'open.csv'}," POOLS);
    fixture_run(fixture, 2);
    struct trace_of_lives one = trace_of(fixture, 0), two = trace_of(fixture, 1);
    assert_times(&one, discharged, -36, -72, -96, -1);
    assert_near(one.lives[1].ready, 10, 1e-9);
    assert_near(one.lives[0].usd, 123.45, 1e-9);
    assert_near(one.lives[0].started, 8, 1e-9);
    assert_string_equal(one.lives[0].payer, "p");
    assert_string_equal(one.lives[1].payer, "");
    assert_near(one.lives[0].billed, 66, 1e-9); /* -36 + 102 */
    assert_near(one.lives[2].billed, 6, 1e-9);  /* -96 + 102 */
    assert_near(one.lives[0].work_minutes, 30, 1e-9);
    assert_true(one.lives[3].work_minutes != two.lives[3].work_minutes && one.lives[3].usd != two.lives[3].usd);
    free(two.lives);
    done(fixture, &one);
}

TEST(open_accounts_are_in_dnfb_from_the_first_midnight)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "open.csv",
                 "work_type,age_days,stage,gross_usd\nx,5,coding,1000\nx,1,coded,10\nx,9,documentation,1\n");
    fixture_load(
        fixture,
        FACILITY(
            3, "") "'work_types':[{'name':'x','coding_minutes':60,'bill_hold_days':3,'documentation_lag_hours':240}],"
                   "'opening_inventory':{'csv':'open.csv'},'pools':[" POOL(
                       "coders", 1, HOURS("['tue']", "08:00", "16:00"), "{'*':1}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_near(daily_of(fixture, "dnfb_usd", "all", 0, 0), 1011, 1e-9);
    assert_near(daily_of(fixture, "dnfb_cause_usd", "cause:coding_queue", 0, 0), 1000, 1e-9);
    assert_near(daily_of(fixture, "dnfb_cause_usd", "cause:minimum_days", 0, 0), 10, 1e-9);
    assert_near(daily_of(fixture, "dnfb_cause_usd", "cause:documentation", 0, 0), 1, 1e-9);
    assert_near(daily_of(fixture, "backlog_encounters", "all", 0, 0), 1, 0);
    assert_near(daily_of(fixture, "dnfb_usd", "all", 2, 0), 0,
                0); /* lag over on the second day, billed there; hold over on the third */
    fixture_free(fixture);
}

/* Two entries of one type are more accounts, not the same accounts twice. */
TEST(two_entries_of_one_work_type_open_different_accounts)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(1, "") "'work_types':[{'name':'x','gross_usd':{'law':'uniform','min':1,'max':900000}"
                                          "}],'opening_inventory':{'counts':["
                                          "{'name':'a','work_type':'x','coding_by_age_days':[20]},{'name':'b','work_"
                                          "type':'x','coding_by_age_days':[20]}]}," POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    int twins = 0;
    assert_int_equal(trace.count, 40);
    for (size_t i = 0; i < trace.count; i++)
        for (size_t j = 0; j < i; j++) twins += trace.lives[i].usd == trace.lives[j].usd;
    assert_int_equal(twins, 0);
    done(fixture, &trace);
}

TEST(accounts_from_counts_and_from_a_file_have_numbers_of_their_own)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "open.csv", "work_type,age_days,stage\nx,1,coding\nx,2,coded\n");
    fixture_load(fixture, FACILITY(1, "") "'work_types':[{'name':'x'}],'opening_inventory':{'csv':'open.csv','counts':["
                                          "{'name':'a','work_type':'x','coding_by_age_days':[2]}]}," POOLS);
    struct trace_of_lives trace = trace_of(fixture, 0);
    assert_int_equal(trace.count, 4);
    for (size_t i = 0; i < 4; i++) assert_int_equal(trace.lives[i].chart.number, i);
    done(fixture, &trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_open_so_many_accounts_of_each_stage_and_age),
        cmocka_unit_test(documentation_that_is_late_already_is_late_by_the_conditional_law),
        cmocka_unit_test(documentation_that_is_final_took_no_longer_than_the_age),
        cmocka_unit_test(ages_are_uniform_within_their_day),
        cmocka_unit_test(rows_of_a_file_stand_as_they_are_in_every_replication),
        cmocka_unit_test(open_accounts_are_in_dnfb_from_the_first_midnight),
        cmocka_unit_test(two_entries_of_one_work_type_open_different_accounts),
        cmocka_unit_test(accounts_from_counts_and_from_a_file_have_numbers_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
