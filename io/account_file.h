#ifndef IO_ACCOUNT_FILE_H
#define IO_ACCOUNT_FILE_H
/* Accounts from a CSV: a trace of arrivals, or the accounts that are open at the start. */
#include "models/problem.h"
#include "models/scenario.h"
#include <stdbool.h>

/* Reads the rows of `path` for a scenario whose names, zones and start are known. `opening` says which of the two it
 * is. Every bad row is a problem with the CSV's file and line, or at `pointer` when the file itself is the trouble.
 * Returns false when one was an error; `rows` is then empty. */
bool account_file_read(struct account_rows *rows, const char *path, const struct scenario *scenario, bool opening,
                       const char *pointer, struct problems *problems);
#endif
