#ifndef IO_FIT_DEFAULTS_H
#define IO_FIT_DEFAULTS_H
/* Fields of a scenario that no file gave: they stand on their defaults. */
#include "io/scenario_load.h"

/* Pointers with * for list items, each once, in the order of the resolved scenario; an object of which nothing was
 * given counts as one. The caller frees the texts and the list. */
char **fit_defaults_list(const struct loaded_scenario *loaded, size_t *count);
#endif
