#ifndef IO_TORNADO_DATA_H
#define IO_TORNADO_DATA_H
/* The tornado for programs: one CSV row a metric and assumption, or one JSON document. Missing values are empty, or
 * null. */
#include "io/tornado_words.h"
#include <stdio.h>

void tornado_csv_write(const struct tornado_view *view, FILE *file);
void tornado_json_write(const struct tornado_view *view, FILE *file);
#endif
