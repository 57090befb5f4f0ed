#include "io/import_write.h"
#include "io/open_row.h"
#include <math.h>

enum { DISCHARGE, DOCUMENTED, CODING_START, CODED, BILLED }; /* of import_account.times */

static int64_t time_of(const struct import_account *account, int time)
{
    return account->times[time] == IMPORT_UNKNOWN ? HISTORY_NONE : account->times[time];
}

static struct history_account account_of(const struct import_account *account)
{
    const int64_t cents = account->gross_cents, minutes = account->coding_microminutes;
    return (struct history_account){.discharge = time_of(account, DISCHARGE),
                                    .documented = time_of(account, DOCUMENTED),
                                    .coding_start = time_of(account, CODING_START),
                                    .coded = time_of(account, CODED),
                                    .billed = time_of(account, BILLED),
                                    .gross_usd = cents == IMPORT_UNKNOWN ? (double)NAN : (double)cents / 100,
                                    .coding_minutes = minutes == IMPORT_UNKNOWN ? (double)NAN : (double)minutes / 1e6};
}

size_t import_open_write(const struct import_result *result, int64_t as_of, int64_t *cents, FILE *file)
{
    const struct import_store *store = result->store;
    size_t count = 0;
    if (cents) *cents = 0;
    open_row_header(file);
    for (size_t i = 0; i < result->count; i++) {
        const struct import_account *imported = &store->accounts[result->order[i]];
        struct history_account account = account_of(imported);
        if (!history_is_open(&account, as_of)) continue;
        open_row_write(&account, store->work_types.items[imported->work_type],
                       imported->payer == IMPORT_NO_NAME ? "" : store->payers.items[imported->payer], as_of,
                       result->map->columns[ROLE_DOCUMENTED].is_mapped, file);
        if (cents && imported->gross_cents != IMPORT_UNKNOWN) *cents += imported->gross_cents;
        count++;
    }
    return count;
}
