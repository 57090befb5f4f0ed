#ifndef MODELS_UNCERTAINTY_H
#define MODELS_UNCERTAINTY_H
/* Assumptions that nobody knows exactly. An entry names one or several fields and says between which numbers they may
 * lie: low and high around the scenario's own value, or a distribution. On the scale `value` the number is the field's
 * own, the same for all its fields; on the scale `factor` it multiplies what stands there, and a law keeps its shape
 * (mean and spread grow alike). All fields of an entry move together, entries move apart.
 *
 * Drawn values: between low and high a triangular distribution whose mode is the base; a distribution as it is, without
 * the outermost UNCERTAINTY_TAIL on either side, so that a draw always lies in the field's range. For one-at-a-time
 * changes a distribution's low and high are its 10 % and 90 % quantiles. */
#include "models/scenario.h"

#define UNCERTAINTY_TAIL 0.001

bool uncertainty_has_law(const struct uncertainty *entry);

/* The number that changes nothing: the first field's own value, 1 for a factor. */
double uncertainty_base(const struct uncertainty *entry, const struct scenario *scenario);

double uncertainty_low(const struct uncertainty *entry);
double uncertainty_high(const struct uncertainty *entry);

/* The drawn number below which a share p of the draws lies, 0 < p < 1. */
double uncertainty_quantile(const struct uncertainty *entry, const struct scenario *scenario, double p);

/* Gives the fields of the entry that number in a copy of its scenario (scenario_copy). Whole numbers round to the
 * nearest. Setting the base changes nothing, to the bit. */
void uncertainty_set(const struct uncertainty *entry, double number, struct scenario *copy);

/* Multiplies the fields of the entry, whatever its scale. */
void uncertainty_multiply(const struct uncertainty *entry, double factor, struct scenario *copy);

/* Numbers at which all fields stay within their ranges, around the base: at least [*low, *high]. */
void uncertainty_room(const struct uncertainty *entry, const struct scenario *scenario, double *low, double *high);

/* What is wrong with the entries. What would be right for another value of the field (a base outside low to high, a
 * range that is left, a scenario that would not be sound) is reported at `level`: it matters to nobody who does not use
 * the uncertainty. */
void uncertainty_check(const struct scenario *scenario, struct problems *problems, enum problem_level level);
#endif
