#include "experiment/recovery.h"
#include "io/board_parts.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static const struct column {
    enum metric_id id;
    const char *head;
} columns[] = {
    {METRIC_DNFB_MEAN_DAYS, "DNFB days, mean"}, {METRIC_DNFB_MEAN_USD, "DNFB gross, mean"},
    {METRIC_COST_TOTAL_USD, "Operating cost"},  {METRIC_TAT_P50_HOURS, "TAT median"},
    {METRIC_TAT_P90_HOURS, "TAT p90"},          {METRIC_CODING_DENIALS_PER_1000, "Denied per 1,000"},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

static struct estimate level_of(const struct board *board, size_t s, enum metric_id id)
{
    const struct result_set *results = board->results;
    size_t key = metric_key_find(&results->study->items[s].keys, (int)id, SCOPE_ALL, 0);
    return estimate_metric(results->study, s, key, results->confidence);
}

/* What no scenario knows of is left out: dollars and denials are nothing everywhere where there are none. */
static bool is_known(const struct board *board, enum metric_id id)
{
    for (size_t s = 0; s < board->results->study->count; s++) {
        double mean = level_of(board, s, id).mean;
        if (isfinite(mean) && mean != 0) return true;
    }
    return false;
}

static char *level_text(const struct board *board, size_t s, enum metric_id id)
{
    struct estimate level = level_of(board, s, id);
    if (!board->results->comparison) {
        char *text = table_difference(level.mean, level.half_width, metrics[id].unit);
        char *plain = memory_copy_text(text[0] == '+' ? text + 1 : text);
        free(text);
        return plain;
    }
    return table_value(level.mean, metrics[id].unit);
}

static char *cell(const struct board *board, size_t s, enum metric_id id)
{
    char *level = level_text(board, s, id);
    if (s == 0) return level;
    const struct comparison_row *row = comparison_of(board->results->comparison, s, id);
    char *difference = table_difference(row->difference.mean, row->difference.half_width, metrics[id].unit);
    char *text = memory_format("%s\n%s %s", level, difference, result_sign(row->verdict));
    free(level);
    free(difference);
    return text;
}

/* A target, and dollars that could miss it. */
static bool has_target(const struct board *board)
{
    struct recovery recovery;
    if (!is_known(board, METRIC_DNFB_MEAN_DAYS)) return false;
    for (size_t s = 0; s < board->results->study->count; s++)
        if (!recovery_of(board->results->study, s, METRIC_DNFB_RECOVERY_DAYS, board->results->confidence, &recovery))
            return false;
    return true;
}

static char *target_cell(const struct board *board, size_t s)
{
    struct recovery recovery;
    recovery_of(board->results->study, s, METRIC_DNFB_RECOVERY_DAYS, board->results->confidence, &recovery);
    const struct share_estimate *never = &recovery.never;
    return memory_format("%.0f %%\n(%.0f–%.0f)", 100 * (1 - never->share), 100 * (1 - never->high),
                         100 * (1 - never->low));
}

/* The NPV, and in how many futures it is above zero. */
static char *npv_cell(const struct board *board, size_t s, bool with_futures)
{
    if (s == 0) return memory_copy_text("–");
    const struct estimate *npv = &board->cases[s].npv_usd;
    const struct share_estimate *share = &board->cases[s].npv_positive;
    char *difference = table_difference(npv->mean, npv->half_width, "usd");
    char *futures = with_futures ? memory_format("\nabove 0 in %.0f %% (%.0f–%.0f)", 100 * share->share,
                                                 100 * share->low, 100 * share->high)
                                 : memory_copy_text("");
    char *text = memory_format("%s%s %s", difference, futures, result_sign(board->npv[s]));
    free(futures);
    free(difference);
    return text;
}

static void add_row(struct document *document, const struct board *board, size_t s, size_t most)
{
    size_t shown = 0;
    const char *mark = board->choice.plan == s && s > 0 ? "★ " : "";
    document_cellf(document, "%s%s%s", mark, board_name(board, s),
                   board->results->scenarios[s].scenario.is_bound ? " (a bound, not a plan)" : "");
    for (int c = 0; c < COLUMNS && shown < most; c++)
        if (is_known(board, columns[c].id)) {
            document_cell(document, cell(board, s, columns[c].id));
            shown++;
        }
    if (board->has_money) document_cell(document, npv_cell(board, s, most >= COLUMNS));
    if (most >= COLUMNS && has_target(board)) document_cell(document, target_cell(board, s));
}

void board_scorecard(struct document *document, const struct board *board, size_t most)
{
    size_t shown = 0;
    document_table(document, NULL, "Scenario", NULL);
    for (int c = 0; c < COLUMNS && shown < most; c++)
        if (is_known(board, columns[c].id)) {
            document_heading(document, columns[c].head);
            shown++;
        }
    if (board->has_money) document_heading(document, "NPV");
    if (most >= COLUMNS && has_target(board)) document_heading(document, "Futures back under the DNFB target");
    for (size_t s = 0; s < board->results->study->count; s++)
        if (most >= COLUMNS || board_tells(board, s)) add_row(document, board, s, most);
}

void board_legend(struct document *document, const struct board *board)
{
    const struct result_set *results = board->results;
    double percent = 100 * results->confidence;
    if (!results->comparison) {
        document_text(document, "Means ± half-width of the %g %% confidence interval of the mean.", percent);
        return;
    }
    char *signs = result_legend(results);
    document_text(
        document,
        "Means; beneath them the paired difference from “%s” ± half-width of its %g %% confidence interval. %s. "
        "DNFB is in gross dollars, cash and NPV are net. In brackets: the %g %% interval of a share of futures.%s",
        board_name(board, 0), percent, signs, percent, board->choice.plan ? " ★ chosen." : "");
    free(signs);
}
