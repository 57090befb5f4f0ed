#ifndef IO_BATCH_STORE_H
#define IO_BATCH_STORE_H
/* The results of studies in one SQLite file. Replications are kept by what they are of (scenario digest, version of the
 * model, seed, number), so that none is lived twice, not when a study grows nor when studies share the file. Every
 * write is a transaction: what is in the file is whole, whenever the program ends. */
#include "experiment/batch.h"
#include "io/batch_columns.h"
#include "io/batch_handle.h"
#include "io/cell_names.h"

struct batch_entry { /* a cell as the store is told about it; nothing is owned */
    const char *name, *digest;
    int64_t number;    /* its place in the study */
    const char *stamp; /* of what the digest follows from; NULL: not from these alone */
    int64_t wanted;    /* replications 0 .. wanted - 1 */
    size_t factor_count;
    const struct cell_factor *factors;
    int64_t scenario, cell; /* filled by batch_store_register: their rows */
};

struct batch_listing { /* a study as the store is told about it; nothing is owned */
    const char *name, *title;
    int64_t seed;
    double confidence;
    size_t check_count;
    const char *const *checks;
    size_t given_count;
    const char *const *given; /* factors that nobody chooses */
    bool is_whole; /* all cells of the study: those that the store knows from an earlier form are wanted no more */
    size_t count;
    struct batch_entry *entries;
};

/* Opens or makes a store; `write` false: it must be there and is only read. On failure false, with an owned message. */
bool batch_store_open(struct batch_store *store, const char *path, bool write, char **message);
void batch_store_close(struct batch_store *store);

/* Writes the study and those of its cells that are listed; of others that an earlier command wrote nothing is wanted
 * any more when the listing is whole, and they stay as they are when it is not. Everything below returns false with
 * store->message. */
bool batch_store_register(struct batch_store *store, struct batch_listing *listing);

/* The digest that a cell of that stamp had, into `digest`; *found false when there is none. */
bool batch_store_digest(struct batch_store *store, const char *study, const char *cell, const char *stamp,
                        char digest[DIGEST_LENGTH + 1], bool *found);

/* The replications of [0, wanted) that are neither stored nor in quarantine; the caller frees *ranges. */
bool batch_store_missing(struct batch_store *store, int64_t scenario, int64_t wanted, struct batch_range **ranges,
                         size_t *count);

/* A replication; written about a second later, with what else has come, or by batch_store_flush. The columns are
 * borrowed until then. */
bool batch_store_add(struct batch_store *store, int64_t scenario, const struct batch_columns *columns,
                     int64_t replication, const double *values);
bool batch_store_flush(struct batch_store *store);

/* A replication that fails whenever it is lived. */
bool batch_store_quarantine(struct batch_store *store, int64_t scenario, int64_t replication, const char *reason);

/* A chunk of a plan whose rows are all added: they and this fact go into one transaction. */
bool batch_store_has_shard(struct batch_store *store, const char *plan, int64_t chunk, bool *has);
bool batch_store_add_shard(struct batch_store *store, const char *plan, int64_t chunk, bool *is_new);
#endif
