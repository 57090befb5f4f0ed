#ifndef IO_FIGURE_SET_H
#define IO_FIGURE_SET_H
/* What all figures of one study share: whom they show, under which names, and the words that several of them use. */
#include "experiment/comparison.h"
#include "io/figure_axis.h"
#include "io/figure_context.h"
#include "io/figure_number.h"

struct figure_set {
    const struct study *study;
    const struct figure_context *context;
    const char *directory;
    char **message;
    struct text_pool pool;
    const char **labels; /* per scenario, clean, on one line */
    const char **slugs;  /* per scenario, fit for a file name, unique */
    struct comparison comparison;
    const char *left_out; /* note on figures that were left out; NULL: none */
};

void figure_set_init(struct figure_set *set, const struct study *study, const struct figure_context *context,
                     const char *directory, char **message);
void figure_set_free(struct figure_set *set);

/* Estimate of a metric of a scenario; all NAN and count 0 when it has no such key. */
struct estimate figure_level(const struct figure_set *set, size_t scenario, enum metric_id id, enum scope scope,
                             int item);

/* First and last civil day of the window of statistics. */
int64_t figure_first_day(const struct figure_set *set, size_t scenario);
int64_t figure_last_day(const struct figure_set *set, size_t scenario);
const char *figure_set_period(struct figure_set *set);

/* "himsim 0.1.0 · baseline@3f2a91c vs hybrid@b81e07d · seed 1 · n = 50"; the baseline and the scenarios
 * from `from` (at least 1) to before `to`. */
const char *figure_set_footer(struct figure_set *set, size_t from, size_t to);

/* The scenario's label, marked "(baseline)" when it is the baseline of a comparison and does not say so. */
const char *figure_set_label(struct figure_set *set, size_t scenario);

/* "50 replications", "one replication" */
const char *figure_set_replications(struct figure_set *set);

/* How a title begins that is about one scenario: "Overtime:" and a newline, at which the title may break.
 * A label that would fill more than a line is cut. */
const char *figure_set_subject(struct figure_set *set, size_t scenario);

/* Bounds are limits, not plans: figures show them, titles neither count nor name them. The baseline is never one. */
bool figure_set_is_bound(const struct figure_set *set, size_t scenario);

/* The alternatives that are no bounds. */
size_t figure_set_plans(const struct figure_set *set);

/* "alternative"; "plan" where a bound stands among them. */
const char *figure_set_noun(const struct figure_set *set);

/* Colour of a scenario where every plan can have its own. */
int figure_set_ink(const struct figure_set *set, size_t scenario);

/* Remembers that figures were left out. */
void figure_set_leave_out(struct figure_set *set, const char *what);

/* One function a figure; false when the world fails. */
bool figure_fan_write(struct figure_set *set);
bool figure_causes_write(struct figure_set *set);
bool figure_cost_write(struct figure_set *set);
bool figure_tat_write(struct figure_set *set);
bool figure_utilization_write(struct figure_set *set);
bool figure_scorecard_write(struct figure_set *set);
bool figure_coverage_write(struct figure_set *set);
bool figure_aged_write(struct figure_set *set);
bool figure_filing_write(struct figure_set *set);
bool figure_pareto_write(struct figure_set *set);         /* of at least two scenarios, as the next */
bool figure_ladder_write(struct figure_set *set);         /* nothing where all have as many people */
bool figure_quality_write(struct figure_set *set);        /* nothing where nobody errs */
bool figure_welch_write(struct figure_set *set);          /* in steady state */
bool figure_variance_write(struct figure_set *set);       /* of at least two scenarios and replications */
bool figure_waterfall_dnfb_write(struct figure_set *set); /* of at least two scenarios, as the next */
bool figure_waterfall_cost_write(struct figure_set *set);
#endif
