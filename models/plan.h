#ifndef MODELS_PLAN_H
#define MODELS_PLAN_H
/* A scenario made ready to run: everything that does not change between replications, computed once and shared by all
 * threads, const. */
#include "models/arrival.h"
#include "models/cac.h"
#include "models/claim_plan.h"
#include "models/day_table.h"
#include "models/encounter.h"
#include "models/quality_plan.h"
#include "models/query_plan.h"
#include "models/routing.h"
#include "models/signoff.h"
#include "models/staffing.h"
#include "models/staffing_paper.h"

struct work_plan { /* of one work type */
    struct arrival_plan arrival;
    struct cac_plan cac;
    struct signoff_plan signoff;
    struct query_plan query;
    enum billing billing;
    bool is_encounter; /* complex or routine: not administrative work, not an exception */
    int gate_type; /* administrative work before documentation is final; -1: none */
    double gate_share;
    int64_t target; /* turnaround */
};

/* The plans that dated changes put in force, one for every date on which something may change and every outcome of the
 * gates decided by then. They differ in numbers only: queues, groups, seats and days are the same. */
struct schedule {
    size_t steps;               /* 0: nothing ever changes */
    int *day;                   /* of each step; ascending, above 0 */
    unsigned *gates;            /* decided by then, as a mask */
    struct plan **plans;        /* [step][mask]; NULL for a mask with undecided gates */
    struct scenario *scenarios; /* that of the start, then [step][mask] */
    size_t gate_count;
    int *gate_day; /* on which a gate is decided */
};

struct plan {
    const struct scenario *scenario;
    struct day_table days;
    struct work_plan *work; /* per work type */
    size_t work_types;
    struct encounter_plans encounters;
    struct routing_plan routing;
    struct staffing_plan staffing;
    struct business_hours provider_hours;
    struct quality_plan quality;
    struct claim_plan claims;
    struct staffing_paper paper;
    struct table_store *tables;        /* owned by the plan in force at the start */
    struct schedule schedule;          /* of the plan in force at the start */
    bool has_asides;                   /* some chart needs more than its record */
    size_t *trace_order;               /* rows of the arrival trace by discharge, ties in file order */
    int64_t *opening_cash;             /* cents collected each day on bills sent before the start */
    int64_t opening_receivables_cents; /* all of them */
    double opening_revenue_cents;      /* expected hospital gross dollars per day at the start, in cents */
};

/* `scenario` has passed scenario_check and outlives the plan. */
void plan_init(struct plan *plan, const struct scenario *scenario);
void plan_free(struct plan *plan);

/* The plan in force from a step on, given the gates that are open. */
const struct plan *schedule_plan(const struct schedule *schedule, size_t step, unsigned open);
#endif
