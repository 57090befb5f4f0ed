/* The spreadsheet's staffing beside the simulation's: the rows add up, and each says what it says. */
#include "models/department.h"
#include "models/staffing_gap.h"
#include "tests/model_fixture.h"

/* A week of 168 hours round the clock is 4.2 FTE of 40 hours. */
#define FTE(hours_a_week) ((hours_a_week) / 40.0)
#define EXACT             1e-9

static void assert_rows(const struct fixture *fixture, const char *scope, const char *const *ids, const double *values,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *id = memory_format("fte_%s", ids[i]);
        double actual = value(fixture, id, scope);
        if (!(fabs(actual - values[i]) <= EXACT)) fail_msg("%s %s = %.12g, not %.12g", scope, id, actual, values[i]);
        free(id);
    }
}

/* Rows that are not named are nothing; the totals are left to the rows. */
static void assert_reasons(const struct fixture *fixture, const char *scope, const char *named, double amount)
{
    static const char *const reasons[] = {"volume", "charts", "cac",    "helpers", "ramp",
                                          "speed",  "audit",  "rework", "appeal"};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        double expected = named && strcmp(reasons[i], named) == 0 ? amount : 0;
        assert_rows(fixture, scope, &reasons[i], &expected, 1);
    }
}

static void assert_row(const struct fixture *fixture, const char *scope, const char *id, double expected)
{
    assert_rows(fixture, scope, &id, &expected, 1);
}

/* `count` charts from `first` on, `apart` hours apart. */
static void arrivals_every(const struct fixture *fixture, double first, double apart, size_t count)
{
    double *hours = memory_allocate(count, sizeof *hours);
    for (size_t i = 0; i < count; i++) hours[i] = first + (double)i * apart;
    fixture_arrivals(fixture, hours, count);
    free(hours);
}

static struct fixture *hospital(const char *name)
{
    struct fixture *fixture = fixture_new();
    fixture->periods = true;
    fixture_load(fixture, "'extends':'%s/scenarios/%s.json','name':'gap','facility':{'warmup_days':30}",
                 HIMSIM_SOURCE_DIR, name);
    fixture_run(fixture, 2);
    return fixture;
}

static void check_rows(const double *fte, const char *where)
{
    double reasons = 0;
    for (int r = STAFFING_SPREADSHEET; r <= STAFFING_APPEAL; r++) reasons += fte[r];
    if (!(fabs(reasons - fte[STAFFING_WORKED]) <= EXACT)) fail_msg("%s: what was worked does not add up", where);
    double taken = fte[STAFFING_WORKED] + fte[STAFFING_IDLE_TIMING] + fte[STAFFING_IDLE_SPARE];
    if (!(fabs(taken - fte[STAFFING_TAKEN]) <= EXACT)) fail_msg("%s: what was taken does not add up", where);
    if (!(fabs(fte[STAFFING_TAKEN] - fte[STAFFING_SPREADSHEET] - fte[STAFFING_OFF]) <= EXACT)) fail_msg("%s", where);
    double budget = fte[STAFFING_FILLED] + fte[STAFFING_ABSENCE] + fte[STAFFING_OVERTIME] + fte[STAFFING_BACKLOG];
    if (!(fabs(budget - fte[STAFFING_TAKEN]) <= EXACT)) fail_msg("%s: the budget does not add up", where);
    assert_true(fte[STAFFING_IDLE_TIMING] >= 0 && fte[STAFFING_IDLE_SPARE] >= -EXACT);
}

/* Of one scope, from values that lie side by side. */
static void check_values(const struct fixture *fixture, const struct metric_keys *keys, const double *values)
{
    for (size_t k = 0; k < keys->count; k++)
        if (keys->items[k].id == METRIC_FTE_SPREADSHEET)
            check_rows(values + k, metric_key_item(fixture->scenario, &keys->items[k]));
}

