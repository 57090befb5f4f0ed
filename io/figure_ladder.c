/* What do more people buy? Filled seats against DNFB, a point a scenario. */
#include "io/figure_finding.h"
#include "io/figure_scatter.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static struct estimate people(const struct figure_set *set, size_t scenario)
{
    return figure_level(set, scenario, METRIC_FTE_FILLED, SCOPE_ALL, 0);
}

/* A ladder needs rungs: half a person between the fewest and the most. */
static bool has_rungs(const struct figure_set *set)
{
    double least = INFINITY, most = -INFINITY;
    for (size_t s = 0; s < set->study->count; s++) {
        if (figure_set_is_bound(set, s)) continue;
        least = fmin(least, people(set, s).mean);
        most = fmax(most, people(set, s).mean);
    }
    return most - least >= 0.5;
}

/* The largest shown fall of DNFB, and what it takes. */
static const char *title_of(struct figure_set *set)
{
    struct text_pool *pool = &set->pool;
    struct figure_sides sides = figure_compare_all(set, METRIC_DNFB_MEAN_DAYS);
    struct estimate base = people(set, 0);
    if (sides.below == 0)
        return text_pool_format(pool, "People: no fall of DNFB that we can show with any %s", figure_set_noun(set));
    struct estimate plan = people(set, sides.lowest);
    return text_pool_format(pool, "%s takes %s out of DNFB with %s FTE; the baseline has %s",
                            figure_quoted(set, sides.lowest), figure_amount(set, &sides.least, "days"),
                            figure_value(pool, plan.mean, plan.half_width, ""),
                            figure_value(pool, base.mean, base.half_width, ""));
}

static void find_points(struct figure_set *set, struct scatter_point *points)
{
    for (size_t s = 0; s < set->study->count; s++)
        points[s] = (struct scatter_point){.label = set->labels[s],
                                           .x = people(set, s),
                                           .y = figure_level(set, s, METRIC_DNFB_MEAN_DAYS, SCOPE_ALL, 0),
                                           .ink = figure_set_ink(set, s),
                                           .is_hollow = figure_set_is_bound(set, s)};
}

bool figure_ladder_write(struct figure_set *set)
{
    struct figure_page page;
    size_t count = set->study->count;
    if (!has_rungs(set)) return true;
    if (!figure_page_open(&page, &set->pool, set->directory, "ladder", set->message)) return false;
    struct scatter_point *points = memory_allocate(count, sizeof *points);
    double target = set->study->items[0].scenario->facility.dnfb_target_days;
    find_points(set, points);
    struct scatter scatter = {.points = points,
                              .count = count,
                              .x_unit = "fte",
                              .y_unit = "days",
                              .x_name = "Filled seats, in weeks of 40 hours (FTE)",
                              .y_name = "Mean DNFB, days",
                              .target = target > 0 ? target : (double)NAN};
    page.top = 716;
    page.bottom = 210;
    scatter_write(&page, &scatter);
    figure_page_title(
        &page, title_of(set),
        text_pool_format(&set->pool, "Filled seats against mean DNFB days, %s, mean of %s", figure_set_period(set),
                         figure_set_replications(set)),
        text_pool_format(&set->pool, "Crosses: %g\u00A0%% confidence intervals; plans may differ in more than people%s",
                         100 * set->context->confidence, figure_together(set)));
    figure_page_footer(&page, figure_set_footer(set, 1, count));
    free(points);
    return figure_page_close(&page, "scatter.gp");
}
