#ifndef MODELS_STAFFING_PAPER_H
#define MODELS_STAFFING_PAPER_H
/* What a staffing spreadsheet knows: how many charts a week, how many minutes each, and whose work they are. The work
 * of a type belongs to the pool that is offered it first: of the worklist that takes its charts without further
 * condition, the first pool that may code them; where payers go to different worklists, each takes its share of the
 * mix. */
#include "models/scenario.h"

struct staffing_paper {
    size_t types;
    double *per_week, *minutes; /* per type: encounters a week, mean standard minutes of one before any engine */
    double *owned;              /* [pool][type]: share of the type's work that is the pool's */
};

void staffing_paper_init(struct staffing_paper *paper, const struct scenario *scenario);
void staffing_paper_free(struct staffing_paper *paper);

static inline double staffing_paper_owned(const struct staffing_paper *paper, int pool, int type)
{
    return paper->owned[(size_t)pool * paper->types + (size_t)type];
}
#endif
