#ifndef APP_LOAD_H
#define APP_LOAD_H
/* Loading the scenarios of a command line: every problem of every file goes to stderr before anything is refused. */
#include "io/scenario_load.h"

/* Loads `count` files into `loaded`. Returns false when any has an error; then nothing stays loaded. Warnings are
 * printed unless quiet. */
bool load_scenarios(struct loaded_scenario *loaded, char *const *paths, size_t count, const char *const *sets,
                    size_t set_count, bool quiet);
void unload_scenarios(struct loaded_scenario *loaded, size_t count);
#endif
