#include "experiment/fit_pace.h"
#include "experiment/fit_ratio.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

struct chart {
    int32_t coder;
    int64_t documented, coded; /* Unix seconds; documented: HISTORY_NONE where it is not known */
    double minutes;            /* NAN where they are not known */
};

static int compare(const void *a, const void *b)
{
    const struct chart *x = a, *y = b;
    if (x->coder != y->coder) return x->coder < y->coder ? -1 : 1;
    return (x->coded > y->coded) - (x->coded < y->coded);
}

static struct chart *collect(const struct history *history, const bool *is_member, size_t *count)
{
    struct chart *charts = memory_allocate(history->count, sizeof *charts);
    *count = 0;
    for (size_t i = 0; i < history->count; i++) {
        const struct history_account *account = &history->items[i];
        if (account->coder < 0 || account->work_type < 0 || !is_member[account->work_type]) continue;
        if (account->coded == HISTORY_NONE || account->touchless == 1) continue;
        charts[(*count)++] =
            (struct chart){account->coder, account->documented, account->coded, account->coding_minutes};
    }
    if (*count) qsort(charts, *count, sizeof *charts, compare);
    return charts;
}

static bool has_waited(const struct chart *chart, const struct chart *before)
{
    return chart->coder == before->coder && chart->coded - before->coded < FIT_GAP_SECONDS &&
           chart->documented != HISTORY_NONE && chart->documented <= before->coded && !isnan(chart->minutes);
}

struct fit_pace fit_pace_make(const struct history *history, const bool *is_member, double confidence)
{
    size_t count;
    struct chart *charts = collect(history, is_member, &count);
    struct fit_ratio ratio = {0};
    for (size_t i = 1; i < count; i++)
        if (has_waited(&charts[i], &charts[i - 1]))
            fit_ratio_add(&ratio, (double)(charts[i].coded - charts[i - 1].coded) / 60, charts[i].minutes);
    free(charts);
    return (struct fit_pace){ratio.count, fit_ratio_interval(&ratio, confidence)};
}
