#ifndef EXPERIMENT_FIT_ARRIVALS_H
#define EXPERIMENT_FIT_ARRIVALS_H
/* The arrival process of one work type from its counts by local day and by hour of the week.
 *
 * Mean of a day = level x weekday x month x holiday x exp(trend), by maximum likelihood of Poisson counts (each factor
 * in turn is set so that its observed and expected totals agree).
 *
 * Day totals vary more than Poisson: variance m + m^2/k, the k of sim's gamma day factor. 1/k is where Pearson's
 * statistic sum (y - m)^2 / (m + m^2/k) equals its degrees of freedom (with equal means the moment estimate m^2/(s^2 -
 * m)), its interval where it equals the quantiles of chi square, whose degrees of freedom are cut by the kurtosis of
 * the counts.
 *
 * Intervals of factors are normal in the logarithm, with the variance m + m^2/k of the days they rest on. Months stray
 * by more than their days do, and for weeks on end: intervals of the level, of the months and of the trend are as wide
 * as Student's t on the residuals of the months makes them, where that is wider (experiment/fit_months.h).
 *
 * A trend moves the level only when it shows at a fifth of the error allowed (99 % for intervals of 95 %): the level of
 * the last day is far less certain than the mean, and a trend that is none would leave the interval of per_week too
 * often.
 */
#include "experiment/fit_interval.h"
#include "experiment/fit_shape.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FIT_DAYS_LEAST = 14,
    FIT_TREND_DAYS_LEAST = 56,
    FIT_MONTH_DAYS_LEAST = 365,      /* every month of the year is seen */
    FIT_TREND_AND_MONTHS_DAYS = 456, /* three months are seen in two years: a trend can be told from the season, by two
                                        degrees of freedom only */
    FIT_TWO_YEARS_DAYS = 730,        /* all are */
    FIT_REFERENCE_DAYS = 364         /* over which per_week is a mean */
};

struct fit_arrival_counts {
    int64_t first_day; /* civil day */
    size_t days;
    int64_t *counts;        /* by day; owned by the caller */
    const bool *holidays;   /* days + FIT_REFERENCE_DAYS entries; NULL: no calendar was given */
    int64_t by_hour[7][24]; /* Monday first; local hours */
    bool hours_known;       /* false: the times of day mean nothing */
};

struct fit_arrivals {
    int64_t total;
    size_t days;
    struct fit_interval per_week;     /* at the end of the data, mean of the 364 days after them */
    struct fit_interval yearly_trend; /* factor a year; 1 and no interval when the data tell none */
    bool trend_shows;                 /* clearly (see above): the level is that of the last day */
    struct fit_interval weekday[7];   /* relative volume, mean 1 */
    enum fit_shape shape;             /* hours within the day: by AIC */
    double profile[7][24];            /* mean arrivals of each hour */
    bool months_fitted;
    struct fit_interval month[12];     /* mean 1 */
    int64_t holiday_count;             /* holidays in the data */
    struct fit_interval holiday;       /* NAN without holidays */
    double dispersion;                 /* Pearson's, of Poisson counts */
    struct fit_interval inverse_k;     /* 1/k */
    struct fit_interval day_factor_cv; /* 1/sqrt(k) */
    double *mean;                      /* fitted mean by day; owned */
};

/* False when there are fewer than FIT_DAYS_LEAST days or 30 arrivals; `fit` then has no more than the totals. */
bool fit_arrivals_make(struct fit_arrivals *fit, const struct fit_arrival_counts *counts, double confidence);
void fit_arrivals_free(struct fit_arrivals *fit);

/* Share of the day factors' variance that the types have in common: mean product of their standardised day residuals.
 * All types cover the same days. NAN without two types that vary. */
struct fit_interval fit_common_share(const struct fit_arrivals *const *fits,
                                     const struct fit_arrival_counts *const *counts, size_t types, double confidence);
#endif
