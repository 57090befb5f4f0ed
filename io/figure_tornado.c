#include "io/figure_tornado.h"
#include "io/figure_axis.h"
#include "io/figure_number.h"
#include "io/figure_page.h"
#include "io/metric_name.h"
#include "sim/memory.h"
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROWS_MOST = 12,
    LABEL_WIDTH = 440,
    VERDICT_WIDTH = 330,
    GAP = 18,
    PITCH_MAX = 92,
    TOP = 690,
    BOTTOM = 150,
    PAD = 12,
    DIGEST_SHOWN = 7,
    SEEN_PIXELS = 4,
    SIZE_MIN = 14
};

#define LINES_HEIGHT 3.4 /* of two lines, in sizes */

struct tornado_figure {
    const struct tornado_view *view;
    const struct tornado_table *table;
    const struct measure *measure;
    const struct figure_context *context;
    struct figure_page page;
    struct text_pool pool;
    size_t rows;
    double pitch, size;
    double low, high; /* of the x axis */
};

static const char *own(struct tornado_figure *figure, char *text)
{
    return figure_clean(&figure->pool, text_pool_take(&figure->pool, text));
}

static const char *unit_of(const struct tornado_figure *figure)
{
    return metric_name_unit(figure->measure);
}

static bool compares(const struct tornado_figure *figure)
{
    return figure->view->scenarios[1] != NULL;
}

static const char *number_text(struct tornado_figure *figure, const struct tornado_row *row, int end)
{
    return own(figure, assumption_number_text(figure->view->assumptions, row->assumption, row->numbers[end]));
}

static double pixel(const struct tornado_figure *figure, double value)
{
    const struct figure_page *page = &figure->page;
    return page->left + (value - figure->low) / (figure->high - figure->low) * (page->right - page->left);
}

static double row_y(const struct tornado_figure *figure, size_t row)
{
    return figure->page.top - figure->pitch * ((double)row + 0.5);
}

/* The end of the bar, or of its whisker, that lies farthest from the base: -1 below, 1 above. */
static double whisker(const struct tornado_row *row, int end, int side)
{
    double half = isfinite(row->change[end].half_width) ? row->change[end].half_width : 0;
    return row->level[end].mean + side * half;
}

/* On which side of the base each bar lies; one too short to be seen takes the other's opposite. */
static void sides_of(const struct tornado_figure *figure, const struct tornado_row *row, int sides[TORNADO_ENDS])
{
    double unseen = SEEN_PIXELS * (figure->high - figure->low) / (figure->page.right - figure->page.left);
    for (int end = 0; end < TORNADO_ENDS; end++) {
        double change = row->change[end].mean;
        sides[end] = change > unseen ? 1 : change < -unseen ? -1 : 0;
    }
    for (int end = 0; end < TORNADO_ENDS; end++)
        if (sides[end] == 0) sides[end] = sides[1 - end] ? -sides[1 - end] : end == TORNADO_LOW ? -1 : 1;
}

/* Bars on one side of the base share the row's height. */
static bool are_apart(const int sides[TORNADO_ENDS])
{
    return sides[TORNADO_LOW] != sides[TORNADO_HIGH];
}

static double bar_shift(const int sides[TORNADO_ENDS], int end)
{
    return are_apart(sides) ? 0 : end == TORNADO_LOW ? 0.2 : -0.2;
}

static void fit_axis(struct tornado_figure *figure)
{
    double least = figure->table->base.mean, most = least, room = 0;
    for (size_t i = 0; i < figure->rows; i++)
        for (int end = 0; end < TORNADO_ENDS; end++) {
            const struct tornado_row *row = &figure->table->rows[i];
            least = fmin(least, whisker(row, end, -1));
            most = fmax(most, whisker(row, end, 1));
            room = fmax(room, figure_width(number_text(figure, row, end), figure->size, false));
        }
    if (compares(figure)) {
        least = fmin(least, 0);
        most = fmax(most, 0);
    }
    if (!(most > least)) {
        most += fmax(1e-3, fabs(most) / 2);
        least -= fmax(1e-3, fabs(least) / 2);
    }
    double width = figure->page.right - figure->page.left, beside = room + 2 * PAD;
    double spare = (most - least) * beside / (width - 2 * beside);
    figure->low = least - spare;
    figure->high = most + spare;
}

