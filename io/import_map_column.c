#include "io/import_map_column.h"
#include "io/date_format.h"
#include "io/import_name.h"
#include "io/json_tree.h"
#include "io/nearest.h"
#include "io/zone_load.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* One column on its way. */
struct reading {
    const struct import_map_reader *reader;
    const cJSON *node;
    const char *pointer; /* /columns/ROLE */
    enum import_kind kind;
    struct import_column *column;
};

struct column_key {
    const char *name;
    unsigned kinds; /* bit by import_kind */
};

#define OF(kind) (1u << (kind))
#define OF_ALL   (~0u)

static const struct column_key keys[] = {
    {"column", OF_ALL},
    {"constant", OF(KIND_NAME)},
    {"format", OF(KIND_TIME)},
    {"zone", OF(KIND_TIME)},
    {"values", OF(KIND_NAME) | OF(KIND_MARK)},
    {"other", OF(KIND_NAME) | OF(KIND_MARK)},
    {"filled", OF(KIND_MARK)},
    {"unit", OF(KIND_MINUTES)},
};

enum { KEY_COUNT = sizeof keys / sizeof *keys };

static const cJSON *member_of(const struct reading *reading, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(reading->node, key);
}

static void report(const struct reading *reading, const cJSON *node, const char *key, const char *what,
                   const char *allowed)
{
    char *pointer = json_pointer_add(reading->pointer, key);
    import_map_report(reading->reader, node, false, pointer, what, allowed, NULL);
    free(pointer);
}

static void check_key(const struct reading *reading, const cJSON *member)
{
    char allowed[128] = "";
    bool known = json_is_comment(member);
    struct nearest nearest = nearest_to(member->string);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (!(keys[i].kinds & OF(reading->kind))) continue;
        known = known || strcmp(keys[i].name, member->string) == 0;
        nearest_offer(&nearest, keys[i].name);
        if (*allowed) strcat(allowed, ", ");
        strcat(allowed, keys[i].name);
    }
    if (known) return;
    char *pointer = json_pointer_add(reading->pointer, member->string);
    import_map_report(reading->reader, member, true, pointer, "is no key of such a column", allowed,
                      nearest_hint(&nearest));
    free(pointer);
}

static void read_headers(const struct reading *reading)
{
    const cJSON *headers = member_of(reading, "column"), *constant = member_of(reading, "constant");
    if (!headers == !constant) {
        bool may_be_constant = reading->kind == KIND_NAME;
        import_map_report(reading->reader, reading->node, true, reading->pointer,
                          headers ? "has a column and a constant" : "names no column",
                          may_be_constant ? "column or constant" : "column", NULL);
        return;
    }
    if (headers) {
        char *pointer = json_pointer_add(reading->pointer, "column");
        import_map_read_texts(reading->reader, headers, pointer, &reading->column->headers);
        free(pointer);
    } else if (cJSON_IsString(constant) && import_name_is_sound(constant->valuestring)) {
        reading->column->constant = memory_copy_text(constant->valuestring);
    } else {
        report(reading, constant, "constant", "is no name", import_name_allowed);
    }
}

/* A list that reads 04/05 as April in one row and as May in the next is worse than one that refuses a row. */
static void check_formats(const struct reading *reading, const cJSON *node)
{
    const struct import_texts *formats = &reading->column->formats;
    for (size_t i = 0; i < formats->count; i++) {
        const char *fault = date_format_fault(formats->items[i]);
        if (fault)
            report(reading, node, "format", fault,
                   "iso, or %Y %y %m %d %b %H %I %M %S %f %p %z and the characters between them");
        if (i > 0 && strstr(formats->items[i], "%m") && strstr(formats->items[0], "%m") &&
            strncmp(formats->items[i], "%Y", 2) != 0 && strncmp(formats->items[0], "%Y", 2) != 0 &&
            date_format_is_day_first(formats->items[i]) != date_format_is_day_first(formats->items[0]))
            report(reading, node, "format", "has day and month in both orders", "one order");
    }
}

