#ifndef MODELS_SHIFT_H
#define MODELS_SHIFT_H
/* Shifts begin, pause and end. Overtime is decided once at each scheduled shift end, before the end itself. */
#include "models/department_state.h"

/* Sets the first boundaries; to be called once the opening inventory waits. */
void shift_open(struct department *department);
void shift_start(struct department *department, int group);
void shift_end(struct department *department, int group);
#endif
