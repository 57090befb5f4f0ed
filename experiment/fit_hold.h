#ifndef EXPERIMENT_FIT_HOLD_H
#define EXPERIMENT_FIT_HOLD_H
/* The bill hold of a work type: the mode of the whole days from discharge to bill among accounts that were coded early,
 * that is a day or more before their bill, so that not coding but the hold decided when it dropped. With a nightly run
 * at one time of day the same number is the smallest whole hold that the run explains. Where bills are known to the day
 * only, days are counted on the calendar: a bill then drops on the right date, at the hour of the discharge. */
#include "experiment/estimate.h"
#include "models/history.h"

enum { FIT_HOLD_DAYS_MOST = 60, FIT_HOLD_ROWS_LEAST = 30 };

enum fit_hold_outcome {
    FIT_HOLD_UNKNOWN, /* too few accounts with all three instants, or none clear */
    FIT_HOLD_MODE,
    FIT_HOLD_NONE /* bills follow coding within a day, and within a day of discharge where coding is that quick */
};

struct fit_hold {
    enum fit_hold_outcome outcome;
    int days;
    int64_t billed;              /* accounts with discharge, coded and billed */
    struct share_estimate early; /* coded early, of those */
    struct share_estimate mode;  /* at the mode, of the early ones */
    int all_days;              /* mode of all bills, whenever coded: a hint where nothing else is known; -1: too few */
    struct share_estimate all; /* at that mode */
};

void fit_hold_make(struct fit_hold *hold, const struct history *history, int32_t work_type, bool bills_are_dates,
                   double confidence);

/* The local minute of day at which more than half of the bills drop; -1: they do not. */
int fit_bill_run_minute(const struct history *history);
#endif
