#ifndef IO_BATCH_BEST_H
#define IO_BATCH_BEST_H
/* The best cells of a study by one metric, among those that hold its checks and further conditions. The difference of
 * each from the best is paired: replication by replication, over those that both have. With k feasible cells, shown or
 * not, each interval is taken at 1 - (1 - confidence) / (k - 1) (Bonferroni), so that all of them hold together; what
 * cannot be told from the best is said to be so. */
#include "io/batch_feasible.h"

struct batch_best_wish {
    const char *metric, *scope; /* scope "all" or as in results */
    bool is_highest;            /* best is the highest mean, else the lowest */
    size_t condition_count;
    const char *const *conditions; /* of --subject-to */
    size_t top;
};

struct batch_rank {
    const struct stored_cell *cell; /* the study's */
    struct estimate estimate;
    struct estimate difference; /* from the best, paired; of the best itself all NAN */
    bool is_tied;               /* not distinguishable from the best */
    bool is_sure;               /* holds the conditions beyond doubt */
};

struct batch_ranking {
    size_t count;                         /* at most top */
    struct batch_rank *ranks;             /* owned */
    size_t feasible, infeasible, unknown; /* cells; unknown: no replication, or no value of the metric */
    double level;                         /* confidence of each difference */
    struct conditions conditions;         /* with what they broke; owned, as are those of --subject-to */
    size_t further_count;
    struct expression **further;
};

/* False with store->message. The caller frees. */
bool batch_best(struct batch_ranking *ranking, struct batch_store *store, struct stored_study *study,
                const struct batch_best_wish *wish);
void batch_ranking_free(struct batch_ranking *ranking);
#endif
