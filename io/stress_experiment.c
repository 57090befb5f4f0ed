/* Section 4: start, length, estimation; what was asked for, or with a result what was done. */
#include "experiment/steady_state.h"
#include "io/json_tree.h"
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

/* The warm-up of the result, as text; NULL without a result of this scenario. */
static char *found_warm_up(const struct stress *stress)
{
    if (!stress->manifest || !stress->manifest->matches) return NULL;
    const cJSON *days = json_find(stress->manifest->scenario, "/resolved/facility/warmup_days", NULL);
    return cJSON_IsNumber(days) ? memory_format("%g", days->valuedouble) : NULL;
}

static bool has_warm_up_to_find(const struct stress *stress)
{
    const struct scenario *scenario = &stress->loaded->scenario;
    return scenario->analysis.mode == ANALYSIS_STEADY_STATE && scenario->facility.warmup_days == 0;
}

static void tell_search(struct document *document, const struct stress *stress)
{
    document_text(
        document,
        "The warm-up is found, not given: MSER-m on the means of whole weeks of backlog and DNFB dollars, over "
        "%d pilot replications with draws of their own (at least 26 weeks; White, Cobb and Spratt 2000). What "
        "is left is tested for drift; no steady state, or a run too short to find one, is said and not "
        "averaged over.",
        STEADY_PILOT_REPLICATIONS);
    char *days = found_warm_up(stress);
    if (days)
        document_text(document, "In the result the first %s days are warm-up: no statistic counts them.", days);
    else
        document_text(document, "How long it is, a result says (--result).");
    free(days);
}

void stress_initialisation(struct document *document, const struct stress *stress)
{
    const struct scenario *scenario = &stress->loaded->scenario;
    if (has_warm_up_to_find(stress))
        tell_search(document, stress);
    else if (scenario->facility.warmup_days > 0)
        document_text(document, "Warm-up of %" PRId64 " day%s at the start: simulated, and no statistic counts it.",
                      scenario->facility.warmup_days, scenario->facility.warmup_days == 1 ? "" : "s");
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
    bool is_steady = stress->loaded->scenario.analysis.mode == ANALYSIS_STEADY_STATE;
    char *from = stress_date(facility->start_date),
         *to = stress_date(facility->start_date + facility->horizon_days - 1);
    char *count = has_warm_up_to_find(stress)
                      ? memory_copy_text("those after the warm-up")
                      : memory_format("%" PRId64 " of them", facility->horizon_days - facility->warmup_days);
    document_text(document,
                  "%s: %" PRId64
                  " local day%s, %s to %s in %s; %s count. The run ends at the horizon whatever is open.",
                  is_steady ? "Steady state" : "Terminating simulation", facility->horizon_days,
                  facility->horizon_days == 1 ? "" : "s", from, to, facility->time_zone, count);
    document_text(document, "%s",
                  is_steady ? "The numbers are of the week as it repeats itself, if a steady state is established; the "
                              "result says whether it is."
                            : "The numbers are of these days, from the stated start on, and of no lasting state.");
    free(count);
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
        "replications are a prediction band. Percentiles of turnaround are those of the pooled charts of all "
        "replications, with an interval by sectioning. Alternatives use common random numbers: the same encounters "
        "with the "
        "same work, lags and charges, so that differences are paired replication by replication.");
    if (stress->manifest) tell_run(document, stress->manifest);
    stress_result(document, stress);
    if (!stress->manifest)
        document_text(document, "No result was named (--result), so this says what is asked for, not what was run.");
}
