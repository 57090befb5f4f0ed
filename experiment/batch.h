#ifndef EXPERIMENT_BATCH_H
#define EXPERIMENT_BATCH_H
/* Many scenarios, each with replications to live: workers that keep to a cell of their own as long as it has work, then
 * open the next, and in the end help each other. A cell is open only while somebody works on it, so memory is that of
 * as many cells as there are workers. Results come to the caller's thread, which alone writes; in which order depends
 * on timing, what they are does not. */
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct batch_range { /* replications [from, to) */
    int64_t from, to;
};

struct batch_cell { /* what is to be done */
    size_t range_count;
    const struct batch_range *ranges; /* borrowed */
};

struct batch_row { /* one replication that was lived */
    size_t cell;
    int64_t replication;
    bool is_sound; /* false: it failed, and failed again */
    size_t width;
    const double *values; /* valid during the call */
};

struct batch_flight { /* what a worker is at */
    bool is_on;
    size_t cell;
    int64_t replication;
};

struct batch_runner { /* how a cell is lived; all get `context` */
    /* Makes a cell ready, one at a time but on any thread; NULL ends the batch as failed. */
    void *(*open)(void *context, size_t cell, size_t *width);
    void (*close)(void *context, void *plan);
    /* What a worker needs for itself to live replications of an open cell. */
    void *(*sit_down)(void *context, void *plan);
    void (*stand_up)(void *context, void *seat);
    /* Lives a replication; false when its books do not balance. Fills `width` values either way. */
    bool (*live)(void *context, void *plan, void *seat, int64_t replication, double *values);
    void *context;
};

struct batch {
    size_t count;
    const struct batch_cell *cells;
    const struct batch_runner *runner;
    int jobs;
    const volatile sig_atomic_t *stop; /* not 0: begin nothing more; may be NULL */
    struct batch_flight *flights;      /* per worker, kept up to date while it lives a replication; may be NULL */
    /* On the caller's thread. `take`: false ends the batch as failed. `tick`: a few times a second; may be NULL. */
    bool (*take)(void *context, const struct batch_row *row);
    void (*tick)(void *context);
    void *context;
};

enum batch_end { BATCH_DONE, BATCH_STOPPED, BATCH_FAILED };

/* Lives every replication of every cell, each once, or twice when it fails. */
enum batch_end batch_run(const struct batch *batch);
#endif
