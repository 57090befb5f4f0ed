#ifndef IO_SCORECARD_STAFFING_H
#define IO_SCORECARD_STAFFING_H
/* The spreadsheet's staffing beside what the simulation took, with the reasons between them, pool by pool; and the
 * weeks in which pools kept what they promised. Of the first scenario. */
#include "io/result_set.h"
#include <stdio.h>

void scorecard_staffing_write(const struct result_set *results, int width, FILE *file);

/* Nothing when no pool has promised anything that could be measured. */
void scorecard_promises_write(const struct result_set *results, int width, FILE *file);
#endif
