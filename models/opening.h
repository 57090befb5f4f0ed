#ifndef MODELS_OPENING_H
#define MODELS_OPENING_H
/* The opening inventory: accounts that are open at the start, with lags drawn on the condition of the age they have
 * reached. */
#include "models/department_state.h"

void opening_admit(struct department *department);
#endif
