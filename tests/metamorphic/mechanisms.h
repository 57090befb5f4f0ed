#ifndef TESTS_METAMORPHIC_MECHANISMS_H
#define TESTS_METAMORPHIC_MECHANISMS_H
/* The rich department with quality, claims, people and gates: all there at zero, or all on. */
#include "tests/metamorphic/rich.h"

/* Every %s of a template is one of these, with its comma. */
struct mechanisms {
    const char *pools; /* at the front of every pool */
    const char *types; /* at the front of every type that is billed */
    const char *rest;  /* after everything else */
    const char *payer; /* at the front of every payer */
};

#define ADMINISTRATIVE                                                                                                 \
    "{'name':'follow_up','setting':'ancillary','bucket':'administrative','billing':'none','coding_minutes':12},"
#define CLERKS                                                                                                         \
    "{'name':'clerks','skills':{'follow_up':1},'shifts':[{'name':'s','headcount':1,'hours':[{'start':'08:00','end':'"  \
    "16:00'}]}]},"
#define AUDITORS                                                                                                       \
    "{'name':'auditors','wage_usd_per_hour':40,'skills':{'follow_up':1},'shifts':[{'name':'s','headcount':2,"          \
    "'hours':[{'start':'08:00','end':'16:00'}]}]},"

static const struct mechanisms all_off = {
    .pools =
        "'errors':{'share':{'*':0},'new_coder_factor':7,'overtime_factor':3,'pressure_charts_per_coder':1},"
        "'workforce':{'attrition_yearly_share':0,'burn_out_per_overtime_hour':1,'time_to_fill_days':3,'speed_cv':0,"
        "'severance_usd':900},'sla':{'penalty_share':0.5},",
    .types =
        "'query':{'share':0,'answer_lag_business_hours':3},'documentation_gate':{'work_type':'follow_up','share':0},",
    .payer = "",
    .rest =
        ",'quality':{'detection_share':0.5,'rework_share':2,'feedback_floor_share':0.1,'audits':[{'name':'a','share':0,"
        "'touchless_share':0,'by':['auditors']}],'dual_coding':[{'name':'d','pool':'night','days':0,'by':['auditors']}]"
        "},"
        "'claims':{'denial_given_error_share':0,'denial_given_clean_share':0,'denial_causes':[{'name':'c',"
        "'appeal_share':{'*':1},'appeal_minutes':{'*':60}}],'appealed_by':['auditors'],'other_denial_share':0,"
        "'takeback_given_error_share':0,'late_charge_share':0},"
        "'documentation_tools':[{'name':'t','lag_less_share':0,'query_less_share':0}]"};

static const struct mechanisms all_on = {
    .pools = "'errors':{'share':{'*':0.08},'new_coder_factor':4,'overtime_factor':1.5,'pressure_charts_per_coder':5},"
             "'workforce':{'attrition_yearly_share':0.9,'burn_out_per_overtime_hour':0.2,'time_to_fill_days':{'law':"
             "'exponential','mean':5},'speed_cv':0.3,'onboarding_usd':700},"
             "'sla':{'tat_hours':30,'accuracy_share':0.95,'charts_per_coder_day':20,'penalty_share':0.1},",
    .types = "'query':{'share':0.1,'answer_lag_business_hours':{'law':'exponential','mean':8},'return_priority':1},"
             "'documentation_gate':{'work_type':'follow_up','share':0.2},",
    .payer = "'payment_lag_days':{'law':'exponential','mean':5},",
    .rest = ",'quality':{'detection_share':0.8,'feedback_floor_share':0.5,'audits':[{'name':'a','share':0.2,'minutes':"
            "{'law':'exponential','mean':9},'touchless_share':0.3,'by':['auditors','day']}],'dual_coding':[{'name':'d',"
            "'pool':'night','days':4,'by':['auditors']}]},"
            "'claims':{'denial_given_error_share':0.4,'denial_given_clean_share':0.02,'denial_causes':[{'name':'c',"
            "'amount_share':0.4,'appeal_share':{'*':0.8},'appeal_minutes':{'*':60},'decision_lag_days':2},{'name':'e',"
            "'appeal_share':{'ip':1},'appeal_minutes':{'*':20},'decision_lag_days':{'law':'exponential','mean':2}}],"
            "'appealed_by':['auditors'],'appeal_deadline_days':3,'other_denial_share':0.1,'other_delay_days':4,"
            "'takeback_given_error_share':0.3,'takeback_lag_days':4,'late_charge_share':0.05},"
            "'pauses':[{'name':'p','work_types':['pro'],'from_date':'2026-03-10','to_date':'2026-03-11'}],"
            "'documentation_tools':[{'name':'t','go_live_date':'2026-03-01','ramp_weeks':1,'lag_less_share':0.3,"
            "'query_less_share':0.3,'usd_per_month':100}],"
            "'timeline':[{'name':'audit more','date':'2026-03-12','field':'/quality/audits/a/share','value':0.4}]"};

/* TEXT with MORE after every occurrence of AT; the caller frees. TEXT is freed. */
static inline char *with_after(char *text, const char *at, const char *more)
{
    char *result = memory_copy_text("");
    const char *from = text;
    for (const char *found; (found = strstr(from, at)); from = found + strlen(at)) {
        char *longer = memory_format("%s%.*s%s", result, (int)(found - from + (ptrdiff_t)strlen(at)), from, more);
        free(result);
        result = longer;
    }
    char *whole = memory_format("%s%s", result, from);
    free(result);
    free(text);
    return whole;
}

static inline struct fixture *mechanisms_fixture(const struct mechanisms *mechanisms, int64_t replications, int jobs)
{
    struct fixture *fixture = fixture_new();
    struct rich more = {.work_type = ADMINISTRATIVE, .pool = CLERKS AUDITORS};
    char *work = rich_work(&more), *people = rich_people(&more);
    people = with_after(people, "'rest','pools':[", "'clerks',");
    if (mechanisms) {
        static const char *const names[] = {"'name':'day',", "'name':'night',", "'name':'vendor',"},
                                 *const types[] = {"'name':'ed',", "'name':'ip',", "'name':'pro',"},
                                 *const payers[] = {"'name':'open'", "'name':'home',"};
        for (int i = 0; i < 3; i++) people = with_after(people, names[i], mechanisms->pools);
        for (int i = 0; i < 3; i++) work = with_after(work, types[i], mechanisms->types);
        if (*mechanisms->payer) work = with_after(work, payers[1], mechanisms->payer);
    }
    fixture_load(fixture, "%s%s%s", work, people, mechanisms ? mechanisms->rest : "");
    fixture->jobs = jobs;
    fixture_run(fixture, replications);
    free(work);
    free(people);
    return fixture;
}

/* Adds up a metric over replications. */
static inline double total_of(const struct fixture *fixture, const char *id, const char *scope)
{
    double sum = 0;
    for (int64_t r = 0; r < fixture->study.replications; r++) sum += value_of(fixture, id, scope, r);
    return sum;
}
#endif
