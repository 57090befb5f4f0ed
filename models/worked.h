#ifndef MODELS_WORKED_H
#define MODELS_WORKED_H
/* A coder, an auditor or an appeal writer has done what was to be done on a chart: where it goes next. */
#include "models/department_state.h"

void worked_on(struct department *department, uint32_t index, int coder);

/* Books standard coding work that a coder has done on a chart; returns the pool's counts of today. */
int64_t *worked_part(struct department *department, const struct chart *chart, int coder, int64_t work);
#endif
