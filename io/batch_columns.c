#include "io/batch_columns.h"
#include "io/result_set.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

void batch_columns_init(struct batch_columns *columns, size_t count)
{
    *columns = (struct batch_columns){.count = count};
    columns->metrics = memory_allocate(count, sizeof *columns->metrics);
    columns->scopes = memory_allocate(count, sizeof *columns->scopes);
    columns->periods = memory_allocate(count, sizeof *columns->periods);
}

void batch_columns_set(struct batch_columns *columns, size_t at, char *metric, char *scope, char *period)
{
    columns->metrics[at] = metric;
    columns->scopes[at] = scope;
    columns->periods[at] = period;
}

void batch_columns_seal(struct batch_columns *columns)
{
    XXH3_state_t *sum = XXH3_createState();
    XXH3_64bits_reset(sum);
    for (size_t i = 0; i < columns->count; i++) {
        const char *texts[] = {columns->metrics[i], columns->scopes[i], columns->periods[i]};
        for (size_t t = 0; t < 3; t++) XXH3_64bits_update(sum, texts[t], strlen(texts[t]) + 1);
    }
    snprintf(columns->digest, sizeof columns->digest, "%016" PRIx64, XXH3_64bits_digest(sum));
    XXH3_freeState(sum);
}

void batch_columns_free(struct batch_columns *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        free(columns->metrics[i]);
        free(columns->scopes[i]);
        free(columns->periods[i]);
    }
    free(columns->metrics);
    free(columns->scopes);
    free(columns->periods);
    *columns = (struct batch_columns){0};
}

size_t batch_columns_find(const struct batch_columns *columns, const char *metric, const char *scope)
{
    for (size_t i = 0; i < columns->count; i++)
        if (strcmp(columns->metrics[i], metric) == 0 && strcmp(columns->scopes[i], scope) == 0 && !*columns->periods[i])
            return i;
    return SIZE_MAX;
}

size_t batch_columns_named(const struct batch_columns *columns, const char *name)
{
    const char *at = strchr(name, '@');
    char *metric = memory_format("%.*s", (int)strcspn(name, "@"), name);
    size_t column = batch_columns_find(columns, metric, at ? at + 1 : "all");
    free(metric);
    return column;
}

char *batch_columns_scopes(const struct batch_columns *columns, const char *name)
{
    char *all = memory_copy_text(""), *metric = memory_format("%.*s", (int)strcspn(name, "@"), name);
    for (size_t i = 0; i < columns->count; i++) {
        if (strcmp(columns->metrics[i], metric) != 0 || *columns->periods[i]) continue;
        bool whole = strcmp(columns->scopes[i], "all") == 0;
        char *longer = memory_format("%s%s%s%s%s", all, *all ? ", " : "", metric, whole ? "" : "@",
                                     whole ? "" : columns->scopes[i]);
        free(all);
        all = longer;
    }
    free(metric);
    return all;
}

void batch_columns_of(struct batch_columns *columns, const struct batch_plan *plan)
{
    batch_columns_init(columns, plan->width);
    for (size_t i = 0; i < plan->width; i++) {
        const struct metric_key *key = &plan->columns[i].key;
        batch_columns_set(columns, i, memory_copy_text(metrics[key->id].id), result_scope(plan->plan.scenario, key),
                          batch_column_period(plan, &plan->columns[i]));
    }
    batch_columns_seal(columns);
}

const struct batch_columns *batch_column_sets_add(struct batch_column_sets *sets, struct batch_columns *columns)
{
    for (size_t i = 0; i < sets->count; i++)
        if (strcmp(sets->items[i]->digest, columns->digest) == 0) {
            batch_columns_free(columns);
            return sets->items[i];
        }
    sets->items = memory_resize(sets->items, sets->count + 1, sizeof *sets->items);
    struct batch_columns *own = sets->items[sets->count++] = memory_allocate(1, sizeof *own);
    *own = *columns;
    *columns = (struct batch_columns){0};
    return own;
}

void batch_column_sets_free(struct batch_column_sets *sets)
{
    for (size_t i = 0; i < sets->count; i++) {
        batch_columns_free(sets->items[i]);
        free(sets->items[i]);
    }
    free(sets->items);
    *sets = (struct batch_column_sets){0};
}
