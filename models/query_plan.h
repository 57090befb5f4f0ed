#ifndef MODELS_QUERY_PLAN_H
#define MODELS_QUERY_PLAN_H
/* Shares and lags of provider queries by work type and date, and the provider's business hours on the engine's clock.
 */
#include "models/adoption.h"
#include "models/day_table.h"
#include "models/scenario.h"
#include "models/table_store.h"
#include "sim/calendar.h"

struct query_plan { /* of one work type */
    double share;   /* at the start, before improvement and tools; 0: never asks */
    double before;  /* part of the work done before asking */
    double answered;
    double yearly_improvement;
    struct duration lag; /* business time */
    int64_t fallback;
    int tool; /* documentation tool that helps; -1: none */
    struct adoption tool_adoption;
    double tool_query_less, tool_lag_less;
};

struct business_hours { /* open stretches, ascending, with the open time before each */
    struct calendar calendar;
    int64_t *before;
};

void query_plan_init(struct query_plan *plan, const struct scenario *scenario, int work_type,
                     struct table_store *tables);

/* Share of charts that need a query when they become ready at `time`. */
double query_plan_share(const struct query_plan *plan, int64_t time);

/* Lag of documentation or of an answer that begins at a time, as far as a documentation tool leaves it. */
int64_t query_plan_helped_lag(const struct query_plan *plan, int64_t time, int64_t lag);

void business_hours_init(struct business_hours *hours, const struct scenario *scenario, const struct day_table *days);
void business_hours_free(struct business_hours *hours);

/* The moment at which `open` microseconds of business time have passed since `from`; TIME_NEVER when they pass after
 * the last stretch (beyond the horizon). */
int64_t business_hours_after(const struct business_hours *hours, int64_t from, int64_t open);
#endif
