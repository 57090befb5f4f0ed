#include "io/scorecard.h"
#include "io/backtest_mark.h"
#include "io/headline.h"
#include "io/money_cases.h"
#include "io/money_months.h"
#include "io/precision_text.h"
#include "io/recovery_text.h"
#include "io/scorecard_comparison.h"
#include "io/scorecard_open.h"
#include "io/scorecard_staffing.h"
#include "io/steady_text.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct column {
    enum metric_id id;
    const char *head[TABLE_HEAD_LINES];
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* The score that the baseline carries, and those of alternatives that have one of their own. */
static void write_backtests(const struct result_set *results, int width, FILE *file)
{
    for (size_t s = 0; s < results->study->count; s++) {
        const struct backtest_mark *mark = results->scenarios[s].backtest;
        if (!mark || (s > 0 && !mark->matches)) continue;
        char *text = results->study->count > 1 ? memory_format("%s: %s", result_label(results, s), mark->line)
                                               : memory_copy_text(mark->line);
        table_wrapped(text, width, file);
        free(text);
    }
}

/* What a reader must know before any number. */
static void write_reservations(const struct result_set *results, int width, FILE *file)
{
    const struct study *study = results->study;
    char *text = NULL;
    if (study->first > 0) text = memory_format("Replication %" PRId64 " alone.", study->first);
    if (study->interrupted)
        text = memory_format("Interrupted: %" PRId64 " of %" PRId64 " replications are complete and shown.",
                             study->replications, study->requested);
    if (text) table_wrapped(text, width, file);
    free(text);
    if (result_is_small_sample(results) && study->replications > 1)
        table_wrapped(
            "Small sample: with fewer than 20 replications the intervals rest on values that are nearly normal; "
            "take more before deciding on them.",
            width, file);
    if (results->precision) precision_text_write(results->precision, study, width, file);
}

void scorecard_heading_write(const struct result_set *results, int width, FILE *file)
{
    const struct scenario *scenario = &results->scenarios[0].scenario;
    const struct facility *facility = &scenario->facility;
    struct civil_date from = civil_date_of(facility->start_date + facility->warmup_days);
    struct civil_date to = civil_date_of(facility->start_date + facility->horizon_days - 1);
    table_wrapped(result_label(results, 0), width, file);
    if (scenario->question) table_wrapped(scenario->question, width, file);
    char *text = memory_format(
        "%04d-%02d-%02d to %04d-%02d-%02d, %" PRId64 " replication%s, seed %" PRId64 ", scenario digest %s", from.year,
        from.month, from.day, to.year, to.month, to.day, results->study->replications,
        results->study->replications == 1 ? "" : "s", results->study->seed, results->scenarios[0].digest);
    table_wrapped(text, width, file);
    free(text);
    write_backtests(results, width, file);
    write_reservations(results, width, file);
    if (results->steady) steady_text_write(results->steady, results->study->count, width, file);
    fputc('\n', file);
}

static void add_heads(struct table_layout *table, const char *title, const struct column *columns, size_t count)
{
    for (int line = 0; line < TABLE_HEAD_LINES; line++) {
        table_layout_add(table, memory_copy_text(line == TABLE_HEAD_LINES - 1 ? title : ""));
        for (size_t c = 0; c < count; c++) table_layout_add(table, memory_copy_text(columns[c].head[line]));
    }
}

static void write_table(struct table_layout *table, int width, FILE *file)
{
    table_layout_write(table, width, file);
    table_layout_free(table);
}

static struct estimate level(const struct result_set *results, size_t s, enum metric_id id, enum scope scope, int item)
{
    size_t key = metric_key_find(&results->study->items[s].keys, id, scope, item);
    return estimate_metric(results->study, s, key, results->confidence);
}

static void write_levels(const struct result_set *results, int width, FILE *file)
{
    struct headline columns[HEADLINES_MOST];
    size_t count = headline_levels(results, columns);
    struct table_layout table;
    table_layout_init(&table, count);
    headline_heads_add(&table, "", columns, count);
    for (size_t s = 0; s < results->study->count; s++) {
        table_layout_add(&table, memory_copy_text(result_label(results, s)));
        for (size_t c = 0; c < count; c++) {
            double mean = level(results, s, columns[c].id, SCOPE_ALL, 0).mean;
            table_layout_add(&table, table_value(mean, metrics[columns[c].id].unit));
        }
    }
    fputs("Means over the replications\n", file);
    write_table(&table, width, file);
}

