#include "io/import_map.h"
#include "io/file_bytes.h"
#include "io/import_map_reader.h"
#include "io/json_tree.h"
#include "io/nearest.h"
#include "io/zone_load.h"
#include "io/zone_name.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <xxhash.h>

static const char *const keys[] = {"time_zone", "decimal", "empty", "not_personal", "move_early", "columns"};
static const char keys_allowed[] = "time_zone, decimal, empty, not_personal, move_early, columns";

enum { KEY_COUNT = sizeof keys / sizeof *keys };

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

static void read_decimal(const struct import_map_reader *reader, const cJSON *node)
{
    const char *text = node ? cJSON_GetStringValue(node) : ".";
    reader->map->decimal = '.';
    if (text && (strcmp(text, ".") == 0 || strcmp(text, ",") == 0))
        reader->map->decimal = *text;
    else
        import_map_report(reader, node, false, "/decimal", "is no decimal sign", "\".\" or \",\"", NULL);
}

static void read_move_early(const struct import_map_reader *reader, const cJSON *node)
{
    struct import_texts texts = {0};
    if (!node || !import_map_read_texts(reader, node, "/move_early", &texts)) return;
    for (size_t i = 0; i < texts.count; i++) {
        enum import_role role = import_role_find(texts.items[i]);
        if (role > ROLE_DISCHARGE && role <= ROLE_BILLED)
            reader->map->move_early[role] = true;
        else
            import_map_report(reader, node, false, "/move_early", "names no time after the discharge",
                              "documented, coding_start, coded, billed", NULL);
    }
    for (size_t i = 0; i < texts.count; i++) free(texts.items[i]);
    free(texts.items);
}

static void report_unknown_key(const struct import_map_reader *reader, const cJSON *member)
{
    struct nearest nearest = nearest_to(member->string);
    for (size_t i = 0; i < KEY_COUNT; i++) nearest_offer(&nearest, keys[i]);
    char *pointer = json_pointer_add("", member->string);
    import_map_report(reader, member, true, pointer, "is no key of a map", keys_allowed, nearest_hint(&nearest));
    free(pointer);
}

static void check_keys(const struct import_map_reader *reader)
{
    for (const cJSON *member = reader->document->root->child; member; member = member->next) {
        bool known = json_is_comment(member);
        for (size_t i = 0; i < KEY_COUNT; i++) known = known || strcmp(member->string, keys[i]) == 0;
        if (!known) report_unknown_key(reader, member);
    }
}

static void report_unknown_role(const struct import_map_reader *reader, const cJSON *member)
{
    struct nearest nearest = nearest_to(member->string);
    char *pointer = json_pointer_add("/columns", member->string);
    for (int i = 0; i < IMPORT_ROLE_COUNT; i++) nearest_offer(&nearest, import_roles[i].name);
    import_map_report(reader, member, true, pointer, "is nothing that a column can mean",
                      "account, work_type, discharge, documented, coding_start, coded, billed, gross_usd, net_usd, "
                      "payer, coder, coding_minutes, queried, denied, touchless",
                      nearest_hint(&nearest));
    free(pointer);
}

static void require(const struct import_map_reader *reader, const cJSON *columns, enum import_role role)
{
    if (cJSON_GetObjectItemCaseSensitive(columns, import_roles[role].name)) return;
    char *what = memory_format("%s is missing", import_roles[role].name);
    import_map_report(reader, columns, true, "/columns", what, NULL,
                      memory_copy_text("himsim import EXPORT --guess proposes a map"));
    free(what);
}

static void read_columns(const struct import_map_reader *reader, const cJSON *columns)
{
    if (!cJSON_IsObject(columns)) {
        import_map_report(reader, columns ? columns : reader->document->root, true, "/columns",
                          "must be an object that says which column means what", NULL,
                          memory_copy_text("himsim import EXPORT --guess proposes a map"));
        return;
    }
    for (const cJSON *member = columns->child; member; member = member->next) {
        enum import_role role = import_role_find(member->string);
        if (role != IMPORT_ROLE_NONE)
            import_column_read(reader, member, role);
        else if (!json_is_comment(member))
            report_unknown_role(reader, member);
    }
    require(reader, columns, ROLE_ACCOUNT);
    require(reader, columns, ROLE_WORK_TYPE);
    require(reader, columns, ROLE_DISCHARGE);
}

static void read_root(const struct import_map_reader *reader)
{
    const cJSON *root = reader->document->root;
    if (!cJSON_IsObject(root)) {
        import_map_report(reader, root, false, "", "a map must be an object", NULL, NULL);
        return;
    }
    const cJSON *empty = cJSON_GetObjectItemCaseSensitive(root, "empty");
    const cJSON *not_personal = cJSON_GetObjectItemCaseSensitive(root, "not_personal");
    check_keys(reader);
    import_map_read_zone(reader, cJSON_GetObjectItemCaseSensitive(root, "time_zone"), "/time_zone", &reader->map->zone);
    read_decimal(reader, cJSON_GetObjectItemCaseSensitive(root, "decimal"));
    if (empty) import_map_read_texts(reader, empty, "/empty", &reader->map->empty);
    if (not_personal) import_map_read_texts(reader, not_personal, "/not_personal", &reader->map->not_personal);
    read_move_early(reader, cJSON_GetObjectItemCaseSensitive(root, "move_early"));
    read_columns(reader, cJSON_GetObjectItemCaseSensitive(root, "columns"));
}

bool import_map_parse(struct import_map *map, const char *name, const char *text, size_t length,
                      struct problems *problems)
{
    struct json_document document;
    *map = (struct import_map){.digest = XXH3_64bits(text, length)};
    bool ok = json_document_parse(&document, name, text, length, 0, problems);
    if (ok) {
        size_t before = problems->count;
        struct import_map_reader reader = {&document, name, problems, map};
        read_root(&reader);
        ok = problems->count == before;
    }
    json_document_free(&document);
    if (!ok) import_map_free(map);
    return ok;
}

bool import_map_read(struct import_map *map, const char *path, struct problems *problems)
{
    struct file_bytes bytes;
    char *message;
    *map = (struct import_map){0};
    if (!file_bytes_read(&bytes, path, &message)) {
        problems_add(problems, PROBLEM_ERROR, "", message, NULL, NULL);
        free(message);
        return false;
    }
    bool ok = import_map_parse(map, path, bytes.data, bytes.count, problems);
    file_bytes_free(&bytes);
    return ok;
}

static void free_texts(struct import_texts *texts)
{
    for (size_t i = 0; i < texts->count; i++) free(texts->items[i]);
    free(texts->items);
}

static void free_column(struct import_column *column)
{
    free_texts(&column->headers);
    free_texts(&column->formats);
    free(column->constant);
    zone_free(&column->zone);
    for (size_t i = 0; i < column->value_count; i++) {
        free(column->values[i].site);
        free(column->values[i].ours);
    }
    free(column->values);
    free(column->other.ours);
}

void import_map_free(struct import_map *map)
{
    zone_free(&map->zone);
    free_texts(&map->empty);
    free_texts(&map->not_personal);
    for (int i = 0; i < IMPORT_ROLE_COUNT; i++) free_column(&map->columns[i]);
    *map = (struct import_map){0};
}

static int compare_site(const void *site, const void *value)
{
    return strcasecmp(site, ((const struct import_value *)value)->site);
}

const struct import_value *import_map_value(const struct import_column *column, const char *site)
{
    const struct import_value *found = NULL;
    if (column->value_count)
        found = bsearch(site, column->values, column->value_count, sizeof *column->values, compare_site);
    return found || !column->has_other ? found : &column->other;
}
