#include "io/board_parts.h"
#include "io/figure_number.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLIDE_COLUMNS = 3, PLAN_LINES = 7, TITLE_POINTS = 20, NAME_WIDTH = 460 };

/* A slide of one figure, the numbers behind it as notes; false where there is no such figure. */
static bool figure_slide(struct document *document, struct board *board, const char *title, const char *const *patterns)
{
    const char *figure = board_figure(board, patterns);
    if (!figure) return false;
    document_begin(document, "figure", title);
    document_figure(document, figure, board_figure_title(board, figure));
    document_text(document, "%s", board_figure_title(board, figure));
    board_scorecard(document, board, BOARD_ALL_COLUMNS);
    board_legend(document, board);
    return true;
}

/* In the place of a figure that needs dollars stands one that does not. */
static void figure_slides(struct document *document, struct board *board)
{
    if (!figure_slide(document, board, "When are we under target, and how sure?", board_fan))
        figure_slide(document, board, "Do we comply?", board_turnaround);
    if (!figure_slide(document, board, "Why: what are we waiting for?", board_waterfall))
        figure_slide(document, board, "Who is short?", board_short);
    if (!figure_slide(document, board, "What does it cost?", board_cost))
        figure_slide(document, board, "How old is what waits?", board_aged);
}

static void decision_slide(struct document *document, struct board *board)
{
    struct document told = {0};
    document_begin(document, "decision", board_headline(board));
    document_begin(&told, "decision", "");
    board_decision(&told, board);
    document_list(document, NULL);
    for (size_t b = 1; b < told.items[0].count && b < 4; b++)
        document_cellf(document, "%s", told.items[0].blocks[b].text);
    if (told.items[0].count == 1) document_cellf(document, "%s", board_window(board));
    document_text(document, "%s.", board_headline(board));
    for (size_t b = 4; b < told.items[0].count; b++) document_text(document, "%s", told.items[0].blocks[b].text);
    document_free(&told);
    if (board->sentences) board_sentences(document, board);
}

static void scorecard_slide(struct document *document, struct board *board)
{
    document_begin(document, "scorecard", "Scorecard: what do we get, what does it cost?");
    board_scorecard(document, board, SLIDE_COLUMNS);
    board_scorecard(document, board, BOARD_ALL_COLUMNS);
    board_legend(document, board);
}

static void money_slide(struct document *document, struct board *board)
{
    if (!board->has_money) return;
    document_begin(document, "money", board_money_title(board));
    board_money(document, board);
    board_money_notes(document, board);
    board_sentences(document, board);
}

static void risk_slide(struct document *document, struct board *board)
{
    const char *figure = board_tornado_figure(board);
    document_begin(document, "risk", "What could make it wrong?");
    if (figure) {
        document_figure(document, figure, board_figure_title(board, figure));
        board_assumptions(document, board);
        return;
    }
    const struct scenario *scenario = &board->results->scenarios[0].scenario;
    document_list(document, NULL);
    for (size_t i = 0; i < scenario->uncertainty.count && i < PLAN_LINES - 1; i++)
        document_cellf(document, "%s: %s", scenario->uncertainty.items[i].name,
                       scenario->uncertainty.items[i].source ? scenario->uncertainty.items[i].source
                                                             : "no source given");
    if (scenario->uncertainty.count >= PLAN_LINES)
        document_cellf(document, "and %zu more; none of them is ranked yet",
                       scenario->uncertainty.count - (PLAN_LINES - 1));
    if (scenario->uncertainty.count == 0) document_cellf(document, "The scenario names no uncertain assumption.");
    board_assumptions(document, board);
}

static void add_quality(struct document *document, const struct board *board, enum metric_id id, size_t s)
{
    const struct result_set *results = board->results;
    size_t key = metric_key_find(&results->study->items[s].keys, (int)id, SCOPE_ALL, 0);
    struct estimate level = estimate_metric(results->study, s, key, results->confidence);
    const struct comparison_row *row = s > 0 ? comparison_of(results->comparison, s, id) : NULL;
    char *text = table_value(level.mean, metrics[id].unit);
    bool is_judged = row && isfinite(level.mean);
    document_cellf(document, "%s%s%s", text, is_judged ? " " : "", is_judged ? result_sign(row->verdict) : "");
    free(text);
}

static void quality_slide(struct document *document, struct board *board)
{
    document_begin(document, "quality", "Does quality hold?");
    document_table(document, NULL, "Scenario", "Right going out", "Right in audits", "Denied per 1,000",
                   "Coded within target", NULL);
    for (size_t s = 0; s < board->results->study->count; s++) {
        if (!board_tells(board, s)) continue;
        document_cellf(document, "%s", board_name(board, s));
        add_quality(document, board, METRIC_ACCURACY_OUT_SHARE, s);
        add_quality(document, board, METRIC_ACCURACY_AUDITED_SHARE, s);
        add_quality(document, board, METRIC_CODING_DENIALS_PER_1000, s);
        add_quality(document, board, METRIC_TAT_WITHIN_TARGET_SHARE, s);
    }
    board_legend(document, board);
}

static void assumed_slide(struct document *document, struct board *board)
{
    document_begin(document, "assumed", "What we assumed, and how sure we are");
    board_certainty(document, board);
    board_uncalibrated(document, board);
}

static void appendix_slide(struct document *document, struct board *board)
{
    const struct result_set *results = board->results;
    document_begin(document, "appendix", "Appendix: where these numbers come from");
    document_list(document, NULL);
    document_cellf(document, "himsim %s, model %d, seed %" PRId64 ", n = %" PRId64, HIMSIM_VERSION, MODEL_VERSION,
                   results->study->seed, results->study->replications);
    for (size_t s = 0; s < results->study->count; s++)
        if (board_tells(board, s))
            document_cellf(document, "%s: digest %s", board_name(board, s), results->scenarios[s].digest);
    if (results->study->count > BOARD_TOLD_MOST + 1)
        document_cellf(document, "All %zu scenarios stand in the page and the workbook", results->study->count);
    document_cellf(document, "Again: himsim reproduce %s", board_path(board, ""));
    board_legend(document, board);
}

/* A title of two lines holds two names and the words around them. */
static void cut_names(struct board *board)
{
    for (size_t s = 0; s < board->results->study->count; s++)
        board->names[s] =
            figure_clip_name(&board->pool, result_label(board->results, s), TITLE_POINTS, true, NAME_WIDTH);
}

static void restore_names(struct board *board)
{
    for (size_t s = 0; s < board->results->study->count; s++) board->names[s] = result_label(board->results, s);
}

void board_slides(struct document *document, struct board *board)
{
    cut_names(board);
    *document = (struct document){.title = board_title(board)};
    decision_slide(document, board);
    scorecard_slide(document, board);
    figure_slides(document, board);
    money_slide(document, board);
    risk_slide(document, board);
    quality_slide(document, board);
    board_plan_slide(document, board);
    assumed_slide(document, board);
    appendix_slide(document, board);
    restore_names(board);
}
