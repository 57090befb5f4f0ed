#ifndef IO_BACKTEST_JSON_H
#define IO_BACKTEST_JSON_H
/* A back-test as backtest.json, which a scenario may name as its meta.backtest, and its days as backtest.csv. */
#include "io/backtest_view.h"
#include <stdio.h>

#define BACKTEST_JSON "backtest.json"
#define BACKTEST_CSV  "backtest.csv"

void backtest_json_write(const struct backtest_view *view, FILE *file);

/* One row a day and series; empty where there is no value. */
void backtest_csv_write(const struct backtest_view *view, FILE *file);
#endif
