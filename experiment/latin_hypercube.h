#ifndef EXPERIMENT_LATIN_HYPERCUBE_H
#define EXPERIMENT_LATIN_HYPERCUBE_H
/* Latin hypercube sample (McKay, Beckman, Conover 1979): every dimension is cut into as many strata of equal
 * probability as there are samples, and each stratum is hit exactly once, at a random place within it. Keyed draws: a
 * dimension keeps its column whatever other dimensions there are and in whatever order. */
#include <stddef.h>
#include <stdint.h>

/* Column of a dimension, one number in (0, 1) a sample, `stride` apart. */
void latin_hypercube_column(double *points, size_t stride, size_t samples, uint64_t seed, const char *dimension);
#endif
