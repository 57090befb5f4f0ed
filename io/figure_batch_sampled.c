/* Which of the sampled numbers matters? The metric against each numeric factor of many levels, as those of a Latin
 * hypercube, a panel a factor and a point a cell. How closely it follows is a rank correlation within the cells that
 * differ in sampled factors alone: what else is varied neither makes nor hides it. */
#include "experiment/input_study.h"
#include "io/batch_worlds.h"
#include "io/figure_axis.h"
#include "io/figure_batch_internal.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 720, BOTTOM = 190, GAP = 48, PAD = 16, PANELS_MOST = 4, RIGHT_ROOM = 230, SIZE = 18, NAME_SIZE = 20 };

struct panel {
    const struct batch_axis *axis;
    double correlation;            /* mean over the groups; NAN: the metric, or the factor, does not vary */
    double left, right, low, high; /* pixels and values */
};

struct sampled {
    struct batch_figure *figure;
    size_t measure, cells, panel_count, left_out;
    struct panel *panels;       /* the closest first */
    struct batch_worlds groups; /* its choices: cells that differ in sampled factors alone */
    double *values;             /* means, per cell */
    size_t points;              /* cells of the largest group */
    double low, high, step;     /* of the values */
};

static bool is_sampled(const struct batch_axis *axis)
{
    return axis->is_numeric && axis->count > FIGURE_LEVELS_MOST;
}

/* Within one group; NAN where either does not vary. */
static double correlation_in(const struct sampled *sampled, size_t group, const struct batch_axis *axis, size_t *count)
{
    double *x = memory_allocate(sampled->cells, sizeof *x), *y = memory_allocate(sampled->cells, sizeof *y);
    *count = 0;
    for (size_t c = 0; c < sampled->cells; c++) {
        if (sampled->groups.choice[c] != group || !isfinite(sampled->values[c]) || axis->level[c] == SIZE_MAX) continue;
        x[*count] = axis->numbers[axis->level[c]];
        y[(*count)++] = sampled->values[c];
    }
    double correlation = *count > 3 ? rank_correlation(x, 1, y, 1, *count) : (double)NAN;
    free(x);
    free(y);
    return correlation;
}

static double correlation_of(struct sampled *sampled, const struct batch_axis *axis)
{
    double sum = 0;
    size_t groups = 0;
    for (size_t g = 0; g < sampled->groups.choice_count; g++) {
        size_t count;
        double correlation = correlation_in(sampled, g, axis, &count);
        if (count > sampled->points) sampled->points = count;
        if (!isfinite(correlation)) continue;
        sum += correlation;
        groups++;
    }
    return groups > 0 ? sum / (double)groups : (double)NAN;
}

static double closeness(const struct panel *panel)
{
    return isfinite(panel->correlation) ? fabs(panel->correlation) : -1;
}

static void find_panels(struct sampled *sampled)
{
    const struct batch_view *view = sampled->figure->view;
    const char **names = memory_allocate(view->axis_count, sizeof *names);
    sampled->panels = memory_allocate(view->axis_count, sizeof *sampled->panels);
    for (size_t a = 0; a < view->axis_count; a++)
        if (is_sampled(&view->axes[a])) {
            names[sampled->panel_count] = view->axes[a].name;
            sampled->panels[sampled->panel_count++].axis = &view->axes[a];
        }
    batch_worlds_init(&sampled->groups, view->study, names, sampled->panel_count);
    for (size_t p = 0; p < sampled->panel_count; p++) {
        struct panel panel = sampled->panels[p];
        panel.correlation = correlation_of(sampled, panel.axis);
        size_t at = p;
        for (; at > 0 && closeness(&sampled->panels[at - 1]) < closeness(&panel); at--)
            sampled->panels[at] = sampled->panels[at - 1];
        sampled->panels[at] = panel;
    }
    if (sampled->panel_count > PANELS_MOST) sampled->left_out = sampled->panel_count - PANELS_MOST;
    sampled->panel_count -= sampled->left_out;
    free(names);
}

