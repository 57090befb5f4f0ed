/* How often charts are wrong, and what makes it more or less often. */
#include "tests/behaviour/lived.h"

TEST(every_chart_is_wrong_at_share_1_and_none_at_share_0)
{
    for (int share = 0; share < 2; share++) {
        struct fixture *fixture =
            lived(THREE, 1,
                  FACILITY(3, "") TRACED CHARTS("") "'pools':[" ROUND_THE_CLOCK(
                      "coders", 1, "'errors':{'share':{'chart':%d}},") "]," EVERYTHING_TO("'coders'"),
                  share);
        assert_coded(fixture, 1, 2, 3);
        assert_metric(fixture, "errors", "all", 3 * share);
        assert_metric(fixture, "errors", "work_type:chart", 3 * share);
        assert_metric(fixture, "errors_out", "pool:coders", 3 * share);
        assert_metric(fixture, "accuracy_share", "pool:coders", 1 - share);
        assert_metric(fixture, "accuracy_share", "location:internal", 1 - share);
        assert_metric(fixture, "accuracy_out_share", "all", 1 - share);
        assert_true(isnan(value(fixture, "accuracy_audited_share", "all")));
        fixture_free(fixture);
    }
}

#define MANY(more)                                                                                                     \
    "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':40},'coding_minutes':0.01,'gross_usd':1000}],"          \
    "'pools':[" ROUND_THE_CLOCK("coders", 1, more) "]," EVERYTHING_TO("'coders'")

/* Seed 1, tolerance 4.5 standard deviations. */
TEST(a_share_of_charts_is_wrong)
{
    struct fixture *fixture = lived(NULL, 5, FACILITY(5, "") MANY(ERRORS(0.2, "")));
    double coded = sum_of(fixture, "encounters_coded", "all");
    assert_near(sum_of(fixture, "errors", "all") / coded, 0.2, share_tolerance(0.2, coded));
    fixture_free(fixture);
}

/* A pool that opens on the first day: 0.05 x 10 on its first morning, falling to 0.05 after ten days. Seed 1. */
TEST(a_new_coder_makes_more_errors_for_a_while)
{
    static const int days[] = {0, 5, 9, 12};
    for (int i = 0; i < 4; i++) {
        double share = 0.05 * (days[i] < 10 ? 1 + 9 * (1 - (days[i] + 0.5) / 10) : 1);
        struct fixture *fixture =
            lived(NULL, 8,
                  "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':%d,"
                  "'warmup_days':%d}," MANY(
                      "'available_from':'2026-01-05'," ERRORS(0.05, ",'new_coder_factor':10,'new_coder_days':10")),
                  days[i] + 1, days[i]);
        double coded = sum_of(fixture, "encounters_coded", "all");
        assert_near(sum_of(fixture, "errors", "all") / coded, share, share_tolerance(share, coded));
        fixture_free(fixture);
    }
}

TEST(people_who_are_there_from_the_start_are_not_new)
{
    struct fixture *fixture = lived(NULL, 2, FACILITY(5, "") MANY(ERRORS(0.05, ",'new_coder_factor':20")));
    double coded = sum_of(fixture, "encounters_coded", "all");
    assert_near(sum_of(fixture, "errors", "all") / coded, 0.05, share_tolerance(0.05, coded));
    fixture_free(fixture);
}

/* Ten charts of an hour for one coder, 08:00 to 16:30: the last two are finished in overtime, and wrong. Of the other
 * 160 of 20 replications (seed 1) one in a hundred. */
