/* From a scenario through its own export and back: every parameter lies in its interval. Intervals are at 99.99 %,
 * which with about 200 numbers a hospital leaves two in a hundred hospitals with a miss; the seeds are fixed. */
#include "experiment/fit.h"
#include "io/file_bytes.h"
#include "io/fit_defaults.h"
#include "io/fit_scenario.h"
#include "io/history_read.h"
#include "sim/civil.h"
#include "tests/model_fixture.h"
#include "tests/support/accounts.h"
#include <cjson/cJSON.h>

#define CONFIDENCE      0.9999
#define US              "'facility':{'time_zone':'America/New_York','start_date':'2025-01-06','holiday_calendar':'holidays.ics'"
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const char holidays_ics[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//"
    "EN\r\nBEGIN:VEVENT\r\nUID:a@test\r\nDTSTART;VALUE=DATE:20200101\r\n"
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=4\r\nSUMMARY:closed\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

struct trip {
    struct fixture *fixture;
    struct history history;
    struct fit fit;
};

/* Exports the fixture's scenario after one replication and fits the export. */
static void trip_make(struct trip *trip, struct fixture *fixture)
{
    struct problems problems = {0};
    char *path = fixture_path(fixture, "accounts.csv");
    const struct facility *facility = &fixture->scenario->facility;
    trip->fixture = fixture;
    accounts_write(&fixture->study, fixture->seed, 0, path);
    bool ok = history_read(&trip->history, path, NULL, &problems);
    if (!ok) fixture_print_problems(&problems, "");
    assert_true(ok);
    problems_free(&problems);
    fit_make(&trip->fit, &trip->history, facility->holidays.days, facility->holidays.count,
             facility->holiday_calendar != NULL, CONFIDENCE);
    free(path);
}

static void trip_free(struct trip *trip)
{
    static const char *const files[] = {"accounts.csv", "accounts.csv.json", "fitted.json"};
    fit_free(&trip->fit);
    history_free(&trip->history);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        char *path = fixture_path(trip->fixture, files[i]);
        remove(path);
        free(path);
    }
    fixture_free(trip->fixture);
}

static void check_interval(const char *what, struct fit_interval interval, double truth)
{
    if (!(interval.low <= truth && truth <= interval.high))
        fail_msg("%s: %g not in %g (%g to %g)", what, truth, interval.value, interval.low, interval.high);
}

static void check_share(const char *what, const struct share_estimate *share, double truth)
{
    check_interval(what, (struct fit_interval){share->share, share->low, share->high}, truth);
}

/* The law is of the family it was drawn from (an Erlang law is a gamma law) and its parameters are covered. */
static void check_law(const char *what, const struct fit_choice *choice, const struct law *truth)
{
    enum law_kind kind = truth->kind == LAW_ERLANG ? LAW_GAMMA : truth->kind;
    if (kind == LAW_DETERMINISTIC) {
        assert_int_equal(choice->outcome, FIT_CONSTANT);
        assert_near(choice->law.mean, truth->mean, 1e-9);
        return;
    }
    if (choice->outcome != FIT_PARAMETRIC || choice->law.kind != kind)
        fail_msg("%s: outcome %d, law %d instead of %d", what, choice->outcome, choice->law.kind, kind);
    const struct fitted_law *law = &choice->candidates[choice->chosen];
    check_interval(what, (struct fit_interval){law->law.mean, law->low[0], law->high[0]}, law_mean(truth));
    if (law->parameters > 1)
        check_interval(what, (struct fit_interval){fitted_law_second(law), law->low[1], law->high[1]},
                       kind == LAW_WEIBULL ? truth->shape : sqrt(law_cv2(truth)));
}

static const double *weights_of(const struct profile *profile, int weekday)
{
    const struct numbers *const days[] = {&profile->monday, &profile->tuesday,  &profile->wednesday, &profile->thursday,
                                          &profile->friday, &profile->saturday, &profile->sunday};
    return days[weekday]->items;
}

/* Each hour of the week: arrivals of the week of which the hour's share is drawn; the standard error is that of the
 * counts, with the day factor. */
