#include "models/history.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

static void names_free(struct history_names *names)
{
    for (size_t i = 0; i < names->count; i++) free(names->items[i]);
    free(names->items);
}

void history_free(struct history *history)
{
    names_free(&history->work_types);
    names_free(&history->payers);
    names_free(&history->coders);
    for (size_t i = 0; i < history->file_count; i++) {
        free(history->files[i].name);
        free(history->files[i].digest);
    }
    free(history->files);
    free(history->items);
    zone_free(&history->zone);
    memset(history, 0, sizeof *history);
}

int32_t history_name_index(struct history_names *names, const char *name)
{
    for (size_t i = names->count; i-- > 0;)
        if (strcmp(names->items[i], name) == 0) return (int32_t)i;
    if (names->count == names->capacity) {
        names->capacity = names->capacity ? names->capacity * 2 : 16;
        names->items = memory_resize(names->items, names->capacity, sizeof *names->items);
    }
    names->items[names->count] = memory_copy_text(name);
    return (int32_t)names->count++;
}
