#ifndef IO_RESULT_JSON_H
#define IO_RESULT_JSON_H
/* One JSON document with every estimate: of one scenario, or of a comparison with its paired differences. Values that
 * do not exist (nothing observed, one replication only) are null. */
#include "io/result_set.h"
#include <stdio.h>

struct json_write;

void result_json_write(const struct result_set *results, FILE *file);

/* Members for the documents of other commands: "scenario" with its name, title and digest; replications, seed and stop
 * reason. */
void result_json_identity(struct json_write *out, const struct result_set *results, size_t scenario);
void result_json_counts(struct json_write *out, const struct result_set *results);
#endif
