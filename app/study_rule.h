#ifndef APP_STUDY_RULE_H
#define APP_STUDY_RULE_H
/* When a study ends: after a fixed count of replications, or when its precision goals are met. */
#include "app/study_request.h"
#include "experiment/precision.h"

struct study_rule {
    size_t goal_count;                /* 0: a fixed count */
    struct precision_target *targets; /* owned */
    int64_t most;                     /* the fixed count, or the most that precision may take */
    struct precision precision;       /* with goals, once the study runs */
};

/* From the command line: --precision; else -n alone asks for a fixed count; else the scenario's goals, or its
 * replications. Goals from the command line are checked already, as those of a checked scenario are. */
void study_rule_init(struct study_rule *rule, const struct study_request *request, const struct analysis *analysis);
void study_rule_free(struct study_rule *rule);

/* False, with the reason on stderr, when a goal's metric is not reported over all. */
bool study_rule_fits(const struct study_rule *rule, const struct study *study);
#endif
