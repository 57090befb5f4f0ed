#ifndef IO_IMPORT_WRITE_H
#define IO_IMPORT_WRITE_H
/* The files of an import. None of them holds a text of the export but the names of work types and payers. */
#include "io/import_rows.h"
#include "io/import_store.h"
#include "io/import_tally.h"
#include <stdio.h>

/* The accounts that remain, in the order in which they are written. */
struct import_result {
    const struct import_store *store;
    const struct import_map *map;
    const struct import_file *files;
    size_t file_count;
    const struct import_tally *tally;
    const uint32_t *order; /* indices of accounts, by discharge */
    size_t count;
    int64_t observed_from, observed_until; /* Unix seconds; IMPORT_UNKNOWN without accounts */
    int64_t discharged_until;              /* discharges are complete up to here: --until, else the last of them */
    bool has_digests;                      /* a last column with the keyed digest of the account number */
};

/* CSV, one row an account; account is a running number, times are UTC, empty cells are unknown or have not happened. */
void import_accounts_write(const struct import_result *result, FILE *file);

/* JSON: the files and their digests, rows, rejected by reason, left out, moved, the zone, the time observed. */
void import_facts_write(const struct import_result *result, FILE *file);

/* CSV for opening_inventory/csv of a scenario that starts at `as_of` (Unix seconds): the accounts discharged before and
 * not billed by then, at the stage that the export shows for that instant (models/history_open.h) and with nothing that
 * became known later. Returns how many; `cents`, when not NULL, gets the sum of their charges. */
size_t import_open_write(const struct import_result *result, int64_t as_of, int64_t *cents, FILE *file);
#endif
