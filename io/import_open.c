#include "io/csv_write.h"
#include "io/import_write.h"
#include "io/instant_text.h"
#include <inttypes.h>

enum { DISCHARGE, DOCUMENTED, CODING_START, CODED, BILLED }; /* of import_account.times */

static bool has_happened(const struct import_account *account, int time, int64_t as_of)
{
    return account->times[time] != IMPORT_UNKNOWN && account->times[time] <= as_of;
}

static bool is_open(const struct import_account *account, int64_t as_of)
{
    return account->times[DISCHARGE] < as_of && !has_happened(account, BILLED, as_of);
}

/* Who has begun to code has seen the documentation; an export that does not know when documentation is complete cannot
 * tell the two apart, and all that is not coded waits for coding. */
static const char *stage_of(const struct import_result *result, const struct import_account *account, int64_t as_of)
{
    if (has_happened(account, CODED, as_of)) return "coded";
    bool is_ready = has_happened(account, DOCUMENTED, as_of) || has_happened(account, CODING_START, as_of);
    return is_ready || !result->map->columns[ROLE_DOCUMENTED].is_mapped ? "coding" : "documentation";
}

static void write_time(int64_t time, FILE *file)
{
    char text[INSTANT_TEXT_UTC];
    instant_text_utc(text, time);
    fputs(text, file);
}

static void write_account(const struct import_result *result, const struct import_account *account, int64_t as_of,
                          FILE *file)
{
    const struct import_store *store = result->store;
    csv_text(file, store->work_types.items[account->work_type], ',');
    write_time(account->times[DISCHARGE], file);
    fprintf(file, ",%s,", stage_of(result, account, as_of));
    if (has_happened(account, DOCUMENTED, as_of)) write_time(account->times[DOCUMENTED], file);
    fputc(',', file);
    if (account->gross_cents != IMPORT_UNKNOWN)
        fprintf(file, "%" PRId64 ".%02d", account->gross_cents / 100, (int)(account->gross_cents % 100));
    fputc(',', file);
    if (has_happened(account, CODED, as_of) && account->coding_microminutes != IMPORT_UNKNOWN)
        csv_number(file, (double)account->coding_microminutes / 1e6, ',');
    else
        fputc(',', file);
    csv_text(file, account->payer == IMPORT_NO_NAME ? "" : store->payers.items[account->payer], '\n');
}

size_t import_open_write(const struct import_result *result, int64_t as_of, int64_t *cents, FILE *file)
{
    size_t count = 0;
    if (cents) *cents = 0;
    fputs("work_type,discharged,stage,ready,gross_usd,coding_minutes,payer\n", file);
    for (size_t i = 0; i < result->count; i++) {
        const struct import_account *account = &result->store->accounts[result->order[i]];
        if (!is_open(account, as_of)) continue;
        write_account(result, account, as_of, file);
        if (cents && account->gross_cents != IMPORT_UNKNOWN) *cents += account->gross_cents;
        count++;
    }
    return count;
}
