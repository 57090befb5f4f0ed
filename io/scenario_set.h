#ifndef IO_SCENARIO_SET_H
#define IO_SCENARIO_SET_H
/* --set POINTER=VALUE: the same change that a file which extends the scenario could make. The pointer names list items
 * by name or by number: /pools/manila/shifts/day/headcount=12. VALUE is JSON, or text when it is not JSON. Objects
 * merge, null puts a key back to its default or takes a list item away. */
#include "models/problem.h"
#include <stddef.h>

struct cJSON;
struct scenario_source;

struct scenario_edit {   /* an override that a file makes */
    const char *pointer; /* borrowed; "": the value is a patch of the whole scenario */
    struct cJSON *value; /* borrowed; its valueint is an origin of the source */
};

/* Applies edits in order; problems stand where the values do. */
void scenario_edits_apply(struct scenario_source *source, const struct scenario_edit *edits, size_t count,
                          struct problems *problems);

/* Applies the overrides in order; problems carry the file name "--set". */
void scenario_set_apply(struct scenario_source *source, const char *const *sets, size_t count,
                        struct problems *problems);
#endif
