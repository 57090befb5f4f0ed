#include "models/field_place.h"
#include <assert.h>
#include <string.h>

/* The items of an array member {count, items}. */
static char *items_at(char *at)
{
    char *items;
    memcpy(&items, at + sizeof(size_t), sizeof items);
    return items;
}

void *field_place_in(const struct field_place *place, struct scenario *scenario)
{
    char *at = (char *)scenario;
    assert(place->depth <= PLACE_DEPTH);
    for (size_t i = 0; i < place->depth; i++) {
        const struct place_step *step = &place->steps[i];
        at += step->field->offset;
        if (step->field->kind == FIELD_LIST) at = items_at(at) + step->item * step->field->group->size;
    }
    at += place->field->offset;
    return place->entry < 0 ? at : items_at(at) + (size_t)place->entry * sizeof(double);
}

enum field_kind field_place_kind(const struct field_place *place)
{
    return place->entry < 0 ? place->field->kind : FIELD_NUMBER;
}

bool field_place_holds(const struct field_place *place, const struct field_place *inner)
{
    if (place->depth != inner->depth || place->field != inner->field) return false;
    for (size_t i = 0; i < place->depth; i++) {
        const struct place_step *a = &place->steps[i], *b = &inner->steps[i];
        if (a->field != b->field || a->item != b->item) return false;
    }
    return place->entry < 0 || place->entry == inner->entry;
}
