#include "io/scorecard.h"
#include "io/table_text.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum { LABEL_WIDTH = 30, LEVEL_WIDTH = 11, DIFFERENCE_WIDTH = 16 };

struct column {
    enum metric_id id;
    const char *head, *second; /* two lines */
};

static const struct column level_columns[] = {
    {METRIC_DNFB_MEAN_USD, "DNFB", "mean"},
    {METRIC_DNFB_MEAN_DAYS, "DNFB days", "mean"},
    {METRIC_DNFB_LAST_WEEK_DAYS, "DNFB days", "last week"},
    {METRIC_DNFB_CODING_SHARE, "due to", "coding"},
    {METRIC_TAT_P50_HOURS, "TAT", "median"},
    {METRIC_TAT_WITHIN_TARGET_SHARE, "in target", "TAT"},
    {METRIC_COST_TOTAL_USD, "cost", "in all"},
};

static const struct column difference_columns[] = {
    {METRIC_DNFB_MEAN_USD, "DNFB", "mean"},
    {METRIC_DNFB_LAST_WEEK_DAYS, "DNFB days", "last week"},
    {METRIC_TAT_MEAN_HOURS, "TAT", "mean"},
    {METRIC_COST_TOTAL_USD, "cost", "in all"},
};

enum {
    LEVELS = sizeof level_columns / sizeof *level_columns,
    DIFFERENCES = sizeof difference_columns / sizeof *difference_columns
};

static void write_heading(const struct result_set *results, FILE *file)
{
    const struct facility *facility = &results->scenarios[0].scenario.facility;
    struct civil_date from = civil_date_of(facility->start_date + facility->warmup_days);
    struct civil_date to = civil_date_of(facility->start_date + facility->horizon_days - 1);
    fprintf(file, "%s\n", result_label(results, 0));
    if (results->scenarios[0].scenario.question) fprintf(file, "%s\n", results->scenarios[0].scenario.question);
    fprintf(file, "%04d-%02d-%02d to %04d-%02d-%02d, %" PRId64 " replications, seed %" PRId64 ", scenario digest %s\n",
            from.year, from.month, from.day, to.year, to.month, to.day, results->study->replications,
            results->study->seed, results->scenarios[0].digest);
    if (results->study->interrupted)
        fprintf(file, "Interrupted: %" PRId64 " of %" PRId64 " replications are complete and shown.\n",
                results->study->replications, results->study->requested);
    fputc('\n', file);
}

static void write_heads(const struct column *columns, int count, int width, FILE *file)
{
    for (int line = 0; line < 2; line++) {
        table_cell(file, "", LABEL_WIDTH);
        for (int c = 0; c < count; c++) table_cell(file, line ? columns[c].second : columns[c].head, -width);
        fputc('\n', file);
    }
}

static struct estimate level(const struct result_set *results, size_t s, enum metric_id id, enum scope scope, int item)
{
    size_t key = metric_key_find(&results->study->items[s].keys, id, scope, item);
    return estimate_metric(results->study, s, key, results->confidence);
}

static void write_levels(const struct result_set *results, FILE *file)
{
    fputs("Means over the replications\n", file);
    write_heads(level_columns, LEVELS, LEVEL_WIDTH - 1, file);
    for (size_t s = 0; s < results->study->count; s++) {
        table_cell(file, result_label(results, s), LABEL_WIDTH);
        for (int c = 0; c < LEVELS; c++) {
            char *text = table_value(level(results, s, level_columns[c].id, SCOPE_ALL, 0).mean,
                                     metrics[level_columns[c].id].unit);
            table_cell(file, text, -(LEVEL_WIDTH - 1));
            free(text);
        }
        fputc('\n', file);
    }
}

/* Better, worse, or nothing that can be shown: the sign alone would need a colour. */
static const char *verdict(const struct estimate *difference, enum metric_direction direction)
{
    if (isnan(difference->half_width) || fabs(difference->mean) <= difference->half_width) return "=";
    return (difference->mean < 0) == (direction == METRIC_LOWER_IS_BETTER) ? "✓" : "✗";
}

static void write_difference_row(const struct result_set *results, size_t s, FILE *file)
{
    table_cell(file, result_label(results, s), LABEL_WIDTH);
    for (int c = 0; c < DIFFERENCES; c++) {
        const struct metric *metric = &metrics[difference_columns[c].id];
        size_t key = metric_key_find(&results->study->items[s].keys, difference_columns[c].id, SCOPE_ALL, 0);
        struct estimate difference;
        estimate_difference(results->study, s, key, results->confidence, &difference);
        char *number = table_difference(difference.mean, difference.half_width, metric->unit);
        char *text = memory_format("%s %s", number, verdict(&difference, metric->direction));
        table_cell(file, text, -(DIFFERENCE_WIDTH + 1));
        free(number);
        free(text);
    }
    fputc('\n', file);
}

static void write_differences(const struct result_set *results, FILE *file)
{
    fprintf(file, "\nDifference from \"%s\", paired, ± half-width of the %g %% confidence interval of each\n",
            result_label(results, 0), results->confidence * 100);
    write_heads(difference_columns, DIFFERENCES, DIFFERENCE_WIDTH + 1, file);
    for (size_t s = 1; s < results->study->count; s++) write_difference_row(results, s, file);
    fputs("✓ better, ✗ worse, = no difference we can show\n", file);
}

