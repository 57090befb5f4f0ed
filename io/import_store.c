#include "io/import_store.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

struct import_account import_account_blank(void)
{
    struct import_account blank = {.gross_cents = IMPORT_UNKNOWN,
                                   .net_cents = IMPORT_UNKNOWN,
                                   .coding_microminutes = IMPORT_UNKNOWN,
                                   .coder = IMPORT_NO_CODER,
                                   .work_type = IMPORT_NO_NAME,
                                   .payer = IMPORT_NO_NAME};
    for (int i = 0; i < IMPORT_TIME_COUNT; i++) blank.times[i] = IMPORT_UNKNOWN;
    for (int i = 0; i < IMPORT_MARK_COUNT; i++) blank.marks[i] = IMPORT_MARK_UNKNOWN;
    return blank;
}

struct import_account *import_store_account(struct import_store *store, const char *account)
{
    bool is_new;
    uint32_t number = digest_index_of(&store->index, keyed_digest(&store->key, account, strlen(account)), &is_new);
    if (number == store->capacity) {
        store->capacity = store->capacity ? 2 * store->capacity : 1024;
        store->accounts = memory_resize(store->accounts, store->capacity, sizeof *store->accounts);
    }
    if (is_new) store->accounts[number] = import_account_blank();
    return &store->accounts[number];
}

uint32_t import_store_coder(struct import_store *store, const char *coder)
{
    bool is_new;
    return digest_index_of(&store->coders, keyed_digest(&store->key, coder, strlen(coder)), &is_new) + 1;
}

static void take_time(struct import_account *account, const struct import_account *row, int i)
{
    account->times[i] = row->times[i];
    account->dates = (uint8_t)((account->dates & ~(1u << i)) | (row->dates & (1u << i)));
}

static void fill_amount(int64_t *amount, int64_t known)
{
    if (*amount == IMPORT_UNKNOWN) *amount = known;
}

void import_account_fill(struct import_account *account, const struct import_account *row)
{
    for (int i = 0; i < IMPORT_TIME_COUNT; i++)
        if (account->times[i] == IMPORT_UNKNOWN) take_time(account, row, i);
    fill_amount(&account->gross_cents, row->gross_cents);
    fill_amount(&account->net_cents, row->net_cents);
    fill_amount(&account->coding_microminutes, row->coding_microminutes);
    if (account->coder == IMPORT_NO_CODER) account->coder = row->coder;
    if (account->work_type == IMPORT_NO_NAME) account->work_type = row->work_type;
    if (account->payer == IMPORT_NO_NAME) account->payer = row->payer;
    for (int i = 0; i < IMPORT_MARK_COUNT; i++)
        if (account->marks[i] == IMPORT_MARK_UNKNOWN) account->marks[i] = row->marks[i];
}

static void merge_marks(struct import_account *account, const struct import_account *row)
{
    for (int i = 0; i < IMPORT_MARK_COUNT; i++) {
        bool wants_all = i == ROLE_TOUCHLESS - ROLE_QUERIED, is_yes = row->marks[i] > account->marks[i];
        if (row->marks[i] == IMPORT_MARK_UNKNOWN || account->marks[i] == IMPORT_MARK_UNKNOWN) continue;
        if (is_yes != wants_all) account->marks[i] = row->marks[i];
    }
}

void import_account_merge(struct import_account *account, const struct import_account *row)
{
    enum { CODED = ROLE_CODED - ROLE_DISCHARGE };
    for (int i = 0; i < IMPORT_TIME_COUNT; i++) {
        if (row->times[i] == IMPORT_UNKNOWN || account->times[i] == IMPORT_UNKNOWN) continue; /* filled below */
        bool wants_latest = i == 0 || i == CODED, is_later = row->times[i] > account->times[i];
        if (i == CODED && is_later && row->coder != IMPORT_NO_CODER) account->coder = row->coder;
        if (is_later == wants_latest) take_time(account, row, i);
    }
    if (row->coding_microminutes != IMPORT_UNKNOWN && account->coding_microminutes != IMPORT_UNKNOWN)
        account->coding_microminutes += row->coding_microminutes;
    merge_marks(account, row);
    import_account_fill(account, row);
}

static int compare_keys(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

uint32_t *import_store_order(const struct import_store *store, size_t *count)
{
    uint64_t *keys = memory_allocate(store->index.count, sizeof *keys);
    *count = 0;
    for (size_t i = 0; i < store->index.count; i++) {
        const struct import_account *account = &store->accounts[i];
        /* Seconds since 1970 of a year up to 2100 have 32 bits. */
        if (account->state == IMPORT_LIVE) keys[(*count)++] = (uint64_t)account->times[0] << 32 | i;
    }
    qsort(keys, *count, sizeof *keys, compare_keys);
    uint32_t *order = memory_allocate(*count, sizeof *order);
    for (size_t i = 0; i < *count; i++) order[i] = (uint32_t)keys[i];
    free(keys);
    return order;
}

void import_store_free(struct import_store *store)
{
    digest_index_free(&store->index);
    digest_index_free(&store->coders);
    import_names_free(&store->work_types);
    import_names_free(&store->payers);
    free(store->accounts);
    *store = (struct import_store){0};
}
