#ifndef IO_BATCH_EXECUTE_H
#define IO_BATCH_EXECUTE_H
/* Running a batch against its store: what is missing is lived, what is there is not. With precision the batch goes in
 * waves: every cell up to the first look, then those that are not known well enough up to the next. */
#include "io/batch_order.h"

struct batch_progress {
    size_t cells, cells_done;
    int64_t replications, done; /* of the wave: missing at its start, and lived since */
    int64_t stored;             /* found in the store at the start */
    int64_t lived;              /* over all waves */
    int64_t quarantined;        /* in this run */
    size_t unmet;               /* cells that ended before their precision was reached */
    int wave;
    double seconds, store_seconds; /* of the run; in writing to the store */
};

struct batch_settings {
    int jobs;
    const volatile sig_atomic_t *stop;
    void (*progress)(void *context, const struct batch_progress *progress); /* a few times a second */
    /* A replication went into quarantine. */
    void (*failed)(void *context, const char *cell, int64_t replication, const char *reason);
    void *context;
    /* Takes the place of batch_plan_live, to try out failures; NULL: it does not. */
    bool (*live)(void *context, void *plan, void *seat, int64_t replication, double *values);
    struct batch_flight *flights; /* as in struct batch; may be NULL */
    size_t crashed_count, suspect_count;
    const struct batch_flight *crashed;  /* to be quarantined first: they ended the program twice */
    const struct batch_flight *suspects; /* live these alone, as far as they are missing */
};

/* Every entry wants what the first wave has: the first look with precision, else all. */
void batch_want_first(struct batch_order *order);

/* What a batch would live next, in this wave: fills the ranges of every cell, which the caller frees one by one, and
 * what each cell wants. No replication in progress->replications: it is finished. False with an owned message. */
bool batch_next_wave(struct batch_order *order, struct batch_store *store, struct batch_cell *cells,
                     struct batch_progress *progress, char **message);

/* Registers the cells, lives what is missing and refreshes the estimates. BATCH_FAILED with an owned message. */
enum batch_end batch_execute(struct batch_order *order, struct batch_store *store,
                             const struct batch_settings *settings, struct batch_progress *progress, char **message);
#endif
