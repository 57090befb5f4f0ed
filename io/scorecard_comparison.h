#ifndef IO_SCORECARD_COMPARISON_H
#define IO_SCORECARD_COMPARISON_H
/* The end of a comparison's scorecard: who is best, in luck and on average, and what pairing bought. */
#include "io/result_set.h"
#include <stdio.h>

/* Nothing for fewer than two replications. */
void scorecard_comparison_write(const struct result_set *results, int width, FILE *file);
#endif
