#ifndef IO_BATCH_STUDY_H
#define IO_BATCH_STUDY_H
/* A study file as an order: its base and every cell loaded and checked, so that nothing wrong is found when half of it
 * has been simulated. */
#include "io/batch_order.h"
#include "io/study_cells.h"

struct batch_wish { /* what the command line says about it */
    const char *path, *only;
    int64_t replications, seed; /* -1: the study file, then the base scenario */
    const char *const *sets;
    size_t set_count;
};

struct batch_study {
    struct study_file file;
    struct loaded_scenario base;
    struct study_cells cells;
    char (*digests)[DIGEST_LENGTH + 1]; /* per cell */
    char stamp[DIGEST_LENGTH + 1];      /* XXH3-64 of the study file, the base's digest and the versions */
    bool *names_files; /* per cell: files that the base does not name, so that the stamp does not cover them */
    struct precision_target *targets;
    const char **checks, **given;
    struct batch_order order;
};

/* Reads the study and its cells without loading them: for lists. False with problems or an owned message. */
bool batch_study_read(struct batch_study *study, const struct batch_wish *wish, struct problems *problems,
                      char **message);
/* Loads and checks every cell, and fills the order. A cell that `store` knows from the same study file, base and
 * version is known to be right and keeps its digest; with NULL none is. False with problems or store->message. */
bool batch_study_check(struct batch_study *study, const struct batch_wish *wish, struct batch_store *store,
                       struct problems *problems);
/* Fills the order, when the cells have their digests. */
void batch_study_fill(struct batch_study *study, const struct batch_wish *wish);
void batch_study_free(struct batch_study *study);
#endif
