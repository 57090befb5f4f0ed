#include "models/table_store.h"
#include "sim/memory.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct stored_table {
    struct law law; /* points copied */
    struct quantile_table *table;
};

static bool same_number(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static bool same_law(const struct law *a, const struct law *b)
{
    if (a->kind != b->kind || a->stages != b->stages || a->point_count != b->point_count) return false;
    if (!same_number(a->mean, b->mean) || !same_number(a->cv, b->cv) || !same_number(a->shape, b->shape)) return false;
    if (!same_number(a->min, b->min) || !same_number(a->mode, b->mode) || !same_number(a->max, b->max)) return false;
    for (size_t i = 0; i < a->point_count; i++)
        if (!same_number(a->points[i].share, b->points[i].share) ||
            !same_number(a->points[i].value, b->points[i].value))
            return false;
    return true;
}

void table_store_init(struct table_store *store)
{
    *store = (struct table_store){0};
}

void table_store_free(struct table_store *store)
{
    for (size_t i = 0; i < store->count; i++) {
        free(store->items[i].law.points);
        free(store->items[i].table);
    }
    free(store->items);
    *store = (struct table_store){0};
}

const struct quantile_table *table_store_get(struct table_store *store, const struct law *law)
{
    if (law->kind == LAW_DETERMINISTIC) return NULL;
    for (size_t i = 0; i < store->count; i++)
        if (same_law(&store->items[i].law, law)) return store->items[i].table;
    if (store->count == store->capacity) {
        store->capacity = store->capacity ? 2 * store->capacity : 16;
        store->items = memory_resize(store->items, store->capacity, sizeof *store->items);
    }
    struct stored_table *stored = &store->items[store->count++];
    *stored = (struct stored_table){*law, memory_allocate(1, sizeof *stored->table)};
    stored->law.points = memory_allocate(law->point_count, sizeof *law->points);
    if (law->point_count) memcpy(stored->law.points, law->points, law->point_count * sizeof *law->points);
    quantile_table_init(stored->table, law);
    return stored->table;
}

struct duration duration_of(struct table_store *store, const struct law *law, int64_t unit)
{
    return (struct duration){table_store_get(store, law), (double)unit, time_round(law->mean * (double)unit)};
}
