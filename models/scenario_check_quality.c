/* Quality, claims and administrative work: what no single field can say. */
#include "models/scenario_check_internal.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

struct desk { /* people beside the worklists */
    char *pointer;
    const struct indices *by, *work_types; /* no work types: all */
    bool sees_onshore_only_charts;
};

static bool has_seats(const struct pool *pool)
{
    for (size_t s = 0; s < pool->shifts.count; s++)
        if (pool->shifts.items[s].headcount > 0 || pool->shifts.items[s].authorised_headcount > 0) return true;
    return false;
}

static bool any_onshore(const struct scenario *scenario, const struct indices *pools)
{
    for (size_t i = 0; i < pools->count; i++)
        if (scenario->pools.items[pools->items[i]].location == LOCATION_ONSHORE) return true;
    return false;
}

/* The first payer that forbids offshore and has charts of the desk's work types; NULL when none does. */
static const char *forbidding_payer(const struct reach *reach, const struct indices *work_types)
{
    const struct scenario *scenario = reach->scenario;
    for (int p = 0; p < (int)scenario->payers.count; p++)
        for (int t = 0; !scenario->payers.items[p].offshore_allowed && t < (int)scenario->work_types.count; t++)
            if (indices_have_or_all(work_types, t) && reach->occurs[reach_kind(reach, t, p)])
                return scenario->payers.items[p].name;
    return NULL;
}

/* What nobody can do waits for ever. Takes the pointer. */
static void check_desk(const struct check *check, const struct reach *reach, const struct desk *desk)
{
    const struct scenario *scenario = check->scenario;
    bool seats = false;
    for (size_t i = 0; i < desk->by->count; i++) seats = seats || has_seats(&scenario->pools.items[desk->by->items[i]]);
    const char *payer = desk->sees_onshore_only_charts ? forbidding_payer(reach, desk->work_types) : NULL;
    if (desk->by->count == 0)
        check_error(check, desk->pointer, memory_copy_text("names no pool: its charts would wait for ever"),
                    "at least one pool", NULL);
    else if (payer && !any_onshore(scenario, desk->by))
        check_error(check, desk->pointer,
                    memory_format("payer \"%s\" forbids offshore, and these pools are all offshore", payer), NULL,
                    memory_copy_text("add an onshore pool"));
    else if (!seats)
        check_warn(check, desk->pointer, memory_copy_text("none of these pools has a seat: its charts wait for ever"),
                   NULL, NULL);
    else
        free(desk->pointer);
}

static void check_audit(const struct check *check, const struct reach *reach, const struct audit *audit)
{
    if (audit->share <= 0 && audit->touchless_share <= 0) return;
    check_desk(check, reach,
               &(struct desk){check_pointer("quality/audits", audit->name, "by"), &audit->by, &audit->work_types,
                              audit->coded_by.count == 0 || any_onshore(check->scenario, &audit->coded_by)});
}

static void check_dual_coding(const struct check *check, const struct reach *reach, const struct dual_coding *rule)
{
    if (rule->days == 0) return;
    bool onshore = check->scenario->pools.items[rule->pool].location == LOCATION_ONSHORE;
    check_desk(
        check, reach,
        &(struct desk){check_pointer("quality/dual_coding", rule->name, "by"), &rule->by, &rule->work_types, onshore});
}

/* The first work type whose denials are appealed for this cause; -1 when none is. */
static int appealed_type(const struct denial_cause *cause, bool without_minutes)
{
    for (size_t t = 0; t < cause->appeal_share.count; t++)
        if (cause->appeal_share.items[t] > 0 && (!without_minutes || cause->appeal_minutes.items[t] <= 0))
            return (int)t;
    return -1;
}

static void check_appeals(const struct check *check, const struct reach *reach)
{
    static const struct indices all_types;
    const struct claims *claims = &check->scenario->claims;
    const struct denial_cause *appealed = NULL;
    for (size_t c = 0; c < claims->denial_causes.count; c++) {
        const struct denial_cause *cause = &claims->denial_causes.items[c];
        int idle = appealed_type(cause, true);
        if (idle >= 0)
            check_warn(check, check_pointer("claims/denial_causes", cause->name, "appeal_minutes"),
                       memory_format("appeals of \"%s\" take no time", check->scenario->work_types.items[idle].name),
                       NULL, memory_copy_text("60 to 90 minutes are stated for a first level"));
        if (!appealed && appealed_type(cause, false) >= 0) appealed = cause;
    }
    if (!appealed) return;
    if (claims->appealed_by.count == 0)
        check_warn(check, check_pointer("claims/denial_causes", appealed->name, "appeal_share"),
                   memory_copy_text("denials are to be appealed, but nobody writes appeals: all are written off"), NULL,
                   memory_copy_text("name pools in claims/appealed_by"));
    else
        check_desk(check, reach,
                   &(struct desk){memory_copy_text("/claims/appealed_by"), &claims->appealed_by, &all_types, true});
}