static void write_axis(struct tornado_figure *figure)
{
    FILE *out = figure->page.script.file;
    double span = figure->high - figure->low, step = figure_axis_for(span, 6).step, first = ceil(figure->low / step);
    double largest = fmax(fabs(figure->low), fabs(figure->high));
    fprintf(out, "set xrange [%.12g:%.12g]\nset xtics (", figure->low, figure->high);
    for (int i = 0; (first + i) * step <= figure->high; i++) {
        double at = (first + i) * step;
        fputs(i ? ", '" : "'", out);
        for (const char *text = figure_tick(&figure->pool, at, step, largest, unit_of(figure)); *text; text++)
            fprintf(out, *text == '%' ? "%%%%" : "%c", *text); /* tick labels are formats */
        fprintf(out, "' %.12g", at);
    }
    fprintf(out, ")\nset yrange [%g:0.5]\n", 0.5 - (double)figure->rows);
}

static void write_data(struct tornado_figure *figure)
{
    FILE *out = figure->page.data.file;
    fputs("# y half from to whisker_low whisker_high colour end assumption\n", out);
    for (size_t i = 0; i < figure->rows; i++) {
        const struct tornado_row *row = &figure->table->rows[i];
        int sides[TORNADO_ENDS];
        sides_of(figure, row, sides);
        for (int end = 0; end < TORNADO_ENDS; end++)
            fprintf(out, "%.4g %.4g %.12g %.12g %.12g %.12g %d %s %zu\n", -(double)i + bar_shift(sides, end),
                    are_apart(sides) ? 0.34 : 0.16, figure->table->base.mean, row->level[end].mean,
                    whisker(row, end, -1), whisker(row, end, 1), row->shown ? 1 + end : FIGURE_REST,
                    end == TORNADO_LOW ? "low" : "high", row->assumption);
    }
}

/* A name on one line, or on two where the row has room for them; else smaller; cut when all that does not help. */
static void write_name(struct tornado_figure *figure, size_t i)
{
    const struct tornado_row *row = &figure->table->rows[i];
    const char *name = own(figure, assumption_label(figure->view->assumptions, row->assumption)), *lines[2];
    double width = figure->page.left - FIGURE_MARGIN - GAP, size = figure->size, y = row_y(figure, i);
    size_t count = 0;
    for (; size >= SIZE_MIN; size--) {
        count = figure_break(&figure->pool, name, size, true, width, lines);
        if (count == 1 || (count == 2 && LINES_HEIGHT * size <= figure->pitch)) break;
        count = 0;
    }
    if (count == 0) {
        size = SIZE_MIN;
        lines[0] = figure_clip(&figure->pool, name, size, true, width);
        count = 1;
    }
    for (size_t l = 0; l < count; l++)
        figure_page_note(&figure->page, figure->page.left - GAP,
                         y + LINES_HEIGHT / 2 * size * (0.5 * (double)(count - 1) - (double)l), size, row->shown,
                         row->shown ? FIGURE_INK : FIGURE_MUTED, FIGURE_RIGHT, lines[l]);
}

static void write_numbers(struct tornado_figure *figure, size_t i)
{
    const struct tornado_row *row = &figure->table->rows[i];
    int sides[TORNADO_ENDS];
    sides_of(figure, row, sides);
    double size = are_apart(sides) ? figure->size : fmin(figure->size, 0.28 * figure->pitch);
    for (int end = 0; end < TORNADO_ENDS; end++) {
        double x = pixel(figure, whisker(row, end, sides[end])) + sides[end] * PAD;
        figure_page_note(&figure->page, x, row_y(figure, i) + bar_shift(sides, end) * figure->pitch, size, false,
                         row->shown ? 1 + end : FIGURE_MUTED, sides[end] < 0 ? FIGURE_RIGHT : FIGURE_LEFT,
                         number_text(figure, row, end));
    }
}

static const char *verdict(struct tornado_figure *figure, const struct tornado_row *row)
{
    if (compares(figure)) return own(figure, tornado_decision(figure->view, figure->table, row));
    return row->shown ? figure_value(&figure->pool, row->swing, NAN, unit_of(figure)) : "nothing shown";
}

