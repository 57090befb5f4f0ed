#ifndef EXPERIMENT_FIT_H
#define EXPERIMENT_FIT_H
/* A hospital's parameters from its own accounts. Only accounts discharged on whole local days inside the time that the
 * export speaks about are used, so that neither end is cut. */
#include "experiment/estimate.h"
#include "experiment/fit_arrivals.h"
#include "experiment/fit_choice.h"
#include "experiment/fit_hold.h"
#include "experiment/fit_staff.h"
#include "models/history.h"

/* A column of instants of which more than half fall on midnight holds dates, or batch postings, not times. */
enum fit_column { FIT_DISCHARGE, FIT_DOCUMENTED, FIT_CODING_START, FIT_CODED, FIT_BILLED, FIT_COLUMN_COUNT };

struct fit_batch {
    int64_t known, at_midnight; /* of the local day, or of the UTC day */
    bool is_batch;
};

enum { FIT_DENIAL_DAYS = 60 }; /* from the bill, in which a denial has come or will not */

struct fit_type {
    int32_t type;           /* index of the work type in the history */
    int64_t accounts, open; /* open: neither billed, coded nor documented */
    bool has_arrivals;
    struct fit_arrival_counts counts; /* `counts.counts` owned */
    struct fit_arrivals arrivals;
    struct fit_sample gross_sample, lag_sample, minutes_sample; /* closed; usd, hours, minutes */
    struct fit_choice gross, lag, minutes;
    struct fit_interval net_share;        /* NAN without both amounts */
    struct fit_interval rank_correlation; /* Spearman, charges and minutes; NAN without both */
    struct share_estimate query;          /* of charts that people coded */
    struct share_estimate denial;         /* of bills older than FIT_DENIAL_DAYS, or of all when those are too few */
    struct share_estimate touchless;
    struct share_estimate *payers; /* by payer, of accounts with a payer; owned */
    struct fit_hold hold;
};

struct fit {
    const struct history *history; /* borrowed */
    double confidence;
    int64_t first_day, days; /* whole local days that are observed */
    bool *holidays;          /* days + FIT_REFERENCE_DAYS; NULL without a calendar; owned */
    struct fit_batch batches[FIT_COLUMN_COUNT];
    size_t type_count;
    struct fit_type *types;           /* owned */
    struct fit_interval common_share; /* NAN: not to be told */
    struct share_estimate denial;
    int bill_run_minute; /* -1: none */
    struct fit_staff staff;
};

/* `holidays`: local dates of the calendar around the data, ascending; `has_calendar` false: none was given. */
void fit_make(struct fit *fit, const struct history *history, const int64_t *holidays, size_t holiday_count,
              bool has_calendar, double confidence);
void fit_free(struct fit *fit);

/* First whole local day inside the observed time, and how many there are. */
int64_t fit_first_day(const struct history *history, int64_t *days);
#endif
