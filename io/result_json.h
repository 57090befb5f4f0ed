#ifndef IO_RESULT_JSON_H
#define IO_RESULT_JSON_H
/* One JSON document with every estimate: of one scenario, or of a comparison with its paired differences. Values that
 * do not exist (nothing observed, one replication only) are null. */
#include "io/result_set.h"
#include <stdio.h>

void result_json_write(const struct result_set *results, FILE *file);

/* How the result came about: versions, scenarios with digests and resolved text, seed, counts, stop reason, libraries,
 * run time. */
void manifest_json_write(const struct result_set *results, FILE *file);
#endif
