#ifndef IO_BACKTEST_DIGEST_H
#define IO_BACKTEST_DIGEST_H
#include "models/scenario.h"

/* What says that two scenarios forecast alike: the digest without name, dates, opening inventory, arrival trace and
 * analysis, which a back-test replaces and a forecast from today replaces again. 16 hexadecimal digits; the caller
 * frees. */
char *backtest_digest(const struct scenario *scenario);
#endif
