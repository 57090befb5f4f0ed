/* Section 2.5: entities, activities, queues, entry and exit. */
#include "io/mechanism.h"
#include "io/stress_internal.h"
#include "models/offered_load.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

void stress_entities(struct document *document, const struct stress *stress)
{
    static const struct stress_column columns[] = {
        {"title", "title"},
        {"setting", "setting"},
        {"bucket", "bucket"},
        {"billing", "billing"},
        {"volume", "arrivals/per_week"},
        {"constant rate", "arrivals/rate_per_hour"},
        {"profile", "arrivals/profile"},
        {"day factor cv", "arrivals/day_factor_cv"},
        {"gross charges", "gross_usd"},
        {"expected payment", "net_to_gross_share"},
        {"bill hold", "bill_hold_days"},
        {"turnaround target", "tat_target_hours"},
    };
    static const struct stress_column payers[] = {{"filing limit", "timely_filing_days"},
                                                  {"offshore allowed", "offshore_allowed"},
                                                  {"pays after", "payment_lag_days"}};
    stress_items(document, stress, "An entity is an encounter and its chart, of one of these work types.", "work_types",
                 NULL, columns, COUNT_OF(columns));
    stress_items(document, stress, "Each has one payer or none.", "payers", NULL, payers, COUNT_OF(payers));
}

void stress_activities(struct document *document, const struct stress *stress)
{
    static const struct stress_column coding[] = {
        {"documentation lag", "documentation_lag_hours"},
        {"deficient share", "documentation_gate/share"},
        {"follow-up work", "documentation_gate/work_type"},
        {"coding, standard minutes", "coding_minutes"},
        {"query share", "query/share"},
    };
    static const struct stress_column queries[] = {{"share", "query/share"},
                                                   {"answer after", "query/answer_lag_business_hours"},
                                                   {"ever answered", "query/answered_share"},
                                                   {"fallback after", "query/fallback_business_hours"},
                                                   {"work before asking", "query/work_before_share"}};
    static const struct stress_column engines[] = {{"kind", "kind"},
                                                   {"reads", "work_types"},
                                                   {"go-live", "go_live_date"},
                                                   {"ramp", "ramp_weeks"},
                                                   {"less time", "assist_less_time_share"},
                                                   {"more charts an hour", "assist_more_charts_per_hour_share"},
                                                   {"touchless", "touchless_share"}};
    static const struct stress_column causes[] = {{"denied amount", "amount_share"},
                                                  {"appealed", "appeal_share"},
                                                  {"minutes of an appeal", "appeal_minutes"},
                                                  {"granted", "overturn_share"},
                                                  {"decided after", "decision_lag_days"}};
    stress_items(document, stress, "Documentation and coding, by work type.", "work_types", NULL, coding,
                 COUNT_OF(coding));
    if (mechanism_is_on(stress->resolved, MECHANISM_QUERY))
        stress_items(document, stress, "Provider queries: they take days, not coder time.", "work_types", "query/share",
                     queries, COUNT_OF(queries));
    stress_items(document, stress, "Engines.", "cac", NULL, engines, COUNT_OF(engines));
    const struct scenario *scenario = &stress->loaded->scenario;
    const struct quality *quality = &scenario->quality;
    if (quality->audits.count > 0) {
        static const struct stress_column audits[] = {
            {"looks at", "work_types"}, {"from gross charges of", "gross_usd_min"},
            {"share", "share"},         {"of touchless", "touchless_share"},
            {"minutes", "minutes"},     {"by", "by"}};
        stress_items(document, stress, "Audits before the bill.", "quality/audits", NULL, audits, COUNT_OF(audits));
        document_text(document, "An audit finds %g %% of the wrong charts; correcting takes %g %% of the coding work.",
                      quality->detection_share * 100, quality->rework_share * 100);
    }
    if (quality->dual_coding.count > 0) {
        static const struct stress_column dual[] = {{"charts of", "pool"},  {"of", "work_types"},
                                                    {"from", "from_date"},  {"for", "days"},
                                                    {"work", "work_share"}, {"by", "by"}};
        stress_items(document, stress, "Second coding.", "quality/dual_coding", NULL, dual, COUNT_OF(dual));
    }
    if (scenario->claims.denial_causes.count > 0)
        stress_items(document, stress, "Denials for coding, by cause, and appeals.", "claims/denial_causes", NULL,
                     causes, COUNT_OF(causes));
}