static void check_profile(const struct fit_type *type, const struct profile *profile)
{
    double sum = 0, fitted = 0, weeks = (double)type->arrivals.days / 7;
    for (int cell = 0; cell < 168; cell++) {
        sum += weights_of(profile, cell / 24)[cell % 24];
        fitted += type->arrivals.profile[cell / 24][cell % 24];
    }
    for (int cell = 0; cell < 168; cell++) {
        double truth = weights_of(profile, cell / 24)[cell % 24] / sum * fitted,
               got = type->arrivals.profile[cell / 24][cell % 24];
        double error = sqrt(truth / weeks + truth * truth * type->arrivals.inverse_k.value / weeks);
        if (fabs(got - truth) > 4.5 * error + 1e-12)
            fail_msg("hour %d: %g, not %g within 4.5 x %g", cell, got, truth, error);
    }
}

static void check_arrivals(const struct fixture *fixture, const struct fit_type *type, const struct work_type *truth)
{
    const struct fit_arrivals *fit = &type->arrivals;
    assert_true(type->has_arrivals);
    check_interval("per_week", fit->per_week, truth->arrivals.per_week);
    check_interval("day_factor_cv", fit->day_factor_cv, truth->arrivals.day_factor_cv);
    if (fixture->scenario->facility.holiday_calendar)
        check_interval("holiday_factor", fit->holiday, truth->arrivals.holiday_factor);
    double mean = 0;
    for (int d = 0; d < 365 && truth->arrivals.month_factors.count; d++)
        mean +=
            truth->arrivals.month_factors.items[civil_date_of(fixture->scenario->facility.start_date + d).month - 1] /
            365;
    for (int m = 0; m < 12 && fit->months_fitted; m++)
        check_interval("month factor", fit->month[m],
                       truth->arrivals.month_factors.count ? truth->arrivals.month_factors.items[m] / mean : 1);
    check_profile(type, &fixture->scenario->profiles.items[truth->arrivals.profile]);
}

static const struct fit_type *type_named(const struct trip *trip, const char *name)
{
    for (size_t t = 0; t < trip->fit.type_count; t++)
        if (strcmp(trip->history.work_types.items[t], name) == 0) return &trip->fit.types[t];
    fail_msg("no work type %s", name);
    return NULL;
}

static size_t payer_named(const struct trip *trip, const char *name)
{
    for (size_t p = 0; p < trip->history.payers.count; p++)
        if (strcmp(trip->history.payers.items[p], name) == 0) return p;
    fail_msg("no payer %s", name);
    return 0;
}

static void check_type(const struct trip *trip, const struct work_type *truth)
{
    const struct scenario *scenario = trip->fixture->scenario;
    const struct fit_type *type = type_named(trip, truth->name);
    print_message("%s: %lld accounts, %zu open lags\n", truth->name, (long long)type->accounts, type->lag.open_count);
    check_arrivals(trip->fixture, type, truth);
    check_law("gross_usd", &type->gross, &truth->gross_usd);
    check_law("documentation_lag_hours", &type->lag, &truth->documentation_lag_hours);
    check_law("coding_minutes", &type->minutes, &truth->coding_minutes);
    check_share("query share", &type->query, truth->query.share);
    for (size_t p = 0; p < truth->payer_mix.count; p++) {
        size_t payer = payer_named(trip, scenario->payers.items[p].name);
        check_share("payer", &type->payers[payer], truth->payer_mix.items[p]);
    }
    assert_near(type->net_share.value, truth->net_to_gross_share, 1e-4);
    assert_int_equal(type->hold.days, (int)truth->bill_hold_days);
    assert_int_equal(type->hold.outcome, truth->bill_hold_days > 0 ? FIT_HOLD_MODE : FIT_HOLD_NONE);
    if (truth->charge_minutes_rank_correlation != 0 || type->minutes.outcome == FIT_PARAMETRIC)
        check_interval("rank correlation", type->rank_correlation, truth->charge_minutes_rank_correlation);
}

static void check_all(const struct trip *trip)
{
    const struct scenario *scenario = trip->fixture->scenario;
    for (size_t t = 0; t < scenario->work_types.count; t++) check_type(trip, &scenario->work_types.items[t]);
    assert_int_equal(trip->fit.type_count, scenario->work_types.count);
}

