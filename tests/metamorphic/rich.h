#ifndef TESTS_METAMORPHIC_RICH_H
#define TESTS_METAMORPHIC_RICH_H
/* A small department in which every mechanism is switched on, with room for one more entry at the front of each list.
 */
#include "tests/model_fixture.h"

struct rich { /* JSON of an entry with its comma, or NULL */
    const char *payer, *profile, *work_type, *cac, *pool, *worklist, *surge, *freeze, *open;
    const char *shift;    /* at the front of pool night's shifts */
    const char *overflow; /* at the front of list routine's overflow */
};

#define RICH_HUMP "[0,0,0,0,0,0,1,2,3,4,5,6,5,4,3,2,1,1,1,0,0,0,0,0]"
#define RICH_WEEK                                                                                                      \
    "'monday':" RICH_HUMP ",'tuesday':" RICH_HUMP ",'wednesday':" RICH_HUMP ",'thursday':" RICH_HUMP                   \
    ",'friday':" RICH_HUMP ",'saturday':" RICH_HUMP ",'sunday':" RICH_HUMP

static inline const char *rich_text(const char *text)
{
    return text ? text : "";
}

static inline char *rich_work(const struct rich *more)
{
    return memory_format(
        "'name':'rich','facility':{'time_zone':'America/"
        "New_York','start_date':'2026-02-23','horizon_days':28,'warmup_days':3,"
        "'bill_run_time':'01:30'},"
        "'payers':[%s{'name':'open'},{'name':'home','offshore_allowed':false,'timely_filing_days':90}],"
        "'profiles':[%s{'name':'week'," RICH_WEEK "}],"
        "'work_types':[%s"
        "{'name':'ed','setting':'ED','arrivals':{'per_week':400,'profile':'week','day_factor_cv':0.1},"
        "'gross_usd':{'law':'lognormal','mean':2000,'cv':1},'payer_mix':{'open':0.6,'home':0.4},"
        "'documentation_lag_hours':{'law':'exponential','mean':12},'coding_minutes':{'law':'lognormal','mean':10,'cv':"
        "0.8},"
        "'charge_minutes_rank_correlation':0.4,'bill_hold_days':3},"
        "{'name':'ip','setting':'IP','arrivals':{'rate_per_hour':0.6,'day_factor_cv':0.2},"
        "'gross_usd':{'law':'lognormal','mean':30000,'cv':1.5},'payer_mix':{'open':1},"
        "'documentation_lag_hours':{'law':'weibull','mean':40,'shape':0.8},'coding_minutes':{'law':'erlang','mean':45,'"
        "stages':3},"
        "'bill_hold_days':4},"
        "{'name':'pro','setting':'pro_fee','billing':'professional','arrivals':{'rate_per_hour':3},'gross_usd':150,"
        "'coding_minutes':{'law':'exponential','mean':4}}],"
        "'cac':[%s{'name':'engine','work_types':['pro'],'go_live_date':'2026-03-02','ramp_weeks':2,'touchless_share':0."
        "4,"
        "'assist_less_time_share':0.2,'usd_per_month':900,'usd_per_chart':0.1}],"
        "'surges':[%s{'name':'flu','work_types':['ed'],'from_date':'2026-03-09','to_date':'2026-03-15','volume_factor':"
        "1.3}],"
        "'signoff_freezes':[%s{'name':'outage','work_types':['ip'],'from_date':'2026-03-04','to_date':'2026-03-05'}],"
        "'opening_inventory':{'counts':[%s{'name':'old','work_type':'ed','documentation_by_age_days':[9,4],"
        "'coding_by_age_days':[20,10,5],'coded_by_age_days':[8,8,8]}]},",
        rich_text(more->payer), rich_text(more->profile), rich_text(more->work_type), rich_text(more->cac),
        rich_text(more->surge), rich_text(more->freeze), rich_text(more->open));
}

