#ifndef MODELS_READY_H
#define MODELS_READY_H
/* The documentation of an encounter is final: it is coded touchless, meets a coder, or enters its worklist. */
#include "models/department_state.h"

void encounter_ready(struct department *department, uint32_t index);
#endif
