#include "experiment/forecast_score.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

const double forecast_band_shares[BAND_COUNT] = {0.05, 0.25, 0.5, 0.75, 0.95};

struct member {
    double value;
    size_t replication;
};

/* What each replication would score in place of the truth. */
struct own_future {
    int64_t days, covered;
    double crps, last, weekday;
};

/* ---- one day ------------------------------------------------------------------------------------------------------
 */

/* Sum over pairs i < j of sorted values. */
static double pair_sum(const double *sorted, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += (2 * (double)i - (double)n + 1) * sorted[i];
    return sum;
}

static double distance_sum(const double *sorted, size_t n, double value)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += fabs(sorted[i] - value);
    return sum;
}

static double crps_of(double distances, double pairs, size_t n)
{
    double count = (double)n;
    return distances / count - pairs / (count * (count - 1));
}

double forecast_crps(const double *sorted, size_t n, double actual)
{
    return crps_of(distance_sum(sorted, n, actual), pair_sum(sorted, n), n);
}

double forecast_quantile(const double *sorted, size_t n, size_t skip, double p)
{
    size_t count = skip < n ? n - 1 : n;
    double at = p * (double)(count + 1) - 1;
    if (at < 0) at = 0;
    if (at > (double)(count - 1)) at = (double)(count - 1);
    size_t low = (size_t)at, high = low + 1 < count ? low + 1 : low;
    double part = at - (double)low;
    double a = sorted[low + (low >= skip)], b = sorted[high + (high >= skip)];
    return part == 0 ? a : a + part * (b - a);
}

static int compare(const void *a, const void *b)
{
    double x = ((const struct member *)a)->value, y = ((const struct member *)b)->value;
    return (x > y) - (x < y);
}

/* The members that have a value, sorted. */
static size_t gather(struct member *sorted, double *values, const double *members, size_t stride, size_t n)
{
    size_t count = 0;
    for (size_t r = 0; r < n; r++)
        if (!isnan(members[r * stride])) sorted[count++] = (struct member){members[r * stride], r};
    if (count) qsort(sorted, count, sizeof *sorted, compare);
    for (size_t i = 0; i < count; i++) values[i] = sorted[i].value;
    return count;
}

static void fill_day(struct forecast_day *day, const double *sorted, size_t n)
{
    day->mean = 0;
    for (size_t i = 0; i < n; i++) day->mean += sorted[i] / (double)n;
    for (int b = 0; b < BAND_COUNT; b++)
        day->bands[b] = forecast_quantile(sorted, n, SIZE_MAX, forecast_band_shares[b]);
    if (day->is_scored) day->crps = forecast_crps(sorted, n, day->actual);
}

static void add_own_futures(struct own_future *futures, const struct forecast_day *day, const struct member *sorted,
                            const double *values, size_t n)
{
    double pairs = pair_sum(values, n), below = 0, all = 0;
    for (size_t i = 0; i < n; i++) all += values[i];
    for (size_t i = 0; i < n; i++) {
        struct own_future *future = &futures[sorted[i].replication];
        double value = values[i], rank = (double)i;
        double distances = rank * value - below + (all - below) - ((double)n - rank) * value;
        below += value;
        future->days++;
        future->covered += value >= forecast_quantile(values, n, i, forecast_band_shares[BAND_05]) &&
                           value <= forecast_quantile(values, n, i, forecast_band_shares[BAND_95]);
        future->crps += crps_of(distances, pairs - distances, n - 1);
        future->last += fabs(value - day->last);
        future->weekday += fabs(value - day->weekday);
    }
}

/* ---- all days -----------------------------------------------------------------------------------------------------
 */

static bool is_within(const struct forecast_day *day, int low, int high)
{
    return day->actual >= day->bands[low] && day->actual <= day->bands[high];
}

static double skill_of(double crps, double naive)
{
    return naive > 0 ? 1 - crps / naive : (double)NAN;
}

static struct forecast_quality quality_of(const struct forecast_day *days, size_t from, size_t to)
{
    struct forecast_quality sum = {0};
    for (size_t d = from; d < to; d++) {
        const struct forecast_day *day = &days[d];
        if (!day->is_scored) continue;
        sum.days++;
        sum.actual += day->actual;
        sum.bias += day->mean - day->actual;
        if (day->actual == 0)
            sum.zero_days++;
        else
            sum.mape += fabs((day->mean - day->actual) / day->actual);
        sum.covered_50 += is_within(day, BAND_25, BAND_75);
        sum.covered_90 += is_within(day, BAND_05, BAND_95);
        sum.crps += day->crps;
        sum.crps_last += fabs(day->actual - day->last);
        sum.crps_weekday += fabs(day->actual - day->weekday);
    }
    double n = sum.days ? (double)sum.days : (double)NAN;
    double *const means[] = {&sum.actual, &sum.bias,      &sum.covered_50,  &sum.covered_90,
                             &sum.crps,   &sum.crps_last, &sum.crps_weekday};
    for (size_t i = 0; i < sizeof means / sizeof *means; i++) *means[i] /= n;
    sum.mape = sum.days > sum.zero_days ? sum.mape / (double)(sum.days - sum.zero_days) : (double)NAN;
    sum.skill_last = skill_of(sum.crps, sum.crps_last);
    sum.skill_weekday = skill_of(sum.crps, sum.crps_weekday);
    return sum;
}

