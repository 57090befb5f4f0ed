#include "io/field_read.h"
#include "io/json_tree.h"
#include "io/law_read.h"
#include "io/name_read.h"
#include "io/nearest.h"
#include "io/path_text.h"
#include "io/scenario_source.h"
#include "models/member.h"
#include "models/scenario.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DATE_YEAR_MIN = 1970, DATE_YEAR_MAX = 2199, DAY_MINUTES = 1440 };

/* Everything that the reader of one kind needs. */
struct reading {
    const struct reader *reader;
    const struct field *field;
    const cJSON *node;
    const char *pointer;
    char *at;
};

static bool refuse(const struct reading *r, const char *what, const char *allowed, const char *hint)
{
    reader_report(r->reader, r->node, r->pointer, what, allowed, hint);
    return false;
}

static bool read_number(const struct reading *r)
{
    if (!reader_check_number(r->reader, r->field, r->node, r->pointer)) return false;
    double value = r->node->valuedouble;
    memcpy(r->at, &value, sizeof value);
    return true;
}

static bool read_integer(const struct reading *r)
{
    if (!reader_check_number(r->reader, r->field, r->node, r->pointer)) return false;
    int64_t value = (int64_t)r->node->valuedouble;
    memcpy(r->at, &value, sizeof value);
    return true;
}

static bool read_boolean(const struct reading *r)
{
    if (!cJSON_IsBool(r->node)) return refuse(r, "must be true or false", NULL, NULL);
    bool value = cJSON_IsTrue(r->node);
    memcpy(r->at, &value, sizeof value);
    return true;
}

static void put_text(const struct reading *r, char *text)
{
    memcpy(r->at, &text, sizeof text);
}

static bool check_text(const struct reading *r)
{
    if (!cJSON_IsString(r->node)) return refuse(r, "must be text in double quotes", NULL, NULL);
    if (!*r->node->valuestring) return refuse(r, "must not be empty", NULL, NULL);
    return true;
}

static bool read_text(const struct reading *r)
{
    if (!check_text(r)) return false;
    if (strcmp(r->field->key, "name") == 0) {
        if (!name_check(r->reader, r->node, r->pointer)) return false;
    } else {
        for (const char *c = r->node->valuestring; *c; c++)
            if ((unsigned char)*c < 0x20 || *c == 0x7f) return refuse(r, "must have no control characters", NULL, NULL);
    }
    put_text(r, memory_copy_text(r->node->valuestring));
    return true;
}

static bool read_file_name(const struct reading *r)
{
    if (!check_text(r)) return false;
    const struct origin *origin = scenario_source_origin(r->reader->source, r->node);
    const char *from = origin && origin->line ? r->reader->source->files[origin->file] : "";
    char *path = path_relative_to(from, r->node->valuestring);
    bool ok = access(path, R_OK) == 0;
    if (ok) {
        put_text(r, path_absolute(path));
    } else {
        char *hint = memory_format("looked for %s", path);
        refuse(r, "there is no such file, or it cannot be read", NULL, hint);
        free(hint);
    }
    free(path);
    return ok;
}

static bool read_zone(const struct reading *r)
{
    if (!check_text(r)) return false;
    put_text(r, memory_copy_text(r->node->valuestring));
    return true;
}

/* `count` digits as a number; -1 when they are not all digits. */
static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

static bool read_date(const struct reading *r)
{
    const char *text = cJSON_IsString(r->node) ? r->node->valuestring : "";
    bool shaped = strlen(text) == 10 && text[4] == '-' && text[7] == '-';
    int year = shaped ? digits(text, 4) : -1, month = shaped ? digits(text + 5, 2) : -1,
        day = shaped ? digits(text + 8, 2) : -1;
    if (year < 0 || month < 0 || day < 0) return refuse(r, "must be a date", "\"YYYY-MM-DD\"", NULL);
    if (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX) return refuse(r, "out of range", "the years 1970 to 2199", NULL);
    if (!civil_is_valid(year, month, day)) return refuse(r, "the calendar has no such day", NULL, NULL);
    int64_t value = civil_day(year, month, day);
    memcpy(r->at, &value, sizeof value);
    return true;
}

static bool read_clock(const struct reading *r)
{
    const char *text = cJSON_IsString(r->node) ? r->node->valuestring : "";
    bool shaped = strlen(text) == 5 && text[2] == ':';
    int hour = shaped ? digits(text, 2) : -1, minute = shaped ? digits(text + 3, 2) : -1;
    int value = 60 * hour + minute;
    if (hour < 0 || minute < 0 || minute > 59 || value > DAY_MINUTES)
        return refuse(r, "must be a time of day", "\"HH:MM\" from \"00:00\" to \"24:00\"", NULL);
    memcpy(r->at, &value, sizeof value);
    return true;
}

