#include "io/metrics_document.h"
#include "models/metric.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const directions[] = {"", "lower", "higher"};

static void write_rows(FILE *file, const struct metric *rows, int count)
{
    fputs("| id | unit | better | definition |\n|---|---|---|---|\n", file);
    for (int i = 0; i < count; i++)
        fprintf(file, "| `%s` | %s | %s | %s |\n", rows[i].id, rows[i].unit, directions[rows[i].direction],
                rows[i].definition);
}

char *metrics_markdown(void)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    if (!file) return memory_copy_text("");
    fputs("# Metrics\n\n"
          "Generated from the metrics table by `scripts/regenerate.sh`. The window is [warm-up end, horizon); a day is "
          "a local day of\n"
          "the facility, a snapshot is taken at its end, and an event at midnight belongs to the new day. A metric has "
          "the scope `all`,\n"
          "`work_type:NAME`, `setting:NAME`, `pool:NAME`, `cause:NAME` or `component:NAME`. A mean comes with the "
          "half-width of its\n"
          "confidence interval (how well the mean is known); p10 and p90 over replications are a prediction band "
          "(where one future\n"
          "may end up).\n\n## One value a replication\n\n",
          file);
    write_rows(file, metrics, METRIC_COUNT);
    fputs("\n## One value a day (daily.csv)\n\n", file);
    write_rows(file, series, SERIES_COUNT);
    fclose(file);
    return text;
}
