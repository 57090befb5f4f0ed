#ifndef APP_COMPARABLE_H
#define APP_COMPARABLE_H
/* What scenarios must have in common before they are compared. */
#include "io/scenario_load.h"

/* Names of their own; the days and the measures of the first. Else false, with the reason on stderr. */
bool scenarios_are_comparable(const struct loaded_scenario *loaded, size_t count);
#endif
