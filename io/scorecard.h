#ifndef IO_SCORECARD_H
#define IO_SCORECARD_H
/* The result as text for a terminal: what a run found, or how the alternatives compare with the baseline. At most 100
 * columns. */
#include "io/result_set.h"
#include <stdio.h>

void scorecard_write(const struct result_set *results, FILE *file);
#endif
