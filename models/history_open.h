#ifndef MODELS_HISTORY_OPEN_H
#define MODELS_HISTORY_OPEN_H
/* What was known of an account at an instant: is it open, and how far has it come. The opening inventory of an import,
 * that of a back-test and the daily actuals are of the same accounts because they ask here. An event at the very
 * instant belongs to what comes: a date without a time is its first instant, and happens on that day. */
#include "models/history.h"
#include "models/scenario.h"

/* When the documentation was final, as far as the record tells: who has begun to code, or has coded, has seen it. The
 * earliest of the three; HISTORY_NONE when none has happened. */
int64_t history_ready(const struct history_account *account);

/* Discharged before `as_of` (Unix seconds) and not billed by then. */
bool history_is_open(const struct history_account *account, int64_t as_of);

/* The stage of an open account at that instant, without anything that became known later. A record that does not know
 * when documentation is complete (`knows_documentation` false) cannot tell documentation and coding apart: all that is
 * not coded then waits for coding. */
enum stage history_stage(const struct history_account *account, int64_t as_of, bool knows_documentation);

/* Some account says when its documentation was complete. */
bool history_knows_documentation(const struct history *history);
#endif
