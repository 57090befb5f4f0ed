#ifndef IO_SCENARIO_INPUTS_H
#define IO_SCENARIO_INPUTS_H
/* All that a scenario needs, in one folder that can be moved and mailed: the resolved scenario and copies of the files
 * it names, each called by the XXH3-64 of its contents and its own name. Loading the copy gives the same digest. */
#include "io/scenario_load.h"

/* Writes INDEX-NAME.json with the text `given` (scenario_write_portable of this scenario, or of it with other values
 * but the same files) and the files into the folder, which exists. Returns the file's name without the folder, owned by
 * the caller; NULL with an owned message when the world fails. */
char *scenario_inputs_write(const struct loaded_scenario *loaded, const char *given, size_t index,
                            const char *directory, char **message);
#endif
