#ifndef IO_PLACE_FIND_H
#define IO_PLACE_FIND_H
/* From a JSON Pointer to the place of a field in a scenario. */
#include "models/scenario.h"
#include <stdbool.h>

/* Finds the field (or the entry of a map) at a pointer whose list items go by name, else by number. Returns false when
 * the pointer ends at no field: *what then says why, and *hint what was meant or NULL; the caller frees both. */
bool place_find(struct field_place *place, const struct scenario *scenario, const char *pointer, char **what,
                char **hint);
#endif
