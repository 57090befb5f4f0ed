#ifndef IO_BACKTEST_TEXT_H
#define IO_BACKTEST_TEXT_H
/* A back-test for people. */
#include "io/backtest_view.h"
#include <stdio.h>

void backtest_text_write(const struct backtest_view *view, int width, FILE *file);
#endif
