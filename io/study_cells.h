#ifndef IO_STUDY_CELLS_H
#define IO_STUDY_CELLS_H
/* The cells of a study: the combinations that its constraints leave, the last factor varying fastest. */
#include "io/cell_names.h"
#include "io/scenario_load.h"
#include "io/study_file.h"

struct study_cell {
    char *name; /* "seniors=5 routine=12 cac=none"; owned */
    size_t factor_count;
    struct cell_factor *factors; /* owned; their texts are the study's */
    size_t number;               /* among all combinations */
    size_t *levels;              /* per axis; owned */
};

struct study_cells {
    size_t count, skipped; /* by constraints */
    struct study_cell *items;
};

/* The cells that `only` holds for, all when NULL: a condition over factors, in the syntax of io/expression. On failure
 * false, with an owned message. The study outlives the cells; the caller frees. */
bool study_cells_init(struct study_cells *cells, const struct study_file *study, const char *only, char **message);
void study_cells_free(struct study_cells *cells);

/* Loads the scenario of a cell: the base with the cell's values. Problems stand where the study file has the values. */
bool study_cell_load(struct loaded_scenario *loaded, const struct study_file *study, const struct study_cell *cell,
                     const struct loaded_scenario *base, struct problems *problems);

/* Writes the scenario of a cell, with the files it names, into the folder, which exists: called by the cell's name,
 * titled by the factors that differ among the cells, and with the study's seed, so that `run` and `compare` live what
 * the batch has lived. Returns the file's name without the folder, owned by the caller; NULL with an owned message. */
char *study_cell_write(const struct study_file *study, const struct study_cells *cells, size_t index,
                       const struct loaded_scenario *base, int64_t seed, const char *directory, char **message);
#endif
