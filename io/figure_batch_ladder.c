/* What does each rung buy? A metric over a numeric factor, a line a level of another one. */
#include "io/figure_batch_internal.h"
#include "io/figure_scatter.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { TOP = 716, BOTTOM = 210 };

static void climb(struct batch_figure *figure, size_t measure, const struct batch_axis *x, const struct batch_axis *by,
                  const struct batch_balance *balance, struct scatter_point *points, struct scatter_line *lines,
                  size_t *members)
{
    for (size_t s = 0; s < by->count; s++) {
        lines[s] =
            (struct scatter_line){.points = members + s * x->count,
                                  .name = text_pool_format(&figure->pool, "%s %s", batch_figure_clean(figure, by->name),
                                                           batch_figure_clean(figure, by->texts[s]))};
        for (size_t l = 0; l < x->count; l++) {
            size_t i = s * x->count + l;
            struct batch_group group = batch_view_group(figure->view, measure, balance, x, l, by, s);
            points[i] = (struct scatter_point){.x = {.mean = x->numbers[l], .half_width = NAN},
                                               .y = group.estimate,
                                               .ink = 1 + (int)s,
                                               .is_hollow = group.feasible == 0};
            if (isfinite(group.estimate.mean)) members[s * x->count + lines[s].count++] = i;
        }
    }
}

static double climb_of(const struct batch_axis *x, const struct scatter_point *points, size_t line)
{
    return points[line * x->count + x->count - 1].y.mean - points[line * x->count].y.mean;
}

/* "surge 30pct from 16.5 days to 7.0 days" */
static const char *climb_text(struct batch_figure *figure, size_t measure, const struct batch_axis *x,
                              const struct batch_axis *by, const struct scatter_point *points, size_t line)
{
    return text_pool_format(&figure->pool, "%s\u00A0%s from %s to %s", batch_figure_clean(figure, by->name),
                            batch_figure_clean(figure, by->texts[line]),
                            batch_figure_value(figure, &points[line * x->count].y, measure),
                            batch_figure_value(figure, &points[line * x->count + x->count - 1].y, measure));
}

/* The lines that climb or fall most and least from the first rung to the last, of those that have both. */
static const char *ladder_title(struct batch_figure *figure, size_t measure, const struct batch_axis *x,
                                const struct batch_axis *by, const struct scatter_point *points)
{
    const char *label = batch_figure_label(figure, measure), *factor = batch_figure_clean(figure, x->name);
    size_t most = SIZE_MAX, least = SIZE_MAX;
    for (size_t s = 0; s < by->count; s++) {
        double climb = fabs(climb_of(x, points, s));
        if (!isfinite(climb)) continue;
        if (most == SIZE_MAX || climb > fabs(climb_of(x, points, most))) most = s;
        if (least == SIZE_MAX || climb < fabs(climb_of(x, points, least))) least = s;
    }
    if (most == SIZE_MAX)
        return text_pool_format(&figure->pool, "%s over %s, by %s", label, factor,
                                batch_figure_clean(figure, by->name));
    return text_pool_format(&figure->pool, "On the means %s from %s to %s takes\n%s%s%s", factor,
                            batch_figure_clean(figure, x->texts[0]), batch_figure_clean(figure, x->texts[x->count - 1]),
                            climb_text(figure, measure, x, by, points, most), most == least ? "" : ", ",
                            most == least ? "" : climb_text(figure, measure, x, by, points, least));
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
    struct batch_balance balance;
    batch_balance_init(&balance, figure->view, x, by);
    climb(figure, measure, x, by, &balance, points, lines, members);
    const char *label = batch_figure_label(figure, measure), *factor = batch_figure_clean(figure, x->name);
    struct scatter scatter = {points, count,
                              lines,  by->count,
                              "",     batch_figure_unit(figure, measure),
                              factor, batch_figure_scale(figure, measure),
                              NAN};
    page.top = TOP;
    page.bottom = BOTTOM;
    scatter_write(&page, &scatter);
    figure_page_title(
        &page, ladder_title(figure, measure, x, by, points),
        text_pool_format(&figure->pool, "%s, %s", label, batch_figure_averaged(figure, &balance, "point")),
        text_pool_format(&figure->pool,
                         "Bars: %g\u00A0%% confidence intervals; ring: no cell of the point holds the "
                         "study's checks",
                         100 * figure->view->study->confidence));
    batch_figure_footer(figure, &page, measure);
    batch_balance_free(&balance);
    free(points);
    free(lines);
    free(members);
    return figure_page_close(&page, "scatter.gp");
}
