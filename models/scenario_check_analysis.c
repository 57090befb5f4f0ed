/* How the scenario is estimated: what no single field can say. */
#include "models/metric.h"
#include "models/scenario_check_internal.h"
#include "sim/memory.h"

void check_analysis(const struct check *check)
{
    const struct analysis *analysis = &check->scenario->analysis;
    for (size_t i = 0; i < analysis->precision.count; i++) {
        const char *metric = analysis->precision.items[i].metric;
        if (metric && metric_find(metric) == METRIC_COUNT)
            check_error(check, memory_format("/analysis/precision/%zu/metric", i),
                        memory_format("there is no metric \"%s\"", metric), "an id of docs/metrics.md",
                        memory_copy_text("\"dnfb_mean_days\" or \"tat_p90_hours\", for example"));
    }
}
