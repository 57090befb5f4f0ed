#include "io/fit_defaults.h"
#include "io/json_tree.h"
#include "io/scenario_source.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

struct defaults {
    size_t count;
    char **items;
};

static void add(struct defaults *defaults, const char *pointer)
{
    for (size_t i = 0; i < defaults->count; i++)
        if (strcmp(defaults->items[i], pointer) == 0) return;
    defaults->items = memory_resize(defaults->items, defaults->count + 1, sizeof *defaults->items);
    defaults->items[defaults->count++] = memory_copy_text(pointer);
}

/* Is there anything in it? An absent list or name is no default that somebody could want to know. */
static bool says_something(const cJSON *value)
{
    return !cJSON_IsNull(value) && !(cJSON_IsArray(value) && !value->child) &&
           !(cJSON_IsObject(value) && !value->child);
}

/* A map by name says all that it says: a name that is not in it is no field. */
static bool is_map(const char *pointer)
{
    static const char *const maps[] = {"/skills", "/payer_mix"};
    const char *last = strrchr(pointer, '/');
    for (size_t i = 0; last && i < sizeof maps / sizeof *maps; i++)
        if (strcmp(last, maps[i]) == 0) return true;
    return false;
}

static void compare(struct defaults *defaults, const cJSON *resolved, const cJSON *given, const char *pointer)
{
    bool is_list = cJSON_IsArray(resolved);
    size_t index = 0;
    for (const cJSON *child = resolved->child; child; child = child->next, index++) {
        const cJSON *own =
            is_list ? cJSON_GetArrayItem(given, (int)index) : cJSON_GetObjectItemCaseSensitive(given, child->string);
        char *place = is_list ? memory_format("%s/*", pointer) : json_pointer_add(pointer, child->string);
        if (own && (cJSON_IsObject(own) || cJSON_IsArray(own)) && !is_map(place))
            compare(defaults, child, own, place);
        else if (!own && says_something(child))
            add(defaults, place);
        free(place);
    }
}

char **fit_defaults_list(const struct loaded_scenario *loaded, size_t *count)
{
    struct defaults defaults = {0};
    cJSON *resolved = cJSON_Parse(loaded->resolved);
    if (resolved) compare(&defaults, resolved, loaded->source->root, "");
    cJSON_Delete(resolved);
    *count = defaults.count;
    return defaults.items;
}
