#include "io/result_set.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

const char *result_stop_reason(const struct result_set *results)
{
    if (results->study->interrupted) return "interrupted";
    if (!results->precision) return "fixed_count";
    return results->precision->is_met ? "precision_met" : "replications_max";
}

bool result_is_small_sample(const struct result_set *results)
{
    return results->study->replications < SMALL_SAMPLE;
}

const char *result_label(const struct result_set *results, size_t scenario)
{
    const struct scenario *s = &results->scenarios[scenario].scenario;
    return s->title ? s->title : s->name;
}

const char *result_verdict(const struct estimate *difference, enum metric_direction direction)
{
    if (!estimate_shows(difference)) return "=";
    return (difference->mean < 0) == (direction == METRIC_LOWER_IS_BETTER) ? "✓" : "✗";
}

const char *result_sign(enum verdict verdict)
{
    static const char *const signs[VERDICT_COUNT] = {
        [VERDICT_NOTHING_SHOWN] = "=", [VERDICT_BETTER] = "✓", [VERDICT_WORSE] = "✗",
        [VERDICT_LOWER] = "<",         [VERDICT_HIGHER] = ">", [VERDICT_EQUAL] = "≈"};
    return signs[verdict];
}

const char *const verdict_names[VERDICT_COUNT] = {[VERDICT_NOTHING_SHOWN] = "nothing_shown",
                                                  [VERDICT_BETTER] = "better",
                                                  [VERDICT_WORSE] = "worse",
                                                  [VERDICT_LOWER] = "lower",
                                                  [VERDICT_HIGHER] = "higher",
                                                  [VERDICT_EQUAL] = "practically_equal"};

char *result_legend(const struct result_set *results)
{
    size_t plans = comparison_plans(results->study);
    char *holm =
        plans > 1 ? memory_format(", each column's %zu plans judged together (Holm)", plans) : memory_copy_text("");
    char *text = memory_format("✓ better, ✗ worse%s; ≈ practically equal: the whole interval within ±%g %% of the "
                               "baseline (of cash: of its cost); = no difference we can show",
                               holm, 100 * results->comparison->margin_share);
    free(holm);
    return text;
}

char *result_scope(const struct scenario *scenario, const struct metric_key *key)
{
    if (key->scope == SCOPE_ALL) return memory_copy_text("all");
    return memory_format("%s:%s", scope_names[key->scope], metric_key_item(scenario, key));
}

static bool has_errors(const struct scenario *scenario)
{
    for (size_t p = 0; p < scenario->pools.count; p++)
        for (size_t t = 0; t < scenario->pools.items[p].errors.share.count; t++)
            if (scenario->pools.items[p].errors.share.items[t] > 0) return true;
    return false;
}

static bool has_queries(const struct scenario *scenario)
{
    for (size_t t = 0; t < scenario->work_types.count; t++)
        if (scenario->work_types.items[t].query.share > 0) return true;
    return false;
}

static bool has_attrition(const struct scenario *scenario)
{
    for (size_t p = 0; p < scenario->pools.count; p++)
        if (scenario->pools.items[p].workforce.attrition_yearly_share > 0) return true;
    return false;
}

static bool has_payment_lag(const struct scenario *scenario)
{
    bool lag = law_mean(&scenario->claims.payment_lag_days) > 0;
    for (size_t p = 0; p < scenario->payers.count; p++)
        lag = lag || law_mean(&scenario->payers.items[p].payment_lag_days) > 0;
    return lag;
}

bool result_has_cash_flow(const struct result_set *results)
{
    for (size_t s = 0; s < results->study->count; s++) {
        const struct claims *claims = &results->scenarios[s].scenario.claims;
        if (has_payment_lag(&results->scenarios[s].scenario) || claims->denial_causes.count > 0 ||
            claims->other_denial_share > 0 || claims->takeback_given_error_share > 0 || claims->late_charge_share > 0)
            return true;
    }
    return false;
}

bool result_has_money(const struct result_set *results)
{
    size_t key = metric_key_find(&results->study->items[0].keys, METRIC_NET_CLAIMED_USD, SCOPE_ALL, 0);
    return estimate_metric(results->study, 0, key, results->confidence).mean > 0;
}

char *result_left_out(const struct result_set *results)
{
    const struct scenario *scenario = &results->scenarios[0].scenario;
    const struct {
        bool there;
        const char *what;
    } parts[] = {{has_queries(scenario), "provider queries"},
                 {has_errors(scenario), "coding errors"},
                 {scenario->claims.denial_causes.count > 0, "coding denials"},
                 {has_attrition(scenario), "people who leave"},
                 {has_payment_lag(scenario), "the payers' lag"}};
    char *text = NULL;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].there) continue;
        char *longer = text ? memory_format("%s, %s", text, parts[i].what)
                            : memory_format("Left out of %s: %s", scenario->name, parts[i].what);
        free(text);
        text = longer;
    }
    return text;
}
