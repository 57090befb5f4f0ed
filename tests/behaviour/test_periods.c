/* Weeks, months and quarters of the metrics: parts that add up to the window, ratios of each part's own sums. */
#include "models/department.h"
#include "tests/model_fixture.h"

enum { REPLICATIONS = 2 };

static double period_of(const struct fixture *fixture, size_t period, size_t key, int64_t replication)
{
    const struct study_scenario *item = &fixture->study.items[0];
    return item->period_values[((size_t)replication * item->periods.count + period) * item->period_keys.count + key];
}

/* Of the one period of a kind that begins on a day of the simulation. */
static double value_from(const struct fixture *fixture, enum period_kind kind, int day, const char *id,
                         const char *scope)
{
    const struct study_scenario *item = &fixture->study.items[0];
    size_t key = key_in(fixture->scenario, &item->period_keys, metrics, id, scope);
    for (size_t p = 0; p < item->periods.count; p++)
        if (item->periods.items[p].kind == kind && item->periods.items[p].from == day)
            return period_of(fixture, p, key, 0);
    fail_msg("no %s begins on day %d", period_names[kind], day);
    return NAN;
}

/* The shipped hospital, from a Thursday on, over parts of three quarters and the night on which the clock changes. */
static struct fixture *hospital(void)
{
    struct fixture *fixture = fixture_new();
    fixture->periods = true;
    fixture_load(fixture,
                 "'extends':'%s/scenarios/baseline.json','name':'parts','facility':{'start_date':'2025-12-11',"
                 "'warmup_days':7,'horizon_days':117}",
                 HIMSIM_SOURCE_DIR);
    fixture_run(fixture, REPLICATIONS);
    return fixture;
}

static const enum metric_id additive[] = {METRIC_ENCOUNTERS_ARRIVED,
                                          METRIC_ENCOUNTERS_CODED,
                                          METRIC_ENCOUNTERS_TOUCHLESS,
                                          METRIC_ENCOUNTERS_BILLED,
                                          METRIC_QUERIES,
                                          METRIC_COST_TOTAL_USD,
                                          METRIC_COST_COMPONENT_USD,
                                          METRIC_PAID_HOURS,
                                          METRIC_OVERTIME_HOURS,
                                          METRIC_ENCOUNTERS_AUDITED,
                                          METRIC_ERRORS,
                                          METRIC_ERRORS_FOUND,
                                          METRIC_ERRORS_OUT,
                                          METRIC_CLAIMS,
                                          METRIC_CODING_DENIALS,
                                          METRIC_DENIED_USD,
                                          METRIC_APPEALS,
                                          METRIC_APPEALS_EXPIRED,
                                          METRIC_RECOVERED_USD,
                                          METRIC_CODING_WRITE_OFF_USD,
                                          METRIC_LATE_CLAIMS,
                                          METRIC_LATE_CLAIMS_USD,
                                          METRIC_HIRES,
                                          METRIC_LEAVERS,
                                          METRIC_NET_CLAIMED_USD,
                                          METRIC_CASH_COLLECTED_USD,
                                          METRIC_CASH_AFTER_COST_USD,
                                          METRIC_OTHER_WRITE_OFF_USD,
                                          METRIC_TAKEN_BACK_USD,
                                          METRIC_TAKEBACK_ACCRUED_USD,
                                          METRIC_LATE_CHARGES_USD,
                                          METRIC_CHARGES_LOST_USD,
                                          METRIC_REVENUE_LOST_USD};

static bool is_in(const enum metric_id *list, size_t count, int id)
{
    for (size_t i = 0; i < count; i++)
        if ((int)list[i] == id) return true;
    return false;
}

/* Cents, microseconds or pieces: what the books hold. */
static int64_t exact(double value, const char *unit)
{
    double grain = strcmp(unit, "usd") == 0 ? 100 : strcmp(unit, "hours") == 0 ? (double)TIME_HOUR : 1;
    return llround(value * grain);
}

