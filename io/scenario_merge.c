#include "io/scenario_merge.h"
#include "io/json_tree.h"
#include "io/nearest.h"
#include "io/scenario_source.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MEMBERS_MAX = 10000 }; /* of a named list or an object: both are searched one by one */

struct merge {
    const struct scenario_source *source;
    struct problems *problems;
};

static void merge_children(const struct merge *merge, cJSON *target, const cJSON *patch, const char *pointer);

static void report(const struct merge *merge, const cJSON *node, const char *pointer, const char *what,
                   const char *hint)
{
    struct problem *problem = problems_add(merge->problems, PROBLEM_ERROR, pointer, what, NULL, hint);
    scenario_source_place_problem(merge->source, problem, node, false);
}

static cJSON *leaf(const cJSON *patch)
{
    cJSON *copy = cJSON_Duplicate(patch, 0);
    copy->valueint = patch->valueint;
    return copy;
}

/* A copy without comments and without `remove` marks: the patch merged into nothing. */
static cJSON *fresh(const struct merge *merge, const cJSON *patch, const char *pointer)
{
    if (!cJSON_IsObject(patch) && !cJSON_IsArray(patch)) return leaf(patch);
    cJSON *copy = cJSON_IsObject(patch) ? cJSON_CreateObject() : cJSON_CreateArray();
    merge_children(merge, copy, patch, pointer);
    return copy;
}

static bool replaces_law(const cJSON *patch)
{
    return cJSON_IsString(cJSON_GetObjectItemCaseSensitive(patch, "law"));
}

/* Can the patch be merged into what is there, instead of taking its place? */
static bool can_merge(const cJSON *existing, const cJSON *patch)
{
    if (cJSON_IsObject(patch)) return cJSON_IsObject(existing) && !replaces_law(patch);
    if (!json_is_named_list(patch) || !cJSON_IsArray(existing)) return false;
    return !existing->child || json_is_named_list(existing);
}

static void merge_value(const struct merge *merge, cJSON *parent, const char *key, cJSON *existing, const cJSON *patch,
                        const char *pointer)
{
    if (existing && can_merge(existing, patch)) {
        merge_children(merge, existing, patch, pointer);
        return;
    }
    cJSON *copy = fresh(merge, patch, pointer);
    if (existing && key)
        cJSON_ReplaceItemInObjectCaseSensitive(parent, key, copy);
    else if (existing)
        cJSON_ReplaceItemViaPointer(parent, existing, copy);
    else if (key)
        cJSON_AddItemToObject(parent, key, copy);
    else
        cJSON_AddItemToArray(parent, copy);
}

/* {"name": "x", "remove": true} */
static void remove_item(const struct merge *merge, cJSON *list, const cJSON *item, const char *pointer)
{
    const char *name = json_name(item);
    for (const cJSON *child = item->child; child; child = child->next)
        if (strcmp(child->string, "name") != 0 && strcmp(child->string, "remove") != 0 && !json_is_comment(child))
            report(merge, child, pointer, "a removed item has no other keys",
                   "take \"remove\" away to change the item");
    if (!cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(item, "remove"))) {
        report(merge, item, pointer, "\"remove\" can only be true", "leave the key out to keep the item");
        return;
    }
    cJSON *existing = name ? json_item_named(list, name) : NULL;
    if (existing) {
        cJSON_Delete(cJSON_DetachItemViaPointer(list, existing));
        return;
    }
    struct nearest nearest = nearest_to(name ? name : "");
    for (const cJSON *other = list->child; other; other = other->next)
        if (json_name(other)) nearest_offer(&nearest, json_name(other));
    char *hint = nearest_hint(&nearest);
    report(merge, item, pointer, "there is no item of this name to remove", hint);
    free(hint);
}

static bool is_repeated(const struct merge *merge, const cJSON *patch, const cJSON *item, const char *pointer)
{
    const char *name = json_name(item);
    const cJSON *first = name ? json_item_named(patch, name) : item;
    if (first == item) return false;
    const struct origin *origin = scenario_source_origin(merge->source, first);
    char *what = memory_format("the name \"%s\" stands twice in the list", name);
    char *hint = origin ? memory_format("it stands first in line %d", origin->line) : NULL;
    report(merge, item, pointer, what, hint);
    free(what);
    free(hint);
    return true;
}

static void merge_named_list(const struct merge *merge, cJSON *list, const cJSON *patch, const char *pointer)
{
    if (cJSON_GetArraySize(patch) > MEMBERS_MAX) {
        report(merge, patch, pointer, "more than 10000 items in a list", NULL);
        return;
    }
    size_t index = 0;
    for (const cJSON *item = patch->child; item; item = item->next, index++) {
        const char *name = json_name(item);
        char *below = json_pointer_child(pointer, item, index);
        if (cJSON_GetObjectItemCaseSensitive(item, "remove"))
            remove_item(merge, list, item, below);
        else if (!is_repeated(merge, patch, item, below))
            merge_value(merge, list, NULL, name ? json_item_named(list, name) : NULL, item, below);
        free(below);
    }
}

static void merge_members(const struct merge *merge, cJSON *target, const cJSON *patch, const char *pointer)
{
    if (cJSON_GetArraySize(patch) > MEMBERS_MAX) {
        report(merge, patch, pointer, "more than 10000 keys in an object", NULL);
        return;
    }
    for (const cJSON *child = patch->child; child; child = child->next) {
        if (json_is_comment(child)) continue;
        char *below = json_pointer_add(pointer, child->string);
        cJSON *existing = cJSON_GetObjectItemCaseSensitive(target, child->string);
        merge_value(merge, target, child->string, existing, child, below);
        free(below);
    }
}

static void copy_items(const struct merge *merge, cJSON *target, const cJSON *patch, const char *pointer)
{
    size_t index = 0;
    for (const cJSON *item = patch->child; item; item = item->next, index++) {
        char *below = memory_format("%s/%zu", pointer, index);
        cJSON_AddItemToArray(target, fresh(merge, item, below));
        free(below);
    }
}

/* Both are objects, or both are lists of which the target is empty or named. */
static void merge_children(const struct merge *merge, cJSON *target, const cJSON *patch, const char *pointer)
{
    target->valueint = patch->valueint;
    if (cJSON_IsObject(patch))
        merge_members(merge, target, patch, pointer);
    else if (json_is_named_list(patch))
        merge_named_list(merge, target, patch, pointer);
    else
        copy_items(merge, target, patch, pointer);
}

void scenario_merge(cJSON *target, const cJSON *patch, const struct scenario_source *source, struct problems *problems)
{
    struct merge merge = {source, problems};
    merge_children(&merge, target, patch, "");
}

void scenario_merge_value(cJSON *parent, const char *key, cJSON *existing, const cJSON *patch, const char *pointer,
                          const struct scenario_source *source, struct problems *problems)
{
    struct merge merge = {source, problems};
    merge_value(&merge, parent, key, existing, patch, pointer);
}
