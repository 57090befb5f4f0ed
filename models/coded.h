#ifndef MODELS_CODED_H
#define MODELS_CODED_H
/* An encounter is coded: counted, booked until its bill drops, shown, and its record given back. */
#include "models/department_state.h"

/* `coder`: who coded it; CODER_NONE when it was touchless. */
void encounter_coded(struct department *department, uint32_t index, int coder);

/* Shows the encounter to the observer, if there is one. `coder`: who coded it, CODER_NONE for nobody. */
void encounter_tell(struct department *department, uint32_t index, int64_t coded, int64_t billed, int coder);
#endif
