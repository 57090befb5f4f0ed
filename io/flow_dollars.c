#include "io/flow_dollars.h"
#include "io/mechanism.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

struct dollars {
    struct flow_graph *graph;
    const struct scenario *scenario;
    const cJSON *resolved;
    int payer, paid, written_off;
};

static bool is_billed(const struct work_type *type)
{
    return type->billing != BILLING_NONE && law_mean(&type->gross_usd) > 0;
}

/* The box of the hold, or FLOW_NONE when no bill waits. */
static int add_hold(struct dollars *dollars)
{
    double least = INFINITY, most = 0;
    for (size_t t = 0; t < dollars->scenario->work_types.count; t++) {
        const struct work_type *type = &dollars->scenario->work_types.items[t];
        if (!is_billed(type)) continue;
        least = fmin(least, type->bill_hold_days);
        most = fmax(most, type->bill_hold_days);
    }
    if (most <= 0 && !mechanism_is_on(dollars->resolved, MECHANISM_HOLD)) return FLOW_NONE;
    int hold = flow_node_add(dollars->graph, FLOW_HOLD, "Bill hold");
    if (least < most)
        flow_line_add(dollars->graph, hold, "%g to %g days from discharge", least, most);
    else
        flow_line_add(dollars->graph, hold, "%g days from discharge", most);
    return hold;
}

static int add_bill(struct dollars *dollars)
{
    int bill = flow_node_add(dollars->graph, FLOW_BILL, "Bill drops"), run = dollars->scenario->facility.bill_run_time;
    if (run < 0)
        flow_line_add(dollars->graph, bill, "the moment it may");
    else
        flow_line_add(dollars->graph, bill, "nightly run at %02d:%02d", run / 60, run % 60);
    if (mechanism_is_on(dollars->resolved, MECHANISM_LATE_CHARGES))
        flow_line_add(dollars->graph, bill, "%.3g %% of charges post late",
                      dollars->scenario->claims.late_charge_share * 100);
    return bill;
}

static bool pays_later(const struct scenario *scenario)
{
    bool later = law_mean(&scenario->claims.payment_lag_days) > 0;
    for (size_t i = 0; i < scenario->payers.count; i++)
        later = later || law_mean(&scenario->payers.items[i].payment_lag_days) > 0;
    return later;
}

static void add_payer(struct dollars *dollars)
{
    const struct scenario *scenario = dollars->scenario;
    double least = INFINITY, most = 0;
    for (size_t i = 0; i < scenario->payers.count; i++) {
        double mean = law_mean(&scenario->payers.items[i].payment_lag_days);
        least = fmin(least, mean);
        most = fmax(most, mean);
    }
    if (scenario->payers.count == 0) least = most = law_mean(&scenario->claims.payment_lag_days);
    dollars->payer = flow_node_add(dollars->graph, FLOW_PAYER, "Payer");
    if (scenario->payers.count)
        flow_line_add(dollars->graph, dollars->payer, "%zu payer%s", scenario->payers.count,
                      scenario->payers.count == 1 ? "" : "s");
    if (least < most)
        flow_line_add(dollars->graph, dollars->payer, "pays after %.3g to %.3g days", least, most);
    else if (most > 0)
        flow_line_add(dollars->graph, dollars->payer, "pays after %.3g days", most);
    dollars->paid = flow_node_add(dollars->graph, FLOW_PAID, "Paid");
    dollars->written_off = flow_node_add(dollars->graph, FLOW_PAID, "Written off");
    flow_edge_add(dollars->graph, dollars->payer, dollars->paid, FLOW_FORWARD, NULL);
}

static void add_appeal(struct dollars *dollars, int denied)
{
    const struct claims *claims = &dollars->scenario->claims;
    double least = INFINITY, most = 0;
    if (claims->appealed_by.count == 0) return;
    int appeal = flow_node_add(dollars->graph, FLOW_APPEAL, "Appeal");
    for (size_t i = 0; i < claims->appealed_by.count; i++) {
        const struct pool *pool = &dollars->scenario->pools.items[claims->appealed_by.items[i]];
        flow_line_add(dollars->graph, appeal, "by %s", pool->title ? pool->title : pool->name);
    }
    flow_line_add(dollars->graph, appeal, "within %" PRId64 " days", claims->appeal_deadline_days);
    for (size_t i = 0; i < claims->denial_causes.count; i++) {
        least = fmin(least, claims->denial_causes.items[i].overturn_share);
        most = fmax(most, claims->denial_causes.items[i].overturn_share);
    }
    char *share = flow_share_text(least, most), *granted = memory_format("%s granted", share);
    flow_edge_add(dollars->graph, denied, appeal, FLOW_FORWARD, "worth it");
    flow_edge_add(dollars->graph, appeal, dollars->paid, FLOW_FORWARD, granted);
    flow_edge_add(dollars->graph, appeal, dollars->written_off, FLOW_FORWARD, "lost, late");
    free(share);
    free(granted);
}

