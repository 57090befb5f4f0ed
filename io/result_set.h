#ifndef IO_RESULT_SET_H
#define IO_RESULT_SET_H
/* A study together with what its files and tables must say about it. Nothing is owned. */
#include "experiment/comparison.h"
#include "experiment/estimate.h"
#include "experiment/precision.h"
#include "experiment/steady_state.h"
#include "io/scenario_load.h"

enum { RESULT_SCHEMA_VERSION = 1, MODEL_VERSION = 5 }; /* MODEL_VERSION rises whenever a golden byte changes */

struct result_set {
    const struct study *study;
    const struct loaded_scenario *scenarios; /* study->count of them, the baseline first */
    const struct steady_state *steady;       /* per scenario; NULL unless a steady state was looked for */
    bool is_pilot; /* the study is only the pilot: it found no end of the warm-up, and there are no results */
    double confidence;
    bool is_comparison;
    int jobs;
    const struct precision *precision;   /* NULL: a fixed count was asked for */
    int64_t most;                        /* replications that were asked for, or with precision allowed */
    char **given;                        /* per scenario: as it was given, in the portable form */
    char **given_digests;                /* per scenario: its digest then; a warm-up that is found changes it */
    char **inputs;                       /* per scenario: its file in the result folder; NULL without a folder */
    const struct comparison *comparison; /* of a comparison with at least one replication; else NULL */
};

enum { SMALL_SAMPLE = 20 };
/* Fewer than SMALL_SAMPLE replications: t intervals then rest on values that are nearly normal. */
bool result_is_small_sample(const struct result_set *results);

/* Better "✓", worse "✗", or nothing that can be shown "=": the interval holds zero. The sign alone would need a
 * colour. */
const char *result_verdict(const struct estimate *difference, enum metric_direction direction);

/* "✓" better, "✗" worse, "≈" practically equal, "=" nothing shown; "<" and ">" where neither direction is better. */
const char *result_sign(enum verdict verdict);

/* "better", "worse", "practically_equal", "nothing_shown", "lower", "higher" */
extern const char *const verdict_names[VERDICT_COUNT];

/* What the signs of a comparison mean and rest on. The caller frees. */
char *result_legend(const struct result_set *results);

/* Any scenario pays, denies or takes back later than the bill drops: cash is a story of its own. */
bool result_has_cash_flow(const struct result_set *results);

/* The baseline expects to be paid for what it bills: there is money to compare. */
bool result_has_money(const struct result_set *results);

/* "fixed_count", "precision_met", "replications_max" (precision was asked for and not reached) or "interrupted". */
const char *result_stop_reason(const struct result_set *results);

/* Title of a scenario, or its name. */
const char *result_label(const struct result_set *results, size_t scenario);

/* "all", "pool:NAME" ...; the caller frees. */
char *result_scope(const struct scenario *scenario, const struct metric_key *key);

/* The mechanisms that the baseline leaves switched off, as one sentence to be shown under every scorecard; NULL when it
 * uses them all. The caller frees. */
char *result_left_out(const struct result_set *results);
#endif
