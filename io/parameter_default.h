#ifndef IO_PARAMETER_DEFAULT_H
#define IO_PARAMETER_DEFAULT_H
/* A result folder keeps scenarios with every default written out, so where a value came from is no longer to be seen
 * there. What still can be: that it stands at the program's own default, and that this default is an assumption. */
#include "io/parameter_list.h"

bool parameter_is_default(const struct parameter *parameter);

/* It is the default, and the default's source is marked [A]: an assumption. A 0 under a source of another mark is none:
 * the thing is not there. */
bool parameter_is_assumed_default(const struct parameter *parameter);
#endif
