#include "io/import_check.h"

enum { DISCHARGE, DOCUMENTED, CODING_START, CODED, BILLED }; /* of import_account.times */

struct check {
    struct import_store *store;
    const struct import_map *map;
    const struct import_file *files;
    struct import_tally *tally;
    int64_t until;
    uint16_t work_type, payer; /* of the map's constants */
};

static bool is_known(int64_t time)
{
    return time != IMPORT_UNKNOWN;
}

static void reject(struct check *check, struct import_account *account, enum import_reject reason, int role)
{
    account->state = IMPORT_REJECTED;
    import_reject(check->tally, reason, (enum import_role)role, check->files[account->file].name, account->line);
}

static void leave_out(struct check *check, struct import_account *account, enum import_left_out reason)
{
    account->state = IMPORT_LEFT_OUT;
    check->tally->left_out[reason]++;
}

static void settle_dates(const struct check *check, struct import_account *account)
{
    for (int i = DOCUMENTED; i <= BILLED; i++) {
        if (!is_known(account->times[i]) || !(account->dates & (1u << i))) continue;
        const struct zone *zone = &check->map->columns[ROLE_DISCHARGE + i].zone;
        int64_t day = zone_day_at(zone, account->times[i]);
        for (int j = DISCHARGE; j < i; j++)
            if (account->times[j] > account->times[i] && zone_day_at(zone, account->times[j]) == day)
                account->times[i] = account->times[j];
    }
}

static void settle_early(struct check *check, struct import_account *account)
{
    for (int i = DOCUMENTED; i <= BILLED; i++) {
        if (!is_known(account->times[i]) || account->times[i] >= account->times[DISCHARGE]) continue;
        if (!check->map->move_early[ROLE_DISCHARGE + i]) {
            reject(check, account, REJECT_LAG_NEGATIVE, ROLE_DISCHARGE + i);
            return;
        }
        account->times[i] = account->times[DISCHARGE];
        check->tally->moved[i]++;
    }
}

/* Unknown is below every time. */
static void check_order(struct check *check, struct import_account *account)
{
    if (is_known(account->times[CODED]) && account->times[CODED] < account->times[CODING_START])
        reject(check, account, REJECT_LAG_NEGATIVE, ROLE_CODED);
    else if (is_known(account->times[BILLED]) && account->times[BILLED] < account->times[CODED])
        reject(check, account, REJECT_LAG_NEGATIVE, ROLE_BILLED);
}

/* What is learnt by coding and by billing is unknown as long as they have not happened. */
static void censor(struct check *check, struct import_account *account)
{
    if (account->times[DISCHARGE] > check->until) {
        leave_out(check, account, LEFT_OUT_AFTER_UNTIL);
        return;
    }
    for (int i = DOCUMENTED; i <= BILLED; i++) {
        if (account->times[i] <= check->until) continue;
        account->times[i] = IMPORT_UNKNOWN;
        check->tally->censored++;
        if (i == CODED) {
            account->coder = IMPORT_NO_CODER;
            account->coding_microminutes = IMPORT_UNKNOWN;
            account->marks[ROLE_TOUCHLESS - ROLE_QUERIED] = IMPORT_MARK_UNKNOWN;
        }
        if (i == BILLED) account->marks[ROLE_DENIED - ROLE_QUERIED] = IMPORT_MARK_UNKNOWN;
    }
}

static void check_account(struct check *check, struct import_account *account)
{
    if (account->work_type == IMPORT_NO_NAME) account->work_type = check->work_type;
    if (account->payer == IMPORT_NO_NAME) account->payer = check->payer;
    if (!is_known(account->times[DISCHARGE])) {
        if (is_known(account->times[CODED]) || is_known(account->times[BILLED]))
            reject(check, account, REJECT_DISCHARGE_MISSING, ROLE_DISCHARGE);
        else
            leave_out(check, account, LEFT_OUT_NOT_DISCHARGED);
        return;
    }
    if (account->work_type == IMPORT_NO_NAME) {
        reject(check, account, REJECT_WORK_TYPE_MISSING, ROLE_WORK_TYPE);
        return;
    }
    settle_dates(check, account);
    settle_early(check, account);
    if (account->state == IMPORT_LIVE) check_order(check, account);
    if (account->state == IMPORT_LIVE) censor(check, account);
}

static uint16_t constant_of(const struct import_map *map, enum import_role role, struct import_names *names)
{
    const char *constant = map->columns[role].constant;
    int number = constant ? import_names_of(names, constant) : -1;
    return number < 0 ? IMPORT_NO_NAME : (uint16_t)number;
}

void import_check(struct import_store *store, const struct import_map *map, const struct import_file *files,
                  int64_t until, struct import_tally *tally)
{
    struct check check = {store,
                          map,
                          files,
                          tally,
                          until,
                          constant_of(map, ROLE_WORK_TYPE, &store->work_types),
                          constant_of(map, ROLE_PAYER, &store->payers)};
    for (size_t i = 0; i < store->index.count; i++)
        if (store->accounts[i].state == IMPORT_LIVE) check_account(&check, &store->accounts[i]);
}

void import_observed(const struct import_store *store, int64_t *from, int64_t *until, int64_t *discharged)
{
    *from = *until = *discharged = IMPORT_UNKNOWN;
    for (size_t i = 0; i < store->index.count; i++) {
        const struct import_account *account = &store->accounts[i];
        if (account->state != IMPORT_LIVE) continue;
        if (*from == IMPORT_UNKNOWN || account->times[DISCHARGE] < *from) *from = account->times[DISCHARGE];
        if (account->times[DISCHARGE] > *discharged) *discharged = account->times[DISCHARGE];
        for (int t = DISCHARGE; t <= BILLED; t++)
            if (account->times[t] > *until) *until = account->times[t];
    }
}
