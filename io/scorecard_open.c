#include "io/scorecard_open.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

#define OPEN_SHARE_WORTH_SAYING 0.01

static double mean_of(const struct result_set *results, size_t s, enum metric_id id)
{
    size_t key = metric_key_find(&results->study->items[s].keys, id, SCOPE_ALL, 0);
    return estimate_metric(results->study, s, key, results->confidence).mean;
}

static double open_share(const struct result_set *results, size_t s)
{
    double coded = mean_of(results, s, METRIC_ENCOUNTERS_CODED);
    return mean_of(results, s, METRIC_ENCOUNTERS_UNCODED_END) / (coded > 0 ? coded : NAN);
}

void scorecard_open_write(const struct result_set *results, int width, FILE *file)
{
    size_t most = 0;
    for (size_t s = 1; s < results->study->count; s++)
        if (open_share(results, s) > open_share(results, most)) most = s;
    if (!(open_share(results, most) > OPEN_SHARE_WORTH_SAYING)) return;
    char *open = table_value(mean_of(results, most, METRIC_ENCOUNTERS_UNCODED_END), "encounters");
    char *coded = table_value(mean_of(results, most, METRIC_TAT_P90_HOURS), "hours");
    char *all = table_value(mean_of(results, most, METRIC_TAT_OPEN_P90_HOURS), "hours");
    char *text =
        memory_format("Unfinished at the end: %s charts of \"%s\" are documented and not coded. TAT percentiles "
                      "count coded charts (p90 %s); with the open ones at their age so far p90 is at least %s.",
                      open, result_label(results, most), coded, all);
    fputc('\n', file);
    table_wrapped(text, width, file);
    free(open);
    free(coded);
    free(all);
    free(text);
}
