#ifndef APP_SIMULATE_H
#define APP_SIMULATE_H
/* Running the study of a command: what was asked for, progress, Ctrl-C, and no more memory than there is. */
#include "app/study_request.h"
#include "app/study_rule.h"
#include "experiment/study.h"
#include "io/scenario_load.h"

struct study_kept { /* of each replication, beside its metrics */
    bool daily, periods;
    const char *directory; /* result folder with a study to go on with; NULL: begin anew */
};

/* Simulates `count` loaded scenarios, the baseline first; its analysis decides what the request leaves open. Returns
 * false, with the reason on stderr, when the results would not fit into memory. The caller frees the study in both
 * cases. */
bool simulate(struct study *study, const struct study_request *request, const struct loaded_scenario *loaded,
              size_t count, const struct study_kept *kept);

/* The same by a rule, which the caller has made of the request and frees: returns an exit code, EXIT_DONE when there is
 * a study to report. */
int simulate_by_rule(struct study *study, const struct study_request *request, const struct loaded_scenario *loaded,
                     size_t count, const struct study_kept *kept, struct study_rule *rule);

/* The exit code of a simulated study whose result was written with `exit_code`; says on stderr when the study must not
 * be used or was interrupted. */
int simulate_exit_code(const struct study *study, int exit_code);
#endif
