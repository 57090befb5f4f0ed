#ifndef IO_CHUNK_GUARD_H
#define IO_CHUNK_GUARD_H
/* A chunk in a process of its own, so that a replication that crashes, or that the system kills for its memory, does
 * not keep its chunk from ever being finished. What was in flight is lived again, one at a time; what ends the program
 * once more is in the shard as such, and the chunk is lived anew without it. */
#include "io/batch_execute.h"
#include "io/chunk_plan.h"

enum chunk_end { CHUNK_DONE, CHUNK_WAS_DONE, CHUNK_STOPPED, CHUNK_FAILED };

/* Lives a chunk, unless its shard is there and whole. Of the settings, `jobs`, `stop` and `live` count. No thread may
 * run. With CHUNK_FAILED, an owned message. `failed` counts the replications that failed twice. */
enum chunk_end chunk_work(const struct chunk_plan *plan, int64_t chunk, const struct batch_settings *settings,
                          int64_t *failed, char **message);
#endif
