#include "io/schema.h"
#include "io/field_text.h"
#include "io/json_write.h"
#include "io/name_read.h"
#include "io/schema_complete.h"
#include "io/schema_law.h"
#include "models/field.h"
#include "sim/memory.h"
#include <float.h>
#include <stdlib.h>
#include <string.h>

static void write_type(struct json_write *out, const char *type, bool nullable)
{
    if (!nullable) {
        json_write_text(out, "type", type);
        return;
    }
    json_write_row(out, "type");
    json_write_text(out, NULL, type);
    json_write_text(out, NULL, "null");
    json_write_list_end(out);
}

static void write_range(struct json_write *out, const struct field *field)
{
    const char *least = field->flags & FIELD_EXCLUSIVE_MIN ? "exclusiveMinimum" : "minimum";
    if (field->min > -DBL_MAX) json_write_number(out, least, field->min);
    if (field->max < DBL_MAX) json_write_number(out, "maximum", field->max);
}

static void write_description(struct json_write *out, const struct field *field)
{
    const char *unit = field->unit ? field->unit : "";
    const char *source = field->source ? field->source : "";
    char *initial = field_default_text(field);
    char *text = memory_format(
        "%s.%s%s%s Default: %s.%s%s%s", field->meaning, *unit ? " Unit: " : "", unit, *unit ? "." : "", initial,
        field->flags & FIELD_SCHEDULABLE ? " The timeline may change it." : "", *source ? " Source: " : "", source);
    json_write_text(out, "description", text);
    if (field->initial) json_write_raw(out, "default", field->initial);
    free(initial);
    free(text);
}

static void write_text(struct json_write *out, const struct field *field)
{
    json_write_number(out, "minLength", 1);
    if (field_is_name(field)) json_write_number(out, "maxLength", NAME_LENGTH_MAX);
    if (field->kind != FIELD_TEXT) return;
    json_write_flat(out, "not");
    json_write_text(out, "type", "string");
    json_write_text(out, "pattern",
                    field_is_name(field) ? "[/\\u0000-\\u001f\\u007f]|^\\*$" : "[\\u0000-\\u001f\\u007f]");
    json_write_object_end(out);
}

static void write_choices(struct json_write *out, const struct field *field, bool nullable)
{
    json_write_row(out, "enum");
    for (size_t i = 0; field->choices[i]; i++) json_write_text(out, NULL, field->choices[i]);
    if (nullable) json_write_null(out, NULL);
    json_write_list_end(out);
}

static void write_number_list(struct json_write *out, const struct field *field)
{
    if (field->length) json_write_number(out, "minItems", (double)field->length);
    if (field->length) json_write_number(out, "maxItems", (double)field->length);
    json_write_flat(out, "items");
    json_write_text(out, "type", "number");
    write_range(out, field);
    json_write_object_end(out);
}

static void write_names(struct json_write *out)
{
    json_write_raw(out, "items", "{\"type\": \"string\"}");
    json_write_boolean(out, "uniqueItems", true);
}

static void write_comments(struct json_write *out)
{
    json_write_raw(out, "patternProperties", "{\"^//\": {}}");
}

static void write_map(struct json_write *out, const struct field *field)
{
    write_comments(out);
    json_write_flat(out, "additionalProperties");
    write_type(out, "number", true);
    write_range(out, field);
    json_write_object_end(out);
}

static void write_weekdays(struct json_write *out)
{
    json_write_raw(out, "items", "{\"enum\": [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]}");
    json_write_number(out, "minItems", 1);
    json_write_boolean(out, "uniqueItems", true);
}

static char *definition_of(const struct field_group *group)
{
    char *path = memory_format("#/definitions/%s", group->name);
    for (char *c = path; *c; c++)
        if (*c == ' ') *c = '_';
    return path;
}

static void write_reference(struct json_write *out, const char *key, const struct field_group *group)
{
    char *definition = definition_of(group);
    json_write_flat(out, key);
    json_write_text(out, "$ref", definition);
    json_write_object_end(out);
    free(definition);
}

static void write_group(struct json_write *out, const struct field *field)
{
    json_write_row(out, "anyOf");
    write_reference(out, NULL, field->group);
    json_write_raw(out, NULL, "{\"type\": \"null\"}");
    json_write_list_end(out);
}

static const char *type_of(enum field_kind kind)
{
    switch (kind) {
    case FIELD_NUMBER:
        return "number";
    case FIELD_INTEGER:
        return "integer";
    case FIELD_BOOLEAN:
        return "boolean";
    case FIELD_WEEKDAYS:
    case FIELD_NUMBERS:
    case FIELD_REFERENCES:
    case FIELD_LIST:
        return "array";
    case FIELD_MAP:
        return "object";
    case FIELD_CHOICE:
    case FIELD_LAW:
    case FIELD_ANY:
    case FIELD_GROUP:
        return NULL;
    default:
        return "string";
    }
}

