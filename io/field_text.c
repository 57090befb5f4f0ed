#include "io/field_text.h"
#include "io/reader.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

static const char *singular(const char *target)
{
    return field_find(&field_scenario, target)->group->name;
}

char *field_kind_text(const struct field *field)
{
    static const char *const texts[] = {
        [FIELD_NUMBER] = "number",
        [FIELD_INTEGER] = "whole number",
        [FIELD_BOOLEAN] = "true or false",
        [FIELD_TEXT] = "text",
        [FIELD_FILE] = "path of a file, seen from the file that names it",
        [FIELD_ZONE] = "IANA time zone",
        [FIELD_DATE] = "date \"YYYY-MM-DD\"",
        [FIELD_CLOCK] = "time of day \"HH:MM\"",
        [FIELD_WEEKDAYS] = "list of weekdays \"mon\" ... \"sun\"",
        [FIELD_CHOICE] = "choice",
        [FIELD_LAW] = "number or law",
        [FIELD_NUMBERS] = "list of numbers",
        [FIELD_ANY] = "what the field accepts",
        [FIELD_GROUP] = "object",
    };
    if (field_is_name(field)) return memory_copy_text("name");
    switch (field->kind) {
    case FIELD_REFERENCE:
        return memory_format("name of a %s", singular(field->target));
    case FIELD_REFERENCES:
        return memory_format("list of names of %s", field->target);
    case FIELD_MAP:
        return memory_format("object {\"%s\": number}, \"*\" for all others", singular(field->target));
    case FIELD_LIST:
        return memory_format("list of objects, each a %s", field->group->name);
    default:
        return memory_copy_text(texts[field->kind]);
    }
}

static char *choices_text(const struct field *field)
{
    char *list = memory_format("\"%s\"", field->choices[0]);
    for (size_t i = 1; field->choices[i]; i++) {
        char *longer = memory_format("%s, \"%s\"", list, field->choices[i]);
        free(list);
        list = longer;
    }
    return list;
}

static char *each_text(const struct field *field, const char *what)
{
    char *range = reader_range_text(field);
    char *text = field->length ? memory_format("%zu %s, each %s", field->length, what, range)
                               : memory_format("%s, each %s", what, range);
    free(range);
    return text;
}

char *field_allowed_text(const struct field *field)
{
    switch (field->kind) {
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_LAW:
        return reader_range_text(field);
    case FIELD_NUMBERS:
    case FIELD_MAP:
        return each_text(field, "numbers");
    case FIELD_CHOICE:
        return choices_text(field);
    default:
        return NULL;
    }
}

char *field_default_text(const struct field *field)
{
    if (field->initial) return memory_copy_text(field->initial);
    if (field->flags & FIELD_REQUIRED) return memory_copy_text("required");
    return memory_copy_text(field->kind == FIELD_GROUP ? "the defaults inside" : "none");
}

bool field_is_name(const struct field *field)
{
    return field->kind == FIELD_TEXT && strcmp(field->key, "name") == 0;
}

bool field_group_is_named(const struct field_group *group)
{
    return field_find(group, "name") != NULL;
}
