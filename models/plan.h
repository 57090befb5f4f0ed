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

struct work_plan { /* of one work type */
    struct arrival_plan arrival;
    struct cac_plan cac;
    struct signoff_plan signoff;
    struct query_plan query;
    enum billing billing;
    int gate_type; /* administrative work before documentation is final; -1: none */
    double gate_share;
    int64_t target; /* turnaround */
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
    struct table_store *tables;        /* owned by the plan in force at the start */
    bool has_asides;                   /* some chart needs more than its record */
    size_t *trace_order;               /* rows of the arrival trace by discharge, ties in file order */
    int64_t *opening_cash;             /* cents collected each day on bills sent before the start */
    int64_t opening_receivables_cents; /* all of them */
    double opening_revenue_cents;      /* expected hospital gross dollars per day at the start, in cents */
};

/* `scenario` has passed scenario_check and outlives the plan. */
void plan_init(struct plan *plan, const struct scenario *scenario);
void plan_free(struct plan *plan);
#endif
