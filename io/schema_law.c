#include "io/schema_law.h"
#include "io/law_table.h"
#include <float.h>
#include <stdbool.h>
#include <string.h>

static const char *const all_keys[] = {"mean", "cv", "min", "mode", "max", "shape", "stages", "points", NULL};

static void write_range(struct json_write *out, double min, double max, bool exclusive_min)
{
    if (min > -DBL_MAX) json_write_number(out, exclusive_min ? "exclusiveMinimum" : "minimum", min);
    if (max < DBL_MAX) json_write_number(out, "maximum", max);
}

static void write_field_range(struct json_write *out, const struct field *field, const char *key)
{
    json_write_flat(out, key);
    write_range(out, field->min, field->max, field->flags & FIELD_EXCLUSIVE_MIN);
    json_write_object_end(out);
}

void schema_write_law_field(struct json_write *out, const struct field *field)
{
    json_write_raw(out, "allOf", "[{\"$ref\": \"#/definitions/law\"}]");
    write_range(out, field->min, field->max, field->flags & FIELD_EXCLUSIVE_MIN);
    json_write_object(out, "properties");
    write_field_range(out, field, "mean");
    write_field_range(out, field, "min");
    write_field_range(out, field, "mode");
    write_field_range(out, field, "max");
    json_write_flat(out, "points");
    json_write_flat(out, "items");
    json_write_row(out, "items");
    json_write_raw(out, NULL, "{}");
    write_field_range(out, field, NULL);
    json_write_list_end(out);
    json_write_object_end(out);
    json_write_object_end(out);
    json_write_object_end(out);
}

static void write_parameter(struct json_write *out, const struct law_parameter *parameter)
{
    json_write_flat(out, parameter->key);
    json_write_text(out, "description", parameter->meaning);
    json_write_text(out, "type", parameter->whole ? "integer" : "number");
    if (!parameter->field_range) write_range(out, parameter->min, parameter->max, parameter->exclusive_min);
    json_write_object_end(out);
}

static void write_points(struct json_write *out)
{
    json_write_raw(
        out, "points",
        "{\"description\": \"[cumulative share, value], from share 0 to share 1, neither falling\", "
        "\"type\": \"array\", \"minItems\": 2, \"maxItems\": 10000, \"items\": {\"type\": \"array\", "
        "\"minItems\": 2, \"maxItems\": 2, \"items\": [{\"type\": \"number\", \"minimum\": 0, \"maximum\": 1}, "
        "{\"type\": \"number\"}]}}");
}

static void write_law_name(struct json_write *out, const struct law_row *row)
{
    json_write_flat(out, "law");
    json_write_text(out, "const", row->name);
    json_write_object_end(out);
}

static void write_law_properties(struct json_write *out, const struct law_row *row)
{
    json_write_object(out, "properties");
    write_law_name(out, row);
    for (size_t i = 0; all_keys[i]; i++) {
        const struct law_parameter *parameter = law_parameter_find(row, all_keys[i]);
        if (parameter)
            write_parameter(out, parameter);
        else if (row->has_points && strcmp(all_keys[i], "points") == 0)
            write_points(out);
        else
            json_write_raw(out, all_keys[i], "{\"type\": \"null\"}");
    }
    json_write_object_end(out);
}

static void write_law(struct json_write *out, const struct law_row *row)
{
    json_write_object(out, NULL);
    json_write_text(out, "description", row->meaning);
    write_law_properties(out, row);
    json_write_row(out, "required");
    json_write_text(out, NULL, "law");
    for (size_t i = 0; i < row->count; i++) json_write_text(out, NULL, row->parameters[i]->key);
    if (row->has_points) json_write_text(out, NULL, "points");
    json_write_list_end(out);
    json_write_object_end(out);
}

/* What stands without "law" changes parameters of the law in the file that is extended. */
static void write_any_keys(struct json_write *out)
{
    json_write_flat(out, "properties");
    json_write_raw(out, "law", "{}");
    for (size_t i = 0; all_keys[i]; i++) json_write_raw(out, all_keys[i], "{}");
    json_write_object_end(out);
    json_write_raw(out, "patternProperties", "{\"^//\": {}}");
    json_write_boolean(out, "additionalProperties", false);
}

void schema_write_law_definition(struct json_write *out)
{
    json_write_object(out, "law");
    json_write_text(out, "description", "a probability law, or a number that it always is");
    json_write_raw(out, "type", "[\"number\", \"object\", \"null\"]");
    write_any_keys(out);
    json_write_raw(out, "if", "{\"type\": \"object\", \"required\": [\"law\"]}");
    json_write_object(out, "then");
    json_write_list(out, "oneOf");
    for (int kind = 0; kind < LAW_KIND_COUNT; kind++) write_law(out, &law_rows[kind]);
    json_write_list_end(out);
    json_write_object_end(out);
    json_write_object_end(out);
}
