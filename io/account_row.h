#ifndef IO_ACCOUNT_ROW_H
#define IO_ACCOUNT_ROW_H
/* One row of a CSV of arrivals or of open accounts. */
#include "io/account_columns.h"
#include "io/account_report.h"
#include "io/csv_table.h"
#include "models/scenario.h"
#include <stdbool.h>

#define OTHER_PAYERS                                                                                                   \
    "other payers" /* stands, in a scenario that has it, for every payer that the scenario does not name */

/* Fills `account` (models/scenario.h says what an absent value looks like). Every wrong cell is reported; then false.
 * An empty cell of an optional column is an absent value. */
bool account_row_read(struct account_row *account, const struct csv_row *row, const struct account_columns *columns,
                      const struct scenario *scenario, bool opening, struct account_report *report);
#endif