static void check_sums(const struct fixture *fixture, size_t key, int64_t replication)
{
    const struct study_scenario *item = &fixture->study.items[0];
    const struct metric_key *at = &item->period_keys.items[key];
    const char *unit = metrics[at->id].unit;
    int64_t sums[PERIOD_KINDS] = {0};
    size_t window_key = metric_key_find(&item->keys, at->id, at->scope, at->item);
    for (size_t p = 0; p < item->periods.count; p++)
        sums[item->periods.items[p].kind] += exact(period_of(fixture, p, key, replication), unit);
    int64_t window = exact(item->values[(size_t)replication * item->keys.count + window_key], unit);
    for (int kind = 0; kind < PERIOD_KINDS; kind++)
        if (sums[kind] != window)
            fail_msg("%s %s: the %ss add up to %lld, not %lld", metrics[at->id].id,
                     metric_key_item(fixture->scenario, at), period_names[kind], (long long)sums[kind],
                     (long long)window);
}

TEST(the_parts_of_everything_that_adds_up_add_up_to_the_window)
{
    struct fixture *fixture = hospital();
    const struct metric_keys *keys = &fixture->study.items[0].period_keys;
    size_t checked = 0;
    for (size_t k = 0; k < keys->count; k++) {
        if (!is_in(additive, sizeof additive / sizeof *additive, keys->items[k].id)) continue;
        for (int64_t r = 0; r < REPLICATIONS; r++) check_sums(fixture, k, r);
        checked++;
    }
    assert_true(checked > 200);
    assert_true(value(fixture, "coding_denials", "all") > 100); /* the mechanisms are on */
    assert_true(value(fixture, "errors_found", "location:internal") > 10);
    fixture_free(fixture);
}

