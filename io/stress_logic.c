/* Section 2.1, 2.2 and 2.4: the flow, what is switched on, and by which algorithms it is simulated. */
#include "io/flow_build.h"
#include "io/law_table.h"
#include "io/mechanism.h"
#include "io/stress_internal.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Arrivals of one way go by their work types: several may have one title. */
static char *node_text(const struct flow_node *node)
{
    if (node->stage != FLOW_ARRIVALS) return memory_copy_text(node->title);
    char *text = memory_format("%s:", node->title);
    for (size_t l = 0; l < node->line_count; l++) {
        char *longer = memory_format("%s%s%s", text, l ? "; " : " ", node->lines[l]);
        free(text);
        text = longer;
    }
    return text;
}

static void list_arrows(struct document *document, const struct flow_graph *graph, int stage)
{
    for (size_t i = 0; i < graph->edge_count; i++) {
        const struct flow_edge *edge = &graph->edges[i];
        if (graph->nodes[edge->from].stage != (enum flow_stage)stage) continue;
        document_cell(document, node_text(&graph->nodes[edge->from]));
        document_cell(document, node_text(&graph->nodes[edge->to]));
        document_cellf(document, "%s", edge->label ? edge->label : edge->kind == FLOW_HELP ? "sometimes" : "");
    }
}

void stress_diagram(struct document *document, const struct stress *stress)
{
    struct flow_graph graph;
    flow_build(&graph, &stress->loaded->scenario, stress->resolved);
    if (stress->figure)
        document_figure(document, stress->figure,
                        "Flow of charts from arrival to payment; solid: forward, dashed: back or help");
    else
        document_text(document,
                      "The diagram is drawn when the document is written to a file (-o); its arrows are listed below.");
    document_table(document, "The arrows of the diagram.", "from", "to", "what", NULL);
    for (int stage = 0; stage < FLOW_STAGE_COUNT; stage++) list_arrows(document, &graph, stage);
    flow_graph_free(&graph);
}

static void list_off(struct document *document, const cJSON *resolved)
{
    char *off = NULL;
    for (int id = 0; id < MECHANISM_COUNT; id++) {
        if (mechanism_is_on(resolved, id)) continue;
        char *longer = memory_format("%s%s%s", off ? off : "", off ? "; " : "", mechanisms[id].title);
        free(off);
        off = longer;
    }
    if (off) document_text(document, "Switched off in this scenario: %s.", off);
    free(off);
}

static void list_changes(struct document *document, const struct scenario *scenario)
{
    if (scenario->timeline.count == 0) return;
    document_table(document, "Dated changes.", "change", "from", "until", "field", "value", "ramp", "gate", NULL);
    for (size_t i = 0; i < scenario->timeline.count; i++) {
        const struct change *change = &scenario->timeline.items[i];
        document_cellf(document, "%s", change->name);
        document_cell(document, stress_date(change->date));
        document_cell(document, change->until_date == DATE_NONE ? NULL : stress_date(change->until_date));
        document_cellf(document, "%s", change->field);
        document_cellf(document, "%s", change->value.text);
        document_cell(document, change->ramp_weeks > 0 ? memory_format("%g weeks", change->ramp_weeks) : NULL);
        document_cell(document, memory_copy_text(change->gate < 0 ? NULL : scenario->gates.items[change->gate].name));
    }
}

void stress_logic(struct document *document, const struct stress *stress)
{
    const struct scenario *scenario = &stress->loaded->scenario;
    document_text(
        document,
        "Encounters arrive by local day and hour. Each has its charges, payer, documentation lag and coding work from "
        "birth. A documented chart enters the first worklist whose rule fits; a coder on shift takes the next chart of "
        "the worklists open to the pool, by priority, then by the worklist's order. A coded chart is billed when its "
        "bill hold is over%s; each midnight the unbilled dollars are booked to the cause that binds.",
        scenario->facility.bill_run_time < 0 ? "" : ", in the next nightly run");
    document_table(document, "Mechanisms in use.", "mechanism", "what it does", NULL);
    for (int id = 0; id < MECHANISM_COUNT; id++) {
        if (!mechanism_is_on(stress->resolved, id)) continue;
        document_cellf(document, "%s", mechanisms[id].title);
        document_cellf(document, "%s", mechanisms[id].what);
    }
    list_off(document, stress->resolved);
    list_changes(document, scenario);
    const struct stress_column gates[] = {{"decided on", "date"},     {"measured", "metric"},   {"pool", "pool"},
                                          {"work type", "work_type"}, {"at least", "at_least"}, {"at most", "at_most"},
                                          {"over", "over_days"}};
    stress_items(document, stress, "Gates: decided in each replication by what it has measured.", "gates", NULL, gates,
                 sizeof gates / sizeof *gates);
}

static bool uses_law(const cJSON *node, const char *name)
{
    const char *law = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(node, "law"));
    if (law && strcmp(law, name) == 0) return true;
    for (const cJSON *child = node->child; child; child = child->next)
        if (uses_law(child, name)) return true;
    return false;
}

void stress_algorithms(struct document *document, const struct stress *stress)
{
    document_list(document, NULL);
    document_cellf(
        document,
        "Time advances from event to event. At one instant: shift ends, completions, shift starts, answers to "
        "queries, overflow, charts that become ready; the order is total, so nothing is left to chance.");
    document_cellf(
        document,
        "Arrivals: a count per work type and local day, Poisson around the day's mean, whose busyness is a gamma "
        "factor where day_factor_cv is above 0 (in part common to all types); times within the day by the "
        "profile. Means follow profile, months, holidays and surges.");
    document_cellf(
        document, "Dispatch: an idle coder looks at the worklists open to the pool by priority, reserved work first; a "
                  "chart that becomes ready looks for an idle coder in the order of the worklist's pools.");
    document_cellf(
        document,
        "Work in minutes = the chart's standard minutes, less what an engine assists, over the coder's speed and "
        "the pool's productive share; it goes on in working time only: shifts, breaks, holidays, absence.");
    document_cellf(document,
                   "Charges and coding minutes are joined by a Gaussian copula at the given rank correlation.");
    document_cellf(
        document,
        "Time is counted in whole microseconds and money in whole cents, so sums do not depend on their order.");
    document_table(document, "Probability laws in use, all sampled by inversion.", "law", "meaning", NULL);
    for (int kind = 0; kind < LAW_KIND_COUNT; kind++) {
        if (!uses_law(stress->resolved, law_rows[kind].name)) continue;
        document_cellf(document, "%s", law_rows[kind].name);
        document_cellf(document, "%s", law_rows[kind].meaning);
    }
}
