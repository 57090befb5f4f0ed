#ifndef MODELS_GATE_H
#define MODELS_GATE_H
/* Administrative work that gates documentation: a deficient chart waits until somebody has followed the deficiency up.
 * The work is a chart of its own type, in its own worklist. */
#include "models/department_state.h"

/* The provider has documented the chart. True when it still waits for administrative work, which is now in its queue.
 */
bool gate_holds(struct department *department, uint32_t index);

/* A chart is coded: the chart whose documentation waited for it is ready. */
void gate_opens(struct department *department, uint32_t waiting);
#endif
