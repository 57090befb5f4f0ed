/* When a target is kept for good. */
#include "models/metric_walk.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { TURNAROUND_DAYS = 7, KEPT_DAYS = 7 };

/* Days from the window's start to the first day from which on no value passes the target; NAN when fewer than KEPT_DAYS
 * days are left then: every weekend is better than its week. Days without a value change nothing. */
static double recovery(const struct metric_walk *walk, const double *values, double target)
{
    int kept = walk->to;
    while (kept > walk->from && !(values[kept - 1] > target)) kept--;
    int days = walk->to - walk->from, least = days < KEPT_DAYS ? days : KEPT_DAYS;
    return walk->to - kept < least ? NAN : (double)(kept - walk->from);
}

/* Mean turnaround of the charts coded in the seven days that end with each day. */
static void turnaround_of_week(const struct department *department, double *values)
{
    double sum = 0, coded = 0;
    for (int d = 0; d < department->plan->days.days; d++) {
        for (int t = 0; t < (int)department->plan->work_types; t++) {
            if (!metric_is_encounter(department->plan->scenario, t)) continue;
            const int64_t *today = day_book_type(&department->book, d, t);
            sum += (double)today[TYPE_TURNAROUND];
            coded += (double)today[TYPE_CODED];
            if (d < TURNAROUND_DAYS) continue;
            const int64_t *old = day_book_type(&department->book, d - TURNAROUND_DAYS, t);
            sum -= (double)old[TYPE_TURNAROUND];
            coded -= (double)old[TYPE_CODED];
        }
        values[d] = metric_ratio(sum, coded) / (double)TIME_HOUR;
    }
}

static void emit(struct metric_walk *walk, enum metric_id id, double target,
                 void (*fill)(const struct department *department, double *values))
{
    double value = 0;
    if (isnan(target)) return;
    if (walk->department && walk->is_window) {
        double *values = memory_allocate((size_t)walk->plan->days.days, sizeof *values);
        fill(walk->department, values);
        value = recovery(walk, values, target);
        free(values);
    }
    metric_emit(walk, id, SCOPE_ALL, 0, value);
}

void metric_walk_recovery(struct metric_walk *walk)
{
    const struct facility *facility = &walk->plan->scenario->facility;
    emit(walk, METRIC_DNFB_RECOVERY_DAYS, facility->dnfb_target_days, metric_dnfb_days);
    emit(walk, METRIC_BACKLOG_RECOVERY_DAYS, facility->backlog_target_encounters, metric_backlog);
    emit(walk, METRIC_TAT_RECOVERY_DAYS, facility->tat_target_hours, turnaround_of_week);
}
