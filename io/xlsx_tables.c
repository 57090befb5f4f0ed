/* Sheets that are one tidy table: weeks, pools, work types. */
#include "io/xlsx_book.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const enum metric_id week_metrics[] = {
    METRIC_DNFB_MEAN_DAYS,          METRIC_ENCOUNTERS_CODED,  METRIC_TAT_MEAN_HOURS,
    METRIC_TAT_CODED_WITHIN_SHARE,  METRIC_UTILIZATION_SHARE, METRIC_VACANCY_SHARE,
    METRIC_CODING_DENIALS_PER_1000, METRIC_COST_TOTAL_USD,    METRIC_CASH_COLLECTED_USD};
static const enum metric_id pool_metrics[] = {
    METRIC_ENCOUNTERS_CODED,      METRIC_UTILIZATION_SHARE, METRIC_VACANCY_SHARE,  METRIC_POOL_TAT_MEAN_HOURS,
    METRIC_POOL_TAT_WITHIN_SHARE, METRIC_ACCURACY_SHARE,    METRIC_OVERTIME_HOURS, METRIC_SLA_WEEKS_MET_SHARE,
    METRIC_FTE_AUTHORISED,        METRIC_FTE_TAKEN,         METRIC_OPEN_FTE,       METRIC_COST_TOTAL_USD};
static const enum metric_id type_metrics[] = {METRIC_ENCOUNTERS_CODED, METRIC_TAT_P50_HOURS, METRIC_TAT_P90_HOURS,
                                              METRIC_TAT_WITHIN_TARGET_SHARE, METRIC_OLDEST_END_DAYS};

static void add_heads(struct xlsx_sheet *sheet, const char *second, const enum metric_id *ids, size_t count)
{
    xlsx_text(sheet, "scenario", LOOK_HEAD);
    xlsx_text(sheet, second, LOOK_HEAD);
    for (size_t i = 0; i < count; i++) {
        char *head = memory_format("%s, mean (%s)", metrics[ids[i]].id, metrics[ids[i]].unit);
        xlsx_text(sheet, head, LOOK_HEAD);
        xlsx_text(sheet, "± half-width of CI", LOOK_HEAD);
        free(head);
    }
    xlsx_row_end(sheet);
}

static void add_estimate(struct xlsx_sheet *sheet, const struct estimate *estimate, enum metric_id id)
{
    xlsx_number(sheet, estimate->mean, xlsx_look_of(metrics[id].unit));
    xlsx_number(sheet, estimate->half_width, xlsx_look_of(metrics[id].unit));
}

static void add_week(struct xlsx_sheet *sheet, size_t s, size_t p)
{
    const struct result_set *results = sheet->book->board->results;
    const struct study_scenario *item = &results->study->items[s];
    struct civil_date date = civil_date_of(item->plan.days.first_civil_day + item->periods.items[p].from);
    char *start = memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
    xlsx_text(sheet, result_label(results, s), LOOK_TEXT);
    xlsx_text(sheet, start, LOOK_TEXT);
    free(start);
    for (size_t i = 0; i < COUNT_OF(week_metrics); i++) {
        size_t key = metric_key_find(&item->period_keys, (int)week_metrics[i], SCOPE_ALL, 0);
        if (key == SIZE_MAX) {
            sheet->column = (lxw_col_t)(sheet->column + 2);
            continue;
        }
        struct estimate estimate = estimate_period(results->study, s, p, key, results->confidence);
        add_estimate(sheet, &estimate, week_metrics[i]);
    }
    xlsx_row_end(sheet);
}

void xlsx_weekly(struct xlsx_book *book)
{
    struct xlsx_sheet sheet;
    const struct result_set *results = book->board->results;
    xlsx_sheet_init(&sheet, book, "Weekly", "Week by week");
    lxw_row_t head = ++sheet.row;
    add_heads(&sheet, "week from", week_metrics, COUNT_OF(week_metrics));
    lxw_chart *chart = xlsx_chart(&sheet, LXW_CHART_LINE, "DNFB days by week, mean", "week from", "days");
    for (size_t s = 0; s < results->study->count; s++) {
        lxw_row_t from = sheet.row;
        const struct period_list *periods = &results->study->items[s].periods;
        for (size_t p = 0; p < periods->count; p++)
            if (periods->items[p].kind == PERIOD_WEEK) add_week(&sheet, s, p);
        xlsx_series(&sheet, chart, result_label(results, s), from, sheet.row - 1, 1, 2);
    }
    xlsx_table_end(&sheet, head, 2);
    xlsx_chart_place(&sheet, chart, head + 1, (lxw_col_t)(sheet.widest + 1));
}

static void add_item(struct xlsx_sheet *sheet, size_t s, const struct metric_key *row, const enum metric_id *ids,
                     size_t count)
{
    const struct result_set *results = sheet->book->board->results;
    const struct study_scenario *item = &results->study->items[s];
    xlsx_text(sheet, result_label(results, s), LOOK_TEXT);
    xlsx_text(sheet, metric_key_item(item->scenario, row), LOOK_TEXT);
    for (size_t i = 0; i < count; i++) {
        size_t key = metric_key_find(&item->keys, (int)ids[i], row->scope, row->item);
        struct estimate none = {.mean = NAN, .half_width = NAN};
        struct estimate estimate =
            key == SIZE_MAX ? none : estimate_metric(results->study, s, key, results->confidence);
        add_estimate(sheet, &estimate, ids[i]);
    }
    xlsx_row_end(sheet);
}

/* Scenarios may have other teams and other types: a chart can only tell of one of them, the one in focus. */
static void add_scope(struct xlsx_sheet *sheet, enum scope scope, const enum metric_id *ids, size_t count,
                      lxw_chart *chart, size_t charted)
{
    const struct board *board = sheet->book->board;
    for (size_t s = 0; s < board->results->study->count; s++) {
        const struct metric_keys *keys = &board->results->study->items[s].keys;
        lxw_row_t from = sheet->row;
        for (size_t k = 0; k < keys->count; k++)
            if (keys->items[k].scope == scope && keys->items[k].id == (int)ids[0])
                add_item(sheet, s, &keys->items[k], ids, count);
        if (s == board->focus && sheet->row > from)
            xlsx_series(sheet, chart, result_label(board->results, s), from, sheet->row - 1, 1,
                        (lxw_col_t)(2 + 2 * charted));
    }
}

/* The chart shows the metric at `charted`. */
static void add_scope_sheet(struct xlsx_book *book, const char *name, const char *title, enum scope scope,
                            const enum metric_id *ids, size_t count, size_t charted)
{
    struct xlsx_sheet sheet;
    xlsx_sheet_init(&sheet, book, name, title);
    lxw_row_t head = ++sheet.row;
    add_heads(&sheet, scope_names[scope], ids, count);
    lxw_chart *chart = xlsx_chart(&sheet, LXW_CHART_COLUMN, metrics[ids[charted]].id, "", metrics[ids[charted]].unit);
    add_scope(&sheet, scope, ids, count, chart, charted);
    xlsx_table_end(&sheet, head, 2);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    xlsx_chart_place(&sheet, chart, sheet.row + 1, 0);
}

void xlsx_pools(struct xlsx_book *book)
{
    add_scope_sheet(book, "By pool", "By pool, over the window", SCOPE_POOL, pool_metrics, COUNT_OF(pool_metrics), 1);
}

void xlsx_work_types(struct xlsx_book *book)
{
    add_scope_sheet(book, "By work type", "By work type, over the window", SCOPE_WORK_TYPE, type_metrics,
                    COUNT_OF(type_metrics), 2);
}