static void find_values(struct sampled *sampled)
{
    const struct batch_view *view = sampled->figure->view;
    bool *selected = memory_allocate(sampled->cells, sizeof *selected);
    sampled->values = memory_allocate(sampled->cells, sizeof *sampled->values);
    double low = INFINITY, high = -INFINITY;
    for (size_t c = 0; c < sampled->cells; c++) {
        selected[c] = true;
        sampled->values[c] = batch_view_mean(view, sampled->measure, selected).mean;
        selected[c] = false;
        if (!isfinite(sampled->values[c])) continue;
        low = fmin(low, sampled->values[c]);
        high = fmax(high, sampled->values[c]);
    }
    double step = sampled->step = figure_axis_for(fmax(high - low, fabs(high) * 1e-3), 5).step;
    if (low >= 0 && low < (high - low) / 2) low = 0;
    sampled->low = floor(low / step + 1e-9) * step;
    sampled->high = fmax(ceil(high / step - 1e-9) * step, sampled->low + step);
    free(selected);
}

static void place(struct sampled *sampled, struct figure_page *page)
{
    struct figure_axis axis = {sampled->step, fmax(fabs(sampled->low), fabs(sampled->high))};
    const char *unit = batch_figure_unit(sampled->figure, sampled->measure);
    page->left = FIGURE_MARGIN + figure_axis_width(page->pool, &axis, unit) + (sampled->low < 0 ? 14 : 0);
    page->right = FIGURE_WIDTH - FIGURE_MARGIN - RIGHT_ROOM;
    page->top = TOP;
    page->bottom = BOTTOM;
    double width = (page->right - page->left - GAP * (double)(sampled->panel_count - 1)) / (double)sampled->panel_count;
    for (size_t p = 0; p < sampled->panel_count; p++) {
        struct panel *panel = &sampled->panels[p];
        panel->left = page->left + (double)p * (width + GAP);
        panel->right = panel->left + width;
        panel->low = panel->axis->numbers[0]; /* numbers ascend */
        panel->high = panel->axis->numbers[panel->axis->count - 1];
    }
    figure_page_number(page, "low_x", page->left);
    figure_page_number(page, "high_x", page->right);
    figure_page_number(page, "low_y", page->bottom);
    figure_page_number(page, "high_y", page->top);
}

static double pixel_x(const struct panel *panel, double value)
{
    double room = panel->right - panel->left - 2 * PAD;
    return panel->left + PAD + (value - panel->low) / (panel->high - panel->low) * room;
}

static double pixel_y(const struct sampled *sampled, const struct figure_page *page, double value)
{
    return page->bottom + (value - sampled->low) / (sampled->high - sampled->low) * (page->top - page->bottom);
}

/* A colour a group as long as there are colours. */
static int ink_of(const struct sampled *sampled, size_t cell)
{
    size_t groups = sampled->groups.choice_count;
    return groups > FIGURE_COLOURS ? 1 : 1 + (int)sampled->groups.choice[cell];
}

static void write_points(const struct sampled *sampled, struct figure_page *page)
{
    const struct batch_view *view = sampled->figure->view;
    FILE *out = page->data.file;
    fputs("# x y colour hollow value mean factor\n", out);
    for (size_t p = 0; p < sampled->panel_count; p++)
        for (size_t c = 0; c < sampled->cells; c++) {
            const struct panel *panel = &sampled->panels[p];
            if (!isfinite(sampled->values[c]) || panel->axis->level[c] == SIZE_MAX) continue;
            double number = panel->axis->numbers[panel->axis->level[c]];
            fprintf(out, "%.2f %.2f %d %d %.12g %.12g \"%s\"\n", pixel_x(panel, number),
                    pixel_y(sampled, page, sampled->values[c]), ink_of(sampled, c), !view->is_feasible[c], number,
                    sampled->values[c], batch_figure_clean(sampled->figure, panel->axis->name));
        }
}

