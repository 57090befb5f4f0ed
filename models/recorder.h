#ifndef MODELS_RECORDER_H
#define MODELS_RECORDER_H
/* What a replication counts and times beyond its day book, in exact integers, over the window [window_start, horizon).
 */
#include "models/day_table.h"
#include "models/scenario.h"
#include "sim/sketch.h"
#include "sim/tally.h"

struct type_record {                /* of one work type */
    int64_t opening;                /* charts that were there at the start */
    int64_t waited;                 /* charts that waited at all */
    int64_t due, due_within_target; /* charts of the window that were ready long enough ago to have met the target */
    struct tally wait;
    int64_t oldest_ready;             /* of the charts uncoded at the end; TIME_NEVER when there is none */
    int128 waiting_area, coding_area; /* charts x microseconds */
    int64_t queries_unanswered;
    int128 query_area;                /* charts with the provider x microseconds */
    int128 quality_area;              /* in or waiting for audit, second coding or correction */
    struct sketch *turnaround_sketch; /* of the charts coded in the window */
    struct sketch *open_age_sketch;   /* since final documentation, of the charts uncoded at the end */
};

enum { FILING_HORIZONS = 3 };
extern const int filing_horizon_days[FILING_HORIZONS]; /* 0, 30, 60 */

struct recorder {
    int64_t window_start, horizon; /* of the window */
    size_t work_types;
    struct type_record *types;
    int64_t *target;                       /* per work type */
    int64_t filing_cents[FILING_HORIZONS]; /* net, of the charts uncoded at the end whose filing limit is so near */
};

void recorder_init(struct recorder *recorder, const struct scenario *scenario, const struct day_table *days);
void recorder_reset(struct recorder *recorder);
void recorder_free(struct recorder *recorder);

static inline bool recorder_in_window(const struct recorder *recorder, int64_t time)
{
    return time >= recorder->window_start && time < recorder->horizon;
}

static inline int64_t recorder_clip(const struct recorder *recorder, int64_t from, int64_t to)
{
    return time_overlap(from, to, recorder->window_start, recorder->horizon);
}

/* A chart meets its coder for the first time. */
static inline void recorder_wait(struct recorder *recorder, int work_type, int64_t ready, int64_t now)
{
    if (!recorder_in_window(recorder, now)) return;
    struct type_record *type = &recorder->types[work_type];
    tally_add(&type->wait, now - ready);
    type->waited += now > ready;
}

/* A chart is coded. */
static inline void recorder_coded(struct recorder *recorder, int work_type, int64_t ready, int64_t now)
{
    struct type_record *type = &recorder->types[work_type];
    if (!recorder_in_window(recorder, now)) return;
    int64_t turnaround = now - ready;
    sketch_add(type->turnaround_sketch, turnaround);
    if (ready >= recorder->window_start && ready <= recorder->horizon - recorder->target[work_type]) {
        type->due++;
        type->due_within_target += turnaround <= recorder->target[work_type];
    }
}

/* A documented chart is still uncoded at the end. */
void recorder_uncoded(struct recorder *recorder, int work_type, int64_t ready);

/* The payer's limit (TIME_NEVER: none) and the expected net payment of such a chart. */
void recorder_filing(struct recorder *recorder, int64_t limit, int64_t net_cents);
#endif
