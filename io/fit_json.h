#ifndef IO_FIT_JSON_H
#define IO_FIT_JSON_H
/* The whole fit as JSON: all candidates, all intervals, whatever the scenario has no place for. */
#include "io/fit_view.h"
#include <stdio.h>

void fit_json_write(const struct fit_view *view, FILE *file);
#endif
