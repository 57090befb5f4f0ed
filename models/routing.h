#ifndef MODELS_ROUTING_H
#define MODELS_ROUTING_H
/* Which queue a chart waits in and who may take it. A queue is (worklist, work type, offshore allowed or not): every
 * chart in it is open to the same pools, so a pool's choice is a comparison of the heads of its queues. */
#include "models/encounter.h"
#include "models/scenario.h"

enum { WORKLIST_NONE = -1, TYPE_ANY = -1 };

struct queue_plan {
    int worklist, work_type; /* WORKLIST_NONE, TYPE_ANY: a desk's */
    bool offshore_allowed;
    enum order order;
    int pool_count; /* pools that are offered a chart on entry, in order */
    int *pools;
    bool overflows; /* its worklist has overflow pools */
    int desk;       /* of a desk's queue */
    int returned;   /* queue of its charts that come back from the provider; its own index when they do not differ */
    int64_t priority;
};

struct pool_access {    /* of one pool */
    uint64_t *always;   /* bit per queue */
    uint64_t *overflow; /* queues it may take only while their worklist's oldest chart is old */
    int64_t *after;     /* per worklist: age from which it helps; TIME_NEVER */
    bool helps;         /* some worklist names it as overflow */
    int32_t *rank;      /* per queue: reserved types first, then the worklist's priority; smallest first */
};

struct routing_plan {
    int queue_count, words; /* words of 64 queues */
    struct queue_plan *queues;
    int *queue_of;      /* [worklist][work type][offshore allowed] -> queue, -1: no such charts */
    int *queue_of_type; /* [work type][offshore allowed] -> queue when nothing else decides, or -1 */
    int *desk_queue;    /* [desk][offshore allowed] -> queue, -1: no such desk */
    struct pool_access *pools;
    int pool_count;
    const struct scenario *scenario;
};

void routing_plan_init(struct routing_plan *plan, const struct scenario *scenario);
void routing_plan_free(struct routing_plan *plan);

/* Queue of a chart that becomes ready at `now`: the first worklist whose rule fits. -1 when none does (scenario_check
 * refuses such scenarios unless every chart of the type is touchless). */
int routing_queue(const struct routing_plan *plan, const struct chart *chart, int64_t now);

/* Some pool may take charts of the queue, always or when they grow old. */
bool routing_is_served(const struct routing_plan *plan, int queue);

/* The chart's key in its queue, fixed at entry: smallest is served first. Times in microseconds, dollars in negative
 * cents. `terms`: those of the chart's type on the day of its discharge. */
int64_t routing_key(const struct routing_plan *plan, const struct encounter_plan *terms, const struct chart *chart);

/* Desks: queues beside the worklists, for charts that were coded. One for every audit rule, one for every dual-coding
 * rule, one for appeals. */
int routing_audit_desk(size_t audit);
int routing_dual_desk(const struct scenario *scenario, size_t rule);
int routing_appeal_desk(const struct scenario *scenario);

/* The desk's queue for a chart. */
int routing_desk_queue(const struct routing_plan *plan, int desk, const struct chart *chart);

/* Last moment at which the chart's claim may be filed; TIME_NEVER without a payer. */
int64_t routing_filing_limit(const struct scenario *scenario, const struct chart *chart);
#endif