static bool read_weekdays(const struct reading *r)
{
    static const char *const names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const char *allowed = "a list of \"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\", each at most once";
    unsigned days = 0;
    bool ok = cJSON_IsArray(r->node) && r->node->child;
    for (const cJSON *item = ok ? r->node->child : NULL; item && ok; item = item->next) {
        unsigned bit = 0;
        for (unsigned i = 0; i < 7; i++)
            if (cJSON_IsString(item) && strcmp(item->valuestring, names[i]) == 0) bit = 1u << i;
        ok = bit && !(days & bit);
        days |= bit;
        if (!ok) reader_report(r->reader, item, r->pointer, "must be weekdays", allowed, NULL);
    }
    if (!ok && (!cJSON_IsArray(r->node) || !r->node->child)) refuse(r, "must be weekdays, at least one", allowed, NULL);
    if (ok) memcpy(r->at, &days, sizeof days);
    return ok;
}

/* "a", "b" or "c" */
static char *choice_list(const char *const *choices)
{
    char *list = memory_format("\"%s\"", choices[0]);
    for (size_t i = 1; choices[i]; i++) {
        char *longer = memory_format("%s, \"%s\"", list, choices[i]);
        free(list);
        list = longer;
    }
    return list;
}

static bool read_choice(const struct reading *r)
{
    const char *text = cJSON_IsString(r->node) ? r->node->valuestring : "";
    struct nearest nearest = nearest_to(text);
    for (int i = 0; r->field->choices[i]; i++) {
        nearest_offer(&nearest, r->field->choices[i]);
        if (strcmp(text, r->field->choices[i]) != 0) continue;
        memcpy(r->at, &i, sizeof i);
        return true;
    }
    char *allowed = choice_list(r->field->choices), *hint = nearest_hint(&nearest);
    refuse(r, "is none of the choices", allowed, hint);
    free(allowed);
    free(hint);
    return false;
}

static bool read_law(const struct reading *r)
{
    return law_read(r->reader, r->field, r->node, r->pointer, (struct law *)(void *)r->at);
}

static bool check_length(const struct reading *r)
{
    size_t count = (size_t)cJSON_GetArraySize(r->node);
    if (!cJSON_IsArray(r->node)) return refuse(r, "must be a list of numbers", NULL, NULL);
    if (r->field->length == 0 || count == r->field->length) return true;
    char *what = memory_format("the list has %zu numbers", count), *allowed = memory_format("%zu", r->field->length);
    reader_report_lack(r->reader, r->node, r->pointer, what, allowed, NULL);
    free(what);
    free(allowed);
    return false;
}

static bool read_numbers(const struct reading *r)
{
    if (!check_length(r)) return false;
    size_t index = 0;
    bool ok = true;
    struct field item_field = *r->field;
    item_field.kind = FIELD_NUMBER;
    struct numbers *numbers = (struct numbers *)(void *)r->at;
    struct numbers read = {(size_t)cJSON_GetArraySize(r->node), NULL};
    read.items = memory_allocate(read.count, sizeof *read.items);
    for (const cJSON *item = r->node->child; item; item = item->next, index++) {
        char *pointer = memory_format("%s/%zu", r->pointer, index);
        ok = reader_check_number(r->reader, &item_field, item, pointer) && ok;
        read.items[index] = cJSON_IsNumber(item) ? item->valuedouble : 0;
        free(pointer);
    }
    if (ok) *numbers = read;
    if (!ok) free(read.items);
    return ok;
}

static bool read_reference_to(const struct reading *r, const cJSON *node, const char *pointer, int *index)
{
    *index = -1;
    if (!cJSON_IsString(node)) {
        reader_report(r->reader, node, pointer, "must be a name in double quotes", NULL, NULL);
        return false;
    }
    *index = name_index(r->reader, r->field->target, node->valuestring);
    if (*index < 0) name_report_unknown(r->reader, node, false, pointer, r->field->target, node->valuestring);
    return *index >= 0;
}

static bool read_reference(const struct reading *r)
{
    int index;
    bool ok = read_reference_to(r, r->node, r->pointer, &index);
    memcpy(r->at, &index, sizeof index);
    return ok;
}

static bool is_repeated(const struct indices *read, int index)
{
    for (size_t i = 0; i < read->count; i++)
        if (index >= 0 && read->items[i] == index) return true;
    return false;
}

