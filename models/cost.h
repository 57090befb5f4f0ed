#ifndef MODELS_COST_H
#define MODELS_COST_H
/* Prices what was worked, read, hired and promised: fills the cost book of a replication that has ended, each day at
 * the prices in force on it. */
#include "models/department_state.h"

void cost_close(struct department *department);
#endif
