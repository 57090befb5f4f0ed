#ifndef MODELS_APPEAL_H
#define MODELS_APPEAL_H
/* Fighting denials: some are appealed, by people who have other work too, before a deadline; the payer decides after a
 * lag. */
#include "models/department_state.h"

/* `cents` of the chart's claim are denied at `at`. True when they will be appealed: the record is kept until then. */
bool appeal_decide(struct department *department, uint32_t index, int cause, int64_t at, int64_t cents);

/* The denial has arrived: the appeal waits for someone to write it. */
void appeal_begin(struct department *department, uint32_t index);

/* The appeal is written and sent; the record is given back. */
void appeal_written(struct department *department, uint32_t index);

/* Nobody wrote it in time: written off; the record is given back. */
void appeal_expire(struct department *department, uint32_t index);

/* At the horizon: a denial on its way, or an appeal not written, is unresolved money. */
void appeal_open(struct department *department, const struct chart *chart, const struct aside *aside);

static inline bool appeal_is_late(const struct department *department, uint32_t index)
{
    return department->charts[index].stage == STAGE_APPEAL && department->asides[index].deadline < department->now;
}
#endif
