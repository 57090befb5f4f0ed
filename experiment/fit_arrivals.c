#include "experiment/fit_arrivals.h"
#include "experiment/fit_months.h"
#include "experiment/fit_overdispersion.h"
#include "experiment/fit_shape.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 500, YEAR_DAYS = 365, TREND_STRICTER = 5, TREND_FACTOR_MOST = 10 };
#define ROUNDS_END 1e-11

/* The factors of a day's mean. */
struct model {
    const struct fit_arrival_counts *counts;
    double weekday[7], month[12], holiday, slope; /* slope: by day, from the middle of the data */
    bool has_months, has_slope;
};

static bool is_holiday(const struct fit_arrival_counts *counts, size_t day)
{
    return counts->holidays && counts->holidays[day];
}

static double middle(const struct model *model)
{
    return ((double)model->counts->days - 1) / 2;
}

/* `day` may lie behind the data; `at` is the day whose trend counts. */
static double mean_of(const struct model *model, size_t day, double at)
{
    int64_t civil = model->counts->first_day + (int64_t)day;
    double mean = model->weekday[civil_weekday_of(civil)];
    if (model->has_months) mean *= model->month[civil_date_of(civil).month - 1];
    if (is_holiday(model->counts, day)) mean *= model->holiday;
    return mean * exp(model->slope * (at - middle(model)));
}

/* The group of a day under one factor; -1: the factor does not touch it. */
enum factor { BY_WEEKDAY, BY_MONTH, BY_HOLIDAY };

static int group_of(const struct model *model, enum factor factor, size_t day)
{
    int64_t civil = model->counts->first_day + (int64_t)day;
    if (factor == BY_WEEKDAY) return civil_weekday_of(civil);
    if (factor == BY_MONTH) return civil_date_of(civil).month - 1;
    return is_holiday(model->counts, day) ? 0 : -1;
}

/* Sets a factor so that observed and expected totals of each of its groups agree; the largest change of a logarithm. */
static double settle(struct model *model, enum factor factor, double *values, int groups)
{
    double observed[12] = {0}, expected[12] = {0}, change = 0;
    for (size_t d = 0; d < model->counts->days; d++) {
        int group = group_of(model, factor, d);
        if (group < 0) continue;
        observed[group] += (double)model->counts->counts[d];
        expected[group] += mean_of(model, d, (double)d);
    }
    for (int g = 0; g < groups; g++) {
        if (!(expected[g] > 0)) continue;
        double ratio = observed[g] / expected[g];
        values[g] *= ratio;
        if (ratio > 0) change = fmax(change, fabs(log(ratio)));
    }
    return change;
}

/* One step of Newton for the trend. */
static double settle_slope(struct model *model)
{
    double score = 0, information = 0;
    for (size_t d = 0; d < model->counts->days; d++) {
        double mean = mean_of(model, d, (double)d), t = (double)d - middle(model);
        score += t * ((double)model->counts->counts[d] - mean);
        information += t * t * mean;
    }
    double step = information > 0 ? score / information : 0;
    model->slope += step;
    return fabs(step) * middle(model);
}

static void fit_model(struct model *model)
{
    for (int i = 0; i < 7; i++) model->weekday[i] = 1;
    for (int i = 0; i < 12; i++) model->month[i] = 1;
    model->holiday = 1;
    model->slope = 0;
    for (int round = 0; round < ROUNDS; round++) {
        double change = settle(model, BY_WEEKDAY, model->weekday, 7);
        if (model->has_months) change = fmax(change, settle(model, BY_MONTH, model->month, 12));
        if (model->counts->holidays) change = fmax(change, settle(model, BY_HOLIDAY, &model->holiday, 1));
        if (model->has_slope) change = fmax(change, settle_slope(model));
        if (change < ROUNDS_END) break;
    }
}

static struct fit_interval around(double value, double variance, double z)
{
    double half = z * sqrt(variance);
    return (struct fit_interval){value, value * exp(-half), value * exp(half)};
}

/* Days that can have arrivals, less the parameters that their means have. */
static double degrees_of(const struct model *model, const struct fit_arrivals *fit)
{
    double degrees = 0;
    for (int i = 0; i < 7; i++) degrees -= model->weekday[i] > 0;
    for (int m = 0; m < 12 && model->has_months; m++) degrees -= model->month[m] > 0;
    for (size_t d = 0; d < fit->days; d++) degrees += fit->mean[d] > 0;
    return degrees + model->has_months - model->has_slope - (fit->holiday_count > 0);
}

