#ifndef EXPERIMENT_STEADY_STATE_H
#define EXPERIMENT_STEADY_STATE_H
/* The steady state of the week. A pilot study, whose daily values were kept, gives the means of whole weeks (Monday to
 * Sunday) of the stocks that fill last: uncoded encounters and DNFB dollars at midnight. Over the average of all pilot
 * replications MSER-m looks for the warm-up (experiment/warm_up.h); the longest of all stocks and, in a comparison, of
 * all scenarios is used for all. What is left must not drift: the slope of the week means is taken in each replication
 * and judged over the replications by Student's t, so that weeks that resemble each other do no harm.
 *
 * There is no steady state when at least as much work arrives, by chance, as the pools can ever do with every
 * authorised seat filled (models/shortage.h; of a trace, when more does: work that is not random may fill them to the
 * brim), or when a stock drifts: the interval of its slope excludes zero, and over the window it would move by more
 * than DRIFT_SHARE of its level. A stock that still falls where MSER finds no end of the warm-up cannot fall for ever:
 * the run is too short.
 *
 * That no drift shows is no steady state yet. Where the interval of the slope leaves room for a drift of more than
 * STEADY_ROOM_SHARE of the level over the window, or too few weeks are left to look at one, it is too short to tell,
 * whether the warm-up was found or given. */
#include "experiment/estimate.h"
#include "models/shortage.h"
#include "models/steady_weeks.h"

enum { STEADY_PILOT_REPLICATIONS = 20, STEADY_DRIFT_WEEKS_MIN = 4, WELCH_WEEKS = 4 };
#define STEADY_DRIFT_CONFIDENCE 0.99
#define STEADY_DRIFT_SHARE      0.05
#define STEADY_ROOM_SHARE       0.5

/* The pilot's encounters are its own: the window is not chosen by the lives that it is then measured by. */
int64_t steady_pilot_seed(int64_t seed);

enum steady_verdict { STEADY_FOUND, STEADY_GIVEN, STEADY_NONE, STEADY_TOO_SHORT, STEADY_UNSURE, STEADY_VERDICTS };
extern const char *const steady_verdict_names[STEADY_VERDICTS]; /* "found", ... "run_too_short", "too_short_to_tell" */

enum steady_stock { STEADY_BACKLOG, STEADY_DNFB, STEADY_STOCKS };

struct steady_series {
    bool is_watched; /* the stock is ever there */
    double *weeks;   /* means of the whole weeks over the pilot's replications; owned */
    double *welch;   /* their moving average over 2 x WELCH_WEEKS + 1; owned */
    size_t warm_up_weeks;
    bool at_bound;         /* MSER found no end of the warm-up in the first half */
    struct estimate drift; /* a week, over the replications, from drift_from on; NAN for too few weeks */
    double level;          /* mean of the same weeks */
    bool drifts;
};

struct steady_state {                /* of one scenario */
    const struct scenario *scenario; /* borrowed */
    enum steady_verdict verdict;
    bool is_given; /* the warm-up is the scenario's own */
    bool is_overloaded;
    struct shortage load; /* of the pools that are tightest, every authorised seat filled; owned */
    struct steady_weeks weeks;
    int64_t replications, seed; /* of the pilot */
    size_t batch_weeks;
    size_t drift_from;   /* week from which the drift is looked at */
    int64_t warmup_days; /* that the result should use: the scenario's own unless one was found */
    struct steady_series series[STEADY_STOCKS];
};

/* Series of the metrics table that a stock is, and what it counts. */
enum series_id steady_stock_series(enum steady_stock stock);

/* Judges every scenario of a pilot study; `states` holds pilot->count of them, each freed with steady_state_free. */
void steady_states_find(struct steady_state *states, const struct study *pilot);
void steady_state_free(struct steady_state *state);

/* The stock that drifts most beside its level; STEADY_STOCKS when none does. */
enum steady_stock steady_state_drifting(const struct steady_state *state);

/* The most that a stock may move over the window, beside its level: what the pilot cannot exclude. NAN where drift was
 * not looked at; 0 where nothing ever waits. */
double steady_state_room(const struct steady_state *state);
#endif
