/* What does better cost? Cost against a metric. A point is a cell, with one frontier; or with one for each world, where
 * the study says what nobody chooses; or, of many worlds, a point is a choice: its mean and band over all of them. */
#include "io/batch_worlds.h"
#include "io/figure_batch_internal.h"
#include "io/figure_scatter.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 716, BOTTOM = 210, LABELS_MOST = 24, WORLDS_MOST = 8 };

struct pareto {
    struct batch_figure *figure;
    size_t measure, cost;
    struct batch_worlds worlds;
    bool is_of_choices; /* points are choices, else cells */
    size_t count;
    struct scatter_point *points; /* cells: by world */
    size_t *places;               /* of each point: its cell, or the first cell of its choice */
    size_t line_count, drawn;
    struct scatter_line *lines; /* the frontiers */
    size_t *members;
    size_t left_out; /* choices that lack a world */
};

static bool lower_is_better(const struct pareto *pareto)
{
    return metrics[pareto->figure->view->measures[pareto->measure].id].direction != METRIC_HIGHER_IS_BETTER;
}

/* "5/14/none": whole names of cells would not fit. The levels of the factors that nobody chooses (`given`) or of the
 * others; or the factors' names. */
static const char *levels_of(const struct pareto *pareto, size_t cell, bool given, bool names)
{
    const struct stored_study *study = pareto->figure->view->study;
    struct text_pool *pool = &pareto->figure->pool;
    const char *text = "";
    for (size_t f = 0; f < study->cells[cell].factor_count; f++) {
        const struct cell_factor *factor = &study->cells[cell].factors[f];
        bool is_given = false;
        for (size_t g = 0; g < study->given_count; g++)
            is_given = is_given || strcmp(study->given[g], factor->name) == 0;
        if (is_given != given) continue;
        text = text_pool_format(pool, "%s%s%s", text, *text ? "/" : "", names ? factor->name : factor->text);
    }
    return batch_figure_clean(pareto->figure, text);
}

static struct estimate of_cell(const struct batch_view *view, size_t measure, size_t cell, bool *selected)
{
    selected[cell] = true;
    struct estimate estimate = batch_view_mean(view, measure, selected);
    selected[cell] = false;
    return estimate;
}

/* By world, so that those of one stand together. */
static void find_cells(struct pareto *pareto)
{
    const struct batch_view *view = pareto->figure->view;
    bool *selected = memory_allocate(view->study->count, sizeof *selected);
    for (size_t w = 0; w < pareto->worlds.world_count; w++)
        for (size_t c = 0; c < view->study->count; c++) {
            if (pareto->worlds.world[c] != w) continue;
            pareto->places[pareto->count] = c;
            pareto->points[pareto->count++] =
                (struct scatter_point){.x = of_cell(view, pareto->cost, c, selected),
                                       .y = of_cell(view, pareto->measure, c, selected),
                                       .ink = view->is_feasible[c] ? FIGURE_REST : FIGURE_BASELINE,
                                       .is_hollow = !view->is_feasible[c]};
        }
    free(selected);
}

/* A choice that lacks a world would be compared over other ones. Feasible: in nine worlds of ten. */
static void find_choices(struct pareto *pareto)
{
    const struct batch_view *view = pareto->figure->view;
    struct estimate *estimates = memory_allocate(view->measure_count, sizeof *estimates);
    for (size_t d = 0; d < pareto->worlds.choice_count; d++) {
        size_t feasible, worlds = batch_worlds_outlook(&pareto->worlds, view, d, estimates, &feasible);
        if (worlds < pareto->worlds.world_count) {
            pareto->left_out++;
            continue;
        }
        bool is_feasible = 10 * feasible >= 9 * worlds;
        pareto->places[pareto->count] = pareto->worlds.choice_cell[d];
        pareto->points[pareto->count++] = (struct scatter_point){.x = estimates[pareto->cost],
                                                                 .y = estimates[pareto->measure],
                                                                 .ink = is_feasible ? FIGURE_REST : FIGURE_BASELINE,
                                                                 .is_hollow = !is_feasible,
                                                                 .is_band = true};
    }
    free(estimates);
}

/* The frontier of `count` points from `first` on. */
static void add_front(struct pareto *pareto, size_t first, size_t count)
{
    size_t *front = pareto->members + first;
    struct scatter_line *line = &pareto->lines[pareto->line_count];
    *line = (struct scatter_line){.points = front, .is_stair = true};
    line->count = scatter_front(pareto->points + first, count, lower_is_better(pareto), front);
    for (size_t f = 0; f < line->count; f++) {
        front[f] += first;
        pareto->points[front[f]].ink = 1 + (int)(pareto->drawn % FIGURE_COLOURS);
    }
    pareto->line_count++;
    pareto->drawn += line->count > 0; /* a world without a feasible cell takes no colour */
}

