/* What the metrics count: the window, the target share, utilisation, costs. */
#include "tests/model_fixture.h"

#define DAY              HOURS(ALL_DAYS, "08:00", "16:00")
#define CHART(minutes)   "'work_types':[{'name':'chart','coding_minutes':" #minutes "}],"
#define ONE(hours, more) "'pools':[" POOL("coders", 1, hours, "{'chart':1}", more) "]," EVERYTHING_TO("'coders'")

/* Ready from the start of the window to 48 h before its end, coded or not; 48 h exactly is within. */
TEST(the_target_share_counts_every_chart_that_had_the_time)
{
    struct fixture *fixture = fixture_new();
    /* window: day 2 to 10, hours 48 to 240; due: ready in 48..192 */
    fixture_file(fixture, "arrivals.csv",
                 "work_type,arrival_hours,coding_minutes\n"
                 "x,47.9,1\n"    /* before the window */
                 "x,48,2880\n"   /* 48 h: within */
                 "x,60,2881\n"   /* a minute more: late */
                 "x,150,60000\n" /* never coded: late */
                 "x,192,1\n"     /* the last that counts */
                 "x,192.1,1\n"); /* too late to tell */
    fixture_load(fixture, FACILITY(10, "'warmup_days':2,") TRACED "'work_types':[{'name':'x'}],'pools':[" POOL(
                              "coders", 9, ALWAYS, "{'x':1}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_near(value(fixture, "tat_within_target_share", "all"), 2.0 / 4, 1e-12);
    fixture_free(fixture);
}

TEST(the_target_is_the_scenarios)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv",
                 "work_type,arrival_hours,coding_minutes\nx,1,60\nx,2,60.1\nx,3,30\nx,22.9,1\nx,23.1,1\n");
    fixture_load(fixture, FACILITY(1, "'tat_target_hours':1,") TRACED "'work_types':[{'name':'x'}],'pools':[" POOL(
                              "coders", 9, ALWAYS, "{'x':1}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_near(value(fixture, "tat_within_target_share", "all"), 3.0 / 4, 1e-12);
    fixture_free(fixture);
}

TEST(the_window_clips_every_count_and_every_level)
{
    struct fixture *fixture = fixture_new();
    /* window 24 to 48 h; one coder 20:00 to 04:00 who hands off */
    arrivals_at(fixture, 20, 23.5, 25);
    fixture_load(fixture, FACILITY(2, "'warmup_days':1,") TRACED
                 "'work_types':[{'name':'chart','coding_minutes':120,'gross_usd':10}]," ONE(
                     HOURS(ALL_DAYS, "20:00", "04:00"), "'wage_usd_per_hour':10,"));
    fixture_run(fixture, 1);
    assert_near(value(fixture, "encounters_arrived", "all"), 1, 0);
    assert_near(value(fixture, "encounters_coded", "all"), 2, 0); /* coded at 25.5 and 27.5 */
    assert_near(value(fixture, "encounters_billed", "all"), 2, 0);
    assert_near(value(fixture, "wait_mean_hours", "all"), 0.5,
                1e-9); /* only the third is first touched in the window */
    assert_near(value(fixture, "tat_mean_hours", "all"), (2 + 2.5) / 2, 1e-9);
    assert_near(value(fixture, "in_coding_mean_encounters", "all"), 3.5 / 24, 1e-9);
    assert_near(value(fixture, "waiting_mean_encounters", "all"), 0.5 / 24, 1e-9);
    assert_near(value(fixture, "paid_hours", "pool:coders"), 8, 1e-9);
    assert_near(value(fixture, "utilization_share", "pool:coders"), 3.5 / 8, 1e-12);
    assert_near(value(fixture, "cost_total_usd", "all"), 80, 1e-9);
    assert_near(value(fixture, "dnfb_mean_usd", "all"), 0, 0); /* one midnight in the window, all billed by then */
    fixture_free(fixture);
}

TEST(costs_by_component_and_by_pool_add_up_to_the_total)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(
            30,
            "'warmup_days':3,") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':9},'coding_minutes':{'law':'"
                                "exponential','mean':20}}],"
                                "'cac':[{'name':'e','work_types':['chart'],'usd_per_month':777,'usd_per_chart':0.37,'"
                                "assist_less_time_share':0.1}],'pools':[" POOL(
                                    "a", 3, DAY, "{'chart':1}",
                                    "'wage_usd_per_hour':31.41,'payroll_tax_share':0.0765,'benefits_usd_per_hour':7.77,"
                                    "'overtime':{'backlog_encounters':10},") "," POOL("b", 2,
                                                                                      HOURS(ALL_DAYS, "16:00", "24:00"),
                                                                                      "{'chart':0.9}",
                                                                                      "'wage_usd_per_hour':15.6,'usd_"
                                                                                      "per_chart':1.23,'absence_share':"
                                                                                      "0.1,") "]," EVERYTHING_TO("'a','"
                                                                                                                 "b'"));
    fixture_run(fixture, 2);
    static const char *const components[] = {"wages",     "payroll_tax", "benefits",  "overtime",
                                             "per_chart", "cac_licence", "cac_charts"};
    for (int r = 0; r < 2; r++) {
        double sum = 0, cac = 0;
        for (int c = 0; c < 7; c++) {
            char *scope = memory_format("component:%s", components[c]);
            double usd = value_of(fixture, "cost_component_usd", scope, r);
            assert_true(usd > 0);
            assert_near(usd * 100, round(usd * 100), 1e-6); /* whole cents */
            sum += usd;
            if (c > 4) cac += usd;
            free(scope);
        }
        double total = value_of(fixture, "cost_total_usd", "all", r);
        assert_near(sum, total, 1e-6);
        assert_near(value_of(fixture, "cost_total_usd", "pool:a", r) +
                        value_of(fixture, "cost_total_usd", "pool:b", r) + cac,
                    total, 1e-6);
        assert_near(value_of(fixture, "cost_per_encounter_usd", "all", r),
                    total / value_of(fixture, "encounters_coded", "all", r), 1e-9);
        assert_near(value_of(fixture, "cost_component_usd", "component:per_chart", r),
                    1.23 * value_of(fixture, "encounters_coded", "pool:b", r), 0.006);
    }
    fixture_free(fixture);
}

