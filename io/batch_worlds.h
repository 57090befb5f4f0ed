#ifndef IO_BATCH_WORLDS_H
#define IO_BATCH_WORLDS_H
/* The cells of a study by what nobody chooses, the world, and by what is ours to choose, the choice: a cell is a choice
 * made in a world. */
#include "io/batch_view.h"

struct batch_worlds {
    size_t world_count, choice_count;
    size_t *world, *choice;             /* per cell; owned, as are the rest */
    size_t *world_cell, *choice_cell;   /* the first cell of each */
    char **world_names, **choice_names; /* "start=today surge=none", "temp_seniors=2" */
};

/* By the factors of the list: the study's given ones, or others that are to be told from the rest. */
void batch_worlds_init(struct batch_worlds *worlds, const struct stored_study *study, const char *const *factors,
                       size_t count);
void batch_worlds_free(struct batch_worlds *worlds);

/* A choice over the worlds: into `estimates`, one for each measure of the view, the mean over the worlds of its cells'
 * means, with p10 and p90 over the worlds. Returns in how many worlds the choice has results; *feasible counts those in
 * which its means hold the checks. */
size_t batch_worlds_outlook(const struct batch_worlds *worlds, const struct batch_view *view, size_t choice,
                            struct estimate *estimates, size_t *feasible);
#endif
