#include "io/value_text.h"
#include "io/json_tree.h"
#include "io/number_text.h"
#include "models/field.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_SHOWN = 12 };

const char *value_file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void print_number(FILE *out, double number)
{
    char text[NUMBER_TEXT_MAX];
    number_text(text, number);
    fputs(text, out);
}

static void print_scalar(FILE *out, const struct field *field, const cJSON *node)
{
    if (cJSON_IsNumber(node))
        print_number(out, node->valuedouble);
    else if (cJSON_IsBool(node))
        fputs(cJSON_IsTrue(node) ? "yes" : "no", out);
    else if (cJSON_IsString(node))
        fputs(field->kind == FIELD_FILE ? value_file_name(node->valuestring) : node->valuestring, out);
    else
        fputs("none", out);
}

/* "0: 0, 0.8: 1, 1: 336" */
static void print_points(FILE *out, const cJSON *points)
{
    for (const cJSON *point = points->child; point; point = point->next) {
        fputs(point == points->child ? " " : ", ", out);
        print_number(out, point->child->valuedouble);
        fputs(": ", out);
        print_number(out, point->child->next->valuedouble);
    }
}

static void print_law(FILE *out, const cJSON *law)
{
    fputs(cJSON_GetObjectItemCaseSensitive(law, "law")->valuestring, out);
    for (const cJSON *part = law->child; part; part = part->next) {
        if (strcmp(part->string, "law") == 0) continue;
        fprintf(out, ", %s", part->string);
        if (cJSON_IsArray(part)) {
            print_points(out, part);
        } else {
            fputc(' ', out);
            print_number(out, part->valuedouble);
        }
    }
}

static int count_alike(const cJSON *map, const cJSON *with)
{
    int alike = 0;
    for (const cJSON *entry = map->child; entry; entry = entry->next)
        alike += cJSON_IsNumber(entry) && cJSON_IsNumber(with) && entry->valuedouble == with->valuedouble;
    return alike;
}

/* The value that most entries of a long map have, unless it is 0; NULL when none stands out. */
static const cJSON *most_common(const cJSON *map)
{
    const cJSON *most = NULL;
    int size = cJSON_GetArraySize(map);
    for (const cJSON *entry = map->child; entry; entry = entry->next)
        if (cJSON_IsNumber(entry) && (!most || count_alike(map, entry) > count_alike(map, most))) most = entry;
    bool stands_out =
        most && most->valuedouble != 0 && (count_alike(map, most) == size || (size > 4 && count_alike(map, most) > 3));
    return stands_out && size > 1 ? most : NULL;
}

/* Entries alike are one: "75 for all", "ip_medical 0.9, all others 0.1". */
static void print_map(FILE *out, const struct field *field, const cJSON *map)
{
    const char *comma = "";
    const cJSON *common = most_common(map);
    if (common && count_alike(map, common) == cJSON_GetArraySize(map)) {
        print_number(out, common->valuedouble);
        fputs(" for all", out);
        return;
    }
    for (const cJSON *entry = map->child; entry; entry = entry->next) {
        bool is_zero = cJSON_IsNumber(entry) && entry->valuedouble == 0;
        if (common ? entry->valuedouble == common->valuedouble : is_zero) continue;
        fprintf(out, "%s%s ", comma, entry->string);
        print_scalar(out, field, entry);
        comma = ", ";
    }
    if (common) {
        fprintf(out, "%sall others ", comma);
        print_number(out, common->valuedouble);
    } else if (!*comma) {
        fputs("none", out);
    }
}

static bool are_numbers(const cJSON *list)
{
    for (const cJSON *item = list->child; item; item = item->next)
        if (!cJSON_IsNumber(item)) return false;
    return true;
}

static void print_range(FILE *out, const cJSON *list)
{
    double least = INFINITY, most = -INFINITY;
    for (const cJSON *item = list->child; item; item = item->next) {
        least = fmin(least, item->valuedouble);
        most = fmax(most, item->valuedouble);
    }
    fprintf(out, "%d numbers, ", cJSON_GetArraySize(list));
    print_number(out, least);
    fputs(" to ", out);
    print_number(out, most);
}

static void print_list(FILE *out, const struct field *field, const cJSON *list)
{
    if (cJSON_GetArraySize(list) > LIST_SHOWN && are_numbers(list)) {
        print_range(out, list);
        return;
    }
    for (const cJSON *item = list->child; item; item = item->next) {
        fputs(item == list->child ? "" : ", ", out);
        if (json_name(item))
            fputs(json_name(item), out);
        else
            print_scalar(out, field, item);
    }
}

char *value_text(const struct field *field, const cJSON *node)
{
    if (!node || cJSON_IsNull(node) || ((cJSON_IsArray(node) || cJSON_IsObject(node)) && !node->child)) return NULL;
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (cJSON_IsArray(node))
        print_list(out, field, node);
    else if (cJSON_IsObject(node) && cJSON_GetObjectItemCaseSensitive(node, "law"))
        print_law(out, node);
    else if (cJSON_IsObject(node))
        print_map(out, field, node);
    else
        print_scalar(out, field, node);
    fclose(out);
    return text;
}

/* Ratios say nothing that the number does not. */
static bool is_plain(const char *unit)
{
    return !unit || strcmp(unit, "share") == 0 || strcmp(unit, "ratio") == 0 || strcmp(unit, "factor") == 0 ||
           strcmp(unit, "weight") == 0;
}

char *value_text_with_unit(const struct field *field, const cJSON *node)
{
    char *text = value_text(field, node);
    if (!text || is_plain(field->unit)) return text;
    char *both =
        cJSON_IsNumber(node) ? memory_format("%s %s", text, field->unit) : memory_format("%s (%s)", text, field->unit);
    free(text);
    return both;
}

const struct field *value_field(const struct field_group *group, const char *path)
{
    char *pointer = memory_format("/%s", path), *token;
    const char *rest = pointer;
    const struct field *field = NULL;
    while (group && (token = json_pointer_next(&rest))) {
        field = field_find(group, token);
        group = field ? field->group : NULL;
        free(token);
    }
    free(pointer);
    return field;
}
