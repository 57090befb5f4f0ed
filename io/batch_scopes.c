#include "io/batch_scopes.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

struct naming {
    struct batch_scopes *scopes;
    size_t check;
};

static void add(void *context, const char *name)
{
    struct naming *naming = context;
    struct batch_scopes *scopes = naming->scopes;
    char *metric = memory_format("%.*s", (int)strcspn(name, "@"), name);
    if (metric_find(metric) != METRIC_COUNT) { /* else it is a factor */
        scopes->items = memory_resize(scopes->items, scopes->count + 1, sizeof *scopes->items);
        scopes->items[scopes->count++] = (struct batch_scope){.check = naming->check, .name = name};
    }
    free(metric);
}

void batch_scopes_init(struct batch_scopes *scopes, const struct study_file *study)
{
    *scopes = (struct batch_scopes){0};
    for (size_t i = 0; i < study->check_count; i++)
        expression_each_name(study->checks[i], add, &(struct naming){scopes, i});
}

void batch_scopes_free(struct batch_scopes *scopes)
{
    for (size_t i = 0; i < scopes->count; i++) free(scopes->items[i].scopes);
    free(scopes->items);
    *scopes = (struct batch_scopes){0};
}

static bool are_found(const struct batch_scopes *scopes)
{
    for (size_t i = 0; i < scopes->count; i++)
        if (!scopes->items[i].is_found) return false;
    return true;
}

void batch_scopes_look(struct batch_scopes *scopes, const struct scenario *scenario)
{
    struct batch_plan plan;
    struct batch_columns columns;
    if (are_found(scopes)) return;
    batch_plan_init(&plan, scenario, 0);
    batch_columns_of(&columns, &plan);
    for (size_t i = 0; i < scopes->count; i++) {
        struct batch_scope *item = &scopes->items[i];
        if (!item->scopes) item->scopes = batch_columns_scopes(&columns, item->name);
        item->is_found = item->is_found || batch_columns_named(&columns, item->name) != SIZE_MAX;
    }
    batch_columns_free(&columns);
    batch_plan_free(&plan);
}

void batch_scopes_report(const struct batch_scopes *scopes, const struct study_file *study, struct problems *problems)
{
    for (size_t i = 0; i < scopes->count; i++) {
        const struct batch_scope *item = &scopes->items[i];
        if (item->is_found || !item->scopes) continue;
        char *what = memory_format("no cell has %s, so that it is never known", item->name);
        study_file_report_check(study, item->check, what, item->scopes, problems);
        free(what);
    }
}
