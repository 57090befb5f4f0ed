#include "io/import_map_reader.h"
#include "io/json_tree.h"
#include "io/zone_load.h"
#include "io/zone_name.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>

void import_map_report(const struct import_map_reader *reader, const cJSON *node, bool at_key, const char *pointer,
                       const char *what, const char *allowed, char *hint)
{
    const struct json_position *place = &reader->document->positions[node->valueint];
    char *brief = at_key ? NULL : json_brief(node);
    char *text = at_key ? memory_copy_text(what) : memory_format("%s, got %s", what, brief);
    struct problem *problem = problems_add(reader->problems, PROBLEM_ERROR, pointer, text, allowed, hint);
    problem->file = memory_copy_text(reader->name);
    problem->line = at_key && place->key_line ? place->key_line : place->line;
    problem->column = at_key && place->key_line ? place->key_column : place->column;
    free(brief);
    free(text);
    free(hint);
}

static bool is_good_text(const cJSON *node)
{
    return cJSON_IsString(node) && *node->valuestring;
}

bool import_map_read_texts(const struct import_map_reader *reader, const cJSON *node, const char *pointer,
                           struct import_texts *texts)
{
    size_t count = cJSON_IsArray(node) ? (size_t)cJSON_GetArraySize(node) : 1;
    const cJSON *item = cJSON_IsArray(node) ? node->child : node;
    bool ok = count > 0;
    for (const cJSON *at = item; ok && at; at = cJSON_IsArray(node) ? at->next : NULL) ok = is_good_text(at);
    if (!ok) {
        import_map_report(reader, node, false, pointer, "must be a text or a list of texts", "texts that are not empty",
                          NULL);
        return false;
    }
    texts->items = memory_allocate(count, sizeof *texts->items);
    for (; texts->count < count; item = item->next) texts->items[texts->count++] = memory_copy_text(item->valuestring);
    return true;
}

void import_map_read_zone(const struct import_map_reader *reader, const cJSON *node, const char *pointer,
                          struct zone *zone)
{
    const char *name = node ? cJSON_GetStringValue(node) : "UTC";
    if (name && zone_load(zone, name)) return;
    import_map_report(reader, node ? node : reader->document->root, false, pointer, "is no time zone of this machine",
                      "an IANA name such as America/New_York", name ? zone_name_hint(name) : NULL);
}
