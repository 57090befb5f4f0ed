#ifndef IO_SCORECARD_H
#define IO_SCORECARD_H
/* The result as text for a terminal: what a run found, or how the alternatives compare with the baseline. */
#include "io/result_set.h"
#include <stdio.h>

/* Tables fit into `width` columns; what does not fit goes on below. */
void scorecard_write(const struct result_set *results, int width, FILE *file);

/* The lines above every result: what was asked, the days, the replications, what was cut short; then an empty line. */
void scorecard_heading_write(const struct result_set *results, int width, FILE *file);
/* What the baseline leaves switched off, as a last paragraph; nothing when it uses everything. */
void scorecard_left_out_write(const struct result_set *results, int width, FILE *file);
#endif
