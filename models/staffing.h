#ifndef MODELS_STAFFING_H
#define MODELS_STAFFING_H
/* Coder pools on the engine's clock: groups of coders who work one pattern, their working intervals and their speed. */
#include "models/day_table.h"
#include "models/scenario.h"
#include "sim/calendar.h"

struct group_plan { /* one shift of one pool */
    int pool, shift;
    uint64_t hash;            /* of "pool/shift": keys its coders' own draws */
    int first_coder, coders;  /* seats are 0..coders-1 */
    bool leaves;              /* its seats end before the horizon: charts in hand go back with the last shift */
    int64_t paid_holiday;     /* paid time of one coder in the window on shifts that holidays cancel */
    struct calendar calendar; /* stretches of work: touching intervals joined when nobody is ever absent */
};

struct pool_plan {
    double *elapsed;    /* per work type: on-shift time per unit of work at full speed; 0: does not code it */
    int64_t ramp_start; /* engine's clock; the pool does nothing before `available` */
    double ramp;        /* microseconds; 0: full speed at once */
    double ramp_start_share;
    double absence_share;
    enum end_of_shift end_of_shift;
    bool has_overtime;
    int64_t overtime_age, overtime_daily, overtime_weekly; /* TIME_NEVER: no age trigger */
    double overtime_encounters;                            /* INFINITY: no size trigger */
    bool *overtime_types;                                  /* per work type */
};

struct staffing_plan {
    int group_count, coder_count, pool_count;
    struct group_plan *groups;
    struct pool_plan *pools;
    int *group_of_coder;
};

void staffing_plan_init(struct staffing_plan *plan, const struct scenario *scenario, const struct day_table *days);
void staffing_plan_free(struct staffing_plan *plan);

/* Coder-microseconds of the window that a pool is paid for on holidays. */
int64_t staffing_paid_holidays(const struct staffing_plan *plan, int pool);

/* Speed of the pool's people at a time as a share of full speed. */
double staffing_ramp(const struct pool_plan *pool, int64_t time);
#endif