/* The scenario of the fit is read as any other. */
static void check_scenario(const struct trip *trip)
{
    struct fit_view view;
    struct loaded_scenario loaded;
    struct problems problems = {0};
    char *path = fixture_path(trip->fixture, "fitted.json"), *calendar = fixture_path(trip->fixture, "holidays.ics");
    bool has_calendar = trip->fixture->scenario->facility.holiday_calendar != NULL;
    fit_view_init(&view, &trip->fit, "accounts.csv", "fitted", has_calendar ? calendar : NULL);
    FILE *file = fopen(path, "w");
    fit_scenario_write(&view, file);
    fclose(file);
    bool ok = scenario_load(&loaded, path, NULL, 0, &problems);
    if (!ok) fixture_print_problems(&problems, path);
    assert_true(ok);
    assert_int_equal(loaded.scenario.work_types.count, trip->fixture->scenario->work_types.count);
    assert_int_equal(loaded.scenario.facility.start_date,
                     trip->fixture->scenario->facility.start_date + trip->fixture->scenario->facility.horizon_days);
    view.defaults = fit_defaults_list(&loaded, &view.default_count);
    bool wage = false, per_week = false;
    for (size_t i = 0; i < view.default_count; i++) {
        wage = wage || strcmp(view.defaults[i], "/pools/*/wage_usd_per_hour") == 0;
        per_week = per_week || strcmp(view.defaults[i], "/work_types/*/arrivals/per_week") == 0;
    }
    assert_true(wage && !per_week);
    scenario_unload(&loaded);
    problems_free(&problems);
    fit_view_free(&view);
    free(calendar);
    free(path);
}

#define DAY_HOURS "[0,0,0,0,0,0,1,3,6,9,10,10,8,8,9,9,7,4,2,1,1,0,0,0]"
#define WEEKEND   "[0,0,0,0,0,0,0,1,2,3,4,4,3,3,2,2,1,1,0,0,0,0,0,0]"
#define NIGHTS    "[3,2,2,1,1,1,2,4,6,8,9,9,9,9,9,9,10,10,9,9,8,7,6,4]"
#define PROFILE(name, week, weekend)                                                                                   \
    "{'name':'" name "','monday':" week ",'tuesday':" week ",'wednesday':" week ",'thursday':" week ",'friday':" week  \
    ",'saturday':" weekend ",'sunday':" weekend "}"
#define PAYERS "'payers':[{'name':'medicare'},{'name':'medicaid'},{'name':'commercial'}],"
#define MIX    "'payer_mix':{'medicare':0.45,'medicaid':0.2,'commercial':0.35},"

