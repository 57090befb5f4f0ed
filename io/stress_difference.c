/* Item 2.3: the fields in which the scenario differs from what it extends, with both values. */
#include "io/json_tree.h"
#include "io/scenario_source.h"
#include "io/stress_internal.h"
#include "io/value_text.h"
#include "models/field.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

static void compare_group(struct document *document, const struct field_group *group, const cJSON *base,
                          const cJSON *own, const char *pointer);

static void add_row(struct document *document, const char *pointer, char *before, char *after)
{
    document_cellf(document, "%s", pointer);
    document_cell(document, before ? before : memory_copy_text("none"));
    document_cell(document, after ? after : memory_copy_text("none"));
}

static void compare_list(struct document *document, const struct field *field, const cJSON *base, const cJSON *own,
                         const char *pointer)
{
    size_t index = 0;
    for (const cJSON *item = own->child; item; item = item->next, index++) {
        const char *name = json_name(item);
        const cJSON *before = name ? json_item_named(base, name) : cJSON_GetArrayItem(base, (int)index);
        char *below = json_pointer_child(pointer, item, index);
        if (before)
            compare_group(document, field->group, before, item, below);
        else
            add_row(document, below, memory_copy_text("not there"), memory_copy_text("added"));
        free(below);
    }
    index = 0;
    for (const cJSON *item = base->child; item; item = item->next, index++) {
        const char *name = json_name(item);
        if (name ? json_item_named(own, name) != NULL : cJSON_GetArrayItem(own, (int)index) != NULL) continue;
        char *below = json_pointer_child(pointer, item, index);
        add_row(document, below, memory_copy_text("there"), memory_copy_text("taken away"));
        free(below);
    }
}

static void compare_value(struct document *document, const struct field *field, const cJSON *base, const cJSON *own,
                          const char *pointer)
{
    if (!cJSON_Compare(base, own, true))
        add_row(document, pointer, value_text_with_unit(field, base), value_text_with_unit(field, own));
}

/* Words that change nothing that is simulated. */
static bool is_label(const struct field *field)
{
    return strcmp(field->key, "name") == 0 || strcmp(field->key, "title") == 0 || strcmp(field->key, "question") == 0 ||
           strcmp(field->key, "meta") == 0 || strcmp(field->key, "backtest") == 0;
}

static void compare_group(struct document *document, const struct field_group *group, const cJSON *base,
                          const cJSON *own, const char *pointer)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct field *field = &group->fields[i];
        if (is_label(field)) continue;
        const cJSON *before = cJSON_GetObjectItemCaseSensitive(base, field->key);
        const cJSON *after = cJSON_GetObjectItemCaseSensitive(own, field->key);
        char *below = json_pointer_add(pointer, field->key);
        if (field->kind == FIELD_GROUP)
            compare_group(document, field->group, before, after, below);
        else if (field->kind == FIELD_LIST)
            compare_list(document, field, before, after, below);
        else
            compare_value(document, field, before, after, below);
        free(below);
    }
}

/* "hybrid.json extends follow-the-sun.json extends baseline.json, with --set" */
static char *chain_text(const struct scenario_source *source)
{
    char *text = memory_copy_text("");
    bool sets = false;
    for (size_t i = 0; i < source->file_count; i++) {
        bool is_set = strcmp(source->files[i], "--set") == 0;
        if (is_set && sets) continue;
        sets = sets || is_set;
        char *longer = memory_format("%s%s%s", text,
                                     i == 0   ? ""
                                     : is_set ? ", with "
                                              : " extends ",
                                     value_file_name(source->files[i]));
        free(text);
        text = longer;
    }
    return text;
}

void stress_difference(struct document *document, const struct stress *stress)
{
    if (!stress->base) {
        document_text(document, "The scenario stands alone: it extends no other.");
        return;
    }
    char *chain = chain_text(stress->loaded->source);
    document_text(document, "%s.", chain);
    free(chain);
    char *caption = memory_format("What differs from \"%s\".", stress->base->scenario.name);
    document_table(document, caption, "field", "there", "here", NULL);
    free(caption);
    compare_group(document, &field_scenario, stress->base_resolved, stress->resolved, "");
}