static inline char *rich_people(const struct rich *more)
{
    return memory_format(
        "'pools':[%s{'name':'day','end_of_shift':'hand_off','productive_share':0.875,'absence_share':0.08,"
        "'wage_usd_per_hour':28,'payroll_tax_share':0.0765,'benefits_usd_per_hour':9,'skills':{'ed':1,'ip':1,'pro':1},"
        "'reserved_work_types':['ip'],'overtime':{'backlog_encounters':60,'daily_cap_hours':2,'weekly_cap_hours':6},"
        "'shifts':[{'name':'week','headcount':4,'hours':[{'start':'08:00','end':'16:30','unpaid_break_minutes':30}]},"
        "{'name':'weekend','headcount':1,'hours':[{'days':['sat','sun'],'start':'08:00','end':'14:00'}]}]},"
        "{'name':'night','location':'offshore','time_zone':'Asia/"
        "Manila','end_of_shift':'carry_over','usd_per_chart':1.1,"
        "'skills':{'ed':0.9,'pro':1.1},'available_from':'2026-02-26','ramp_weeks':2,'ramp_start_share':0.6,"
        "'shifts':[%s{'name':'s','headcount':2,'hours':[{'days':['mon','tue','wed','thu','fri','sat'],'start':'08:00','"
        "end':'17:00'}]}]},"
        "{'name':'vendor','skills':{'ip':1,'ed':0.8},'wage_usd_per_hour':70,"
        "'shifts':[{'name':'late','headcount':1,'hours':[{'start':'18:00','end':'02:00'}]}]}],"
        "'worklists':[%s{'name':'rich','when':{'work_types':['ip'],'gross_usd_min':20000},'pools':['day'],"
        "'overflow':[{'pool':'vendor','after_hours':30}],'order':'highest_dollars','priority':1},"
        "{'name':'routine','when':{'work_types':['ed','ip']},'pools':['night','day'],"
        "'overflow':[%s{'pool':'vendor','after_hours':48}],'order':'weighted_ageing','ageing_hours_per_1000_usd':0.5,'"
        "priority':2},"
        "{'name':'rest','pools':['night','day'],'priority':3}]",
        rich_text(more->pool), rich_text(more->shift), rich_text(more->worklist), rich_text(more->overflow));
}

static inline struct fixture *rich_fixture(const struct rich *more, int64_t replications)
{
    struct fixture *fixture = fixture_new();
    char *work = rich_work(more), *people = rich_people(more);
    fixture_load(fixture, "%s%s", work, people);
    fixture_run(fixture, replications);
    free(work);
    free(people);
    return fixture;
}

/* Sums over the people of all pools: an unused pool has people too. */
static inline bool is_over_people(const struct metric_key *key)
{
    static const enum metric_id ids[] = {
        METRIC_UTILIZATION_SHARE,        METRIC_PAID_HOURS,     METRIC_VACANCY_SHARE, METRIC_CHARTS_PER_CODER_DAY,
        METRIC_WORK_UNITS_PER_CODER_DAY, METRIC_FTE_IDLE_SPARE, METRIC_FTE_TAKEN,     METRIC_FTE_OFF,
        METRIC_FTE_AUTHORISED,           METRIC_FTE_FILLED,     METRIC_FTE_ABSENCE};
    bool found = key->scope == SCOPE_LOCATION;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        found = found || (key->scope == SCOPE_ALL && key->id == (int)ids[i]);
    return found;
}

/* Every metric of `base` has the same value, to the bit, in `other`; found by id and name. */
static inline void assert_same_metrics(const struct fixture *base, const struct fixture *other, int64_t replications)
{
    const struct metric_keys *keys = &base->study.items[0].keys;
    for (size_t k = 0; k < keys->count; k++) {
        if (is_over_people(&keys->items[k])) continue;
        const char *item = metric_key_item(base->scenario, &keys->items[k]), *id = metrics[keys->items[k].id].id;
        char *scope = *item ? memory_format("%s:%s", scope_names[keys->items[k].scope], item) : memory_copy_text("all");
        for (int64_t r = 0; r < replications; r++) {
            double x = value_of(base, id, scope, r), y = value_of(other, id, scope, r);
            if (!(x == y || (isnan(x) && isnan(y))))
                fail_msg("%s %s, replication %d: %.17g and %.17g", id, scope, (int)r, x, y);
        }
        free(scope);
    }
}
#endif
