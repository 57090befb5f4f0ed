#ifndef EXPERIMENT_ACTUALS_H
#define EXPERIMENT_ACTUALS_H
/* What a hospital's accounts say about each local day, in the definitions of the simulation's daily series, so that the
 * two may be compared: the accounts of a simulated life give that life's series, to the cent.
 *
 *   DNFB      gross dollars discharged and not billed at the end of the day, of work types that the hospital bills
 *   backlog   charts documented and not coded at the end of the day (history_ready; a bill ends it too)
 *   TAT       mean hours from documentation to coded of the charts coded on the day; NAN without any
 *
 * An event at midnight belongs to the new day. */
#include "models/history.h"
#include "models/metric.h"

enum actual { ACTUAL_DNFB_USD, ACTUAL_BACKLOG, ACTUAL_TAT_HOURS, ACTUAL_COUNT };

extern const enum series_id actual_series[ACTUAL_COUNT];

struct actuals {
    int64_t first_day; /* civil */
    size_t days;
    double *values[ACTUAL_COUNT];  /* by day; owned */
    int64_t left_out;              /* accounts of work types that the scenario does not have */
    int64_t without_charges;       /* counted with the mean charges of their type */
    int64_t without_documentation; /* coded, but nobody says when the documentation was complete: no TAT */
    bool knows_documentation;      /* else backlog and TAT run from discharge */
};

/* Of the local days [first_day, first_day + days) of the scenario's facility. */
void actuals_make(struct actuals *actuals, const struct history *history, const struct scenario *scenario,
                  int64_t first_day, size_t days);
void actuals_free(struct actuals *actuals);

/* For each work type of the history its index in the scenario, -1 when it has none of that name; the caller frees. */
int *actuals_types(const struct history *history, const struct scenario *scenario);
#endif
