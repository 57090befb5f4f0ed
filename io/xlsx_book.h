#ifndef IO_XLSX_BOOK_H
#define IO_XLSX_BOOK_H
/* The workbook of a report, and what its sheets share: formats by unit, tables that grow downwards, charts. Numbers are
 * written as they stand in the CSV tables; formats only show fewer digits. */
#include "io/board.h"
#include <xlsxwriter.h>

enum xlsx_look {
    LOOK_TEXT,
    LOOK_BOLD,
    LOOK_TITLE,
    LOOK_HEAD,
    LOOK_NOTE,
    LOOK_INPUT,
    LOOK_SHARE,
    LOOK_USD,
    LOOK_DAYS,
    LOOK_HOURS,
    LOOK_COUNT_OF,
    LOOK_NUMBER,
    LOOKS
};

struct xlsx_book {
    lxw_workbook *workbook;
    lxw_format *looks[LOOKS];
    struct board *board;
};

struct xlsx_sheet {
    struct xlsx_book *book;
    lxw_worksheet *sheet;
    const char *name;
    lxw_row_t row; /* next to be written */
    lxw_col_t column, widest;
};

void xlsx_sheet_init(struct xlsx_sheet *sheet, struct xlsx_book *book, const char *name, const char *title);

/* Cells of the row begun, from left to right; missing numbers stay empty. */
void xlsx_text(struct xlsx_sheet *sheet, const char *text, enum xlsx_look look);
void xlsx_number(struct xlsx_sheet *sheet, double number, enum xlsx_look look);
void xlsx_formula(struct xlsx_sheet *sheet, double value, enum xlsx_look look, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void xlsx_row_end(struct xlsx_sheet *sheet);

/* A line of text across the sheet. */
void xlsx_line(struct xlsx_sheet *sheet, const char *text, enum xlsx_look look);

/* A row of headings; texts end with NULL. */
void xlsx_heads(struct xlsx_sheet *sheet, ...) __attribute__((sentinel));

/* Ends the sheet: filters over the table whose headings stand in `head`, everything above it frozen, printed on one
 * page's width. */
void xlsx_table_end(struct xlsx_sheet *sheet, lxw_row_t head, lxw_col_t frozen);

/* The format of a metric's unit. */
enum xlsx_look xlsx_look_of(const char *unit);

/* A chart at `row`, `column`, of type LXW_CHART_..., with axis titles. */
lxw_chart *xlsx_chart(struct xlsx_sheet *sheet, uint8_t type, const char *title, const char *x, const char *y);
/* Adds a series: rows from..to of two columns of the sheet. */
void xlsx_series(struct xlsx_sheet *sheet, lxw_chart *chart, const char *name, lxw_row_t from, lxw_row_t to,
                 lxw_col_t categories, lxw_col_t values);
void xlsx_chart_place(struct xlsx_sheet *sheet, lxw_chart *chart, lxw_row_t row, lxw_col_t column);

/* The sheets. */
void xlsx_scorecard(struct xlsx_book *book);
void xlsx_money(struct xlsx_book *book);
void xlsx_weekly(struct xlsx_book *book);
void xlsx_pools(struct xlsx_book *book);
void xlsx_work_types(struct xlsx_book *book);
void xlsx_inputs(struct xlsx_book *book);
void xlsx_distribution(struct xlsx_book *book);
void xlsx_about(struct xlsx_book *book);
#endif
