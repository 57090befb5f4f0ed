#ifndef MODELS_STAFFING_H
#define MODELS_STAFFING_H
/* Coder pools on the engine's clock: groups of coders who work one pattern, their working intervals and their speed. */
#include "models/day_table.h"
#include "models/scenario.h"
#include "models/table_store.h"
#include "sim/calendar.h"

struct group_plan { /* one shift of one pool */
    int pool, shift;
    uint64_t hash;            /* of "pool/shift": keys its coders' own draws */
    int first_coder, coders;  /* seats are 0..coders-1: the most that are ever authorised */
    int headcount;            /* seats that have people by the budget's word: at the start, or from a dated change on */
    int authorised;           /* seats of the budget, at least headcount */
    bool leaves;              /* its seats end before the horizon: charts in hand go back with the last shift */
    double hazard;            /* of leaving, per scheduled shift */
    int64_t *holiday_pay;     /* by day: paid time of one coder on shifts that holidays cancel; NULL: none is paid */
    struct calendar calendar; /* stretches of work: touching intervals joined when nobody ever comes or goes */
};

struct pool_plan {
    double *elapsed;     /* per work type: on-shift time per unit of work at full speed; 0: does not code it */
    bool all_alike;      /* everyone has speed 1 from the first day */
    double desk_elapsed; /* the same for audits and appeals */
    int64_t opens;       /* first moment of its first day on the engine's clock; INT64_MIN: there from the start */
    double ramp;         /* microseconds of a person's time to full speed; 0: at once */
    double ramp_start_share;
    struct duration speed; /* of a person, in millionths; mean 1 */
    struct duration time_to_fill;
    double burn_out; /* growth of the hazard per weekly hour of overtime */
    enum displaced displaced;
    int64_t promised_tat; /* TIME_NEVER: nothing promised */
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

/* `seats`: per pool and shift, in order, the most seats that are ever authorised (staffing_seats); `settled`: no dated
 * change touches the pools. */
void staffing_plan_init(struct staffing_plan *plan, const struct scenario *scenario, const struct day_table *days,
                        struct table_store *tables, const int *seats, bool settled);
void staffing_plan_free(struct staffing_plan *plan);

/* Seats authorised per pool and shift, in order. Returns their number; the caller frees `*seats`. */
size_t staffing_seats(const struct scenario *scenario, int **seats);

/* Speed at a time of a person who began at `since`, as a share of full speed. */
double staffing_ramp(const struct pool_plan *pool, int64_t since, int64_t time);
#endif