TEST(the_rows_add_up_in_every_pool_and_replication_over_the_window_and_over_every_week_and_month)
{
    struct fixture *fixture = hospital("follow-the-sun");
    const struct study_scenario *item = &fixture->study.items[0];
    for (int64_t r = 0; r < 2; r++) check_values(fixture, &item->keys, item->values + (size_t)r * item->keys.count);
    for (size_t p = 0; p < 2 * item->periods.count; p++)
        check_values(fixture, &item->period_keys, item->period_values + p * item->period_keys.count);
    assert_true(value(fixture, "fte_audit", "pool:quality") > 0.1); /* the mechanisms are on */
    assert_true(value(fixture, "fte_ramp", "pool:manila") > 0.01);
    assert_near(value(fixture, "fte_authorised", "all") - value(fixture, "open_fte", "all"),
                value(fixture, "fte_filled", "all"), EXACT);
    fixture_free(fixture);
}

TEST(every_microsecond_of_a_seat_is_somewhere)
{
    struct fixture *fixture = hospital("overtime");
    const struct study_scenario *item = &fixture->study.items[0];
    struct department department;
    department_init(&department, &item->plan);
    department_run(&department, 3, 0, NULL);
    int64_t finishing = 0, overtime = 0;
    for (int d = 0; d < item->plan.days.days; d++)
        for (int p = 0; p < (int)fixture->scenario->pools.count; p++) {
            struct staffing_hours h = staffing_hours_of(day_book_pool(&department.book, d, p));
            assert_int_equal(h.scheduled + h.overtime + h.finishing,
                             h.vacant + h.absent + h.idle + h.coding + h.audit + h.rework + h.appeal);
            assert_true(h.vacant >= 0 && h.absent >= 0 && h.idle >= 0 && h.coding >= 0);
            finishing += h.finishing;
            overtime += h.overtime;
        }
    assert_true(finishing > 0 && overtime > 0);
    department_free(&department);
    fixture_free(fixture);
}

struct undone {
    const struct department *department;
    int64_t work;
};

static void add_undone(void *context, const struct encounter_life *life)
{
    struct undone *undone = context;
    const struct department *department = undone->department;
    bool waits = life->chart->stage == STAGE_CODING || life->chart->stage == STAGE_QUERY;
    if (life->coded != TIME_NEVER || !waits) return;
    undone->work += life->chart->work;
    if (life->chart->flags & CHART_ASKS)
        undone->work += department->asides[life->chart - department->charts].work_after_query;
}

/* Work is neither lost nor found, whoever does which part of it. */
TEST(the_work_that_came_and_was_not_done_is_in_the_charts_that_are_left)
{
    struct fixture *fixture = hospital("follow-the-sun");
    const struct study_scenario *item = &fixture->study.items[0];
    struct department department;
    int64_t booked = 0, pools = 0, done = 0;
    struct undone left = {&department, 0};
    struct observer observer = {add_undone, &left};
    department_init(&department, &item->plan);
    department_run(&department, 5, 0, &observer);
    for (int d = 0; d < item->plan.days.days; d++) {
        for (int t = 0; t < (int)item->plan.work_types; t++) {
            const int64_t *type = day_book_type(&department.book, d, t);
            booked += type[TYPE_WORK_OPENING] + type[TYPE_WORK_IN] - type[TYPE_WORK_DONE];
            done += type[TYPE_WORK_DONE];
        }
        for (int p = 0; p < (int)fixture->scenario->pools.count; p++)
            pools += day_book_pool(&department.book, d, p)[POOL_WORK];
    }
    assert_true(left.work > 10 * TIME_HOUR);
    assert_int_equal(booked, left.work);
    assert_int_equal(pools, done);
    department_free(&department);
    fixture_free(fixture);
}

#define CHARTS(minutes, more) "'work_types':[{'name':'chart','coding_minutes':" minutes more "}],"

