#include "io/figure_batch.h"
#include "io/figure_batch_internal.h"
#include "io/result_set.h"
#include "models/turnaround_percentile.h"
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { SERIES_MOST = FIGURE_COLOURS, LADDER_RUNGS = 2 };

const char *batch_figure_unit(const struct batch_figure *figure, size_t measure)
{
    return metrics[figure->view->measures[measure].id].unit;
}

const char *batch_figure_label(struct batch_figure *figure, size_t measure)
{
    static const struct {
        enum metric_id id;
        const char *text;
    } known[] = {{METRIC_TAT_P90_HOURS, "Turnaround, 90th percentile"},
                 {METRIC_TAT_MEAN_HOURS, "Mean turnaround"},
                 {METRIC_DNFB_MEAN_DAYS, "Mean DNFB, days"},
                 {METRIC_DNFB_PEAK_DAYS, "Peak DNFB, days"},
                 {METRIC_COST_TOTAL_USD, "Cost in the window"}};
    const struct batch_measure *at = &figure->view->measures[measure];
    bool all = strcmp(at->scope, "all") == 0;
    const char *text = metrics[at->id].id;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].id == at->id) text = known[i].text;
    return all ? text : text_pool_format(&figure->pool, "%s, %s", text, batch_figure_clean(figure, at->scope));
}

const char *batch_figure_scale(struct batch_figure *figure, size_t measure)
{
    const char *label = batch_figure_label(figure, measure), *unit = batch_figure_unit(figure, measure);
    bool is_said = strstr(label, unit) != NULL; /* "Mean DNFB, days", "paid_hours" */
    return is_said || strcmp(unit, "hours") != 0 ? label : text_pool_format(&figure->pool, "%s, hours", label);
}

const char *batch_figure_name(struct batch_figure *figure, const char *kind, size_t measure, const struct batch_axis *a,
                              const struct batch_axis *b)
{
    const struct batch_measure *at = &figure->view->measures[measure];
    bool all = strcmp(at->scope, "all") == 0;
    const char *text =
        text_pool_format(&figure->pool, "%s-%s%s%s%s%s%s%s", kind, metrics[at->id].id, all ? "" : "-",
                         all ? "" : at->scope, a ? "-" : "", a ? a->name : "", b ? "-" : "", b ? b->name : "");
    char *slug = (char *)(size_t)text; /* the pool's own */
    for (char *c = slug; *c; c++)
        if (!isalnum((unsigned char)*c) && !strchr("._-", *c)) *c = '-';
    return slug;
}

const char *batch_figure_value(struct batch_figure *figure, const struct estimate *estimate, size_t measure)
{
    return figure_value(&figure->pool, estimate->mean, estimate->half_width, batch_figure_unit(figure, measure));
}

const char *batch_figure_clean(struct batch_figure *figure, const char *text)
{
    return figure_clean(&figure->pool, text);
}

const char *batch_figure_averaged(struct batch_figure *figure, const struct batch_balance *balance, const char *place)
{
    if (balance->is_mixed)
        return text_pool_format(&figure->pool, "mean over the cells of a %s; these differ in other factors too", place);
    if (balance->left_out > 0)
        return text_pool_format(&figure->pool, "mean over the settings of the other factors that every %s has", place);
    return text_pool_format(&figure->pool, "mean over the cells of a %s", place);
}

void batch_figure_footer(struct batch_figure *figure, struct figure_page *page, size_t measure)
{
    const struct batch_view *view = figure->view;
    size_t known = 0;
    for (size_t c = 0; c < view->study->count; c++) known += view->is_known[c];
    const char *count = view->fewest == view->most
                            ? text_pool_format(&figure->pool, "%" PRId64, view->most)
                            : text_pool_format(&figure->pool, "%" PRId64 " to %" PRId64, view->fewest, view->most);
    bool is_percentile = turnaround_percentile_find((int)view->measures[measure].id) != NULL;
    figure_page_footer(page, text_pool_format(&figure->pool,
                                              "himsim %s · study %s · %zu of %zu cells · seed %" PRId64 " · n = %s%s%s",
                                              figure->context->version, batch_figure_clean(figure, view->study->name),
                                              known, view->study->count, view->study->seed, count,
                                              view->fewest < SMALL_SAMPLE ? " (small sample)" : "",
                                              is_percentile ? " · percentile: mean of the replications' own" : ""));
}

bool batch_figure_has(const struct batch_figure *figure, size_t measure)
{
    const struct batch_view *view = figure->view;
    size_t count = view->study->count * (size_t)view->replications;
    for (size_t i = 0; i < count; i++)
        if (isfinite(view->values[measure * count + i]) && view->values[measure * count + i] != 0) return true;
    return false;
}

static bool has_boxes(const struct batch_axis *axis)
{
    return axis->count > 1 && axis->count <= FIGURE_LEVELS_MOST;
}

static bool write_grids(struct batch_figure *figure, size_t measure)
{
    const struct batch_view *view = figure->view;
    for (size_t a = 0; a < view->axis_count; a++)
        for (size_t b = a + 1; b < view->axis_count; b++) {
            if (!has_boxes(&view->axes[a]) || !has_boxes(&view->axes[b])) continue;
            if (!figure_grid_write(figure, measure, &view->axes[a], &view->axes[b])) return false;
        }
    return true;
}

/* The numeric factor with the most levels; the last of equals. */
static const struct batch_axis *ladder_of(const struct batch_view *view)
{
    const struct batch_axis *best = NULL;
    for (size_t a = 0; a < view->axis_count; a++) {
        const struct batch_axis *axis = &view->axes[a];
        if (axis->is_numeric && has_boxes(axis) && axis->count > LADDER_RUNGS && (!best || axis->count >= best->count))
            best = axis;
    }
    return best;
}

static bool write_ladders(struct batch_figure *figure, size_t measure)
{
    const struct batch_view *view = figure->view;
    const struct batch_axis *x = ladder_of(view);
    for (size_t a = 0; x && a < view->axis_count; a++) {
        const struct batch_axis *by = &view->axes[a];
        if (by == x || by->count < 2 || by->count > SERIES_MOST) continue;
        if (!figure_batch_ladder_write(figure, measure, x, by)) return false;
    }
    return true;
}

static bool write_measure(struct batch_figure *figure, size_t measure)
{
    size_t cost = figure->view->measure_count - 1;
    if (!batch_figure_has(figure, measure)) return true;
    if (batch_figure_has(figure, cost) && !figure_batch_pareto_write(figure, measure)) return false;
    return write_grids(figure, measure) && figure_effects_write(figure, measure) && write_ladders(figure, measure) &&
           figure_batch_sampled_write(figure, measure);
}

bool figure_batch_write(const struct batch_pictures *pictures, const struct figure_context *context,
                        const char *directory, char **message)
{
    struct batch_figure figure = {pictures->view, context, directory, message, {0}};
    bool ok = true;
    for (size_t m = 0; ok && m + 1 < figure.view->measure_count; m++) ok = write_measure(&figure, m);
    text_pool_free(&figure.pool);
    return ok;
}
