#include "io/import_map_read.h"
#include "io/file_bytes.h"
#include "io/import_map_column.h"
#include "io/json_tree.h"
#include "io/nearest.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

static const char *const keys[] = {"time_zone",  "decimal",       "empty",  "not_personal",
                                   "move_early", "repeated_rows", "columns"};
static const char keys_allowed[] = "time_zone, decimal, empty, not_personal, move_early, repeated_rows, columns";

enum { KEY_COUNT = sizeof keys / sizeof *keys };

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

static void read_repeated_rows(const struct import_map_reader *reader, const cJSON *node)
{
    const char *text = node ? cJSON_GetStringValue(node) : "reject";
    reader->map->merges_rows = text && strcmp(text, "merge") == 0;
    if (!text || (!reader->map->merges_rows && strcmp(text, "reject") != 0))
        import_map_report(reader, node, false, "/repeated_rows", "is nothing that can become of them",
                          "\"reject\" or \"merge\"", NULL);
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
    read_repeated_rows(reader, cJSON_GetObjectItemCaseSensitive(root, "repeated_rows"));
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
