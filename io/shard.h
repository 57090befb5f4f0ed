#ifndef IO_SHARD_H
#define IO_SHARD_H
/* The results of one chunk of a plan in one file, shards/CHUNK.shard: written under a temporary name, forced to disk
 * and renamed, so that it is whole or absent; it ends with the XXH3-64 of all before it and says which plan and which
 * version of the model it belongs to. Numbers are in the byte order of little-endian machines. The bytes depend on the
 * plan and the chunk alone. */
#include "io/chunk_plan.h"

struct shard_row {
    size_t cell;
    int64_t replication;
    bool is_sound, is_crash;             /* it failed twice: its books, or it ended the program */
    const struct batch_columns *columns; /* borrowed */
    double *values;                      /* owned by whoever made the row */
};

struct shard {
    size_t count;
    struct shard_row *rows; /* owned, with their values */
    struct batch_column_sets sets;
};

enum shard_state { SHARD_WHOLE, SHARD_ABSENT, SHARD_DAMAGED, SHARD_OTHER /* plan, chunk or version */ };

/* Writes rows sorted by cell and replication. On failure false, with an owned message. */
bool shard_write(const struct chunk_plan *plan, int64_t chunk, const struct shard_row *rows, size_t count,
                 char **message);

/* Reads a shard; *message, owned, says what is wrong with one that is not whole, NULL when it is absent. The caller
 * frees in all cases. `shard` NULL: checks alone. */
enum shard_state shard_read(struct shard *shard, const struct chunk_plan *plan, int64_t chunk, char **message);
void shard_free(struct shard *shard);
#endif
