/* Section 4: start, length, estimation; what was asked for, or with a result what was done. */
#include "io/manifest_record.h"
#include "io/mechanism.h"
#include "io/stress_internal.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdlib.h>

static double sum(const struct numbers *numbers)
{
    double total = 0;
    for (size_t i = 0; i < numbers->count; i++) total += numbers->items[i];
    return total;
}

static void list_opening(struct document *document, const struct scenario *scenario)
{
    const struct opening *opening = &scenario->opening_inventory;
    document_table(
        document,
        "Open accounts at the start, by what they wait for; lags are drawn on the condition of the age reached.",
        "entry", "work type", "documentation", "coding", "bill hold", NULL);
    for (size_t i = 0; i < opening->counts.count; i++) {
        const struct opening_counts *counts = &opening->counts.items[i];
        document_cellf(document, "%s", counts->name);
        document_cellf(document, "%s", scenario->work_types.items[counts->work_type].name);
        document_cellf(document, "%g", sum(&counts->documentation_by_age_days));
        document_cellf(document, "%g", sum(&counts->coding_by_age_days));
        document_cellf(document, "%g", sum(&counts->coded_by_age_days));
    }
    if (opening->csv) document_text(document, "A CSV file brings %zu open accounts.", opening->rows.count);
}

void stress_initialisation(struct document *document, const struct stress *stress)
{
    const struct scenario *scenario = &stress->loaded->scenario;
    if (scenario->facility.warmup_days > 0)
        document_text(document,
                      "The first %" PRId64 " days are warm-up: they are simulated and no statistic counts them.",
                      scenario->facility.warmup_days);
    else
        document_text(document, "There is no warm-up: every day counts.");
    if (mechanism_is_on(stress->resolved, MECHANISM_OPENING))
        list_opening(document, scenario);
    else
        document_text(document, "The department starts empty: there is no opening inventory.");
    if (mechanism_is_on(stress->resolved, MECHANISM_OPENING) && scenario->claims.opening_receivables)
        document_text(
            document,
            "Bills sent before the start are still being paid, at the steady flow of the scenario's own volumes.");
}

void stress_run_length(struct document *document, const struct stress *stress)
{
    const struct facility *facility = &stress->loaded->scenario.facility;
    char *from = stress_date(facility->start_date),
         *to = stress_date(facility->start_date + facility->horizon_days - 1);
    document_text(document,
                  "%" PRId64 " local days, %s to %s in %s; %" PRId64
                  " of them count. The run ends at the horizon whatever is open.",
                  facility->horizon_days, from, to, facility->time_zone,
                  facility->horizon_days - facility->warmup_days);
    free(from);
    free(to);
}

static void warn_of_mismatch(struct document *document, const struct stress *stress)
{
    if (!stress->manifest || stress->manifest->matches) return;
    char *name = manifest_record_scenario_text(stress->manifest, "name"),
         *digest = manifest_record_scenario_text(stress->manifest, "digest");
    document_warning(
        document,
        "the result folder was not made from this scenario. The scenario has digest %s, the result (\"%s\") %s: what "
        "is said below was run on something else.",
        stress->loaded->digest, name, digest);
    free(name);
    free(digest);
}

static void tell_run(struct document *document, const struct manifest_record *manifest)
{
    static const struct {
        const char *what, *path;
    } rows[] = {{"replications complete", "replications"},
                {"replications asked for", "replications_requested"},
                {"seed", "seed"},
                {"stopped because", "stop_reason"},
                {"confidence of the intervals", "confidence"}};
    document_table(document, "What was run.", "what", "value", NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        document_cellf(document, "%s", rows[i].what);
        document_cell(document, manifest_record_text(manifest, rows[i].path));
    }
    document_cellf(document, "digest of the scenario");
    document_cell(document, manifest_record_scenario_text(manifest, "digest"));
}

void stress_estimation(struct document *document, const struct stress *stress)
{
    const struct analysis *analysis = &stress->loaded->scenario.analysis;
    warn_of_mismatch(document, stress);
    document_text(document,
                  "The scenario asks for %" PRId64
                  " independent replications (the command line may ask for others), seed %" PRId64
                  ", and confidence %g %%.",
                  analysis->replications, analysis->seed, analysis->confidence * 100);
    document_text(
        document,
        "Every mean comes with the half-width of its Student t interval over replications; p10, p50 and p90 over "
        "replications are a prediction band. Alternatives use common random numbers: the same encounters with the "
        "same work, lags and charges, so that differences are paired replication by replication.");
    if (stress->manifest)
        tell_run(document, stress->manifest);
    else
        document_text(document, "No result was named (--result), so this says what is asked for, not what was run.");
}
