/* Figures of a batch with two scales: cost against a metric, and a metric over a numeric factor. */
#include "io/figure_batch_internal.h"
#include "io/figure_scatter.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { TOP = 716, BOTTOM = 210, LABELS_MOST = 24 };

static bool lower_is_better(const struct batch_figure *figure, size_t measure)
{
    return metrics[figure->view->measures[measure].id].direction != METRIC_HIGHER_IS_BETTER;
}

static struct estimate of_cell(const struct batch_view *view, size_t measure, size_t cell, bool *selected)
{
    selected[cell] = true;
    struct estimate estimate = batch_view_mean(view, measure, selected);
    selected[cell] = false;
    return estimate;
}

/* Infeasible cells far above, or below, the feasible ones would press these into a line: they are left out. */
static size_t leave_far_ones_out(struct scatter_point *points, size_t count)
{
    double low = INFINITY, high = -INFINITY;
    size_t far = 0;
    for (size_t c = 0; c < count; c++) {
        if (points[c].is_hollow || !isfinite(points[c].y.mean)) continue;
        low = fmin(low, points[c].y.mean);
        high = fmax(high, points[c].y.mean);
    }
    double room = high - low;
    for (size_t c = 0; room > 0 && c < count; c++) {
        double y = points[c].y.mean;
        if (!points[c].is_hollow || (y >= low - room && y <= high + room)) continue;
        points[c].x.mean = points[c].y.mean = NAN;
        far++;
    }
    return far;
}

/* "5/14/none/flu": whole names of cells would not fit. Or the factors' names. */
static const char *levels_of(struct batch_figure *figure, const struct stored_cell *cell, bool names)
{
    const char *text = "";
    for (size_t f = 0; f < cell->factor_count; f++)
        text = text_pool_format(&figure->pool, "%s%s%s", text, f > 0 ? "/" : "",
                                names ? cell->factors[f].name : cell->factors[f].text);
    return batch_figure_clean(figure, text);
}

/* Intervals of hundreds of points would hide them: those of the frontier alone are drawn. */
static void find_points(struct batch_figure *figure, size_t measure, struct scatter_point *points, size_t *front,
                        size_t *front_count)
{
    const struct batch_view *view = figure->view;
    size_t count = view->study->count, cost = view->measure_count - 1;
    bool *selected = memory_allocate(count, sizeof *selected);
    for (size_t c = 0; c < count; c++)
        points[c] = (struct scatter_point){.x = of_cell(view, cost, c, selected),
                                           .y = of_cell(view, measure, c, selected),
                                           .ink = view->is_feasible[c] ? FIGURE_REST : FIGURE_BASELINE,
                                           .is_hollow = !view->is_feasible[c]};
    *front_count = scatter_front(points, count, lower_is_better(figure, measure), front);
    for (size_t f = 0; f < *front_count; f++) points[front[f]].ink = 1;
    for (size_t f = 0; f < *front_count && *front_count <= LABELS_MOST; f++)
        points[front[f]].label = levels_of(figure, &view->study->cells[front[f]], false);
    for (size_t c = 0; c < count; c++)
        if (points[c].ink != 1) points[c].x.half_width = points[c].y.half_width = NAN;
    free(selected);
}

static const char *pareto_title(struct batch_figure *figure, size_t measure, const struct scatter_point *points,
                                const size_t *front, size_t count)
{
    const struct batch_view *view = figure->view;
    size_t feasible = 0, cost = view->measure_count - 1;
    for (size_t c = 0; c < view->study->count; c++) feasible += view->is_feasible[c];
    if (count == 0) return text_pool_format(&figure->pool, "None of %zu cells holds the checks", view->study->count);
    const struct scatter_point *cheap = &points[front[0]], *dear = &points[front[count - 1]];
    return text_pool_format(
        &figure->pool, "On the means %zu of %zu feasible cells are worth their cost,\nfrom %s and %s to %s and %s",
        count, feasible, batch_figure_value(figure, &cheap->x, cost), batch_figure_value(figure, &cheap->y, measure),
        batch_figure_value(figure, &dear->x, cost), batch_figure_value(figure, &dear->y, measure));
}

bool figure_batch_pareto_write(struct batch_figure *figure, size_t measure)
{
    struct figure_page page;
    size_t count = figure->view->study->count;
    const char *name = batch_figure_name(figure, "pareto", measure, NULL, NULL);
    if (!figure_page_open(&page, &figure->pool, figure->directory, name, figure->message)) return false;
    struct scatter_point *points = memory_allocate(count, sizeof *points);
    size_t *front = memory_allocate(count, sizeof *front);
    struct scatter_line line = {.points = front, .is_stair = true};
    find_points(figure, measure, points, front, &line.count);
    const char *label = batch_figure_label(figure, measure);
    struct scatter scatter = {points, count, &line, 1, "usd", batch_figure_unit(figure, measure), "Cost in the window",
                              label,  NAN};
    page.top = TOP;
    page.bottom = BOTTOM;
    size_t far = leave_far_ones_out(points, count), left_out = scatter_write(&page, &scatter);
    figure_page_title(
        &page, pareto_title(figure, measure, points, front, line.count),
        text_pool_format(
            &figure->pool, "%s against cost, a point a cell (%s); crosses: %g\u00A0%% confidence intervals", label,
            levels_of(figure, &figure->view->study->cells[0], true), 100 * figure->view->study->confidence),
        text_pool_format(&figure->pool, "Light: another cell costs less and is better; ring: breaks a check%s%s",
                         far > 0 ? text_pool_format(&figure->pool, " (%zu far off are not shown)", far) : "",
                         left_out > 0 || line.count > LABELS_MOST ? "; not all names fit" : ""));
    batch_figure_footer(figure, &page);
    free(points);
    free(front);
    return figure_page_close(&page, "scatter.gp");
}

