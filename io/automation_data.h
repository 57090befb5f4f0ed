#ifndef IO_AUTOMATION_DATA_H
#define IO_AUTOMATION_DATA_H
/* The automation report for programs: one CSV row a work type, or one JSON document. Missing values are empty, or
 * null. */
#include "io/automation_words.h"
#include <stdio.h>

void automation_csv_write(const struct automation_view *view, FILE *file);
void automation_json_write(const struct automation_view *view, FILE *file);
#endif
