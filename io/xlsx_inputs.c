#include "io/headline.h"
#include "io/parameter_default.h"
#include "io/xlsx_book.h"
#include "models/field.h"
#include "sim/memory.h"
#include <cjson/cJSON.h>
#include <stdlib.h>

static void add_parameter(struct xlsx_sheet *sheet, const char *label, const struct parameter *parameter)
{
    bool is_default = parameter_is_default(parameter);
    xlsx_text(sheet, parameter->place, LOOK_TEXT);
    xlsx_text(sheet, label, LOOK_TEXT);
    xlsx_text(sheet, parameter->items, LOOK_TEXT);
    xlsx_text(sheet, parameter->value, LOOK_TEXT);
    xlsx_text(sheet, parameter->field->unit, LOOK_TEXT);
    xlsx_text(sheet,
              parameter_is_assumed_default(parameter) ? "default, an assumption"
              : is_default                            ? "default"
                                                      : "the scenario",
              LOOK_TEXT);
    xlsx_text(sheet, is_default ? parameter->field->source : parameter->from, LOOK_TEXT);
    xlsx_text(sheet, parameter->field->meaning, LOOK_TEXT);
    xlsx_row_end(sheet);
}

void xlsx_inputs(struct xlsx_book *book)
{
    static const double widths[] = {44, 30, 40, 40, 22, 24, 70, 110};
    struct xlsx_sheet sheet;
    const struct result_set *results = book->board->results;
    xlsx_sheet_init(&sheet, book, "Inputs", "Every value that counts, as resolved");
    lxw_row_t head = ++sheet.row;
    xlsx_heads(&sheet, "field", "scenario", "of", "value", "unit", "stands at", "source", "meaning", NULL);
    for (size_t s = 0; s < results->study->count; s++) {
        struct parameter_list list;
        cJSON *resolved = cJSON_Parse(results->scenarios[s].resolved);
        parameter_list_init(&list, &results->scenarios[s], resolved);
        for (size_t i = 0; i < list.count; i++) add_parameter(&sheet, result_label(results, s), &list.items[i]);
        parameter_list_free(&list);
        cJSON_Delete(resolved);
    }
    for (lxw_col_t column = 0; column < sizeof widths / sizeof *widths; column++)
        worksheet_set_column(sheet.sheet, column, column, widths[column], NULL);
    xlsx_table_end(&sheet, head, 1);
}

static void add_spread(struct xlsx_sheet *sheet, size_t s, enum metric_id id)
{
    const struct result_set *results = sheet->book->board->results;
    size_t key = metric_key_find(&results->study->items[s].keys, (int)id, SCOPE_ALL, 0);
    struct estimate estimate = estimate_metric(results->study, s, key, results->confidence);
    enum xlsx_look look = xlsx_look_of(metrics[id].unit);
    xlsx_text(sheet, result_label(results, s), LOOK_TEXT);
    xlsx_text(sheet, metrics[id].id, LOOK_TEXT);
    xlsx_text(sheet, metrics[id].unit, LOOK_TEXT);
    xlsx_number(sheet, (double)estimate.count, LOOK_COUNT_OF);
    const double values[] = {estimate.mean, estimate.half_width, estimate.sd, estimate.p10, estimate.p50, estimate.p90};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) xlsx_number(sheet, values[i], look);
    xlsx_row_end(sheet);
}

/* Share of the charts coded within so many hours, beside the table: the first of the curves is that of all settings. */
static void add_curves(struct xlsx_sheet *sheet, lxw_row_t head, lxw_col_t column)
{
    const struct result_set *results = sheet->book->board->results;
    size_t count = results->study->count;
    sheet->row = head;
    sheet->column = column;
    xlsx_text(sheet, "hours from ready to coded", LOOK_HEAD);
    for (size_t s = 0; s < count; s++) xlsx_text(sheet, result_label(results, s), LOOK_HEAD);
    for (int point = 0; point < TAT_GRID_POINTS; point++) {
        sheet->row++;
        sheet->column = column;
        xlsx_number(sheet, point * TAT_GRID_HOURS, LOOK_COUNT_OF);
        for (size_t s = 0; s < count; s++)
            xlsx_number(sheet, estimate_curve(results->study, s, 0, point, results->confidence).mean, LOOK_SHARE);
    }
    lxw_chart *chart = xlsx_chart(sheet, LXW_CHART_SCATTER_STRAIGHT, "Share of charts coded within", "hours", "share");
    for (size_t s = 0; s < count; s++)
        xlsx_series(sheet, chart, result_label(results, s), head + 1, head + TAT_GRID_POINTS, column,
                    (lxw_col_t)(column + 1 + (lxw_col_t)s));
    xlsx_chart_place(sheet, chart, head + 1, (lxw_col_t)(column + (lxw_col_t)count + 2));
}

void xlsx_distribution(struct xlsx_book *book)
{
    struct xlsx_sheet sheet;
    struct headline headlines[HEADLINES_MOST];
    size_t count = headline_all(book->board->results, headlines);
    xlsx_sheet_init(&sheet, book, "Distribution",
                    "Over the replications: how well the mean is known, and where one future may end");
    lxw_row_t head = ++sheet.row;
    xlsx_heads(&sheet, "scenario", "metric", "unit", "replications", "mean", "± half-width of CI", "sd",
               "p10 of futures", "p50 of futures", "p90 of futures", NULL);
    for (size_t s = 0; s < book->board->results->study->count; s++)
        for (size_t c = 0; c < count; c++) add_spread(&sheet, s, headlines[c].id);
    xlsx_table_end(&sheet, head, 2);
    add_curves(&sheet, head, 12);
}
