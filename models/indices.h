#ifndef MODELS_INDICES_H
#define MODELS_INDICES_H
/* Lists of references to other items of the scenario. */
#include "models/scenario.h"

/* Is the item in the list? In the second form an empty list means all. */
bool indices_have(const struct indices *list, int item);
bool indices_have_or_all(const struct indices *list, int item);
#endif
