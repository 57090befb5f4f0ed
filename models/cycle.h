#ifndef MODELS_CYCLE_H
#define MODELS_CYCLE_H
/* What keeps a scenario from repeating itself every week: its steady state, if it has one, has another period than the
 * week. Holidays are left aside: every year has them, and a week mean bears them. */
#include "models/scenario.h"

enum cycle_breaker {
    CYCLE_MONTHS,   /* month factors that differ */
    CYCLE_SURGES,   /* dated factors on volume, within the horizon */
    CYCLE_FREEZES,  /* sign-off freezes */
    CYCLE_PAUSES,   /* paused service lines */
    CYCLE_CHANGES,  /* dated changes of the timeline */
    CYCLE_GO_LIVES, /* engines and documentation tools that go live, or are still being learnt, within it */
    CYCLE_STAFF,    /* pools or shifts that begin or end within it */
    CYCLE_LEARNING, /* fewer queries year by year */
    CYCLE_TRACE,    /* arrivals from a file */
    CYCLE_BREAKERS
};

extern const char *const cycle_breaker_names[CYCLE_BREAKERS];

/* Bits by enum cycle_breaker. */
unsigned cycle_breakers(const struct scenario *scenario);

/* "month factors, surges"; the caller frees. */
char *cycle_breaker_text(unsigned breakers);
#endif
