#include "io/batch_worlds.h"
#include "io/batch_each.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

/* The place of a name in the list, added at its end when it is new; takes the name over. */
static size_t place_of(char *name, size_t cell, char **names, size_t *first_cells, size_t *count)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(names[i], name) == 0) {
            free(name);
            return i;
        }
    names[*count] = name;
    first_cells[*count] = cell;
    return (*count)++;
}

void batch_worlds_init(struct batch_worlds *worlds, const struct stored_study *study, const char *const *factors,
                       size_t count)
{
    *worlds = (struct batch_worlds){.world = memory_allocate(study->count, sizeof(size_t)),
                                    .choice = memory_allocate(study->count, sizeof(size_t)),
                                    .world_cell = memory_allocate(study->count, sizeof(size_t)),
                                    .choice_cell = memory_allocate(study->count, sizeof(size_t)),
                                    .world_names = memory_allocate(study->count, sizeof(char *)),
                                    .choice_names = memory_allocate(study->count, sizeof(char *))};
    for (size_t c = 0; c < study->count; c++) {
        const struct stored_cell *cell = &study->cells[c];
        worlds->world[c] = place_of(batch_part_name(cell, factors, count, false), c, worlds->world_names,
                                    worlds->world_cell, &worlds->world_count);
        worlds->choice[c] = place_of(batch_part_name(cell, factors, count, true), c, worlds->choice_names,
                                     worlds->choice_cell, &worlds->choice_count);
    }
}

void batch_worlds_free(struct batch_worlds *worlds)
{
    for (size_t i = 0; i < worlds->world_count; i++) free(worlds->world_names[i]);
    for (size_t i = 0; i < worlds->choice_count; i++) free(worlds->choice_names[i]);
    free(worlds->world);
    free(worlds->choice);
    free(worlds->world_cell);
    free(worlds->choice_cell);
    free(worlds->world_names);
    free(worlds->choice_names);
    *worlds = (struct batch_worlds){0};
}

size_t batch_worlds_outlook(const struct batch_worlds *worlds, const struct batch_view *view, size_t choice,
                            struct estimate *estimates, size_t *feasible)
{
    size_t cells = view->study->count, count = 0;
    double *means = memory_allocate(cells * view->measure_count, sizeof *means); /* [cell of it][measure] */
    bool *selected = memory_allocate(cells, sizeof *selected);
    *feasible = 0;
    for (size_t c = 0; c < cells; c++) {
        if (worlds->choice[c] != choice || !view->is_known[c]) continue;
        selected[c] = true;
        for (size_t m = 0; m < view->measure_count; m++)
            means[count * view->measure_count + m] = batch_view_mean(view, m, selected).mean;
        selected[c] = false;
        *feasible += view->is_feasible[c];
        count++;
    }
    for (size_t m = 0; m < view->measure_count; m++)
        estimates[m] = estimate_of(means + m, view->measure_count, (int64_t)count, view->study->confidence);
    free(means);
    free(selected);
    return count;
}
