#ifndef IO_BACKTEST_DIGEST_H
#define IO_BACKTEST_DIGEST_H
#include "models/scenario.h"

/* What says that two scenarios forecast alike: the digest without name, start, horizon, warm-up, opening inventory,
 * arrival trace and analysis, which a back-test replaces and a forecast from today replaces again, and without the
 * targets of DNFB and backlog, which only measure. 16 hexadecimal digits; the caller
 * frees. */
char *backtest_digest(const struct scenario *scenario);
#endif
