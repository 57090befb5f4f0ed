#include "models/history_open.h"

static bool has_happened(int64_t time, int64_t as_of)
{
    return time != HISTORY_NONE && time < as_of;
}

int64_t history_ready(const struct history_account *account)
{
    const int64_t times[] = {account->documented, account->coding_start, account->coded};
    int64_t ready = HISTORY_NONE;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (times[i] != HISTORY_NONE && (ready == HISTORY_NONE || times[i] < ready)) ready = times[i];
    return ready;
}

bool history_is_open(const struct history_account *account, int64_t as_of)
{
    return account->discharge != HISTORY_NONE && account->discharge < as_of && !has_happened(account->billed, as_of);
}

enum stage history_stage(const struct history_account *account, int64_t as_of, bool knows_documentation)
{
    if (has_happened(account->coded, as_of)) return STAGE_CODED;
    return !knows_documentation || has_happened(history_ready(account), as_of) ? STAGE_CODING : STAGE_DOCUMENTATION;
}

bool history_knows_documentation(const struct history *history)
{
    for (size_t i = 0; i < history->count; i++)
        if (history->items[i].documented != HISTORY_NONE) return true;
    return false;
}
