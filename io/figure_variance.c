/* What common random numbers buy: a column a metric, a row an alternative. */
#include "io/figure_finding.h"
#include "io/figure_look.h"
#include "io/figure_rows.h"
#include "io/ratio_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GUTTER = 96, HEAD_SIZE = 19, TICK_SIZE = 16, VALUE_SIZE = 18 };

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
    const struct column *shown[COLUMNS]; /* the columns in which something varies */
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
    struct variance variance = {.set = set, .least = 1, .most = 10};
    for (size_t c = 0; c < COLUMNS; c++)
        if (varies(set, columns[c].id)) add_column(&variance, &columns[c]);
    return variance;
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
            if (!isnan(ratio))
                fprintf(out, "%zu %zu %.10g %.10g %s %s\n", s - 1, c,
                        fmax(variance->least, fmin(ratio, variance->most)), ratio, set->slugs[s],
                        metrics[variance->shown[c]->id].id);
        }
}

struct span {
    double left, right;
};

static struct span span_of(const struct variance *variance, const struct figure_page *page, size_t column)
{
    double width = (page->right - page->left + GUTTER) / (double)variance->count;
    return (struct span){page->left + width * (double)column, page->left + width * (double)(column + 1) - GUTTER};
}

static const char *ratio(struct figure_set *set, double value)
{
    return text_pool_take(&set->pool, ratio_text(value));
}

static void write_ticks(const struct variance *variance, struct figure_page *page, struct span span)
{
    double decades = log10(variance->most / variance->least);
    for (double tick = 1; tick <= variance->most; tick *= 10) {
        if (tick > 1 && tick < variance->most) continue; /* lines without words: there is no room */
        double x = span.left + (span.right - span.left) * log10(tick / variance->least) / decades;
        const char *text = text_pool_format(page->pool, tick < 1000 ? "%.0f×" : "1,000×", tick);
        figure_page_note(page, x, page->bottom - 24, TICK_SIZE, false, FIGURE_MUTED, FIGURE_CENTER, text);
    }
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
    for (size_t r = 0; r < rows->count; r++) {
        double value = ratio_of(variance->set, rows->first + r, variance->shown[column]->id);
        figure_page_note(page, span.right + 8, figure_rows_y(page, rows, r), fmin(VALUE_SIZE, rows->size), false,
                         isnan(value) ? FIGURE_MUTED : FIGURE_INK, FIGURE_LEFT,
                         isnan(value) ? "–" : ratio(variance->set, value));
    }
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
        const char *what = middle < 1.5 ? "Common random numbers buy little here"
                                        : text_pool_format(&set->pool,
                                                           "Common random numbers do the work of %s times the "
                                                           "replications",
                                                           times(set, middle));
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

static void write_figure(const struct variance *variance, struct figure_page *page)
{
    struct figure_set *set = variance->set;
    struct figure_rows rows = figure_rows_place_from(set, page, 1);
    double lefts[COLUMNS], rights[COLUMNS], *inks = memory_allocate(rows.count, sizeof *inks);
    for (size_t r = 0; r < rows.count; r++) {
        int ink = figure_look_row(set, r + 1);
        inks[r] = ink == FIGURE_INK ? 1 : ink;
    }
    write_data(variance, page->data.file);
    write_texts(variance, page);
    figure_rows_write(set, page, &rows);
    for (size_t c = 0; c < variance->count; c++) {
        write_column(variance, page, &rows, c);
        lefts[c] = span_of(variance, page, c).left / FIGURE_WIDTH;
        rights[c] = span_of(variance, page, c).right / FIGURE_WIDTH;
    }
    figure_page_numbers(page, "column_left", lefts, variance->count);
    figure_page_numbers(page, "column_right", rights, variance->count);
    figure_page_numbers(page, "series", inks, rows.count);
    figure_page_number(page, "least", variance->least);
    figure_page_number(page, "most", variance->most);
    figure_page_number(page, "thickness", fmin(0.62, 70 / rows.pitch));
    free(inks);
}

bool figure_variance_write(struct figure_set *set)
{
    struct figure_page page;
    struct variance variance = variance_of(set);
    if (variance.count == 0) return true; /* nothing varies */
    if (!figure_page_open(&page, &set->pool, set->directory, "variance", set->message)) return false;
    page.top = 700;
    page.right = FIGURE_WIDTH - FIGURE_MARGIN - 70;
    write_figure(&variance, &page);
    return figure_page_close(&page, "variance.gp");
}
