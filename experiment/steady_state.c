#include "experiment/steady_state.h"
#include "experiment/warm_up.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

const char *const steady_verdict_names[STEADY_VERDICTS] = {
    [STEADY_FOUND] = "found",
    [STEADY_GIVEN] = "given",
    [STEADY_NONE] = "no_steady_state",
    [STEADY_TOO_SHORT] = "run_too_short",
    [STEADY_UNSURE] = "too_short_to_tell",
};

int64_t steady_pilot_seed(int64_t seed)
{
    return seed ^ INT64_C(1) << 52;
}

enum series_id steady_stock_series(enum steady_stock stock)
{
    return stock == STEADY_BACKLOG ? SERIES_BACKLOG_ENCOUNTERS : SERIES_DNFB_USD;
}

/* Whole-week means of one replication. */
static void week_means(const struct study *pilot, size_t scenario, size_t key, int64_t replication,
                       const struct steady_weeks *weeks, double *means)
{
    const struct study_scenario *item = &pilot->items[scenario];
    size_t days = (size_t)item->plan.days.days;
    const double *daily = item->daily + ((size_t)replication * item->series.count + key) * days + weeks->lead_days;
    for (int64_t w = 0; w < weeks->count; w++) {
        double sum = 0;
        for (int d = 0; d < 7; d++) sum += daily[7 * w + d];
        means[w] = sum / 7;
    }
}

static void find_truncation(struct steady_series *weekly, size_t weeks, size_t batch_weeks)
{
    double *batches = memory_allocate(weeks, sizeof *batches);
    size_t count = batch_means(weekly->weeks, weeks, batch_weeks, batches);
    struct truncation truncation = warm_up_truncation(batches, count);
    weekly->warm_up_weeks = truncation.batches * batch_weeks;
    weekly->at_bound = truncation.at_bound;
    free(batches);
}

static void look_at(struct steady_state *state, const struct study *pilot, size_t scenario, enum steady_stock stock)
{
    struct steady_series *weekly = &state->series[stock];
    size_t weeks = (size_t)state->weeks.count;
    size_t key = metric_key_find(&pilot->items[scenario].series, (int)steady_stock_series(stock), SCOPE_ALL, 0);
    double *means = memory_allocate(weeks, sizeof *means), largest = 0;
    weekly->weeks = memory_allocate(weeks, sizeof *weekly->weeks);
    weekly->welch = memory_allocate(weeks, sizeof *weekly->welch);
    for (int64_t r = 0; r < pilot->replications; r++) {
        week_means(pilot, scenario, key, r, &state->weeks, means);
        for (size_t w = 0; w < weeks; w++) weekly->weeks[w] += means[w] / (double)pilot->replications;
    }
    for (size_t w = 0; w < weeks; w++) largest = fmax(largest, weekly->weeks[w]);
    free(means);
    weekly->is_watched = largest > 0;
    welch_average(weekly->weeks, weeks, WELCH_WEEKS, weekly->welch);
    if (weekly->is_watched) find_truncation(weekly, weeks, state->batch_weeks);
}

/* Seats that stand empty today may be filled: what the authorised ones can do is the bound that lasts. */
static void find_load(struct steady_state *state, const struct scenario *own)
{
    struct scenario filled;
    scenario_copy(&filled, own);
    for (size_t p = 0; p < filled.pools.count; p++)
        for (size_t s = 0; s < filled.pools.items[p].shifts.count; s++) {
            struct shift *shift = &filled.pools.items[p].shifts.items[s];
            if (shift->authorised_headcount > shift->headcount) shift->headcount = shift->authorised_headcount;
        }
    shortage_find_tightest(&state->load, &filled);
    scenario_copy_free(&filled);
    bool is_random = own->arrival_trace.count == 0;
    state->is_overloaded =
        state->load.hours > 0 && state->load.hours > state->load.capacity * (1 + (is_random ? -1e-9 : 1e-9));
}

static void state_init(struct steady_state *state, const struct study *pilot, size_t scenario)
{
    const struct scenario *own = pilot->items[scenario].scenario;
    *state = (struct steady_state){.scenario = own,
                                   .is_given = own->facility.warmup_days > 0,
                                   .weeks = steady_weeks_of(&own->facility),
                                   .replications = pilot->replications,
                                   .seed = pilot->seed,
                                   .warmup_days = own->facility.warmup_days};
    state->batch_weeks = mser_batch_weeks((size_t)state->weeks.count);
    find_load(state, own);
    for (int stock = 0; stock < STEADY_STOCKS; stock++) look_at(state, pilot, scenario, (enum steady_stock)stock);
}

