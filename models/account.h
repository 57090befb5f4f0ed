#ifndef MODELS_ACCOUNT_H
#define MODELS_ACCOUNT_H
/* Booking an account into the daily ledgers as it moves from stage to stage. */
#include "models/department_state.h"

/* Books the stay [from, to) of the chart's account: to the hold while it lasts, to `cause` beyond it. */
void account_move(struct department *department, const struct chart *chart, enum cause cause, int64_t from, int64_t to);

/* The chart is coded now: when its bill drops (TIME_NEVER: not before the horizon), booked to the end. */
int64_t account_bill(struct department *department, const struct chart *chart);

/* Books what is still open at the horizon, in any stage before coded. */
void account_open(struct department *department, const struct chart *chart);
#endif
