#ifndef IO_MONEY_MONTHS_H
#define IO_MONEY_MONTHS_H
/* The monthly cash of a run as text for a terminal: months as rows, the lines that move as columns, net, and net summed
 * up at each month's end. Nothing where a bill is simply paid when it drops. */
#include "io/result_set.h"
#include <stdio.h>

void money_months_write(const struct result_set *results, int width, FILE *file);
#endif
