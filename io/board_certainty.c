#include "io/backtest_mark.h"
#include "io/board_parts.h"
#include "io/figure_number.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *stop_text(const char *reason)
{
    if (strcmp(reason, "precision_met") == 0) return "it ended when the precision asked for was met";
    if (strcmp(reason, "replications_max") == 0)
        return "it ended at the most replications allowed, short of the precision";
    if (strcmp(reason, "interrupted") == 0) return "it was interrupted";
    return "the count was asked for";
}

static void add_difference_goal(struct document *document, const struct board *board,
                                const struct precision_target *target, const struct precision_state *state)
{
    const struct metric *metric = &metrics[target->metric];
    char *known = table_value(state->half_width, metric->unit), *asked = table_value(target->floor, metric->unit);
    document_cellf(document, "%s: differences from “%s” known to ± %s, ± %s asked for: %s", metric->id,
                   result_label(board->results, 0), known, asked, state->is_met ? "met" : "not met");
    free(known);
    free(asked);
}

static void add_goals(struct document *document, const struct board *board)
{
    const struct precision *precision = board->results->precision;
    for (size_t i = 0; precision && i < precision->count; i++) {
        const struct precision_target *target = &precision->targets[i];
        const struct precision_state *state = &precision->states[i];
        if (precision_is_of_difference(target)) {
            add_difference_goal(document, board, target, state);
            continue;
        }
        document_cellf(document, "%s: known to %.2g %% of its mean, %g %% asked for: %s", metrics[target->metric].id,
                       100 * state->achieved, 100 * target->share, state->is_met ? "met" : "not met");
    }
}

/* Of the plan in focus: its DNFB days, or where no account has a charge its turnaround. */
static void add_focus(struct document *document, const struct board *board)
{
    const struct result_set *results = board->results;
    if (!results->comparison || !board->focus) return;
    const struct comparison_row *days = comparison_of(results->comparison, board->focus, METRIC_DNFB_MEAN_DAYS);
    bool has_days = days && isfinite(days->difference.mean);
    const struct comparison_row *row =
        has_days ? days : comparison_of(results->comparison, board->focus, METRIC_TAT_MEAN_HOURS);
    char *text = table_difference(row->difference.mean, row->difference.half_width, has_days ? "days" : "hours");
    document_cellf(document, "“%s” against “%s”, mean %s: %s (%g %% CI), %s", board_name(board, board->focus),
                   board_name(board, 0), has_days ? "DNFB days" : "turnaround", text, 100 * results->confidence,
                   row->verdict == VERDICT_NOTHING_SHOWN ? "no difference we can show" : verdict_names[row->verdict]);
    free(text);
}

void board_certainty(struct document *document, const struct board *board)
{
    const struct result_set *results = board->results;
    const struct scenario *scenario = &results->scenarios[0].scenario;
    document_list(document, NULL);
    document_cellf(document, "%" PRId64 " replications%s; %s", results->study->replications,
                   results->comparison ? " of each scenario, every one the same future for all (common random numbers)"
                                       : "",
                   stop_text(result_stop_reason(results)));
    add_focus(document, board);
    add_goals(document, board);
    if (scenario->analysis.mode == ANALYSIS_STEADY_STATE)
        document_cellf(document, "steady state asked for; %" PRId64 " days of warm-up are left out",
                       scenario->facility.warmup_days);
    const struct backtest_mark *mark = results->scenarios[0].backtest;
    document_cellf(document, "Back-test: %s", mark ? mark->line : "none is named by the scenario");
    document_cellf(document, "Validation: %s",
                   scenario->meta.validation ? scenario->meta.validation : "nothing is said of it in the scenario");
    char *left_out = result_left_out(results);
    if (left_out) document_cellf(document, "%s", left_out);
    free(left_out);
}

void board_source(struct document *document, struct board *board)
{
    const struct result_set *results = board->results;
    document_text(
        document, "himsim %s, model %d; seed %" PRId64 "; n = %" PRId64 "; reproduce with: himsim reproduce %s",
        HIMSIM_VERSION, MODEL_VERSION, results->study->seed, results->study->replications, board_path(board, ""));
    document_list(document, NULL);
    for (size_t s = 0; s < results->study->count; s++)
        document_cellf(document, "%s, digest %s", results->scenarios[s].scenario.name, results->scenarios[s].digest);
}