static char *difference_text(const struct result_set *results, size_t s, enum metric_id id)
{
    const struct comparison_row *row = comparison_of(results->comparison, s, id);
    char *number = table_difference(row->difference.mean, row->difference.half_width, metrics[id].unit);
    char *text = memory_format("%s %s", number, result_sign(row->verdict));
    free(number);
    return text;
}

static void write_differences(const struct result_set *results, int width, FILE *file)
{
    struct headline columns[HEADLINES_MOST];
    size_t count = headline_differences(results, columns);
    struct table_layout table;
    table_layout_init(&table, count);
    headline_heads_add(&table, "", columns, count);
    for (size_t s = 1; s < results->study->count; s++) {
        table_layout_add(&table, memory_copy_text(result_label(results, s)));
        for (size_t c = 0; c < count; c++) table_layout_add(&table, difference_text(results, s, columns[c].id));
    }
    char *title = memory_format("Difference from \"%s\", paired, ± half-width of the %g %% confidence interval of each",
                                result_label(results, 0), results->confidence * 100);
    fputc('\n', file);
    table_wrapped(title, width, file);
    free(title);
    write_table(&table, width, file);
    char *legend = result_legend(results);
    table_wrapped(legend, width, file);
    free(legend);
}

static const enum metric_id run_metrics[] = {METRIC_ENCOUNTERS_ARRIVED,      METRIC_ENCOUNTERS_CODED,
                                             METRIC_ENCOUNTERS_TOUCHLESS,    METRIC_ENCOUNTERS_OPEN_END,
                                             METRIC_WAIT_MEAN_HOURS,         METRIC_WAIT_SHARE,
                                             METRIC_TAT_MEAN_HOURS,          METRIC_TAT_P50_HOURS,
                                             METRIC_TAT_P90_HOURS,           METRIC_TAT_OPEN_P90_HOURS,
                                             METRIC_TAT_WITHIN_TARGET_SHARE, METRIC_WAITING_MEAN_ENCOUNTERS,
                                             METRIC_DNFB_MEAN_USD,           METRIC_DNFB_END_USD,
                                             METRIC_DNFB_MEAN_DAYS,          METRIC_DNFB_LAST_WEEK_DAYS,
                                             METRIC_DNFB_END_DAYS,           METRIC_DNFB_CODING_SHARE,
                                             METRIC_NET_DNFB_MEAN_USD,       METRIC_COST_TOTAL_USD,
                                             METRIC_COST_PER_ENCOUNTER_USD};

static void write_run_rows(const struct result_set *results, int width, FILE *file)
{
    struct table_layout table;
    table_layout_init(&table, 4);
    char *interval = memory_format("± %g %% CI", results->confidence * 100);
    const char *const heads[] = {"", "", "", "80 % of", "futures", "", "mean", interval, "from", "to"};
    for (size_t i = 0; i < COUNT_OF(heads); i++) table_layout_add(&table, memory_copy_text(heads[i]));
    free(interval);
    for (size_t i = 0; i < COUNT_OF(run_metrics); i++) {
        const struct metric *metric = &metrics[run_metrics[i]];
        struct estimate estimate = level(results, 0, run_metrics[i], SCOPE_ALL, 0);
        table_layout_add(&table, memory_copy_text(metric->id));
        const double values[] = {estimate.mean, estimate.half_width, estimate.p10, estimate.p90};
        for (size_t v = 0; v < COUNT_OF(values); v++) table_layout_add(&table, table_value(values[v], metric->unit));
    }
    write_table(&table, width, file);
}

struct part { /* a small table: one row an item of a scope */
    enum scope scope;
    const char *title;
    struct column columns[5];
};

