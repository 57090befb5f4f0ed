/* Which factor moves it? The mean at each level of each factor, over all other factors. */
#include "io/figure_axis.h"
#include "io/figure_batch_internal.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { TOP = 730, BOTTOM = 150, LEFT_MOST = 460, RIGHT_ROOM = 200, GAP = 18, SIZE_MOST = 20, PITCH_MOST = 52 };

struct effect_row {
    const struct batch_axis *axis; /* a factor's own row has no estimate */
    size_t level;
    bool is_head, is_mixed; /* mixed: the levels of the factor differ in other factors too */
    struct estimate estimate;
};

struct effects {
    size_t count;
    struct effect_row *rows;
    const struct batch_axis *largest; /* the factor with the widest range of means */
    struct estimate least, most;      /* of it */
    bool leaves_out;                  /* cells, for want of their like at another level */
    bool is_mixed, is_largest_mixed;  /* the levels of some factor, of the largest one, differ in other factors too */
    double low, high, step;
};

/* A factor whose levels differ in other factors too is not called the largest beside one whose levels do not. */
static bool is_larger(const struct effects *effects, double range, bool is_mixed)
{
    if (!effects->largest) return true;
    if (is_mixed != effects->is_largest_mixed) return !is_mixed;
    return range > effects->most.mean - effects->least.mean;
}

static void add_axis(const struct batch_figure *figure, struct effects *effects, size_t measure,
                     const struct batch_axis *axis)
{
    size_t least = 0, most = 0, first = effects->count + 1;
    effects->rows = memory_resize(effects->rows, effects->count + axis->count + 1, sizeof *effects->rows);
    struct batch_balance balance;
    batch_balance_init(&balance, figure->view, axis, NULL);
    effects->leaves_out = effects->leaves_out || balance.left_out > 0;
    effects->is_mixed = effects->is_mixed || balance.is_mixed;
    effects->rows[effects->count++] = (struct effect_row){.axis = axis, .is_head = true, .is_mixed = balance.is_mixed};
    for (size_t l = 0; l < axis->count; l++) {
        struct estimate estimate = batch_view_group(figure->view, measure, &balance, axis, l, NULL, 0).estimate;
        effects->rows[effects->count++] = (struct effect_row){axis, l, false, balance.is_mixed, estimate};
        if (estimate.mean < effects->rows[first + least].estimate.mean) least = l;
        if (estimate.mean > effects->rows[first + most].estimate.mean) most = l;
    }
    const struct estimate *a = &effects->rows[first + least].estimate, *b = &effects->rows[first + most].estimate;
    if (isfinite(a->mean) && is_larger(effects, b->mean - a->mean, balance.is_mixed)) {
        effects->largest = axis;
        effects->is_largest_mixed = balance.is_mixed;
        effects->least = *a;
        effects->most = *b;
    }
    batch_balance_free(&balance);
}

static double half_of(const struct estimate *estimate)
{
    return isfinite(estimate->half_width) ? estimate->half_width : 0;
}

static void fit_axis(struct effects *effects)
{
    double least = effects->low = INFINITY;
    effects->high = -INFINITY;
    for (size_t i = 0; i < effects->count; i++) {
        const struct effect_row *row = &effects->rows[i];
        if (row->is_head || !isfinite(row->estimate.mean)) continue;
        effects->low = fmin(effects->low, row->estimate.mean - half_of(&row->estimate));
        least = fmin(least, row->estimate.mean);
        effects->high = fmax(effects->high, row->estimate.mean + half_of(&row->estimate));
    }
    double room = fmax(0.05 * (effects->high - effects->low), fmax(1e-6, 1e-3 * fabs(effects->high)));
    double step = effects->step = figure_axis_for(effects->high - effects->low + 2 * room, 6).step;
    effects->low = floor((effects->low - room) / step) * step;
    if (least >= 0) effects->low = fmax(effects->low, 0);
    effects->high = ceil((effects->high + room) / step) * step;
}

static void write_axis(struct batch_figure *figure, struct figure_page *page, const struct effects *effects,
                       size_t measure)
{
    FILE *out = page->script.file;
    double largest = fmax(fabs(effects->low), fabs(effects->high));
    fprintf(out, "set xrange [%.12g:%.12g]\nset yrange [%g:0.5]\nset xtics (", effects->low, effects->high,
            0.5 - (double)effects->count);
    for (int i = 0; effects->low + i * effects->step <= effects->high + effects->step / 1e6; i++) {
        double at = effects->low + i * effects->step;
        if (fabs(at) < effects->step / 1e6) at = 0;
        fputs(i ? ", '" : "'", out);
        for (const char *text =
                 figure_tick(&figure->pool, at, effects->step, largest, batch_figure_unit(figure, measure));
             *text; text++)
            fprintf(out, *text == '%' ? "%%%%" : "%c", *text); /* tick labels are formats */
        fprintf(out, "' %.12g", at);
    }
    fputs(")\n", out);
}