static void add_denials(struct dollars *dollars)
{
    const struct claims *claims = &dollars->scenario->claims;
    if (mechanism_is_on(dollars->resolved, MECHANISM_DENIALS)) {
        int denied = flow_node_add(dollars->graph, FLOW_DENIED, "Denied for coding");
        flow_line_add(dollars->graph, denied, "%.3g %% of wrong charts", claims->denial_given_error_share * 100);
        flow_line_add(dollars->graph, denied, "%.3g %% of right ones", claims->denial_given_clean_share * 100);
        flow_line_add(dollars->graph, denied, "%zu cause%s", claims->denial_causes.count,
                      claims->denial_causes.count == 1 ? "" : "s");
        flow_edge_add(dollars->graph, dollars->payer, denied, FLOW_FORWARD, NULL);
        add_appeal(dollars, denied);
        flow_edge_add(dollars->graph, denied, dollars->written_off, FLOW_FORWARD, "not appealed");
    }
    if (mechanism_is_on(dollars->resolved, MECHANISM_OTHER_DENIALS)) {
        int other = flow_node_add(dollars->graph, FLOW_DENIED, "Denied otherwise");
        char *lost = memory_format("%.3g %%", claims->other_write_off_share * 100);
        flow_line_add(dollars->graph, other, "%.3g %% of claims", claims->other_denial_share * 100);
        flow_edge_add(dollars->graph, dollars->payer, other, FLOW_FORWARD, NULL);
        flow_edge_add(dollars->graph, other, dollars->paid, FLOW_FORWARD, "late");
        flow_edge_add(dollars->graph, other, dollars->written_off, FLOW_FORWARD, lost);
        free(lost);
    }
    if (dollars->scenario->payers.count)
        flow_edge_add(dollars->graph, dollars->payer, dollars->written_off, FLOW_FORWARD, "filed late");
}

static void add_takeback(struct dollars *dollars)
{
    const struct claims *claims = &dollars->scenario->claims;
    if (!mechanism_is_on(dollars->resolved, MECHANISM_TAKEBACK)) return;
    int taken = flow_node_add(dollars->graph, FLOW_TAKEN_BACK, "Taken back");
    flow_line_add(dollars->graph, taken, "%.3g %% of wrong charts", claims->takeback_given_error_share * 100);
    flow_line_add(dollars->graph, taken, "%.3g %% of the payment", claims->takeback_amount_share * 100);
    flow_edge_add(dollars->graph, dollars->paid, taken, FLOW_FORWARD, NULL);
}

/* A payer without lags and denials pays at once: the bill is then the end. */
static bool has_cash_flow(const struct dollars *dollars)
{
    return pays_later(dollars->scenario) || mechanism_is_on(dollars->resolved, MECHANISM_DENIALS) ||
           mechanism_is_on(dollars->resolved, MECHANISM_OTHER_DENIALS) ||
           mechanism_is_on(dollars->resolved, MECHANISM_TAKEBACK);
}

void flow_dollars_build(struct flow_graph *graph, const struct scenario *scenario, const cJSON *resolved, int coded)
{
    struct dollars dollars = {.graph = graph, .scenario = scenario, .resolved = resolved};
    bool billed = false;
    for (size_t t = 0; t < scenario->work_types.count; t++)
        billed = billed || is_billed(&scenario->work_types.items[t]);
    if (!billed) return;
    int hold = add_hold(&dollars), bill = add_bill(&dollars);
    flow_edge_add(graph, coded, hold == FLOW_NONE ? bill : hold, FLOW_FORWARD, NULL);
    flow_edge_add(graph, hold, bill, FLOW_FORWARD, NULL);
    if (!has_cash_flow(&dollars)) return;
    add_payer(&dollars);
    flow_edge_add(graph, bill, dollars.payer, FLOW_FORWARD, NULL);
    add_denials(&dollars);
    add_takeback(&dollars);
}
