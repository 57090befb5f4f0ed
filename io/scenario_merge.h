#ifndef IO_SCENARIO_MERGE_H
#define IO_SCENARIO_MERGE_H
/* How a file changes the one it extends, and how --set changes both:
 * - objects merge, key by key; null puts a key back to its default;
 * - an object with a `law` replaces the whole law;
 * - lists of objects that have a `name` merge by name, new names are appended in their order, {"name": "x", "remove":
 * true} takes an item away;
 * - all other values and lists replace.
 * Comments are left out. The last file that touched a value is its origin. */
#include "models/problem.h"

struct cJSON;
struct scenario_source;

/* Merges the object `patch` into the object `target`; problems are located through `source`. */
void scenario_merge(struct cJSON *target, const struct cJSON *patch, const struct scenario_source *source,
                    struct problems *problems);

/* Merges one value into the member or item `existing` of `parent`, at `pointer`; NULL: adds it, under `key` when
 * `parent` is an object. */
void scenario_merge_value(struct cJSON *parent, const char *key, struct cJSON *existing, const struct cJSON *patch,
                          const char *pointer, const struct scenario_source *source, struct problems *problems);
#endif