static const struct part run_parts[] = {
    {SCOPE_SETTING,
     "By setting",
     {{METRIC_ENCOUNTERS_CODED, {"", "coded"}},
      {METRIC_TAT_P50_HOURS, {"TAT", "median"}},
      {METRIC_TAT_P90_HOURS, {"TAT", "p90"}},
      {METRIC_TAT_WITHIN_TARGET_SHARE, {"TAT", "in target"}},
      {METRIC_OLDEST_END_DAYS, {"oldest", "at end"}}}},
    {SCOPE_WORK_TYPE,
     "By work type",
     {{METRIC_ENCOUNTERS_CODED, {"", "coded"}},
      {METRIC_TAT_P50_HOURS, {"TAT", "median"}},
      {METRIC_TAT_P90_HOURS, {"TAT", "p90"}},
      {METRIC_TAT_WITHIN_TARGET_SHARE, {"TAT", "in target"}},
      {METRIC_OLDEST_END_DAYS, {"oldest", "at end"}}}},
    {SCOPE_POOL,
     "By pool",
     {{METRIC_ENCOUNTERS_CODED, {"", "coded"}},
      {METRIC_UTILIZATION_SHARE, {"", "utilisation"}},
      {METRIC_PAID_HOURS, {"paid", "time"}},
      {METRIC_OVERTIME_HOURS, {"over-", "time"}},
      {METRIC_COST_TOTAL_USD, {"", "cost"}}}},
    {SCOPE_LOCATION,
     "Internal, global",
     {{METRIC_ENCOUNTERS_CODED, {"", "coded"}},
      {METRIC_POOL_TAT_WITHIN_SHARE, {"TAT", "in target"}},
      {METRIC_ACCURACY_SHARE, {"", "accuracy"}},
      {METRIC_ACCURACY_AUDITED_SHARE, {"accuracy", "in audits"}},
      {METRIC_CODING_DENIALS_PER_1000, {"denied", "per 1,000"}}}},
    {SCOPE_DENIAL_CAUSE,
     "Root causes",
     {{METRIC_CODING_DENIALS, {"", "denials"}},
      {METRIC_DENIED_USD, {"", "denied"}},
      {METRIC_OVERTURN_SHARE, {"appeals", "granted"}},
      {METRIC_RECOVERED_USD, {"", "recovered"}},
      {METRIC_CODING_WRITE_OFF_USD, {"written", "off"}}}},
};

/* Nothing to show: no rows, or only one of internal and global. */
static bool part_is_empty(const struct result_set *results, const struct part *part)
{
    const struct study_scenario *item = &results->study->items[0];
    size_t rows = 0;
    for (size_t k = 0; k < item->keys.count; k++) {
        const struct metric_key *key = &item->keys.items[k];
        if (key->scope != part->scope || key->id != (int)part->columns[0].id) continue;
        rows +=
            part->scope != SCOPE_LOCATION || level(results, 0, part->columns[0].id, part->scope, key->item).mean > 0;
    }
    return rows == 0 || (part->scope == SCOPE_LOCATION && rows < 2);
}

static void write_part(const struct result_set *results, const struct part *part, int width, FILE *file)
{
    const struct study_scenario *item = &results->study->items[0];
    struct table_layout table;
    table_layout_init(&table, COUNT_OF(part->columns));
    add_heads(&table, part->title, part->columns, COUNT_OF(part->columns));
    for (size_t k = 0; k < item->keys.count; k++) {
        const struct metric_key *key = &item->keys.items[k];
        if (key->scope != part->scope || key->id != (int)part->columns[0].id) continue;
        table_layout_add(&table, memory_copy_text(metric_key_item(item->scenario, key)));
        for (size_t c = 0; c < COUNT_OF(part->columns); c++) {
            enum metric_id id = part->columns[c].id;
            table_layout_add(&table, table_value(level(results, 0, id, part->scope, key->item).mean, metrics[id].unit));
        }
    }
    fputc('\n', file);
    write_table(&table, width, file);
}

void scorecard_left_out_write(const struct result_set *results, int width, FILE *file)
{
    char *left_out = result_left_out(results);
    if (left_out) {
        fputc('\n', file);
        table_wrapped(left_out, width, file);
    }
    free(left_out);
}

void scorecard_write(const struct result_set *results, int width, FILE *file)
{
    scorecard_heading_write(results, width, file);
    if (results->is_comparison) {
        write_levels(results, width, file);
        write_differences(results, width, file);
        money_cases_write(results, width, file);
        scorecard_comparison_write(results, width, file);
    } else {
        write_run_rows(results, width, file);
        for (size_t p = 0; p < COUNT_OF(run_parts); p++)
            if (!part_is_empty(results, &run_parts[p])) write_part(results, &run_parts[p], width, file);
        scorecard_staffing_write(results, width, file);
        scorecard_promises_write(results, width, file);
        money_months_write(results, width, file);
    }
    recovery_table_write(results, width, file);
    scorecard_open_write(results, width, file);
    scorecard_left_out_write(results, width, file);
}
