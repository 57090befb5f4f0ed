#ifndef MODELS_QUALITY_H
#define MODELS_QUALITY_H
/* Whether a chart is right, and who looks at it before the bill. A chart's own draw meets the error share of who coded
 * it and how: more errors anywhere make the same charts wrong, and more. Sampled charts go to the auditors, charts of
 * new pools to a second coder; what they find wrong goes back to its worklist to be corrected. */
#include "models/department_state.h"

/* A coder has finished the chart (CODER_NONE: it is touchless). Decides whether it is wrong; true when somebody looks
 * at it first: then it waits at their desk. */
bool quality_takes(struct department *department, uint32_t index, int coder);

/* The auditor, or the second coder, is done: corrected by its worklist, or coded. */
void quality_audited(struct department *department, uint32_t index);

/* The chart is corrected: coded. */
void quality_corrected(struct department *department, uint32_t index);

/* A shift of the pool starts: how hurried its people are. */
void quality_measure_pressure(struct department *department, int pool, int64_t waiting, int people);
#endif
