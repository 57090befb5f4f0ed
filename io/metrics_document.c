#include "io/metrics_document.h"
#include "models/metric_scopes.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const directions[] = {"", "lower", "higher"};

static void write_scopes(FILE *file, unsigned mask)
{
    const char *comma = "";
    for (int scope = SCOPE_ALL; scope <= SCOPE_GATE; scope++) {
        if (!(mask >> scope & 1)) continue;
        fprintf(file, "%s%s", comma, scope_names[scope]);
        comma = ", ";
    }
}

static void write_metrics(FILE *file)
{
    unsigned scopes[METRIC_COUNT];
    metric_scopes(scopes);
    fputs("| id | unit | better | scopes | periods | definition |\n|---|---|---|---|---|---|\n", file);
    for (int i = 0; i < METRIC_COUNT; i++) {
        fprintf(file, "| `%s` | %s | %s | ", metrics[i].id, metrics[i].unit, directions[metrics[i].direction]);
        write_scopes(file, scopes[i]);
        fprintf(file, " | %s | %s |\n", metric_needs_window[i] ? "" : "yes", metrics[i].definition);
    }
}

static void write_series(FILE *file)
{
    unsigned scopes[SERIES_COUNT];
    series_scopes(scopes);
    fputs("| id | unit | better | scopes | definition |\n|---|---|---|---|---|\n", file);
    for (int i = 0; i < SERIES_COUNT; i++) {
        fprintf(file, "| `%s` | %s | %s | ", series[i].id, series[i].unit, directions[series[i].direction]);
        write_scopes(file, scopes[i]);
        fprintf(file, " | %s |\n", series[i].definition);
    }
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
        "A value is null (in a CSV file an empty cell) when there was nothing to observe: a ratio or a mean without a "
        "case, DNFB days\n"
        "without revenue, a share of nothing. Counts and dollars are then 0. Replications without a value are left out "
        "of "
        "the mean;\n"
        "a half-width needs two that have one. Unit `share` is of 1, `usd` is dollars and cents, `fte` weeks of 40 "
        "hours; `better` is\n"
        "empty where neither direction is.\n\n"
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
