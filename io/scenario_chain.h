#ifndef IO_SCENARIO_CHAIN_H
#define IO_SCENARIO_CHAIN_H
/* A scenario file and the chain of files that it extends, read and merged. */
#include "models/problem.h"
#include <stdbool.h>
#include <stddef.h>

struct scenario_source;

/* Reads `path`, what it extends (a chain; relative to the file that says so) and applies `sets` in order. Returns false
 * when nothing could be merged (a file is missing or is no JSON, `extends` runs in a circle); other problems are only
 * added. The caller frees the source in both cases. */
bool scenario_chain_read(struct scenario_source *source, const char *path, const char *const *sets, size_t set_count,
                         struct problems *problems);
#endif
