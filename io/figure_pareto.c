/* What does less waiting cost? Cost against a metric, a point a scenario, and the frontier of the means. */
#include "io/figure_finding.h"
#include "io/figure_scatter.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static const struct measure {
    enum metric_id id;
    const char *file, *name, *short_name;
} measures[] = {
    {METRIC_TAT_P90_HOURS, "pareto-tat", "Turnaround, 90th percentile, hours", "turnaround p90"},
    {METRIC_DNFB_PEAK_DAYS, "pareto-dnfb", "Peak DNFB, days", "peak DNFB"},
};
enum { MEASURES = sizeof measures / sizeof *measures };

/* Light grey for whom another beats on both. */
static void find_points(struct figure_set *set, const struct measure *measure, struct scatter_point *points)
{
    size_t count = set->study->count;
    for (size_t s = 0; s < count; s++)
        points[s] = (struct scatter_point){.label = set->labels[s],
                                           .x = figure_level(set, s, METRIC_COST_TOTAL_USD, SCOPE_ALL, 0),
                                           .y = figure_level(set, s, measure->id, SCOPE_ALL, 0),
                                           .ink = figure_set_ink(set, s),
                                           .is_hollow = figure_set_is_bound(set, s)};
    for (size_t s = 1; s < count; s++)
        if (points[s].is_hollow || scatter_is_dominated(points, count, s, true)) points[s].ink = FIGURE_REST;
}

static const char *where(struct figure_set *set, const struct measure *measure, const struct scatter_point *point)
{
    return text_pool_format(&set->pool, "%s and %s",
                            figure_value(&set->pool, point->x.mean, point->x.half_width, "usd"),
                            figure_value(&set->pool, point->y.mean, point->y.half_width, metrics[measure->id].unit));
}

/* The frontier is one of means, and says so: it claims no difference between two points. */
static const char *title_of(struct figure_set *set, const struct measure *measure, const struct scatter_point *points,
                            const size_t *front, size_t count)
{
    struct text_pool *pool = &set->pool;
    size_t choices = figure_set_plans(set) + 1;
    if (count == 0) return text_pool_format(pool, "Cost and %s", measure->short_name);
    const struct scatter_point *cheap = &points[front[0]], *dear = &points[front[count - 1]];
    if (count == 1)
        return text_pool_format(pool, "On the means %s is both cheapest and best in %s: %s",
                                figure_quoted(set, front[0]), measure->short_name, where(set, measure, cheap));
    return text_pool_format(pool, "On the means %zu of %zu choices are worth their cost,\nfrom %s to %s", count,
                            choices, where(set, measure, cheap), where(set, measure, dear));
}

static bool write_one(struct figure_set *set, const struct measure *measure)
{
    struct figure_page page;
    size_t count = set->study->count;
    if (!figure_page_open(&page, &set->pool, set->directory, measure->file, set->message)) return false;
    struct scatter_point *points = memory_allocate(count, sizeof *points);
    size_t *front = memory_allocate(count, sizeof *front);
    find_points(set, measure, points);
    struct scatter_line line = {.points = front, .is_stair = true};
    line.count = scatter_front(points, count, true, front);
    struct scatter scatter = {points,        count, &line, 1, "usd", metrics[measure->id].unit, "Cost in the window",
                              measure->name, NAN};
    page.top = 716;
    page.bottom = 210;
    size_t left_out = scatter_write(&page, &scatter);
    const char *some = left_out == 0 ? ""
                                     : text_pool_format(&set->pool, "; %zu label%s left out for want of room", left_out,
                                                        left_out == 1 ? "" : "s");
    figure_page_title(&page, title_of(set, measure, points, front, line.count),
                      text_pool_format(&set->pool, "Cost against %s, %s, mean of %s", measure->short_name,
                                       figure_set_period(set), figure_set_replications(set)),
                      text_pool_format(&set->pool,
                                       "Crosses: %g\u00A0%% confidence intervals; light grey: another costs "
                                       "less and is better, or a limit (ring)%s",
                                       100 * set->context->confidence, some));
    figure_page_footer(&page, figure_set_footer(set, 1, count));
    free(points);
    free(front);
    return figure_page_close(&page, "scatter.gp");
}

bool figure_pareto_write(struct figure_set *set)
{
    for (size_t m = 0; m < MEASURES; m++)
        if (!write_one(set, &measures[m])) return false;
    return true;
}