static const enum metric_id run_metrics[] = {METRIC_ENCOUNTERS_ARRIVED,
                                             METRIC_ENCOUNTERS_CODED,
                                             METRIC_ENCOUNTERS_TOUCHLESS,
                                             METRIC_ENCOUNTERS_OPEN_END,
                                             METRIC_WAIT_MEAN_HOURS,
                                             METRIC_WAIT_SHARE,
                                             METRIC_TAT_MEAN_HOURS,
                                             METRIC_TAT_P50_HOURS,
                                             METRIC_TAT_P90_HOURS,
                                             METRIC_TAT_WITHIN_TARGET_SHARE,
                                             METRIC_WAITING_MEAN_ENCOUNTERS,
                                             METRIC_DNFB_MEAN_USD,
                                             METRIC_DNFB_END_USD,
                                             METRIC_DNFB_MEAN_DAYS,
                                             METRIC_DNFB_LAST_WEEK_DAYS,
                                             METRIC_DNFB_END_DAYS,
                                             METRIC_DNFB_CODING_SHARE,
                                             METRIC_NET_DNFB_MEAN_USD,
                                             METRIC_COST_TOTAL_USD,
                                             METRIC_COST_PER_ENCOUNTER_USD};

static void write_run_rows(const struct result_set *results, FILE *file)
{
    char *interval = memory_format("±%g %% CI", results->confidence * 100);
    table_cell(file, "", 28);
    table_cell(file, "mean", -12);
    table_cell(file, interval, -12);
    table_cell(file, "p10 to p90 of replications", -30);
    fputc('\n', file);
    free(interval);
    for (size_t i = 0; i < sizeof run_metrics / sizeof *run_metrics; i++) {
        const struct metric *metric = &metrics[run_metrics[i]];
        struct estimate estimate = level(results, 0, run_metrics[i], SCOPE_ALL, 0);
        char *mean = table_value(estimate.mean, metric->unit), *half = table_value(estimate.half_width, metric->unit);
        char *low = table_value(estimate.p10, metric->unit), *high = table_value(estimate.p90, metric->unit);
        char *band = memory_format("%s to %s", low, high);
        table_cell(file, metric->id, 28);
        table_cell(file, mean, -12);
        table_cell(file, half, -12);
        table_cell(file, band, -30);
        fputc('\n', file);
        char *const owned[] = {mean, half, low, high, band};
        for (size_t o = 0; o < 5; o++) free(owned[o]);
    }
}

struct part { /* a small table: one row an item of a scope */
    enum scope scope;
    const char *title;
    enum metric_id ids[5];
    const char *heads[5];
};

static const struct part run_parts[] = {
    {SCOPE_SETTING,
     "By setting",
     {METRIC_ENCOUNTERS_CODED, METRIC_TAT_P50_HOURS, METRIC_TAT_P90_HOURS, METRIC_TAT_WITHIN_TARGET_SHARE,
      METRIC_OLDEST_END_DAYS},
     {"coded", "TAT median", "TAT p90", "in target", "oldest at end"}},
    {SCOPE_WORK_TYPE,
     "By work type",
     {METRIC_ENCOUNTERS_CODED, METRIC_TAT_P50_HOURS, METRIC_TAT_P90_HOURS, METRIC_TAT_WITHIN_TARGET_SHARE,
      METRIC_OLDEST_END_DAYS},
     {"coded", "TAT median", "TAT p90", "in target", "oldest at end"}},
    {SCOPE_POOL,
     "By pool",
     {METRIC_ENCOUNTERS_CODED, METRIC_UTILIZATION_SHARE, METRIC_PAID_HOURS, METRIC_OVERTIME_HOURS,
      METRIC_COST_TOTAL_USD},
     {"coded", "utilisation", "paid hours", "overtime", "cost"}},
};

static void write_part(const struct result_set *results, const struct part *part, FILE *file)
{
    const struct study_scenario *item = &results->study->items[0];
    fputc('\n', file);
    table_cell(file, part->title, 28);
    for (int c = 0; c < 5; c++) table_cell(file, part->heads[c], -14);
    fputc('\n', file);
    for (size_t k = 0; k < item->keys.count; k++) {
        const struct metric_key *key = &item->keys.items[k];
        if (key->scope != part->scope || key->id != (int)part->ids[0]) continue;
        table_cell(file, metric_key_item(item->scenario, key), 28);
        for (int c = 0; c < 5; c++) {
            char *text =
                table_value(level(results, 0, part->ids[c], part->scope, key->item).mean, metrics[part->ids[c]].unit);
            table_cell(file, text, -14);
            free(text);
        }
        fputc('\n', file);
    }
}

void scorecard_write(const struct result_set *results, FILE *file)
{
    write_heading(results, file);
    if (results->is_comparison) {
        write_levels(results, file);
        write_differences(results, file);
    } else {
        write_run_rows(results, file);
        for (size_t p = 0; p < sizeof run_parts / sizeof *run_parts; p++) write_part(results, &run_parts[p], file);
    }
    fprintf(file, "\n%s\n", result_not_modelled());
}
