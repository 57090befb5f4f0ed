#ifndef IO_OPEN_ROW_H
#define IO_OPEN_ROW_H
/* The CSV for opening_inventory/csv from accounts of a hospital (io/account_file.h reads it). */
#include "models/history_open.h"
#include <stdio.h>

void open_row_header(FILE *file);

/* One account that is open at `as_of` (history_is_open): its stage then, and nothing that became known later. `payer`
 * is
 * "" when it is not known or not wanted: it is drawn then. */
void open_row_write(const struct history_account *account, const char *work_type, const char *payer, int64_t as_of,
                    bool knows_documentation, FILE *file);
#endif
