#ifndef MODELS_OPENING_CASH_H
#define MODELS_OPENING_CASH_H
/* Bills that were sent before the start and are still being paid. */
#include "models/scenario.h"

/* Cents collected on each of `days` days, in a steady state of the scenario's own volumes (`per_day`: mean encounters a
 * day by work type, 0 for none), lags and expected payments: what was billed at a rate R is paid on day d at R x P(lag
 * > d). Returns the sum over all days, later ones included. Denials of those bills are left out. */
int64_t opening_cash(const struct scenario *scenario, const double *per_day, int days, int64_t *cents);
#endif
