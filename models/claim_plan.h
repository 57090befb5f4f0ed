#ifndef MODELS_CLAIM_PLAN_H
#define MODELS_CLAIM_PLAN_H
/* What payers do with bills, ready to run. */
#include "models/day_table.h"
#include "models/table_store.h"

struct denial_plan { /* of one cause */
    const struct denial_cause *rule;
    double error_cumulative, clean_cumulative; /* of the weights, up to and including this cause */
    struct duration decision_lag;
};

struct claim_plan {
    struct duration *payment_lag; /* per payer, and last for accounts without one */
    size_t payer_count, cause_count;
    struct denial_plan *causes;
    double given_error, given_clean; /* 0 without causes */
    bool appeals;                    /* someone writes them */
    struct duration appeal_factor;   /* of an appeal's minutes: mean 1 */
    int64_t appeal_deadline;
    double other_share, other_write_off;
    struct duration other_delay;
    double takeback_given_error, takeback_amount;
    struct duration takeback_lag;
    double late_share, late_mean, late_lost; /* late_mean in microseconds */
    bool draws;                              /* something about a claim is random */
};

void claim_plan_init(struct claim_plan *plan, const struct scenario *scenario, struct table_store *tables);
void claim_plan_free(struct claim_plan *plan);

/* Share of an account's charges that have not posted `since` microseconds after discharge. */
double claim_plan_late_share(const struct claim_plan *plan, int64_t since);

/* The cause that a uniform picks, for wrong or clean charts. */
int claim_plan_cause(const struct claim_plan *plan, bool wrong, double uniform);
#endif
