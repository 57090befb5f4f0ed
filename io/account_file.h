#ifndef IO_ACCOUNT_FILE_H
#define IO_ACCOUNT_FILE_H
/* Accounts from a CSV (io/csv_table.h): a trace of arrivals, or the accounts that are open at the start. The first row
 * names the columns, in any order:
 *
 *   arrivals       work_type, and arrival (local time of the facility as ISO 8601, or with Z or an offset) or
 * arrival_hours (hours since the scenario starts); optional gross_usd, coding_minutes, documentation_lag_hours, payer
 *   open accounts  work_type, discharged (as arrival) or age_days, stage (documentation, coding, coded); optional ready
 * (as arrival; the time at which the documentation is or will be final), gross_usd, coding_minutes, payer
 *
 * A date without a time is its first instant. An empty cell of an optional column is absent, and is drawn. */
#include "models/problem.h"
#include "models/scenario.h"
#include <stdbool.h>

/* Reads the rows of `path`, in the order of the file, for a scenario whose names, facility zone and start are known.
 * `opening` says which of the two it is. Every problem is reported at `pointer` with the CSV's file, line and number of
 * the cell (as column); the first 20 in full, the others as a count. Returns false when there was one; `rows` is then
 * empty. Arrivals beyond the horizon are kept. A file without rows is a warning. The rows belong to the struct that
 * declares them (free its items). Time and memory are linear. */
bool account_file_read(struct account_rows *rows, const char *path, const struct scenario *scenario, bool opening,
                       const char *pointer, struct problems *problems);
#endif