static void read_dispersion(struct fit_arrivals *fit, const struct model *model, double confidence)
{
    for (size_t d = 0; d < fit->days; d++) fit->mean[d] = mean_of(model, d, (double)d);
    double degrees = fmax(1, degrees_of(model, fit));
    fit->dispersion = fit_pearson(model->counts->counts, fit->mean, fit->days, 0) / degrees;
    fit->inverse_k = fit_inverse_k(model->counts->counts, fit->mean, fit->days, degrees, confidence);
    fit->day_factor_cv =
        (struct fit_interval){sqrt(fit->inverse_k.value), sqrt(fit->inverse_k.low), sqrt(fit->inverse_k.high)};
}

struct group { /* the days under one factor */
    double mean, variance;
};

static void add_day(struct group *group, const struct fit_arrivals *fit, size_t day)
{
    double mean = fit->mean[day];
    group->mean += mean;
    group->variance += mean + fit->inverse_k.value * mean * mean;
}

/* Variance of the logarithm of what multiplies the means of a group of days. */
static double variance_of(const struct group *group)
{
    return group->mean > 0 ? group->variance / (group->mean * group->mean) : (double)NAN;
}

static struct group all_days(const struct fit_arrivals *fit)
{
    struct group all = {0, 0};
    for (size_t d = 0; d < fit->days; d++) add_day(&all, fit, d);
    return all;
}

/* `width`: of the months, as fit_trend says. */
static void read_factors(struct fit_arrivals *fit, const struct model *model, double z, double width)
{
    struct group by_weekday[7] = {0}, by_month[12] = {0}, on_holidays = {0, 0};
    double sum = 0, weighted = 0, days = 0;
    for (size_t d = 0; d < fit->days; d++) {
        add_day(&by_weekday[group_of(model, BY_WEEKDAY, d)], fit, d);
        add_day(&by_month[group_of(model, BY_MONTH, d)], fit, d);
        if (is_holiday(model->counts, d)) add_day(&on_holidays, fit, d);
    }
    for (int i = 0; i < 7; i++) sum += model->weekday[i] / 7;
    for (int i = 0; i < 7; i++) fit->weekday[i] = around(model->weekday[i] / sum, variance_of(&by_weekday[i]), z);
    fit->months_fitted = model->has_months;
    for (size_t d = 0; d < FIT_REFERENCE_DAYS + 1; d++, days++)
        weighted += model->month[civil_date_of(model->counts->first_day + (int64_t)d).month - 1];
    for (int i = 0; i < 12; i++)
        fit->month[i] = around(model->month[i] / (weighted / days), variance_of(&by_month[i]), width);
    fit->holiday = (struct fit_interval){NAN, NAN, NAN};
    if (fit->holiday_count > 0) fit->holiday = around(model->holiday, variance_of(&on_holidays), z);
}

/* Variance of the slope, which rests on the part of time that months do not explain; `centre` is the mean day,
 * weighted.
 */
static double slope_variance(const struct model *model, const struct fit_arrivals *fit, double *centre)
{
    double mass[12] = {0}, moment[12] = {0}, information = 0, variance = 0, all = 0, first = 0;
    for (size_t d = 0; d < fit->days; d++) {
        int group = model->has_months ? group_of(model, BY_MONTH, d) : 0;
        mass[group] += fit->mean[d];
        moment[group] += fit->mean[d] * (double)d;
        all += fit->mean[d];
        first += fit->mean[d] * (double)d;
    }
    *centre = first / all;
    for (size_t d = 0; d < fit->days; d++) {
        int group = model->has_months ? group_of(model, BY_MONTH, d) : 0;
        double mean = fit->mean[d], t = mass[group] > 0 ? (double)d - moment[group] / mass[group] : 0;
        information += mean * t * t;
        variance += (mean + fit->inverse_k.value * mean * mean) * t * t;
    }
    return variance / (information * information);
}

/* Mean of the 364 days behind the data, at the level of the day `at`. */
static double per_week_at(const struct model *model, double at)
{
    double sum = 0;
    for (size_t d = 0; d < FIT_REFERENCE_DAYS; d++) sum += mean_of(model, model->counts->days + d, at);
    return sum * 7 / FIT_REFERENCE_DAYS;
}

static struct fit_months fit_with_months(struct fit_arrivals *fit, struct model *model, double confidence)
{
    fit_model(model);
    read_dispersion(fit, model, confidence);
    return fit_months_make(model->counts->first_day, model->counts->counts, fit->mean, fit->days, fit->inverse_k.value,
                           model->has_months);
}

static bool can_have_trend(const struct fit_arrivals *fit, const struct model *model)
{
    return fit->days >= (model->has_months ? FIT_TREND_AND_MONTHS_DAYS : FIT_TREND_DAYS_LEAST);
}

