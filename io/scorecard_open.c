#include "io/scorecard_open.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <stdlib.h>

#define OPEN_SHARE_WORTH_SAYING 0.01

static double mean_of(const struct result_set *results, size_t s, enum metric_id id)
{
    size_t key = metric_key_find(&results->study->items[s].keys, id, SCOPE_ALL, 0);
    return estimate_metric(results->study, s, key, results->confidence).mean;
}

/* Of the charts coded in the window or open at its end. */
static double open_share(const struct result_set *results, size_t s)
{
    double open = mean_of(results, s, METRIC_ENCOUNTERS_UNCODED_END);
    double all = open + mean_of(results, s, METRIC_ENCOUNTERS_CODED);
    return all > 0 ? open / all : 0;
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
    char *share = table_value(open_share(results, most), "share");
    char *text =
        memory_format("Unfinished at the end: %s charts of \"%s\", %s of all, are documented and not coded. TAT "
                      "percentiles count coded charts (p90 %s); with the open ones at their age so far p90 is "
                      "%s, and it grows until they are coded.",
                      open, result_label(results, most), share, coded, all);
    free(share);
    fputc('\n', file);
    table_wrapped(text, width, file);
    free(open);
    free(coded);
    free(all);
    free(text);
}
