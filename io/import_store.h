#ifndef IO_IMPORT_STORE_H
#define IO_IMPORT_STORE_H
/* The accounts of an import in memory: compact records, found by a digest of the site's account number, which is not
 * kept. About 130 bytes an account (88 the record, 16 the digest, 6 to 12 the table, 8 the sorting), whatever the size
 * of the files. */
#include "io/digest_index.h"
#include "io/import_name.h"
#include "io/import_role.h"
#include <stdint.h>

#define IMPORT_UNKNOWN INT64_MIN /* a time or an amount that no file gives */

enum { IMPORT_NO_NAME = 0xffff, IMPORT_NO_CODER = 0, IMPORT_MARK_UNKNOWN = -1 };

enum import_state { IMPORT_LIVE, IMPORT_REJECTED, IMPORT_LEFT_OUT };

struct import_account {
    int64_t times[IMPORT_TIME_COUNT]; /* by role - ROLE_DISCHARGE: Unix seconds */
    int64_t gross_cents, net_cents, coding_microminutes;
    uint32_t line;                   /* of the row that met it first */
    uint32_t coder;                  /* from 1 */
    uint16_t work_type, payer;       /* numbers of names */
    uint8_t file, last_file;         /* that met it first; that had it last, + 1 */
    uint8_t state;                   /* enum import_state */
    uint8_t dates;                   /* bit by time: it was a date without a time */
    int8_t marks[IMPORT_MARK_COUNT]; /* by role - ROLE_QUERIED */
};

struct import_store { /* zero it first */
    struct digest_key key;
    struct digest_index index; /* of accounts */
    size_t capacity;
    struct import_account *accounts; /* index.count of them; owned */
    struct digest_index coders;
    struct import_names work_types, payers;
};

/* A record of which nothing is known. */
struct import_account import_account_blank(void);

/* The record of an account number, made when it is met for the first time; valid until the next call. */
struct import_account *import_store_account(struct import_store *store, const char *account);

/* The running number of a coder, from 1. */
uint32_t import_store_coder(struct import_store *store, const char *coder);

/* What `row` knows and `account` does not. */
void import_account_fill(struct import_account *account, const struct import_account *row);

/* Two rows of one account as one: the latest discharge, the earliest documentation, coding start and bill, the latest
 * coding and its coder, the sum of the minutes, queried or denied where any row is, touchless where all are; of the
 * rest what was known first. */
void import_account_merge(struct import_account *account, const struct import_account *row);

/* Indices of the live accounts by discharge, equal ones in the order in which they were met; the caller frees. */
uint32_t *import_store_order(const struct import_store *store, size_t *count);

void import_store_free(struct import_store *store);
#endif
