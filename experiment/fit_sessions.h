#ifndef EXPERIMENT_FIT_SESSIONS_H
#define EXPERIMENT_FIT_SESSIONS_H
/* Sessions of work of the coders of a group of work types. */
#include "experiment/fit_staff.h"

/* Fills the shifts, the coders and the busy share of a pool whose types are set. `is_member` says by work type who
 * belongs to it. */
void fit_sessions_sketch(struct fit_pool *pool, const struct history *history, const bool *is_member);
#endif
