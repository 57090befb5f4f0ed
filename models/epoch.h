#ifndef MODELS_EPOCH_H
#define MODELS_EPOCH_H
/* Dated changes in one replication: the day's gates are decided on what has happened so far, and the plan that is then
 * in force takes over. */
#include "models/department_state.h"

/* A local day begins. True when another plan is in force from now on. */
bool epoch_begin_day(struct department *department, int day);
#endif
