#ifndef MODELS_ENCOUNTER_H
#define MODELS_ENCOUNTER_H
/* One encounter: a flat record while it is open, and the draws that belong to it. The same encounter (work type, day,
 * number) has the same time, charges, documentation lag, coding work and payer in every scenario. */
#include "models/day_table.h"
#include "models/scenario.h"
#include "models/table_store.h"
#include "sim/random.h"

enum { PAYER_NONE = 255, QUEUE_NONE = UINT16_MAX };
#define CHART_NONE UINT32_MAX

enum chart_flag {
    CHART_TOUCHLESS = 1,
    CHART_IN_CODING = 2,
    CHART_FREE = 4,
    CHART_ASKS = 8,     /* the coder will ask the provider before the work is done */
    CHART_RETURNS = 16, /* has been with the provider */
    CHART_GATED = 32    /* has been through its documentation gate */
};

/* Where an encounter comes from; part of its identity. */
enum origin { ORIGIN_ARRIVAL, ORIGIN_TRACE, ORIGIN_OPENING, ORIGIN_GATE };

struct chart {
    int64_t discharge;   /* service end; negative for opening accounts */
    int64_t ready;       /* final documentation */
    int64_t first_start; /* first touch by a coder; TIME_NEVER before */
    union {
        int64_t since; /* entry into the present stage (waiting, in coding) */
        uint32_t next; /* while it waits for documentation: the next chart of the same ready day */
    };
    int64_t gross_cents;
    int64_t work;    /* remaining coding work, microseconds of a coder of speed 1 */
    uint32_t number; /* within (work type, day), or the row */
    int32_t day;     /* facility's day index of discharge; negative for opening accounts */
    uint16_t work_type, queue;
    uint8_t payer, origin, stage, flags; /* stage: enum stage; flags: CHART_... */
};

/* What the later chapters of some charts need: beside the record, so that charts which need none of it stay small. */
struct aside {
    int64_t work_after_query; /* the rest of the work */
    int64_t work_whole;       /* coding work as it was when the chart became ready */
    int64_t amount;           /* denied, cents */
    int64_t deadline;         /* of the appeal */
    uint32_t waiting;         /* the chart whose documentation waits for this one; CHART_NONE */
    int32_t coder;            /* who coded it */
    uint16_t queue;           /* in which it was coded */
    int16_t pool;             /* of that coder; -1 */
    uint8_t cause;            /* of the denial */
    bool wrong;
};

/* What an encounter of one work type is drawn from. */
struct encounter_plan {
    uint64_t hash;
    const struct quantile_table *gross_usd, *lag_hours, *minutes; /* NULL: deterministic */
    int64_t fixed_gross_cents, fixed_lag, fixed_work;
    double correlation, independent; /* of the normal scores; 0: independent, and sqrt(1 - correlation^2) */
    int64_t hold;
    double net_share;
    int payer_count;
    double payer_cumulative[256];
};

struct encounter_plans {
    struct encounter_plan *items; /* per work type */
    size_t count;
    struct quantile_table *normal; /* inverse normal, when any work type correlates charges and minutes */
};

void encounter_plans_init(struct encounter_plans *plans, const struct scenario *scenario, struct table_store *tables);
void encounter_plans_free(struct encounter_plans *plans);

/* The words that decide an encounter. block[0]: time within the day, documentation lag, coding minutes, charges;
 * block[1]: payer, touchless, two spare. */
struct encounter_draws {
    struct random_block block[2];
};

/* Fills gross_cents, work and payer of the chart from its draws; `lag` gets the documentation lag. */
void encounter_draw(const struct encounter_plans *plans, int work_type, const struct encounter_draws *draws,
                    struct chart *chart, int64_t *lag);

/* Net dollars expected for a chart, in cents. */
static inline int64_t encounter_net_cents(const struct encounter_plan *plan, int64_t gross_cents)
{
    return time_round((double)gross_cents * plan->net_share);
}

/* CSV values in the units of a chart. */
static inline int64_t encounter_cents(double usd)
{
    return time_round(usd * 100.0);
}
#endif
