/* Section 4.3 of a result: was it run often enough, and what was compared with what. */
#include "io/headline.h"
#include "io/json_tree.h"
#include "io/manifest_record.h"
#include "io/stress_internal.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *text_at(const cJSON *object, const char *key)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
    return text ? text : "";
}

static double number_at(const cJSON *object, const char *key)
{
    const cJSON *node = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsNumber(node) ? node->valuedouble : NAN;
}

/* The estimates of the scenario spoken of; NULL when the folder has none. */
static const cJSON *estimates_of(const struct manifest_record *manifest)
{
    const cJSON *alone = cJSON_GetObjectItemCaseSensitive(manifest->result, "metrics"), *entry;
    if (alone) return alone;
    cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(manifest->result, "scenarios"))
    {
        const cJSON *scenario = cJSON_GetObjectItemCaseSensitive(entry, "scenario");
        if (strcmp(text_at(scenario, "digest"), text_at(manifest->scenario, "digest")) == 0)
            return cJSON_GetObjectItemCaseSensitive(entry, "metrics");
    }
    return NULL;
}

static const cJSON *estimate_named(const cJSON *estimates, const char *id)
{
    const cJSON *estimate;
    cJSON_ArrayForEach(estimate, estimates)
    {
        if (strcmp(text_at(estimate, "id"), id) == 0 && strcmp(text_at(estimate, "scope"), "all") == 0) return estimate;
    }
    return NULL;
}

static void add_estimate(struct document *document, const struct metric *metric, const cJSON *estimate)
{
    double mean = number_at(estimate, "mean"), half_width = number_at(estimate, "half_width");
    if (!isfinite(mean)) return;
    document_cellf(document, "%s", metric->id);
    document_cell(document, table_value(mean, metric->unit));
    document_cell(document, isfinite(half_width) ? table_value(half_width, metric->unit) : NULL);
    document_cell(document,
                  isfinite(half_width) && mean != 0 ? memory_format("%.3g %%", 100 * half_width / fabs(mean)) : NULL);
}

static void tell_half_widths(struct document *document, const cJSON *estimates)
{
    enum metric_id ids[HEADLINES_MOST];
    size_t count = headline_metrics(ids);
    document_table(document,
                   "What the replications were enough for: the half-widths reached of the metrics of the scorecards.",
                   "metric", "mean", "half-width", "of the mean", NULL);
    for (size_t i = 0; i < count; i++) {
        const cJSON *estimate = estimate_named(estimates, metrics[ids[i]].id);
        if (estimate) add_estimate(document, &metrics[ids[i]], estimate);
    }
}

static void tell_goals(struct document *document, const struct manifest_record *manifest)
{
    const cJSON *goals = cJSON_GetObjectItemCaseSensitive(manifest->root, "precision_rule"), *goal;
    if (cJSON_GetArraySize(goals) == 0) {
        document_text(document, "No precision was asked for: the number of replications was fixed beforehand, and the "
                                "half-widths say what it was enough for.");
        return;
    }
    char *most = manifest_record_text(manifest, "replications_max");
    document_list(document,
                  "Precision asked for, as METRIC:SHARE:FLOOR: replicated until each relative half-width holds "
                  "at its Bonferroni share, or the half-width is at most the floor.");
    cJSON_ArrayForEach(goal, goals) document_cellf(document, "%s", goal->valuestring ? goal->valuestring : "");
    document_cellf(document, "at most %s replications", most);
    free(most);
}

static void tell_comparison(struct document *document, const struct manifest_record *manifest)
{
    const cJSON *entry, *list = cJSON_GetObjectItemCaseSensitive(manifest->root, "scenarios");
    document_table(document, "What was compared.", "scenario", "as", "digest", NULL);
    cJSON_ArrayForEach(entry, list)
    {
        document_cellf(document, "%s", text_at(entry, "name"));
        document_cellf(document, "%s", entry == list->child ? "baseline" : "alternative");
        document_cellf(document, "%s", text_at(entry, "digest"));
    }
    document_text(
        document,
        "Each alternative is compared with the baseline by paired differences, replication by replication "
        "under common random numbers, with Student t intervals. p values are adjusted over the alternatives by "
        "Holm. Alternatives whose whole interval lies within %g %% of the baseline's mean are called practically "
        "equal.",
        100 * number_at(manifest->root, "practical_margin_share"));
}

void stress_result(struct document *document, const struct stress *stress)
{
    const struct manifest_record *manifest = stress->manifest;
    if (!manifest) return;
    const cJSON *estimates = estimates_of(manifest);
    tell_goals(document, manifest);
    if (estimates) tell_half_widths(document, estimates);
    if (strcmp(text_at(manifest->root, "kind"), "compare") == 0) tell_comparison(document, manifest);
}
