/* What each scenario costs, stacked by component. */
#include "io/figure_finding.h"
#include "io/figure_look.h"
#include "io/figure_rows.h"
#include "io/figure_words.h"
#include "models/cost.h"
#include <inttypes.h>
#include <math.h>

enum {
    PART_INK = 101,
    TOTAL_X = FIGURE_WIDTH - 460,
    DIFFERENCE_X = FIGURE_WIDTH - 315,
    WORD_SIZE = 20,
    WORD_INDENT = 28,
    WORD_GAP = 30,
    WORDS_ROOM = FIGURE_WIDTH - 2 * FIGURE_MARGIN - 60 /* a stand-in for the font may be wider */
};

static double component(const struct figure_set *set, size_t scenario, int c)
{
    return figure_level(set, scenario, METRIC_COST_COMPONENT_USD, SCOPE_COMPONENT, c).mean;
}

/* The sum of the components above zero, or of those below it. */
static double reach(const struct figure_set *set, size_t scenario, int side)
{
    double sum = 0;
    for (int c = 0; c < COST_COUNT; c++) {
        double usd = component(set, scenario, c);
        if (side * usd > 0) sum += usd;
    }
    return sum;
}

static void write_data(struct figure_set *set, FILE *out)
{
    fprintf(out, "# Mean cost in usd over the window, %" PRId64 " replications; from and to are the ends of the bar\n",
            set->study->replications);
    fputs("# row component from to scenario component_name\n", out);
    for (size_t s = 0; s < set->study->count; s++) {
        double from = 0, below = 0; /* credits stand on the other side of zero */
        for (int c = 0; c < COST_COUNT; c++) {
            double usd = component(set, s, c);
            if (!isfinite(usd) || usd == 0) continue;
            double *end = usd > 0 ? &from : &below;
            fprintf(out, "%zu %d %.10g %.10g %s %s\n", s, c, *end, *end + usd, set->slugs[s], cost_names[c]);
            *end += usd;
        }
    }
}

static bool occurs(const struct figure_set *set, int c)
{
    for (size_t s = 0; s < set->study->count; s++)
        if (isfinite(component(set, s, c)) && component(set, s, c) != 0) return true;
    return false;
}

static void write_components(struct figure_set *set, struct figure_page *page)
{
    double components[COST_COUNT];
    size_t count = 0;
    for (int c = 0; c < COST_COUNT; c++)
        if (occurs(set, c)) components[count++] = c;
    figure_page_numbers(page, "components", components, count);
}

static double word_width(int c)
{
    return WORD_INDENT + figure_width(figure_cost_titles[c], WORD_SIZE, false) + WORD_GAP;
}

/* The component with which the second line of words begins: the lines as even as can be. COST_COUNT: one is enough. */
static int second_line(const struct figure_set *set)
{
    double all = 0, width = 0;
    for (int c = 0; c < COST_COUNT; c++) all += occurs(set, c) ? word_width(c) : 0;
    if (all - WORD_GAP <= WORDS_ROOM) return COST_COUNT;
    for (int c = 0; c < COST_COUNT; c++) {
        if (!occurs(set, c)) continue;
        if (width + word_width(c) / 2 > all / 2) return c;
        width += word_width(c);
    }
    return COST_COUNT;
}

/* The components that occur, as words beside their colours, in the order of the stack. */
static void write_words(struct figure_set *set, struct figure_page *page)
{
    int second = second_line(set);
    double width = 0, widest = 0;
    for (int c = 0; c < COST_COUNT; c++) {
        if (c == second) width = 0;
        if (occurs(set, c)) widest = fmax(widest, width += word_width(c));
    }
    double start = fmin(page->left, FIGURE_WIDTH - FIGURE_MARGIN + WORD_GAP - widest), x = start;
    double y = page->top + (second < COST_COUNT ? 88 : 60);
    for (int c = 0; c < COST_COUNT; c++) {
        if (c == second) {
            x = start;
            y -= 34;
        }
        if (!occurs(set, c)) continue;
        figure_page_note(page, x, y, WORD_SIZE, false, PART_INK + c, FIGURE_LEFT, "■");
        figure_page_note(page, x + WORD_INDENT, y, WORD_SIZE, false, FIGURE_INK, FIGURE_LEFT, figure_cost_titles[c]);
        x += word_width(c);
    }
}

static const char *difference_text(struct figure_set *set, size_t s)
{
    struct figure_finding finding = figure_compare(set, s, METRIC_COST_TOTAL_USD);
    if (!finding.shown) return "no difference shown";
    if (figure_is_small(&finding)) return "about the same";
    const char *sign = finding.difference.mean < 0 ? "−" : "+";
    return text_pool_format(&set->pool, "%s%s", sign, figure_amount(set, &finding, "usd"));
}

