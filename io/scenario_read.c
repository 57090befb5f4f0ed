#include "io/scenario_read.h"
#include "io/field_read.h"
#include "io/json_tree.h"
#include "io/name_read.h"
#include "io/nearest.h"
#include "io/reader.h"
#include "io/scenario_source.h"
#include "io/timeline_read.h"
#include "io/uncertainty_read.h"
#include "sim/memory.h"
#include <assert.h>
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_MAX = 10000 };

static void read_group(const struct reader *reader, const struct field_group *group, const cJSON *object,
                       const char *pointer, char *base);
static void fill_absent(const struct reader *reader, const struct field_group *group, const cJSON *object,
                        const char *pointer, char *base);

/* The default is a program's text: it stands in no file, and it must be right. */
static void set_initial(const struct reader *reader, const struct field *field, char *at)
{
    struct problems wrong = {0};
    struct reader own = {reader->source, reader->root, &wrong};
    cJSON *value = cJSON_Parse(field->initial);
    bool ok = field_read(&own, field, value, "", at);
    assert(ok);
    (void)ok;
    cJSON_Delete(value);
    problems_free(&wrong);
}

/* An absent map names nobody: everyone has 0. (An absent map that may be null is empty.) */
static void set_zeros(const struct reader *reader, const struct field *field, char *at)
{
    struct numbers zeros = {.count = name_count(reader, field->target)};
    zeros.items = memory_allocate(zeros.count, sizeof *zeros.items);
    memcpy(at, &zeros, sizeof zeros);
}

static void set_default(const struct reader *reader, const struct field *field, char *at)
{
    if (field->kind == FIELD_GROUP)
        fill_absent(reader, field->group, NULL, "", at);
    else if (field->initial)
        set_initial(reader, field, at);
    else if (field->kind == FIELD_MAP && !(field->flags & FIELD_NULLABLE))
        set_zeros(reader, field, at);
    else
        field_clear(field, at);
}

static void report_unknown(const struct reader *reader, const struct field_group *group, const cJSON *child,
                           const char *pointer)
{
    struct nearest nearest = nearest_to(child->string);
    for (size_t i = 0; i < group->count; i++) nearest_offer(&nearest, group->fields[i].key);
    char *what = memory_format("unknown key \"%s\" in %s", child->string, group->name);
    char *hint = nearest_hint(&nearest);
    reader_report_key(reader, child, pointer, what, NULL, hint);
    free(what);
    free(hint);
}

static void report_missing(const struct reader *reader, const struct field *field, const cJSON *object,
                           const char *pointer)
{
    char *what = memory_format("needs \"%s\": %s", field->key, field->meaning);
    reader_report_lack(reader, object, pointer, what, NULL, NULL);
    free(what);
}

/* An item that is no object keeps its place, with the defaults, so that the indices of the others hold. */
static void read_item(const struct reader *reader, const struct field *field, const cJSON *item, const char *pointer,
                      char *at)
{
    if (cJSON_IsObject(item)) {
        read_group(reader, field->group, item, pointer, at);
        return;
    }
    fill_absent(reader, field->group, NULL, pointer, at);
    char *what = memory_format("must be an object that describes a %s", field->group->name);
    reader_report(reader, item, pointer, what, NULL, NULL);
    free(what);
}

static void read_list(const struct reader *reader, const struct field *field, const cJSON *list, const char *pointer,
                      char *at)
{
    size_t count = (size_t)cJSON_GetArraySize(list), index = 0;
    if (!cJSON_IsArray(list) || count > LIST_MAX) {
        char *what = memory_format("must be a list of at most %d objects", LIST_MAX);
        reader_report(reader, list, pointer, what, NULL, NULL);
        free(what);
        return;
    }
    char *items = memory_allocate(count, field->group->size);
    for (const cJSON *item = list->child; item; item = item->next, index++) {
        char *below = json_pointer_child(pointer, item, index);
        read_item(reader, field, item, below, items + index * field->group->size);
        free(below);
    }
    memcpy(at, &count, sizeof count);
    memcpy(at + sizeof count, &items, sizeof items);
}

static void read_nested_group(const struct reader *reader, const struct field *field, const cJSON *object,
                              const char *pointer, char *at)
{
    if (cJSON_IsObject(object)) {
        read_group(reader, field->group, object, pointer, at);
        return;
    }
    fill_absent(reader, field->group, NULL, pointer, at);
    reader_report(reader, object, pointer, "must be an object: { ... }", NULL, NULL);
}

static void refuse_empty(const struct reader *reader, const struct field *field, const cJSON *node, const char *pointer)
{
    if (field->kind != FIELD_LIST || !(field->flags & FIELD_REQUIRED) || !cJSON_IsArray(node) || node->child) return;
    reader_report_lack(reader, node, pointer, "the list must not be empty", NULL, NULL);
}

static void read_member(const struct reader *reader, const struct field *field, const cJSON *node, const char *pointer,
                        char *at)
{
    if (field->kind == FIELD_GROUP) {
        read_nested_group(reader, field, node, pointer, at);
        return;
    }
    refuse_empty(reader, field, node, pointer);
    field_clear(field, at);
    if (field->kind == FIELD_LIST)
        read_list(reader, field, node, pointer, at);
    else
        field_read(reader, field, node, pointer, at);
}

static bool is_absent(const struct field *field, const cJSON *node)
{
    return field->kind == FIELD_ANY ? node == NULL : reader_is_absent(node);
}

/* What the object does not say; NULL stands for an absent object, which lacks nothing. */
static void fill_absent(const struct reader *reader, const struct field_group *group, const cJSON *object,
                        const char *pointer, char *base)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct field *field = &group->fields[i];
        if (!is_absent(field, cJSON_GetObjectItemCaseSensitive(object, field->key))) continue;
        if (object && field->flags & FIELD_REQUIRED) report_missing(reader, field, object, pointer);
        set_default(reader, field, base + field->offset);
    }
}

static void read_group(const struct reader *reader, const struct field_group *group, const cJSON *object,
                       const char *pointer, char *base)
{
    fill_absent(reader, group, object, pointer, base);
    for (const cJSON *child = object->child; child; child = child->next) {
        const struct field *field = field_find(group, child->string);
        char *below = json_pointer_add(pointer, child->string);
        if (!field)
            report_unknown(reader, group, child, below);
        else if (!is_absent(field, child))
            read_member(reader, field, child, below, base + field->offset);
        free(below);
    }
}

void scenario_read(struct scenario *scenario, const struct scenario_source *source, struct problems *problems)
{
    struct reader reader = {source, source->root, problems};
    memset(scenario, 0, sizeof *scenario);
    read_group(&reader, &field_scenario, source->root, "", (char *)scenario);
    timeline_read(&reader, scenario);
    uncertainty_read(&reader, scenario);
}
