#ifndef IO_BACKTEST_VIEW_H
#define IO_BACKTEST_VIEW_H
/* A back-test with all that its files and tables must say about it. Nothing is owned. */
#include "experiment/backtest.h"
#include "io/backtest_inputs.h"

struct backtest_view {
    const struct backtest *backtest;
    const struct backtest_inputs *inputs;
    const struct loaded_scenario *scenario; /* as it was given, not the one started in the past */
    int64_t seed;
    int64_t fitted_days; /* of the back-test's, to which the scenario was fitted */
};

extern const char *const backtest_names[ACTUAL_COUNT];    /* "DNFB", "backlog", "TAT" */
extern const char *const backtest_verdict_names[];        /* of a series, by enum forecast_verdict: "trusted", ... */
extern const char *const backtest_part_names[PART_COUNT]; /* "all days", "days 1 to 7" ... */

/* "2026-01-05 to 2026-03-29"; the caller frees, as of all texts below. */
char *backtest_period(const struct backtest_view *view);

/* The verdict on the whole: "in_sample" where it would be "trusted" and a day was fitted. */
const char *backtest_verdict(const struct backtest_view *view);

/* The verdict with its reasons, a sentence or two. */
char *backtest_sentence(const struct backtest_view *view);

/* "Back-test 2026-01-05 to 2026-03-29: 90 % band covered 91 % of days (DNFB), ...; CRPS 34 % below the better naive
 * forecast (DNFB), ..." */
char *backtest_summary(const struct backtest_view *view);

/* CRPS against the better of the naive forecasts, as a share below it; NAN when that one made no error. */
double backtest_skill(const struct forecast_quality *quality);

/* The same as words: "35 % below", "12 % above", "8.1 times"; NULL for NAN. The caller frees. */
char *backtest_against(const struct forecast_quality *quality);
#endif
