#ifndef MODELS_REACH_H
#define MODELS_REACH_H
/* Which charts a scenario can have and where they can go: a kind of chart is (work type, payer or none); it enters the
 * first worklist whose rule fits, so it can reach the worklists up to the first that takes it without further
 * condition. */
#include "models/indices.h"
#include "models/scenario.h"

struct reach {
    const struct scenario *scenario;
    size_t kinds;      /* work types x (payers + 1) */
    bool *occurs;      /* per kind: the scenario's arrivals, trace or opening inventory can bring such a chart */
    bool *enters;      /* [kind][worklist]: such a chart may enter the worklist */
    bool *stays;       /* per kind: charts may be left that no worklist takes */
    bool *needs_coder; /* per work type: not every chart is touchless from the start */
};

/* Kind of a work type and a payer (-1: none). */
size_t reach_kind(const struct reach *reach, int work_type, int payer);
bool reach_enters(const struct reach *reach, size_t kind, int worklist);

void reach_init(struct reach *reach, const struct scenario *scenario);
void reach_free(struct reach *reach);

/* True when the work type occurs with any payer. */
bool reach_type_occurs(const struct reach *reach, int work_type);

/* Does the worklist offer its charts to the pool, at once or as overflow? */
bool worklist_offers(const struct worklist *list, int pool);

/* Does the pool have the skill, and may it see the payer's charts (-1: no payer)? */
bool pool_may_code(const struct scenario *scenario, int pool, int work_type, int payer);

/* Coders of all shifts. */
int64_t pool_headcount(const struct pool *pool);
#endif
