#ifndef IO_CHUNK_WORK_H
#define IO_CHUNK_WORK_H
/* What is done with a plan: measure before, see how far it is, bring it together (io/chunk_guard lives a chunk). Each
 * goes by which shards are there, so that any of it may be repeated, interrupted, or done by two at once. */
#include "io/shard.h"

/* Seconds that loading a cell and living one of its replications take: the mean of three cells. */
bool chunk_pilot(const struct batch_order *order, double *load_seconds, double *replication_seconds, char **message);

struct chunk_status {
    int64_t done, absent, damaged, other;
    char *missing; /* "3,17-19": chunks to be worked on, as sbatch --array takes them; owned */
    char *trouble; /* what is wrong with the first shard that is not whole; owned, NULL when none is */
};

void chunk_status(const struct chunk_plan *plan, struct chunk_status *status);
void chunk_status_free(struct chunk_status *status);

struct chunk_merge {
    int64_t merged, known, absent, bad; /* chunks: new, merged before, without shard, damaged or of another plan */
    int64_t quarantined;                /* replications that the new ones say failed */
    char *trouble;                      /* of the first bad one; owned */
};

/* Brings the shards that the store does not know yet into it, each in one transaction, and refreshes the estimates.
 * False with store->message. */
bool chunk_merge(struct chunk_plan *plan, struct batch_store *store, struct chunk_merge *merge);
#endif
