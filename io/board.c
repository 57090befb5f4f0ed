#include "io/board.h"
#include "io/cfo_family.h"
#include "io/figure_set.h"
#include "io/npv_verdict.h"
#include "sim/memory.h"
#include <stdlib.h>

static void fill_money(struct board *board)
{
    const struct result_set *results = board->results;
    size_t count = results->study->count;
    board->cases = memory_allocate(count, sizeof *board->cases);
    board->npv = memory_allocate(count, sizeof *board->npv);
    for (size_t s = 1; s < count; s++) business_case_init(&board->cases[s], results->study, s, results->confidence);
    npv_verdicts(results, board->cases, board->npv);
    board->sentences = cfo_sentences(results, board->cases);
}

static bool is_better(const struct board *board, size_t scenario, enum metric_id id)
{
    const struct comparison_row *row = comparison_of(board->results->comparison, scenario, id);
    return row && comparison_shows(&row->difference, row->p_holm, board->results->confidence) &&
           row->difference.mean < 0;
}

/* "Practically equal" is no reason to do anything, however surely it is known. */
static bool is_candidate(const struct board *board, size_t scenario)
{
    if (!comparison_is_plan(board->results->study, scenario)) return false;
    if (!board->has_money) return is_better(board, scenario, METRIC_TAT_MEAN_HOURS);
    return board->npv[scenario] == VERDICT_BETTER && is_better(board, scenario, METRIC_DNFB_MEAN_DAYS);
}

/* Without a recommendation the figures show the plan that comes nearest to one. */
static size_t nearest_plan(const struct board *board)
{
    size_t best = 0;
    for (size_t s = 1; s < board->results->study->count; s++) {
        if (!comparison_is_plan(board->results->study, s)) continue;
        if (best == 0 || (board->has_money && board->cases[s].npv_usd.mean > board->cases[best].npv_usd.mean)) best = s;
    }
    return best;
}

static void fill_names(struct board *board)
{
    size_t count = board->results->study->count;
    board->names = memory_allocate(count, sizeof *board->names);
    for (size_t s = 0; s < count; s++) board->names[s] = result_label(board->results, s);
}

const char *board_name(const struct board *board, size_t scenario)
{
    return board->names[scenario];
}

static void fill_slugs(struct board *board)
{
    const struct result_set *results = board->results;
    size_t count = results->study->count;
    const char **labels = memory_allocate(count, sizeof *labels);
    for (size_t s = 0; s < count; s++) labels[s] = result_label(results, s);
    struct figure_context context = {.labels = labels, .confidence = results->confidence};
    struct figure_set set;
    figure_set_init(&set, results->study, &context, board->directory, NULL);
    board->slugs = memory_allocate(count, sizeof *board->slugs);
    for (size_t s = 0; s < count; s++) board->slugs[s] = memory_copy_text(set.slugs[s]);
    figure_set_free(&set);
    free(labels);
}

void board_init(struct board *board, const struct result_set *results, const char *directory)
{
    *board = (struct board){.results = results, .directory = directory};
    fill_names(board);
    fill_slugs(board);
    if (!results->comparison) return;
    board->has_money = result_has_money(results);
    if (board->has_money) fill_money(board);
    bool *candidates = memory_allocate(results->study->count, sizeof *candidates);
    for (size_t s = 1; s < results->study->count; s++) candidates[s] = is_candidate(board, s);
    plan_choice_init(&board->choice, results->study, candidates,
                     board->has_money ? CHOICE_BY_NPV : CHOICE_BY_TURNAROUND, results->confidence);
    free(candidates);
    board->focus = board->choice.plan ? board->choice.plan : nearest_plan(board);
}

bool board_tells(const struct board *board, size_t scenario)
{
    size_t count = board->results->study->count, better = 0;
    if (count <= BOARD_TOLD_MOST + 1 || scenario == 0 || scenario == board->choice.plan) return true;
    if (!board->has_money) return scenario <= BOARD_TOLD_MOST;
    if (!comparison_is_plan(board->results->study, scenario)) return false;
    double npv = board->cases[scenario].npv_usd.mean;
    for (size_t s = 1; s < count; s++) {
        double other = board->cases[s].npv_usd.mean;
        better += comparison_is_plan(board->results->study, s) && (other > npv || (other == npv && s < scenario));
    }
    return better < BOARD_TOLD_MOST;
}

void board_free(struct board *board)
{
    for (size_t s = 1; board->cases && s < board->results->study->count; s++) business_case_free(&board->cases[s]);
    if (board->sentences) cfo_sentences_free(board->sentences, board->results);
    for (size_t s = 0; s < board->results->study->count; s++) free(board->slugs[s]);
    free(board->slugs);
    free(board->names);
    text_pool_free(&board->pool);
    free(board->cases);
    free(board->npv);
    plan_choice_free(&board->choice);
    *board = (struct board){0};
}
