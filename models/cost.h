#ifndef MODELS_COST_H
#define MODELS_COST_H
/* What the window cost, by component and pool, in cents rounded once per pool and component. */
#include "models/department_state.h"

enum cost_component {
    COST_WAGES,               /* hours paid straight at the wage (cost_paid_time) */
    COST_PAYROLL_TAX,         /* on regular wages */
    COST_BENEFITS,            /* per regular paid hour */
    COST_OVERTIME,            /* wage and payroll tax x the overtime multiple; no benefits */
    COST_PER_CHART,           /* prices per coded chart */
    COST_CAC_LICENCE,         /* months in use, by the day */
    COST_CAC_CHARTS,          /* fee for every chart an engine reads */
    COST_DOCUMENTATION_TOOLS, /* months in use, by the day */
    COST_COUNT
};

extern const char *const cost_names[COST_COUNT];

/* Coder-microseconds of the window that are paid straight: on the roster, paid leave, paid holidays, finishing a chart.
 */
int128 cost_paid_time(const struct department *department, int pool);

/* Cents of one component caused by a pool (pools only: the CAC components are 0). */
int64_t cost_of_pool(const struct department *department, int pool, enum cost_component component);

/* Cents of one component over the whole department. */
int64_t cost_of_component(const struct department *department, enum cost_component component);
#endif
