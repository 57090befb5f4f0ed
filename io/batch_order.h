#ifndef IO_BATCH_ORDER_H
#define IO_BATCH_ORDER_H
/* What a batch is to do, wherever it was read from: the cells, how to load each, and how long each is simulated. */
#include "experiment/precision.h"
#include "io/batch_store.h"
#include "io/scenario_load.h"

struct batch_order {
    struct batch_listing listing;
    int64_t most; /* replications of a cell, or with targets the most */
    size_t target_count;
    const struct precision_target *targets; /* each cell by itself; borrowed */
    /* Loads the scenario of an entry; false with an owned message. Called for one cell at a time, on any thread. */
    bool (*load)(void *context, size_t entry, struct loaded_scenario *loaded, char **message);
    void *context;
};

/* A runner of its cells for experiment/batch, which lives them in departments. */
struct batch_open {
    const struct batch_order *order;
    struct batch_runner runner;
    struct batch_column_sets sets;
    const struct batch_columns **columns; /* per entry, once it was open */
    char *message;                        /* of what could not be loaded; owned */
};

void batch_open_init(struct batch_open *open, const struct batch_order *order);
void batch_open_free(struct batch_open *open);
#endif
