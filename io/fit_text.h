#ifndef IO_FIT_TEXT_H
#define IO_FIT_TEXT_H
/* The report of a fit for people: what was read, volumes, laws with the candidates beside each other, shares and holds,
 * throughput and the sketch of the pools, warnings, and the fields that stand on defaults. */
#include "io/fit_view.h"
#include <stdio.h>

void fit_text_write(const struct fit_view *view, int width, FILE *file);

/* The warnings alone; also of the report. */
void fit_warnings_write(const struct fit_view *view, int width, FILE *file);
#endif
