#include "io/law_read.h"
#include "io/json_tree.h"
#include "io/law_table.h"
#include "io/nearest.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS_MAX = 10000 };

struct law_reading {
    const struct reader *reader;
    const struct field *field;
    const cJSON *node;
    const char *pointer;
    const struct law_row *row;
    struct law *law;
    bool ok;
};

static void fail(struct law_reading *reading, const cJSON *node, const char *key, const char *what, const char *allowed)
{
    char *pointer = key ? json_pointer_add(reading->pointer, key) : memory_copy_text(reading->pointer);
    reader_report_lack(reading->reader, node, pointer, what, allowed, NULL);
    free(pointer);
    reading->ok = false;
}

/* "mean, cv" */
static char *parameter_list(const struct law_row *row)
{
    char *list = memory_copy_text(row->has_points ? "points" : row->parameters[0]->key);
    for (size_t i = 1; i < row->count; i++) {
        char *longer = memory_format("%s, %s", list, row->parameters[i]->key);
        free(list);
        list = longer;
    }
    return list;
}

static void read_parameter(struct law_reading *reading, const struct law_parameter *parameter)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(reading->node, parameter->key);
    char *pointer = json_pointer_add(reading->pointer, parameter->key);
    struct field range = law_parameter_range(parameter, reading->field);
    bool ok = false;
    if (reader_is_absent(value)) {
        char *what = memory_format("the %s law needs \"%s\"", reading->row->name, parameter->key);
        reader_report_lack(reading->reader, reading->node, reading->pointer, what, NULL, NULL);
        free(what);
    } else {
        ok = reader_check_number(reading->reader, &range, value, pointer);
    }
    if (ok)
        law_parameter_set(reading->law, parameter, value->valuedouble);
    else
        reading->ok = false;
    free(pointer);
}

static void refuse_other_keys(struct law_reading *reading)
{
    const struct law_row *row = reading->row;
    for (const cJSON *child = reading->node->child; child; child = child->next) {
        bool known = strcmp(child->string, "law") == 0 || law_parameter_find(row, child->string) ||
                     (row->has_points && strcmp(child->string, "points") == 0);
        if (known || (cJSON_IsNull(child) && law_knows(child->string))) continue; /* null took it away */
        char *pointer = json_pointer_add(reading->pointer, child->string);
        char *what = memory_format("the %s law has no \"%s\"", row->name, child->string);
        char *allowed = parameter_list(row);
        reader_report_key(reading->reader, child, pointer, what, allowed, NULL);
        reading->ok = false;
        free(pointer);
        free(what);
        free(allowed);
    }
}

static bool is_pair(const cJSON *point)
{
    return cJSON_IsArray(point) && cJSON_GetArraySize(point) == 2 && cJSON_IsNumber(point->child) &&
           cJSON_IsNumber(point->child->next);
}

static void read_point(struct law_reading *reading, const cJSON *point, size_t index)
{
    char *key = memory_format("%s/points/%zu", reading->pointer, index);
    struct field range = *reading->field;
    range.kind = FIELD_NUMBER;
    struct law *law = reading->law;
    if (!is_pair(point)) {
        reader_report(reading->reader, point, key, "must be a pair of numbers", "[cumulative share, value]", NULL);
        reading->ok = false;
    } else {
        double share = point->child->valuedouble;
        struct law_point *at = &law->points[law->point_count++];
        *at = (struct law_point){share, point->child->next->valuedouble};
        if (!reader_check_number(reading->reader, &range, point->child->next, key)) reading->ok = false;
        if (law->point_count > 1 && (at->share < at[-1].share || at->value < at[-1].value)) {
            reader_report_lack(reading->reader, point, key, "shares and values of the points must not fall", NULL,
                               NULL);
            reading->ok = false;
        }
    }
    free(key);
}

static void read_points(struct law_reading *reading)
{
    const cJSON *points = cJSON_GetObjectItemCaseSensitive(reading->node, "points");
    struct law *law = reading->law;
    int size = cJSON_IsArray(points) ? cJSON_GetArraySize(points) : 0;
    if (size < 2 || size > POINTS_MAX) {
        if (!reader_is_absent(points))
            fail(reading, points, "points", "must be a list of 2 to 10000 points", "[[0, value], ..., [1, value]]");
        else
            fail(reading, reading->node, NULL, "the empirical law needs \"points\"", "[[0, value], ..., [1, value]]");
        return;
    }
    law->points = memory_allocate((size_t)size, sizeof *law->points);
    size_t index = 0;
    for (const cJSON *point = points->child; point; point = point->next) read_point(reading, point, index++);
    if (!reading->ok) return;
    if (law->points[0].share != 0 || law->points[law->point_count - 1].share != 1)
        fail(reading, points, "points", "the shares of the points must begin with 0 and end with 1", NULL);
}

static void check_order(struct law_reading *reading)
{
    const struct law *law = reading->law;
    if (law->kind == LAW_UNIFORM && law->min > law->max)
        fail(reading, reading->node, NULL, "min must not be above max", NULL);
    if (law->kind == LAW_TRIANGULAR && (law->min > law->mode || law->mode > law->max))
        fail(reading, reading->node, NULL, "min, mode and max must not fall", NULL);
}

static void report_law_name(struct law_reading *reading, const cJSON *name)
{
    struct nearest nearest = nearest_to(cJSON_IsString(name) ? name->valuestring : "");
    for (int kind = 0; kind < LAW_KIND_COUNT; kind++) nearest_offer(&nearest, law_rows[kind].name);
    char *pointer = json_pointer_add(reading->pointer, "law"), *hint = nearest_hint(&nearest);
    const char *allowed = "deterministic, exponential, uniform, lognormal, weibull, gamma, triangular, erlang, "
                          "hyperexponential, empirical";
    if (name)
        reader_report(reading->reader, name, pointer, "is no law", allowed, hint);
    else
        reader_report_lack(reading->reader, reading->node, reading->pointer, "needs \"law\"", allowed, NULL);
    reading->ok = false;
    free(pointer);
    free(hint);
}

static void read_object(struct law_reading *reading)
{
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(reading->node, "law");
    enum law_kind kind = cJSON_IsString(name) ? law_kind_named(name->valuestring) : LAW_KIND_COUNT;
    if (kind == LAW_KIND_COUNT) {
        report_law_name(reading, reader_is_absent(name) ? NULL : name);
        return;
    }
    reading->law->kind = kind;
    reading->row = &law_rows[kind];
    refuse_other_keys(reading);
    for (size_t i = 0; i < reading->row->count; i++) read_parameter(reading, reading->row->parameters[i]);
    if (reading->row->has_points) read_points(reading);
    if (reading->ok) check_order(reading);
}

bool law_read(const struct reader *reader, const struct field *field, const cJSON *node, const char *pointer,
              struct law *law)
{
    struct law_reading reading = {reader, field, node, pointer, NULL, law, true};
    *law = (struct law){.kind = LAW_DETERMINISTIC};
    if (cJSON_IsObject(node)) {
        read_object(&reading);
    } else if (cJSON_IsNumber(node)) {
        struct field number = *field;
        number.kind = FIELD_NUMBER;
        reading.ok = reader_check_number(reader, &number, node, pointer);
        if (reading.ok) law->mean = node->valuedouble;
    } else {
        reader_report(reader, node, pointer, "must be a number or a law",
                      "5 or {\"law\": \"lognormal\", \"mean\": 5, \"cv\": 0.8}", NULL);
        reading.ok = false;
    }
    if (!reading.ok) {
        free(law->points);
        *law = (struct law){.kind = LAW_DETERMINISTIC};
    }
    return reading.ok;
}