static void write_verdict(struct tornado_figure *figure, size_t i)
{
    const struct tornado_row *row = &figure->table->rows[i];
    bool turns =
        compares(figure) && (break_even_is_within(row, TORNADO_LOW) || break_even_is_within(row, TORNADO_HIGH));
    figure_page_note(&figure->page, figure->page.right + 30, row_y(figure, i), figure->size, turns,
                     row->shown ? FIGURE_INK : FIGURE_MUTED, FIGURE_LEFT,
                     figure_clip(&figure->pool, verdict(figure, row), figure->size, turns, VERDICT_WIDTH - 10));
}

/* Names of the lines at base and at zero, each on its own side. */
static void write_line_names(struct tornado_figure *figure)
{
    double base = figure->table->base.mean, y = figure->page.top + 20;
    const char *value = figure_value(&figure->pool, base, figure->table->base.half_width, unit_of(figure));
    bool has_turn = compares(figure);
    enum figure_align align = !has_turn ? FIGURE_CENTER : base < 0 ? FIGURE_RIGHT : FIGURE_LEFT;
    figure_page_note(&figure->page,
                     pixel(figure, base) + (align == FIGURE_RIGHT  ? 6
                                            : align == FIGURE_LEFT ? -6
                                                                   : 0),
                     y, 20, false, FIGURE_MUTED, align, text_pool_format(&figure->pool, "base %s", value));
    if (has_turn)
        figure_page_note(&figure->page, pixel(figure, 0) + (base < 0 ? -6 : 6), y, 20, false, FIGURE_INK,
                         base < 0 ? FIGURE_LEFT : FIGURE_RIGHT, "decision turns");
    figure_page_note(&figure->page, figure->page.right + 30, y, 18, false, FIGURE_MUTED, FIGURE_LEFT,
                     has_turn ? "Decision" : "Swing");
}

static void write_legend(struct tornado_figure *figure)
{
    double y = figure->page.top + 62, x = figure->page.left;
    static const char *const words[TORNADO_ENDS] = {"assumption at its low", "at its high"};
    for (int end = 0; end < TORNADO_ENDS; end++) {
        figure_page_note(&figure->page, x, y, 20, false, 1 + end, FIGURE_LEFT, "■");
        figure_page_note(&figure->page, x + 28, y, 20, false, FIGURE_INK, FIGURE_LEFT, words[end]);
        x += 28 + figure_width(words[end], 20, false) + 36;
    }
}

static void write_turning(struct tornado_figure *figure)
{
    double turning[ROWS_MOST];
    size_t count = 0;
    for (size_t i = 0; compares(figure) && i < figure->rows; i++) {
        const struct tornado_row *row = &figure->table->rows[i];
        if (break_even_is_within(row, TORNADO_LOW) || break_even_is_within(row, TORNADO_HIGH))
            turning[count++] = (double)i;
    }
    if (count == 0) turning[count++] = NAN;
    figure_page_number(&figure->page, "base", figure->table->base.mean);
    figure_page_number(&figure->page, "turn", compares(figure) ? 0 : (double)NAN);
    figure_page_numbers(&figure->page, "turning", turning, count);
}

static const char *period_of(struct tornado_figure *figure)
{
    const struct facility *facility = &figure->view->scenarios[0]->scenario.facility;
    return figure_period(&figure->pool, facility->start_date + facility->warmup_days,
                         facility->start_date + facility->horizon_days - 1);
}

static void write_title(struct tornado_figure *figure)
{
    const struct tornado_view *view = figure->view;
    char *label = measure_label(figure->measure, &view->scenarios[0]->scenario);
    const char *what = compares(figure) && !figure->measure->is_npv
                           ? text_pool_format(&figure->pool, "Difference in %s from the baseline", label)
                           : label;
    if (what == label) *label = (char)toupper((unsigned char)*label);
    text_pool_take(&figure->pool, label);
    const char *rest = figure->rows < figure->table->count
                           ? text_pool_format(&figure->pool, "; %zu of %zu", figure->rows, figure->table->count)
                           : "";
    figure_page_title(
        &figure->page, own(figure, tornado_finding(view, (size_t)(figure->table - view->tornado->tables))),
        text_pool_format(&figure->pool,
                         "%s, %s, mean of %" PRId64 " replication%s; one assumption at a time, all else at the base%s",
                         what, period_of(figure), view->replications, view->replications == 1 ? "" : "s", rest),
        text_pool_format(&figure->pool,
                         "Whiskers: %g\u00A0%% confidence interval of the paired change; grey: nothing shown",
                         100 * view->request.confidence));
}

