#include "io/scorecard_staffing.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Labels are at most a third of the table wide. */
static const struct {
    enum metric_id id;
    bool is_reason; /* shown only where it says something */
    const char *label;
} staffing_rows[] = {
    {METRIC_FTE_SPREADSHEET, false, "spreadsheet"},
    {METRIC_FTE_VOLUME, true, "+ volume beyond the annual mean"},
    {METRIC_FTE_CHARTS, true, "+ charts heavier, documented ahead"},
    {METRIC_FTE_CAC, true, "+ taken off by CAC and RPA"},
    {METRIC_FTE_HELPERS, true, "+ done for others, less by others"},
    {METRIC_FTE_RAMP, true, "+ ramp of new people"},
    {METRIC_FTE_SPEED, true, "+ skill and speed other than 1"},
    {METRIC_FTE_AUDIT, true, "+ audits and second coding"},
    {METRIC_FTE_REWORK, true, "+ corrections"},
    {METRIC_FTE_APPEAL, true, "+ appeals"},
    {METRIC_FTE_WORKED, false, "= worked, with backlog growth"},
    {METRIC_FTE_IDLE_TIMING, true, "+ idle, charts at other hours"},
    {METRIC_FTE_IDLE_SPARE, true, "+ idle, no charts left that day"},
    {METRIC_FTE_TAKEN, false, "= taken by the simulation"},
    {METRIC_FTE_OFF, false, "spreadsheet is off by"},
    {METRIC_FTE_AUTHORISED, false, "authorised"},
    {METRIC_FTE_FILLED, false, "filled"},
    {METRIC_FTE_OVERTIME, true, "overtime and finishing"},
    {METRIC_FTE_BACKLOG, true, "growth of the backlog"},
};

enum { ROWS = sizeof staffing_rows / sizeof *staffing_rows };

static double mean_of(const struct result_set *results, enum metric_id id, enum scope scope, int item)
{
    size_t key = metric_key_find(&results->study->items[0].keys, (int)id, scope, item);
    return estimate_metric(results->study, 0, key, results->confidence).mean;
}

static char *fte_text(double value)
{
    if (isnan(value)) return memory_copy_text("n/a");
    double shown = round(value * 100) / 100;
    return memory_format("%s%.2f", shown < 0 ? "−" : "", fabs(shown));
}

static const char *pool_label(const struct scenario *scenario, size_t pool)
{
    return scenario->pools.items[pool].title ? scenario->pools.items[pool].title : scenario->pools.items[pool].name;
}

static bool says_something(const struct result_set *results, enum metric_id id)
{
    for (size_t p = 0; p < results->study->items[0].scenario->pools.count; p++)
        if (fabs(mean_of(results, id, SCOPE_POOL, (int)p)) >= 0.005) return true;
    return false;
}

/* A pool's title over two lines of heading: parted at the blank nearest to its middle. */
static void split_label(const char *label, char *lines[TABLE_HEAD_LINES])
{
    size_t length = strlen(label), best = 0;
    for (size_t i = 0; i < length; i++)
        if (label[i] == ' ' && fabs((double)i - (double)length / 2) < fabs((double)best - (double)length / 2)) best = i;
    lines[0] = memory_format("%.*s", (int)best, label);
    lines[1] = memory_copy_text(label + best + (best > 0));
}

static void add_heads(struct table_layout *table, const struct scenario *scenario)
{
    char *(*heads)[TABLE_HEAD_LINES] = memory_allocate(scenario->pools.count, sizeof *heads);
    for (size_t p = 0; p < scenario->pools.count; p++) split_label(pool_label(scenario, p), heads[p]);
    for (int line = 0; line < TABLE_HEAD_LINES; line++) {
        table_layout_add(table, memory_copy_text(line == TABLE_HEAD_LINES - 1 ? "FTE" : ""));
        table_layout_add(table, memory_copy_text(line == TABLE_HEAD_LINES - 1 ? "all" : ""));
        for (size_t p = 0; p < scenario->pools.count; p++) table_layout_add(table, heads[p][line]);
    }
    free(heads);
}

static bool has_queries(const struct scenario *scenario)
{
    for (size_t t = 0; t < scenario->work_types.count; t++)
        if (scenario->work_types.items[t].query.share > 0) return true;
    return false;
}

void scorecard_staffing_write(const struct result_set *results, int width, FILE *file)
{
    const struct scenario *scenario = results->study->items[0].scenario;
    struct table_layout table;
    table_layout_init(&table, 1 + scenario->pools.count);
    add_heads(&table, scenario);
    for (int r = 0; r < ROWS; r++) {
        enum metric_id id = staffing_rows[r].id;
        if (staffing_rows[r].is_reason && !says_something(results, id)) continue;
        table_layout_add(&table, memory_copy_text(staffing_rows[r].label));
        table_layout_add(&table, fte_text(mean_of(results, id, SCOPE_ALL, 0)));
        for (size_t p = 0; p < scenario->pools.count; p++)
            table_layout_add(&table, fte_text(mean_of(results, id, SCOPE_POOL, (int)p)));
    }
    fputs("\nStaffing: spreadsheet against simulation\n", file);
    table_layout_write(&table, width, file);
    table_layout_free(&table);
    if (has_queries(scenario))
        table_wrapped("Provider queries take no coder time here; they cost days, which show in turnaround and backlog.",
                      width, file);
}

static const struct {
    enum metric_id id;
    const char *head[TABLE_HEAD_LINES];
} promise_columns[] = {
    {METRIC_SLA_TAT_WEEKS_SHARE, {"TAT", "kept"}},
    {METRIC_SLA_ACCURACY_WEEKS_SHARE, {"accuracy", "kept"}},
    {METRIC_SLA_PRODUCTIVITY_WEEKS_SHARE, {"productivity", "kept"}},
    {METRIC_SLA_WEEKS_MET_SHARE, {"all", "kept"}},
    {METRIC_SLA_CREDITS_USD, {"given", "back"}},
};

enum { PROMISE_COLUMNS = sizeof promise_columns / sizeof *promise_columns };

void scorecard_promises_write(const struct result_set *results, int width, FILE *file)
{
    const struct scenario *scenario = results->study->items[0].scenario;
    struct table_layout table;
    table_layout_init(&table, PROMISE_COLUMNS);
    for (int line = 0; line < TABLE_HEAD_LINES; line++) {
        table_layout_add(&table, memory_copy_text(line == TABLE_HEAD_LINES - 1 ? "Share of weeks" : ""));
        for (int c = 0; c < PROMISE_COLUMNS; c++)
            table_layout_add(&table, memory_copy_text(promise_columns[c].head[line]));
    }
    size_t heads = table.count;
    for (size_t p = 0; p < scenario->pools.count; p++) {
        if (isnan(mean_of(results, METRIC_SLA_WEEKS_MET_SHARE, SCOPE_POOL, (int)p))) continue;
        table_layout_add(&table, memory_copy_text(pool_label(scenario, p)));
        for (int c = 0; c < PROMISE_COLUMNS; c++) {
            enum metric_id id = promise_columns[c].id;
            table_layout_add(&table, table_value(mean_of(results, id, SCOPE_POOL, (int)p), metrics[id].unit));
        }
    }
    if (table.count > heads) {
        fputs("\nPromises of the pools, week by week\n", file);
        table_layout_write(&table, width, file);
    }
    table_layout_free(&table);
}
