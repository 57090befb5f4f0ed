#ifndef MODELS_CAC_H
#define MODELS_CAC_H
/* Computer-assisted coding of one work type at the moment a chart becomes ready: assist shortens the coder's work, a
 * touchless chart needs no coder. Both grow with adoption, in a straight line from go-live over the ramp. */
#include "models/adoption.h"
#include "models/scenario.h"
#include "sim/time.h"

struct cac_plan {
    int engine; /* index of the scenario's engine; -1: none reads this work type */
    struct adoption adoption;
    double less_time, more_charts; /* gain at full adoption; at most one is above 0 */
    double touchless;
    double error_less, touchless_error;
};

void cac_plan_init(struct cac_plan *plan, const struct scenario *scenario, int work_type);

/* Work that is left for a coder: less time g takes a share g off; more charts per hour g divides by 1 + g. */
int64_t cac_assisted_work(const struct cac_plan *plan, double adoption, int64_t work);
#endif
