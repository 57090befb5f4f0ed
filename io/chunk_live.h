#ifndef IO_CHUNK_LIVE_H
#define IO_CHUNK_LIVE_H
/* Lives the replications of a chunk and writes its shard, in this process. */
#include "io/batch_execute.h"
#include "io/shard.h"

/* Of the settings, `jobs`, `stop`, `live`, `flights`, `crashed` and `suspects` count. What has crashed is not lived and
 * stands in the shard as such. With suspects those alone are lived, and no shard is written: it shows whether they end
 * the program again. `failed` counts the rows that are not sound. BATCH_FAILED with an owned message. */
enum batch_end chunk_live(const struct chunk_plan *plan, int64_t chunk, const struct batch_settings *settings,
                          int64_t *failed, char **message);
#endif
