#ifndef EXPERIMENT_PRECISION_H
#define EXPERIMENT_PRECISION_H
/* Replicating until the answer is known well enough. For K outputs (targets x scenarios or differences) each confidence
 * interval is taken at 1 - (1 - confidence) / K (Bonferroni), so that all of them hold together; a target g is met when
 * half-width / |mean| <= g / (1 + g) (the relative error of the true mean is then at most g; Law, Simulation Modeling
 * and Analysis, 9.4.1), or when the half-width is at most the absolute floor, which matters to outputs near zero.
 * A goal may be about the paired differences of the alternatives from the first scenario instead; their means may well
 * be zero, so only the floor counts for it.
 * Looks are taken at fixed counts 20, 30, 45, 68, ... only: the count reached does not depend on the timing of threads,
 * and few looks keep the chance small that one of them meets the rule by luck. */
#include "experiment/estimate.h"

/* Replications below which no goal is met: of fewer the half-width itself is not known well enough to end by it. */
enum { PRECISION_FIRST_LOOK = 20 };

struct precision_target {
    enum metric_id metric; /* over all */
    double share;          /* g, > 0; 0: the goal is about differences */
    double floor;          /* absolute half-width that is good enough, in the metric's unit; >= 0 */
};

static inline bool precision_is_of_difference(const struct precision_target *target)
{
    return target->share == 0;
}

struct precision_state { /* of one target, of the scenario (for differences: the alternative) furthest from it */
    size_t scenario;
    double mean, half_width; /* at the Bonferroni level; NAN when nothing was observed */
    double achieved;         /* relative error reached: h / (1 - h) for h = half-width / |mean| < 1, else infinite; of
                                differences the half-width */
    bool is_met;
};

struct precision {
    size_t count;
    const struct precision_target *targets; /* borrowed */
    struct precision_state *states;         /* owned */
    double confidence;                      /* of all intervals together */
    double level;                           /* of each: Bonferroni's */
    int64_t most;                           /* replications at which it ends in any case */
    bool is_met;                            /* all targets, at the last look */
    int looks;                              /* taken */
};

/* The target of a goal, whose metric is known; without a floor it has the metric's. */
struct precision_target precision_target_of(const struct precision_goal *goal);

/* Floor for a metric for which none is given, by its unit: 0.05 days, 0.1 hours, 0.002 of a share, 1,000 usd, 0.5
 * encounters, 0.1 of anything else. */
double precision_default_floor(enum metric_id metric);

/* Is the metric reported over all, so that it can be a target? */
bool precision_can_target(const struct plan *plan, enum metric_id metric);

void precision_init(struct precision *precision, const struct precision_target *targets, size_t count, size_t scenarios,
                    double confidence, int64_t most);
void precision_free(struct precision *precision);

/* First count at which to look that is above `replications`, at most `most`. */
int64_t precision_next_look(const struct precision *precision, int64_t replications);

/* Looks at a study: fills the states. What has no value in any replication is not known: its target is not met. */
void precision_look(struct precision *precision, const struct study *study);

/* Runs the study from look to look until all targets are met, or `most` is reached, or it is told to stop. A study that
 * holds replications already goes on to the first look at or above their count: what was interrupted between two looks
 * ends where it would have ended at once. After each look `looked` is called, unless it is NULL. */
void precision_run(struct precision *precision, struct study *study, const struct study_options *options,
                   void (*looked)(void *context, const struct precision *precision, const struct study *study));
#endif
