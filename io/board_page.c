#include "io/board_parts.h"
#include "sim/memory.h"

static void add_figures(struct document *document, struct board *board)
{
    const char *const *const wanted[][2] = {
        {board_fan, board_turnaround}, {board_waterfall, board_short}, {board_cost, board_aged}};
    bool any = false;
    document_begin(document, "figures", "What happens");
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        any |= board_figure_add(document, board, wanted[i][0]) || board_figure_add(document, board, wanted[i][1]);
    if (!any)
        document_text(document, "No figure stands in the result folder; himsim plot %s draws them.",
                      board_path(board, ""));
}

char *board_title(const struct board *board)
{
    size_t count = board->results->study->count;
    const char *label = board_name(board, 0);
    if (count == 1) return memory_copy_text(label);
    if (count == 2) return memory_format("“%s” or “%s”?", label, board_name(board, 1));
    return memory_format("“%s” or one of %zu alternatives?", label, count - 1);
}

void board_page(struct document *document, struct board *board)
{
    const struct scenario *baseline = &board->results->scenarios[0].scenario;
    *document = (struct document){.title = board_title(board)};
    document_begin(document, "question", "The question");
    document_text(document, "%s", baseline->question ? baseline->question : "The scenario does not say its question.");
    document_text(document, "%s", board_window(board));
    document_begin(document, "decision", "What we recommend");
    board_decision(document, board);
    document_begin(document, "scorecard", "Scorecard");
    board_scorecard(document, board, BOARD_ALL_COLUMNS);
    board_legend(document, board);
    add_figures(document, board);
    if (board->has_money) {
        document_begin(document, "money", "The money in four lines");
        board_money(document, board);
        board_money_notes(document, board);
    }
    document_begin(document, "assumptions", "Which assumptions matter");
    board_assumptions(document, board);
    document_begin(document, "certainty", "How sure we are");
    board_certainty(document, board);
    document_begin(document, "uncalibrated", "What is not calibrated");
    board_uncalibrated(document, board);
    document_begin(document, "source", "Where these numbers come from");
    board_source(document, board);
}
