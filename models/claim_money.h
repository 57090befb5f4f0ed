#ifndef MODELS_CLAIM_MONEY_H
#define MODELS_CLAIM_MONEY_H
/* The money of claims, to the cent. */
#include "models/department_state.h"

/* Cents of a claim are resolved at `time` under a heading of the day book; beyond the horizon they stay open. */
void claim_resolve(struct department *department, enum money heading, int64_t time, int64_t cents);
#endif