static void write_totals(struct figure_set *set, struct figure_page *page, const struct figure_rows *rows)
{
    double size = fmin(20, rows->size);
    if (rows->count > 1)
        figure_page_note(page, DIFFERENCE_X, page->top + 20, 18, false, FIGURE_MUTED, FIGURE_LEFT,
                         "Against the baseline");
    figure_page_note(page, TOTAL_X, page->top + 20, 18, false, FIGURE_MUTED, FIGURE_LEFT, "Mean total");
    for (size_t s = 0; s < rows->count; s++) {
        double y = figure_rows_y(page, rows, s);
        struct estimate estimate = figure_level(set, s, METRIC_COST_TOTAL_USD, SCOPE_ALL, 0);
        figure_page_note(page, TOTAL_X, y, size, !figure_set_is_bound(set, s), figure_look_row(set, s), FIGURE_LEFT,
                         figure_value(&set->pool, estimate.mean, estimate.half_width, "usd"));
        if (s > 0)
            figure_page_note(page, DIFFERENCE_X, y, size, false, FIGURE_INK, FIGURE_LEFT, difference_text(set, s));
    }
}

static const char *single_title(struct figure_set *set)
{
    struct estimate all = figure_level(set, 0, METRIC_COST_TOTAL_USD, SCOPE_ALL, 0);
    struct estimate each = figure_level(set, 0, METRIC_COST_PER_ENCOUNTER_USD, SCOPE_ALL, 0);
    return text_pool_format(&set->pool, "%scosts %s, %s per coded encounter", figure_set_subject(set, 0),
                            figure_value(&set->pool, all.mean, all.half_width, "usd"),
                            figure_value(&set->pool, each.mean, each.half_width, "usd"));
}

/* How much more at most; who it is stands beside the bars. */
static const char *most_text(struct figure_set *set, const struct figure_sides *sides)
{
    return text_pool_format(&set->pool, "by %s%s", sides->above > 1 ? "up to " : "",
                            figure_amount(set, &sides->most, "usd"));
}

static const char *sides_title(struct figure_set *set)
{
    struct text_pool *pool = &set->pool;
    struct figure_sides sides = figure_compare_all(set, METRIC_COST_TOTAL_USD);
    const char *more = "";
    if (sides.below == 0 && sides.above == 0)
        return text_pool_format(
            pool, "Cost: no difference of %g\u00A0%% or more between the %ss and the baseline that we can show",
            FIGURE_SMALL_PERCENT, figure_set_noun(set));
    if (sides.below == 0)
        return text_pool_format(pool, "%s cost%s more than the baseline, %s", figure_members(set, sides.above),
                                sides.above == 1 ? "s" : "",
                                figure_up_to(set, &sides.most, sides.highest, sides.above, "usd"));
    if (sides.above > 0)
        more = text_pool_format(pool, "; %zu cost%s more, %s", sides.above, sides.above == 1 ? "s" : "",
                                most_text(set, &sides));
    return text_pool_format(pool, "%s cost%s less than the baseline, %s%s", figure_members(set, sides.below),
                            sides.below == 1 ? "s" : "",
                            figure_up_to(set, &sides.least, sides.lowest, sides.below, "usd"), more);
}

static const char *title_of(struct figure_set *set)
{
    if (set->study->count != 2) return figure_set_plans(set) > 0 ? sides_title(set) : single_title(set);
    struct figure_finding finding = figure_compare(set, 1, METRIC_COST_TOTAL_USD);
    if (!finding.shown)
        return text_pool_format(&set->pool, "%sno difference from the baseline in cost that we can show",
                                figure_set_subject(set, 1));
    if (figure_is_small(&finding))
        return text_pool_format(&set->pool, "%scosts about the same as the baseline", figure_set_subject(set, 1));
    return text_pool_format(&set->pool, "%scosts %s %s than the baseline", figure_set_subject(set, 1),
                            figure_amount(set, &finding, "usd"), finding.difference.mean < 0 ? "less" : "more");
}

bool figure_cost_write(struct figure_set *set)
{
    struct figure_page page;
    double largest = 0, least = 0;
    if (!figure_page_open(&page, &set->pool, set->directory, "cost", set->message)) return false;
    page.top = 712;
    for (size_t s = 0; s < set->study->count; s++) {
        largest = fmax(largest, reach(set, s, 1));
        least = fmin(least, reach(set, s, -1));
    }
    struct figure_axis axis = figure_axis_for(largest, 4);
    page.right = TOTAL_X - 32 - figure_axis_width(&set->pool, &axis, "usd") / 2; /* half of the last tick's label */
    struct figure_rows rows = figure_rows_place(set, &page);
    const char *first = text_pool_format(
        &set->pool, "Coding labour, vendors and CAC in US$, %s (%" PRId64 " days), mean of %s", figure_set_period(set),
        figure_last_day(set, 0) - figure_first_day(set, 0) + 1, figure_set_replications(set));
    write_data(set, page.data.file);
    figure_page_title(&page, title_of(set), first,
                      set->study->count > 1
                          ? text_pool_format(&set->pool,
                                             "Differences are paired and given when they can be shown%s; under "
                                             "%g\u00A0%%: about the same",
                                             figure_together(set), FIGURE_SMALL_PERCENT)
                          : NULL);
    figure_axis_values(&page, 'x', &axis, "usd");
    if (least < 0) fprintf(page.script.file, "set xrange [%.12g:%.12g]\n", least, axis.end);
    figure_rows_write(set, &page, &rows);
    write_words(set, &page);
    write_totals(set, &page, &rows);
    write_components(set, &page);
    figure_page_number(&page, "thickness", fmin(0.66, 84 / rows.pitch));
    figure_page_footer(&page, figure_set_footer(set, 1, set->study->count));
    return figure_page_close(&page, "cost.gp");
}
