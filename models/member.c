#include "models/member.h"
#include "sim/law.h"
#include "sim/memory.h"
#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What every member that is an array looks like. */
struct array {
    size_t count;
    void *items;
};

size_t member_size(enum field_kind kind)
{
    switch (kind) {
    case FIELD_BOOLEAN:
        return sizeof(bool);
    case FIELD_CLOCK:
    case FIELD_WEEKDAYS:
    case FIELD_CHOICE:
    case FIELD_REFERENCE:
        return sizeof(int);
    case FIELD_LAW:
        return sizeof(struct law);
    case FIELD_NUMBERS:
    case FIELD_REFERENCES:
    case FIELD_MAP:
    case FIELD_LIST:
        return sizeof(struct array);
    case FIELD_ANY:
        return sizeof(struct change_value);
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_DATE:
        return sizeof(int64_t);
    case FIELD_TEXT:
    case FIELD_FILE:
    case FIELD_ZONE:
        return sizeof(char *);
    case FIELD_GROUP:
        break;
    }
    assert(!"a group has no size of its own");
    return 0;
}

static void *copy_of(const void *from, size_t count, size_t size)
{
    void *copy = memory_allocate(count, size);
    if (count) memcpy(copy, from, count * size);
    return copy;
}

static void own_text(void *at)
{
    char *text;
    memcpy(&text, at, sizeof text);
    text = memory_copy_text(text);
    memcpy(at, &text, sizeof text);
}

static void own_array(void *at, size_t item_size)
{
    struct array *array = at;
    if (array->items) array->items = copy_of(array->items, array->count, item_size);
}

static void own_value(struct change_value *value)
{
    value->text = memory_copy_text(value->text);
    if (!value->member) return;
    value->member = copy_of(value->member, 1, member_size(value->kind));
    member_own(value->kind, value->member);
}

void member_own(enum field_kind kind, void *at)
{
    struct law *law = at;
    switch (kind) {
    case FIELD_TEXT:
    case FIELD_FILE:
    case FIELD_ZONE:
        own_text(at);
        break;
    case FIELD_LAW:
        if (law->points) law->points = copy_of(law->points, law->point_count, sizeof *law->points);
        break;
    case FIELD_NUMBERS:
    case FIELD_MAP:
        own_array(at, sizeof(double));
        break;
    case FIELD_REFERENCES:
        own_array(at, sizeof(int));
        break;
    case FIELD_ANY:
        own_value(at);
        break;
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_BOOLEAN:
    case FIELD_DATE:
    case FIELD_CLOCK:
    case FIELD_WEEKDAYS:
    case FIELD_CHOICE:
    case FIELD_REFERENCE:
    case FIELD_GROUP:
    case FIELD_LIST:
        break;
    }
}

void member_copy(enum field_kind kind, void *to, const void *from)
{
    memcpy(to, from, member_size(kind));
    member_own(kind, to);
}

static void free_value(struct change_value *value)
{
    free(value->text);
    if (value->member) member_free(value->kind, value->member);
    free(value->member);
}

void member_free(enum field_kind kind, void *at)
{
    char *text;
    switch (kind) {
    case FIELD_TEXT:
    case FIELD_FILE:
    case FIELD_ZONE:
        memcpy(&text, at, sizeof text);
        free(text);
        break;
    case FIELD_LAW:
        free(((struct law *)at)->points);
        break;
    case FIELD_NUMBERS:
    case FIELD_MAP:
    case FIELD_REFERENCES:
        free(((struct array *)at)->items);
        break;
    case FIELD_ANY:
        free_value(at);
        break;
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_BOOLEAN:
    case FIELD_DATE:
    case FIELD_CLOCK:
    case FIELD_WEEKDAYS:
    case FIELD_CHOICE:
    case FIELD_REFERENCE:
    case FIELD_GROUP:
    case FIELD_LIST:
        break;
    }
}

bool member_is_number(enum field_kind kind)
{
    return kind == FIELD_NUMBER || kind == FIELD_INTEGER;
}

double member_number(enum field_kind kind, const void *at)
{
    double number;
    int64_t whole;
    assert(member_is_number(kind));
    if (kind == FIELD_NUMBER) {
        memcpy(&number, at, sizeof number);
        return number;
    }
    memcpy(&whole, at, sizeof whole);
    return (double)whole;
}

void member_put_number(enum field_kind kind, void *at, double number)
{
    assert(member_is_number(kind));
    int64_t whole = kind == FIELD_INTEGER ? llround(number) : 0;
    if (kind == FIELD_NUMBER)
        memcpy(at, &number, sizeof number);
    else
        memcpy(at, &whole, sizeof whole);
}
