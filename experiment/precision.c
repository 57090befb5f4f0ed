#include "experiment/precision.h"
#include "sim/memory.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

double precision_default_floor(enum metric_id metric)
{
    static const struct {
        const char *unit;
        double floor;
    } floors[] = {{"days", 0.05}, {"hours", 0.1}, {"share", 0.002}, {"usd", 1000}, {"encounters", 0.5}};
    for (size_t i = 0; i < sizeof floors / sizeof *floors; i++)
        if (strcmp(metrics[metric].unit, floors[i].unit) == 0) return floors[i].floor;
    return 0.1;
}

struct precision_target precision_target_of(const struct precision_goal *goal)
{
    enum metric_id metric = (enum metric_id)metric_find(goal->metric);
    return (struct precision_target){metric, goal->share,
                                     isnan(goal->floor) ? precision_default_floor(metric) : goal->floor};
}

bool precision_can_target(const struct plan *plan, enum metric_id metric)
{
    struct metric_keys keys;
    metric_keys_init(&keys, plan);
    bool can = metric_key_find(&keys, metric, SCOPE_ALL, 0) != SIZE_MAX;
    free(keys.items);
    return can;
}

/* Intervals that a target needs. */
static size_t interval_count(const struct precision_target *target, size_t scenarios)
{
    return precision_is_of_difference(target) ? scenarios - 1 : scenarios;
}

void precision_init(struct precision *precision, const struct precision_target *targets, size_t count, size_t scenarios,
                    double confidence, int64_t most)
{
    size_t intervals = 0;
    for (size_t i = 0; i < count; i++) intervals += interval_count(&targets[i], scenarios);
    *precision = (struct precision){.count = count,
                                    .targets = targets,
                                    .states = memory_allocate(count, sizeof *precision->states),
                                    .confidence = confidence,
                                    .level = 1 - (1 - confidence) / (double)(intervals > 0 ? intervals : 1),
                                    .most = most};
}

void precision_free(struct precision *precision)
{
    free(precision->states);
    *precision = (struct precision){0};
}

/* Each look is half as far again as the one before, rounded up: 20, 30, 45, 68, 102, ... */
int64_t precision_next_look(const struct precision *precision, int64_t replications)
{
    int64_t look = PRECISION_FIRST_LOOK;
    while (look <= replications) look = (3 * look + 1) / 2;
    return look < precision->most ? look : precision->most;
}

static struct precision_state state_of_mean(const struct precision *precision, const struct precision_target *target,
                                            const struct study *study, size_t s)
{
    size_t key = metric_key_find(&study->items[s].keys, target->metric, SCOPE_ALL, 0);
    struct precision_state state = {s, NAN, NAN, INFINITY, false};
    if (key == SIZE_MAX) return state;
    struct estimate estimate = estimate_metric(study, s, key, precision->level);
    state.mean = estimate.mean;
    state.half_width = estimate.half_width;
    if (!isfinite(estimate.half_width)) return state;
    double relative = estimate.half_width / fabs(estimate.mean);
    if (estimate.half_width == 0) relative = 0;
    if (relative < 1) state.achieved = relative / (1 - relative);
    if (study->replications < PRECISION_FIRST_LOOK) return state;
    state.is_met = state.achieved <= target->share || estimate.half_width <= target->floor;
    return state;
}

static struct precision_state state_of_difference(const struct precision *precision,
                                                  const struct precision_target *target, const struct study *study,
                                                  size_t s)
{
    size_t key = metric_key_find(&study->items[s].keys, target->metric, SCOPE_ALL, 0);
    struct precision_state state = {s, NAN, NAN, INFINITY, false};
    struct estimate estimate;
    if (key == SIZE_MAX || !estimate_difference(study, s, key, precision->level, &estimate)) return state;
    state.mean = estimate.mean;
    state.half_width = estimate.half_width;
    if (!isfinite(estimate.half_width)) return state;
    state.achieved = estimate.half_width;
    state.is_met = study->replications >= PRECISION_FIRST_LOOK && estimate.half_width <= target->floor;
    return state;
}

/* Further from the target; what has met it is nearer than what has not. */
static bool is_further(const struct precision_state *a, const struct precision_state *b)
{
    if (a->is_met != b->is_met) return !a->is_met;
    return a->achieved > b->achieved;
}

void precision_look(struct precision *precision, const struct study *study)
{
    precision->is_met = true;
    for (size_t i = 0; i < precision->count; i++) {
        const struct precision_target *target = &precision->targets[i];
        struct precision_state *worst = &precision->states[i];
        size_t first = precision_is_of_difference(target) ? 1 : 0;
        for (size_t s = first; s < study->count; s++) {
            struct precision_state state =
                first ? state_of_difference(precision, target, study, s) : state_of_mean(precision, target, study, s);
            if (s == first || is_further(&state, worst)) *worst = state;
        }
        precision->is_met = precision->is_met && worst->is_met;
    }
    precision->looks++;
}

/* A study that holds replications already has passed the looks before them; one between two looks is none. */
static int64_t first_look(const struct precision *precision, const struct study *study)
{
    return precision_next_look(precision, study->replications > 0 ? study->replications - 1 : 0);
}

void precision_run(struct precision *precision, struct study *study, const struct study_options *options,
                   void (*looked)(void *context, const struct precision *precision, const struct study *study))
{
    struct study_options step = *options;
    int64_t at = first_look(precision, study);
    do {
        step.replications = at;
        study_run(study, &step);
        if (study->interrupted) break;
        precision_look(precision, study);
        if (looked) looked(options->context, precision, study);
        if (precision->is_met || at >= precision->most) break;
        at = precision_next_look(precision, at);
    } while (true);
    if (study->interrupted && study->replications > 0) precision_look(precision, study);
    if (study->interrupted) study->requested = precision->most;
}
