#include "models/work_spread.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

/* Charts, and the sums of their minutes and squared minutes. */
struct moments {
    double count, sum, squares;
};

static double own_mean(const struct plan *plan, int work_type, int day)
{
    const double *mean = plan->work[work_type].arrival.mean;
    return mean ? mean[day] : 0;
}

/* Adds the trace's rows of the window, to the days and to the minutes. */
static void add_trace(const struct plan *plan, int work_type, double *traced, struct moments *minutes)
{
    const struct scenario *scenario = plan->scenario;
    const struct law *law = &scenario->work_types.items[work_type].coding_minutes;
    double mean = law_mean(law), square = mean * mean * (1 + law_cv2(law));
    for (size_t i = 0; i < scenario->arrival_trace.count; i++) {
        const struct account_row *row = &scenario->arrival_trace.items[i];
        int day = day_table_at(&plan->days, row->discharge);
        if (row->work_type != work_type || day < plan->days.first_day || day >= plan->days.days) continue;
        bool drawn = isnan(row->coding_minutes);
        traced[day]++;
        minutes->count++;
        minutes->sum += drawn ? mean : row->coding_minutes;
        minutes->squares += drawn ? square : row->coding_minutes * row->coding_minutes;
    }
}

static double daily_cv(const struct plan *plan, int work_type, const double *traced)
{
    double factor_cv = plan->scenario->work_types.items[work_type].arrivals.day_factor_cv;
    double days = plan->days.days - plan->days.first_day, sum = 0, between = 0, within = 0;
    for (int d = plan->days.first_day; d < plan->days.days; d++) sum += own_mean(plan, work_type, d) + traced[d];
    for (int d = plan->days.first_day; d < plan->days.days; d++) {
        double own = own_mean(plan, work_type, d), from_mean = own + traced[d] - sum / days;
        between += from_mean * from_mean;
        within += own + own * own * factor_cv * factor_cv;
    }
    return sum > 0 ? sqrt((between + within) / days) / (sum / days) : NAN;
}

/* Of the law alone as it is written: sums would round. */
static void fill_minutes(struct work_spread *spread, const struct law *law, const struct moments *minutes, bool traced)
{
    spread->minutes_mean = traced ? minutes->sum / minutes->count : law_mean(law);
    double mean = spread->minutes_mean, variance = traced ? minutes->squares / minutes->count - mean * mean : 0;
    if (!traced)
        spread->minutes_cv = sqrt(law_cv2(law));
    else
        spread->minutes_cv = mean > 0 && variance > 0 ? sqrt(variance) / mean : 0;
}

struct work_spread work_spread_of(const struct plan *plan, int work_type)
{
    const struct law *law = &plan->scenario->work_types.items[work_type].coding_minutes;
    double mean = law_mean(law), own = 0, *traced = memory_allocate((size_t)plan->days.days, sizeof *traced);
    for (int d = plan->days.first_day; d < plan->days.days; d++) own += own_mean(plan, work_type, d);
    struct moments minutes = {own, own * mean, own * mean * mean * (1 + law_cv2(law))};
    add_trace(plan, work_type, traced, &minutes);
    struct work_spread spread = {minutes.count, daily_cv(plan, work_type, traced), NAN, NAN};
    if (minutes.count > 0) fill_minutes(&spread, law, &minutes, minutes.count > own);
    free(traced);
    return spread;
}
