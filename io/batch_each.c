#include "io/batch_each.h"
#include "io/cell_names.h"
#include "io/nearest.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

static const struct cell_factor *factor_of(const struct stored_cell *cell, const char *name)
{
    for (size_t f = 0; f < cell->factor_count; f++)
        if (strcmp(cell->factors[f].name, name) == 0) return &cell->factors[f];
    return NULL;
}

static bool are_factors(const struct stored_study *study, struct batch_store *store, const char *const *factors,
                        size_t count)
{
    for (size_t i = 0; i < count && study->count > 0; i++) {
        if (factor_of(&study->cells[0], factors[i])) continue;
        struct nearest nearest = nearest_to(factors[i]);
        for (size_t f = 0; f < study->cells[0].factor_count; f++)
            nearest_offer(&nearest, study->cells[0].factors[f].name);
        char *hint = nearest_hint(&nearest);
        if (!store->message)
            store->message = memory_format("study %s has no factor \"%s\"%s%s", study->name, factors[i],
                                           hint ? "; " : "", hint ? hint : "");
        free(hint);
        return false;
    }
    return true;
}

static bool is_among(const char *name, const char *const *factors, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(factors[i], name) == 0) return true;
    return false;
}

char *batch_part_name(const struct stored_cell *cell, const char *const *factors, size_t count, bool others)
{
    struct cell_factor *kept = memory_allocate(count + cell->factor_count, sizeof *kept);
    size_t found = 0;
    for (size_t i = 0; !others && i < count; i++) {
        const struct cell_factor *factor = factor_of(cell, factors[i]);
        if (factor) kept[found++] = *factor; /* a cell of an earlier form may lack it */
    }
    for (size_t f = 0; others && f < cell->factor_count; f++)
        if (!is_among(cell->factors[f].name, factors, count)) kept[found++] = cell->factors[f];
    char *name = cell_name(kept, found);
    free(kept);
    return name;
}

/* Takes over the name. */
static struct batch_part *part_called(struct batch_parts *parts, char *name)
{
    for (size_t i = 0; i < parts->count; i++)
        if (strcmp(parts->items[i].name, name) == 0) {
            free(name);
            return &parts->items[i];
        }
    parts->items = memory_resize(parts->items, parts->count + 1, sizeof *parts->items);
    parts->items[parts->count] = (struct batch_part){.name = name};
    return &parts->items[parts->count++];
}

bool batch_parts_init(struct batch_parts *parts, const struct stored_study *study, struct batch_store *store,
                      const char *const *factors, size_t count)
{
    *parts = (struct batch_parts){0};
    if (!are_factors(study, store, factors, count)) return false;
    for (size_t i = 0; i < study->count; i++) {
        struct batch_part *part = part_called(parts, batch_part_name(&study->cells[i], factors, count, false));
        part->cells = memory_resize(part->cells, part->count + 1, sizeof *part->cells);
        part->cells[part->count++] = study->cells[i];
    }
    return true;
}

void batch_parts_free(struct batch_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        free(parts->items[i].name);
        free(parts->items[i].cells);
    }
    free(parts->items);
    *parts = (struct batch_parts){0};
}
