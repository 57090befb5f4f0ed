#ifndef MODELS_INTAKE_H
#define MODELS_INTAKE_H
/* Encounters enter: the opening inventory at the start, each day's arrivals when the day begins. A chart's ready time
 * is known at birth, so documentation lag needs no event: charts are kept by ready day, sorted once when that day
 * begins, and streamed. */
#include "models/department_state.h"

/* Draws the arrivals of a local day and makes the day's ready charts the stream. */
void intake_begin_day(struct department *department, int day);

/* The stream's next chart is due: takes it off and sets next_ready. */
uint32_t intake_take(struct department *department);

/* Decides what CAC leaves to a coder, then keeps the chart by its ready day. `at`: when CAC reads it. */
void intake_assist(struct department *department, uint32_t index, uint64_t touchless_word, int64_t at);
void intake_keep(struct department *department, uint32_t index);

/* A chart is discharged: counts and revenue. */
void intake_admit(struct department *department, const struct chart *chart);

#endif
