#include "models/scenario.h"
#include "models/field.h"
#include <stdlib.h>
#include <string.h>

static void free_group(const struct field_group *group, char *base);

/* A pointer member of any type, read without breaking the aliasing rules. */
static void *pointer_at(const char *at)
{
    void *pointer;
    memcpy(&pointer, at, sizeof pointer);
    return pointer;
}

/* Every list member is {size_t count; T *items}. */
static void free_list(const struct field *field, const char *at)
{
    size_t count;
    memcpy(&count, at, sizeof count);
    char *items = pointer_at(at + sizeof count);
    for (size_t i = 0; i < count; i++) free_group(field->group, items + i * field->group->size);
    free(items);
}

static void free_field(const struct field *field, char *at)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_FILE:
    case FIELD_ZONE:
        free(pointer_at(at));
        break;
    case FIELD_LAW:
        free(((struct law *)(void *)at)->points);
        break;
    case FIELD_NUMBERS:
    case FIELD_REFERENCES:
    case FIELD_MAP:
        free(pointer_at(at + sizeof(size_t)));
        break;
    case FIELD_GROUP:
        free_group(field->group, at);
        break;
    case FIELD_LIST:
        free_list(field, at);
        break;
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_BOOLEAN:
    case FIELD_DATE:
    case FIELD_CLOCK:
    case FIELD_WEEKDAYS:
    case FIELD_CHOICE:
    case FIELD_REFERENCE:
        break;
    }
}

static void free_group(const struct field_group *group, char *base)
{
    for (size_t i = 0; i < group->count; i++) free_field(&group->fields[i], base + group->fields[i].offset);
}

void scenario_free(struct scenario *scenario)
{
    for (size_t i = 0; i < scenario->pools.count; i++) free(scenario->pools.items[i].holidays.days);
    free(scenario->facility.holidays.days);
    free(scenario->opening_inventory.rows.items);
    free(scenario->arrival_trace.items);
    for (size_t i = 0; i < scenario->zone_count; i++) zone_free(&scenario->zones[i]);
    free(scenario->zones);
    free_group(&field_scenario, (char *)scenario);
    memset(scenario, 0, sizeof *scenario);
}