TEST(scopes_add_up_by_work_type_and_by_setting)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(20,
                 "") "'work_types':[{'name':'a','setting':'ED','arrivals':{'rate_per_hour':2},'coding_minutes':10},"
                     "{'name':'b','setting':'IP','arrivals':{'rate_per_hour':1},'coding_minutes':20,'documentation_lag_"
                     "hours':30},"
                     "{'name':'c','setting':'ED','arrivals':{'rate_per_hour':1},'coding_minutes':5}],'pools':[" POOL(
                         "coders", 3, DAY, "{'*':1}", "'end_of_shift':'carry_over',") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    static const char *const ids[] = {"encounters_arrived",       "encounters_coded",       "encounters_billed",
                                      "encounters_open_end",      "encounters_uncoded_end", "waiting_mean_encounters",
                                      "in_coding_mean_encounters"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        double all = value(fixture, ids[i], "all");
        double types = value(fixture, ids[i], "work_type:a") + value(fixture, ids[i], "work_type:b") +
                       value(fixture, ids[i], "work_type:c");
        double settings = value(fixture, ids[i], "setting:ED") + value(fixture, ids[i], "setting:IP");
        assert_near(types, all, 1e-9);
        assert_near(settings, all, 1e-9);
    }
    double tat = value(fixture, "tat_mean_hours", "work_type:a") * value(fixture, "encounters_coded", "work_type:a") +
                 value(fixture, "tat_mean_hours", "work_type:c") * value(fixture, "encounters_coded", "work_type:c");
    assert_near(value(fixture, "tat_mean_hours", "setting:ED"), tat / value(fixture, "encounters_coded", "setting:ED"),
                1e-9);
    assert_near(
        value(fixture, "oldest_end_days", "setting:ED"),
        fmax(value(fixture, "oldest_end_days", "work_type:a"), value(fixture, "oldest_end_days", "work_type:c")),
        1e-12);
    fixture_free(fixture);
}

