#include "io/import_map.h"
#include <stdlib.h>
#include <strings.h>

static void free_texts(struct import_texts *texts)
{
    for (size_t i = 0; i < texts->count; i++) free(texts->items[i]);
    free(texts->items);
}

static void free_column(struct import_column *column)
{
    free_texts(&column->headers);
    free_texts(&column->formats);
    free(column->constant);
    zone_free(&column->zone);
    for (size_t i = 0; i < column->value_count; i++) {
        free(column->values[i].site);
        free(column->values[i].ours);
    }
    free(column->values);
    free(column->other.ours);
}

void import_map_free(struct import_map *map)
{
    zone_free(&map->zone);
    free_texts(&map->empty);
    free_texts(&map->not_personal);
    for (int i = 0; i < IMPORT_ROLE_COUNT; i++) free_column(&map->columns[i]);
    *map = (struct import_map){0};
}

static int compare_site(const void *site, const void *value)
{
    return strcasecmp(site, ((const struct import_value *)value)->site);
}

const struct import_value *import_map_value(const struct import_column *column, const char *site)
{
    const struct import_value *found = NULL;
    if (column->value_count)
        found = bsearch(site, column->values, column->value_count, sizeof *column->values, compare_site);
    return found || !column->has_other ? found : &column->other;
}
