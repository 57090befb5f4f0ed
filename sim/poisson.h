#ifndef SIM_POISSON_H
#define SIM_POISSON_H
/* Poisson counts by inversion of one uniform, so that a higher mean never gives a lower count for the same uniform. */
#include <stdint.h>

/* Smallest k with P(N <= k) >= u, N ~ Poisson(mean); exact to the rounding of doubles for 0 <= mean <= 1e7 (mean 0
 * gives 0). Small means chop down from zero; larger ones start near the answer (Cornish-Fisher) and step on the mass. 0
 * < u < 1. */
int64_t poisson_inverse(double mean, double u);
#endif
