/* Published cases, as scenarios. */
#include "tests/behaviour/lived.h"

/* A coder with always something to do: 7.5 hours on each of 20 working days, charts of one hour / RATE. */
static struct fixture *coder_at(double charts_per_hour)
{
    return lived(NULL, 1,
                 FACILITY(28, "") "'work_types':[{'name':'inpatient','arrivals':{'rate_per_hour':10},"
                                  "'coding_minutes':%.17g}],'pools':[{'name':'coder','end_of_shift':'carry_over',"
                                  "'skills':{'inpatient':1},'shifts':[{'name':'day','headcount':1,"
                                  "'hours':[{'start':'08:00','end':'15:30'}]}]}]," EVERYTHING_TO("'coder'"),
                 60 / charts_per_hour);
}

/* Precyse, 64,107 inpatient records: 2.38 charts an hour in 2009, 2.10 in 2010, at 7.5 hours a day. icd10monitor.com,
 * "Avoid surprises with lower coder productivity". */
TEST(precyse_loses_twelve_percent_of_its_throughput)
{
    struct fixture *before = coder_at(2.38), *after = coder_at(2.10);
    double charts[2] = {value(before, "encounters_coded", "pool:coder"),
                        value(after, "encounters_coded", "pool:coder")};
    assert_near(charts[0], 357, 1); /* 17.85 a day; the last of the month may be in hand */
    assert_near(charts[1], 315, 1); /* 15.75 a day */
    assert_near(value(before, "charts_per_coder_day", "pool:coder") * 7.5 / 8, 17.85, 1. / 20);
    assert_near(value(after, "charts_per_coder_day", "pool:coder") * 7.5 / 8, 15.75, 1. / 20);
    assert_near(charts[1] / charts[0] - 1, -0.1176, 0.004);
    fixture_free(before);
    fixture_free(after);
}

/* The 357 charts of a month, there from the start: in 150 hours at the old rate; at the new rate it takes 170, more
 * than 20 extra hours a month for a coder. */
TEST(precyse_needs_twenty_hours_more_for_the_same_charts)
{
    static const double rates[2] = {2.38, 2.10}, hours[2] = {150, 170};
    char *rows = memory_copy_text("work_type,arrival_hours\n");
    for (int i = 0; i < 357; i++) {
        char *longer = memory_format("%sinpatient,0\n", rows);
        free(rows);
        rows = longer;
    }
    for (int i = 0; i < 2; i++) {
        struct fixture *fixture =
            lived(rows, 1,
                  FACILITY(60, "") TRACED "'work_types':[{'name':'inpatient','coding_minutes':%.17g}],'pools':[" POOL(
                      "coder", 1, ALWAYS, "{'inpatient':1}", "") "]," EVERYTHING_TO("'coder'"),
                  60 / rates[i]);
        struct trace_of_lives trace = trace_of(fixture, 0);
        assert_int_equal(trace.count, 357);
        double last = 0;
        for (size_t c = 0; c < trace.count; c++) last = fmax(last, trace.lives[c].coded);
        assert_near(last, hours[i], 1e-3);
        assert_metric(fixture, "encounters_coded", "pool:coder", 357);
        assert_near(value(fixture, "utilization_share", "pool:coder") * 60 * 24, hours[i], 1e-3);
        free(trace.lives);
        fixture_free(fixture);
    }
    free(rows);
}

/* Stanfill et al. 2014 (PMC4142514): 25.7 minutes a record in ICD-9, 17.71 more in ICD-10. A department that was just
 * able to keep up, round the clock; a record every 25.7 minutes. */
static struct fixture *coder_of(double minutes)
{
    int count = (int)(60 * 1440 / 25.7);
    char *rows = memory_copy_text("work_type,arrival_hours\n");
    for (int i = 0; i < count; i++) {
        char *longer = memory_format("%srecord,%.12g\n", rows, i * 25.7 / 60);
        free(rows);
        rows = longer;
    }
    struct fixture *fixture =
        lived(rows, 1,
              FACILITY(60, "") TRACED "'work_types':[{'name':'record','coding_minutes':%.17g}],'pools':[" POOL(
                  "coder", 1, ALWAYS, "{'record':1}", "") "]," EVERYTHING_TO("'coder'"),
              minutes);
    free(rows);
    return fixture;
}

TEST(stanfill_leaves_59_percent_of_the_throughput_and_a_backlog_in_closed_form)
{
    struct fixture *before = coder_of(25.7), *after = coder_of(25.7 + 17.71);
    double arrived = value(after, "encounters_arrived", "all");
    assert_near(value(before, "encounters_uncoded_end", "all"), 0, 1);
    assert_near(value(before, "wait_mean_hours", "all"), 0, 1e-6);
    double coded = value(after, "encounters_coded", "all");
    assert_near(coded, floor(60 * 1440 / 43.41), 0);
    assert_near(coded / value(before, "encounters_coded", "all"), 25.7 / 43.41, 1e-3); /* 59 % */
    assert_near(value(after, "encounters_uncoded_end", "all"), arrived - coded, 0);
    /* the n-th record waits n x 17.71 minutes, and the backlog of day d is d x 1440 x (1 / 25.7 - 1 / 43.41) */
    struct trace_of_lives trace = trace_of(after, 0);
    for (size_t i = 0; i < (size_t)coded; i += 100)
        assert_near(trace.lives[i].started - trace.lives[i].ready, (double)i * 17.71 / 60, 1e-3);
    for (int day = 10; day <= 60; day += 10)
        assert_near(daily_of(after, "backlog_encounters", "work_type:record", day - 1, 0),
                    day * 1440 * (1 / 25.7 - 1 / 43.41), 2);
    free(trace.lives);
    fixture_free(before);
    fixture_free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(precyse_loses_twelve_percent_of_its_throughput),
        cmocka_unit_test(precyse_needs_twenty_hours_more_for_the_same_charts),
        cmocka_unit_test(stanfill_leaves_59_percent_of_the_throughput_and_a_backlog_in_closed_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