static void check_weights(const struct check *check, const struct claims *claims)
{
    double wrong = 0, clean = 0;
    for (size_t c = 0; c < claims->denial_causes.count; c++) {
        wrong += claims->denial_causes.items[c].error_weight;
        clean += claims->denial_causes.items[c].clean_weight;
    }
    if (wrong <= 0 && claims->denial_given_error_share > 0)
        check_error(check, memory_copy_text("/claims/denial_causes"),
                    memory_copy_text("error_weight is 0 for all causes: no wrong chart could be denied"),
                    "at least one above 0",
                    memory_copy_text("give denial_given_error_share 0 to have no such denials"));
    if (clean <= 0 && claims->denial_given_clean_share > 0)
        check_warn(check, memory_copy_text("/claims/denial_causes"),
                   memory_copy_text("clean_weight is 0 for all causes: no chart that is right is denied"), NULL,
                   memory_copy_text("give denial_given_clean_share 0 if that is meant"));
}

static void check_claims(const struct check *check)
{
    const struct claims *claims = &check->scenario->claims;
    if (claims->denial_causes.count == 0) return;
    check_weights(check, claims);
    if (claims->denial_given_error_share >= claims->denial_given_clean_share) return;
    char *allowed = memory_format("at least denial_given_clean_share, %g", claims->denial_given_clean_share);
    check_error(check, memory_copy_text("/claims/denial_given_error_share"),
                memory_format("%g: wrong charts would be denied less often than charts that are right",
                              claims->denial_given_error_share),
                allowed, NULL);
    free(allowed);
}

static void check_documentation_gate(const struct check *check, int type)
{
    const struct work_type *types = check->scenario->work_types.items;
    const struct documentation_gate *gate = &types[type].documentation_gate;
    if (gate->share <= 0) return;
    char *pointer = check_below(check_pointer("work_types", types[type].name, "documentation_gate"), "work_type");
    const char *name = gate->work_type >= 0 ? types[gate->work_type].name : "";
    if (gate->work_type < 0)
        check_error(check, pointer, memory_copy_text("some charts are deficient, but the work is not named"),
                    "an administrative work type", NULL);
    else if (gate->work_type == type)
        check_error(check, pointer, memory_copy_text("the work type waits for itself"), "another work type", NULL);
    else if (types[gate->work_type].documentation_gate.share > 0)
        check_error(check, pointer, memory_format("\"%s\" waits for other work itself", name),
                    "a work type without a documentation gate", NULL);
    else if (types[gate->work_type].billing != BILLING_NONE)
        check_error(check, pointer, memory_format("\"%s\" is billed: it is no administrative work", name),
                    "a work type of billing none", NULL);
    else
        free(pointer);
}

static void check_pressure(const struct check *check, const struct pool *pool)
{
    const struct errors *errors = &pool->errors;
    if (isnan(errors->pressure_charts_per_coder) || errors->pressure_factor <= errors->pressure_factor_max) return;
    char *allowed = memory_format("at most pressure_factor_max, %g", errors->pressure_factor_max);
    check_error(check, check_below(check_pointer("pools", pool->name, "errors"), "pressure_factor"),
                memory_format("%g is above the largest factor of pressure", errors->pressure_factor), allowed, NULL);
    free(allowed);
}

static void check_robot(const struct check *check, const struct cac *robot)
{
    if (robot->kind != ENGINE_RPA) return;
    for (size_t i = 0; i < robot->work_types.count; i++) {
        const struct work_type *type = &check->scenario->work_types.items[robot->work_types.items[i]];
        if (type->bucket == BUCKET_ADMINISTRATIVE) continue;
        check_warn(
            check, check_pointer("cac", robot->name, "work_types"),
            memory_format("a robot for administrative work reads \"%s\", which is not in that bucket", type->name),
            NULL, memory_copy_text("give kind cac, or bucket administrative"));
        return;
    }
}

void check_quality(const struct check *check, const struct reach *reach)
{
    const struct scenario *scenario = check->scenario;
    const struct quality *quality = &scenario->quality;
    for (size_t a = 0; a < quality->audits.count; a++) check_audit(check, reach, &quality->audits.items[a]);
    for (size_t d = 0; d < quality->dual_coding.count; d++)
        check_dual_coding(check, reach, &quality->dual_coding.items[d]);
    check_claims(check);
    check_appeals(check, reach);
    for (size_t t = 0; t < scenario->work_types.count; t++) check_documentation_gate(check, (int)t);
    for (size_t p = 0; p < scenario->pools.count; p++) check_pressure(check, &scenario->pools.items[p]);
    for (size_t c = 0; c < scenario->cac.count; c++) check_robot(check, &scenario->cac.items[c]);
}
