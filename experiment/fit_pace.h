#ifndef EXPERIMENT_FIT_PACE_H
#define EXPERIMENT_FIT_PACE_H
/* How much of their time coders code while charts wait: the coding minutes of a chart per minute from the chart before
 * to its own completion, of the same coder in the same session, over the charts whose documentation was complete when
 * the coder became free. They could be begun at once, so what is not coding is pauses, meetings and other work. */
#include "experiment/fit_interval.h"
#include "models/history.h"

enum { FIT_GAP_SECONDS = 5 * 3600 }; /* and more: between two sessions of a coder */

struct fit_pace {
    int64_t charts;            /* that waited for a coder who became free */
    struct fit_interval share; /* NAN with too few of them, or without minutes or times of documentation */
};

/* Of the work types that `is_member` names. */
struct fit_pace fit_pace_make(const struct history *history, const bool *is_member, double confidence);
#endif
