#include "experiment/money.h"
#include "io/month_text.h"
#include "io/xlsx_book.h"
#include "sim/memory.h"
#include <stdlib.h>

/* Rates stand above, then a summary with a column a plan, then the months: three columns a plan, labour, all other cash
 * and the net that the NPV discounts. Labour is the wages, tax and benefits of own people and their overtime; the wage
 * factor scales it. */
enum { ROW_DISCOUNT = 2, ROW_CAPITAL, ROW_WAGE, ROW_SUMMARY = 6, CHART_ROWS = 22 };
enum { MONTH_COLUMNS = 2, PLAN_COLUMNS = 3 };

struct money_sheet {
    struct xlsx_sheet sheet;
    const struct board *board;
    int months;
    lxw_row_t first, last; /* rows of the months */
};

static double labour_of(const struct board *board, size_t s, int month)
{
    const struct result_set *results = board->results;
    return cash_difference(results->study, s, month, CASH_LABOUR, results->confidence).mean +
           cash_difference(results->study, s, month, CASH_OVERTIME, results->confidence).mean;
}

static lxw_col_t column_of(size_t s, int part)
{
    return (lxw_col_t)(MONTH_COLUMNS + (s - 1) * PLAN_COLUMNS + (size_t)part);
}

static void column_name(char name[8], lxw_col_t column)
{
    lxw_col_to_name(name, column, LXW_FALSE);
}

static void add_input(struct xlsx_sheet *sheet, const char *name, double value, const char *note)
{
    xlsx_text(sheet, name, LOOK_BOLD);
    xlsx_number(sheet, value, LOOK_INPUT);
    xlsx_text(sheet, note, LOOK_NOTE);
    sheet->column = 0;
    sheet->row++;
}

static void add_inputs(struct money_sheet *money)
{
    const struct finance *finance = &money->board->results->scenarios[0].scenario.finance;
    add_input(&money->sheet, "Discount rate, a year", finance->discount_rate_share, "change it: NPV moves");
    add_input(&money->sheet, "Cost of capital, a year", finance->cost_of_capital_share, "change it: line (2) moves");
    add_input(&money->sheet, "Wages and benefits, of those simulated", 1, "change it: operating cost and NPV move");
}

static double labour_sum(const struct money_sheet *money, size_t s)
{
    double sum = 0;
    for (int m = 0; m < money->months; m++) sum += labour_of(money->board, s, m);
    return sum;
}

static void add_label(struct money_sheet *money, const char *name)
{
    xlsx_text(&money->sheet, name, LOOK_BOLD);
}

static size_t plans_end(const struct money_sheet *money)
{
    return money->board->results->study->count;
}

/* Cash outflows are below zero: dearer wages make the cost grow by what labour's cash falls by. */
static void add_cost(struct money_sheet *money)
{
    const struct day_table *days = &money->board->results->study->items[0].plan.days;
    int window = days->days - days->first_day;
    add_label(money, "(3) Change of operating cost, over the window");
    for (size_t s = 1; s < plans_end(money); s++) {
        char labour[8];
        column_name(labour, column_of(s, 0));
        double cost = money->board->cases[s].operating_cost_usd.mean, sum = labour_sum(money, s);
        xlsx_formula(&money->sheet, cost, LOOK_USD, "=%.17G-SUM(%s%u:%s%u)*$B$%d", cost + sum, labour, money->first + 1,
                     labour, money->last + 1, ROW_WAGE + 1);
    }
    xlsx_row_end(&money->sheet);
    lxw_row_t above = money->sheet.row;
    add_label(money, "(3) The same, a year");
    for (size_t s = 1; s < plans_end(money); s++) {
        char column[8];
        column_name(column, (lxw_col_t)s);
        xlsx_formula(&money->sheet, money->board->cases[s].operating_cost_usd_per_year.mean, LOOK_USD, "=%s%u*%d/%d",
                     column, above, MONEY_DAYS_A_YEAR, window);
    }
    xlsx_row_end(&money->sheet);
}

static void add_released(struct money_sheet *money)
{
    add_label(money, "(1) Cash released, once (net)");
    for (size_t s = 1; s < plans_end(money); s++)
        xlsx_number(&money->sheet, money->board->cases[s].released_usd.mean, LOOK_USD);
    xlsx_row_end(&money->sheet);
    lxw_row_t above = money->sheet.row;
    add_label(money, "(2) Carrying benefit of (1), a year");
    for (size_t s = 1; s < plans_end(money); s++) {
        char column[8];
        column_name(column, (lxw_col_t)s);
        xlsx_formula(&money->sheet, money->board->cases[s].carrying_usd_per_year.mean, LOOK_USD, "=%s%u*$B$%d", column,
                     above, ROW_CAPITAL + 1);
    }
    xlsx_row_end(&money->sheet);
}

static void add_npv(struct money_sheet *money)
{
    add_label(money, "(4) Revenue protected, over the window");
    for (size_t s = 1; s < plans_end(money); s++)
        xlsx_number(&money->sheet, money->board->cases[s].revenue_protected_usd.mean, LOOK_USD);
    xlsx_row_end(&money->sheet);
    add_label(money, "NPV of the monthly net cash");
    for (size_t s = 1; s < plans_end(money); s++) {
        char net[8];
        column_name(net, column_of(s, 2));
        xlsx_formula(&money->sheet, money->board->cases[s].npv_usd.mean, LOOK_USD,
                     "=SUMPRODUCT(%s%u:%s%u,(1+$B$%d)^(-$B$%u:$B$%u))", net, money->first + 1, net, money->last + 1,
                     ROW_DISCOUNT + 1, money->first + 1, money->last + 1);
    }
    xlsx_row_end(&money->sheet);
}