static void find_fronts(struct pareto *pareto)
{
    if (pareto->is_of_choices) add_front(pareto, 0, pareto->count);
    for (size_t first = 0; !pareto->is_of_choices && first < pareto->count;) {
        size_t next = first, world = pareto->worlds.world[pareto->places[first]];
        while (next < pareto->count && pareto->worlds.world[pareto->places[next]] == world) next++;
        add_front(pareto, first, next - first);
        first = next;
    }
}

/* Many frontiers have the names of their worlds; a single one those of its points. */
static void name_points(struct pareto *pareto)
{
    for (size_t l = 0; pareto->line_count > 1 && l < pareto->line_count; l++)
        pareto->lines[l].name = levels_of(pareto, pareto->worlds.world_cell[l], true, false);
    const struct scatter_line *line = pareto->lines;
    for (size_t f = 0; pareto->line_count == 1 && f < line->count && line->count <= LABELS_MOST; f++)
        pareto->points[line->points[f]].label = levels_of(pareto, pareto->places[line->points[f]], false, false);
    for (size_t i = 0; pareto->is_of_choices && pareto->count <= LABELS_MOST && i < pareto->count; i++)
        pareto->points[i].label = levels_of(pareto, pareto->places[i], false, false);
}

/* Those of hundreds of points would hide them: those of the frontiers alone are drawn. */
static void drop_intervals(struct pareto *pareto)
{
    for (size_t i = 0; i < pareto->count; i++) {
        struct scatter_point *point = &pareto->points[i];
        if (point->ink > 0 || (point->is_band && pareto->count <= LABELS_MOST)) continue;
        point->is_band = false;
        point->x.half_width = point->y.half_width = NAN;
    }
}

static void pareto_init(struct pareto *pareto, struct batch_figure *figure, size_t measure)
{
    size_t cells = figure->view->study->count;
    *pareto = (struct pareto){.figure = figure, .measure = measure, .cost = figure->view->measure_count - 1};
    const struct stored_study *study = figure->view->study;
    batch_worlds_init(&pareto->worlds, study, (const char *const *)study->given, study->given_count);
    pareto->is_of_choices = pareto->worlds.world_count > WORLDS_MOST;
    pareto->points = memory_allocate(cells, sizeof *pareto->points);
    pareto->places = memory_allocate(cells, sizeof *pareto->places);
    pareto->members = memory_allocate(cells, sizeof *pareto->members);
    pareto->lines = memory_allocate(pareto->worlds.world_count + 1, sizeof *pareto->lines);
    if (pareto->is_of_choices)
        find_choices(pareto);
    else
        find_cells(pareto);
    find_fronts(pareto);
    name_points(pareto);
    drop_intervals(pareto);
}

