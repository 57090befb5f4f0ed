#ifndef MODELS_QUALITY_PLAN_H
#define MODELS_QUALITY_PLAN_H
/* How often charts are wrong and who looks at them, ready to run. */
#include "models/adoption.h"
#include "models/routing.h"
#include "models/table_store.h"

struct error_plan {      /* of one pool */
    const double *share; /* per work type */
    double new_coder_factor, new_coder_time, overtime_factor;
    double pressure_threshold, pressure_slope, pressure_max; /* charts per coder; threshold INFINITY: never */
};

struct audit_plan {
    const struct audit *rule;
    struct duration minutes;
    int desk;
};

struct dual_plan {
    const struct dual_coding *rule;
    int64_t from, until; /* charts coded in [from, until) */
    int desk;
};

struct quality_plan {
    bool on; /* some chart may be wrong, or is looked at */
    struct error_plan *pools;
    size_t audit_count, dual_count;
    struct audit_plan *audits;
    struct dual_plan *dual;
    double detection, rework;
    double feedback_audits, feedback_floor;
};

void quality_plan_init(struct quality_plan *plan, const struct scenario *scenario, struct table_store *tables);
void quality_plan_free(struct quality_plan *plan);

/* The first audit rule that fits a chart coded by `pool` (-1: touchless); NULL when none does. */
const struct audit_plan *quality_plan_audit(const struct quality_plan *plan, const struct chart *chart, int pool);

/* The dual-coding rule for a chart that `pool` finishes at `time`; NULL when there is none. */
const struct dual_plan *quality_plan_dual(const struct quality_plan *plan, const struct chart *chart, int pool,
                                          int64_t time);
#endif
