#include "io/result_json.h"
#include "io/backtest_mark.h"
#include "io/comparison_json.h"
#include "io/json_write.h"
#include "io/money_json.h"
#include "io/recovery_text.h"
#include "io/steady_json.h"
#include <stdlib.h>

static void write_estimate(struct json_write *out, const struct estimate *estimate, double confidence)
{
    json_write_number(out, "mean", estimate->mean);
    json_write_number(out, "half_width", estimate->half_width);
    json_write_number(out, "confidence", confidence);
    json_write_number(out, "sd", estimate->sd);
}

static void write_method(struct json_write *out, const struct metric_key *key)
{
    json_write_text(out, "interval", estimate_is_sectioned(key) ? "sectioning" : "t");
}

static void write_key(struct json_write *out, const struct scenario *scenario, const struct metric_key *key)
{
    char *scope = result_scope(scenario, key);
    json_write_text(out, "id", metrics[key->id].id);
    json_write_text(out, "scope", scope);
    json_write_text(out, "unit", metrics[key->id].unit);
    free(scope);
}

static void write_metrics(struct json_write *out, const struct result_set *results, size_t s)
{
    const struct study_scenario *item = &results->study->items[s];
    json_write_list(out, "metrics");
    for (size_t k = 0; k < item->keys.count; k++) {
        struct estimate estimate = estimate_metric(results->study, s, k, results->confidence);
        json_write_flat(out, NULL);
        write_key(out, item->scenario, &item->keys.items[k]);
        write_estimate(out, &estimate, results->confidence);
        write_method(out, &item->keys.items[k]);
        json_write_number(out, "p10", estimate.p10);
        json_write_number(out, "p50", estimate.p50);
        json_write_number(out, "p90", estimate.p90);
        json_write_object_end(out);
    }
    json_write_list_end(out);
}

void result_json_identity(struct json_write *out, const struct result_set *results, size_t s)
{
    json_write_object(out, "scenario");
    json_write_text(out, "name", results->scenarios[s].scenario.name);
    json_write_text(out, "title", result_label(results, s));
    json_write_text(out, "digest", results->scenarios[s].digest);
    json_write_object_end(out);
    if (results->scenarios[s].backtest) backtest_mark_json(out, results->scenarios[s].backtest);
}

static void write_differences(struct json_write *out, const struct result_set *results)
{
    json_write_list(out, "differences");
    for (size_t s = 1; s < results->study->count; s++) {
        const struct study_scenario *item = &results->study->items[s];
        for (size_t k = 0; k < item->keys.count; k++) {
            const struct comparison_row *row = comparison_find(results->comparison, s, k);
            if (!row) continue;
            json_write_flat(out, NULL);
            json_write_text(out, "scenario", item->scenario->name);
            json_write_text(out, "baseline", results->scenarios[0].scenario.name);
            write_key(out, item->scenario, &item->keys.items[k]);
            write_estimate(out, &row->difference, results->confidence);
            comparison_json_row(out, row, results->study->replications);
            json_write_object_end(out);
        }
    }
    json_write_list_end(out);
}

static void write_precision(struct json_write *out, const struct result_set *results)
{
    const struct precision *precision = results->precision;
    json_write_object(out, "precision");
    json_write_boolean(out, "is_met", precision->is_met);
    json_write_number(out, "replications_max", (double)precision->most);
    json_write_number(out, "confidence_together", precision->confidence);
    json_write_number(out, "confidence_each", precision->level);
    json_write_list(out, "goals");
    for (size_t i = 0; i < precision->count; i++) {
        const struct precision_state *state = &precision->states[i];
        json_write_flat(out, NULL);
        json_write_text(out, "metric", metrics[precision->targets[i].metric].id);
        json_write_text(out, "of", precision_is_of_difference(&precision->targets[i]) ? "difference" : "mean");
        json_write_number(out, "relative_share", precision->targets[i].share);
        json_write_number(out, "absolute_floor", precision->targets[i].floor);
        json_write_text(out, "scenario", results->scenarios[state->scenario].scenario.name);
        json_write_number(out, "achieved_share",
                          precision_is_of_difference(&precision->targets[i]) ? NAN : state->achieved);
        json_write_number(out, "half_width", state->half_width);
        json_write_boolean(out, "is_met", state->is_met);
        json_write_object_end(out);
    }
    json_write_list_end(out);
    json_write_object_end(out);
}

void result_json_counts(struct json_write *out, const struct result_set *results)
{
    json_write_number(out, "replications", (double)results->study->replications);
    json_write_number(out, "replications_requested", (double)results->study->requested);
    json_write_number(out, "seed", (double)results->study->seed);
    json_write_text(out, "stop_reason", result_stop_reason(results));
    json_write_boolean(out, "small_sample", result_is_small_sample(results));
    if (results->precision) write_precision(out, results);
}

void result_json_write(const struct result_set *results, FILE *file)
{
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    json_write_number(&out, "schema_version", RESULT_SCHEMA_VERSION);
    if (results->is_comparison) {
        json_write_text(&out, "baseline", results->scenarios[0].scenario.name);
        result_json_counts(&out, results);
        json_write_list(&out, "scenarios");
        for (size_t s = 0; s < results->study->count; s++) {
            json_write_object(&out, NULL);
            result_json_identity(&out, results, s);
            if (results->steady) steady_json_write(&out, &results->steady[s]);
            write_metrics(&out, results, s);
            json_write_object_end(&out);
        }
        json_write_list_end(&out);
        json_write_number(&out, "practical_margin_share", results->comparison->margin_share);
        write_differences(&out, results);
        comparison_json_best(&out, results);
        money_json_write(&out, results);
    } else {
        result_json_identity(&out, results, 0);
        result_json_counts(&out, results);
        if (results->steady) steady_json_write(&out, &results->steady[0]);
        write_metrics(&out, results, 0);
    }
    recovery_json_write(&out, results);
    char *left_out = result_left_out(results);
    json_write_text(&out, "left_out", left_out);
    free(left_out);
    json_write_object_end(&out);
    fputc('\n', file);
}
