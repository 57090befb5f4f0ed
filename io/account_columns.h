#ifndef IO_ACCOUNT_COLUMNS_H
#define IO_ACCOUNT_COLUMNS_H
/* Columns of a CSV of arrivals or of open accounts: the header row names them, in any order. */
#include "io/account_report.h"
#include "io/csv_table.h"
#include <stdbool.h>

enum account_column {
    COLUMN_WORK_TYPE,
    COLUMN_ARRIVAL, /* arrivals: this or arrival_hours */
    COLUMN_ARRIVAL_HOURS,
    COLUMN_DISCHARGED, /* open accounts: this or age_days */
    COLUMN_AGE_DAYS,
    COLUMN_STAGE, /* open accounts */
    COLUMN_READY, /* open accounts */
    COLUMN_LAG,   /* arrivals */
    COLUMN_GROSS,
    COLUMN_MINUTES,
    COLUMN_PAYER,
    ACCOUNT_COLUMN_COUNT
};

struct account_columns {
    size_t count;                   /* cells of a row; 0: no header was read */
    int cell[ACCOUNT_COLUMN_COUNT]; /* index of the column's cell; -1: the file does not have it */
};

/* The name of a column as the header spells it. */
const char *account_column_name(enum account_column column);

/* Reads the header row. Unknown, repeated, contradicting and missing columns are reported; then false. */
bool account_columns_read(struct account_columns *columns, const struct csv_row *header, bool opening,
                          struct account_report *report);
#endif
