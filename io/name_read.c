#include "io/name_read.h"
#include "io/json_tree.h"
#include "io/nearest.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

bool name_check(const struct reader *reader, const cJSON *node, const char *pointer)
{
    const char *allowed = "1 to 64 bytes, without / and control characters, and not \"*\"";
    const char *text = node->valuestring;
    size_t length = strlen(text);
    bool ok = length > 0 && length <= NAME_LENGTH_MAX && strcmp(text, "*") != 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x20 || byte == 0x7f || byte == '/') ok = false;
    }
    if (!ok) reader_report(reader, node, pointer, "is no name", allowed, NULL);
    return ok;
}

static const cJSON *list_of(const struct reader *reader, const char *target)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(reader->root, target);
    return cJSON_IsArray(list) ? list : NULL;
}

int name_index(const struct reader *reader, const char *target, const char *name)
{
    const cJSON *list = list_of(reader, target);
    int index = 0;
    for (const cJSON *item = list ? list->child : NULL; item; item = item->next, index++) {
        const char *has = json_name(item);
        if (has && strcmp(has, name) == 0) return index;
    }
    return -1;
}

size_t name_count(const struct reader *reader, const char *target)
{
    return (size_t)cJSON_GetArraySize(list_of(reader, target));
}

/* "ip, op, ed" */
static char *name_list(const cJSON *list)
{
    char *names = NULL;
    for (const cJSON *item = list ? list->child : NULL; item; item = item->next) {
        const char *name = json_name(item);
        if (!name) continue;
        char *longer = names ? memory_format("%s, %s", names, name) : memory_copy_text(name);
        free(names);
        names = longer;
        if (strlen(names) > 200) break;
    }
    return names;
}

void name_report_unknown(const struct reader *reader, const cJSON *node, bool at_key, const char *pointer,
                         const char *target, const char *name)
{
    const cJSON *list = list_of(reader, target);
    const struct field *field = field_find(&field_scenario, target);
    struct nearest nearest = nearest_to(name);
    for (const cJSON *item = list ? list->child : NULL; item; item = item->next)
        if (json_name(item)) nearest_offer(&nearest, json_name(item));
    char *hint = nearest_hint(&nearest), *names = name_list(list);
    char *what = memory_format("there is no %s \"%s\"", field->group->name, name);
    char *allowed = names ? memory_copy_text(names) : memory_format("(the scenario has no %s)", target);
    if (at_key)
        reader_report_key(reader, node, pointer, what, allowed, hint);
    else
        reader_report_lack(reader, node, pointer, what, allowed, hint);
    free(hint);
    free(names);
    free(what);
    free(allowed);
}
