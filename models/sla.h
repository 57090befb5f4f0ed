#ifndef MODELS_SLA_H
#define MODELS_SLA_H
/* What pools have promised, week by week from Monday: turnaround, accuracy found by audits, productivity. A week
 * without anything to measure counts as neither kept nor missed. */
#include "models/department_state.h"

enum sla_promise { SLA_TAT, SLA_ACCURACY, SLA_PRODUCTIVITY, SLA_COUNT };

struct sla_record {                        /* of one pool over the window */
    int weeks[SLA_COUNT], kept[SLA_COUNT]; /* weeks with something to measure; of those, kept */
    int measured, met;                     /* weeks in which anything was promised and measured; all of it kept */
};

struct sla_record sla_of_pool(const struct department *department, int pool);

/* Books what pools give back for weeks in which they missed a promise, on the last day of the week. */
void sla_close(struct department *department);
#endif
