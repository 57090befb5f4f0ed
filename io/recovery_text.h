#ifndef IO_RECOVERY_TEXT_H
#define IO_RECOVERY_TEXT_H
/* When each scenario is back under its targets, as a table and as JSON. */
#include "io/result_set.h"
#include <stdio.h>

struct json_write;

/* One row per scenario and target: dates by which 10, 50 and 90 % of the futures keep it to the end, and the share that
 * never does. Nothing when no scenario names a target beside the turnaround target, which every scenario has. */
void recovery_table_write(const struct result_set *results, int width, FILE *file);

/* A list "recovery" with the same, turnaround included. */
void recovery_json_write(struct json_write *out, const struct result_set *results);
#endif
