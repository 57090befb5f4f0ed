#include "io/batch_view.h"
#include "io/batch_feasible.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static double *values_of(const struct batch_view *view, size_t measure, size_t cell)
{
    return view->values + (measure * view->study->count + cell) * (size_t)view->replications;
}

static void take_cell(struct batch_view *view, size_t cell, const struct stored_rows *rows, struct conditions *checks)
{
    view->is_known[cell] = rows->count > 0;
    if (rows->count > view->most) view->most = rows->count;
    if (rows->count > 0 && (view->fewest == 0 || rows->count < view->fewest)) view->fewest = rows->count;
    view->is_feasible[cell] = conditions_judge(checks, view->study, &view->study->cells[cell], rows).holds;
    for (size_t m = 0; rows->count > 0 && m < view->measure_count; m++) {
        const struct batch_measure *measure = &view->measures[m];
        size_t column = batch_columns_find(rows->columns, metrics[measure->id].id, measure->scope);
        for (int64_t r = 0; column != SIZE_MAX && r < rows->count; r++)
            values_of(view, m, cell)[rows->numbers[r]] = rows->values[(size_t)r * rows->width + column];
    }
}

static size_t level_of(struct batch_axis *axis, const struct cell_factor *factor)
{
    for (size_t i = 0; i < axis->count; i++)
        if (strcmp(axis->texts[i], factor->text) == 0) return i;
    axis->texts = memory_resize(axis->texts, axis->count + 1, sizeof(char *));
    axis->numbers = memory_resize(axis->numbers, axis->count + 1, sizeof(double));
    axis->texts[axis->count] = factor->text;
    axis->numbers[axis->count] = factor->is_numeric ? factor->number : NAN;
    axis->is_numeric = axis->is_numeric && factor->is_numeric;
    return axis->count++;
}

static struct batch_axis *axis_of(struct batch_view *view, const char *name)
{
    for (size_t a = 0; a < view->axis_count; a++)
        if (strcmp(view->axes[a].name, name) == 0) return &view->axes[a];
    view->axes = memory_resize(view->axes, view->axis_count + 1, sizeof *view->axes);
    struct batch_axis *axis = &view->axes[view->axis_count++];
    *axis = (struct batch_axis){.name = name, .is_numeric = true};
    axis->level = memory_allocate(view->study->count, sizeof *axis->level);
    for (size_t c = 0; c < view->study->count; c++) axis->level[c] = SIZE_MAX;
    return axis;
}

/* Numbers ascend; texts stay in the order of the study. */
static void sort_levels(struct batch_axis *axis, size_t cells)
{
    size_t *rank = memory_allocate(axis->count, sizeof *rank);
    for (size_t i = 0; i < axis->count; i++)
        for (size_t j = 0; j < axis->count; j++) rank[i] += axis->numbers[j] < axis->numbers[i];
    const char **texts = memory_allocate(axis->count, sizeof(char *));
    double *numbers = memory_allocate(axis->count, sizeof *numbers);
    for (size_t i = 0; i < axis->count; i++) {
        while (texts[rank[i]]) rank[i]++; /* one number in two spellings */
        texts[rank[i]] = axis->texts[i];
        numbers[rank[i]] = axis->numbers[i];
    }
    for (size_t c = 0; c < cells; c++)
        if (axis->level[c] != SIZE_MAX) axis->level[c] = rank[axis->level[c]];
    free(axis->texts);
    free(axis->numbers);
    free(rank);
    axis->texts = texts;
    axis->numbers = numbers;
}

static void find_axes(struct batch_view *view)
{
    for (size_t c = 0; c < view->study->count; c++)
        for (size_t f = 0; f < view->study->cells[c].factor_count; f++) {
            const struct cell_factor *factor = &view->study->cells[c].factors[f];
            struct batch_axis *axis = axis_of(view, factor->name);
            axis->level[c] = level_of(axis, factor);
        }
    for (size_t a = 0; a < view->axis_count; a++)
        if (view->axes[a].is_numeric) sort_levels(&view->axes[a], view->study->count);
}

bool batch_view_read(struct batch_view *view, struct batch_store *store, struct stored_study *study,
                     const struct batch_measure *measures, size_t count)
{
    *view = (struct batch_view){.study = study, .measures = measures, .measure_count = count};
    for (size_t c = 0; c < study->count; c++)
        if (study->cells[c].wanted > view->replications) view->replications = study->cells[c].wanted;
    size_t values = count * study->count * (size_t)view->replications;
    view->values = memory_allocate(values, sizeof *view->values);
    for (size_t i = 0; i < values; i++) view->values[i] = NAN;
    view->is_feasible = memory_allocate(study->count, sizeof *view->is_feasible);
    view->is_known = memory_allocate(study->count, sizeof *view->is_known);
    find_axes(view);
    struct conditions checks;
    bool ok = true;
    conditions_init(&checks, study, NULL, 0);
    for (size_t c = 0; ok && c < study->count; c++) {
        struct stored_rows rows;
        ok = stored_rows_read(&rows, store, study, &study->cells[c]);
        if (ok) take_cell(view, c, &rows, &checks);
        stored_rows_free(&rows);
    }
    conditions_free(&checks);
    return ok;
}

void batch_view_free(struct batch_view *view)
{
    for (size_t a = 0; a < view->axis_count; a++) {
        free(view->axes[a].texts);
        free(view->axes[a].numbers);
        free(view->axes[a].level);
    }
    free(view->axes);
    free(view->values);
    free(view->is_feasible);
    free(view->is_known);
    *view = (struct batch_view){0};
}

struct estimate batch_view_mean(const struct batch_view *view, size_t measure, const bool *selected)
{
    double *means = memory_allocate((size_t)view->replications, sizeof *means);
    for (int64_t r = 0; r < view->replications; r++) {
        double sum = 0;
        size_t count = 0;
        for (size_t c = 0; c < view->study->count; c++) {
            if (!selected[c]) continue;
            sum += values_of(view, measure, c)[r]; /* NAN, and so left out, unless all have it */
            count++;
        }
        means[r] = count > 0 ? sum / (double)count : NAN;
    }
    struct estimate estimate = estimate_of(means, 1, view->replications, view->study->confidence);
    free(means);
    return estimate;
}

struct batch_group batch_view_group(const struct batch_view *view, size_t measure, const struct batch_balance *balance,
                                    const struct batch_axis *axis, size_t level, const struct batch_axis *other,
                                    size_t other_level)
{
    struct batch_group group = {0};
    bool *selected = memory_allocate(view->study->count, sizeof *selected);
    for (size_t c = 0; c < view->study->count; c++) {
        bool is_here = view->is_known[c] && axis->level[c] == level && (!other || other->level[c] == other_level);
        selected[c] = is_here && balance->cells[c];
        group.cells += is_here;
        group.feasible += is_here && view->is_feasible[c];
    }
    group.estimate = batch_view_mean(view, measure, selected);
    free(selected);
    return group;
}
