#ifndef MODELS_SIGNOFF_H
#define MODELS_SIGNOFF_H
/* Sign-off freezes: documentation that would be final while no one signs is signed in one batch when the freeze ends.
 */
#include "models/scenario.h"
#include "sim/time.h"

struct signoff_window {
    int64_t start, end; /* [start, end): what falls inside is signed at `end` */
};

struct signoff_plan { /* of one work type, ascending by start */
    size_t count;
    struct signoff_window *windows;
};

void signoff_plan_init(struct signoff_plan *plan, const struct scenario *scenario, int work_type);
void signoff_plan_free(struct signoff_plan *plan);

/* When documentation that would be final at `ready` is final. A release that falls into a further freeze waits for that
 * too. */
int64_t signoff_time(const struct signoff_plan *plan, int64_t ready);
#endif
