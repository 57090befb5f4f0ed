/* When a target is kept for good. */
#include "models/metric_walk.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { SPAN_DAYS = 7 };

struct daily { /* per day of the horizon; a day's value is sum / weight, none when the weight is zero */
    double *sums, *weights;
};

static double mean_of(const struct daily *daily, int from, int days)
{
    double sum = 0, weight = 0;
    for (int d = from; d < from + days; d++) sum += daily->sums[d], weight += daily->weights[d];
    return metric_ratio(sum, weight);
}

/* Days from the window's start to the first day that is at or below the target and from which on every seven days are
 * so in their mean: a weekend is better than its week, and a Monday worse. NAN when no seven days are left. */
static double recovery(const struct metric_walk *walk, const struct daily *daily, double target)
{
    int days = metric_walk_days(walk), span = days < SPAN_DAYS ? days : SPAN_DAYS;
    int last = walk->to - span, first = last + 1;
    while (first > walk->from && !(mean_of(daily, first - 1, span) > target)) first--;
    while (first <= last && mean_of(daily, first, 1) > target) first++;
    return first <= last ? (double)(first - walk->from) : NAN;
}

static void weigh_alike(struct daily *daily, int days)
{
    for (int d = 0; d < days; d++) {
        daily->weights[d] = !isnan(daily->sums[d]);
        if (isnan(daily->sums[d])) daily->sums[d] = 0;
    }
}

static void fill_dnfb(const struct department *department, struct daily *daily)
{
    metric_dnfb_days(department, daily->sums);
    weigh_alike(daily, department->plan->days.days);
}

static void fill_backlog(const struct department *department, struct daily *daily)
{
    metric_backlog(department, daily->sums);
    weigh_alike(daily, department->plan->days.days);
}

/* Turnaround of the charts coded on a day. */
static void fill_turnaround(const struct department *department, struct daily *daily)
{
    for (int d = 0; d < department->plan->days.days; d++)
        for (int t = 0; t < (int)department->plan->work_types; t++) {
            if (!metric_is_encounter(department->plan->scenario, t)) continue;
            const int64_t *today = day_book_type(&department->book, d, t);
            daily->sums[d] += (double)today[TYPE_TURNAROUND] / (double)TIME_HOUR;
            daily->weights[d] += (double)today[TYPE_CODED];
        }
}

static void emit(struct metric_walk *walk, enum metric_id id, double target,
                 void (*fill)(const struct department *department, struct daily *daily))
{
    double value = 0;
    if (isnan(target)) return;
    if (walk->department && walk->is_window) {
        size_t days = (size_t)walk->plan->days.days;
        struct daily daily = {memory_allocate(days, sizeof(double)), memory_allocate(days, sizeof(double))};
        fill(walk->department, &daily);
        value = recovery(walk, &daily, target);
        free(daily.sums);
        free(daily.weights);
    }
    metric_emit(walk, id, SCOPE_ALL, 0, value);
}

/* Without any there are no DNFB days that could come under a target. */
static bool has_hospital_dollars(const struct plan *plan)
{
    for (size_t t = 0; t < plan->work_types; t++)
        if (plan->work[t].billing == BILLING_HOSPITAL && law_mean(&plan->scenario->work_types.items[t].gross_usd) > 0)
            return true;
    return false;
}

void metric_walk_recovery(struct metric_walk *walk)
{
    const struct facility *facility = &walk->plan->scenario->facility;
    if (has_hospital_dollars(walk->plan)) emit(walk, METRIC_DNFB_RECOVERY_DAYS, facility->dnfb_target_days, fill_dnfb);
    emit(walk, METRIC_BACKLOG_RECOVERY_DAYS, facility->backlog_target_encounters, fill_backlog);
    emit(walk, METRIC_TAT_RECOVERY_DAYS, facility->tat_target_hours, fill_turnaround);
}
