#ifndef IO_STEADY_TEXT_H
#define IO_STEADY_TEXT_H
/* What is said of a steady state: in the scorecard, on stderr, in tables of weeks. The caller frees every text. */
#include "experiment/steady_state.h"
#include <stdio.h>

/* "backlog", "DNFB" */
extern const char *const steady_stock_words[STEADY_STOCKS];

/* What was found, or why there is none, in one paragraph. `warmup_days` is the warm-up that the result uses. */
char *steady_text(const struct steady_state *state);

/* What to do about it; NULL when there is nothing to do. */
char *steady_advice(const struct steady_state *state);

/* Lines for a scorecard, one paragraph for each of `count` scenarios, with their names when there are several. */
void steady_text_write(const struct steady_state *states, size_t count, int width, FILE *file);

/* scenario,series,unit,week,monday,mean,moving_average,in_window: the whole weeks of the pilot study. */
void welch_csv_write(const struct steady_state *states, size_t count, FILE *file);
#endif
