/* Charts that pass several stations: tandems and branches by Jackson (1957) and Burke (1956), where each station is an
 * M/M/c of its own; a query as feedback; engines and lists that split and join streams. */
#include "tests/theory/formulas.h"
#include "tests/theory/theory.h"

/* Mean time in an M/M/c: rates of arrival and of each server, an hour. */
static double station(int c, double arrivals, double service)
{
    double load = arrivals / service;
    return (1 + erlang_c(c, load) / (c - load)) / service;
}

static double total_time(const struct fixture *fixture, int64_t replication, const void *context)
{
    (void)context;
    return value_of(fixture, "tat_mean_hours", "work_type:follow_up", replication) +
           value_of(fixture, "tat_mean_hours", "work_type:chart", replication);
}

/* Follow-up of every chart, coding, audit of every chart: three pools in a row. */
TEST(jn_2_has_its_known_answer)
{
    double exact = station(5, 9, 2) + station(3, 9, 3.5) + station(1, 9, 10);
    assert_near(exact, 3.04324188, 5e-9);
    struct fixture *fixture = theory_textbook("jn-2");
    theory_run(fixture, 120);
    theory_each(fixture, "JN-2 total time", exact, total_time, NULL);
    theory_metric(fixture, "JN-2 station 1", "tat_mean_hours", "work_type:follow_up", station(5, 9, 2));
    theory_metric(fixture, "JN-2 stations 2 and 3", "tat_mean_hours", "work_type:chart",
                  station(3, 9, 3.5) + station(1, 9, 10));
    theory_metric(fixture, "JN-2 station 3", "in_quality_mean_encounters", "all", 9 * station(1, 9, 10));
    fixture_free(fixture);
}

static double follow_up_of(const struct trace_of_lives *trace, const struct life *chart, double *coded)
{
    for (size_t i = 0; i < trace->count; i++) {
        const struct life *life = &trace->lives[i];
        if (strcmp(life->type, "follow_up") == 0 && fabs(life->coded - chart->ready) < 1e-9) {
            *coded = life->coded;
            return life->coded - life->ready;
        }
    }
    return NAN;
}

/* What the two turnarounds of JN-2 add up to is the time from discharge to coded of the same chart. */
TEST(the_parts_of_jn_2_are_the_time_from_discharge_to_coded)
{
    struct fixture *fixture = theory_textbook("jn-2");
    fixture->loaded.scenario.facility.horizon_days = 3;
    fixture->loaded.scenario.facility.warmup_days = 0;
    study_free(&fixture->study);
    study_init(&fixture->study, &fixture->scenario, 1);
    struct trace_of_lives trace = trace_of(fixture, 0);
    int charts = 0;
    for (size_t i = 0; i < trace.count; i++) {
        const struct life *life = &trace.lives[i];
        double passed = NAN;
        if (strcmp(life->type, "chart") != 0 || isnan(life->coded)) continue;
        double first = follow_up_of(&trace, life, &passed);
        assert_near(first + life->coded - passed, life->coded - life->discharged, 1e-9);
        charts++;
    }
    assert_true(charts > 300);
    free(trace.lives);
    fixture_free(fixture);
}

#define NETWORK(days) FACILITY(days, "'warmup_days':30,")

/* 3 coders of 2 an hour; 30 % of the charts go on to one auditor of 1.9 an hour: a thinned Poisson stream. */
TEST(a_share_of_the_charts_goes_on_to_another_station)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, NETWORK(3000) "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':4.5},"
                                        "'coding_minutes':{'law':'exponential','mean':30}}],"
                                        "'quality':{'audits':[{'name':'a','share':0.3,'minutes':{'law':'exponential',"
                                        "'mean':30},'by':['auditors']}]},"
                                        "'pools':[" POOL("coders", 3, ALWAYS, "{'chart':1}", "") "," POOL(
                                            "auditors", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 100);
    double first = station(3, 4.5, 2), second = station(1, 1.35, 2);
    theory_metric(fixture, "M/M/3, 30 % on to M/M/1", "tat_mean_hours", "all", first + 0.3 * second);
    theory_metric(fixture, "M/M/3, 30 % on to M/M/1", "in_quality_mean_encounters", "all", 1.35 * second);
    theory_metric(fixture, "M/M/3, 30 % on to M/M/1", "encounters_audited", "all", 0.3 * 4.5 * 24 * 2970);
    theory_metric(fixture, "M/M/3, 30 % on to M/M/1", "utilization_share", "pool:auditors", 1.35 / 2);
    fixture_free(fixture);
}

/* Counts of days that leave an M/M/c are as scattered as a Poisson process (Burke): variance = mean. */
static double variance_of_days(const struct fixture *fixture, int64_t replication, const void *context)
{
    int days = (int)fixture->scenario->facility.horizon_days, from = (int)fixture->scenario->facility.warmup_days;
    double sum = 0, squares = 0, n = days - from;
    for (int d = from; d < days; d++) {
        double count = daily_of(fixture, context, "all", d, replication);
        sum += count;
        squares += count * count;
    }
    return (squares - sum * sum / n) / (n - 1);
}

TEST(what_leaves_a_queue_of_m_m_c_is_a_poisson_process)
{
    struct fixture *fixture = theory_queue(4, 5, "{'law':'exponential','mean':60}", 20, 1000);
    fixture->jobs = 2;
    fixture_run(fixture, theory_replications(200));
    theory_each(fixture, "M/M/5 load 0.8 variance of coded_encounters a day", 96, variance_of_days, "coded_encounters");
    theory_each(fixture, "Poisson arrivals, variance of arrived_encounters a day", 96, variance_of_days,
                "arrived_encounters");
    fixture_free(fixture);
}

