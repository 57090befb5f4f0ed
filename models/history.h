#ifndef MODELS_HISTORY_H
#define MODELS_HISTORY_H
/* What a hospital has recorded about its accounts: one entry an account, without identifiers. Instants are Unix
 * seconds.
 */
#include "sim/zone.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HISTORY_NONE INT64_MIN /* an instant that has not happened or is not known */

struct history_account {
    int64_t discharge, documented, coding_start, coded, billed;
    double gross_usd, net_usd, coding_minutes; /* NAN: not known */
    int32_t work_type, payer, coder;           /* indices of the names; -1: not known */
    int8_t queried, denied, touchless;         /* 1, 0; -1: not known */
};

struct history_names {
    size_t count, capacity;
    char **items; /* owned, in the order in which they were met */
};

struct history_file {    /* an export that the accounts come from */
    char *name, *digest; /* owned */
    int64_t rows;
};

struct history {
    size_t count, capacity;
    struct history_account *items; /* by discharge; owned */
    struct history_names work_types, payers, coders;
    struct zone zone;                      /* of the facility; owned */
    int64_t observed_from, observed_until; /* the export speaks about [from, until) */
    int64_t discharged_until; /* discharges are complete up to here: observed_until, or the last discharge when nobody
                                 said */
    size_t file_count;
    struct history_file *files; /* owned */
};

void history_free(struct history *history);

/* Index of a name, which is added when it is new. */
int32_t history_name_index(struct history_names *names, const char *name);
#endif
