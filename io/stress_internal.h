#ifndef IO_STRESS_INTERNAL_H
#define IO_STRESS_INTERNAL_H
/* Writers of the items of the STRESS-DES document, one file a section; only io/stress*.c include this. */
#include "io/document.h"
#include "io/stress_context.h"

typedef void stress_writer(struct document *document, const struct stress *stress); /* a function, not a struct */

stress_writer stress_about, stress_purpose, stress_outputs, stress_aims;
stress_writer stress_diagram, stress_logic, stress_difference, stress_algorithms;
stress_writer stress_entities, stress_activities, stress_resources, stress_queues, stress_entry;
stress_writer stress_sources, stress_preprocessing, stress_parameters, stress_assumptions, stress_load;
stress_writer stress_initialisation, stress_run_length, stress_estimation, stress_result;
stress_writer stress_software, stress_sampling, stress_execution, stress_system;
stress_writer stress_sharing;

/* What `meta` says under the key, with a lead-in; or the gap. */
void stress_meta(struct document *document, const struct stress *stress, const char *key, const char *lead);

/* A column of a table of the items of a list of the scenario: the value at `path` within each. */
struct stress_column {
    const char *heading, *path;
};

/* A table of the list's items, one row each, under the item's name; values have their unit. Items without a value above
 * 0 at the path `need` (NULL: all stay) and columns in which everything is 0 or not given are left out. Writes nothing
 * when no item is left. */
void stress_items(struct document *document, const struct stress *stress, const char *caption, const char *list,
                  const char *need, const struct stress_column *columns, size_t count);

/* "2026-01-05"; the caller frees. */
char *stress_date(int64_t day);

/* Title of a work type or a pool, or its name. */
const char *stress_label(const char *title, const char *name);

/* "a, b", from `count` labels by index, or "all" for none; the caller frees. */
char *stress_type_names(const struct scenario *scenario, const struct indices *types);
char *stress_pool_names(const struct scenario *scenario, const struct indices *pools);
#endif
