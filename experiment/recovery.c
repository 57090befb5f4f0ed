#include "experiment/recovery.h"
#include "sim/memory.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

const enum metric_id recovery_metrics[RECOVERY_TARGETS] = {METRIC_DNFB_RECOVERY_DAYS, METRIC_BACKLOG_RECOVERY_DAYS,
                                                           METRIC_TAT_RECOVERY_DAYS};

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The day by which at least a share p of the futures is there: an order statistic, since infinity has no middle. */
static double day_of(const double *sorted, int64_t n, double p)
{
    int64_t at = (int64_t)ceil(p * (double)n) - 1;
    return sorted[at < 0 ? 0 : at];
}

bool recovery_of(const struct study *study, size_t scenario, enum metric_id metric, double confidence,
                 struct recovery *recovery)
{
    const struct study_scenario *item = &study->items[scenario];
    size_t key = metric_key_find(&item->keys, metric, SCOPE_ALL, 0);
    int64_t n = study->replications, never = 0;
    if (key == SIZE_MAX || n == 0) return false;
    double *days = memory_allocate((size_t)n, sizeof *days);
    for (int64_t r = 0; r < n; r++) {
        double value = item->values[(size_t)r * item->keys.count + key];
        never += isnan(value);
        days[r] = isnan(value) ? INFINITY : value;
    }
    qsort(days, (size_t)n, sizeof *days, ascending);
    *recovery = (struct recovery){day_of(days, n, 0.1), day_of(days, n, 0.5), day_of(days, n, 0.9),
                                  estimate_share(never, n, confidence)};
    free(days);
    return true;
}
