#ifndef EXPERIMENT_COMPARISON_H
#define EXPERIMENT_COMPARISON_H
/* What a comparison may claim. Each alternative is set against the baseline, replication by replication, under common
 * random numbers; a paired t test gives the p-value of "no difference". Whoever looks at many alternatives finds some
 * that differ by chance, so the p-values of one metric are adjusted over the plans with Holm's step-down method, and
 * only what is left counts as shown. (Welch's test would be wrong here: paired runs are not independent.)
 *
 * Bounds are limits, not plans: nobody picks them, so they are judged alone and cost the plans nothing. */
#include "experiment/estimate.h"

enum verdict {
    VERDICT_NOTHING_SHOWN, /* the interval holds zero, or Holm does not let it count */
    VERDICT_BETTER,
    VERDICT_WORSE,
    VERDICT_LOWER, /* shown, of a metric of which neither direction is better */
    VERDICT_HIGHER,
    VERDICT_EQUAL, /* practically equal: the whole interval lies within the margin, shown or not */
    VERDICT_COUNT
};

struct comparison_row {         /* one metric of one alternative */
    bool exists;                /* the baseline has the metric too */
    struct estimate difference; /* as estimate_difference has it: of percentiles, that of the pooled ones */
    double p_value;             /* two-sided, paired t; NAN for fewer than two pairs; see estimate_p_value */
    double p_holm;              /* adjusted over the plans; >= p_value */
    double margin;              /* differences up to this are practically none; NAN when the baseline has no value */
    enum verdict verdict;
    bool is_same;          /* the difference is the same in every replication (two at least), rounding aside */
    double variance_ratio; /* (variance of the baseline + of the alternative) / variance of the paired differences: so
                              many times the replications would independent runs need for the same half-width. INFINITY
                              when is_same; NAN for fewer than two pairs, or when nothing varies at all */
};

struct comparison {
    const struct study *study; /* borrowed */
    double confidence, margin_share;
    struct comparison_row *rows; /* owned; [key of the baseline][scenario], that of the baseline unused */
};

/* `margin_share`: share of the baseline's mean, as a size, up to which a difference is practically none. Dollars of
 * cash (cash_collected_usd, cash_after_cost_usd, net_claimed_usd) are measured by the department's cost instead: they
 * hold the whole hospital's revenue, of which half a percent may be more than all that coding costs. */
void comparison_init(struct comparison *comparison, const struct study *study, double confidence, double margin_share);
void comparison_free(struct comparison *comparison);

/* Row of a metric of an alternative, by the alternative's key; NULL when the baseline has no such metric. */
const struct comparison_row *comparison_find(const struct comparison *comparison, size_t alternative, size_t key);

/* The same for a metric of scope `all`. */
const struct comparison_row *comparison_of(const struct comparison *comparison, size_t alternative, enum metric_id id);

/* Two-sided p-value of the t test of a zero mean. The same in all replications: 0, or 1 when it is zero. NAN for fewer
 * than two values. */
double estimate_p_value(const struct estimate *difference);

/* Holm's adjusted p-values: the i-th smallest of m times m - i + 1, at most 1, none below a smaller one's. NANs stay
 * and take no part. `adjusted` may be `p`. */
void comparison_holm(const double *p, double *adjusted, size_t count);

/* May be claimed: p_holm < 1 - confidence, and the interval excludes zero. */
bool comparison_shows(const struct estimate *difference, double p_holm, double confidence);

/* Verdict from the parts; better or worse is what comparison_shows. */
enum verdict comparison_verdict(const struct estimate *difference, double p_holm, double confidence, double margin,
                                enum metric_direction direction);

/* Plans among the scenarios: alternatives that are no bounds. */
bool comparison_is_plan(const struct study *study, size_t scenario);
size_t comparison_plans(const struct study *study);
#endif
