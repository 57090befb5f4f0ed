#ifndef MODELS_LEDGER_H
#define MODELS_LEDGER_H
/* Daily ledgers in exact integers. An account is in DNFB from discharge until its bill drops; each midnight snapshot
 * books its dollars to the cause that binds at that moment. Posts are differences by day, so that a stay of any length
 * costs two additions; ledger_close sums them up. A snapshot is taken at the end of the local day: an event at midnight
 * belongs to the new day. */
#include "models/day_table.h"
#include "models/encounter.h"

enum cause {
    CAUSE_MINIMUM_DAYS,  /* inside the bill hold */
    CAUSE_DOCUMENTATION, /* beyond the hold, documentation not final */
    CAUSE_CODING_QUEUE,  /* beyond the hold, waiting for a coder */
    CAUSE_CODING,        /* beyond the hold, in a coder's hands (nights and breaks included) */
    CAUSE_QUERY,         /* beyond the hold, with the provider */
    CAUSE_QUALITY,       /* beyond the hold, waiting for or in audit, second coding or correction */
    CAUSE_BILLING_RUN,   /* free to bill, waiting for the nightly run */
    CAUSE_COUNT
};

extern const char *const cause_names[CAUSE_COUNT];

struct ledger {
    const struct day_table *days;
    size_t work_types;
    int64_t *gross[CAUSE_COUNT], *net[CAUSE_COUNT]; /* hospital dollars in cents by day; days + 1 entries */
    int64_t *professional;                          /* unbilled professional charges, cents */
    int64_t *backlog;                               /* [work type][day]: ready, not coded */
    int64_t *revenue;                               /* hospital gross charges discharged on the day, cents */
    int64_t *billed_cents;                          /* hospital gross dollars billed on the day */
};

void ledger_init(struct ledger *ledger, const struct day_table *days, size_t work_types);
void ledger_reset(struct ledger *ledger);
void ledger_free(struct ledger *ledger);

/* Books the stay [from_day, to_day) of an account under a cause. */
static inline void ledger_post(struct ledger *ledger, enum cause cause, int from_day, int to_day, int64_t gross,
                               int64_t net)
{
    if (from_day >= to_day) return;
    ledger->gross[cause][from_day] += gross;
    ledger->gross[cause][to_day] -= gross;
    ledger->net[cause][from_day] += net;
    ledger->net[cause][to_day] -= net;
}

/* A chart of `work_type` joins the backlog on a day (+1) or leaves it (-1). */
static inline void ledger_change_backlog(struct ledger *ledger, int work_type, int day, int change)
{
    ledger->backlog[(size_t)work_type * ((size_t)ledger->days->days + 1) + (size_t)day] += change;
}

/* From differences to levels. */
void ledger_close(struct ledger *ledger);

/* Sum of the gross dollars of all causes at the end of a day, in cents, after ledger_close. */
int64_t ledger_dnfb(const struct ledger *ledger, int day);
int64_t ledger_net_dnfb(const struct ledger *ledger, int day);
#endif
