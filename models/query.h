#ifndef MODELS_QUERY_H
#define MODELS_QUERY_H
/* Provider queries (the CDI loop): a coder works a part of the chart, sees that the record does not answer, asks the
 * provider, and the chart leaves the desk. The answer comes after a lag in the provider's business hours, or never:
 * then a fallback codes the chart as it is. It returns to its worklist at the priority chosen for returns, with the
 * work that remained. */
#include "models/department_state.h"

/* Decides, when the chart becomes ready, whether it will need a query, and sets the work before it apart. Charts that
 * are touchless never ask. */
void query_decide(struct department *department, uint32_t index);

/* The coder has done the part before the query: the chart waits for the provider. */
void query_ask(struct department *department, uint32_t index);
#endif
