/* What common random numbers buy: a column a metric, a row an alternative; of one alternative alone, a row a metric. */
#include "io/figure_finding.h"
#include "io/figure_look.h"
#include "io/figure_rows.h"
#include "io/ratio_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GUTTER = 108, GAP = 18, PITCH = 78, HEAD_SIZE = 19, LABEL_SIZE = 22, TICK_SIZE = 16, VALUE_SIZE = 18 };

static const struct column {
    enum metric_id id;
    const char *title;
} columns[] = {
    {METRIC_DNFB_MEAN_USD, "Mean DNFB"},        {METRIC_DNFB_LAST_WEEK_DAYS, "DNFB days, last week"},
    {METRIC_TAT_MEAN_HOURS, "Mean turnaround"}, {METRIC_CODING_DENIALS_PER_1000, "Denials per 1,000"},
    {METRIC_COST_TOTAL_USD, "Cost in all"},     {METRIC_CASH_AFTER_COST_USD, "Cash after cost"},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

struct variance { /* what is drawn */
    struct figure_set *set;
    size_t count;
    const struct column *shown[COLUMNS]; /* the metrics in which something varies */
    bool is_single;                      /* one alternative: its metrics are the rows */
    double least, most;                  /* ends of the axis */
};

static double ratio_of(const struct figure_set *set, size_t scenario, enum metric_id id)
{
    const struct comparison_row *row = comparison_of(&set->comparison, scenario, id);
    return row ? row->variance_ratio : NAN;
}

static bool varies(const struct figure_set *set, enum metric_id id)
{
    for (size_t s = 1; s < set->study->count; s++)
        if (!isnan(ratio_of(set, s, id))) return true;
    return false;
}

static void add_column(struct variance *variance, const struct column *column)
{
    variance->shown[variance->count++] = column;
    for (size_t s = 1; s < variance->set->study->count; s++) {
        double ratio = ratio_of(variance->set, s, column->id);
        if (isnan(ratio)) continue;
        if (ratio < 0.95) variance->least = 0.5;
        while (variance->most < fmin(ratio, RATIO_TOLD_MOST)) variance->most *= 10;
    }
}

static struct variance variance_of(struct figure_set *set)
{
    struct variance variance = {.set = set, .is_single = set->study->count == 2, .least = 1, .most = 10};
    for (size_t c = 0; c < COLUMNS; c++)
        if (varies(set, columns[c].id)) add_column(&variance, &columns[c]);
    return variance;
}

static double within(const struct variance *variance, double ratio)
{
    return fmax(variance->least, fmin(ratio, variance->most));
}

static void write_data(const struct variance *variance, FILE *out)
{
    const struct figure_set *set = variance->set;
    fprintf(out,
            "# Variance of the difference from the baseline, independent / paired, %" PRId64
            " replications; shown: within the axis\n# row column shown ratio scenario metric\n",
            set->study->replications);
    for (size_t c = 0; c < variance->count; c++)
        for (size_t s = 1; s < set->study->count; s++) {
            double ratio = ratio_of(set, s, variance->shown[c]->id);
            size_t row = variance->is_single ? c : s - 1, column = variance->is_single ? 0 : c;
            if (!isnan(ratio))
                fprintf(out, "%zu %zu %.10g %.10g %s %s\n", row, column, within(variance, ratio), ratio, set->slugs[s],
                        metrics[variance->shown[c]->id].id);
        }
}

struct span {
    double left, right;
};

static struct span span_of(const struct variance *variance, const struct figure_page *page, size_t column)
{
    size_t columns_drawn = variance->is_single ? 1 : variance->count;
    double width = (page->right - page->left + GUTTER) / (double)columns_drawn;
    return (struct span){page->left + width * (double)column, page->left + width * (double)(column + 1) - GUTTER};
}

static double place_of(const struct variance *variance, struct span span, double ratio)
{
    return span.left +
           (span.right - span.left) * log10(ratio / variance->least) / log10(variance->most / variance->least);
}

static const char *ratio(struct figure_set *set, double value)
{
    return text_pool_take(&set->pool, ratio_text(value));
}

/* In narrow columns only the ends of the axis have words. */
static void write_ticks(const struct variance *variance, struct figure_page *page, struct span span)
{
    for (double tick = 1; tick <= variance->most; tick *= 10) {
        if (tick > 1 && tick < variance->most && !variance->is_single) continue;
        const char *text = text_pool_format(page->pool, tick < 1000 ? "%.0f×" : "1,000×", tick);
        figure_page_note(page, place_of(variance, span, tick), page->bottom - 24, TICK_SIZE, false, FIGURE_MUTED,
                         FIGURE_CENTER, text);
    }
}

/* The number stands behind its bar. */
static void write_value(const struct variance *variance, struct figure_page *page, struct span span, double y,
                        double size, double value)
{
    double end = isnan(value) ? 1 : fmax(1, within(variance, value));
    figure_page_note(page, place_of(variance, span, end) + 10, y, size, false, isnan(value) ? FIGURE_MUTED : FIGURE_INK,
                     FIGURE_LEFT, isnan(value) ? "–" : ratio(variance->set, value));
}

static void write_column(const struct variance *variance, struct figure_page *page, const struct figure_rows *rows,
                         size_t column)
{
    struct span span = span_of(variance, page, column);
    const char *lines[2], *title = variance->shown[column]->title;
    size_t count = figure_break(page->pool, title, HEAD_SIZE, true, span.right - span.left + GUTTER - 20, lines);
    for (size_t i = 0; i < count; i++)
        figure_page_note(page, span.left, page->top + 24 + 34 * (double)(count - 1 - i), HEAD_SIZE, true, FIGURE_INK,
                         FIGURE_LEFT, lines[i]);
    write_ticks(variance, page, span);
    for (size_t r = 0; r < rows->count; r++)
        write_value(variance, page, span, figure_rows_y(page, rows, r), fmin(VALUE_SIZE, rows->size),
                    ratio_of(variance->set, rows->first + r, variance->shown[column]->id));
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The ratios of the plans, sorted; the caller frees. */
static double *plan_ratios(const struct variance *variance, size_t *count)
{
    const struct study *study = variance->set->study;
    double *ratios = memory_allocate(study->count * COLUMNS, sizeof *ratios);
    *count = 0;
    for (size_t s = 1; s < study->count; s++)
        for (size_t c = 0; c < variance->count && comparison_is_plan(study, s); c++) {
            double value = ratio_of(variance->set, s, variance->shown[c]->id);
            if (!isnan(value)) ratios[(*count)++] = value;
        }
    qsort(ratios, *count, sizeof *ratios, by_value);
    return ratios;
}

static const char *times(struct figure_set *set, double value)
{
    if (isinf(value)) return "any number of";
    const char *text = ratio(set, value);
    return text_pool_format(&set->pool, "%.*s", (int)(strstr(text, "×") - text), text);
}

static const char *title_of(const struct variance *variance)
{
    struct figure_set *set = variance->set;
    size_t count;
    double *ratios = plan_ratios(variance, &count);
    const char *title = "What common random numbers buy";
    if (count > 0) {
        double middle = ratios[(count - 1) / 2]; /* one that occurs, the lower of two */
        const char *who =
            variance->is_single ? text_pool_format(&set->pool, "%scommon", figure_set_subject(set, 1)) : "Common";
        const char *what = middle < 1.5 ? text_pool_format(&set->pool, "%s random numbers buy little here", who)
                                        : text_pool_format(&set->pool,
                                                           "%s random numbers do the work of %s times the "
                                                           "replications",
                                                           who, times(set, middle));
        title = count == 1 ? what
                           : text_pool_format(&set->pool, "%s:\nthe median of %zu differences, from %s to %s", what,
                                              count, ratio(set, ratios[0]), ratio(set, ratios[count - 1]));
    }
    free(ratios);
    return title;
}

static void write_texts(const struct variance *variance, struct figure_page *page)
{
    struct figure_set *set = variance->set;
    const char *first = text_pool_format(
        &set->pool, "Variance of the difference from the baseline: of independent runs / of paired ones, %s, %s",
        figure_set_period(set), figure_set_replications(set));
    figure_page_title(page, title_of(variance), first,
                      "10×: independent runs would need ten times the replications for an interval as narrow; 1×: "
                      "nothing gained; ∞: the same in every replication");
    figure_page_footer(page, figure_set_footer(set, 1, set->study->count));
}

static void write_spans(const struct variance *variance, struct figure_page *page)
{
    double lefts[COLUMNS], rights[COLUMNS];
    size_t count = variance->is_single ? 1 : variance->count;
    for (size_t c = 0; c < count; c++) {
        lefts[c] = span_of(variance, page, c).left / FIGURE_WIDTH;
        rights[c] = span_of(variance, page, c).right / FIGURE_WIDTH;
    }
    figure_page_numbers(page, "column_left", lefts, count);
    figure_page_numbers(page, "column_right", rights, count);
    figure_page_number(page, "least", variance->least);
    figure_page_number(page, "most", variance->most);
}

static int bar_ink(const struct figure_set *set, size_t scenario)
{
    int ink = figure_look_row(set, scenario);
    return ink == FIGURE_INK ? 1 : ink;
}

static void write_plans(const struct variance *variance, struct figure_page *page)
{
    struct figure_set *set = variance->set;
    struct figure_rows rows = figure_rows_place_from(set, page, 1);
    double *inks = memory_allocate(rows.count, sizeof *inks);
    for (size_t r = 0; r < rows.count; r++) inks[r] = bar_ink(set, r + 1);
    figure_rows_write(set, page, &rows);
    for (size_t c = 0; c < variance->count; c++) write_column(variance, page, &rows, c);
    figure_page_numbers(page, "series", inks, rows.count);
    figure_page_number(page, "thickness", fmin(0.62, 70 / rows.pitch));
    free(inks);
}

static void write_metrics(const struct variance *variance, struct figure_page *page)
{
    double inks[COLUMNS], slim[COLUMNS], widest = 0;
    for (size_t c = 0; c < variance->count; c++) {
        widest = fmax(widest, figure_width(variance->shown[c]->title, LABEL_SIZE, true));
        inks[c] = bar_ink(variance->set, 1);
        slim[c] = 1;
    }
    page->left = FIGURE_MARGIN + widest + GAP;
    page->bottom = page->top - PITCH * (double)variance->count;
    struct span span = span_of(variance, page, 0);
    for (size_t c = 0; c < variance->count; c++) {
        double y = page->top - PITCH * ((double)c + 0.5);
        figure_page_note(page, page->left - GAP, y, LABEL_SIZE, true, FIGURE_INK, FIGURE_RIGHT,
                         variance->shown[c]->title);
        write_value(variance, page, span, y, LABEL_SIZE, ratio_of(variance->set, 1, variance->shown[c]->id));
    }
    write_ticks(variance, page, span);
    figure_page_numbers(page, "series", inks, variance->count);
    figure_page_numbers(page, "slim", slim, variance->count);
    figure_page_number(page, "thickness", 0.62);
    fprintf(page->script.file, "set yrange [%g:0.5]\nunset ytics\n", 0.5 - (double)variance->count);
}

bool figure_variance_write(struct figure_set *set)
{
    struct figure_page page;
    struct variance variance = variance_of(set);
    if (variance.count == 0) return true; /* nothing varies */
    if (!figure_page_open(&page, &set->pool, set->directory, "variance", set->message)) return false;
    page.top = 700;
    page.right = FIGURE_WIDTH - FIGURE_MARGIN - 70;
    write_data(&variance, page.data.file);
    write_texts(&variance, &page);
    if (variance.is_single)
        write_metrics(&variance, &page);
    else
        write_plans(&variance, &page);
    write_spans(&variance, &page);
    return figure_page_close(&page, "variance.gp");
}
