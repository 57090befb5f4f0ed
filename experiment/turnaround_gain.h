#ifndef EXPERIMENT_TURNAROUND_GAIN_H
#define EXPERIMENT_TURNAROUND_GAIN_H
/* What a change of coding turnaround does to DNFB, and where it stays when DNFB does not move. Everything is a paired
 * difference alternative - baseline, in days or gross dollars, over the window. */
#include "experiment/estimate.h"
#include "models/ledger.h"

struct turnaround_gain {
    double tat_before_days, tat_after_days; /* means */
    struct estimate tat_days;               /* mean turnaround: every chart counts alike */
    struct estimate tat_by_dollars_days;    /* means of the work types weighted with the hospital dollars they bring */
    struct estimate dnfb_days;              /* dnfb_mean_days */
    struct estimate hidden_days;            /* turnaround gained - DNFB days gained: dnfb_days - tat_days */
    struct estimate hidden_dollars_days;    /* the part of it that dollars say: dnfb_days - tat_by_dollars_days */
    struct estimate uncoded_end;            /* charts uncoded at the end: the turnaround does not know them */
    struct estimate coding_usd;             /* gross DNFB beyond the hold that waits for or is in coding or quality */
    struct estimate cause_usd[CAUSE_COUNT];
    double cause_before_usd[CAUSE_COUNT]; /* means of the baseline */
};

/* Dollars of a work type: its arrivals in the baseline x the mean gross charges its scenario says. Work types that one
 * of the two scenarios lacks, or did not code, count in neither. */
void turnaround_gain_of(struct turnaround_gain *gain, const struct study *study, size_t alternative, double confidence);
#endif
