#include "io/figure_strips.h"
#include "io/figure_look.h"
#include <math.h>
#include <string.h>

enum {
    GUTTER = 30,
    VALUE_WIDTH = 118,
    BOTH_WIDTH = 170,
    TWO_LINES = 60,
    HEAD_SIZE = 20,
    TICK_SIZE = 17,
    SERIES_INK = 1
};

struct ends { /* of a column's axis */
    double low, high, step;
};

static struct estimate at(const struct figure_set *set, const struct strip *strip, size_t scenario, size_t which)
{
    const struct strip_series *of = &strip->series[which];
    return figure_level(set, scenario, of->id, of->scope, of->item);
}

static double half_of(const struct estimate *estimate)
{
    return isfinite(estimate->half_width) ? estimate->half_width : 0;
}

bool strips_have_value(const struct figure_set *set, const struct strips *strips, size_t column)
{
    for (size_t s = 0; s < set->study->count; s++)
        for (size_t i = 0; i < strips->series; i++)
            if (isfinite(at(set, &strips->items[column], s, i).mean)) return true;
    return false;
}

/* Where the values are: an axis of points need not begin at zero. */
static struct ends ends_of(const struct figure_set *set, const struct strips *strips, size_t column)
{
    double low = INFINITY, high = -INFINITY, least = INFINITY;
    for (size_t s = 0; s < set->study->count; s++)
        for (size_t i = 0; i < strips->series; i++) {
            struct estimate estimate = at(set, &strips->items[column], s, i);
            if (!isfinite(estimate.mean)) continue;
            low = fmin(low, estimate.mean - half_of(&estimate));
            least = fmin(least, estimate.mean);
            high = fmax(high, estimate.mean + half_of(&estimate));
        }
    if (!(low <= high)) return (struct ends){0, 1, 1};
    if (least >= 0 && low < (high - low) * 2) low = 0; /* an interval that goes below is cut */
    if (low == 0 && high == 0) return (struct ends){0, 1, 1};
    if (!(high > low)) high = low + fmax(fabs(low) / 10, 1e-3);
    double step = figure_axis_for(high - low, 2).step;
    return (struct ends){floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step, step};
}

/* Right of its points a column has room for its values, for two side by side where rows are low. */
static double value_width(const struct strips *strips)
{
    return strips->series > 1 ? BOTH_WIDTH : VALUE_WIDTH;
}

static double span_left(const struct figure_page *page, size_t column, size_t count)
{
    double width = (page->right - page->left) / (double)count;
    return page->left + width * (double)column + GUTTER;
}

static double span_right(const struct figure_page *page, size_t column, const struct strips *strips)
{
    double width = (page->right - page->left) / (double)strips->count;
    return page->left + width * (double)(column + 1) - value_width(strips);
}

/* Series share the row's height, the first above. */
static double shift_of(const struct strips *strips, size_t which)
{
    return strips->series < 2 ? 0 : which == 0 ? 0.2 : -0.2;
}

static void write_data(const struct figure_set *set, const struct strips *strips, FILE *out)
{
    fputs("# row column series value low high scenario metric\n", out);
    for (size_t c = 0; c < strips->count; c++) {
        double low = ends_of(set, strips, c).low;
        for (size_t s = 0; s < set->study->count; s++)
            for (size_t i = 0; i < strips->series; i++) {
                struct estimate estimate = at(set, &strips->items[c], s, i);
                if (!isfinite(estimate.mean)) continue;
                double half = half_of(&estimate);
                fprintf(out, "%.4g %zu %zu %.10g %.10g %.10g %s %s\n", (double)s - shift_of(strips, i), c, i,
                        estimate.mean, fmax(estimate.mean - half, low), estimate.mean + half, set->slugs[s],
                        metrics[strips->items[c].series[i].id].id);
            }
    }
}

/* Shares near one differ in their tenths. */
static const char *value_text(struct text_pool *pool, const struct estimate *estimate, const char *unit)
{
    if (strcmp(unit, "share") != 0) return figure_value(pool, estimate->mean, estimate->half_width, unit);
    return text_pool_format(pool, "%s\u00A0%%",
                            figure_value(pool, 100 * estimate->mean, fmax(100 * half_of(estimate), 0.1), ""));
}

struct strip_cell { /* of a column: where its values stand, how large they are */
    struct figure_page *page;
    const struct strip *strip;
    double left, width, height, size;
};

static void write_value(const struct strip_cell *cell, double y, const char *text)
{
    struct figure_room room = {cell->left, y, cell->width, cell->height};
    figure_page_fit(cell->page, room, cell->size, false, strcmp(text, "–") == 0 ? FIGURE_MUTED : FIGURE_INK,
                    FIGURE_LEFT, text);
}

