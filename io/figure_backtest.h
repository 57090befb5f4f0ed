#ifndef IO_FIGURE_BACKTEST_H
#define IO_FIGURE_BACKTEST_H
/* The figure of a back-test, "backtest": a panel a series, what happened over the forecast's median and bands. The
 * title is the verdict. Draw it with figures_render. */
#include "io/backtest_view.h"
#include "io/figure_context.h"

/* Writes data and script into the directory, which has the shared plots; `result` is a struct backtest_view. Returns
 * false and sets *message (owned by the caller) when the world fails. */
bool figure_backtest_write(const void *result, const struct figure_context *context, const char *directory,
                           char **message);
#endif
