#ifndef SIM_QUANTILE_TABLE_H
#define SIM_QUANTILE_TABLE_H
/* One sampler for all laws: the inverse distribution function as a table, read with one 64-bit word. Cells are spaced
 * by octaves towards both tails (64 an octave), linear inside a cell. The knots are rounded to 40 significant bits, so
 * that the last digit of libm cannot flip a result, after a correction that makes the table's mean that of the law
 * (1e-9 relative). */
#include "sim/law.h"
#include <stdint.h>

enum { QUANTILE_OCTAVES = 44, QUANTILE_CELLS = 64, QUANTILE_KNOTS = QUANTILE_OCTAVES * QUANTILE_CELLS + 1 };

struct quantile_table {
    double knot[2][QUANTILE_KNOTS]; /* [0] lower half: knots towards p -> 0; [1] upper half: knots towards p -> 1 */
};

/* The quantile function to tabulate: value at lower-tail probability p (upper false) or upper-tail probability p (upper
 * true), 0 < p <= 0.5. */
typedef double quantile_function(const void *law, double p, bool upper);

void quantile_table_init(struct quantile_table *table, const struct law *law);
/* The same for any function; no correction of the mean. Used for the normal law. */
void quantile_table_init_function(struct quantile_table *table, quantile_function *function, const void *argument);

/* Mean of the tabled law (exact for the piecewise-linear inverse). */
double quantile_table_mean(const struct quantile_table *table);

/* The draw. Monotone in the word: the top bit chooses the half. Below 2^-45 in either tail it is the last knot. */
static inline double quantile_table_draw(const struct quantile_table *table, uint64_t word)
{
    const uint64_t end = UINT64_C(1) << (64 - QUANTILE_OCTAVES); /* the last octave's low end */
    uint64_t half = word >> 63;                                  /* 1: upper half */
    uint64_t tail = (word ^ -half) << 1;                         /* distance from the tail's end, 63 bits at the top */
    tail = tail > end ? tail : end;
    size_t octave = (size_t)__builtin_clzll(tail); /* 0: the half of the tail next to the median */
    uint64_t mantissa = tail << octave << 1;       /* position inside the octave, 0 = its low end */
    unsigned cell = (unsigned)(mantissa >> 58);
    double inside = (double)(mantissa << 6 >> 11) * 0x1p-53;
    /* Knots run from the median (index 0) to the tail's end. */
    const double *knot = table->knot[half] + octave * QUANTILE_CELLS + (QUANTILE_CELLS - 1 - cell);
    return knot[1] + (knot[0] - knot[1]) * inside;
}
#endif