TEST(charts_finished_in_overtime_are_wrong_more_often)
{
    const char ten[] = "work_type,arrival_hours\nchart,0\nchart,0\nchart,0\nchart,0\nchart,0\nchart,0\nchart,0\n"
                       "chart,0\nchart,0\nchart,0\n";
    struct fixture *fixture = lived(ten, 20,
                                    FACILITY(1, "") TRACED CHARTS("") "'pools':[" POOL(
                                        "coders", 1, HOURS(ALL_DAYS, "08:00", "16:30"), "{'chart':1}",
                                        "'overtime':{'backlog_encounters':0}," ERRORS(
                                            0.01, ",'overtime_factor':100")) "]," EVERYTHING_TO("'coders'"));
    assert_coded(fixture, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
    assert_metric(fixture, "overtime_hours", "pool:coders", 2);
    for (int64_t r = 0; r < 20; r++) assert_true(value_of(fixture, "errors", "all", r) >= 2);
    assert_true(sum_of(fixture, "errors", "all") <= 40 + 8);
    fixture_free(fixture);
}

static double errors_of_pressed(const char *arrivals, const char *rule, const char *shifts, int64_t replications)
{
    struct fixture *fixture = lived(
        arrivals, replications,
        FACILITY(1, "") TRACED CHARTS("") "'pools':[{'name':'coders','skills':{'*':1},"
                                          "'errors':{'share':{'*':0.01}%s},'shifts':[%s]}]," EVERYTHING_TO("'coders'"),
        rule, shifts);
    double errors = sum_of(fixture, "errors", "all");
    fixture_free(fixture);
    return errors;
}

#define SHIFT(name, headcount)                                                                                         \
    "{'name':'" name "','headcount':" #headcount ",'hours':" HOURS(ALL_DAYS, "08:00", "16:00") "}"
#define PRESSED ",'pressure_charts_per_coder':1,'pressure_factor':100,'pressure_factor_max':100"

/* 20 replications of seed 1 each. At twice the backlog the factor is 100, so every chart is wrong. */
TEST(people_with_a_backlog_hurry)
{
    const char two[] = "work_type,arrival_hours\nchart,0\nchart,0\n";
    assert_near(errors_of_pressed(two, PRESSED, SHIFT("s", 1), 20), 40, 0);
    assert_true(errors_of_pressed(two, PRESSED, SHIFT("s", 2), 20) <= 4);
    assert_true(errors_of_pressed(two, "", SHIFT("s", 1), 20) <= 4);
}

/* Three charts wait for one coder where two are no pressure: half way to twice, 1 + (21 - 1) / 2 = 11. Seed 1. */
TEST(pressure_grows_in_a_straight_line_up_to_its_maximum)
{
    static const struct {
        const char *rule;
        double factor;
    } rules[] = {{",'pressure_charts_per_coder':2,'pressure_factor':21,'pressure_factor_max':100", 11},
                 {",'pressure_charts_per_coder':2,'pressure_factor':21,'pressure_factor_max':30", 11},
                 {",'pressure_charts_per_coder':1,'pressure_factor':21,'pressure_factor_max':30", 30}};
    for (int i = 0; i < 3; i++) {
        double share = 0.01 * rules[i].factor, count = 3 * 400;
        assert_near(errors_of_pressed(THREE, rules[i].rule, SHIFT("s", 1), 400) / count, share,
                    share_tolerance(share, count));
    }
}

/* Eight charts wait for three coders at 08:00, and six for four at 09:30, when the fourth comes: never three a coder.
 */
TEST(pressure_looks_at_all_people_of_the_pool_whatever_their_shift)
{
    const char rows[] = "work_type,arrival_hours\nchart,0\nchart,0\nchart,0\nchart,0\nchart,0\nchart,0\nchart,0\n"
                        "chart,0\nchart,9.1\nchart,9.1\nchart,9.1\nchart,9.1\n";
    const char rule[] = ",'pressure_charts_per_coder':3,'pressure_factor':100,'pressure_factor_max':100";
    const char late[] = "{'name':'b','headcount':1,'hours':" HOURS(ALL_DAYS, "09:30", "16:00") "}";
    char *both = memory_format("%s,%s", SHIFT("a", 3), late);
    assert_true(errors_of_pressed(rows, rule, both, 20) <= 10);
    assert_true(errors_of_pressed(rows, rule, late, 20) >= 20 * 6);
    free(both);
}

static double errors_with_engine(const char *engine, const char *more)
{
    struct fixture *fixture =
        lived(THREE, 1,
              FACILITY(3, "")
                  TRACED CHARTS("") "'cac':[{'name':'engine','work_types':['chart'],%s}],'pools':[" ROUND_THE_CLOCK(
                      "coders", 1, EVERY_ERROR("")) "]," EVERYTHING_TO("'coders'") "%s",
              engine, more);
    double errors = value(fixture, "errors", "all");
    fixture_free(fixture);
    return errors;
}

TEST(an_engine_takes_errors_away_and_makes_its_own)
{
    assert_near(errors_with_engine("'assist_less_time_share':0", ""), 3, 0);
    assert_near(errors_with_engine("'assist_less_time_share':0,'error_less_share':1", ""), 0, 0);
    assert_near(errors_with_engine("'assist_less_time_share':0,'error_less_share':1,'go_live_date':'2026-02-01'", ""),
                3, 0);
    assert_near(errors_with_engine("'touchless_share':1", ""), 0, 0);
    assert_near(errors_with_engine("'touchless_share':1,'touchless_error_share':1", ""), 3, 0);
}

/* One audited chart per coder teaches everything: the second chart, finished after the first audit, is right. */
TEST(feedback_teaches_as_audits_accumulate)
{
    struct fixture *fixture =
        lived(THREE, 1,
              FACILITY(1, "") TRACED CHARTS("")
                  AUDITED(AUDIT("all", "auditors", ""), "'feedback_audits_per_coder':0.001,'feedback_floor_share':0,"),
              EVERY_ERROR(""));
    assert_metric(fixture, "errors", "all", 1);
    fixture_free(fixture);
    fixture =
        lived(THREE, 1,
              FACILITY(1, "") TRACED CHARTS("")
                  AUDITED(AUDIT("all", "auditors", ""), "'feedback_audits_per_coder':0.001,'feedback_floor_share':1,"),
              EVERY_ERROR(""));
    assert_metric(fixture, "errors", "all", 3);
    fixture_free(fixture);
}

/* Long after many audits what remains is the floor: 0.3 x 0.4. Seed 1. */
TEST(feedback_leaves_its_floor)
{
    struct fixture *fixture = lived(
        NULL, 5,
        "'name':'t','facility':{'time_zone':'UTC','start_date':'2026-01-05','horizon_days':4,'warmup_days':2},"
        "'quality':{'feedback_floor_share':0.4,'audits':[{'name':'a','share':1,'minutes':0.01,'by':['auditors']}]},"
        "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':40},'coding_minutes':0.01}],"
        "'pools':[" ROUND_THE_CLOCK("coders", 1, ERRORS(0.3, "")) "," ROUND_THE_CLOCK(
            "auditors", 1, "") "]," EVERYTHING_TO("'coders'"));
    double coded = sum_of(fixture, "encounters_coded", "all");
    assert_near(sum_of(fixture, "errors", "all") / coded, 0.12, share_tolerance(0.12, coded));
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_chart_is_wrong_at_share_1_and_none_at_share_0),
        cmocka_unit_test(a_share_of_charts_is_wrong),
        cmocka_unit_test(a_new_coder_makes_more_errors_for_a_while),
        cmocka_unit_test(people_who_are_there_from_the_start_are_not_new),
        cmocka_unit_test(charts_finished_in_overtime_are_wrong_more_often),
        cmocka_unit_test(people_with_a_backlog_hurry),
        cmocka_unit_test(pressure_grows_in_a_straight_line_up_to_its_maximum),
        cmocka_unit_test(pressure_looks_at_all_people_of_the_pool_whatever_their_shift),
        cmocka_unit_test(an_engine_takes_errors_away_and_makes_its_own),
        cmocka_unit_test(feedback_teaches_as_audits_accumulate),
        cmocka_unit_test(feedback_leaves_its_floor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
