#ifndef MODELS_FIELD_PLACE_H
#define MODELS_FIELD_PLACE_H
/* Where a field lives inside a scenario: the way through groups and lists, by the rows of the fields table. A place is
 * good for a scenario and for its copies, because it goes by the numbers of the items. */
#include "models/field.h"

struct scenario;

enum { PLACE_DEPTH = 4 }; /* groups and lists on the way; the table needs three */

struct field_place {
    size_t depth;
    struct place_step {
        const struct field *field; /* FIELD_GROUP or FIELD_LIST */
        size_t item;               /* of the list; 0 for a group */
    } steps[PLACE_DEPTH];
    const struct field *field;
    int entry; /* of a FIELD_MAP; -1: the field as a whole */
};

/* The member in that scenario, or the number of the map's entry. */
void *field_place_in(const struct field_place *place, struct scenario *scenario);

/* What stands there: the field's kind, FIELD_NUMBER for an entry of a map. */
enum field_kind field_place_kind(const struct field_place *place);

/* Is the second place the first one, or an entry of the map there? */
bool field_place_holds(const struct field_place *place, const struct field_place *inner);
#endif