static void write_lines(const struct sampled *sampled, struct figure_page *page)
{
    FILE *out = page->data.file;
    fputs("\n\n# grid\n", out);
    for (double value = sampled->low; value <= sampled->high + sampled->step / 1e6; value += sampled->step)
        for (size_t p = 0; p < sampled->panel_count; p++) {
            double y = pixel_y(sampled, page, value);
            fprintf(out, "%.2f %.2f\n%.2f %.2f\n\n", sampled->panels[p].left, y, sampled->panels[p].right, y);
        }
    fputs("\n\n# frames\n", out);
    for (size_t p = 0; p < sampled->panel_count; p++)
        fprintf(out, "%.2f %.2f\n%.2f %.2f\n%.2f %.2f\n\n", sampled->panels[p].left, page->top, sampled->panels[p].left,
                page->bottom, sampled->panels[p].right, page->bottom);
}

static const char *correlation_text(struct text_pool *pool, double correlation)
{
    if (!isfinite(correlation)) return "none";
    return text_pool_format(pool, "%s%.2f", correlation < 0 ? "\u2212" : "+", fabs(correlation));
}

static void write_names(const struct sampled *sampled, struct figure_page *page)
{
    struct text_pool *pool = page->pool;
    const char *unit = batch_figure_unit(sampled->figure, sampled->measure);
    double largest = fmax(fabs(sampled->low), fabs(sampled->high));
    for (int i = 0; sampled->low + i * sampled->step <= sampled->high + sampled->step / 1e6; i++) {
        double value = sampled->low + i * sampled->step;
        if (fabs(value) < sampled->step / 1e6) value = 0;
        figure_page_note(page, page->left - 14, pixel_y(sampled, page, value), 20, false, FIGURE_INK, FIGURE_RIGHT,
                         figure_tick(pool, value, sampled->step, largest, unit));
    }
    for (size_t p = 0; p < sampled->panel_count; p++) {
        const struct panel *panel = &sampled->panels[p];
        double middle = (panel->left + panel->right) / 2, width = panel->right - panel->left;
        figure_page_note(page, pixel_x(panel, panel->low), page->bottom - 24, SIZE, false, FIGURE_INK, FIGURE_LEFT,
                         text_pool_format(pool, "%.3g", panel->low));
        figure_page_note(page, pixel_x(panel, panel->high), page->bottom - 24, SIZE, false, FIGURE_INK, FIGURE_RIGHT,
                         text_pool_format(pool, "%.3g", panel->high));
        figure_page_fit(page, (struct figure_room){middle, page->bottom - 62, width, 40}, NAME_SIZE, true, FIGURE_INK,
                        FIGURE_CENTER, batch_figure_clean(sampled->figure, panel->axis->name));
        figure_page_note(page, middle, page->top + 22, NAME_SIZE, false, FIGURE_INK, FIGURE_CENTER,
                         correlation_text(pool, panel->correlation));
    }
    figure_page_note(page, FIGURE_MARGIN, page->top + 62, NAME_SIZE, false, FIGURE_MUTED, FIGURE_LEFT,
                     text_pool_format(pool, "%s; above each panel: rank correlation",
                                      batch_figure_scale(sampled->figure, sampled->measure)));
}

/* The levels of a cell's other factors, "2026-02-02/8/11", or their names. */
static const char *others_of(const struct sampled *sampled, size_t cell, bool names)
{
    const struct stored_cell *at = &sampled->figure->view->study->cells[cell];
    struct text_pool *pool = &sampled->figure->pool;
    const char *text = "";
    for (size_t f = 0; f < at->factor_count; f++) {
        const struct batch_view *view = sampled->figure->view;
        bool is_other = true;
        for (size_t a = 0; a < view->axis_count; a++)
            if (strcmp(view->axes[a].name, at->factors[f].name) == 0) is_other = !is_sampled(&view->axes[a]);
        if (is_other)
            text = text_pool_format(pool, "%s%s%s", text, *text ? "/" : "",
                                    names ? at->factors[f].name : at->factors[f].text);
    }
    return batch_figure_clean(sampled->figure, text);
}

