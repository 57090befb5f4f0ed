#include "io/json_tree.h"
#include "io/stress_internal.h"
#include "io/value_text.h"
#include "models/field.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS_MOST = 16 };

void stress_meta(struct document *document, const struct stress *stress, const char *key, const char *lead)
{
    char *path = memory_format("meta/%s", key), *pointer = memory_format("/%s", path);
    const struct field *field = value_field(&field_scenario, path);
    const char *said = cJSON_GetStringValue(json_find(stress->resolved, pointer, NULL));
    if (said && *said) {
        document_text(document, "%s: %s", lead, said);
    } else {
        char *dotted = memory_format("meta.%s", key);
        document_gap(document, dotted, field->meaning);
        free(dotted);
    }
    free(path);
    free(pointer);
}

static char *cell_of(const struct field_group *group, const cJSON *item, const char *path)
{
    char *pointer = memory_format("/%s", path);
    char *text = value_text_with_unit(value_field(group, path), json_find(item, pointer, NULL));
    free(pointer);
    return text;
}

/* Is there something other than 0? */
static bool counts(const cJSON *item, const char *path)
{
    char *pointer = memory_format("/%s", path);
    const cJSON *value = json_find(item, pointer, NULL);
    free(pointer);
    if (!value || cJSON_IsNull(value)) return false;
    if (cJSON_IsNumber(value)) return value->valuedouble != 0;
    if (!cJSON_IsArray(value) && !cJSON_IsObject(value)) return true;
    for (const cJSON *part = value->child; part; part = part->next)
        if (!cJSON_IsNumber(part) || part->valuedouble != 0) return true;
    return false;
}

static bool is_kept(const cJSON *item, const char *need)
{
    return !need || counts(item, need);
}

static bool has_value(const cJSON *list, const char *need, const char *path)
{
    for (const cJSON *item = list->child; item; item = item->next)
        if (is_kept(item, need) && (!path || counts(item, path))) return true;
    return false;
}

static void add_row(struct document *document, const struct field_group *group, const cJSON *item,
                    const struct stress_column *const *columns, size_t count)
{
    document_cellf(document, "%s", json_name(item) ? json_name(item) : "");
    for (size_t c = 0; c < count; c++) document_cell(document, cell_of(group, item, columns[c]->path));
}

void stress_items(struct document *document, const struct stress *stress, const char *caption, const char *list_at,
                  const char *need, const struct stress_column *columns, size_t count)
{
    const struct field_group *group = value_field(&field_scenario, list_at)->group;
    char *pointer = memory_format("/%s", list_at);
    const cJSON *list = json_find(stress->resolved, pointer, NULL);
    const struct stress_column *kept[COLUMNS_MOST];
    size_t kept_count = 0;
    free(pointer);
    if (!list || !has_value(list, need, NULL)) return;
    for (size_t c = 0; c < count && kept_count < COLUMNS_MOST; c++)
        if (has_value(list, need, columns[c].path)) kept[kept_count++] = &columns[c];
    document_table(document, caption, group->name, NULL);
    for (size_t c = 0; c < kept_count; c++) document_heading(document, kept[c]->heading);
    for (const cJSON *item = list->child; item; item = item->next)
        if (is_kept(item, need)) add_row(document, group, item, kept, kept_count);
}

char *stress_date(int64_t day)
{
    struct civil_date date = civil_date_of(day);
    return memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
}

const char *stress_label(const char *title, const char *name)
{
    return title ? title : name;
}

char *stress_type_names(const struct scenario *scenario, const struct indices *types)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    for (size_t i = 0; i < types->count; i++)
        fprintf(out, "%s%s", i ? ", " : "", scenario->work_types.items[types->items[i]].name);
    if (types->count == 0) fputs("all", out);
    fclose(out);
    return text;
}

char *stress_pool_names(const struct scenario *scenario, const struct indices *pools)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    for (size_t i = 0; i < pools->count; i++) {
        const struct pool *pool = &scenario->pools.items[pools->items[i]];
        fprintf(out, "%s%s", i ? ", " : "", stress_label(pool->title, pool->name));
    }
    if (pools->count == 0) fputs("none", out);
    fclose(out);
    return text;
}
