#ifndef MODELS_HISTORY_NARROW_H
#define MODELS_HISTORY_NARROW_H
/* What was known of a past window of the record. */
#include "models/history.h"

/* Makes the record speak about [from, until) only: what happened outside is unknown, and with an instant of coding go
 * who coded and how long, with a bill its denial. Accounts stay, so that their number does. Bounds outside the observed
 * time change nothing. */
void history_narrow(struct history *history, int64_t from, int64_t until);
#endif
