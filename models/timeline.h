#ifndef MODELS_TIMELINE_H
#define MODELS_TIMELINE_H
/* The scenario as it stands on a date. A change is in force from `date` through `until_date`; the changes in force on a
 * day are applied in order of their dates, equal dates in the order of the list, each to what the earlier ones leave
 * (so an ended change leaves no trace). A ramp of W weeks moves a number from there in a straight line of weekly steps:
 * on day date + 7k it has gone min(1, (k + 1) / W) of the way; a ramp that began before the start is that far on its
 * first day. A number that is not given on either side of a ramp changes at once. Whole numbers round to the nearest.
 *
 * Gates are a bit mask: bit i set means that gate i is open; a change with a gate happens only then. */
#include "models/scenario.h"

/* Civil days after the first and before the end of the simulation on which a field may change, ascending, each once:
 * dates, steps of ramps, days after until_date. Returns their count; the caller frees *civil_days. */
size_t timeline_steps(const struct scenario *scenario, int64_t **civil_days);

/* The scenario on that day, as a copy that the caller frees with scenario_copy_free. Its dates stay as they are: it
 * still holds the timeline, whose changes are then already in its fields. */
void timeline_scenario_at(const struct scenario *original, int64_t civil_day, unsigned gates_open,
                          struct scenario *copy);

/* The value on that day of a number, a whole number or an entry of a map. */
double timeline_value_at(const struct scenario *scenario, const struct field_place *place, int64_t civil_day,
                         unsigned gates_open);

/* Is the change in force on the day, its gate aside? */
bool change_is_in_force(const struct change *change, int64_t civil_day);
/* Does what the change does differ, or may it, from the day before? */
bool change_moves_on(const struct change *change, int64_t civil_day);

/* What is wrong with gates and changes, and, when nothing is wrong anywhere so far, what would be wrong with the
 * scenario as it stands on each step, whatever gates are open. */
void timeline_check(const struct scenario *scenario, struct problems *problems);
#endif
