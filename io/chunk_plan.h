#ifndef IO_CHUNK_PLAN_H
#define IO_CHUNK_PLAN_H
/* A study cut into chunks for many machines: a folder that is written once and never changes, with the scenario of
 * every cell. A chunk is a number; what it stands for follows from the plan alone. Blocks of replications are dealt out
 * replication-major: the first block of every cell, then the second, so that an early merge knows something of all. */
#include "io/batch_order.h"

#define CHUNK_PLAN_NAME   "plan.json"
#define CHUNK_PLAN_INPUTS "inputs"
#define CHUNK_PLAN_SHARDS "shards"

struct chunk_unit { /* replications [from, to) of a cell */
    size_t cell;
    int64_t from, to;
};

struct chunk_plan {
    char *directory;
    char digest[DIGEST_LENGTH + 1]; /* XXH3-64 of plan.json */
    int64_t model_version;
    char *version; /* of himsim */
    int64_t block; /* replications of a unit, at most */
    int64_t units; /* of a chunk, at most */
    int64_t chunks;
    size_t range_count;
    struct chunk_unit *ranges; /* what is to be lived, cut into blocks; owned */
    char **inputs;             /* per cell, in the folder */
    char **checks, **given;
    struct batch_order order; /* loads the inputs; its texts are the plan's */
};

struct chunk_shape { /* how a study is cut */
    int64_t block, units;
};

/* Units of at least `overhead` replications for which loading a cell weighs little, chunks of about `seconds`. */
struct chunk_shape chunk_shape_for(double load_seconds, double replication_seconds, double seconds,
                                   int64_t replications);
/* Chunks of about so many replications. */
struct chunk_shape chunk_shape_of(int64_t chunk_replications, int64_t replications);

/* Writes the plan of an order into a folder that holds none yet: of what `cells` miss, with NULL of all that the
 * entries want. On failure false, with an owned message. */
bool chunk_plan_write(struct batch_order *order, const struct batch_cell *cells, const struct chunk_shape *shape,
                      const char *directory, char **message);

/* Reads it back. The caller frees in both cases. */
bool chunk_plan_read(struct chunk_plan *plan, const char *directory, char **message);
void chunk_plan_free(struct chunk_plan *plan);

/* The units of a chunk; the caller frees. */
struct chunk_unit *chunk_plan_units(const struct chunk_plan *plan, int64_t chunk, size_t *count);
#endif
