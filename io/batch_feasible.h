#ifndef IO_BATCH_FEASIBLE_H
#define IO_BATCH_FEASIBLE_H
/* Does a cell hold what it shall: the checks of its study and further conditions? By its means; and beyond doubt, or
 * with a checked mean whose interval reaches across the limit, so that more replications may turn the answer. */
#include "io/batch_read.h"
#include <stdio.h>

/* Of tables with percentiles of turnaround. */
#define BATCH_PERCENTILE_NOTE                                                                                          \
    "Percentiles are means of the replications' own; himsim run and compare pool all charts, another number where\n"   \
    "replications differ.\n"

struct feasibility {
    bool is_known; /* there are replications */
    bool holds, is_sure;
    const char *failed; /* text of the first condition that the means break; NULL: none */
};

struct condition_tally { /* over cells */
    const struct expression *condition;
    size_t broken, unknown; /* unknown: those of the broken ones in which a metric of it has no value */
};

struct conditions {
    size_t count;
    struct condition_tally *items; /* the study's checks, then the further ones; owned */
    size_t cells, unsure;          /* judged so far; whose answer is not sure */
};

/* Borrows the conditions. */
void conditions_init(struct conditions *conditions, const struct stored_study *study, struct expression *const *further,
                     size_t count);
void conditions_free(struct conditions *conditions);

/* Judges a cell, and counts. */
struct feasibility conditions_judge(struct conditions *conditions, const struct stored_study *study,
                                    const struct stored_cell *cell, const struct stored_rows *rows);

/* "yes", "yes?" when that is not sure, "no", "no?", or "" without replications. */
const char *feasibility_word(const struct feasibility *feasibility);

/* What breaks cells, a line a condition, and how many cells are not sure. */
void conditions_write(const struct conditions *conditions, FILE *file);
/* What the question mark means. */
void conditions_write_note(double confidence, FILE *file);
#endif
