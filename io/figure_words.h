#ifndef IO_FIGURE_WORDS_H
#define IO_FIGURE_WORDS_H
/* What figures call the causes of DNFB and the components of cost. */
#include "models/cost.h"
#include "models/ledger.h"

extern const char *const figure_cause_titles[CAUSE_COUNT];
extern const char *const figure_cost_titles[COST_COUNT];
#endif
