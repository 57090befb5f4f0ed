#include "io/mechanism.h"
#include "io/json_tree.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

/* One row reads as one row. */
/* clang-format off */
const struct mechanism mechanisms[MECHANISM_COUNT] = {
    [MECHANISM_DOCUMENTATION] = {"Documentation lag", "a chart is ready to code only when the provider has documented it; the lag is drawn at birth",
        {"/work_types/*/documentation_lag_hours"}, {NULL}},
    [MECHANISM_FREEZE] = {"Sign-off freeze", "on some dates nothing is signed; all is released together afterwards", {"/signoff_freezes"}, {NULL}},
    [MECHANISM_GATE] = {"Administrative work before coding", "a deficient chart waits until somebody has followed the deficiency up; that work has its own worklist",
        {"/work_types/*/documentation_gate/share"}, {"/work_types/*/documentation_gate"}},
    [MECHANISM_TOOL] = {"Documentation tool", "documentation and answers come sooner and queries are fewer, growing with adoption", {"/documentation_tools"}, {NULL}},
    [MECHANISM_CAC] = {"Computer-assisted coding and robots", "engines shorten the work on what they read, growing from go-live over the ramp", {"/cac"}, {NULL}},
    [MECHANISM_TOUCHLESS] = {"Touchless charts", "an engine codes a share of the charts that no coder sees", {"/cac/*/touchless_share"}, {"/cac/*/touchless_error_share"}},
    [MECHANISM_OVERFLOW] = {"Overflow", "further pools help while a worklist's oldest chart is older than a limit", {"/worklists/*/overflow"}, {NULL}},
    [MECHANISM_QUERY] = {"Provider queries", "a coder asks the provider, lets the chart go and goes on when the answer or the fallback comes",
        {"/work_types/*/query/share"}, {"/work_types/*/query"}},
    [MECHANISM_ERRORS] = {"Coding errors", "a chart is wrong with a share that depends on who coded it: new, tired and hurried people err more",
        {"/pools/*/errors/share"}, {"/pools/*/errors", "/quality/detection_share", "/quality/rework_share"}},
    [MECHANISM_AUDIT] = {"Audits before the bill", "a sample of coded charts is looked at; what is found wrong goes back to its worklist to be corrected",
        {"/quality/audits"}, {"/quality/feedback_audits_per_coder", "/quality/feedback_floor_share"}},
    [MECHANISM_DUAL] = {"Second coding", "everything a new pool codes is coded a second time for a while", {"/quality/dual_coding"}, {NULL}},
    [MECHANISM_OVERTIME] = {"Overtime", "shifts are extended while the backlog is too old or too large",
        {"/pools/*/overtime/backlog_age_hours", "/pools/*/overtime/backlog_encounters"}, {"/pools/*/overtime"}},
    [MECHANISM_ABSENCE] = {"Absence", "coders miss shifts, day by day", {"/pools/*/absence_share"}, {NULL}},
    [MECHANISM_PEOPLE] = {"Leaving and hiring", "people leave, vacant seats are filled after a while, newcomers start slower",
        {"/pools/*/workforce/attrition_yearly_share", "/pools/*/workforce/burn_out_per_overtime_hour"},
        {"/pools/*/workforce/onboarding_usd"}},
    [MECHANISM_SLA] = {"Promises of pools", "a pool promises turnaround or accuracy, week by week, and may give money back",
        {"/pools/*/sla/tat_hours", "/pools/*/sla/accuracy_share"}, {"/pools/*/sla/tat_within_share", "/pools/*/sla/penalty_share"}},
    [MECHANISM_HOLD] = {"Bill hold", "a bill may not drop before the hold is over, however early the chart is coded", {"/work_types/*/bill_hold_days"}, {NULL}},
    [MECHANISM_DENIALS] = {"Denials for coding, and appeals", "payers deny a share of the claims; denials are appealed, granted or written off", {"/claims/denial_causes"},
        {"/claims/denial_given_error_share", "/claims/denial_given_clean_share", "/claims/appealed_by", "/claims/appeal_priority", "/claims/appeal_deadline_days", "/claims/appeal_minutes_cv"}},
    [MECHANISM_OTHER_DENIALS] = {"Denials for other reasons", "a fixed background of late payments and write-offs that coding does not touch", {"/claims/other_denial_share"},
        {"/claims/other_write_off_share", "/claims/other_delay_days"}},
    [MECHANISM_TAKEBACK] = {"Take-backs", "a later audit of the payer takes money back for wrong charts that were paid", {"/claims/takeback_given_error_share"},
        {"/claims/takeback_amount_share", "/claims/takeback_lag_days"}},
    [MECHANISM_LATE_CHARGES] = {"Late charges", "a bill that is early misses charges that post after it", {"/claims/late_charge_share"},
        {"/claims/late_charge_mean_days", "/claims/late_charge_lost_share"}},
    [MECHANISM_SURGE] = {"Surges", "dated factors on the volume", {"/surges"}, {NULL}},
    [MECHANISM_PAUSE] = {"Pauses of service lines", "dates on which a service line takes no patients", {"/pauses"}, {NULL}},
    [MECHANISM_OPENING] = {"Opening inventory", "accounts that are open when the simulation starts", {"/opening_inventory/counts", "/opening_inventory/csv"}, {NULL}},
    [MECHANISM_TRACE] = {"Arrival trace", "arrivals read from a file instead of drawn", {"/arrival_trace_csv"}, {NULL}},
    [MECHANISM_TIMELINE] = {"Dated changes", "fields take other values from a date on, some only if a gate that is measured in the simulation holds", {"/timeline"}, {NULL}},
};
/* clang-format on */