static void add_as_simulated(struct money_sheet *money)
{
    static const char *const names[] = {"NPV as simulated, at the scenario's rate", "± half-width of its interval",
                                        "Share of futures with NPV > 0"};
    for (int i = 0; i < 3; i++) {
        add_label(money, names[i]);
        for (size_t s = 1; s < plans_end(money); s++) {
            const struct business_case *one = &money->board->cases[s];
            double value = i == 0 ? one->npv_usd.mean : i == 1 ? one->npv_usd.half_width : one->npv_positive.share;
            xlsx_number(&money->sheet, value, i == 2 ? LOOK_SHARE : LOOK_USD);
        }
        xlsx_row_end(&money->sheet);
    }
}

static void add_summary(struct money_sheet *money)
{
    xlsx_text(&money->sheet, "Difference from the baseline (usd, means)", LOOK_HEAD);
    for (size_t s = 1; s < plans_end(money); s++)
        xlsx_text(&money->sheet, result_label(money->board->results, s), LOOK_HEAD);
    xlsx_row_end(&money->sheet);
    add_released(money);
    add_cost(money);
    add_npv(money);
    add_as_simulated(money);
}

static void add_month(struct money_sheet *money, int month, double years)
{
    const struct result_set *results = money->board->results;
    char *name = month_text(&results->study->items[0].plan, month);
    xlsx_text(&money->sheet, name, LOOK_TEXT);
    free(name);
    xlsx_number(&money->sheet, years, LOOK_NUMBER);
    for (size_t s = 1; s < plans_end(money); s++) {
        char labour[8], other[8];
        column_name(labour, column_of(s, 0));
        column_name(other, column_of(s, 1));
        double net = money->board->cases[s].net_usd[month].mean, paid = labour_of(money->board, s, month);
        xlsx_number(&money->sheet, paid, LOOK_USD);
        xlsx_number(&money->sheet, net - paid, LOOK_USD);
        lxw_row_t row = money->sheet.row + 1;
        xlsx_formula(&money->sheet, net, LOOK_USD, "=%s%u*$B$%d+%s%u", labour, row, ROW_WAGE + 1, other, row);
    }
    xlsx_row_end(&money->sheet);
}

static void add_months(struct money_sheet *money)
{
    static const char *const parts[PLAN_COLUMNS] = {"labour of own people", "all other cash", "net cash"};
    struct xlsx_sheet *sheet = &money->sheet;
    double *years = memory_allocate((size_t)money->months, sizeof *years);
    sheet->row = money->first - 1;
    xlsx_text(sheet, "Month (difference of cash from the baseline, usd)", LOOK_HEAD);
    xlsx_text(sheet, "years from the start to the month's end", LOOK_HEAD);
    for (size_t s = 1; s < plans_end(money); s++)
        for (int part = 0; part < PLAN_COLUMNS; part++) {
            char *head = memory_format("%s: %s", result_label(money->board->results, s), parts[part]);
            xlsx_text(sheet, head, LOOK_HEAD);
            free(head);
        }
    xlsx_row_end(sheet);
    money_years(&money->board->results->study->items[0].plan, years);
    for (int m = 0; m < money->months; m++) add_month(money, m, years[m]);
    free(years);
}

static void add_chart(struct money_sheet *money, lxw_row_t row)
{
    struct xlsx_sheet *sheet = &money->sheet;
    lxw_chart *chart = xlsx_chart(sheet, LXW_CHART_COLUMN, "Net cash by month, against the baseline", "", "usd");
    for (size_t s = 1; s < plans_end(money); s++)
        xlsx_series(sheet, chart, result_label(money->board->results, s), money->first, money->last, 0,
                    column_of(s, 2));
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    xlsx_chart_place(sheet, chart, row, 0);
}

void xlsx_money(struct xlsx_book *book)
{
    struct money_sheet money = {.board = book->board, .months = book->board->cases[1].months};
    xlsx_sheet_init(&money.sheet, book, "Money", "The money: change the yellow cells");
    money.sheet.row = ROW_DISCOUNT;
    add_inputs(&money);
    money.first = ROW_SUMMARY + 12;
    money.last = money.first + (lxw_row_t)money.months - 1;
    money.sheet.row = ROW_SUMMARY;
    add_summary(&money);
    add_months(&money);
    xlsx_line(&money.sheet,
              "Lines (1) to (4) are never added up. The simulated window only: what is not paid at its end "
              "is in none of these numbers.",
              LOOK_NOTE);
    worksheet_set_column(money.sheet.sheet, 0, 0, 44, NULL);
    worksheet_freeze_panes(money.sheet.sheet, ROW_SUMMARY + 1, 1);
    worksheet_print_area(money.sheet.sheet, 0, 0, money.sheet.row + CHART_ROWS, (lxw_col_t)(money.sheet.widest - 1));
    add_chart(&money, money.sheet.row + 1);
}
