#include "app/study_rule.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>

static void add(struct study_rule *rule, const struct precision_goal *goal)
{
    rule->targets[rule->goal_count++] = precision_target_of(goal);
}

void study_rule_init(struct study_rule *rule, const struct study_request *request, const struct analysis *analysis)
{
    bool counted = request->replications > 0;
    size_t typed = request->goal_count, written = counted || request->no_precision ? 0 : analysis->precision.count;
    *rule = (struct study_rule){0};
    rule->targets = memory_allocate(typed + written, sizeof *rule->targets);
    for (size_t i = 0; i < typed; i++) add(rule, &request->goals[i]);
    for (size_t i = 0; i < written && typed == 0; i++) add(rule, &analysis->precision.items[i]);
    rule->most = counted                ? request->replications
                 : rule->goal_count > 0 ? analysis->replications_max
                                        : analysis->replications;
}

void study_rule_free(struct study_rule *rule)
{
    free(rule->targets);
    precision_free(&rule->precision);
    *rule = (struct study_rule){0};
}

bool study_rule_fits(const struct study_rule *rule, const struct study *study)
{
    bool fits = true;
    for (size_t i = 0; i < rule->goal_count; i++) {
        if (precision_is_of_difference(&rule->targets[i]) && study->count < 2) {
            fprintf(
                stderr,
                "himsim: --precision diff:%s: one scenario has no difference; take compare, or %s:0.02 for its mean\n",
                metrics[rule->targets[i].metric].id, metrics[rule->targets[i].metric].id);
            fits = false;
        }
        if (precision_can_target(&study->items[0].plan, rule->targets[i].metric)) continue;
        fprintf(stderr, "himsim: --precision: %s is not reported over all; take one that is, such as dnfb_mean_days\n",
                metrics[rule->targets[i].metric].id);
        fits = false;
    }
    return fits;
}
