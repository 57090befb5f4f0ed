#ifndef APP_STEADY_STUDY_H
#define APP_STEADY_STUDY_H
/* What `run`, `compare` and `automate` do before they simulate scenarios whose steady state is asked for: a pilot study finds the
 * warm-up, and the scenarios get it as an override of facility.warmup_days, so that what they resolve to gives the same
 * result without looking for it. */
#include "app/study_request.h"
#include "experiment/steady_state.h"
#include "io/scenario_load.h"

struct steady_study {
    size_t count;
    struct steady_state *states; /* per scenario, owned; NULL: the scenarios are terminating */
};

/* Returns EXIT_DONE to go on, with the scenarios' warm-ups set. Anything else ends the command; it has been said on
 * stderr, and what was found so far is written. To be freed in all cases. */
int steady_study_prepare(struct steady_study *steady, const struct study_request *request,
                         struct loaded_scenario *loaded, size_t count);
void steady_study_free(struct steady_study *steady);

/* Loads the scenario again with the warm-up that was found. Returns false, with the reason on stderr, when it does not
 * load with it. */
bool steady_study_set_warm_up(struct loaded_scenario *loaded, int64_t warmup_days);

/* The exit code of a command whose result was written with `exit_code`: says on stderr which scenarios have no steady
 * state, and what to do. */
int steady_study_exit_code(const struct steady_study *steady, int exit_code);
#endif