/* How far apart the lines are at a rung. */
static double spread_at(const struct scatter_point *points, size_t rungs, size_t lines, size_t rung)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t s = 0; s < lines; s++) {
        low = fmin(low, points[s * rungs + rung].y.mean);
        high = fmax(high, points[s * rungs + rung].y.mean);
    }
    return high - low;
}

/* Labels stand at the end at which the lines are farther apart. */
static void name_lines(struct batch_figure *figure, const struct batch_axis *x, const struct batch_axis *by,
                       struct scatter_point *points, const struct scatter_line *lines)
{
    bool at_end = spread_at(points, x->count, by->count, x->count - 1) > spread_at(points, x->count, by->count, 0);
    for (size_t s = 0; s < by->count; s++)
        if (lines[s].count > 0)
            points[lines[s].points[at_end ? lines[s].count - 1 : 0]].label = text_pool_format(
                &figure->pool, "%s %s", batch_figure_clean(figure, by->name), batch_figure_clean(figure, by->texts[s]));
}

static void climb(struct batch_figure *figure, size_t measure, const struct batch_axis *x, const struct batch_axis *by,
                  struct scatter_point *points, struct scatter_line *lines, size_t *members)
{
    for (size_t s = 0; s < by->count; s++) {
        lines[s] = (struct scatter_line){.points = members + s * x->count};
        for (size_t l = 0; l < x->count; l++) {
            size_t i = s * x->count + l;
            struct batch_group group = batch_view_group(figure->view, measure, x, l, by, s);
            points[i] = (struct scatter_point){.x = {.mean = x->numbers[l], .half_width = NAN},
                                               .y = group.estimate,
                                               .ink = 1 + (int)s,
                                               .is_hollow = group.feasible == 0};
            if (isfinite(group.estimate.mean)) members[s * x->count + lines[s].count++] = i;
        }
    }
    name_lines(figure, x, by, points, lines);
}

static double climb_of(const struct scatter_point *points, const struct scatter_line *line)
{
    if (line->count < 2) return 0;
    return fabs(points[line->points[line->count - 1]].y.mean - points[line->points[0]].y.mean);
}

/* What the line that rises or falls most does from its first rung to its last; levels, no claim of a difference. */
static const char *ladder_title(struct batch_figure *figure, size_t measure, const struct batch_axis *x,
                                const struct batch_axis *by, const struct scatter_point *points,
                                const struct scatter_line *lines)
{
    struct text_pool *pool = &figure->pool;
    const char *label = batch_figure_label(figure, measure), *factor = batch_figure_clean(figure, x->name),
               *other = batch_figure_clean(figure, by->name);
    size_t steepest = 0;
    for (size_t s = 1; s < by->count; s++)
        if (climb_of(points, &lines[s]) > climb_of(points, &lines[steepest])) steepest = s;
    const struct scatter_line *line = &lines[steepest];
    if (!(climb_of(points, line) > 0)) return text_pool_format(pool, "%s over %s, by %s", label, factor, other);
    size_t first = line->points[0], last = line->points[line->count - 1];
    return text_pool_format(pool, "%s: on the means from %s to %s\nas %s goes from %s to %s, with %s %s", label,
                            batch_figure_value(figure, &points[first].y, measure),
                            batch_figure_value(figure, &points[last].y, measure), factor,
                            batch_figure_clean(figure, x->texts[first - steepest * x->count]),
                            batch_figure_clean(figure, x->texts[last - steepest * x->count]), other,
                            batch_figure_clean(figure, by->texts[steepest]));
}

bool figure_batch_ladder_write(struct batch_figure *figure, size_t measure, const struct batch_axis *x,
                               const struct batch_axis *by)
{
    struct figure_page page;
    size_t count = x->count * by->count;
    const char *name = batch_figure_name(figure, "ladder", measure, x, by);
    if (!figure_page_open(&page, &figure->pool, figure->directory, name, figure->message)) return false;
    struct scatter_point *points = memory_allocate(count, sizeof *points);
    struct scatter_line *lines = memory_allocate(by->count, sizeof *lines);
    size_t *members = memory_allocate(count, sizeof *members);
    climb(figure, measure, x, by, points, lines, members);
    const char *label = batch_figure_label(figure, measure), *factor = batch_figure_clean(figure, x->name);
    struct scatter scatter = {points, count, lines, by->count, "", batch_figure_unit(figure, measure),
                              factor, label, NAN};
    page.top = TOP;
    page.bottom = BOTTOM;
    scatter_write(&page, &scatter);
    figure_page_title(&page, ladder_title(figure, measure, x, by, points, lines),
                      text_pool_format(&figure->pool, "%s, mean over the cells of a point", label),
                      text_pool_format(&figure->pool,
                                       "Bars: %g\u00A0%% confidence intervals; ring: no cell of the point holds the "
                                       "study's checks",
                                       100 * figure->view->study->confidence));
    batch_figure_footer(figure, &page);
    free(points);
    free(lines);
    free(members);
    return figure_page_close(&page, "scatter.gp");
}
