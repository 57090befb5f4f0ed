#ifndef IO_IMPORT_CHECK_H
#define IO_IMPORT_CHECK_H
/* What can be said of an account only when all files are read. For every live account, in this order:
 *
 * - a constant work type or payer of the map is filled in;
 * - a time that is a date alone and falls on the local day of an earlier event is that event's time: coded "2026-03-04"
 *   after a discharge at 14:00 of that day is no negative lag;
 * - never discharged: rejected when it is coded or billed, else left out;
 * - no work type: rejected;
 * - a time before the discharge is taken as the discharge where the map says so (move_early), else the account is
 *   rejected; so is one coded before coding began, or billed before it was coded;
 * - what happened after `until` has not happened: such times are unknown, and accounts discharged then are left out. */
#include "io/import_map.h"
#include "io/import_rows.h"
#include "io/import_store.h"
#include "io/import_tally.h"

/* `until`: Unix seconds, INT64_MAX for no limit. `files`: for the names in the rejects file. */
void import_check(struct import_store *store, const struct import_map *map, const struct import_file *files,
                  int64_t until, struct import_tally *tally);

/* The earliest discharge, the latest time and the latest discharge of the live accounts; all IMPORT_UNKNOWN when there
 * are none. */
void import_observed(const struct import_store *store, int64_t *from, int64_t *until, int64_t *discharged);
#endif