TEST(means_of_midnights_are_weighted_by_days_and_peaks_and_ends_are_those_of_the_parts)
{
    struct fixture *fixture = hospital();
    const struct study_scenario *item = &fixture->study.items[0];
    size_t mean = key_in(fixture->scenario, &item->period_keys, metrics, "dnfb_mean_usd", "all");
    size_t days_mean = key_in(fixture->scenario, &item->period_keys, metrics, "dnfb_mean_days", "all");
    size_t peak = key_in(fixture->scenario, &item->period_keys, metrics, "dnfb_peak_usd", "all");
    double sums[PERIOD_KINDS] = {0}, day_sums[PERIOD_KINDS] = {0}, peaks[PERIOD_KINDS] = {0}, days = 110;
    for (size_t p = 0; p < item->periods.count; p++) {
        const struct period *period = &item->periods.items[p];
        sums[period->kind] += period_of(fixture, p, mean, 0) * (period->to - period->from);
        day_sums[period->kind] += period_of(fixture, p, days_mean, 0) * (period->to - period->from);
        peaks[period->kind] = fmax(peaks[period->kind], period_of(fixture, p, peak, 0));
    }
    for (int kind = 0; kind < PERIOD_KINDS; kind++) {
        assert_near(sums[kind] / days, value(fixture, "dnfb_mean_usd", "all"), 0.01);
        assert_near(day_sums[kind] / days, value(fixture, "dnfb_mean_days", "all"), 1e-9);
        assert_near(peaks[kind], value(fixture, "dnfb_peak_usd", "all"), 0);
    }
    static const char *const ends[] = {"dnfb_end_usd", "dnfb_end_days", "encounters_open_end", "encounters_uncoded_end",
                                       "receivables_end_usd"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        assert_near(value_from(fixture, PERIOD_QUARTER, 111, ends[i], "all"), value(fixture, ends[i], "all"), 0);
    fixture_free(fixture);
}

/* The end of a day is the beginning of the next: what is open moves by what comes in less what goes out. */
TEST(what_is_open_at_the_end_of_a_week_follows_from_the_week_before)
{
    struct fixture *fixture = hospital();
    const struct study_scenario *item = &fixture->study.items[0];
    double before = NAN;
    for (size_t p = 0; p < item->periods.count && item->periods.items[p].kind == PERIOD_WEEK; p++) {
        int day = item->periods.items[p].from;
        double open = value_from(fixture, PERIOD_WEEK, day, "encounters_open_end", "all");
        double in = value_from(fixture, PERIOD_WEEK, day, "encounters_arrived", "all");
        double out = value_from(fixture, PERIOD_WEEK, day, "encounters_billed", "all");
        if (p > 0) assert_near(open, before + in - out, 0);
        before = open;
    }
    assert_true(before > 100);
    fixture_free(fixture);
}

/* A part that is the whole window says the same as the window, to the last bit. */
TEST(days_that_are_the_window_have_the_values_of_the_window)
{
    struct fixture *fixture = hospital();
    const struct study_scenario *item = &fixture->study.items[0];
    double *whole = memory_allocate(item->period_keys.count, sizeof *whole);
    struct department department;
    department_init(&department, &item->plan);
    department_run(&department, (uint64_t)fixture->seed, 0, NULL);
    metric_days_values(&department, item->plan.days.first_day, item->plan.days.days, whole);
    for (size_t k = 0; k < item->period_keys.count; k++) {
        const struct metric_key *key = &item->period_keys.items[k];
        size_t other = metric_key_find(&item->keys, key->id, key->scope, key->item);
        if (memcmp(&whole[k], &item->values[other], sizeof *whole) != 0 && !isnan(whole[k]))
            fail_msg("%s %s", metrics[key->id].id, metric_key_item(fixture->scenario, key));
    }
    assert_true(item->period_keys.count > item->keys.count / 2);
    department_free(&department);
    free(whole);
    fixture_free(fixture);
}

/* Two weeks by hand. One coder, 09:00 to 17:00, an hour a chart; charts on Friday 9 January at 15:00 (coded 16:00) and
 * 16:30 (coded Saturday 09:30), and on Monday 12 January at 09:00, 09:00 and 09:00 (10, 11, 12 o'clock). */
TEST(ratios_are_those_of_the_weeks_own_charts)
{
    struct fixture *fixture = fixture_new();
    fixture->periods = true;
    fixture_arrivals(fixture, (const double[]){111, 112.5, 177, 177, 177}, 5);
    fixture_load(
        fixture, FACILITY(14, "'tat_target_hours':2,") TRACED
        "'work_types':[{'name':'chart','coding_minutes':60,'gross_usd':70,'bill_hold_days':1}],"
        "'pools':[" POOL("coders", 1, HOURS(ALL_DAYS, "09:00", "17:00"), "{'chart':1}",
                         "'end_of_shift':'carry_over','wage_usd_per_hour':10,") "]," EVERYTHING_TO("'coders'"));
    fixture_run(fixture, 1);
    assert_near(value_from(fixture, PERIOD_WEEK, 0, "encounters_coded", "work_type:chart"), 2, 0);
    assert_near(value_from(fixture, PERIOD_WEEK, 0, "tat_mean_hours", "all"), (1 + 17) / 2.0, 1e-12);
    assert_near(value_from(fixture, PERIOD_WEEK, 0, "tat_coded_within_share", "all"), 1.0 / 2, 0);
    assert_near(value_from(fixture, PERIOD_WEEK, 7, "tat_mean_hours", "all"), 2, 1e-12);
    assert_near(value_from(fixture, PERIOD_WEEK, 7, "tat_coded_within_share", "all"), 2.0 / 3, 0);
    assert_near(value_from(fixture, PERIOD_WEEK, 0, "utilization_share", "pool:coders"), 2.0 / 56, 1e-15);
    assert_near(value_from(fixture, PERIOD_WEEK, 7, "utilization_share", "location:internal"), 3.0 / 56, 1e-15);
    assert_near(value_from(fixture, PERIOD_WEEK, 7, "cost_total_usd", "location:internal"), 560, 0);
    assert_near(value_from(fixture, PERIOD_WEEK, 7, "cost_per_encounter_usd", "all"), 560 / 3.0, 1e-12);
    assert_near(value_from(fixture, PERIOD_MONTH, 0, "charts_per_coder_day", "pool:coders"), 5.0 / 14, 1e-12);
    /* Friday's charts bill on Saturday, when their hold is over: $140 at Friday's midnight only. */
    assert_near(value_from(fixture, PERIOD_WEEK, 0, "dnfb_mean_usd", "all"), 140 / 7.0, 1e-12);
    assert_near(value_from(fixture, PERIOD_WEEK, 0, "dnfb_peak_usd", "all"), 140, 0);
    assert_near(value_from(fixture, PERIOD_WEEK, 0, "dnfb_end_usd", "all"), 0, 0);
    assert_near(value_from(fixture, PERIOD_WEEK, 7, "dnfb_mean_usd", "all"), 210 / 7.0, 1e-12);
    fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parts_of_everything_that_adds_up_add_up_to_the_window),
        cmocka_unit_test(means_of_midnights_are_weighted_by_days_and_peaks_and_ends_are_those_of_the_parts),
        cmocka_unit_test(what_is_open_at_the_end_of_a_week_follows_from_the_week_before),
        cmocka_unit_test(days_that_are_the_window_have_the_values_of_the_window),
        cmocka_unit_test(ratios_are_those_of_the_weeks_own_charts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
