#ifndef IO_IMPORT_MAP_H
#define IO_IMPORT_MAP_H
/* How an export is to be read: the map file, JSON.
 *
 *   {"time_zone": "America/New_York", "decimal": ".", "empty": ["NULL"], "not_personal": ["Ward City"],
 *    "move_early": ["documented"],
 *    "columns": {"account": {"column": "HSP_ACCOUNT_ID"},
 *                "discharge": {"column": ["DISCH_DATE_TIME", "Disch Date"], "format": "%m/%d/%Y %H:%M"},
 *                "coded": {"column": "CDSTS_HX_UTC_DTTM", "format": "iso", "zone": "UTC"},
 *                "work_type": {"column": "ACCT_CLASS_HA_C_NAME", "values": {"Inpatient": "inpatient", "Recurring":
 * null}}, "coding_minutes": {"column": "Time Spent", "unit": "seconds"}, "denied": {"column": "Denial Reason",
 * "filled": true}}}
 *
 * time_zone     of the site: of every column that names none, of --as-of, of the fitted scenario
 * decimal       "." or "," in numbers; default "."
 * empty         texts that stand for an empty cell
 * not_personal  headers that look like personal data and are none
 * move_early    times that are taken as the discharge where they are before it; others reject the account
 * repeated_rows "reject" (default): an account stands once in a file, further rows are bad; "merge": its rows, of all
 *               files, are merged as import_account_merge says
 * columns       by role (io/import_role.h). account, work_type and discharge are required.
 *   column      header, or several of which the first that a file has is read
 *   constant    instead of a column, for work_type and payer: the same name for every account
 *   format      of a time, or several that are tried in turn (io/date_format.h); default "iso"
 *   zone        of a time without an offset
 *   values      names: the site's spelling -> the scenario's, or null to leave the account out; not listed passes as it
 *               is. marks: the site's spelling -> true or false, beside 1/0, Y/N, yes/no, true/false, T/F. Letter case
 *               does not matter.
 *   other       for all that the values do not list: our name or null; of a mark true or false, for empty cells too
 *   filled      of a mark: any text is true, an empty cell false
 *   unit        of coding_minutes: "minutes" (default), "hours", "seconds" or "h:m:s"
 *
 * A wall time that occurs twice means the first, one that is skipped the instant the clock jumps (sim/zone.h). */
#include "io/import_role.h"
#include "sim/zone.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct import_texts {
    size_t count;
    char **items; /* owned */
};

struct import_value {
    char *site; /* owned */
    char *ours; /* owned; NULL: leave the account out */
    bool mark;
};

enum import_unit { UNIT_MINUTES, UNIT_HOURS, UNIT_SECONDS, UNIT_CLOCK };

struct import_column {
    bool is_mapped; /* by headers or by a constant */
    struct import_texts headers, formats;
    char *constant;   /* owned; NULL: none */
    struct zone zone; /* of times; owned */
    size_t value_count;
    struct import_value *values; /* by `site` without regard to case; owned */
    bool has_other;
    struct import_value other; /* for what is not listed; `site` is NULL */
    bool filled;
    enum import_unit unit;
    int line, column; /* in the map file */
};

struct import_map {
    struct zone zone; /* of the site; owned */
    char decimal;
    struct import_texts empty, not_personal;
    bool move_early[IMPORT_ROLE_COUNT];
    bool merges_rows;
    struct import_column columns[IMPORT_ROLE_COUNT];
    uint64_t digest; /* XXH3-64 of the file's bytes */
};

void import_map_free(struct import_map *map);

/* The entry of a column's value list, or what it says of others; NULL when it says nothing. */
const struct import_value *import_map_value(const struct import_column *column, const char *site);
#endif
