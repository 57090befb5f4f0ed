#include "io/period_table.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <stdlib.h>

struct column {
    enum metric_id id, id_of_pools; /* METRIC_COUNT: not of pools and locations */
    const char *head[TABLE_HEAD_LINES];
};

static const struct column columns[] = {
    {METRIC_ENCOUNTERS_CODED, METRIC_ENCOUNTERS_CODED, {"", "coded"}},
    {METRIC_TAT_MEAN_HOURS, METRIC_POOL_TAT_MEAN_HOURS, {"TAT", "mean"}},
    {METRIC_TAT_CODED_WITHIN_SHARE, METRIC_POOL_TAT_WITHIN_SHARE, {"TAT", "in target"}},
    {METRIC_DNFB_MEAN_DAYS, METRIC_COUNT, {"DNFB days", "mean"}},
    {METRIC_UTILIZATION_SHARE, METRIC_UTILIZATION_SHARE, {"", "utilisation"}},
    {METRIC_VACANCY_SHARE, METRIC_VACANCY_SHARE, {"", "vacant"}},
    {METRIC_ACCURACY_SHARE, METRIC_ACCURACY_SHARE, {"", "accuracy"}},
    {METRIC_CODING_DENIALS_PER_1000, METRIC_CODING_DENIALS_PER_1000, {"denied", "per 1,000"}},
    {METRIC_COST_TOTAL_USD, METRIC_COST_TOTAL_USD, {"", "cost"}},
    {METRIC_CASH_COLLECTED_USD, METRIC_COUNT, {"cash", "collected"}},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

struct part { /* what a table is about */
    size_t scenario;
    enum period_kind kind;
    enum scope scope;
    int item;
};

static enum metric_id metric_of(const struct column *column, enum scope scope)
{
    return scope == SCOPE_ALL ? column->id : column->id_of_pools;
}

char *period_text(const struct study_scenario *item, const struct period *period)
{
    struct civil_date date = civil_date_of(item->plan.days.first_civil_day + period->from);
    if (period->kind == PERIOD_WEEK) return memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
    if (period->kind == PERIOD_MONTH) return memory_format("%04d-%02d", date.year, date.month);
    return memory_format("%04d Q%d", date.year, (date.month + 2) / 3);
}

static void add_heads(struct table_layout *table, const struct part *part)
{
    for (int line = 0; line < TABLE_HEAD_LINES; line++) {
        bool last = line == TABLE_HEAD_LINES - 1;
        table_layout_add(table, memory_copy_text(last ? period_names[part->kind] : ""));
        table_layout_add(table, memory_copy_text(last ? "days" : ""));
        for (int c = 0; c < COLUMNS; c++)
            if (metric_of(&columns[c], part->scope) != METRIC_COUNT)
                table_layout_add(table, memory_copy_text(columns[c].head[line]));
    }
}

static void add_period(struct table_layout *table, const struct result_set *results, const struct part *part, size_t p)
{
    const struct study_scenario *item = &results->study->items[part->scenario];
    const struct period *period = &item->periods.items[p];
    table_layout_add(table, period_text(item, period));
    table_layout_add(table, memory_format("%d", period->to - period->from));
    for (int c = 0; c < COLUMNS; c++) {
        enum metric_id id = metric_of(&columns[c], part->scope);
        if (id == METRIC_COUNT) continue;
        size_t key = metric_key_find(&item->period_keys, (int)id, part->scope, part->item);
        struct estimate estimate = estimate_period(results->study, part->scenario, p, key, results->confidence);
        table_layout_add(table, table_value(estimate.mean, metrics[id].unit));
    }
}

static void write_part(const struct result_set *results, const struct part *part, const char *title, int width,
                       FILE *file)
{
    const struct study_scenario *item = &results->study->items[part->scenario];
    size_t shown = 1;
    for (int c = 0; c < COLUMNS; c++) shown += metric_of(&columns[c], part->scope) != METRIC_COUNT;
    struct table_layout table;
    table_layout_init(&table, shown);
    add_heads(&table, part);
    for (size_t p = 0; p < item->periods.count; p++)
        if (item->periods.items[p].kind == part->kind) add_period(&table, results, part, p);
    fprintf(file, "\n%s\n", title);
    table_layout_write(&table, width, file);
    table_layout_free(&table);
}

static bool has_pools(const struct scenario *scenario, int location)
{
    for (size_t p = 0; p < scenario->pools.count; p++)
        if ((int)scenario->pools.items[p].location == location) return true;
    return false;
}

static void write_scenario(const struct result_set *results, size_t s, enum period_kind kind, int width, FILE *file)
{
    static const char *const location_titles[LOCATION_COUNT] = {"Internal pools", "Global pools"};
    const struct scenario *scenario = results->study->items[s].scenario;
    struct part all = {s, kind, SCOPE_ALL, 0};
    char *title = memory_format("%s by %s", result_label(results, s), period_names[kind]);
    write_part(results, &all, title, width, file);
    free(title);
    for (int l = 0; l < LOCATION_COUNT; l++) {
        struct part part = {s, kind, SCOPE_LOCATION, l};
        if (has_pools(scenario, l)) write_part(results, &part, location_titles[l], width, file);
    }
    for (int p = 0; p < (int)scenario->pools.count; p++) {
        const struct pool *pool = &scenario->pools.items[p];
        struct part part = {s, kind, SCOPE_POOL, p};
        title = memory_format("Pool %s", pool->title ? pool->title : pool->name);
        write_part(results, &part, title, width, file);
        free(title);
    }
}

void period_tables_write(const struct result_set *results, enum period_kind kind, int width, FILE *file)
{
    for (size_t s = 0; s < results->study->count; s++) write_scenario(results, s, kind, width, file);
}
