#ifndef IO_UNCERTAINTY_READY_H
#define IO_UNCERTAINTY_READY_H
/* Before the uncertain assumptions of a scenario are used: are there any, and do they fit its own values? */
#include "io/scenario_load.h"

/* Adds every problem with its place. Returns false when one is an error. */
bool uncertainty_is_ready(const struct loaded_scenario *loaded, struct problems *problems);

/* What to write into a scenario that has no assumption; the caller frees. */
char *uncertainty_missing_text(const struct loaded_scenario *loaded);
#endif
