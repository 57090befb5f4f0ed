#ifndef EXPERIMENT_PLAN_CHOICE_H
#define EXPERIMENT_PLAN_CHOICE_H
/* Which of several candidate plans is recommended, and from which of the others it can be told apart. The plan of the
 * best mean score is taken; its paired lead over every other candidate is tested, the p-values adjusted over them with
 * Holm's method, and only where the lead is shown the other counts as behind. The score of a replication is the NPV
 * against the baseline, or, where nobody is paid, the mean turnaround below the baseline's, in hours. */
#include "experiment/comparison.h"

enum choice_score { CHOICE_BY_NPV, CHOICE_BY_TURNAROUND };

struct plan_choice {
    size_t plan;           /* scenario; 0: no candidate */
    size_t candidates;     /* how many */
    bool *is_candidate;    /* per scenario; owned */
    struct estimate *lead; /* per scenario: score of the plan - its score; of candidates but the plan; owned */
    bool *is_behind;       /* the lead is shown; owned */
};

/* `is_candidate` has an entry a scenario. */
void plan_choice_init(struct plan_choice *choice, const struct study *study, const bool *is_candidate,
                      enum choice_score score, double confidence);
void plan_choice_free(struct plan_choice *choice);
#endif
