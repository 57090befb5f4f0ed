#ifndef EXPERIMENT_BACKTEST_H
#define EXPERIMENT_BACKTEST_H
/* A back-test: the past run again from its own opening inventory, and what the forecast would have been worth. */
#include "experiment/actuals.h"
#include "experiment/forecast_score.h"
#include "experiment/study.h"

struct backtest {
    struct actuals actuals; /* from BACKTEST_BEFORE days before the first day on */
    struct forecast_series series[ACTUAL_COUNT];
    enum forecast_verdict verdict; /* the worst of the series that were scored */
    int64_t first_day, days;       /* civil; of the forecast */
    int64_t replications;
};

enum { BACKTEST_BEFORE = 28 }; /* days in which the naive forecasts look for a value */

/* `study` has kept the daily values of one scenario, which starts on the first day of the forecast. The naive forecasts
 * are the last value before that day, held, and the value of the same weekday of the week before, repeated; where that
 * day has none (nobody coded), of the latest same weekday of BACKTEST_BEFORE days that has one. */
void backtest_make(struct backtest *backtest, const struct study *study, const struct history *history);
void backtest_free(struct backtest *backtest);
#endif