static void pareto_free(struct pareto *pareto)
{
    batch_worlds_free(&pareto->worlds);
    free(pareto->points);
    free(pareto->places);
    free(pareto->members);
    free(pareto->lines);
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

/* "$1.02M and 31 hours" */
static const char *where(const struct pareto *pareto, const struct scatter_point *point)
{
    return text_pool_format(&pareto->figure->pool, "%s and %s",
                            batch_figure_value(pareto->figure, &point->x, pareto->cost),
                            batch_figure_value(pareto->figure, &point->y, pareto->measure));
}

static const char *front_title(const struct pareto *pareto)
{
    struct text_pool *pool = &pareto->figure->pool;
    const struct scatter_line *line = &pareto->lines[0];
    size_t feasible = 0;
    const char *over = pareto->is_of_choices
                           ? text_pool_format(pool, "On the mean over %zu worlds", pareto->worlds.world_count)
                           : "On the means";
    const char *points = pareto->is_of_choices ? "choices" : "cells";
    for (size_t i = 0; i < pareto->count; i++) feasible += !pareto->points[i].is_hollow;
    if (line->count == 0)
        return text_pool_format(pool, "None of %zu %s holds the checks%s", pareto->count, points,
                                pareto->is_of_choices ? " in nine worlds of ten" : "");
    return text_pool_format(pool, "%s %zu of %zu feasible %s are worth their cost,\nfrom %s to %s", over, line->count,
                            feasible, points, where(pareto, &pareto->points[line->points[0]]),
                            where(pareto, &pareto->points[line->points[line->count - 1]]));
}

/* The best value is at the dear end of a frontier. */
static const struct scatter_point *best_of(const struct pareto *pareto, size_t line)
{
    const struct scatter_line *front = &pareto->lines[line];
    return front->count > 0 ? &pareto->points[front->points[front->count - 1]] : NULL;
}

/* "51 h at $1.41 M" */
static const char *price_text(const struct pareto *pareto, const struct scatter_point *point)
{
    return text_pool_format(&pareto->figure->pool, "%s at %s",
                            batch_figure_value(pareto->figure, &point->y, pareto->measure),
                            batch_figure_value(pareto->figure, &point->x, pareto->cost));
}

/* "in today/none 60 h at $1.20 M to 51 h at $1.41 M": from the cheap end of its frontier to the dear one. */
static const char *front_text(const struct pareto *pareto, size_t line)
{
    struct text_pool *pool = &pareto->figure->pool;
    const struct scatter_line *front = &pareto->lines[line];
    const char *world = levels_of(pareto, pareto->worlds.world_cell[line], true, false);
    const char *best = price_text(pareto, best_of(pareto, line));
    if (front->count == 1) return text_pool_format(pool, "in %s %s", world, best);
    return text_pool_format(pool, "in %s %s to %s", world, price_text(pareto, &pareto->points[front->points[0]]), best);
}

/* The worlds in which the best that can be had is best and worst. */
static const char *worlds_title(const struct pareto *pareto)
{
    struct text_pool *pool = &pareto->figure->pool;
    double sign = lower_is_better(pareto) ? 1 : -1;
    size_t good = SIZE_MAX, bad = SIZE_MAX, empty = 0;
    for (size_t l = 0; l < pareto->line_count; l++) {
        const struct scatter_point *best = best_of(pareto, l);
        empty += best == NULL;
        if (!best) continue;
        if (good == SIZE_MAX || sign * best->y.mean < sign * best_of(pareto, good)->y.mean) good = l;
        if (bad == SIZE_MAX || sign * best->y.mean > sign * best_of(pareto, bad)->y.mean) bad = l;
    }
    if (good == SIZE_MAX)
        return text_pool_format(pool, "None of %zu cells holds the checks, in none of %zu worlds", pareto->count,
                                pareto->line_count);
    const char *none = empty == 0 ? ""
                                  : text_pool_format(pool, "; no cell holds the checks in %zu of %zu worlds", empty,
                                                     pareto->line_count);
    if (good == bad) return text_pool_format(pool, "On the means %s%s", front_text(pareto, good), none);
    return text_pool_format(pool, "On the means %s,\n%s%s", front_text(pareto, good), front_text(pareto, bad), none);
}

static const char *subtitle(const struct pareto *pareto)
{
    struct text_pool *pool = &pareto->figure->pool;
    const char *label = batch_figure_label(pareto->figure, pareto->measure);
    const char *ours = levels_of(pareto, 0, false, true), *given = levels_of(pareto, 0, true, true);
    double confidence = 100 * pareto->figure->view->study->confidence;
    if (pareto->is_of_choices)
        return text_pool_format(pool, "A point a choice of %s, mean over %zu worlds (%s)", ours,
                                pareto->worlds.world_count, given);
    if (pareto->line_count > 1)
        return text_pool_format(
            pool, "%s against cost; a point a cell; a frontier for each world (%s); crosses: %g\u00A0%% intervals",
            label, given, confidence);
    return text_pool_format(pool, /* the end may be cut */
                            "%s against cost; crosses: %g\u00A0%% confidence intervals; a point a cell, %s", label,
                            confidence, ours);
}

static const char *note(const struct pareto *pareto, size_t far, size_t unnamed)
{
    struct text_pool *pool = &pareto->figure->pool;
    bool has_worlds = pareto->line_count > 1;
    const char *hidden = far > 0 ? text_pool_format(pool, " (%zu far off not shown)", far) : "";
    const char *lacking = pareto->left_out > 0 ? text_pool_format(pool, "; %zu lack worlds", pareto->left_out) : "";
    bool all_named = unnamed == 0 && (has_worlds || pareto->lines[0].count <= LABELS_MOST);
    if (pareto->is_of_choices)
        return text_pool_format(
            pool,
            "Crosses: p10 to p90 of the worlds; light: another costs less and is better; ring: breaks "
            "a check in over 1 world of 10%s%s",
            hidden, lacking);
    return text_pool_format(pool, "Light: another cell%s costs less and is better; ring: its means break a check%s%s",
                            has_worlds ? " of its world" : "", hidden, all_named ? "" : "; not all names fit");
}

bool figure_batch_pareto_write(struct batch_figure *figure, size_t measure)
{
    struct figure_page page;
    const struct stored_study *study = figure->view->study;
    if (study->given_count > 0 && study->given_count == study->cells[0].factor_count) return true; /* no choice */
    const char *name = batch_figure_name(figure, "pareto", measure, NULL, NULL);
    if (!figure_page_open(&page, &figure->pool, figure->directory, name, figure->message)) return false;
    struct pareto pareto;
    pareto_init(&pareto, figure, measure);
    struct scatter scatter = {pareto.points,
                              pareto.count,
                              pareto.lines,
                              pareto.line_count,
                              "usd",
                              batch_figure_unit(figure, measure),
                              "Cost in the window",
                              batch_figure_scale(figure, measure),
                              NAN};
    page.top = TOP;
    page.bottom = BOTTOM;
    size_t far = leave_far_ones_out(pareto.points, pareto.count), unnamed = scatter_write(&page, &scatter);
    figure_page_title(&page, pareto.line_count > 1 ? worlds_title(&pareto) : front_title(&pareto), subtitle(&pareto),
                      note(&pareto, far, unnamed));
    batch_figure_footer(figure, &page, measure);
    pareto_free(&pareto);
    return figure_page_close(&page, "scatter.gp");
}
