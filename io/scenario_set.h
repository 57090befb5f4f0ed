#ifndef IO_SCENARIO_SET_H
#define IO_SCENARIO_SET_H
/* --set POINTER=VALUE: the same change that a file which extends the scenario could make. The pointer names list items
 * by name or by number: /pools/manila/shifts/day/headcount=12. VALUE is JSON, or text when it is not JSON. Objects
 * merge, null puts a key back to its default or takes a list item away. */
#include "models/problem.h"
#include <stddef.h>

struct scenario_source;

/* Applies the overrides in order; problems carry the file name "--set". */
void scenario_set_apply(struct scenario_source *source, const char *const *sets, size_t count,
                        struct problems *problems);
#endif
