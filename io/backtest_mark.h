#ifndef IO_BACKTEST_MARK_H
#define IO_BACKTEST_MARK_H
/* The score that a scenario carries: what the file that it names as `backtest` says. */
#include "models/problem.h"
#include "models/scenario.h"
#include <stdbool.h>

struct json_write;

struct backtest_mark {
    bool matches;             /* the back-test was of this scenario, apart from what backtest_digest leaves out */
    bool is_trusted;          /* and its verdict was that the forecast may be trusted */
    bool is_distrusted;       /* or that it is not to be trusted */
    char *verdict, *sentence; /* as written by the back-test; owned */
    char *line;               /* what a report says, a sentence or two; owned */
};

/* NULL when the scenario names none, or, with a warning, when the file is no result of a back-test; one that is not
 * there is an error of the scenario before. The caller frees. */
struct backtest_mark *backtest_mark_read(const struct scenario *scenario, struct problems *problems);
void backtest_mark_free(struct backtest_mark *mark); /* NULL is allowed */

/* An object "backtest". */
void backtest_mark_json(struct json_write *out, const struct backtest_mark *mark);
#endif