static void write_footer(struct tornado_figure *figure)
{
    const struct tornado_view *view = figure->view;
    const char *who = text_pool_format(&figure->pool, "%s@%.*s", view->scenarios[0]->scenario.name, DIGEST_SHOWN,
                                       view->scenarios[0]->digest);
    if (compares(figure))
        who = text_pool_format(&figure->pool, "%s@%.*s vs %s", view->scenarios[1]->scenario.name, DIGEST_SHOWN,
                               view->scenarios[1]->digest, who);
    figure_page_footer(&figure->page,
                       text_pool_format(&figure->pool, "himsim %s · %s · seed %" PRId64 " · n = %" PRId64,
                                        figure->context->version, figure_clean(&figure->pool, who), view->seed,
                                        view->replications));
}

static void place(struct tornado_figure *figure)
{
    struct figure_page *page = &figure->page;
    double widest = 0;
    page->top = TOP;
    page->bottom = BOTTOM;
    figure->pitch = fmin(PITCH_MAX, (page->top - page->bottom) / (double)(figure->rows ? figure->rows : 1));
    figure->size = fmin(22, figure->pitch / 2.1);
    for (size_t i = 0; i < figure->rows; i++) {
        const char *name = own(figure, assumption_label(figure->view->assumptions, figure->table->rows[i].assumption));
        widest = fmax(widest, figure_width(name, figure->size, true));
    }
    page->left = FIGURE_MARGIN + fmin(LABEL_WIDTH, widest * 1.05) + GAP;
    page->right = FIGURE_WIDTH - FIGURE_MARGIN - VERDICT_WIDTH;
    page->bottom = page->top - figure->pitch * (double)figure->rows;
}

/* "tornado-dnfb_peak_days"; a number behind it when an earlier table has the same. */
static const char *name_of(struct tornado_figure *figure, size_t table)
{
    char *text = metric_name_text(figure->measure, &figure->view->scenarios[0]->scenario);
    for (char *c = text; *c; c++)
        if (!isalnum((unsigned char)*c) && !strchr("._-", *c)) *c = '-';
    const char *slug = text_pool_take(&figure->pool, text);
    for (size_t other = 0; other < table; other++) {
        const struct measure *earlier = &figure->view->measures[other];
        if (earlier->is_npv == figure->measure->is_npv && earlier->keys[0].id == figure->measure->keys[0].id)
            return text_pool_format(&figure->pool, "tornado-%s-%zu", slug, table + 1);
    }
    return text_pool_format(&figure->pool, "tornado-%s", slug);
}

static bool write_one(struct tornado_figure *figure, size_t table, const char *directory, char **message)
{
    figure->table = &figure->view->tornado->tables[table];
    figure->measure = &figure->view->measures[table];
    figure->rows = figure->table->count < ROWS_MOST ? figure->table->count : ROWS_MOST;
    if (!figure_page_open(&figure->page, &figure->pool, directory, name_of(figure, table), message)) return false;
    place(figure);
    fit_axis(figure);
    write_data(figure);
    write_title(figure);
    write_axis(figure);
    write_line_names(figure);
    write_legend(figure);
    write_turning(figure);
    for (size_t i = 0; i < figure->rows; i++) {
        write_name(figure, i);
        write_numbers(figure, i);
        write_verdict(figure, i);
    }
    write_footer(figure);
    return figure_page_close(&figure->page, "tornado.gp");
}

bool figure_tornado_write(const struct tornado_view *view, const struct figure_context *context, const char *directory,
                          char **message)
{
    struct tornado_figure figure = {.view = view, .context = context};
    bool ok = true;
    for (size_t t = 0; ok && t < view->tornado->count; t++)
        if (isfinite(view->tornado->tables[t].base.mean)) ok = write_one(&figure, t, directory, message);
    text_pool_free(&figure.pool);
    return ok;
}
