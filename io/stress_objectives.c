/* Section 1: what the model is for, what it tells, what is tried; and whose document it is. */
#include "io/mechanism.h"
#include "io/headline.h"
#include "io/stress_internal.h"
#include "models/metric.h"
#include <cjson/cJSON.h>
#include <stdlib.h>

void stress_about(struct document *document, const struct stress *stress)
{
    const struct loaded_scenario *loaded = stress->loaded;
    document_text(
        document,
        "Written by himsim %s from scenario \"%s\", digest %s, by the reporting checklist STRESS-DES (Monks et al. "
        "2018, doi 10.1080/17477778.2018.1442155). Tables and diagram follow from the scenario; what only people can "
        "say comes from its meta.",
        HIMSIM_VERSION, loaded->scenario.name, loaded->digest);
    stress_meta(document, stress, "author", "Author");
    stress_meta(document, stress, "organisation", "Organisation");
    stress_meta(document, stress, "contact", "Contact");
    stress_meta(document, stress, "version", "Version");
}

void stress_purpose(struct document *document, const struct stress *stress)
{
    stress_meta(document, stress, "purpose", "Purpose");
    stress_meta(document, stress, "intended_use", "Intended use");
}

static const char *const better[] = {"", "lower", "higher"};

void stress_outputs(struct document *document, const struct stress *stress)
{
    (void)stress;
    enum metric_id ids[HEADLINES_MOST];
    size_t count = headline_metrics(ids);
    document_table(document, "The scorecards show these metrics.", "metric", "unit", "better", "definition", NULL);
    for (size_t i = 0; i < count; i++) {
        const struct metric *metric = &metrics[ids[i]];
        document_cellf(document, "%s", metric->id);
        document_cellf(document, "%s", metric->unit);
        document_cellf(document, "%s", better[metric->direction]);
        document_cellf(document, "%s", metric->definition);
    }
    document_text(document,
                  "In all there are %d metrics and %d daily series, by work type, setting, pool, location and cause; "
                  "docs/metrics.md of himsim, or \"himsim schema --metrics\", defines each once.",
                  METRIC_COUNT, SERIES_COUNT);
}

void stress_aims(struct document *document, const struct stress *stress)
{
    const struct scenario *scenario = &stress->loaded->scenario;
    if (scenario->question)
        document_text(document, "Question: %s", scenario->question);
    else
        document_text(document, "The scenario states no question; its field \"question\" is the place for it.");
    stress_meta(document, stress, "decision", "Decision");
    if (scenario->is_bound) document_text(document, "The scenario is not a plan but a limit, shown beside the others.");
    if (stress->base)
        document_text(
            document,
            "It is an alternative to \"%s\" (digest %s). Both are simulated on the same encounters, and differences "
            "are paired replication by replication; 2.3 lists what differs.",
            stress->base->scenario.name, stress->base->digest);
}
