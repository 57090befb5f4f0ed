#include "experiment/fit_hold.h"
#include <string.h>

enum { DAY_SECONDS = 86400, DAY_MINUTES = 1440, ROUNDING_SECONDS = 2 };

static bool has_all(const struct history_account *account)
{
    return account->discharge != HISTORY_NONE && account->coded != HISTORY_NONE && account->billed != HISTORY_NONE;
}

struct bills { /* of one work type */
    const struct history *history;
    int32_t work_type;
    bool are_dates;
};

static int64_t days_to_bill(const struct bills *bills, const struct history_account *account)
{
    const struct zone *zone = &bills->history->zone;
    if (bills->are_dates) return zone_day_at(zone, account->billed) - zone_day_at(zone, account->discharge);
    return (account->billed - account->discharge + ROUNDING_SECONDS) / DAY_SECONDS;
}

static void count_days(struct fit_hold *hold, const struct bills *bills, int64_t *by_days, int64_t *early,
                       int64_t *at_once)
{
    for (size_t i = 0; i < bills->history->count; i++) {
        const struct history_account *account = &bills->history->items[i];
        if (account->work_type != bills->work_type || !has_all(account)) continue;
        int64_t days = days_to_bill(bills, account);
        hold->billed++;
        if (days == 0) ++*at_once;
        if (account->billed - account->coded < DAY_SECONDS || days > FIT_HOLD_DAYS_MOST) continue;
        ++*early;
        by_days[days]++;
    }
}

static int mode_of(const int64_t *by_days)
{
    int mode = 0;
    for (int d = 1; d <= FIT_HOLD_DAYS_MOST; d++)
        if (by_days[d] > by_days[mode]) mode = d;
    return mode;
}

static void find_all(struct fit_hold *hold, const struct bills *bills, double confidence)
{
    int64_t by_days[FIT_HOLD_DAYS_MOST + 1] = {0}, billed = 0;
    for (size_t i = 0; i < bills->history->count; i++) {
        const struct history_account *account = &bills->history->items[i];
        if (account->work_type != bills->work_type || account->billed == HISTORY_NONE) continue;
        int64_t days = days_to_bill(bills, account);
        billed++;
        if (days <= FIT_HOLD_DAYS_MOST) by_days[days]++;
    }
    hold->all_days = billed >= FIT_HOLD_ROWS_LEAST ? mode_of(by_days) : -1;
    hold->all = estimate_share(hold->all_days >= 0 ? by_days[hold->all_days] : 0, billed, confidence);
}

void fit_hold_make(struct fit_hold *hold, const struct history *history, int32_t work_type, bool bills_are_dates,
                   double confidence)
{
    const struct bills bills = {history, work_type, bills_are_dates};
    int64_t by_days[FIT_HOLD_DAYS_MOST + 1] = {0}, early = 0, at_once = 0;
    *hold = (struct fit_hold){.outcome = FIT_HOLD_UNKNOWN};
    count_days(hold, &bills, by_days, &early, &at_once);
    find_all(hold, &bills, confidence);
    hold->days = mode_of(by_days);
    hold->early = estimate_share(early, hold->billed, confidence);
    hold->mode = estimate_share(by_days[hold->days], early, confidence);
    if (early >= FIT_HOLD_ROWS_LEAST && early * 20 >= hold->billed) {
        hold->outcome = FIT_HOLD_MODE;
        return;
    }
    hold->days = 0;
    if (hold->billed >= FIT_HOLD_ROWS_LEAST && at_once > 0 && early * 20 < hold->billed) hold->outcome = FIT_HOLD_NONE;
}

int fit_bill_run_minute(const struct history *history)
{
    int64_t by_minute[DAY_MINUTES], billed = 0;
    memset(by_minute, 0, sizeof by_minute);
    for (size_t i = 0; i < history->count; i++) {
        int64_t at = history->items[i].billed;
        if (at == HISTORY_NONE) continue;
        int64_t local = at + zone_offset_at(&history->zone, at);
        by_minute[((local / 60) % DAY_MINUTES + DAY_MINUTES) % DAY_MINUTES]++;
        billed++;
    }
    for (int minute = 0; minute < DAY_MINUTES; minute++)
        if (by_minute[minute] * 2 > billed && billed >= FIT_HOLD_ROWS_LEAST) return minute;
    return -1;
}
