#ifndef IO_BACKTEST_INPUTS_H
#define IO_BACKTEST_INPUTS_H
/* The scenario of a back-test: the one given, started in the past from the accounts that were open then. */
#include "io/scenario_load.h"
#include "models/history.h"

struct backtest_inputs {
    const struct history *history; /* borrowed */
    const char *accounts;          /* its file, for problems */
    int64_t from, to;              /* first and last local day, civil; checked by backtest_inputs_check */
    bool own_arrivals;             /* what was discharged between the two arrives, instead of what is drawn */
    const char *directory;         /* exists; gets backtest-open.csv and backtest-arrivals.csv */
    int64_t open, arrivals;        /* filled: accounts in the two files */
    int64_t left_out, no_payer;    /* filled: not in them, for a work type that the scenario does not have; in them
                                      without a payer for the same reason */
};

#define BACKTEST_OPEN     "backtest-open.csv"
#define BACKTEST_ARRIVALS "backtest-arrivals.csv"

/* The last whole local day that the accounts tell about; the default of `to`. */
int64_t backtest_last_day(const struct history *history);

/* Whole days inside the time observed, at least a week behind them for the naive forecasts, one zone for both, and a
 * work type in common. What is wrong is a problem; that little time lies before `from` is a warning. */
bool backtest_inputs_check(const struct backtest_inputs *inputs, const struct scenario *scenario,
                           struct problems *problems);

/* Writes the files and loads `variant`: `base` with its start, horizon, opening inventory and, when asked, arrivals
 * replaced, no warm-up, terminating. Charges, minutes, lags and payers that an account does not tell are drawn; coding
 * minutes of an arrival are those recorded, as if by a coder of speed 1. Returns false when the files cannot be written
 * or the scenario has an error, told as a problem. */
bool backtest_inputs_load(struct loaded_scenario *variant, const struct loaded_scenario *base,
                          struct backtest_inputs *inputs, struct problems *problems);
#endif