/* A number above 0, a text, a law, or a list or map with something in it that is on. */
static bool is_set(const cJSON *node)
{
    if (cJSON_IsNumber(node)) return node->valuedouble > 0;
    if (cJSON_IsString(node)) return true;
    if (cJSON_IsObject(node) && (json_name(node) || cJSON_GetObjectItemCaseSensitive(node, "law"))) return true;
    for (const cJSON *child = node ? node->child : NULL; child; child = child->next)
        if (is_set(child)) return true;
    return false;
}

/* How long the part of the pointer is that the pattern matches, up to the end of a token; 0: it does not match. */
static size_t match(const char *pattern, const char *pointer)
{
    size_t at = 0;
    for (; *pattern; pattern++) {
        if (*pattern != '*') {
            if (pointer[at++] != *pattern) return 0;
            continue;
        }
        while (pointer[at] && pointer[at] != '/') at++;
    }
    return pointer[at] == '\0' || pointer[at] == '/' ? at : 0;
}

static bool changes_later(const cJSON *resolved, const char *pattern)
{
    const cJSON *timeline = cJSON_GetObjectItemCaseSensitive(resolved, "timeline");
    for (const cJSON *change = timeline ? timeline->child : NULL; change; change = change->next) {
        const char *field = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(change, "field"));
        if (field && match(pattern, field) > 0) return true;
    }
    return false;
}

/* Overtime starts at an age of 0 too: what may be null is on when it is given. */
static bool is_on_at(const cJSON *resolved, const char *pointer)
{
    const cJSON *node = json_find(resolved, pointer, NULL);
    bool is_trigger = strstr(pointer, "/overtime/backlog_") != NULL;
    return (is_trigger ? node && !cJSON_IsNull(node) : is_set(node)) || changes_later(resolved, pointer);
}

/* The pattern with its "*" replaced by the item that stands there in the pointer; NULL when the pointer is of something
 * else; the caller frees. */
static char *pattern_for(const char *pattern, const char *pointer)
{
    const char *star = strchr(pattern, '*');
    if (!star) return memory_copy_text(pattern);
    size_t before = (size_t)(star - pattern);
    if (strncmp(pattern, pointer, before) != 0) return NULL;
    return memory_format("%.*s%.*s%s", (int)before, pattern, (int)strcspn(pointer + before, "/"), pointer + before,
                         star + 1);
}

static bool is_on_anywhere(const cJSON *resolved, const char *pattern)
{
    const char *star = strchr(pattern, '*');
    if (!star) return is_on_at(resolved, pattern);
    char *list_at = memory_format("%.*s", (int)(star - pattern - 1), pattern);
    const cJSON *list = json_find(resolved, list_at, NULL);
    bool on = false;
    size_t index = 0;
    for (const cJSON *item = list ? list->child : NULL; item && !on; item = item->next, index++) {
        char *item_at = json_pointer_child(list_at, item, index), *pointer = memory_format("%s%s", item_at, star + 1);
        on = is_on_at(resolved, pointer);
        free(item_at);
        free(pointer);
    }
    free(list_at);
    return on;
}

bool mechanism_is_on(const cJSON *resolved, enum mechanism_id id)
{
    bool on = false;
    for (int s = 0; s < MECHANISM_SWITCHES && mechanisms[id].switches[s]; s++)
        on = on || is_on_anywhere(resolved, mechanisms[id].switches[s]);
    return on;
}

static bool is_on_for(const cJSON *resolved, const struct mechanism *mechanism, const char *pointer)
{
    bool on = false;
    for (int s = 0; s < MECHANISM_SWITCHES && mechanism->switches[s]; s++) {
        char *own = pattern_for(mechanism->switches[s], pointer);
        on = on || (own ? is_on_at(resolved, own) : is_on_anywhere(resolved, mechanism->switches[s]));
        free(own);
    }
    return on;
}

bool mechanism_needs(const cJSON *resolved, const char *pointer)
{
    for (int id = 0; id < MECHANISM_COUNT; id++)
        for (int c = 0; c < MECHANISM_COVERS && mechanisms[id].covers[c]; c++)
            if (match(mechanisms[id].covers[c], pointer) > 0 && !is_on_for(resolved, &mechanisms[id], pointer))
                return false;
    return true;
}
