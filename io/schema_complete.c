#include "io/schema_complete.h"
#include "io/field_text.h"
#include "models/field.h"

static void write_group(struct json_write *out, const struct field_group *group);

/* Does completeness say anything about the field? */
static bool matters(const struct field *field)
{
    if (field->flags & FIELD_REQUIRED || field->kind == FIELD_LAW) return true;
    if (field->kind == FIELD_LIST) return field_group_is_named(field->group);
    bool inside = false;
    for (size_t i = 0; field->group && i < field->group->count; i++)
        inside = inside || matters(&field->group->fields[i]);
    return inside;
}

static void write_field(struct json_write *out, const struct field *field)
{
    bool required = field->flags & FIELD_REQUIRED;
    json_write_object(out, field->key);
    if (required && field->kind != FIELD_ANY) json_write_raw(out, "not", "{\"type\": \"null\"}");
    if (required && (field->kind == FIELD_LIST || field->kind == FIELD_REFERENCES))
        json_write_number(out, "minItems", 1);
    if (field->kind == FIELD_LAW) {
        json_write_raw(out, "if", "{\"type\": \"object\"}");
        json_write_raw(out, "then", "{\"required\": [\"law\"]}");
    }
    if (field->kind == FIELD_GROUP) write_group(out, field->group);
    if (field->kind == FIELD_LIST) {
        json_write_object(out, "items");
        if (field_group_is_named(field->group)) json_write_raw(out, "not", "{\"required\": [\"remove\"]}");
        write_group(out, field->group);
        json_write_object_end(out);
    }
    json_write_object_end(out);
}

static void write_group(struct json_write *out, const struct field_group *group)
{
    json_write_row(out, "required");
    for (size_t i = 0; i < group->count; i++)
        if (group->fields[i].flags & FIELD_REQUIRED) json_write_text(out, NULL, group->fields[i].key);
    json_write_list_end(out);
    json_write_object(out, "properties");
    for (size_t i = 0; i < group->count; i++)
        if (matters(&group->fields[i])) write_field(out, &group->fields[i]);
    json_write_object_end(out);
}

void schema_write_complete(struct json_write *out)
{
    json_write_object(out, "complete");
    json_write_text(out, "description", "a scenario that extends no other holds at least this");
    write_group(out, &field_scenario);
    json_write_object_end(out);
}
