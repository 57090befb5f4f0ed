#ifndef IO_PROBLEM_WRITE_H
#define IO_PROBLEM_WRITE_H
/* Problems as people and editors read them, one a line:
 * file:line:column: /pointer: what, got X, allowed Y, hint
 * Warnings say "warning:" before the pointer; what is not known is left out. */
#include "models/problem.h"
#include <stdio.h>

/* One problem without the line break; the caller frees. */
char *problem_text(const struct problem *problem);

/* All of them, in their order; after the first 100 only how many more there are. */
void problems_write(const struct problems *problems, FILE *file);
#endif