/* A chart an hour of half an hour each: a coder round the clock is loaded by half. Nothing is left at midnight. */
TEST(a_constant_load_takes_rho_of_the_people_and_the_rest_is_idle)
{
    struct fixture *fixture = fixture_new();
    arrivals_every(fixture, 0, 1, 14 * 24);
    fixture_load(fixture, FACILITY(14, "") TRACED CHARTS("30", "") "'pools':[" POOL("coders", 2, ALWAYS, "{'chart':1}",
                                                                                    "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    double people = FTE(2 * 168), rho = 0.25;
    assert_reasons(fixture, "pool:coders", NULL, 0);
    assert_row(fixture, "pool:coders", "spreadsheet", rho * people);
    assert_row(fixture, "pool:coders", "worked", rho * people);
    assert_row(fixture, "pool:coders", "authorised", people);
    assert_row(fixture, "pool:coders", "filled", people);
    assert_row(fixture, "pool:coders", "idle_timing", 0);
    assert_row(fixture, "pool:coders", "idle_spare", (1 - rho) * people);
    assert_row(fixture, "pool:coders", "off", (1 - rho) * people);
    assert_row(fixture, "all", "taken", people);
    fixture_free(fixture);
}

/* Each evening two charts of an hour; the coder is there from 8 to 16. Day 1: 8 hours idle, 2 of them wanted at
 * midnight; then 2 hours of work, 2 of 6 idle hours wanted. */
TEST(idle_time_is_parted_by_what_is_left_at_midnight)
{
    struct fixture *fixture = fixture_new();
    fixture_arrivals(fixture, (const double[]){20, 20, 44, 44, 68, 68, 92, 92, 116, 116, 140, 140, 164, 164}, 14);
    fixture_load(fixture,
                 FACILITY(7, "") TRACED CHARTS("60", "") "'pools':[" POOL(
                     "coders", 1, HOURS(ALL_DAYS, "08:00", "16:00"), "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_reasons(fixture, "pool:coders", NULL, 0);
    assert_row(fixture, "pool:coders", "spreadsheet", FTE(14));
    assert_row(fixture, "pool:coders", "worked", FTE(14));
    assert_row(fixture, "pool:coders", "backlog", FTE(2));
    assert_row(fixture, "pool:coders", "idle_timing", FTE(14));
    assert_row(fixture, "pool:coders", "idle_spare", FTE(6 + 6 * 4));
    assert_row(fixture, "pool:coders", "taken", FTE(56 + 2));
    fixture_free(fixture);
}

/* Half of the hours at work are productive, a fifth of the people is away: an hour of work is 2.5 hours of an FTE. */
TEST(the_spreadsheet_divides_by_productive_hours_and_absence_that_does_not_come_is_said)
{
    struct fixture *fixture = fixture_new();
    arrivals_every(fixture, 0, 1, 7 * 24);
    fixture_load(fixture, FACILITY(7, "") TRACED CHARTS("30", "") "'pools':[" POOL(
                              "coders", 9, ALWAYS, "{'chart':1}",
                              "'productive_share':0.5,'absence_share':0.2,") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_row(fixture, "pool:coders", "spreadsheet", FTE(84) * 2.5);
    assert_row(fixture, "pool:coders", "filled", FTE(9 * 168));
    double on_duty = value(fixture, "fte_taken", "pool:coders") - value(fixture, "fte_backlog", "pool:coders");
    assert_row(fixture, "pool:coders", "absence", on_duty - FTE(9 * 168));
    assert_true(fabs(value(fixture, "fte_absence", "pool:coders")) < FTE(9 * 168) / 5);
    fixture_free(fixture);
}

TEST(an_engine_takes_its_share_off_and_the_spreadsheet_does_not_know)
{
    struct fixture *fixture = fixture_new();
    arrivals_every(fixture, 0.5, 1, 7 * 24);
    fixture_load(fixture,
                 FACILITY(7, "") TRACED CHARTS(
                     "30", "") "'cac':[{'name':'e','work_types':['chart'],'assist_less_time_share':0.4}],"
                               "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_reasons(fixture, "pool:coders", "cac", -0.4 * FTE(84));
    assert_row(fixture, "pool:coders", "worked", 0.6 * FTE(84));
    fixture_free(fixture);
}

TEST(a_touchless_chart_takes_its_whole_work_off)
{
    struct fixture *fixture = fixture_new();
    arrivals_every(fixture, 0.5, 1, 7 * 24);
    fixture_load(fixture, FACILITY(7, "")
                              TRACED CHARTS("30", "") "'cac':[{'name':'e','work_types':['chart'],'touchless_share':1}],"
                                                      "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}",
                                                                       "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_reasons(fixture, "pool:coders", "cac", -FTE(84));
    assert_row(fixture, "pool:coders", "worked", 0);
    fixture_free(fixture);
}

/* The first pool of the list has no hours at night, when every chart comes; the second does them. */
TEST(work_that_others_do_moves_from_pool_to_pool)
{
    struct fixture *fixture = fixture_new();
    arrivals_every(fixture, 1, 24, 7);
    fixture_load(fixture, FACILITY(7, "") TRACED CHARTS("60", "") "'pools':[" POOL(
                              "day", 1, HOURS(ALL_DAYS, "08:00", "16:00"), "{'chart':1}",
                              "") "," POOL("night", 1, HOURS(ALL_DAYS, "00:00", "08:00"), "{'chart':0.5}",
                                           "") "]," EVERYTHING_TO("'day','night'"));
    fixture_run(fixture, 1);
    assert_row(fixture, "pool:day", "spreadsheet", FTE(7));
    assert_reasons(fixture, "pool:day", "helpers", -FTE(7));
    assert_row(fixture, "pool:day", "worked", 0);
    assert_row(fixture, "pool:night", "spreadsheet", 0);
    assert_row(fixture, "pool:night", "helpers", FTE(7));
    assert_row(fixture, "pool:night", "speed", FTE(7)); /* at half the speed: as long again */
    assert_row(fixture, "pool:night", "worked", FTE(14));
    assert_row(fixture, "all", "helpers", 0);
    fixture_free(fixture);
}

/* Two coders hand a chart of three hours to each other: each did what he did. */
TEST(a_chart_that_changes_hands_is_the_work_of_all_who_had_it)
{
    struct fixture *fixture = fixture_new();
    fixture_arrivals(fixture, (const double[]){7}, 1);
    fixture_load(fixture,
                 FACILITY(7, "") TRACED CHARTS("180", "") "'pools':[" POOL(
                     "early", 1, HOURS(ALL_DAYS, "08:00", "10:00"), "{'chart':1}",
                     "'end_of_shift':'hand_off',") "," POOL("late", 1, HOURS(ALL_DAYS, "10:00", "12:00"), "{'chart':1}",
                                                            "") "]," EVERYTHING_TO("'early','late'"));
    fixture_run(fixture, 1);
    assert_reasons(fixture, "pool:early", "helpers", -FTE(1));
    assert_reasons(fixture, "pool:late", "helpers", FTE(1));
    assert_row(fixture, "pool:early", "worked", FTE(2));
    assert_row(fixture, "pool:late", "worked", FTE(1));
    fixture_free(fixture);
}

/* Every chart is audited for a quarter of an hour at a desk that the spreadsheet has not heard of. */
TEST(a_desk_without_charts_of_its_own_is_people_that_the_spreadsheet_forgets)
{
    struct fixture *fixture = fixture_new();
    arrivals_every(fixture, 0.25, 1, 7 * 24);
    fixture_load(fixture, FACILITY(7, "") TRACED CHARTS(
                              "15", "") "'quality':{'audits':[{'name':'all','share':1,'minutes':15,'by':['desk']}]},"
                                        "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}", "") "," POOL(
                                            "desk", 1, ALWAYS, "{}", "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_reasons(fixture, "pool:coders", NULL, 0);
    assert_row(fixture, "pool:desk", "spreadsheet", 0);
    assert_reasons(fixture, "pool:desk", "audit", FTE(42));
    assert_row(fixture, "pool:desk", "off", FTE(168));
    fixture_free(fixture);
}

/* The provider has the second half of every chart for days: no coder's hour more, and no idle hour wanted at midnight.
 */
TEST(a_query_costs_days_and_no_hours)
{
    struct fixture *fixture = fixture_new();
    fixture_arrivals(fixture, (const double[]){10}, 1);
    fixture_load(fixture,
                 FACILITY(7, "") TRACED CHARTS(
                     "120", ",'query':{'share':1,'answer_lag_business_hours':18,'answered_share':1,"
                            "'fallback_business_hours':45}") "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}",
                                                                              "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_near(value(fixture, "queries", "all"), 1, 0);
    assert_near(value(fixture, "encounters_coded", "all"), 1, 0);
    assert_reasons(fixture, "pool:coders", NULL, 0);
    assert_row(fixture, "pool:coders", "worked", FTE(2));
    assert_row(fixture, "pool:coders", "idle_timing", 0);
    fixture_free(fixture);
}

/* A type whose payers go to different worklists belongs to their first pools by the mix. */
TEST(a_types_work_is_shared_by_the_pools_that_are_offered_its_payers)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(7, "") "'payers':[{'name':'here','offshore_allowed':false},{'name':'there'}],"
                                 "'work_types':[{'name':'chart','arrivals':{'per_week':400},'coding_minutes':6,"
                                 "'payer_mix':{'here':0.25,'there':0.75}}],"
                                 "'pools':[" POOL("away", 1, ALWAYS, "{'chart':1}", "'location':'offshore',") "," POOL(
                                     "home", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'away','home'"));
    fixture_run(fixture, 1);
    assert_row(fixture, "pool:home", "spreadsheet", FTE(10));
    assert_row(fixture, "pool:away", "spreadsheet", FTE(30));
    fixture_free(fixture);
}

/* Twice the volume in a week that the annual mean knows nothing of. */
TEST(a_surge_is_volume_beyond_the_annual_mean)
{
    struct fixture *fixture = fixture_new();
    fixture_load(fixture,
                 FACILITY(14, "'warmup_days':7,") "'work_types':[{'name':'chart','arrivals':{'per_week':20000},"
                                                  "'coding_minutes':0.6}],"
                                                  "'surges':[{'name':'s','from_date':'2026-01-12',"
                                                  "'to_date':'2026-01-18','volume_factor':2}],"
                                                  "'pools':[" POOL("coders", 9, ALWAYS, "{'chart':1}",
                                                                   "") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_row(fixture, "pool:coders", "spreadsheet", FTE(200));
    assert_near(value(fixture, "fte_volume", "pool:coders"), FTE(200), FTE(8)); /* 40,000 charts: sd 2 hours */
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rows_add_up_in_every_pool_and_replication_over_the_window_and_over_every_week_and_month),
        cmocka_unit_test(every_microsecond_of_a_seat_is_somewhere),
        cmocka_unit_test(the_work_that_came_and_was_not_done_is_in_the_charts_that_are_left),
        cmocka_unit_test(a_constant_load_takes_rho_of_the_people_and_the_rest_is_idle),
        cmocka_unit_test(idle_time_is_parted_by_what_is_left_at_midnight),
        cmocka_unit_test(the_spreadsheet_divides_by_productive_hours_and_absence_that_does_not_come_is_said),
        cmocka_unit_test(an_engine_takes_its_share_off_and_the_spreadsheet_does_not_know),
        cmocka_unit_test(a_touchless_chart_takes_its_whole_work_off),
        cmocka_unit_test(work_that_others_do_moves_from_pool_to_pool),
        cmocka_unit_test(a_chart_that_changes_hands_is_the_work_of_all_who_had_it),
        cmocka_unit_test(a_desk_without_charts_of_its_own_is_people_that_the_spreadsheet_forgets),
        cmocka_unit_test(a_query_costs_days_and_no_hours),
        cmocka_unit_test(a_types_work_is_shared_by_the_pools_that_are_offered_its_payers),
        cmocka_unit_test(a_surge_is_volume_beyond_the_annual_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
