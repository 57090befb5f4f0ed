#include "io/xlsx_book.h"
#include "sim/memory.h"
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH_USUAL = 15, HEAD_HEIGHT = 48 }; /* three lines of heading */

void xlsx_sheet_init(struct xlsx_sheet *sheet, struct xlsx_book *book, const char *name, const char *title)
{
    *sheet = (struct xlsx_sheet){.book = book, .name = name};
    sheet->sheet = workbook_add_worksheet(book->workbook, name);
    worksheet_set_column(sheet->sheet, 0, 0, 34, NULL);
    worksheet_set_column(sheet->sheet, 1, 1, 26, NULL);
    for (lxw_col_t column = 2; column <= 40; column++) /* one by one: a sheet may widen some, and no two may overlap */
        worksheet_set_column(sheet->sheet, column, column, WIDTH_USUAL, NULL);
    worksheet_set_landscape(sheet->sheet);
    worksheet_set_paper(sheet->sheet, 9);
    worksheet_fit_to_pages(sheet->sheet, 1, 0);
    worksheet_gridlines(sheet->sheet, LXW_HIDE_ALL_GRIDLINES);
    xlsx_line(sheet, title, LOOK_TITLE);
}

void xlsx_text(struct xlsx_sheet *sheet, const char *text, enum xlsx_look look)
{
    if (look == LOOK_HEAD) worksheet_set_row(sheet->sheet, sheet->row, HEAD_HEIGHT, NULL);
    if (text) worksheet_write_string(sheet->sheet, sheet->row, sheet->column, text, sheet->book->looks[look]);
    sheet->column++;
}

void xlsx_number(struct xlsx_sheet *sheet, double number, enum xlsx_look look)
{
    if (isfinite(number))
        worksheet_write_number(sheet->sheet, sheet->row, sheet->column, number, sheet->book->looks[look]);
    sheet->column++;
}

void xlsx_formula(struct xlsx_sheet *sheet, double value, enum xlsx_look look, const char *format, ...)
{
    va_list arguments;
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    va_start(arguments, format);
    vfprintf(out, format, arguments);
    va_end(arguments);
    fclose(out);
    worksheet_write_formula_num(sheet->sheet, sheet->row, sheet->column++, text, sheet->book->looks[look], value);
    free(text);
}

void xlsx_row_end(struct xlsx_sheet *sheet)
{
    if (sheet->column > sheet->widest) sheet->widest = sheet->column;
    sheet->column = 0;
    sheet->row++;
}

void xlsx_line(struct xlsx_sheet *sheet, const char *text, enum xlsx_look look)
{
    xlsx_text(sheet, text, look);
    sheet->column = 0;
    sheet->row++;
}

void xlsx_heads(struct xlsx_sheet *sheet, ...)
{
    va_list heads;
    va_start(heads, sheet);
    for (const char *head = va_arg(heads, const char *); head; head = va_arg(heads, const char *))
        xlsx_text(sheet, head, LOOK_HEAD);
    va_end(heads);
    xlsx_row_end(sheet);
}

void xlsx_table_end(struct xlsx_sheet *sheet, lxw_row_t head, lxw_col_t frozen)
{
    lxw_row_t last = sheet->row > head + 1 ? sheet->row - 1 : head;
    worksheet_autofilter(sheet->sheet, head, 0, last, (lxw_col_t)(sheet->widest - 1));
    worksheet_freeze_panes(sheet->sheet, head + 1, frozen);
    worksheet_repeat_rows(sheet->sheet, head, head);
    worksheet_print_area(sheet->sheet, 0, 0, last, (lxw_col_t)(sheet->widest - 1));
}

enum xlsx_look xlsx_look_of(const char *unit)
{
    static const struct {
        const char *unit;
        enum xlsx_look look;
    } looks[] = {{"usd", LOOK_USD},
                 {"share", LOOK_SHARE},
                 {"days", LOOK_DAYS},
                 {"hours", LOOK_HOURS},
                 {"encounters", LOOK_COUNT_OF}};
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (strcmp(looks[i].unit, unit) == 0) return looks[i].look;
    return LOOK_NUMBER;
}

lxw_chart *xlsx_chart(struct xlsx_sheet *sheet, uint8_t type, const char *title, const char *x, const char *y)
{
    lxw_chart *chart = workbook_add_chart(sheet->book->workbook, type);
    chart_title_set_name(chart, title);
    chart_axis_set_name(chart->x_axis, x);
    chart_axis_set_name(chart->y_axis, y);
    if (strcmp(x, "usd") == 0) chart_axis_set_num_format(chart->x_axis, "$#,##0");
    if (strcmp(y, "usd") == 0) chart_axis_set_num_format(chart->y_axis, "$#,##0");
    return chart;
}

void xlsx_series(struct xlsx_sheet *sheet, lxw_chart *chart, const char *name, lxw_row_t from, lxw_row_t to,
                 lxw_col_t categories, lxw_col_t values)
{
    lxw_chart_series *line = chart_add_series(chart, NULL, NULL);
    chart_series_set_categories(line, sheet->name, from, categories, to, categories);
    chart_series_set_values(line, sheet->name, from, values, to, values);
    chart_series_set_name(line, name);
}

void xlsx_chart_place(struct xlsx_sheet *sheet, lxw_chart *chart, lxw_row_t row, lxw_col_t column)
{
    lxw_chart_options options = {.x_scale = 1.5, .y_scale = 1.3, .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
    worksheet_insert_chart_opt(sheet->sheet, row, column, chart, &options);
}
