#include "models/scenario.h"
#include "models/field.h"
#include "models/member.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

static void free_group(const struct field_group *group, char *base);
static void own_group(const struct field_group *group, char *base);

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
    if (field->kind == FIELD_GROUP)
        free_group(field->group, at);
    else if (field->kind == FIELD_LIST)
        free_list(field, at);
    else
        member_free(field->kind, at);
}

static void free_group(const struct field_group *group, char *base)
{
    for (size_t i = 0; i < group->count; i++) free_field(&group->fields[i], base + group->fields[i].offset);
}

void scenario_free(struct scenario *scenario)
{
    for (size_t i = 0; i < scenario->pools.count; i++) free(scenario->pools.items[i].holidays.days);
    for (size_t i = 0; i < scenario->uncertainty.count; i++) free(scenario->uncertainty.items[i].places.items);
    free(scenario->facility.holidays.days);
    free(scenario->opening_inventory.rows.items);
    free(scenario->arrival_trace.items);
    for (size_t i = 0; i < scenario->zone_count; i++) zone_free(&scenario->zones[i]);
    free(scenario->zones);
    free_group(&field_scenario, (char *)scenario);
    memset(scenario, 0, sizeof *scenario);
}

static void own_list(const struct field *field, char *at)
{
    size_t count, size = field->group->size;
    memcpy(&count, at, sizeof count);
    const char *shared = pointer_at(at + sizeof count);
    if (!shared) return;
    char *items = memory_allocate(count, size);
    if (count) memcpy(items, shared, count * size);
    for (size_t i = 0; i < count; i++) own_group(field->group, items + i * size);
    memcpy(at + sizeof count, &items, sizeof items);
}

/* Gives each member of a shallow copy what it still shares with the original. */
static void own_group(const struct field_group *group, char *base)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct field *field = &group->fields[i];
        char *at = base + field->offset;
        if (field->kind == FIELD_GROUP)
            own_group(field->group, at);
        else if (field->kind == FIELD_LIST)
            own_list(field, at);
        else
            member_own(field->kind, at);
    }
}

void scenario_copy(struct scenario *copy, const struct scenario *original)
{
    *copy = *original;
    own_group(&field_scenario, (char *)copy);
}

void scenario_copy_free(struct scenario *copy)
{
    free_group(&field_scenario, (char *)copy);
    memset(copy, 0, sizeof *copy);
}
