#include "experiment/plan_choice.h"
#include "experiment/money.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static void npvs(const struct study *study, size_t scenario, double *values)
{
    const struct study_scenario *ours = &study->items[scenario], *theirs = &study->items[0];
    int months = cash_month_count(&theirs->plan);
    size_t width = (size_t)months;
    double *years = memory_allocate(width, sizeof *years), *net = memory_allocate(width, sizeof *net);
    money_years(&theirs->plan, years);
    for (size_t r = 0; r < (size_t)study->replications; r++) {
        size_t at = r * width * CASH_LINES;
        money_net_difference(ours->cash + at, theirs->cash + at, months, net);
        values[r] = money_npv(net, years, months, theirs->scenario->finance.discount_rate_share);
    }
    free(years);
    free(net);
}

static void turnarounds(const struct study *study, size_t scenario, double *values)
{
    const struct study_scenario *ours = &study->items[scenario], *theirs = &study->items[0];
    size_t our_key = metric_key_find(&ours->keys, METRIC_TAT_MEAN_HOURS, SCOPE_ALL, 0);
    size_t their_key = metric_key_find(&theirs->keys, METRIC_TAT_MEAN_HOURS, SCOPE_ALL, 0);
    for (size_t r = 0; r < (size_t)study->replications; r++)
        values[r] = theirs->values[r * theirs->keys.count + their_key] - ours->values[r * ours->keys.count + our_key];
}

/* Scores of all candidates, [scenario][replication]; the best mean's scenario is the plan. */
static double *score_all(struct plan_choice *choice, const struct study *study, enum choice_score score)
{
    size_t n = (size_t)study->replications;
    double *scores = memory_allocate(study->count * n, sizeof *scores), best = -INFINITY;
    for (size_t s = 1; s < study->count; s++) {
        if (!choice->is_candidate[s]) continue;
        (score == CHOICE_BY_NPV ? npvs : turnarounds)(study, s, scores + s * n);
        double mean = estimate_of(scores + s * n, 1, (int64_t)n, 0.95).mean;
        if (!(mean > best)) continue;
        best = mean;
        choice->plan = s;
    }
    return scores;
}

static void judge_leads(struct plan_choice *choice, const struct study *study, const double *scores, double confidence)
{
    size_t n = (size_t)study->replications;
    double *p = memory_allocate(study->count, sizeof *p), *lead = memory_allocate(n, sizeof *lead);
    for (size_t s = 0; s < study->count; s++) {
        p[s] = NAN;
        if (!choice->is_candidate[s] || s == choice->plan) continue;
        for (size_t r = 0; r < n; r++) lead[r] = scores[choice->plan * n + r] - scores[s * n + r];
        choice->lead[s] = estimate_of(lead, 1, (int64_t)n, confidence);
        p[s] = estimate_p_value(&choice->lead[s]);
    }
    comparison_holm(p, p, study->count);
    for (size_t s = 0; s < study->count; s++)
        if (!isnan(p[s])) choice->is_behind[s] = comparison_shows(&choice->lead[s], p[s], confidence);
    free(lead);
    free(p);
}

void plan_choice_init(struct plan_choice *choice, const struct study *study, const bool *is_candidate,
                      enum choice_score score, double confidence)
{
    *choice = (struct plan_choice){.is_candidate = memory_allocate(study->count, sizeof *choice->is_candidate),
                                   .lead = memory_allocate(study->count, sizeof *choice->lead),
                                   .is_behind = memory_allocate(study->count, sizeof *choice->is_behind)};
    for (size_t s = 1; s < study->count; s++) {
        choice->is_candidate[s] = is_candidate[s];
        choice->candidates += is_candidate[s];
    }
    if (choice->candidates == 0) return;
    double *scores = score_all(choice, study, score);
    judge_leads(choice, study, scores, confidence);
    free(scores);
}

void plan_choice_free(struct plan_choice *choice)
{
    free(choice->is_candidate);
    free(choice->lead);
    free(choice->is_behind);
    *choice = (struct plan_choice){0};
}
