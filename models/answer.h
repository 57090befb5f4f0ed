#ifndef MODELS_ANSWER_H
#define MODELS_ANSWER_H
/* Charts that come back from the provider. */
#include "models/department_state.h"

/* The earliest outstanding query is answered, or its fallback is due: the chart returns to its worklist. */
void answer_arrives(struct department *department, uint32_t index);
#endif