static void write_kind(struct json_write *out, const struct field *field, bool nullable)
{
    static const char date[] = "^(19[7-9][0-9]|2[01][0-9][0-9])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    const char *type = type_of(field->kind);
    if (type) write_type(out, type, nullable);
    switch (field->kind) {
    case FIELD_NUMBER:
    case FIELD_INTEGER:
        write_range(out, field);
        break;
    case FIELD_TEXT:
    case FIELD_FILE:
    case FIELD_ZONE:
        write_text(out, field);
        break;
    case FIELD_DATE:
        json_write_text(out, "pattern", date);
        json_write_text(out, "format", "date");
        break;
    case FIELD_CLOCK:
        json_write_text(out, "pattern", "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$");
        break;
    case FIELD_WEEKDAYS:
        write_weekdays(out);
        break;
    case FIELD_CHOICE:
        write_choices(out, field, nullable);
        break;
    case FIELD_LAW:
        schema_write_law_field(out, field);
        break;
    case FIELD_NUMBERS:
        write_number_list(out, field);
        break;
    case FIELD_REFERENCES:
        write_names(out);
        break;
    case FIELD_MAP:
        write_map(out, field);
        break;
    case FIELD_GROUP:
        write_group(out, field);
        break;
    case FIELD_LIST:
        json_write_number(out, "maxItems", 10000);
        write_reference(out, "items", field->group);
        break;
    case FIELD_BOOLEAN:
    case FIELD_REFERENCE:
    case FIELD_ANY:
        break;
    }
}

/* Items of a list without names are always whole, so what they require cannot be null; nor can a name. */
static bool must_be_there(const struct field_group *group, const struct field *field, bool is_item)
{
    if (!is_item) return false;
    return field_group_is_named(group) ? field_is_name(field) : field->flags & FIELD_REQUIRED;
}

static void write_properties(struct json_write *out, const struct field_group *group, bool is_item)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct field *field = &group->fields[i];
        json_write_object(out, field->key);
        write_description(out, field);
        write_kind(out, field, !must_be_there(group, field, is_item));
        json_write_object_end(out);
    }
    if (is_item && field_group_is_named(group))
        json_write_raw(
            out, "remove",
            "{\"description\": \"true: takes the item of this name out of the list of the file that is extended\", "
            "\"const\": true}");
}

static void write_required(struct json_write *out, const struct field_group *group)
{
    json_write_row(out, "required");
    for (size_t i = 0; i < group->count; i++)
        if (must_be_there(group, &group->fields[i], true)) json_write_text(out, NULL, group->fields[i].key);
    json_write_list_end(out);
}

static void write_definition(struct json_write *out, const struct field_group *group, bool is_item)
{
    char *path = definition_of(group);
    json_write_object(out, strrchr(path, '/') + 1);
    json_write_text(out, "description", group->meaning);
    json_write_text(out, "type", "object");
    json_write_object(out, "properties");
    write_properties(out, group, is_item);
    json_write_object_end(out);
    write_comments(out);
    json_write_boolean(out, "additionalProperties", false);
    if (is_item) write_required(out, group);
    if (is_item && field_group_is_named(group)) {
        json_write_raw(out, "if", "{\"required\": [\"remove\"]}");
        json_write_raw(out, "then", "{\"propertyNames\": {\"pattern\": \"^(name$|remove$|//)\"}}");
    }
    json_write_object_end(out);
    free(path);
}

static void write_definitions_below(struct json_write *out, const struct field_group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct field *field = &group->fields[i];
        if (!field->group) continue;
        write_definition(out, field->group, field->kind == FIELD_LIST);
        write_definitions_below(out, field->group);
    }
}

static void write_root(struct json_write *out)
{
    json_write_text(out, "$schema", "http://json-schema.org/draft-07/schema#");
    json_write_text(out, "title", "himsim scenario");
    json_write_text(out, "description", field_scenario.meaning);
    json_write_text(out, "type", "object");
    json_write_object(out, "properties");
    json_write_raw(out, "$schema", "{\"description\": \"this schema, for editors\"}");
    json_write_raw(
        out, "extends",
        "{\"description\": \"scenario file that this one changes, as a path seen from this file\", \"type\": "
        "\"string\", \"minLength\": 1}");
    write_properties(out, &field_scenario, false);
    json_write_object_end(out);
    write_comments(out);
    json_write_boolean(out, "additionalProperties", false);
    json_write_raw(out, "if", "{\"not\": {\"required\": [\"extends\"]}}");
    json_write_raw(out, "then", "{\"$ref\": \"#/definitions/complete\"}");
}

char *schema_text(void)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    write_root(&out);
    json_write_object(&out, "definitions");
    write_definitions_below(&out, &field_scenario);
    schema_write_law_definition(&out);
    schema_write_complete(&out);
    json_write_object_end(&out);
    json_write_object_end(&out);
    fputc('\n', file);
    fclose(file);
    return text;
}