/* The groups, at the mean height of their points. */
static void name_groups(const struct sampled *sampled, struct figure_page *page)
{
    const struct batch_worlds *groups = &sampled->groups;
    struct figure_label labels[FIGURE_COLOURS];
    size_t count = 0;
    if (groups->choice_count < 2 || groups->choice_count > FIGURE_COLOURS) return;
    for (size_t g = 0; g < groups->choice_count; g++) {
        double sum = 0;
        size_t known = 0;
        for (size_t c = 0; c < sampled->cells; c++) {
            if (groups->choice[c] != g || !isfinite(sampled->values[c])) continue;
            sum += sampled->values[c];
            known++;
        }
        if (known > 0)
            labels[count++] = (struct figure_label){.name = others_of(sampled, groups->choice_cell[g], false),
                                                    .y = pixel_y(sampled, page, sum / (double)known),
                                                    .ink = 1 + (int)g};
    }
    if (count > 0) figure_page_end_labels(page, labels, count, NULL);
}

/* What chance alone would reach in one test of twenty. */
static double chance_of(const struct sampled *sampled)
{
    return sampled->points > 3 ? 1.96 / sqrt((double)sampled->points - 1) : 1;
}

static const char *title_of(const struct sampled *sampled, struct text_pool *pool)
{
    const char *label = batch_figure_label(sampled->figure, sampled->measure);
    const struct panel *first = &sampled->panels[0];
    const char *name = batch_figure_clean(sampled->figure, first->axis->name);
    const char *number = correlation_text(pool, first->correlation), *others = "";
    if (!isfinite(first->correlation)) return text_pool_format(pool, "%s does not vary with what is sampled", label);
    if (fabs(first->correlation) < chance_of(sampled))
        return text_pool_format(
            pool, "%s follows nothing that is sampled closer than chance:\n%s at most, rank correlation %s", label,
            name, number);
    for (size_t p = 1; p < sampled->panel_count; p++)
        others = text_pool_format(pool, "%s%s %s\u00A0%s", others, p > 1 ? "," : ";",
                                  batch_figure_clean(sampled->figure, sampled->panels[p].axis->name),
                                  correlation_text(pool, sampled->panels[p].correlation));
    return text_pool_format(pool, "%s %s with %s most closely:\nrank correlation %s%s", label,
                            first->correlation > 0 ? "rises" : "falls", name, number, others);
}

static void write_title(const struct sampled *sampled, struct figure_page *page)
{
    struct text_pool *pool = page->pool;
    size_t groups = sampled->groups.choice_count;
    const char *within = groups > 1 ? text_pool_format(pool, ", mean of those within %zu settings of %s", groups,
                                                       others_of(sampled, 0, true))
                                    : "";
    const char *more = sampled->left_out > 0
                           ? text_pool_format(pool, "; %zu more factors follow less closely", sampled->left_out)
                           : "";
    figure_page_title(
        page, title_of(sampled, pool),
        text_pool_format(pool, "A point the mean of a cell; Spearman's rank correlation%s", within),
        text_pool_format(pool,
                         "Up to \u00B1%.2f is within chance (95\u00A0%%, %zu points); ring: its means break a check%s",
                         chance_of(sampled), sampled->points, more));
}

static bool draw(struct sampled *sampled)
{
    struct figure_page page;
    struct batch_figure *figure = sampled->figure;
    const char *name = batch_figure_name(figure, "sampled", sampled->measure, NULL, NULL);
    if (!figure_page_open(&page, &figure->pool, figure->directory, name, figure->message)) return false;
    place(sampled, &page);
    write_title(sampled, &page);
    write_points(sampled, &page);
    write_lines(sampled, &page);
    write_names(sampled, &page);
    name_groups(sampled, &page);
    batch_figure_footer(figure, &page, sampled->measure);
    return figure_page_close(&page, "sampled.gp");
}

bool figure_batch_sampled_write(struct batch_figure *figure, size_t measure)
{
    struct sampled sampled = {.figure = figure, .measure = measure, .cells = figure->view->study->count};
    find_values(&sampled);
    find_panels(&sampled);
    bool ok = sampled.panel_count == 0 || draw(&sampled);
    batch_worlds_free(&sampled.groups);
    free(sampled.values);
    free(sampled.panels);
    return ok;
}
