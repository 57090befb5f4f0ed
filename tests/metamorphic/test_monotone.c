/* Same seeds, replication by replication: more of what is bad never helps. */
#include "tests/model_fixture.h"

enum { REPLICATIONS = 20 };

struct knobs {
    double errors, audits, detection, attrition, days_to_fill, given_error, late_share, hold;
};

static const struct knobs usual = {.errors = 0.1,
                                   .audits = 0.3,
                                   .detection = 0.9,
                                   .attrition = 0.5,
                                   .days_to_fill = 20,
                                   .given_error = 0.3,
                                   .late_share = 0.1,
                                   .hold = 3};

#define STAFF(name, headcount, skills, more)                                                                           \
    "{'name':'" name "','skills':" skills "," more "'shifts':[{'name':'s','headcount':" #headcount                     \
    ",'hours':[{'start':'08:00','end':'16:00'}]}]}"
#define CODERS                                                                                                         \
    "'end_of_shift':'hand_off','absence_share':0.05,'errors':{'share':{'*':%g},'overtime_factor':1,'new_coder_factor'" \
    ":1},"                                                                                                             \
    "'workforce':{'attrition_yearly_share':%g,'time_to_fill_days':{'law':'exponential','mean':%g},'speed_cv':0.2},"

/* Two pools of coders who share two types, auditors and writers who do nothing else; 12 weeks from the very start. */
static struct fixture *life_of(const struct knobs *knobs)
{
    struct fixture *fixture = fixture_new();
    fixture->daily = false;
    fixture_load(
        fixture,
        "'name':'m','facility':{'time_zone':'America/Chicago','start_date':'2026-03-02','horizon_days':84,"
        "'bill_run_time':'22:00'},"
        "'work_types':[{'name':'ip','arrivals':{'per_week':150},'coding_minutes':{'law':'lognormal','mean':30,'cv':0.7}"
        ","
        "'gross_usd':{'law':'lognormal','mean':9000,'cv':1},'bill_hold_days':%g,'query':{'share':0.1}},"
        "{'name':'ed','arrivals':{'per_week':800},'coding_minutes':{'law':'exponential','mean':6},"
        "'gross_usd':{'law':'exponential','mean':900},'bill_hold_days':%g}],"
        "'quality':{'detection_share':%g,'audits':[{'name':'a','share':%g,'minutes':5,'by':['auditors']}]},"
        "'claims':{'payment_lag_days':7,'denial_given_error_share':%g,'denial_given_clean_share':0.02,"
        "'denial_causes':[{'name':'x','error_weight':3,'appeal_share':{'*':0.5},'appeal_minutes':{'*':20},"
        "'decision_lag_days':10},{'name':'y','amount_share':0.3}],'appealed_by':['writers'],'other_denial_share':0.09,"
        "'other_delay_days':15,'takeback_given_error_share':0.1,'takeback_lag_days':20,'late_charge_share':%g},"
        "'pools':[" STAFF("a", 3, "{'ip':1,'ed':1}", CODERS) "," STAFF("b", 2, "{'ed':1.1}", CODERS) "," STAFF(
            "auditors", 20, "{'ip':1}", "") "," STAFF("writers", 4, "{'ip':1}",
                                                      "") "],"
                                                          "'worklists':[{'name':'ip','when':{'work_types':['ip']},'"
                                                          "pools':['a']},{'name':'ed','pools':['b','a'],'priority':2}]",
        knobs->hold, knobs->hold, knobs->detection, knobs->audits, knobs->given_error, knobs->late_share, knobs->errors,
        knobs->attrition, knobs->days_to_fill, knobs->errors, knobs->attrition, knobs->days_to_fill);
    fixture_run(fixture, REPLICATIONS);
    return fixture;
}

/* The metric never falls from `less` to `more`, and rises in most replications. */
static void assert_rises(const struct knobs *less, const struct knobs *more, const char *id, const char *scope)
{
    struct fixture *before = life_of(less), *after = life_of(more);
    int higher = 0;
    for (int64_t r = 0; r < REPLICATIONS; r++) {
        double x = value_of(before, id, scope, r), y = value_of(after, id, scope, r);
        if (!(y >= x)) fail_msg("%s of %s, replication %d: %.17g falls to %.17g", id, scope, (int)r, x, y);
        higher += y > x;
    }
    assert_true(higher > REPLICATIONS / 2);
    fixture_free(before);
    fixture_free(after);
}

/* Without audits nobody corrects, so the same bills drop at the same times. */
TEST(more_errors_never_lower_denials)
{
    struct knobs less = usual, more = usual;
    less.audits = more.audits = 0;
    more.errors = 0.15;
    assert_rises(&less, &more, "errors_out", "all");
    assert_rises(&less, &more, "coding_denials", "all");
    assert_rises(&less, &more, "coding_denials", "pool:a");
    assert_rises(&less, &more, "takeback_accrued_usd", "all");
    less.errors = 0;
    assert_rises(&less, &more, "coding_denials_per_1000", "work_type:ed");
}

TEST(a_payer_who_denies_more_errors_never_denies_less)
{
    struct knobs more = usual;
    more.given_error = 0.6;
    assert_rises(&usual, &more, "coding_denials", "all");
    assert_rises(&usual, &more, "initial_denial_share", "all");
}

TEST(more_audits_never_let_more_errors_out)
{
    struct knobs none = usual, more = usual;
    none.audits = 0;
    more.audits = 0.8;
    assert_rises(&usual, &none, "errors_out", "all");
    assert_rises(&more, &usual, "errors_out", "all");
    assert_rises(&usual, &more, "encounters_audited", "pool:a");
    assert_rises(&more, &usual, "coding_denials", "all");
}

TEST(a_keener_eye_never_lets_more_errors_out)
{
    struct knobs blind = usual, keen = usual;
    blind.detection = 0.2;
    keen.detection = 1;
    assert_rises(&usual, &blind, "errors_out", "all");
    assert_rises(&keen, &usual, "errors_out", "all");
}

/* Scheduled time is the same, so the share that is vacant is what is missing. */
TEST(a_longer_time_to_fill_never_raises_capacity)
{
    struct knobs shorter = usual, longer = usual;
    shorter.attrition = longer.attrition = 0.9;
    longer.days_to_fill = 45;
    assert_rises(&shorter, &longer, "vacancy_share", "all");
    assert_rises(&shorter, &longer, "open_fte", "all");
}

TEST(more_attrition_never_raises_capacity)
{
    struct knobs more = usual;
    more.attrition = 0.9;
    assert_rises(&usual, &more, "vacancy_share", "all");
    assert_rises(&usual, &more, "leavers", "all");
}

TEST(a_shorter_hold_never_loses_fewer_late_charges)
{
    struct knobs shorter = usual;
    shorter.hold = 1;
    assert_rises(&usual, &shorter, "late_charges_usd", "all");
    assert_rises(&usual, &shorter, "charges_lost_usd", "all");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_errors_never_lower_denials),
        cmocka_unit_test(a_payer_who_denies_more_errors_never_denies_less),
        cmocka_unit_test(more_audits_never_let_more_errors_out),
        cmocka_unit_test(a_keener_eye_never_lets_more_errors_out),
        cmocka_unit_test(a_longer_time_to_fill_never_raises_capacity),
        cmocka_unit_test(more_attrition_never_raises_capacity),
        cmocka_unit_test(a_shorter_hold_never_loses_fewer_late_charges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