static int compare_numbers(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

TEST(percentiles_of_turnaround_are_those_of_the_trace)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(60, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':12},'coding_minutes':{'"
                                  "law':'lognormal','mean':12,'cv':1}}],"
                                  "'pools':[" POOL("coders", 8, DAY, "{'*':1}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    double *hours = memory_allocate(trace.count, sizeof *hours);
    int64_t n = 0;
    for (size_t i = 0; i < trace.count; i++)
        if (!isnan(trace.lives[i].coded)) hours[n++] = trace.lives[i].coded - trace.lives[i].ready;
    qsort(hours, (size_t)n, sizeof *hours, compare_numbers);
    static const struct {
        const char *id;
        double share;
    } asked[] = {{"tat_p50_hours", 0.5}, {"tat_p90_hours", 0.9}, {"tat_p95_hours", 0.95}, {"tat_p99_hours", 0.99}};
    for (int i = 0; i < 4; i++) {
        double exact = estimate_quantile_sorted(hours, n, asked[i].share);
        assert_near(value(fixture, asked[i].id, "all"), exact, 0.005 * exact);
    }
    free(hours);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(the_backlog_is_documented_and_not_coded_at_the_end_of_the_day)
{
    struct fixture *fixture = fixture_new();
    fixture_file(fixture, "arrivals.csv",
                 "work_type,arrival_hours,documentation_lag_hours\nx,1,0\nx,2,30\nx,23,0\nx,23.5,0.5\n");
    fixture_load(fixture,
                 FACILITY(4, "") TRACED "'work_types':[{'name':'x','coding_minutes':120}],'pools':[" POOL(
                     "coders", 1, HOURS("['wed']", "08:00", "16:00"), "{'x':1}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    static const double backlog[4] = {2, 4, 0, 0}; /* ready at midnight belongs to the new day */
    for (int d = 0; d < 4; d++) assert_near(daily_of(fixture, "backlog_encounters", "all", d, 0), backlog[d], 0);
    fixture_free(fixture);
}

/* Spearman's rank correlation of charges and minutes is the one asked for. */
static void check_correlation(double asked)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':40},"
                 "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':20},'gross_usd':{'law':'lognormal','mean':"
                 "1000,'cv':2},"
                 "'coding_minutes':{'law':'exponential','mean':1},'charge_minutes_rank_correlation':%g}],"
                 "'pools':[" POOL("coders", 9, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'coders'"),
                 asked);
    struct trace_of_lives trace = trace_of(fixture, 0);
    size_t n = trace.count;
    double sum = 0, (*pairs)[2] = memory_allocate(n, sizeof *pairs), *sorted[2], square = 0, mean = 0;
    for (int k = 0; k < 2; k++) sorted[k] = memory_allocate(n, sizeof **sorted);
    for (size_t i = 0; i < n; i++) {
        sorted[0][i] = pairs[i][0] = trace.lives[i].usd;
        sorted[1][i] = pairs[i][1] = trace.lives[i].work_minutes;
        mean += pairs[i][1] / (double)n;
    }
    for (int k = 0; k < 2; k++) qsort(sorted[k], n, sizeof **sorted, compare_numbers);
    for (size_t i = 0; i < n; i++) {
        double rank[2];
        for (int k = 0; k < 2; k++) {
            const double *at = bsearch(&pairs[i][k], sorted[k], n, sizeof **sorted, compare_numbers);
            rank[k] = (double)(at - sorted[k]) - (double)(n - 1) / 2;
        }
        sum += rank[0] * rank[1];
        square += rank[0] * rank[0];
    }
    assert_near(sum / square, asked, 4.5 / sqrt((double)n) + 0.002);
    assert_near(mean, 1, 4.5 / sqrt((double)n)); /* the marginal law stays */
    for (int k = 0; k < 2; k++) free(sorted[k]);
    free(pairs);
    free(trace.lives);
    fixture_free(fixture);
}

TEST(charges_and_minutes_have_the_rank_correlation_asked_for)
{
    check_correlation(0);
    check_correlation(0.6);
    check_correlation(-0.4);
    check_correlation(1);
}

TEST(payers_come_in_their_shares)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, FACILITY(40, "") "'payers':[{'name':'p'},{'name':'q'},{'name':'r'}],'work_types':[{'name':'"
                                           "chart','arrivals':{'rate_per_hour':20},"
                                           "'payer_mix':{'r':0.5,'p':0.2,'q':0.3}}]," ONE(ALWAYS, ""));
    struct trace_of_lives trace = trace_of(fixture, 0);
    double seen[3] = {0}, n = (double)trace.count;
    for (size_t i = 0; i < trace.count; i++) seen[*trace.lives[i].payer - 'p']++;
    assert_near(seen[0] / n, 0.2, 4.5 * 0.4 / sqrt(n));
    assert_near(seen[1] / n, 0.3, 4.5 * 0.46 / sqrt(n));
    assert_near(seen[2] / n, 0.5, 4.5 * 0.5 / sqrt(n));
    free(trace.lives);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_target_share_counts_every_chart_that_had_the_time),
        cmocka_unit_test(the_target_is_the_scenarios),
        cmocka_unit_test(the_window_clips_every_count_and_every_level),
        cmocka_unit_test(costs_by_component_and_by_pool_add_up_to_the_total),
        cmocka_unit_test(scopes_add_up_by_work_type_and_by_setting),
        cmocka_unit_test(percentiles_of_turnaround_are_those_of_the_trace),
        cmocka_unit_test(the_backlog_is_documented_and_not_coded_at_the_end_of_the_day),
        cmocka_unit_test(charges_and_minutes_have_the_rank_correlation_asked_for),
        cmocka_unit_test(payers_come_in_their_shares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
