#ifndef MODELS_DEPARTMENT_H
#define MODELS_DEPARTMENT_H
/* The department: one replication from the start to the horizon, a pure function of (plan, seed, replication). */
#include "models/department_state.h"

/* Lives one replication from the start to the horizon; the ledgers are closed afterwards. `observer` may be NULL. */
void department_run(struct department *department, uint64_t seed, int64_t replication, const struct observer *observer);
#endif
