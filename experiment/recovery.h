#ifndef EXPERIMENT_RECOVERY_H
#define EXPERIMENT_RECOVERY_H
/* When are we back under target? Over replications: the day from which a target is kept to the end. A replication that
 * never gets there counts as later than all others, so that the percentiles tell the truth about all futures. */
#include "experiment/estimate.h"

struct recovery {
    double p10, p50, p90;        /* days from the start of the window; infinite: not within it */
    struct share_estimate never; /* share of replications that do not get there */
};

enum { RECOVERY_TARGETS = 3 };
extern const enum metric_id recovery_metrics[RECOVERY_TARGETS];

/* False when the scenario has no such target. */
bool recovery_of(const struct study *study, size_t scenario, enum metric_id metric, double confidence,
                 struct recovery *recovery);
#endif
