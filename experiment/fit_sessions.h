#ifndef EXPERIMENT_FIT_SESSIONS_H
#define EXPERIMENT_FIT_SESSIONS_H
/* Sessions of work of the coders of a group of work types. A coder's instants (coding start, coded) are parted into
 * sessions by gaps of 5 hours or more, coders by the part of the day in which their sessions usually start, weekdays by
 * how many come: a weekend with fewer people is a shift of its own. The hours of a shift are medians over the sessions
 * with many instants; where there are none, and where the instants are dates, 8 hours are assumed. */
#include "experiment/fit_pool.h"
#include "models/history.h"

/* Fills the shifts, the coders and the busy share of a pool whose types are set. `is_member` says by work type who
 * belongs to it. */
void fit_sessions_sketch(struct fit_pool *pool, const struct history *history, const bool *is_member, bool knows_hours);
#endif