/* A year of two work types, with holds and a nightly run; lognormal, Weibull and gamma. */
TEST(a_year_with_holds_comes_back)
{
    struct fixture *fixture = fixture_new();
    struct trip trip;
    fixture_file(fixture, "holidays.ics", holidays_ics);
    fixture_load(fixture,
                 "'name':'a'," US ",'horizon_days':364,'bill_run_time':'22:00'}," PAYERS
                 "'profiles':[" PROFILE("day", DAY_HOURS, WEEKEND) "," PROFILE(
                     "night", NIGHTS,
                     NIGHTS) "],"
                             "'work_types':[{'name':'ip','arrivals':{'per_week':210,'profile':'day','holiday_factor':0."
                             "7,'day_factor_cv':0.2},"
                             "'gross_usd':{'law':'lognormal','mean':35000,'cv':1.1},'net_to_gross_share':0.3," MIX
                             "'documentation_lag_hours':{'law':'lognormal','mean':40,'cv':1.3},'coding_minutes':{'law':"
                             "'gamma','mean':28,'cv':0.6},"
                             "'charge_minutes_rank_correlation':0.4,'bill_hold_days':4,'query':{'share':0.16}},"
                             "{'name':'ed','arrivals':{'per_week':700,'profile':'night','day_factor_cv':0.15},"
                             "'gross_usd':{'law':'gamma','mean':1800,'cv':0.9},'net_to_gross_share':0.25," MIX
                             "'documentation_lag_hours':{'law':'weibull','mean':9,'shape':0.8},'coding_minutes':{'law':"
                             "'lognormal','mean':5,'cv':0.5},"
                             "'bill_hold_days':3,'query':{'share':0.03}}],"
                             "'pools':[" POOL("us", 30, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'us'"));
    trip_make(&trip, fixture);
    check_all(&trip);
    assert_int_equal(trip.fit.bill_run_minute, 22 * 60);
    check_interval("common share", trip.fit.common_share, 0.5);
    check_scenario(&trip);
    trip_free(&trip);
}

/* Two years with seasons and no hold: exponential, deterministic, Erlang; half a day of people. */
TEST(two_years_with_seasons_come_back)
{
    struct fixture *fixture = fixture_new();
    struct trip trip;
    fixture->seed = 5;
    fixture_load(
        fixture,
        "'name':'b','facility':{'time_zone':'Europe/Berlin','start_date':'2024-01-01','horizon_days':756},"
        "'profiles':[" PROFILE(
            "day", DAY_HOURS,
            WEEKEND) "],"
                     "'work_types':[{'name':'clinic','arrivals':{'per_week':300,'profile':'day','day_factor_cv':0.12,"
                     "'month_factors':[1.1,1.1,1,1,0.95,0.9,0.9,0.9,1,1.05,1.05,1.05]},"
                     "'gross_usd':{'law':'exponential','mean':450},'documentation_lag_hours':{'law':'exponential','"
                     "mean':15},"
                     "'coding_minutes':6},"
                     "{'name':'surgery','arrivals':{'per_week':90,'profile':'day'},"
                     "'gross_usd':{'law':'weibull','mean':20000,'shape':1.8},'documentation_lag_hours':{'law':'gamma','"
                     "mean':30,'cv':0.7},"
                     "'coding_minutes':{'law':'erlang','mean':35,'stages':3}}],"
                     "'pools':[" POOL("eu", 12, HOURS("['mon','tue','wed','thu','fri']", "07:00", "16:00"), "{'*':1}",
                                      "") "]," EVERYTHING_TO("'eu'"));
    trip_make(&trip, fixture);
    check_all(&trip);
    assert_int_equal(trip.fit.bill_run_minute, -1);
    check_scenario(&trip);
    const struct fit_pool *pool = &trip.fit.staff.pools[0];
    assert_int_equal(trip.fit.staff.pool_count, 1);
    assert_int_equal(pool->shift_count, 1);
    assert_int_equal(pool->shifts[0].days, 0x1f);
    assert_int_equal(pool->shifts[0].start_hour, 7);
    assert_true(pool->shifts[0].end_hour >= 13 && pool->shifts[0].end_hour <= 16);
    trip_free(&trip);
}

/* Half a year with lags so long that a tenth of all is open at the end, and a third touchless. */
TEST(open_accounts_and_touchless_charts_come_back)
{
    struct fixture *fixture = fixture_new();
    struct trip trip;
    fixture->seed = 11;
    fixture_load(
        fixture,
        "'name':'c','facility':{'time_zone':'America/Chicago','start_date':'2025-06-02','horizon_days':182},"
        "'profiles':[" PROFILE(
            "night", NIGHTS,
            NIGHTS) "],"
                    "'work_types':[{'name':'ip','arrivals':{'per_week':400,'profile':'night','day_factor_cv':0.2},"
                    "'gross_usd':{'law':'lognormal','mean':30000,'cv':0.8},"
                    "'documentation_lag_hours':{'law':'lognormal','mean':500,'cv':1.5},"
                    "'coding_minutes':{'law':'weibull','mean':30,'shape':1.5},'bill_hold_days':0}],"
                    "'cac':[{'name':'engine','work_types':['ip'],'touchless_share':0.33}],"
                    "'pools':[" POOL("us", 20, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'us'"));
    trip_make(&trip, fixture);
    const struct fit_type *type = type_named(&trip, "ip");
    const struct work_type *truth = &fixture->scenario->work_types.items[0];
    assert_true((double)type->lag.open_count > 0.08 * (double)type->accounts);
    check_arrivals(fixture, type, truth);
    check_law("documentation_lag_hours", &type->lag, &truth->documentation_lag_hours);
    check_law("coding_minutes", &type->minutes, &truth->coding_minutes);
    check_law("gross_usd", &type->gross, &truth->gross_usd);
    check_share("touchless", &type->touchless, 0.33);
    check_scenario(&trip);
    trip_free(&trip);
}

/* ---- the profile of an emergency department -----------------------------------------------------------------------
 */

static char *profile_json(const cJSON *root)
{
    static const char *const keys[7] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const days[7] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    const cJSON *table = cJSON_GetObjectItemCaseSensitive(root, "by_weekday_hour");
    char *text = memory_copy_text("{'name':'ed'");
    for (int d = 0; d < 7; d++) {
        char *row = cJSON_PrintUnformatted(cJSON_GetObjectItemCaseSensitive(table, keys[d]));
        char *longer = memory_format("%s,'%s':%s", text, days[d], row);
        free(text);
        cJSON_free(row);
        text = longer;
    }
    char *whole = memory_format("%s}", text);
    free(text);
    return whole;
}

static char *months_json(const cJSON *root)
{
    const cJSON *table = cJSON_GetObjectItemCaseSensitive(root, "month_multiplier");
    char *text = memory_copy_text("");
    for (int m = 1; m <= 12; m++) {
        char key[12];
        snprintf(key, sizeof key, "%d", m);
        char *longer =
            memory_format("%s%s%g", text, m > 1 ? "," : "", cJSON_GetObjectItemCaseSensitive(table, key)->valuedouble);
        free(text);
        text = longer;
    }
    return text;
}

/* Arrivals drawn from the measured profile, two years of them, fit back to it: all 168 hours, the months, the spread.
 */
TEST(a_measured_emergency_profile_comes_back)
{
    const char *path = getenv("HIMSIM_ED_PROFILE");
    if (!path || !*path) {
        print_message("HIMSIM_ED_PROFILE does not name the measured profile: skipped\n");
        skip();
    }
    struct file_bytes bytes;
    char *message = NULL;
    if (!file_bytes_read(&bytes, path, &message)) fail_msg("%s", message);
    cJSON *root = cJSON_Parse(bytes.data);
    assert_non_null(root);
    double per_week = 7 * cJSON_GetObjectItemCaseSensitive(root, "mean_per_day")->valuedouble;
    double dispersion = cJSON_GetObjectItemCaseSensitive(root, "daily_dispersion_after_yearmonth_and_dow")->valuedouble;
    char *profile = profile_json(root), *months = months_json(root);
    struct fixture *fixture = fixture_new();
    struct trip trip;
    fixture_load(
        fixture,
        "'name':'ed','facility':{'time_zone':'America/Chicago','start_date':'2013-07-01','horizon_days':728},"
        "'profiles':[%s],'work_types':[{'name':'ed','gross_usd':1000,'coding_minutes':5,'arrivals':{'per_week':%g,"
        "'profile':'ed','month_factors':[%s],'day_factor_cv':%g}}],"
        "'pools':[" POOL("us", 9, ALWAYS, "{'*':1}", "") "]," EVERYTHING_TO("'us'"),
        profile, per_week, months, sqrt((dispersion - 1) / (per_week / 7)));
    trip_make(&trip, fixture);
    const struct fit_type *type = type_named(&trip, "ed");
    assert_true(type->accounts > 100000);
    assert_true(type->arrivals.shape != FIT_SHAPE_ALIKE);
    check_arrivals(fixture, type, &fixture->scenario->work_types.items[0]);
    assert_near(type->arrivals.dispersion, dispersion, 0.3);
    check_scenario(&trip);
    trip_free(&trip);
    free(profile);
    free(months);
    cJSON_Delete(root);
    file_bytes_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_with_holds_comes_back),
        cmocka_unit_test(two_years_with_seasons_come_back),
        cmocka_unit_test(open_accounts_and_touchless_charts_come_back),
        cmocka_unit_test(a_measured_emergency_profile_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