/* A share p of the charts asks after the share b of its work, is answered at once and returns to a queue of lower
 * priority. First touches are served first, so they wait R / (1 - rate x work before); the work that is there is that
 * of M/D/1 whatever the order, which leaves the wait of those that return. Work is 1 h for every chart. */
TEST(a_query_that_is_answered_at_once_is_feedback)
{
    const double rate = 0.7, p = 0.4, before = 0.6, after = 0.4, hours = 24;
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, "'name':'f','facility':{'time_zone':'UTC','start_date':'2026-01-05','warmup_days':30,"
                          "'horizon_days':4000,'provider_days':" ALL_DAYS ",'provider_start':'00:00',"
                          "'provider_end':'24:00'},"
                          "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':0.7},'coding_minutes':60,"
                          "'query':{'share':0.4,'work_before_share':0.6,'answer_lag_business_hours':0,"
                          "'answered_share':1,'return_priority':2}}],"
                          "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 100);
    double in_hand = rate * (p * before * before + p * after * after + 1 - p) / 2;
    double first = in_hand / (1 - rate * (p * before + 1 - p));
    double work = rate / (2 * (1 - rate));
    double held = rate * (p * (before * before / 2 + before * after) + (1 - p) / 2 + p * after * after / 2);
    double second = (work - rate * first - held) / after / (rate * p);
    theory_metric(fixture, "M/D/1 with feedback, first touch", "wait_mean_hours", "all", first);
    theory_metric(fixture, "M/D/1 with feedback", "tat_mean_hours", "all", first + 1 + p * second);
    theory_metric(fixture, "M/D/1 with feedback", "utilization_share", "pool:coders", rate);
    theory_metric(fixture, "M/D/1 with feedback", "queries", "all", p * rate * hours * 3970);
    fixture_free(fixture);
}

/* A coder for everyone: charts that wait for an answer are those of an infinite server, whatever the law of the lag. */
TEST(charts_in_query_are_rate_times_share_times_lag)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture, "'name':'f','facility':{'time_zone':'UTC','start_date':'2026-01-05','warmup_days':60,"
                          "'horizon_days':460,'provider_days':" ALL_DAYS ",'provider_start':'00:00',"
                          "'provider_end':'24:00'},"
                          "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':10},'coding_minutes':{'law':"
                          "'exponential','mean':90},'query':{'share':0.25,'answered_share':0.9,"
                          "'fallback_business_hours':200,'answer_lag_business_hours':{'law':'uniform','min':10,"
                          "'max':130}}}],"
                          "'pools':[" POOL("coders", 200, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 60);
    double lag = 0.9 * 70 + 0.1 * 200;
    theory_metric(fixture, "queries of 25 %, lag 83 h", "in_query_mean_encounters", "all", 10 * 0.25 * lag);
    theory_metric(fixture, "queries of 25 %, lag 83 h", "tat_mean_hours", "all", 1.5 + 0.25 * lag);
    theory_metric(fixture, "queries of 25 %, lag 83 h", "query_share", "all", 0.25);
    theory_metric(fixture, "queries of 25 %, unanswered 10 %", "queries_unanswered", "all", 10 * 24 * 400 * 0.025);
    fixture_free(fixture);
}

/* Errors found go back for half the work; a coder for everyone. Share in hand: rate x work x (1 + p d r). */
TEST(rework_is_feedback_of_a_share_of_the_work)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        FACILITY(320, "'warmup_days':20,") "'work_types':[{'name':'chart',"
                                           "'arrivals':{'rate_per_hour':20},'coding_minutes':{'law':'lognormal','"
                                           "mean':60,'cv':1}}],"
                                           "'quality':{'detection_share':0.8,'rework_share':0.5,'audits':[{'name':'"
                                           "a','share':0.6,"
                                           "'minutes':{'law':'exponential','mean':30},'by':['auditors']}]},"
                                           "'pools':[" POOL("coders", 200, ALWAYS, "{'chart':1}",
                                                            "'errors':{'share':{'chart':0.25},'new_coder_factor':1}"
                                                            ",") "," POOL("auditors", 200, ALWAYS, "{'chart':1}",
                                                                          "") "]," EVERYTHING_TO("'coders'"));
    theory_run(fixture, 60);
    double found = 0.25 * 0.6 * 0.8;
    theory_metric(fixture, "errors 25 %, audits 60 %, found 80 %", "utilization_share", "pool:coders",
                  20 * (1 + found * 0.5) / 200);
    theory_metric(fixture, "errors 25 %, audits 60 %, found 80 %", "utilization_share", "pool:auditors",
                  20 * 0.6 * 0.5 / 200);
    theory_metric(fixture, "errors 25 %, audits 60 %, found 80 %", "tat_mean_hours", "all",
                  1 + 0.6 * 0.5 + found * 0.5);
    theory_metric(fixture, "errors 25 %, audits 60 %, found 80 %", "errors_found", "all", 20 * 24 * 300 * found);
    theory_metric(fixture, "errors 25 %, audits 60 %, found 80 %", "accuracy_out_share", "all", 1 - 0.25 + found);
    theory_metric(fixture, "errors 25 %, audits 60 %, found 80 %", "rework_time_share", "pool:coders",
                  found * 0.5 / (1 + found * 0.5));
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jn_2_has_its_known_answer),
        cmocka_unit_test(the_parts_of_jn_2_are_the_time_from_discharge_to_coded),
        cmocka_unit_test(a_share_of_the_charts_goes_on_to_another_station),
        cmocka_unit_test(what_leaves_a_queue_of_m_m_c_is_a_poisson_process),
        cmocka_unit_test(a_query_that_is_answered_at_once_is_feedback),
        cmocka_unit_test(charts_in_query_are_rate_times_share_times_lag),
        cmocka_unit_test(rework_is_feedback_of_a_share_of_the_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
