#include "io/board_parts.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>

static const struct line {
    size_t offset;            /* of a struct estimate within struct business_case */
    enum metric_id judged_by; /* METRIC_COUNT: the NPV's own verdict */
    const char *name;
} lines[] = {
    {offsetof(struct business_case, released_usd), METRIC_NET_DNFB_LAST_WEEK_USD, "(1) Cash released, once"},
    {offsetof(struct business_case, carrying_usd_per_year), METRIC_NET_DNFB_LAST_WEEK_USD,
     "(2) Carrying benefit of (1), a year"},
    {offsetof(struct business_case, operating_cost_usd_per_year), METRIC_COST_TOTAL_USD,
     "(3) Change of operating cost, a year"},
    {offsetof(struct business_case, revenue_protected_usd), METRIC_REVENUE_LOST_USD,
     "(4) Revenue protected, over the window"},
    {offsetof(struct business_case, npv_usd), METRIC_COUNT, "NPV of all monthly cash in the window"},
};

static char *amount(const struct board *board, size_t s, const struct line *line)
{
    const struct estimate *value = (const void *)((const char *)&board->cases[s] + line->offset);
    enum verdict verdict = line->judged_by == METRIC_COUNT
                               ? board->npv[s]
                               : comparison_of(board->results->comparison, s, line->judged_by)->verdict;
    char *number = table_difference(value->mean, value->half_width, "usd");
    char *text = memory_format("%s %s", number, result_sign(verdict));
    free(number);
    return text;
}

static char *payback(const struct business_case *money)
{
    if (money->pays_back.hits == 0) return memory_copy_text("not in the window");
    double months = money->payback_months.p50;
    const char *unit = months == 1 ? "month" : "months";
    char *when = months == 0 ? memory_copy_text("at once") : memory_format("%.3g %s", months, unit);
    char *text =
        memory_format("%s; %" PRId64 " of %" PRId64 " futures", when, money->pays_back.hits, money->pays_back.count);
    free(when);
    return text;
}

void board_money(struct document *document, const struct board *board)
{
    size_t count = board->results->study->count;
    document_table(document, NULL, "Difference from the baseline", NULL);
    for (size_t s = 1; s < count; s++)
        if (board_tells(board, s)) document_heading(document, board_name(board, s));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        document_cellf(document, "%s", lines[i].name);
        for (size_t s = 1; s < count; s++)
            if (board_tells(board, s)) document_cell(document, amount(board, s, &lines[i]));
    }
    document_cellf(document, "Payback, median");
    for (size_t s = 1; s < count; s++)
        if (board_tells(board, s)) document_cell(document, payback(&board->cases[s]));
}

void board_money_notes(struct document *document, const struct board *board)
{
    if (board->results->study->count > BOARD_TOLD_MOST + 1)
        document_text(document, "Shown are the %d plans with the highest NPV; the workbook has all.", BOARD_TOLD_MOST);
    const struct finance *finance = &board->results->scenarios[0].scenario.finance;
    document_text(
        document,
        "Lines (1) to (4) answer four questions and are never added up. ± half-width of the %g %% confidence "
        "interval. (1) is the fall of net DNFB in the last week, expected payment and not gross charges; (2) is "
        "(1) x %g %% cost of capital; NPV is at %g %% a year and counts the simulated window only.",
        100 * board->results->confidence, 100 * finance->cost_of_capital_share, 100 * finance->discount_rate_share);
}

/* A title claims only what is shown. */
const char *board_money_title(struct board *board)
{
    size_t plan = board->choice.plan;
    if (!plan) return "No plan shows a gain in both money and DNFB";
    const struct estimate *npv = &board->cases[plan].npv_usd;
    return text_pool_format(&board->pool, "NPV %s (%g %% CI) with “%s”",
                            text_pool_take(&board->pool, table_difference(npv->mean, npv->half_width, "usd")),
                            100 * board->results->confidence, board_name(board, plan));
}
