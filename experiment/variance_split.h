#ifndef EXPERIMENT_VARIANCE_SPLIT_H
#define EXPERIMENT_VARIANCE_SPLIT_H
/* How much of the spread of futures comes from not knowing the inputs, and how much from chance: one-way analysis of
 * variance with random groups. A group is a drawn set of inputs, lived `each` times with draws of its own.
 *
 *   MSB = each / (groups - 1) x sum of (group mean - mean)^2        E MSB = simulation + each x input
 *   MSW = sum of (value - its group's mean)^2 / (groups (each - 1))  E MSW = simulation
 *   input = (MSB - MSW) / each, simulation = MSW
 *
 * Both are unbiased; an input variance below zero is chance and counts as 0. The interval of the share is exact for
 * normal values (Searle, Casella, McCulloch 1992, 3.6). */
#include <stdbool.h>
#include <stdint.h>

struct variance_split {
    double input, simulation;      /* variances; NAN: the design cannot tell, or a value is missing */
    double input_share, low, high; /* of their sum, with its interval; NAN when nothing varies */
    bool cut;                      /* the estimate of `input` was below zero */
};

/* values[group * each + life]; groups >= 2 and each >= 2. */
struct variance_split variance_split_of(const double *values, int64_t groups, int64_t each, double confidence);
#endif
