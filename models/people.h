#ifndef MODELS_PEOPLE_H
#define MODELS_PEOPLE_H
/* Who sits where: people leave, seats stay vacant until they are filled, newcomers are slow at first. A coder is (pool,
 * shift, seat, tenure): a replacement is a new person with a speed and a patience of its own. Patience is used up by
 * scheduled shifts, faster after overtime; when it ends the person leaves. */
#include "models/department_state.h"

/* At the start: the seats of the budget, those that have people and those that are being filled. */
void people_open(struct department *department);

/* Before a scheduled shift of a group: budget changes, people who leave, people who begin. */
void people_before_shift(struct department *department, int group);

/* Seats of a group that have a person. */
int people_count(const struct department *department, int group);

/* Seats of a group: those of the budget, and those beyond it whose people have not left yet. */
int people_seats(const struct department *department, int group);

/* Speed of the person at a seat now: their own, times how far they have learnt the work. */
double people_speed(const struct department *department, int coder);

/* A local day begins: holidays that are paid. */
void people_begin_day(struct department *department, int day);
#endif