static bool read_references(const struct reading *r)
{
    if (!cJSON_IsArray(r->node)) return refuse(r, "must be a list of names", NULL, NULL);
    if (r->field->flags & FIELD_REQUIRED && !r->node->child) {
        reader_report_lack(r->reader, r->node, r->pointer, "the list must not be empty", NULL, NULL);
        return false;
    }
    struct indices *indices = (struct indices *)(void *)r->at;
    struct indices read = {0, memory_allocate((size_t)cJSON_GetArraySize(r->node), sizeof(int))};
    bool ok = true;
    for (const cJSON *item = r->node->child; item; item = item->next) {
        int index;
        char *pointer = memory_format("%s/%zu", r->pointer, read.count);
        ok = read_reference_to(r, item, pointer, &index) && ok;
        if (is_repeated(&read, index)) {
            reader_report(r->reader, item, pointer, "the name stands twice in the list", NULL, NULL);
            ok = false;
        }
        read.items[read.count++] = index;
        free(pointer);
    }
    if (ok) *indices = read;
    if (!ok) free(read.items);
    return ok;
}

static bool read_map_entry(const struct reading *r, const cJSON *entry, int index)
{
    struct field item_field = *r->field;
    item_field.kind = FIELD_NUMBER;
    char *pointer = json_pointer_add(r->pointer, entry->string);
    bool ok = index >= 0 || strcmp(entry->string, "*") == 0;
    if (!ok) name_report_unknown(r->reader, entry, true, pointer, r->field->target, entry->string);
    if (!cJSON_IsNull(entry)) ok = reader_check_number(r->reader, &item_field, entry, pointer) && ok;
    free(pointer);
    return ok;
}

static bool read_map(const struct reading *r)
{
    if (!cJSON_IsObject(r->node))
        return refuse(r, "must be an object of names and numbers", "{\"name\": number}", NULL);
    struct numbers *map = (struct numbers *)(void *)r->at;
    size_t count = name_count(r->reader, r->field->target);
    const cJSON *others = cJSON_GetObjectItemCaseSensitive(r->node, "*");
    struct numbers read = {count, memory_allocate(count, sizeof(double))};
    bool ok = true;
    for (size_t i = 0; i < count; i++) read.items[i] = cJSON_IsNumber(others) ? others->valuedouble : 0;
    for (const cJSON *entry = r->node->child; entry; entry = entry->next) {
        int index = name_index(r->reader, r->field->target, entry->string);
        ok = read_map_entry(r, entry, index) && ok;
        if (index >= 0 && cJSON_IsNumber(entry)) read.items[index] = entry->valuedouble;
    }
    if (ok) *map = read;
    if (!ok) free(read.items);
    return ok;
}

/* What it must be depends on another field: io/timeline_read reads it for that. */
static bool read_any(const struct reading *r)
{
    char *text = cJSON_PrintUnformatted(r->node);
    struct change_value value = {.text = memory_copy_text(text)};
    memcpy(r->at, &value, sizeof value);
    cJSON_free(text);
    return true;
}

bool field_read(const struct reader *reader, const struct field *field, const cJSON *node, const char *pointer,
                char *at)
{
    static bool (*const readers[])(const struct reading *) = {
        [FIELD_NUMBER] = read_number,
        [FIELD_INTEGER] = read_integer,
        [FIELD_BOOLEAN] = read_boolean,
        [FIELD_TEXT] = read_text,
        [FIELD_FILE] = read_file_name,
        [FIELD_ZONE] = read_zone,
        [FIELD_DATE] = read_date,
        [FIELD_CLOCK] = read_clock,
        [FIELD_WEEKDAYS] = read_weekdays,
        [FIELD_CHOICE] = read_choice,
        [FIELD_LAW] = read_law,
        [FIELD_NUMBERS] = read_numbers,
        [FIELD_REFERENCE] = read_reference,
        [FIELD_REFERENCES] = read_references,
        [FIELD_MAP] = read_map,
        [FIELD_ANY] = read_any,
    };
    struct reading reading = {reader, field, node, pointer, at};
    return readers[field->kind](&reading);
}

void field_clear(const struct field *field, char *at)
{
    static const double none = NAN;
    static const int minus_one = -1;
    static const int64_t no_date = DATE_NONE;
    if (field->kind == FIELD_NUMBER)
        memcpy(at, &none, sizeof none);
    else if (field->kind == FIELD_DATE)
        memcpy(at, &no_date, sizeof no_date);
    else if (field->kind == FIELD_LAW && field->flags & FIELD_NULLABLE)
        *(struct law *)(void *)at = (struct law){.kind = LAW_DETERMINISTIC, .mean = NAN};
    else if (field->kind == FIELD_CLOCK || field->kind == FIELD_REFERENCE)
        memcpy(at, &minus_one, sizeof minus_one);
    else
        memset(at, 0, member_size(field->kind));
}
