#ifndef IO_EXPLAIN_TIMELINE_H
#define IO_EXPLAIN_TIMELINE_H
/* What the timeline does, in lines for people: to one field, or in all. */
#include "models/scenario.h"
#include <stdio.h>

/* The values of the field (or map entry) at the pointer over time, a line for each step and what makes it; where gates
 * decide, as if all were open. Nothing when no change touches it. */
void explain_timeline_of(FILE *out, const struct scenario *scenario, const char *pointer);

/* All changes in order of their dates, a line each. */
void explain_timeline(FILE *out, const struct scenario *scenario);
#endif
