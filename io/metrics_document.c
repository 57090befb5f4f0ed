#include "io/metrics_document.h"
#include "models/metric.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const directions[] = {"", "lower", "higher"};

static void write_metrics(FILE *file)
{
    fputs("| id | unit | better | periods | definition |\n|---|---|---|---|---|\n", file);
    for (int i = 0; i < METRIC_COUNT; i++)
        fprintf(file, "| `%s` | %s | %s | %s | %s |\n", metrics[i].id, metrics[i].unit,
                directions[metrics[i].direction], metric_needs_window[i] ? "" : "yes", metrics[i].definition);
}

static void write_series(FILE *file)
{
    fputs("| id | unit | better | definition |\n|---|---|---|---|\n", file);
    for (int i = 0; i < SERIES_COUNT; i++)
        fprintf(file, "| `%s` | %s | %s | %s |\n", series[i].id, series[i].unit, directions[series[i].direction],
                series[i].definition);
}

char *metrics_markdown(void)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    if (!file) return memory_copy_text("");
    fputs(
        "# Metrics\n\n"
        "Generated from the metrics table by `scripts/regenerate.sh`. The window is [warm-up end, horizon); a day is "
        "a local day of\n"
        "the facility, a snapshot is taken at its end, and an event at midnight belongs to the new day. A metric has "
        "the scope `all`,\n"
        "`work_type:NAME`, `setting:NAME`, `pool:NAME`, `location:NAME` (internal against global), `cause:NAME` (of "
        "DNFB),\n"
        "`component:NAME` (of cost), `denial_cause:NAME` or `gate:NAME`. A mean comes with the half-width of its "
        "confidence interval\n"
        "(how well the mean is known); p10 and p90 over replications are a prediction band (where one future may end "
        "up).\n\n"
        "`periods.csv` has the metrics marked under \"periods\" over each week (from Monday), month and quarter too; "
        "read \"the period\"\n"
        "for \"the window\" there. The first and the last of each kind are what the window holds of them. Sums over "
        "periods are those\n"
        "of the window; ratios and means are of the period's own sums. What needs more than the books of the days has "
        "no periods:\n"
        "percentiles, waits, time averages of queues, and promises kept by week.\n\n## One value a replication\n\n",
        file);
    write_metrics(file);
    fputs("\n## One value a day (daily.csv)\n\n", file);
    write_series(file);
    fclose(file);
    return text;
}
