#ifndef MODELS_IDLE_H
#define MODELS_IDLE_H
/* The idle people of each pool, in the order in which they are offered a chart: longest idle first, ties by seat. */
#include "models/department_state.h"

void idle_join(struct department *department, int coder);
void idle_leave(struct department *department, int coder);
#endif
