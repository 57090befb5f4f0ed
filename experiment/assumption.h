#ifndef EXPERIMENT_ASSUMPTION_H
#define EXPERIMENT_ASSUMPTION_H
/* The uncertain assumptions of a scenario, or of a baseline and its alternative: those of the same name are one, and
 * both scenarios get the same number. Where the two have different values of their own in the field, the alternative's
 * moves by the same factor as the baseline's. An assumption that only one of them makes moves only that one. */
#include "models/uncertainty.h"

enum { SIDES = 2 }; /* the baseline, the alternative */

struct assumption {
    const char *name;                         /* borrowed */
    const struct uncertainty *entries[SIDES]; /* borrowed; NULL: the scenario does not make it */
    double low, base, high;                   /* the baseline's; the alternative's when the baseline does not make it */
};

struct assumptions {
    const struct scenario *scenarios[SIDES]; /* borrowed; the alternative may be NULL */
    size_t count;
    struct assumption *items; /* owned; the baseline's in their order, then what the alternative adds */
};

void assumptions_init(struct assumptions *assumptions, const struct scenario *baseline,
                      const struct scenario *alternative);
void assumptions_free(struct assumptions *assumptions);

/* The entry that says what may be drawn. */
const struct uncertainty *assumption_entry(const struct assumption *assumption);

/* Its numbers are whole: those of a field that counts. */
bool assumption_is_whole(const struct assumption *assumption);

/* The number below which a share p of the draws lies, 0 < p < 1. */
double assumption_quantile(const struct assumptions *assumptions, size_t index, double p);

/* Numbers that keep every field of the assumption within its range, in both scenarios. */
void assumption_room(const struct assumptions *assumptions, size_t index, double *low, double *high);

/* A copy of one side's scenario with numbers[i] in the place of assumption i; NAN leaves it as it is. The caller frees
 * with scenario_copy_free. */
void assumptions_apply(const struct assumptions *assumptions, const double *numbers, int side, struct scenario *copy);
#endif
