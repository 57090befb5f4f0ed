#include "experiment/best_chance.h"
#include "experiment/comparison.h"
#include "models/domain.h"
#include "sim/memory.h"
#include "sim/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double rounding = 1e-12; /* values that differ by less, of their size, are equal */

enum { WORDS = 4 }; /* of a block of draws */

struct contest { /* what is compared, larger is better */
    size_t entrants;
    size_t *scenarios; /* owned; of each entrant */
    int64_t futures;
    double *values; /* owned; [future][entrant] */
};

static size_t enter(struct contest *contest, const struct study *study, enum metric_id id, size_t *keys)
{
    for (size_t s = 0; s < study->count; s++) {
        size_t key = metric_key_find(&study->items[s].keys, (int)id, SCOPE_ALL, 0);
        if (key == SIZE_MAX || (s > 0 && !comparison_is_plan(study, s))) continue;
        keys[contest->entrants] = key;
        contest->scenarios[contest->entrants++] = s;
    }
    return contest->entrants;
}

static bool read_future(const struct contest *contest, const struct study *study, const size_t *keys, int64_t future,
                        double sign, double *values)
{
    bool complete = true;
    for (size_t e = 0; e < contest->entrants; e++) {
        const struct study_scenario *item = &study->items[contest->scenarios[e]];
        values[e] = sign * item->values[(size_t)future * item->keys.count + keys[e]];
        complete = complete && !isnan(values[e]);
    }
    return complete;
}

static void contest_init(struct contest *contest, const struct study *study, enum metric_id id)
{
    size_t *keys = memory_allocate(study->count, sizeof *keys);
    *contest = (struct contest){.scenarios = memory_allocate(study->count, sizeof *contest->scenarios)};
    size_t entrants = enter(contest, study, id, keys);
    double sign = metrics[id].direction == METRIC_LOWER_IS_BETTER ? -1 : 1;
    contest->values = memory_allocate((size_t)study->replications * entrants, sizeof *contest->values);
    for (int64_t r = 0; r < study->replications; r++)
        contest->futures +=
            read_future(contest, study, keys, r, sign, &contest->values[(size_t)contest->futures * entrants]);
    free(keys);
}

static void contest_free(struct contest *contest)
{
    free(contest->scenarios);
    free(contest->values);
}

/* Marks the entrants that nobody beats; returns how many. */
static size_t winners_of(const double *values, size_t entrants, bool *wins)
{
    double best = -INFINITY;
    size_t winners = 0;
    for (size_t e = 0; e < entrants; e++) best = fmax(best, values[e]);
    for (size_t e = 0; e < entrants; e++) winners += wins[e] = values[e] >= best - rounding * fabs(best);
    return winners;
}

static void count_futures(struct best_chance *chances, const struct contest *contest, double confidence)
{
    bool *wins = memory_allocate(contest->entrants, sizeof *wins);
    int64_t *hits = memory_allocate(contest->entrants, sizeof *hits);
    for (int64_t f = 0; f < contest->futures; f++) {
        size_t winners = winners_of(&contest->values[(size_t)f * contest->entrants], contest->entrants, wins);
        for (size_t e = 0; e < contest->entrants; e++) {
            hits[e] += wins[e];
            chances[contest->scenarios[e]].tied += wins[e] && winners > 1;
        }
    }
    for (size_t e = 0; e < contest->entrants; e++) {
        struct best_chance *chance = &chances[contest->scenarios[e]];
        chance->takes_part = true;
        chance->futures = estimate_share(hits[e], contest->futures, confidence);
    }
    free(hits);
    free(wins);
}

/* How often each group is drawn in a resample. */
static void draw_weights(double *weights, size_t groups, uint64_t seed, uint64_t resample)
{
    const struct random_key key = {seed, DOMAIN_BOOTSTRAP};
    memset(weights, 0, groups * sizeof *weights);
    for (size_t g = 0; g < groups; g += WORDS) {
        struct random_block block = random_draw(key, resample, g / WORDS, 0, 0);
        for (size_t w = 0; w < WORDS && g + w < groups; w++)
            weights[(size_t)(random_uniform(block.word[w]) * (double)groups)]++;
    }
}

/* Sums of the groups, [group][entrant], and how many futures each has behind them. */
static double *group_sums(const struct contest *contest, size_t groups)
{
    size_t columns = contest->entrants + 1;
    double *sums = memory_allocate(groups * columns, sizeof *sums);
    for (int64_t f = 0; f < contest->futures; f++) {
        size_t group = (size_t)f * groups / (size_t)contest->futures;
        for (size_t e = 0; e < contest->entrants; e++)
            sums[group * columns + e] += contest->values[(size_t)f * contest->entrants + e];
        sums[group * columns + contest->entrants]++;
    }
    return sums;
}

static void resample_means(double *means, const double *sums, const double *weights, size_t groups, size_t entrants)
{
    double futures = 0;
    for (size_t e = 0; e < entrants; e++) means[e] = 0;
    for (size_t g = 0; g < groups; g++) {
        const double *row = &sums[g * (entrants + 1)];
        for (size_t e = 0; e < entrants; e++) means[e] += weights[g] * row[e];
        futures += weights[g] * row[entrants];
    }
    for (size_t e = 0; e < entrants; e++) means[e] /= futures;
}

static void bootstrap(struct best_chance *chances, const struct contest *contest, int64_t seed)
{
    if (contest->futures < 2) return;
    size_t entrants = contest->entrants;
    size_t groups = contest->futures < BEST_GROUPS_MOST ? (size_t)contest->futures : BEST_GROUPS_MOST;
    double *sums = group_sums(contest, groups), *weights = memory_allocate(groups, sizeof *weights);
    double *means = memory_allocate(entrants, sizeof *means);
    bool *wins = memory_allocate(entrants, sizeof *wins);
    for (size_t e = 0; e < entrants; e++) chances[contest->scenarios[e]].on_average = 0;
    for (uint64_t resample = 0; resample < BEST_RESAMPLES; resample++) {
        draw_weights(weights, groups, (uint64_t)seed, resample);
        resample_means(means, sums, weights, groups, entrants);
        size_t winners = winners_of(means, entrants, wins);
        for (size_t e = 0; e < entrants; e++)
            if (wins[e]) chances[contest->scenarios[e]].on_average += 1.0 / (double)winners;
    }
    for (size_t e = 0; e < entrants; e++) chances[contest->scenarios[e]].on_average /= BEST_RESAMPLES;
    free(wins);
    free(means);
    free(weights);
    free(sums);
}

void best_chances(struct best_chance *chances, const struct study *study, enum metric_id id, double confidence)
{
    struct contest contest;
    for (size_t s = 0; s < study->count; s++)
        chances[s] = (struct best_chance){.futures = estimate_share(0, 0, confidence), .on_average = NAN};
    contest_init(&contest, study, id);
    count_futures(chances, &contest, confidence);
    bootstrap(chances, &contest, study->seed);
    contest_free(&contest);
}