static void read_time(const struct reading *reading)
{
    const cJSON *format = member_of(reading, "format"), *zone = member_of(reading, "zone");
    struct import_texts *formats = &reading->column->formats;
    char *pointer = json_pointer_add(reading->pointer, "format");
    if (!format) {
        formats->items = memory_allocate(1, sizeof *formats->items);
        formats->items[formats->count++] = memory_copy_text("iso");
    } else if (import_map_read_texts(reading->reader, format, pointer, formats)) {
        check_formats(reading, format);
    }
    free(pointer);
    pointer = json_pointer_add(reading->pointer, "zone");
    if (zone)
        import_map_read_zone(reading->reader, zone, pointer, &reading->column->zone);
    else if (reading->reader->map->zone.name)
        zone_load(&reading->column->zone, reading->reader->map->zone.name);
    free(pointer);
}

static bool read_value(const struct reading *reading, const cJSON *entry, const char *key, struct import_value *value)
{
    bool is_mark = reading->kind == KIND_MARK;
    bool ok = is_mark ? cJSON_IsBool(entry)
                      : cJSON_IsNull(entry) || (cJSON_IsString(entry) && import_name_is_sound(entry->valuestring));
    if (!ok) {
        report(reading, entry, key, "is nothing that a value can become",
               is_mark ? "true or false" : "our name (1 to 64 bytes, without / and control characters), or null");
        return false;
    }
    value->ours = cJSON_IsString(entry) ? memory_copy_text(entry->valuestring) : NULL;
    value->mark = cJSON_IsTrue(entry);
    return true;
}

static int compare_values(const void *a, const void *b)
{
    return strcasecmp(((const struct import_value *)a)->site, ((const struct import_value *)b)->site);
}

static void read_values(const struct reading *reading)
{
    const cJSON *values = member_of(reading, "values"), *other = member_of(reading, "other");
    struct import_column *column = reading->column;
    column->has_other = other && read_value(reading, other, "other", &column->other);
    if (!values) return;
    if (!cJSON_IsObject(values)) {
        report(reading, values, "values", "must be an object", "the site's spelling: ours");
        return;
    }
    column->values = memory_allocate((size_t)cJSON_GetArraySize(values), sizeof *column->values);
    for (const cJSON *entry = values->child; entry; entry = entry->next)
        if (!json_is_comment(entry) && read_value(reading, entry, "values", &column->values[column->value_count]))
            column->values[column->value_count++].site = memory_copy_text(entry->string);
    qsort(column->values, column->value_count, sizeof *column->values, compare_values);
    for (size_t i = 1; i < column->value_count; i++)
        if (compare_values(&column->values[i - 1], &column->values[i]) == 0)
            report(reading, values, "values", "has the same spelling twice (letter case does not matter)", NULL);
}

static void read_unit(const struct reading *reading)
{
    static const char *const names[] = {"minutes", "hours", "seconds", "h:m:s"};
    const cJSON *node = member_of(reading, "unit");
    const char *text = cJSON_GetStringValue(node);
    for (int i = 0; text && i < 4; i++)
        if (strcmp(names[i], text) == 0) {
            reading->column->unit = (enum import_unit)i;
            return;
        }
    if (node) report(reading, node, "unit", "is no unit", "minutes, hours, seconds, h:m:s");
}

static void read_filled(const struct reading *reading)
{
    const cJSON *node = member_of(reading, "filled");
    reading->column->filled = cJSON_IsTrue(node);
    if (node && !cJSON_IsBool(node)) report(reading, node, "filled", "is no mark", "true or false");
    if (reading->column->filled && (member_of(reading, "values") || member_of(reading, "other")))
        report(reading, node, "filled", "leaves nothing for the value list to say", "filled or values");
}

void import_column_read(const struct import_map_reader *reader, const cJSON *node, enum import_role role)
{
    char *pointer = json_pointer_add("/columns", import_roles[role].name);
    struct reading reading = {reader, node, pointer, import_roles[role].kind, &reader->map->columns[role]};
    if (cJSON_IsObject(node)) {
        const struct json_position *place = &reader->document->positions[node->valueint];
        reading.column->is_mapped = true;
        reading.column->line = place->line;
        reading.column->column = place->column;
        for (const cJSON *member = node->child; member; member = member->next) check_key(&reading, member);
        read_headers(&reading);
        if (reading.kind == KIND_TIME) read_time(&reading);
        if (reading.kind == KIND_NAME || reading.kind == KIND_MARK) read_values(&reading);
        if (reading.kind == KIND_MARK) read_filled(&reading);
        if (reading.kind == KIND_MINUTES) read_unit(&reading);
    } else {
        import_map_report(reader, node, false, pointer, "must be an object", "{\"column\": \"...\"}", NULL);
    }
    free(pointer);
}
