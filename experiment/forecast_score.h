#ifndef EXPERIMENT_FORECAST_SCORE_H
#define EXPERIMENT_FORECAST_SCORE_H
/* How good a forecast of a daily series was: an ensemble (the replications) against what happened.
 *
 * Bands are quantiles at (n + 1) p of n members, between order statistics: a further member of the same ensemble lies
 * below with probability p, whatever n is. CRPS is the fair estimate, mean |X - y| - sum |X - X'| / (2 n (n - 1)) over
 * pairs i != j, in the unit of the series; that of a forecast of one number is its absolute error (Gneiting and
 * Raftery, J. Am. Stat. Assoc. 102, 2007; Ferro, Q. J. R. Meteorol. Soc. 140, 2014). The point forecast is the
 * ensemble's mean.
 *
 * Days are no independent sample: a backlog lasts. What a right forecast would score by luck is therefore told by the
 * ensemble itself: each replication stands in for the truth against all others, days with their own memory. `chance` is
 * the rank of what happened among these futures, (1 + those that score no better) / (n + 1).
 *
 * A series is believed when its 90 % band covers at least FORECAST_COVERAGE of the days, or its CRPS is at most
 * FORECAST_EXACT of the mean actual (bands of next to nothing miss by next to nothing), and when its CRPS is below that
 * of both naive forecasts. It is disbelieved when it misses one of the two by more than chance explains: no more than
 * FORECAST_CHANCE, shared among the series scored, of the own futures score as badly. What lies between is doubtful:
 * the days do not suffice to tell. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FORECAST_COVERAGE 0.80
#define FORECAST_EXACT    0.02
#define FORECAST_CHANCE   0.05
enum { FORECAST_MEMBERS = 99 }; /* fewer cannot tell a fault from chance */

enum forecast_band { BAND_05, BAND_25, BAND_50, BAND_75, BAND_95, BAND_COUNT };
extern const double forecast_band_shares[BAND_COUNT];

struct forecast_day {
    bool is_scored;               /* there is an actual value, both naive ones, and FORECAST_MEMBERS members have one */
    double actual, last, weekday; /* naive: the last value held, the value of the same weekday of the last week */
    double mean, bands[BAND_COUNT], crps;
};

/* Parts of the horizon by day of the forecast. */
enum forecast_part { PART_ALL, PART_WEEK_1, PART_WEEKS_2_TO_4, PART_LATER, PART_COUNT };

struct forecast_quality {
    int64_t days;                  /* scored; 0: all else is NAN */
    double actual, bias;           /* means over the days, of the actual and of forecast - actual */
    double mape;                   /* mean |forecast - actual| / |actual| over the days on which actual is not 0 */
    int64_t zero_days;             /* left out of it */
    double covered_50, covered_90; /* share of the days in the bands */
    double crps, crps_last, crps_weekday;
    double skill_last, skill_weekday; /* 1 - crps / that of the naive; NAN when the naive made no error */
};

enum forecast_verdict { FORECAST_BELIEVED, FORECAST_DOUBTFUL, FORECAST_DISBELIEVED, FORECAST_UNSCORED };

struct forecast_series {
    size_t days;
    struct forecast_day *items; /* owned */
    struct forecast_quality parts[PART_COUNT];
    double coverage_chance, last_chance, weekday_chance; /* of the own futures, all days */
    enum forecast_verdict verdict;
};

/* Fair CRPS of sorted members; at least two. */
double forecast_crps(const double *sorted, size_t n, double actual);

/* Quantile at (n + 1) p of sorted members, the outermost ones at the ends; without member `skip` (SIZE_MAX: with all).
 */
double forecast_quantile(const double *sorted, size_t n, size_t skip, double p);

/* Scores `days` days: members[r * stride + d] of n replications, NAN where one has no value, against actual[d] and the
 * naive last[d] and weekday[d], NAN where there is none. */
void forecast_series_score(struct forecast_series *series, const double *members, size_t stride, size_t n, size_t days,
                           const double *actual, const double *last, const double *weekday);
void forecast_series_free(struct forecast_series *series);

/* Judges each of the series and returns the worst that was scored; FORECAST_UNSCORED when none was. */
enum forecast_verdict forecast_judge(struct forecast_series *series, size_t count);

/* The reasons of a series' verdict, in the terms of the rule. */
bool forecast_covers(const struct forecast_series *series);
bool forecast_beats_last(const struct forecast_series *series);
bool forecast_beats_weekday(const struct forecast_series *series);
#endif
