#include "experiment/backtest.h"
#include "experiment/estimate.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

struct naive {
    double *last, *weekday; /* by day of the forecast */
};

/* The latest value of the days before `end`, in steps of `step`; NAN when none has one. */
static double latest(const double *values, size_t end, size_t step)
{
    for (size_t d = end; d >= step; d -= step)
        if (!isnan(values[d - step])) return values[d - step];
    return NAN;
}

/* `values` begin BACKTEST_BEFORE days, which are whole weeks, before the forecast. */
static struct naive naive_of(const double *values, size_t days)
{
    struct naive naive = {memory_allocate(days, sizeof(double)), memory_allocate(days, sizeof(double))};
    for (size_t d = 0; d < days; d++) {
        naive.last[d] = latest(values, BACKTEST_BEFORE, 1);
        naive.weekday[d] = latest(values, BACKTEST_BEFORE + d % 7, 7);
    }
    return naive;
}

static void score(struct backtest *backtest, const struct study *study, enum actual which)
{
    const struct study_scenario *item = &study->items[0];
    size_t days = (size_t)backtest->days, key = metric_key_find(&item->series, actual_series[which], SCOPE_ALL, 0);
    const double *actual = backtest->actuals.values[which];
    struct naive naive = naive_of(actual, days);
    forecast_series_score(&backtest->series[which], item->daily + key * days, item->series.count * days,
                          (size_t)study->replications, days, actual + BACKTEST_BEFORE, naive.last, naive.weekday);
    free(naive.last);
    free(naive.weekday);
}

void backtest_make(struct backtest *backtest, const struct study *study, const struct history *history)
{
    const struct scenario *scenario = study->items[0].scenario;
    *backtest = (struct backtest){.first_day = scenario->facility.start_date,
                                  .days = scenario->facility.horizon_days,
                                  .replications = study->replications};
    actuals_make(&backtest->actuals, history, scenario, backtest->first_day - BACKTEST_BEFORE,
                 (size_t)backtest->days + BACKTEST_BEFORE);
    for (int a = 0; a < ACTUAL_COUNT; a++) score(backtest, study, (enum actual)a);
    backtest->verdict = forecast_judge(backtest->series, ACTUAL_COUNT);
}

void backtest_free(struct backtest *backtest)
{
    for (int a = 0; a < ACTUAL_COUNT; a++) forecast_series_free(&backtest->series[a]);
    actuals_free(&backtest->actuals);
}
