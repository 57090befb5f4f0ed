#ifndef IO_SCORECARD_OPEN_H
#define IO_SCORECARD_OPEN_H
/* The sentence about charts that are unfinished at the end. */
#include "io/result_set.h"
#include <stdio.h>

/* Of the scenario with the most of them: how many charts are documented and not coded at the end, and what the 90th
 * percentile of turnaround is at least when they count at their age so far. Nothing when they are at most 1 % of all in
 * every scenario. */
void scorecard_open_write(const struct result_set *results, int width, FILE *file);
#endif
