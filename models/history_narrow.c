#include "models/history_narrow.h"
#include <math.h>

static bool hide(int64_t *instant, int64_t from, int64_t until)
{
    bool is_outside = *instant != HISTORY_NONE && (*instant < from || *instant >= until);
    if (is_outside) *instant = HISTORY_NONE;
    return is_outside;
}

static void narrow_account(struct history_account *account, int64_t from, int64_t until)
{
    hide(&account->documented, from, until);
    hide(&account->coding_start, from, until);
    if (hide(&account->coded, from, until)) {
        account->coding_minutes = NAN;
        account->coder = -1;
        account->touchless = -1;
    }
    if (hide(&account->billed, from, until)) account->denied = -1;
}

/* The last instant of a record may be its very end: a bound that does not narrow hides nothing. */
void history_narrow(struct history *history, int64_t from, int64_t until)
{
    if (from <= history->observed_from) from = INT64_MIN;
    if (until >= history->observed_until) until = INT64_MAX;
    if (from > history->observed_from) history->observed_from = from;
    if (until < history->observed_until) history->observed_until = until;
    if (history->discharged_until > history->observed_until) history->discharged_until = history->observed_until;
    for (size_t i = 0; i < history->count; i++) narrow_account(&history->items[i], from, until);
}
