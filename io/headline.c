#include "io/headline.h"
#include "sim/memory.h"
#include <math.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const struct headline levels[] = {
    {METRIC_DNFB_MEAN_USD, {"DNFB", "mean"}},
    {METRIC_DNFB_MEAN_DAYS, {"DNFB days", "mean"}},
    {METRIC_DNFB_LAST_WEEK_DAYS, {"DNFB days", "last week"}},
    {METRIC_DNFB_CODING_SHARE, {"due to", "coding"}},
    {METRIC_TAT_P50_HOURS, {"TAT", "median"}},
    {METRIC_TAT_WITHIN_TARGET_SHARE, {"TAT", "in target"}},
    {METRIC_ACCURACY_OUT_SHARE, {"right", "going out"}},
    {METRIC_CODING_DENIALS_PER_1000, {"denied", "per 1,000"}},
    {METRIC_COST_TOTAL_USD, {"cost", "in all"}},
    {METRIC_CASH_COLLECTED_USD, {"cash", "collected"}},
};

static const struct headline differences[] = {
    {METRIC_DNFB_MEAN_USD, {"DNFB", "mean"}},    {METRIC_DNFB_LAST_WEEK_DAYS, {"DNFB days", "last week"}},
    {METRIC_TAT_MEAN_HOURS, {"TAT", "mean"}},    {METRIC_CODING_DENIALS_PER_1000, {"denied", "per 1,000"}},
    {METRIC_COST_TOTAL_USD, {"cost", "in all"}}, {METRIC_CASH_AFTER_COST_USD, {"cash", "after cost"}},
};

static bool is_known(const struct result_set *results, enum metric_id id)
{
    if (id == METRIC_CASH_COLLECTED_USD || id == METRIC_CASH_AFTER_COST_USD) return result_has_cash_flow(results);
    if (id != METRIC_ACCURACY_OUT_SHARE && id != METRIC_CODING_DENIALS_PER_1000) return true;
    double unknown = id == METRIC_ACCURACY_OUT_SHARE ? 1 : 0;
    for (size_t s = 0; s < results->study->count; s++) {
        size_t key = metric_key_find(&results->study->items[s].keys, (int)id, SCOPE_ALL, 0);
        double mean = estimate_metric(results->study, s, key, results->confidence).mean;
        if (!isnan(mean) && mean != unknown) return true;
    }
    return false;
}

static bool is_among(const struct headline *headlines, size_t count, enum metric_id id)
{
    for (size_t i = 0; i < count; i++)
        if (headlines[i].id == id) return true;
    return false;
}

/* Adds the known ones that are not there yet. */
static size_t add_known(const struct result_set *results, const struct headline *from, size_t count,
                        struct headline *headlines, size_t kept)
{
    for (size_t i = 0; i < count; i++)
        if (is_known(results, from[i].id) && !is_among(headlines, kept, from[i].id)) headlines[kept++] = from[i];
    return kept;
}

size_t headline_levels(const struct result_set *results, struct headline headlines[HEADLINES_MOST])
{
    return add_known(results, levels, COUNT_OF(levels), headlines, 0);
}

size_t headline_differences(const struct result_set *results, struct headline headlines[HEADLINES_MOST])
{
    return add_known(results, differences, COUNT_OF(differences), headlines, 0);
}

size_t headline_all(const struct result_set *results, struct headline headlines[HEADLINES_MOST])
{
    size_t count = headline_differences(results, headlines);
    return add_known(results, levels, COUNT_OF(levels), headlines, count);
}

void headline_heads_add(struct table_layout *table, const char *title, const struct headline *headlines, size_t count)
{
    for (int line = 0; line < TABLE_HEAD_LINES; line++) {
        table_layout_add(table, memory_copy_text(line == TABLE_HEAD_LINES - 1 ? title : ""));
        for (size_t c = 0; c < count; c++) table_layout_add(table, memory_copy_text(headlines[c].head[line]));
    }
}

size_t headline_metrics(enum metric_id ids[HEADLINES_MOST])
{
    struct headline all[HEADLINES_MOST];
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(levels); i++) all[count++] = levels[i];
    for (size_t i = 0; i < COUNT_OF(differences); i++)
        if (!is_among(all, count, differences[i].id)) all[count++] = differences[i];
    for (size_t i = 0; i < count; i++) ids[i] = all[i].id;
    return count;
}