static const char *row_text(struct batch_figure *figure, const struct effect_row *row)
{
    const char *text = batch_figure_clean(figure, row->is_head ? row->axis->name : row->axis->texts[row->level]);
    return row->is_head && row->is_mixed ? text_pool_format(&figure->pool, "%s *", text) : text;
}

static void write_rows(struct batch_figure *figure, struct figure_page *page, const struct effects *effects,
                       size_t measure)
{
    double pitch = (page->top - page->bottom) / (double)effects->count, size = fmin(SIZE_MOST, pitch / 1.9);
    fputs("# y mean low high largest factor level\n", page->data.file);
    for (size_t i = 0; i < effects->count; i++) {
        const struct effect_row *row = &effects->rows[i];
        const struct estimate *at = &row->estimate;
        double y = page->top - pitch * ((double)i + 0.5);
        figure_page_fit(page, (struct figure_room){page->left - GAP, y, page->left - FIGURE_MARGIN - GAP, pitch}, size,
                        row->is_head, FIGURE_INK, FIGURE_RIGHT, row_text(figure, row));
        if (row->is_head || !isfinite(at->mean)) continue;
        fprintf(page->data.file, "%g %.12g %.12g %.12g %d \"%s\" \"%s\"\n", -(double)i, at->mean,
                fmax(at->mean - half_of(at), effects->low), at->mean + half_of(at), row->axis == effects->largest,
                batch_figure_clean(figure, row->axis->name), batch_figure_clean(figure, row->axis->texts[row->level]));
        figure_page_note(page, page->right + GAP, y, size, false, FIGURE_INK, FIGURE_LEFT,
                         batch_figure_value(figure, at, measure));
    }
}

static void write_title(struct batch_figure *figure, struct figure_page *page, const struct effects *effects,
                        size_t measure)
{
    struct text_pool *pool = &figure->pool;
    const char *label = batch_figure_label(figure, measure);
    const char *largest = batch_figure_clean(figure, effects->largest->name);
    const char *from = batch_figure_value(figure, &effects->least, measure);
    const char *to = batch_figure_value(figure, &effects->most, measure);
    figure_page_title(
        page,
        effects->is_largest_mixed
            ? text_pool_format(pool, "%s: %s to %s\nover the levels of %s", label, from, to, largest)
            : text_pool_format(pool, "On the means %s moves it most:\n%s from %s to %s", largest, label, from, to),
        text_pool_format(pool, "%s at each level of a factor, mean over the %s", label,
                         effects->leaves_out ? "settings of the others that all its levels have"
                                             : "cells that have it"),
        text_pool_format(pool, "Whiskers: %g\u00A0%% confidence interval%s", 100 * figure->view->study->confidence,
                         effects->is_mixed ? "; *: its levels differ in other factors too" : ""));
}

static void place(struct batch_figure *figure, struct figure_page *page, const struct effects *effects)
{
    double widest = 0;
    for (size_t i = 0; i < effects->count; i++) {
        const struct effect_row *row = &effects->rows[i];
        widest = fmax(widest, figure_width(row_text(figure, row), SIZE_MOST, row->is_head));
    }
    page->left = FIGURE_MARGIN + GAP + fmin(LEFT_MOST, 1.06 * widest);
    page->right = FIGURE_WIDTH - FIGURE_MARGIN - RIGHT_ROOM;
    page->top = TOP;
    page->bottom = fmax(BOTTOM, TOP - PITCH_MOST * (double)effects->count);
}

bool figure_effects_write(struct batch_figure *figure, size_t measure)
{
    struct figure_page page;
    struct effects effects = {0};
    bool ok = true;
    for (size_t a = 0; a < figure->view->axis_count; a++) {
        const struct batch_axis *axis = &figure->view->axes[a];
        if (axis->count > 1 && axis->count <= FIGURE_LEVELS_MOST) add_axis(figure, &effects, measure, axis);
    }
    const char *name = batch_figure_name(figure, "effects", measure, NULL, NULL);
    if (effects.largest) ok = figure_page_open(&page, &figure->pool, figure->directory, name, figure->message);
    if (ok && effects.largest) {
        place(figure, &page, &effects);
        fit_axis(&effects);
        write_title(figure, &page, &effects, measure);
        write_axis(figure, &page, &effects, measure);
        write_rows(figure, &page, &effects, measure);
        batch_figure_footer(figure, &page, measure);
        ok = figure_page_close(&page, "effects.gp");
    }
    free(effects.rows);
    return ok;
}
