#include "io/table_layout.h"
#include "io/table_text.h"
#include "io/tornado_words.h"
#include "io/uncertainty_view.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum { COLUMNS = 6 };

static const char *const heads[TABLE_HEAD_LINES][1 + COLUMNS] = {
    {"", "inputs", "inputs drawn", "80 % of futures,", "80 % of futures,", "due to", ""},
    {"metric", "at base", "mean", "inputs at base", "inputs drawn", "inputs", "most by"}};

static const enum metric_id shown[] = {
    METRIC_DNFB_MEAN_USD,  METRIC_DNFB_MEAN_DAYS,          METRIC_DNFB_PEAK_DAYS,          METRIC_DNFB_LAST_WEEK_DAYS,
    METRIC_TAT_MEAN_HOURS, METRIC_TAT_WITHIN_TARGET_SHARE, METRIC_CODING_DENIALS_PER_1000, METRIC_REVENUE_LOST_USD,
    METRIC_COST_TOTAL_USD, METRIC_CASH_COLLECTED_USD};

/* Takes over `text`. */
static void write_line(char *text, int width, FILE *file)
{
    table_wrapped(text, width, file);
    free(text);
}

static void write_heading(const struct uncertainty_view *view, int width, FILE *file)
{
    const struct scenario *scenario = &view->scenario->scenario;
    const struct facility *facility = &scenario->facility;
    struct civil_date from = civil_date_of(facility->start_date + facility->warmup_days);
    struct civil_date to = civil_date_of(facility->start_date + facility->horizon_days - 1);
    table_wrapped(scenario->title ? scenario->title : scenario->name, width, file);
    write_line(memory_format("%04d-%02d-%02d to %04d-%02d-%02d, %zu assumptions, %zu samples x %zu replications, seed "
                             "%" PRId64 ", scenario digest %s",
                             from.year, from.month, from.day, to.year, to.month, to.day, view->study->assumptions,
                             view->study->samples, view->study->inner, view->seed, view->scenario->digest),
               width, file);
    fputc('\n', file);
}

static void add_band(struct table_layout *table, const struct estimate *estimate, const char *unit)
{
    char *low = table_value(estimate->p10, unit), *high = table_value(estimate->p90, unit);
    table_layout_add(table, memory_format("%s to %s", low, high));
    free(low);
    free(high);
}

static char *share_text(const struct variance_split *split)
{
    if (isnan(split->input_share)) return memory_copy_text("n/a");
    return memory_format("%.0f %% (%.0f–%.0f)", 100 * split->input_share, 100 * split->low, 100 * split->high);
}

static char *mean_text(const struct estimate *means, const char *unit)
{
    char *mean = table_value(means->mean, unit), *half = table_value(means->half_width, unit);
    char *text = memory_format("%s ± %s", mean, half);
    free(mean);
    free(half);
    return text;
}

static void add_row(struct table_layout *table, const struct uncertainty_view *view, size_t m)
{
    const struct input_result *result = &view->study->results[m];
    const struct metric *metric = &metrics[view->measures[m].keys[0].id];
    table_layout_add(table, memory_copy_text(metric->id));
    table_layout_add(table, table_value(result->base.mean, metric->unit));
    table_layout_add(table, mean_text(&result->means, metric->unit));
    add_band(table, &result->base, metric->unit);
    add_band(table, &result->lives, metric->unit);
    table_layout_add(table, share_text(&result->split));
    table_layout_add(
        table, memory_copy_text(result->driver < 0 ? "none shown" : view->assumptions->items[result->driver].name));
}

static size_t measure_of(const struct uncertainty_view *view, enum metric_id id)
{
    size_t m = 0;
    while (m < view->study->count && view->measures[m].keys[0].id != (int)id) m++;
    return m;
}

static void write_table(const struct uncertainty_view *view, int width, FILE *file)
{
    struct table_layout table;
    table_layout_init(&table, COLUMNS);
    for (int line = 0; line < TABLE_HEAD_LINES; line++)
        for (int c = 0; c <= COLUMNS; c++) table_layout_add(&table, memory_copy_text(heads[line][c]));
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        size_t m = measure_of(view, shown[i]);
        if (m < view->study->count && !isnan(view->study->results[m].lives.mean)) add_row(&table, view, m);
    }
    table_layout_write(&table, width, file);
    table_layout_free(&table);
}

static void write_assumptions(const struct uncertainty_view *view, int width, FILE *file)
{
    fputs("\nDrawn, each on its own:\n", file);
    for (size_t a = 0; a < view->assumptions->count; a++) {
        const struct assumption *assumption = &view->assumptions->items[a];
        const struct uncertainty *entry = assumption_entry(assumption);
        char *low = assumption_number_text(view->assumptions, a, assumption->low);
        char *high = assumption_number_text(view->assumptions, a, assumption->high);
        char *base = assumption_number_text(view->assumptions, a, assumption->base);
        write_line(memory_format("- %s: %s %s to %s, base %s (%s)", assumption->name, entry->field, low, high, base,
                                 uncertainty_has_law(entry) ? "its distribution; 10 % to 90 % of it" : "triangular"),
                   width, file);
        free(low);
        free(high);
        free(base);
    }
}

void uncertainty_text_write(const struct uncertainty_view *view, int width, FILE *file)
{
    write_heading(view, width, file);
    write_table(view, width, file);
    write_assumptions(view, width, file);
    fputc('\n', file);
    write_line(
        memory_format("± is the half-width of the %g %% interval of the mean over samples: it holds both what is "
                      "not known and chance. \"Due to inputs\": share of the variance of a future that comes from "
                      "not knowing the inputs, with its %g %% interval; the rest is chance. \"Most by\": the input "
                      "with the largest rank correlation, when it is above %.2f, which chance alone passes for "
                      "any of them in %g %% of such runs.",
                      100 * view->confidence, 100 * view->confidence, view->study->least_correlation,
                      100 * (1 - view->confidence)),
        width, file);
}
