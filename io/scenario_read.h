#ifndef IO_SCENARIO_READ_H
#define IO_SCENARIO_READ_H
/* From the merged document to the struct, through the fields table: defaults for what is absent (also in absent
 * groups), ranges, required and unknown keys, names and references. */
#include "models/problem.h"
#include "models/scenario.h"

struct scenario_source;

/* Fills every member that has a row in the table, and what the changes of the timeline change; nothing else. All
 * problems are added; a member that could not be read has its default. The caller frees the scenario in any case. */
void scenario_read(struct scenario *scenario, const struct scenario_source *source, struct problems *problems);
#endif