static const char *cell_text(const struct figure_set *set, const struct strip_cell *cell, size_t scenario, size_t which)
{
    struct estimate estimate = at(set, cell->strip, scenario, which);
    if (!isfinite(estimate.mean)) return "–";
    return value_text(cell->page->pool, &estimate, metrics[cell->strip->series[which].id].unit);
}

/* Two values in a row too low for two lines: side by side, those that there are; "97.0 · 95.7 %". */
static const char *both_text(const struct figure_set *set, const struct strip_cell *cell, size_t scenario)
{
    const char *first = cell_text(set, cell, scenario, 0), *second = cell_text(set, cell, scenario, 1);
    if (strcmp(second, "–") == 0) return first;
    const char *percent = strstr(first, "\u00A0%");
    return text_pool_format(cell->page->pool, "%.*s · %s", (int)(percent ? percent - first : (ptrdiff_t)strlen(first)),
                            first, second);
}

static void write_values(const struct figure_set *set, struct figure_page *page, const struct figure_rows *rows,
                         const struct strips *strips, size_t column)
{
    bool is_low = strips->series > 1 && rows->pitch < TWO_LINES;
    size_t lines = is_low ? 1 : strips->series;
    struct strip_cell cell = {page,
                              &strips->items[column],
                              span_right(page, column, strips) + 14,
                              value_width(strips) - 16,
                              rows->pitch / (double)lines,
                              fmin(19, strips->series > 1 ? rows->size * 0.9 : rows->size)};
    for (size_t s = 0; s < rows->count; s++) {
        double y = figure_rows_y(page, rows, s);
        if (is_low) write_value(&cell, y, both_text(set, &cell, s));
        for (size_t i = 0; !is_low && i < strips->series; i++)
            write_value(&cell, y + shift_of(strips, i) * rows->pitch, cell_text(set, &cell, s, i));
    }
}

static void write_head(struct figure_page *page, const struct strips *strips, size_t column, const struct ends *ends)
{
    const struct strip *strip = &strips->items[column];
    const char *unit = metrics[strip->series[0].id].unit;
    double left = span_left(page, column, strips->count), right = span_right(page, column, strips);
    double largest = fmax(fabs(ends->low), fabs(ends->high));
    struct figure_room room = {left, page->top + 34, right - left + value_width(strips) - 10, 80};
    figure_page_fit(page, room, HEAD_SIZE, true, FIGURE_INK, FIGURE_LEFT, strip->title);
    figure_page_note(page, left, page->bottom - 24, TICK_SIZE, false, FIGURE_MUTED, FIGURE_CENTER,
                     figure_tick(page->pool, ends->low, ends->step, largest, unit));
    figure_page_note(page, right, page->bottom - 24, TICK_SIZE, false, FIGURE_MUTED, FIGURE_CENTER,
                     figure_tick(page->pool, ends->high, ends->step, largest, unit));
}

static void write_legend(struct figure_page *page, const struct strips *strips)
{
    static const char *const marks[STRIP_SERIES_MOST] = {"●", "◆"};
    double x = page->left + GUTTER, y = page->top + 76;
    for (size_t i = 0; strips->series > 1 && i < strips->series; i++) {
        figure_page_note(page, x, y, 20, false, SERIES_INK + (int)i, FIGURE_LEFT, marks[i]);
        figure_page_note(page, x + 28, y, 20, false, FIGURE_INK, FIGURE_LEFT, strips->names[i]);
        x += 28 + figure_width(strips->names[i], 20, false) + 36;
    }
}

void strips_write(struct figure_set *set, struct figure_page *page, const struct strips *strips)
{
    struct figure_rows rows = figure_rows_place(set, page);
    double lefts[STRIPS_MOST], rights[STRIPS_MOST], lows[STRIPS_MOST], highs[STRIPS_MOST];
    write_data(set, strips, page->data.file);
    figure_rows_write(set, page, &rows);
    for (size_t c = 0; c < strips->count; c++) {
        struct ends ends = ends_of(set, strips, c);
        lows[c] = ends.low;
        highs[c] = ends.high;
        lefts[c] = span_left(page, c, strips->count) / FIGURE_WIDTH;
        rights[c] = span_right(page, c, strips) / FIGURE_WIDTH;
        write_head(page, strips, c, &ends);
        write_values(set, page, &rows, strips, c);
    }
    write_legend(page, strips);
    figure_page_numbers(page, "column_left", lefts, strips->count);
    figure_page_numbers(page, "column_right", rights, strips->count);
    figure_page_numbers(page, "lows", lows, strips->count);
    figure_page_numbers(page, "highs", highs, strips->count);
    figure_page_number(page, "rows", (double)rows.count);
}
