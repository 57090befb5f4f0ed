#ifndef MODELS_SHORTAGE_H
#define MODELS_SHORTAGE_H
/* Which pools have more work than hands. Every set of pools is looked at with the work that only its members can do
 * (Hall's condition), so that a short group shows even when another has time to spare; with many pools, the pools of
 * each worklist and all together. Capacity is an upper bound (models/offered_load.h): a shortage is certain, its
 * absence is not. */
#include "models/offered_load.h"

struct shortage {
    bool *pools;            /* members of the set; owned */
    double hours, capacity; /* a week, in standard hours */
};

/* The set with the largest shortage among those that hold no pool of `told`; false when none is short. `set` is room
 * for one flag a pool; worst->pools too. */
bool shortage_find_worst(const struct offered_load *load, const bool *told, bool *set, struct shortage *worst);

/* The set whose work fills the largest share of its capacity, short or not; hours 0 when no work arrives. The caller
 * frees with shortage_free. */
void shortage_find_tightest(struct shortage *tightest, const struct scenario *scenario);
void shortage_free(struct shortage *shortage);

/* "onshore, manila"; the caller frees. */
char *shortage_pool_names(const struct scenario *scenario, const bool *set);

/* Appends a name to "a, b", or ", ..." after eight of them; frees `list`. `count` stand in it already. */
char *shortage_append(char *list, size_t count, const char *name);
#endif
