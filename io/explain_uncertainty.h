#ifndef IO_EXPLAIN_UNCERTAINTY_H
#define IO_EXPLAIN_UNCERTAINTY_H
/* What `explain` says about a field that nobody knows exactly. */
#include "models/scenario.h"
#include <stdio.h>

/* A line for every assumption that moves the field at the pointer; nothing when there is none. */
void explain_uncertainty_of(FILE *out, const struct scenario *scenario, const char *pointer);
#endif
