#ifndef IO_FIGURE_BATCH_H
#define IO_FIGURE_BATCH_H
/* The figures of a study of many cells, for each metric METRIC that is asked for:
 *
 *   grid-METRIC-A-B      heat map over a pair of factors, each box the mean over all others
 *   effects-METRIC       the mean at each level of each factor
 *   pareto-METRIC        cost against the metric: the frontier, dominated cells light, infeasible ones grey rings; with
 *                        factors that nobody chooses a frontier a world, or of many worlds a point a choice
 *   ladder-METRIC-A-B    the metric over the numeric factor A, a line a level of B: staffing by start state
 *   sampled-METRIC       the metric against each numeric factor of more than 12 levels, as those of a Latin hypercube:
 *                        a point a cell, with the rank correlation
 *
 * Such factors have no boxes. */
#include "io/batch_view.h"
#include "io/figure_context.h"

struct batch_pictures {
    const struct batch_view *view; /* its last measure is the cost */
};

/* Writes NAME.dat and NAME.gp of each into the directory, which has the shared plots. False when the world fails;
 * *message says why. */
bool figure_batch_write(const struct batch_pictures *pictures, const struct figure_context *context,
                        const char *directory, char **message);
#endif