static char *rule_text(const struct scenario *scenario, const struct worklist_rule *rule)
{
    char *types = stress_type_names(scenario, &rule->work_types);
    char *usd = rule->gross_usd_min >= 0 ? memory_format(", from %g usd", rule->gross_usd_min) : memory_copy_text("");
    char *limit = rule->days_to_filing_limit_max >= 0
                      ? memory_format(", filing limit within %g days", rule->days_to_filing_limit_max)
                      : memory_copy_text("");
    char *payers = memory_copy_text("");
    for (size_t i = 0; i < rule->payers.count; i++) {
        char *longer = memory_format("%s%s%s", payers, i ? " or " : ", payer ",
                                     scenario->payers.items[rule->payers.items[i]].name);
        free(payers);
        payers = longer;
    }
    char *text = memory_format("%s%s%s%s", types, payers, usd, limit);
    free(types);
    free(usd);
    free(limit);
    free(payers);
    return text;
}

static char *overflow_text(const struct scenario *scenario, const struct worklist *list)
{
    char *text = NULL;
    for (size_t i = 0; i < list->overflow.count; i++) {
        const struct pool *pool = &scenario->pools.items[list->overflow.items[i].pool];
        char *longer = memory_format("%s%s%s after %g hours", text ? text : "", text ? ", " : "",
                                     stress_label(pool->title, pool->name), list->overflow.items[i].after_hours);
        free(text);
        text = longer;
    }
    return text;
}

/* Queues that mechanisms bring. */
static void list_desks(struct document *document, const struct stress *stress)
{
    const struct scenario *scenario = &stress->loaded->scenario;
    document_list(document, "Further queues.");
    document_cellf(document, "Charts that wait for documentation: no queue, each for its own lag.");
    for (size_t i = 0; i < scenario->quality.audits.count; i++) {
        const struct audit *audit = &scenario->quality.audits.items[i];
        char *by = stress_pool_names(scenario, &audit->by);
        document_cellf(document, "Audit \"%s\": first come first served, priority %d, served by %s.", audit->name,
                       (int)audit->priority, by);
        free(by);
    }
    for (size_t i = 0; i < scenario->quality.dual_coding.count; i++) {
        const struct dual_coding *dual = &scenario->quality.dual_coding.items[i];
        char *by = stress_pool_names(scenario, &dual->by);
        document_cellf(document, "Second coding \"%s\": priority %d, served by %s.", dual->name, (int)dual->priority,
                       by);
        free(by);
    }
    if (scenario->claims.denial_causes.count > 0) {
        char *by = stress_pool_names(scenario, &scenario->claims.appealed_by);
        document_cellf(document, "Appeals: priority %d, served by %s, given up after %d days.",
                       (int)scenario->claims.appeal_priority, by, (int)scenario->claims.appeal_deadline_days);
        free(by);
    }
    document_cellf(document, "Coded charts that wait for the end of the bill hold%s.",
                   scenario->facility.bill_run_time < 0 ? "" : " and for the nightly run");
}

void stress_queues(struct document *document, const struct stress *stress)
{
    static const char *const orders[] = {"first come first served", "highest dollars first",
                                         "earliest end of the bill hold first", "earliest filing limit first",
                                         "weighted ageing"};
    const struct scenario *scenario = &stress->loaded->scenario;
    document_table(document, "Worklists: a chart enters the first that fits.", "worklist", "takes", "order", "priority",
                   "served by", "helped by", NULL);
    for (size_t i = 0; i < scenario->worklists.count; i++) {
        const struct worklist *list = &scenario->worklists.items[i];
        document_cellf(document, "%s", list->name);
        document_cell(document, rule_text(scenario, &list->when));
        document_cellf(document, "%s", orders[list->order]);
        document_cellf(document, "%d", (int)list->priority);
        document_cell(document, stress_pool_names(scenario, &list->pools));
        document_cell(document, overflow_text(scenario, list));
    }
    list_desks(document, stress);
}

void stress_entry(struct document *document, const struct stress *stress)
{
    const struct scenario *scenario = &stress->loaded->scenario;
    document_list(document, "Entry.");
    for (size_t i = 0; i < scenario->work_types.count; i++) {
        const struct work_type *type = &scenario->work_types.items[i];
        struct load_volume volume = offered_load_volume(scenario, (int)i);
        if (volume.per_week > 0)
            document_cellf(document, "%s: %.4g a week on average, %.4g standard hours of coding.",
                           stress_label(type->title, type->name), volume.per_week, volume.minutes_per_week / 60);
    }
    if (scenario->arrival_trace_csv)
        document_cellf(document, "Arrivals of a trace: %zu rows.", scenario->arrival_trace.count);
    if (mechanism_is_on(stress->resolved, MECHANISM_OPENING))
        document_cellf(document, "Accounts open at the start; see 4.1.");
    document_list(document, "Exit.");
    document_cellf(document, "Work without a bill leaves when it is done.");
    document_cellf(document,
                   "Hospital and professional accounts leave DNFB and the unbilled line when the bill drops%s.",
                   mechanism_is_on(stress->resolved, MECHANISM_DENIALS)
                       ? "; their claims are then paid, denied, appealed or written off"
                       : "; their claims are then paid, or lost when filed too late");
    document_cellf(document, "What is open at the horizon stays open and is counted as such.");
}
