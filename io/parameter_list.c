#include "io/parameter_list.h"
#include "io/json_tree.h"
#include "io/mechanism.h"
#include "io/scenario_source.h"
#include "io/value_text.h"
#include "models/field.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

struct walk {
    struct parameter_list *list;
    const struct scenario_source *source;
    const cJSON *resolved;
};

/* Where the walk stands. */
struct spot {
    const char *pointer, *place, *items; /* items: names on the way, "senior/day"; NULL outside lists */
};

static void walk_group(const struct walk *walk, const struct field_group *group, const cJSON *node,
                       const struct spot *spot);

static bool is_alike(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static struct parameter *find_alike(struct parameter_list *list, const char *place, const char *value, const char *from)
{
    for (size_t i = 0; i < list->count; i++) {
        struct parameter *parameter = &list->items[i];
        if (strcmp(parameter->place, place) == 0 && strcmp(parameter->value, value) == 0 &&
            is_alike(parameter->from, from))
            return parameter;
    }
    return NULL;
}

static void add_item(struct parameter *parameter, const char *item)
{
    char *longer = memory_format("%s, %s", parameter->items, item);
    free(parameter->items);
    parameter->items = longer;
    parameter->count++;
}

/* Behind the last one of the same field, so that its values stand together. */
static void insert(struct parameter_list *list, struct parameter parameter)
{
    size_t at = list->count;
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? 2 * list->capacity : 128;
        list->items = memory_resize(list->items, list->capacity, sizeof *list->items);
    }
    while (at > 0 && strcmp(list->items[at - 1].place, parameter.place) != 0) at--;
    if (at == 0) at = list->count;
    memmove(&list->items[at + 1], &list->items[at], (list->count - at) * sizeof *list->items);
    list->items[at] = parameter;
    list->count++;
}

/* Name of the file that wrote the value; NULL: none did. The value of a list that merges by name has no origin of its
 * own items; only leaves come here. */
static const char *file_of(const struct walk *walk, const char *pointer)
{
    const cJSON *written = json_find(walk->source->root, pointer, NULL);
    const struct origin *origin = scenario_source_origin(walk->source, written);
    return origin && !cJSON_IsNull(written) ? value_file_name(walk->source->files[origin->file]) : NULL;
}

/* Marked [A]; but a 0 under a source of another mark is no assumption: the thing is not there. */
static bool is_assumption(const struct field *field, const char *value)
{
    const char *mark = field->source ? strstr(field->source, "[A]") : NULL;
    return mark && (mark == field->source || strcmp(value, "0") != 0);
}

static void add_value(const struct walk *walk, const struct field *field, const cJSON *node, const struct spot *spot)
{
    char *value = value_text(field, node);
    if (!value) return;
    if (!mechanism_needs(walk->resolved, spot->pointer)) {
        walk->list->switched_off++;
        free(value);
        return;
    }
    const char *from = file_of(walk, spot->pointer);
    struct parameter *alike = spot->items ? find_alike(walk->list, spot->place, value, from) : NULL;
    if (alike) {
        add_item(alike, spot->items);
        free(value);
        return;
    }
    bool assumed = !from && is_assumption(field, value);
    insert(walk->list, (struct parameter){field, memory_copy_text(spot->place), memory_copy_text(spot->items), value,
                                          memory_copy_text(from), 1, assumed});
}

static void walk_list(const struct walk *walk, const struct field *field, const cJSON *node, const struct spot *spot)
{
    size_t index = 0;
    for (const cJSON *item = node->child; item; item = item->next, index++) {
        char *pointer = json_pointer_child(spot->pointer, item, index), *place = memory_format("%s/*", spot->place);
        char *number = memory_format("%zu", index);
        const char *name = json_name(item) ? json_name(item) : number;
        char *items = spot->items ? memory_format("%s/%s", spot->items, name) : memory_copy_text(name);
        struct spot below = {pointer, place, items};
        walk_group(walk, field->group, item, &below);
        free(pointer);
        free(place);
        free(number);
        free(items);
    }
}

static bool is_label(const struct field *field)
{
    return strcmp(field->key, "name") == 0 || strcmp(field->key, "title") == 0 || strcmp(field->key, "question") == 0 ||
           strcmp(field->key, "meta") == 0 || strcmp(field->key, "backtest") == 0 ||
           strcmp(field->key, "is_bound") == 0;
}

static void walk_group(const struct walk *walk, const struct field_group *group, const cJSON *node,
                       const struct spot *spot)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct field *field = &group->fields[i];
        const cJSON *member = cJSON_GetObjectItemCaseSensitive(node, field->key);
        if (is_label(field) || !member) continue;
        char *pointer = json_pointer_add(spot->pointer, field->key), *place = json_pointer_add(spot->place, field->key);
        struct spot below = {pointer, place, spot->items};
        if (field->kind == FIELD_GROUP)
            walk_group(walk, field->group, member, &below);
        else if (field->kind == FIELD_LIST)
            walk_list(walk, field, member, &below);
        else
            add_value(walk, field, member, &below);
        free(pointer);
        free(place);
    }
}

/* "all" instead of the names of all items of a list. */
static void shorten(struct parameter *parameter, const cJSON *resolved)
{
    const char *star = strchr(parameter->place, '*');
    if (!star || strchr(star + 1, '*') || parameter->count < 2) return;
    char *list_at = memory_format("%.*s", (int)(star - parameter->place - 1), parameter->place);
    if ((size_t)cJSON_GetArraySize(json_find(resolved, list_at, NULL)) == parameter->count) {
        free(parameter->items);
        parameter->items = memory_copy_text("all");
    }
    free(list_at);
}

void parameter_list_init(struct parameter_list *list, const struct loaded_scenario *loaded, const cJSON *resolved)
{
    *list = (struct parameter_list){0};
    struct walk walk = {list, loaded->source, resolved};
    struct spot root = {"", "", NULL};
    walk_group(&walk, &field_scenario, resolved, &root);
    for (size_t i = 0; i < list->count; i++) shorten(&list->items[i], resolved);
}

void parameter_list_free(struct parameter_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].place);
        free(list->items[i].items);
        free(list->items[i].value);
        free(list->items[i].from);
    }
    free(list->items);
    *list = (struct parameter_list){0};
}
