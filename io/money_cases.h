#ifndef IO_MONEY_CASES_H
#define IO_MONEY_CASES_H
/* The business cases of a comparison as text for a terminal: a table of the alternatives with the four lines, cash
 * collected, NPV and payback; then a sentence for each plan, or for the five of highest NPV. Nothing where nobody is
 * paid for what is billed. */
#include "io/result_set.h"
#include <stdio.h>

void money_cases_write(const struct result_set *results, int width, FILE *file);
#endif