/* Takes the trend of the fitted model when its months tell one within a factor of ten. */
static void read_trend(struct fit_arrivals *fit, const struct model *model, const struct fit_months *months,
                       double confidence)
{
    double centre, of_slope = slope_variance(model, fit, &centre), last = (double)fit->days - 1,
                   width = fit_months_width(months, 1 - confidence), year = model->slope * YEAR_DAYS,
                   error = sqrt(of_slope) * YEAR_DAYS;
    if (months->degrees < FIT_MONTH_DEGREES_LEAST || width * error > log(TREND_FACTOR_MOST)) return;
    fit->yearly_trend = around(exp(year), error * error, width);
    fit->trend_shows = fabs(year) > error * fit_months_width(months, (1 - confidence) / TREND_STRICTER);
    if (!fit->trend_shows) return;
    struct group all = all_days(fit);
    double variance = variance_of(&all) + (last - centre) * (last - centre) * of_slope;
    fit->per_week = around(per_week_at(model, last), variance, width);
}

/* Fits with the trend; when it does not show, again without it. `width` becomes that of intervals of what lasts for
 * months, in standard errors. */
static void fit_trend(struct fit_arrivals *fit, struct model *model, double confidence, double *width)
{
    fit->yearly_trend = (struct fit_interval){1, NAN, NAN};
    model->has_slope = can_have_trend(fit, model);
    struct fit_months months = fit_with_months(fit, model, confidence);
    *width = fit_months_width(&months, 1 - confidence);
    if (model->has_slope) read_trend(fit, model, &months, confidence);
    if (fit->trend_shows) return;
    if (model->has_slope) {
        model->has_slope = false;
        fit_model(model);
        read_dispersion(fit, model, confidence);
    }
    struct group all = all_days(fit);
    fit->per_week = around(per_week_at(model, middle(model)), variance_of(&all), *width);
}

bool fit_arrivals_make(struct fit_arrivals *fit, const struct fit_arrival_counts *counts, double confidence)
{
    struct model model = {.counts = counts, .has_months = counts->days >= FIT_MONTH_DAYS_LEAST};
    *fit = (struct fit_arrivals){.days = counts->days};
    for (size_t d = 0; d < counts->days; d++) {
        fit->total += counts->counts[d];
        if (is_holiday(counts, d)) fit->holiday_count++;
    }
    if (counts->days < FIT_DAYS_LEAST || fit->total < 30) return false;
    fit->mean = memory_allocate(counts->days, sizeof *fit->mean);
    double width, z = gsl_cdf_ugaussian_Pinv(0.5 + confidence / 2);
    fit_trend(fit, &model, confidence, &width);
    read_factors(fit, &model, z, width);
    double daily[7];
    for (int i = 0; i < 7; i++) daily[i] = fit->weekday[i].value * (double)fit->total / (double)fit->days;
    fit->shape = fit_shape_make(fit->profile, counts->by_hour, counts->hours_known, daily);
    return true;
}

void fit_arrivals_free(struct fit_arrivals *fit)
{
    free(fit->mean);
    memset(fit, 0, sizeof *fit);
}

struct fit_interval fit_common_share(const struct fit_arrivals *const *fits,
                                     const struct fit_arrival_counts *const *counts, size_t types, double confidence)
{
    double scale = 0, sum = 0, squares = 0;
    size_t days = types ? fits[0]->days : 0;
    for (size_t a = 0; a < types; a++)
        for (size_t b = a + 1; b < types; b++) scale += fits[a]->day_factor_cv.value * fits[b]->day_factor_cv.value;
    if (!(scale > 0)) return (struct fit_interval){NAN, NAN, NAN};
    for (size_t d = 0; d < days; d++) {
        double all = 0, own = 0;
        for (size_t a = 0; a < types; a++) {
            if (!(fits[a]->mean[d] > 0) || !(fits[a]->day_factor_cv.value > 0)) continue;
            double z = (double)counts[a]->counts[d] / fits[a]->mean[d] - 1;
            all += z;
            own += z * z;
        }
        double product = (all * all - own) / 2 / scale; /* of all pairs */
        sum += product;
        squares += product * product;
    }
    double n = (double)days, mean = sum / n,
           half = gsl_cdf_ugaussian_Pinv(0.5 + confidence / 2) * sqrt(fmax(0, squares / n - mean * mean) / n);
    return (struct fit_interval){fmin(1, fmax(0, mean)), fmin(1, fmax(0, mean - half)), fmin(1, fmax(0, mean + half))};
}
