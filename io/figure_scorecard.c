/* What do we decide? A table as a picture: a row a scenario, a column a measure, a sign and a colour a verdict. */
#include "experiment/business_case.h"
#include "io/figure_finding.h"
#include "io/figure_look.h"
#include "io/npv_verdict.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 9, LABEL_WIDTH = 330, GAP = 20, PITCH_MAX = 104, TWO_LINES = 62, HEAD_SIZE = 18 };

enum kind { OF_METRIC, OF_CASH, OF_NPV, OF_TARGET };

struct column {
    enum kind kind;
    enum metric_id id; /* of OF_METRIC; of OF_CASH the metric by which it is judged */
    const char *head[2];
};

static const struct column columns[] = {
    {OF_METRIC, METRIC_DNFB_MEAN_DAYS, {"DNFB", "days"}},
    {OF_METRIC, METRIC_DNFB_MEAN_USD, {"DNFB", "gross $"}},
    {OF_METRIC, METRIC_TAT_P50_HOURS, {"Turnaround", "median, h"}},
    {OF_METRIC, METRIC_TAT_P90_HOURS, {"Turnaround", "p90, h"}},
    {OF_METRIC, METRIC_COST_TOTAL_USD, {"Cost", "in all"}},
    {OF_CASH, METRIC_NET_DNFB_LAST_WEEK_USD, {"Cash released", "once, net $"}},
    {OF_NPV, METRIC_COUNT, {"NPV", "in the window"}},
    {OF_TARGET, METRIC_DNFB_RECOVERY_DAYS, {"P(target)", "DNFB, at end"}},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

struct cell {
    const char *value, *difference; /* the second may be NULL */
    enum verdict verdict;
    bool is_judged;
};

struct card {
    struct figure_set *set;
    struct figure_page page;
    size_t count;
    const struct column *shown[COLUMNS_MOST];
    struct business_case *cases; /* per alternative; NULL without money */
    enum verdict *npv;
    double pitch, size, width; /* of a row, its text and a column */
};

static double target_days(const struct figure_set *set, size_t s)
{
    return set->study->items[s].scenario->facility.dnfb_target_days;
}

static bool is_known(const struct card *card, const struct column *column)
{
    const struct figure_set *set = card->set;
    enum metric_id id = column->kind == OF_TARGET ? METRIC_DNFB_MEAN_DAYS : column->id;
    if (column->kind == OF_CASH || column->kind == OF_NPV) return card->cases != NULL;
    for (size_t s = 0; s < set->study->count; s++) {
        double mean = figure_level(set, s, id, SCOPE_ALL, 0).mean;
        bool has_target = column->kind == OF_METRIC || target_days(set, s) > 0;
        if (isfinite(mean) && mean != 0 && has_target) return true;
    }
    return false;
}

static void find_columns(struct card *card)
{
    for (size_t c = 0; c < COLUMNS; c++)
        if (is_known(card, &columns[c])) card->shown[card->count++] = &columns[c];
}

static void find_money(struct card *card)
{
    const struct result_set *results = card->set->context->results;
    size_t count = card->set->study->count;
    if (!results || !results->comparison || count < 2 || !result_has_money(results)) return;
    card->cases = memory_allocate(count, sizeof *card->cases);
    card->npv = memory_allocate(count, sizeof *card->npv);
    for (size_t s = 1; s < count; s++)
        business_case_init(&card->cases[s], card->set->study, s, card->set->context->confidence);
    npv_verdicts(results, card->cases, card->npv);
}

static void free_money(struct card *card)
{
    for (size_t s = 1; card->cases && s < card->set->study->count; s++) business_case_free(&card->cases[s]);
    free(card->cases);
    free(card->npv);
}

/* As the tables judge it. */
static const struct comparison_row *judged(const struct card *card, size_t s, enum metric_id id)
{
    const struct result_set *results = card->set->context->results;
    return comparison_of(results && results->comparison ? results->comparison : &card->set->comparison, s, id);
}

/* Days and hours stand in the heads. */
static const char *bare_unit(enum metric_id id)
{
    return strcmp(metrics[id].unit, "usd") == 0 ? "usd" : "";
}

static struct cell metric_cell(const struct card *card, size_t s, enum metric_id id)
{
    struct text_pool *pool = &card->set->pool;
    struct estimate level = figure_level(card->set, s, id, SCOPE_ALL, 0);
    struct cell cell = {.value = figure_value(pool, level.mean, level.half_width, bare_unit(id))};
    const struct comparison_row *row = s > 0 ? judged(card, s, id) : NULL;
    if (!row) return cell;
    cell.difference = figure_difference(pool, row->difference.mean, row->difference.half_width, bare_unit(id));
    cell.verdict = row->verdict;
    cell.is_judged = true;
    return cell;
}

static struct cell money_cell(const struct card *card, size_t s, const struct column *column)
{
    if (s == 0) return (struct cell){.value = "–"};
    bool is_cash = column->kind == OF_CASH;
    const struct estimate *usd = is_cash ? &card->cases[s].released_usd : &card->cases[s].npv_usd;
    const char *half = figure_value(&card->set->pool, usd->half_width, usd->half_width, "usd");
    return (struct cell){
        .value = figure_signed(&card->set->pool, usd->mean, usd->half_width, "usd"),
        .difference = isfinite(usd->half_width) ? text_pool_format(&card->set->pool, "±\u00A0%s", half) : NULL,
        .verdict = is_cash ? judged(card, s, column->id)->verdict : card->npv[s],
        .is_judged = true,
    };
}

/* The share of the futures in which DNFB has come down to the target and stays there. */
static struct cell target_cell(const struct card *card, size_t s)
{
    struct figure_set *set = card->set;
    if (!(target_days(set, s) > 0)) return (struct cell){.value = "–"};
    int64_t hits = figure_level(set, s, METRIC_DNFB_RECOVERY_DAYS, SCOPE_ALL, 0).count;
    struct share_estimate share = estimate_share(hits, set->study->replications, set->context->confidence);
    return (struct cell){.value = figure_percent(&set->pool, share.share),
                         .difference = text_pool_format(&set->pool, "%s to %s", figure_percent(&set->pool, share.low),
                                                        figure_percent(&set->pool, share.high))};
}

static struct cell cell_of(const struct card *card, size_t s, const struct column *column)
{
    if (column->kind == OF_METRIC) return metric_cell(card, s, column->id);
    return column->kind == OF_TARGET ? target_cell(card, s) : money_cell(card, s, column);
}

static double row_y(const struct card *card, size_t row)
{
    return card->page.top - card->pitch * ((double)row + 0.5);
}

static double column_right(const struct card *card, size_t column)
{
    return card->page.left + card->width * (double)(column + 1);
}

static int sign_ink(enum verdict verdict)
{
    return verdict == VERDICT_BETTER ? 3 : verdict == VERDICT_WORSE ? 2 : FIGURE_MUTED;
}

static void write_tint(struct card *card, size_t s, size_t column, enum verdict verdict)
{
    if (verdict != VERDICT_BETTER && verdict != VERDICT_WORSE) return;
    double right = column_right(card, column), y = row_y(card, s), half = card->pitch / 2 - 2;
    fprintf(card->page.data.file, "%.5f %.5f %.5f %.5f %d\n", (right - card->width + 6) / FIGURE_WIDTH,
            right / FIGURE_WIDTH, (y - half) / FIGURE_HEIGHT, (y + half) / FIGURE_HEIGHT,
            verdict == VERDICT_BETTER ? 1 : 2);
}

/* The value beside its sign, the difference below them where rows are high enough for it. */
static void write_cell(struct card *card, size_t s, size_t column)
{
    struct cell cell = cell_of(card, s, card->shown[column]);
    double right = column_right(card, column) - 10, y = row_y(card, s), room = card->width - 26;
    bool two = cell.difference && card->pitch >= TWO_LINES;
    double above = two ? card->pitch * 0.2 : 0, sign_width = 1.4 * card->size;
    if (cell.is_judged) {
        write_tint(card, s, column, cell.verdict);
        figure_page_note(&card->page, right, y + above, card->size, true, sign_ink(cell.verdict), FIGURE_RIGHT,
                         result_sign(cell.verdict));
    }
    struct figure_room space = {right - sign_width - 4, y + above, room - sign_width, card->pitch / 2};
    figure_page_fit(&card->page, space, card->size, s == 0, s == 0 ? FIGURE_BASELINE : FIGURE_INK, FIGURE_RIGHT,
                    cell.value);
    if (!two) return;
    space = (struct figure_room){right, y - card->pitch * 0.22, room, card->pitch / 2};
    figure_page_fit(&card->page, space, fmin(17, card->size), false, FIGURE_MUTED, FIGURE_RIGHT, cell.difference);
}

static void write_row(struct card *card, size_t s)
{
    struct figure_set *set = card->set;
    struct figure_room room = {FIGURE_MARGIN, row_y(card, s), card->page.left - FIGURE_MARGIN - GAP, card->pitch};
    int ink = figure_look_row(set, s);
    figure_page_fit(&card->page, room, card->size, ink != FIGURE_BOUND, ink, FIGURE_LEFT, figure_set_label(set, s));
    for (size_t c = 0; c < card->count; c++) write_cell(card, s, c);
}

static void write_heads(struct card *card)
{
    for (size_t c = 0; c < card->count; c++)
        for (int line = 0; line < 2; line++) {
            struct figure_room room = {column_right(card, c) - 10, card->page.top + 52 - 32 * line, card->width - 8, 0};
            figure_page_fit(&card->page, room, HEAD_SIZE, line == 0, FIGURE_MUTED, FIGURE_RIGHT,
                            card->shown[c]->head[line]);
        }
}

static void write_lines(struct card *card)
{
    size_t rows = card->set->study->count;
    double *heights = memory_allocate(rows + 1, sizeof *heights);
    for (size_t s = 0; s <= rows; s++) heights[s] = (card->page.top - card->pitch * (double)s) / FIGURE_HEIGHT;
    figure_page_numbers(&card->page, "lines", heights, rows + 1);
    free(heights);
}

static const char *cost_text(struct figure_set *set, size_t s)
{
    struct figure_finding cost = figure_compare(set, s, METRIC_COST_TOTAL_USD);
    if (!(cost.alternative > 0)) return "";
    if (!cost.shown) return "; no difference in cost that we can show";
    if (figure_is_small(&cost)) return ", at about the same cost";
    return text_pool_format(&set->pool, figure_set_plans(set) == 1 ? " and costs %s %s" : ", which costs %s %s",
                            figure_amount(set, &cost, "usd"), cost.difference.mean < 0 ? "less" : "more");
}

/* What the title is about: DNFB days, or where no account has a charge the turnaround. */
struct subject {
    enum metric_id id;
    const char *name, *unit, *none;
};

static struct subject subject_of(const struct figure_set *set)
{
    for (size_t s = 0; s < set->study->count; s++)
        if (isfinite(figure_level(set, s, METRIC_DNFB_MEAN_DAYS, SCOPE_ALL, 0).mean))
            return (struct subject){METRIC_DNFB_MEAN_DAYS, "DNFB", "days", "DNFB days"};
    return (struct subject){METRIC_TAT_P50_HOURS, "median turnaround", "hours", "Median turnaround"};
}

static const char *title_of_one(struct figure_set *set, const struct subject *subject)
{
    struct text_pool *pool = &set->pool;
    struct estimate level = figure_level(set, 0, subject->id, SCOPE_ALL, 0);
    struct estimate hours = figure_level(set, 0, METRIC_TAT_P90_HOURS, SCOPE_ALL, 0);
    return text_pool_format(pool, "%s%s is %s, and 90\u00A0%% of charts are coded within %s",
                            figure_set_subject(set, 0), subject->name,
                            figure_value(pool, level.mean, level.half_width, subject->unit),
                            figure_value(pool, hours.mean, hours.half_width, "hours"));
}

static const char *title_of(struct figure_set *set)
{
    struct text_pool *pool = &set->pool;
    struct subject subject = subject_of(set);
    size_t plans = figure_set_plans(set);
    if (plans == 0) return title_of_one(set, &subject);
    struct figure_sides sides = figure_compare_all(set, subject.id);
    if (sides.below == 0 && sides.above == 0)
        return text_pool_format(pool,
                                "%s: no difference of %g\u00A0%% or more between the %s%s and the "
                                "baseline that we can show",
                                subject.none, FIGURE_SMALL_PERCENT, figure_set_noun(set), plans > 1 ? "s" : "");
    if (sides.below == 0)
        return text_pool_format(pool, "No relief: %s rises %s", subject.name,
                                figure_up_to(set, &sides.most, sides.highest, sides.above, subject.unit));
    const char *cost = cost_text(set, sides.lowest);
    if (plans == 1)
        return text_pool_format(pool, "%s cuts %s by %s%s", figure_quoted(set, sides.lowest), subject.name,
                                figure_amount(set, &sides.least, subject.unit), cost);
    return text_pool_format(pool, "%s cut%s %s, %s%s", figure_members(set, sides.below), sides.below == 1 ? "s" : "",
                            subject.name, figure_up_to(set, &sides.least, sides.lowest, sides.below, subject.unit),
                            cost);
}

static void write_title(struct card *card)
{
    struct figure_set *set = card->set;
    const char *first =
        text_pool_format(&set->pool, "Means of %s, %s", figure_set_replications(set), figure_set_period(set));
    const char *second = NULL;
    if (set->study->count > 1)
        second = text_pool_format(&set->pool,
                                  "Below: paired difference from the baseline ± half-width of its %g\u00A0%% CI%s\n"
                                  "✓ better   ✗ worse   ≈ practically equal   = no difference we can show",
                                  100 * set->context->confidence, figure_together(set));
    figure_page_title(&card->page, title_of(set), first, second);
}

static void place(struct card *card)
{
    struct figure_page *page = &card->page;
    size_t rows = card->set->study->count;
    page->top = 650;
    page->bottom = 110;
    page->left = FIGURE_MARGIN + LABEL_WIDTH + GAP;
    card->pitch = fmin(PITCH_MAX, (page->top - page->bottom) / (double)rows);
    card->size = fmax(6, fmin(21, card->pitch / 2.2));
    card->width = (page->right - page->left) / (double)(card->count ? card->count : 1);
}

bool figure_scorecard_write(struct figure_set *set)
{
    struct card card = {.set = set};
    if (!figure_page_open(&card.page, &set->pool, set->directory, "scorecard", set->message)) return false;
    fputs("# cells with a colour: left right low high (shares of the page), 1 better, 2 worse\n", card.page.data.file);
    find_money(&card);
    find_columns(&card);
    place(&card);
    write_title(&card);
    write_heads(&card);
    for (size_t s = 0; s < set->study->count; s++) write_row(&card, s);
    write_lines(&card);
    free_money(&card);
    figure_page_footer(&card.page, figure_set_footer(set, 1, set->study->count));
    return figure_page_close(&card.page, "scorecard.gp");
}