static void fill_parts(struct forecast_series *series)
{
    static const size_t from[PART_COUNT] = {0, 0, 7, 28}, to[PART_COUNT] = {SIZE_MAX, 7, 28, SIZE_MAX};
    for (int p = 0; p < PART_COUNT; p++)
        series->parts[p] = quality_of(series->items, from[p], to[p] < series->days ? to[p] : series->days);
}

/* A skill that is not defined beats and loses to none: the naive made no error, neither did the forecast. */
static bool is_no_better(double crps, double naive, double than_crps, double than_naive)
{
    return crps * than_naive >= than_crps * naive;
}

static void fill_chances(struct forecast_series *series, const struct own_future *futures, size_t n)
{
    const struct forecast_quality *all = &series->parts[PART_ALL];
    int64_t coverage = 1, last = 1, weekday = 1, count = 1;
    for (size_t r = 0; r < n; r++) {
        const struct own_future *future = &futures[r];
        if (future->days == 0) continue;
        count++;
        coverage += (double)future->covered / (double)future->days <= all->covered_90 + 1e-9;
        last += is_no_better(future->crps, future->last, all->crps, all->crps_last);
        weekday += is_no_better(future->crps, future->weekday, all->crps, all->crps_weekday);
    }
    series->coverage_chance = (double)coverage / (double)count;
    series->last_chance = (double)last / (double)count;
    series->weekday_chance = (double)weekday / (double)count;
}

void forecast_series_score(struct forecast_series *series, const double *members, size_t stride, size_t n, size_t days,
                           const double *actual, const double *last, const double *weekday)
{
    struct member *sorted = memory_allocate(n, sizeof *sorted);
    double *values = memory_allocate(n, sizeof *values);
    struct own_future *futures = memory_allocate(n, sizeof *futures);
    *series = (struct forecast_series){.days = days, .items = memory_allocate(days, sizeof *series->items)};
    for (size_t d = 0; d < days; d++) {
        struct forecast_day *day = &series->items[d];
        size_t count = gather(sorted, values, members + d, stride, n);
        *day = (struct forecast_day){
            .actual = actual[d], .last = last[d], .weekday = weekday[d], .mean = NAN, .crps = NAN};
        for (int b = 0; b < BAND_COUNT; b++) day->bands[b] = NAN;
        day->is_scored = count >= FORECAST_MEMBERS && !isnan(day->actual) && !isnan(day->last) && !isnan(day->weekday);
        if (count >= 2) fill_day(day, values, count);
        if (day->is_scored) add_own_futures(futures, day, sorted, values, count);
    }
    fill_parts(series);
    fill_chances(series, futures, n);
    free(futures);
    free(values);
    free(sorted);
}

void forecast_series_free(struct forecast_series *series)
{
    free(series->items);
    *series = (struct forecast_series){0};
}

/* ---- the verdict --------------------------------------------------------------------------------------------------
 */

bool forecast_covers(const struct forecast_series *series)
{
    const struct forecast_quality *all = &series->parts[PART_ALL];
    return all->covered_90 >= FORECAST_COVERAGE || all->crps <= FORECAST_EXACT * fabs(all->actual);
}

/* As good as a naive forecast without error is good enough. */
static bool beats(double crps, double naive)
{
    return crps < naive || (crps <= 0 && naive <= 0);
}

bool forecast_beats_last(const struct forecast_series *series)
{
    return beats(series->parts[PART_ALL].crps, series->parts[PART_ALL].crps_last);
}

bool forecast_beats_weekday(const struct forecast_series *series)
{
    return beats(series->parts[PART_ALL].crps, series->parts[PART_ALL].crps_weekday);
}

static enum forecast_verdict judge(const struct forecast_series *series, double chance)
{
    bool covers = forecast_covers(series), last = forecast_beats_last(series), weekday = forecast_beats_weekday(series);
    if (series->parts[PART_ALL].days == 0) return FORECAST_UNSCORED;
    if (covers && last && weekday) return FORECAST_BELIEVED;
    bool by_fault = (!covers && series->coverage_chance <= chance) || (!last && series->last_chance <= chance) ||
                    (!weekday && series->weekday_chance <= chance);
    return by_fault ? FORECAST_DISBELIEVED : FORECAST_DOUBTFUL;
}

enum forecast_verdict forecast_judge(struct forecast_series *series, size_t count)
{
    size_t scored = 0;
    enum forecast_verdict worst = FORECAST_BELIEVED;
    for (size_t i = 0; i < count; i++) scored += series[i].parts[PART_ALL].days > 0;
    for (size_t i = 0; i < count; i++) {
        series[i].verdict = judge(&series[i], FORECAST_CHANCE / (double)(scored ? scored : 1));
        if (series[i].verdict != FORECAST_UNSCORED && series[i].verdict > worst) worst = series[i].verdict;
    }
    return scored ? worst : FORECAST_UNSCORED;
}