static void find_drift(struct steady_state *state, const struct study *pilot, size_t scenario, enum steady_stock stock)
{
    struct steady_series *weekly = &state->series[stock];
    size_t weeks = (size_t)state->weeks.count, left = weeks - state->drift_from;
    size_t key = metric_key_find(&pilot->items[scenario].series, (int)steady_stock_series(stock), SCOPE_ALL, 0);
    double *means = memory_allocate(weeks, sizeof *means);
    double *slopes = memory_allocate((size_t)pilot->replications, sizeof *slopes);
    for (int64_t r = 0; r < pilot->replications; r++) {
        week_means(pilot, scenario, key, r, &state->weeks, means);
        slopes[r] = left < STEADY_DRIFT_WEEKS_MIN ? NAN : trend_slope(means + state->drift_from, left);
    }
    weekly->drift = estimate_of(slopes, 1, pilot->replications, STEADY_DRIFT_CONFIDENCE);
    weekly->level = 0;
    for (size_t w = state->drift_from; w < weeks; w++) weekly->level += weekly->weeks[w] / (double)left;
    weekly->drifts = weekly->is_watched && estimate_shows(&weekly->drift) &&
                     fabs(weekly->drift.mean) * (double)left > STEADY_DRIFT_SHARE * weekly->level;
    free(slopes);
    free(means);
}

static bool is_at_bound(const struct steady_state *state)
{
    for (int s = 0; s < STEADY_STOCKS; s++)
        if (state->series[s].at_bound) return true;
    return false;
}

static bool grows(const struct steady_state *state)
{
    for (int s = 0; s < STEADY_STOCKS; s++)
        if (state->series[s].drifts && state->series[s].drift.mean > 0) return true;
    return false;
}

static enum steady_verdict verdict_of(const struct steady_state *state)
{
    if (state->is_overloaded) return STEADY_NONE;
    if (!state->is_given && is_at_bound(state)) return grows(state) ? STEADY_NONE : STEADY_TOO_SHORT;
    if (steady_state_drifting(state) != STEADY_STOCKS) return STEADY_NONE;
    if (!(steady_state_room(state) <= STEADY_ROOM_SHARE)) return STEADY_UNSURE;
    return state->is_given ? STEADY_GIVEN : STEADY_FOUND;
}

/* The longest warm-up that ends within the first half. */
static size_t longest_warm_up(const struct steady_state *states, size_t count)
{
    size_t longest = 0;
    for (size_t s = 0; s < count; s++)
        for (int i = 0; i < STEADY_STOCKS; i++) {
            const struct steady_series *weekly = &states[s].series[i];
            if (!weekly->at_bound && weekly->warm_up_weeks > longest) longest = weekly->warm_up_weeks;
        }
    return longest;
}

static void judge(struct steady_state *state, const struct study *pilot, size_t scenario, size_t warm_up_weeks)
{
    state->drift_from = warm_up_weeks;
    for (int i = 0; i < STEADY_STOCKS; i++)
        if (state->series[i].warm_up_weeks > state->drift_from) state->drift_from = state->series[i].warm_up_weeks;
    if (state->is_given)
        state->drift_from = (size_t)steady_weeks_from(&state->weeks, state->scenario->facility.warmup_days);
    for (int i = 0; i < STEADY_STOCKS; i++) find_drift(state, pilot, scenario, (enum steady_stock)i);
    state->verdict = verdict_of(state);
}

/* Is there a warm-up to be left out, known to be enough or not? */
static bool has_found(const struct steady_state *states, size_t count)
{
    for (size_t s = 0; s < count; s++)
        if (states[s].verdict == STEADY_FOUND || states[s].verdict == STEADY_UNSURE) return true;
    return false;
}

void steady_states_find(struct steady_state *states, const struct study *pilot)
{
    for (size_t s = 0; s < pilot->count; s++) state_init(&states[s], pilot, s);
    size_t longest = longest_warm_up(states, pilot->count);
    for (size_t s = 0; s < pilot->count; s++) judge(&states[s], pilot, s, longest);
    if (!has_found(states, pilot->count)) return;
    for (size_t s = 0; s < pilot->count; s++)
        if (!states[s].is_given) states[s].warmup_days = states[s].weeks.lead_days + 7 * (int64_t)longest;
}

void steady_state_free(struct steady_state *state)
{
    shortage_free(&state->load);
    for (int i = 0; i < STEADY_STOCKS; i++) {
        free(state->series[i].weeks);
        free(state->series[i].welch);
    }
    *state = (struct steady_state){0};
}

enum steady_stock steady_state_drifting(const struct steady_state *state)
{
    enum steady_stock most = STEADY_STOCKS;
    double largest = 0;
    for (int i = 0; i < STEADY_STOCKS; i++) {
        const struct steady_series *weekly = &state->series[i];
        double share = fabs(weekly->drift.mean) / weekly->level;
        if (!weekly->drifts || share <= largest) continue;
        largest = share;
        most = (enum steady_stock)i;
    }
    return most;
}

double steady_state_room(const struct steady_state *state)
{
    double weeks = (double)(state->weeks.count - (int64_t)state->drift_from), largest = 0;
    for (int i = 0; i < STEADY_STOCKS; i++) {
        const struct steady_series *at = &state->series[i];
        if (!at->is_watched) continue;
        if (!isfinite(at->drift.half_width)) return NAN;
        largest = fmax(largest, (fabs(at->drift.mean) + at->drift.half_width) * weeks / at->level);
    }
    return largest;
}
