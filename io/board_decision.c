#include "io/board_parts.h"
#include "io/figure_axis.h"
#include "io/steady_text.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

const char *board_window(struct board *board)
{
    const struct day_table *days = &board->results->study->items[0].plan.days;
    return figure_period(&board->pool, days->first_civil_day + days->first_day, days->first_civil_day + days->days - 1);
}

static const char *difference(struct board *board, const struct estimate *estimate, const char *unit)
{
    return text_pool_take(&board->pool, table_difference(estimate->mean, estimate->half_width, unit));
}

const char *board_ties(struct board *board)
{
    const struct plan_choice *choice = &board->choice;
    const char *names = NULL;
    for (size_t s = 1; choice->plan && s < board->results->study->count; s++) {
        if (!choice->is_candidate[s] || s == choice->plan || choice->is_behind[s]) continue;
        names =
            text_pool_format(&board->pool, "%s%s“%s” (%s)", names ? names : "", names ? ", " : "", board_name(board, s),
                             difference(board, &choice->lead[s], board->has_money ? "usd" : "hours"));
    }
    return names;
}

const char *board_headline(struct board *board)
{
    const struct result_set *results = board->results;
    if (!results->comparison)
        return text_pool_format(&board->pool, "“%s” as it is: no alternative was compared, nothing is recommended",
                                board_name(board, 0));
    if (!board->choice.plan)
        return text_pool_format(&board->pool, "Stay with “%s” for now: no plan shows %s", board_name(board, 0),
                                board->has_money ? "a gain in both money and DNFB" : "a shorter turnaround");
    size_t tied = 0, rival = 0;
    for (size_t s = 1; s < results->study->count; s++) {
        if (!board->choice.is_candidate[s] || s == board->choice.plan || board->choice.is_behind[s]) continue;
        tied++;
        rival = s;
    }
    const char *plan = board_name(board, board->choice.plan);
    if (tied == 0) return text_pool_format(&board->pool, "Choose “%s”", plan);
    if (tied == 1)
        return text_pool_format(&board->pool, "Choose “%s” or “%s”: between them there is no difference we can show",
                                plan, board_name(board, rival));
    return text_pool_format(&board->pool, "Choose “%s”, or one of %zu more plans that it cannot be told apart from",
                            plan, tied);
}

static void add_rule(struct document *document, const struct board *board)
{
    size_t plans = comparison_plans(board->results->study);
    double percent = 100 * board->results->confidence;
    char *together = plans > 2    ? memory_format(", all %zu plans judged together (Holm)", plans)
                     : plans == 2 ? memory_copy_text(", both plans judged together (Holm)")
                                  : memory_copy_text("");
    if (board->has_money)
        document_text(
            document,
            "Rule: of the plans that show a higher NPV and fewer DNFB days than “%s” at %g %% confidence%s, the "
            "one with the highest NPV. %zu of %zu %s.",
            board_name(board, 0), percent, together, board->choice.candidates, plans,
            board->choice.candidates == 1 ? "does" : "do");
    else
        document_text(document,
                      "Rule: of the plans that show a shorter mean turnaround than “%s” at %g %% confidence%s, the "
                      "shortest. %zu of %zu %s. No bill is paid in these scenarios, so there is no money to compare.",
                      board_name(board, 0), percent, together, board->choice.candidates, plans,
                      board->choice.candidates == 1 ? "does" : "do");
    free(together);
}

static void add_reason(struct document *document, struct board *board)
{
    size_t plan = board->choice.plan;
    const char *ties = board_ties(board);
    if (board->has_money) {
        const struct business_case *money = &board->cases[plan];
        document_text(
            document,
            "Why: NPV %s over %s (± half-width of the %g %% confidence interval); above zero in %.0f %% of the "
            "simulated futures (%g %% CI %.0f to %.0f %%).",
            difference(board, &money->npv_usd, "usd"), board_window(board), 100 * board->results->confidence,
            100 * money->npv_positive.share, 100 * board->results->confidence, 100 * money->npv_positive.low,
            100 * money->npv_positive.high);
    } else {
        const struct comparison_row *row = comparison_of(board->results->comparison, plan, METRIC_TAT_MEAN_HOURS);
        document_text(document, "Why: mean turnaround %s (± half-width of the %g %% confidence interval).",
                      difference(board, &row->difference, "hours"), 100 * board->results->confidence);
    }
    if (ties)
        document_text(document,
                      "Not told apart from: %s. By %s there is no difference we can show; other reasons may decide.",
                      ties, board->has_money ? "NPV" : "turnaround");
}

/* Plans that look better on average and have not shown it: more replications may turn the choice. */
static void add_unshown(struct document *document, struct board *board)
{
    const char *names = NULL;
    for (size_t s = 1; board->has_money && s < board->results->study->count; s++) {
        const struct estimate *npv = &board->cases[s].npv_usd;
        bool is_open = comparison_is_plan(board->results->study, s) && !board->choice.is_candidate[s] &&
                       (!board->choice.plan || npv->mean > board->cases[board->choice.plan].npv_usd.mean) &&
                       npv->mean > 0;
        if (is_open)
            names = text_pool_format(&board->pool, "%s%s“%s” (%s)", names ? names : "", names ? ", " : "",
                                     board_name(board, s), difference(board, npv, "usd"));
    }
    if (names)
        document_text(document,
                      "%s, but no gain in both NPV and DNFB that we can show: %s. More replications may tell.",
                      board->choice.plan ? "A higher mean NPV" : "A mean NPV above zero", names);
}

static void add_reserves(struct document *document, const struct board *board)
{
    const struct result_set *results = board->results;
    if (results->study->interrupted)
        document_warning(document, "Interrupted: %" PRId64 " of %" PRId64 " replications are complete and shown.",
                         results->study->replications, results->study->requested);
    if (results->precision && !results->precision->is_met)
        document_warning(document, "The precision that was asked for was not reached; take more replications first.");
    if (result_is_small_sample(results))
        document_warning(document,
                         "Small sample: fewer than %d replications; take more before deciding on these intervals.",
                         SMALL_SAMPLE);
}

void board_decision(struct document *document, struct board *board)
{
    document_text(document, "%s.", board_headline(board));
    if (board->choice.plan && board->sentences) document_text(document, "%s", board->sentences[board->choice.plan]);
    if (board->choice.plan) add_reason(document, board);
    if (board->results->comparison) add_rule(document, board);
    if (board->results->comparison && !board->choice.plan && board->sentences && board->focus)
        document_text(document, "%s “%s”: %s",
                      comparison_plans(board->results->study) > 1 ? "Of the highest mean NPV is"
                                                                  : "What it compares is",
                      board_name(board, board->focus), board->sentences[board->focus]);
    if (board->results->comparison) add_unshown(document, board);
    add_reserves(document, board);
}

void board_sentences(struct document *document, const struct board *board)
{
    document_list(document, "What each plan does");
    for (size_t s = 1; s < board->results->study->count; s++)
        if (board->sentences[s]) document_cellf(document, "%s: %s", board_name(board, s), board->sentences[s]);
}
