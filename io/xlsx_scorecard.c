#include "io/board_parts.h"
#include "io/headline.h"
#include "io/xlsx_book.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>

static void add_heads(struct xlsx_sheet *sheet, const struct headline *headlines, size_t count)
{
    bool compares = sheet->book->board->results->comparison;
    xlsx_text(sheet, "Scenario", LOOK_HEAD);
    for (size_t c = 0; c < count; c++) {
        char *name =
            memory_format("%s %s (%s)", headlines[c].head[0], headlines[c].head[1], metrics[headlines[c].id].unit);
        xlsx_text(sheet, name, LOOK_HEAD);
        free(name);
        xlsx_text(sheet, compares ? "difference" : "± half-width of CI", LOOK_HEAD);
        if (!compares) continue;
        xlsx_text(sheet, "± half-width of CI", LOOK_HEAD);
        xlsx_text(sheet, "verdict", LOOK_HEAD);
    }
    if (sheet->book->board->has_money) {
        xlsx_text(sheet, "NPV (usd)", LOOK_HEAD);
        xlsx_text(sheet, "± half-width of CI", LOOK_HEAD);
        xlsx_text(sheet, "verdict", LOOK_HEAD);
        xlsx_text(sheet, "share of futures with NPV > 0", LOOK_HEAD);
    }
    xlsx_row_end(sheet);
}

static void add_metric(struct xlsx_sheet *sheet, size_t s, enum metric_id id)
{
    const struct result_set *results = sheet->book->board->results;
    size_t key = metric_key_find(&results->study->items[s].keys, (int)id, SCOPE_ALL, 0);
    struct estimate level = estimate_metric(results->study, s, key, results->confidence);
    enum xlsx_look look = xlsx_look_of(metrics[id].unit);
    xlsx_number(sheet, level.mean, look);
    if (!results->comparison) {
        xlsx_number(sheet, level.half_width, look);
        return;
    }
    const struct comparison_row *row = s > 0 ? comparison_of(results->comparison, s, id) : NULL;
    if (row) {
        xlsx_number(sheet, row->difference.mean, look);
        xlsx_number(sheet, row->difference.half_width, look);
        xlsx_text(sheet, result_sign(row->verdict), LOOK_TEXT);
    } else
        sheet->column = (lxw_col_t)(sheet->column + 3);
}

static void add_npv(struct xlsx_sheet *sheet, size_t s)
{
    const struct board *board = sheet->book->board;
    if (!board->has_money || s == 0) return;
    xlsx_number(sheet, board->cases[s].npv_usd.mean, LOOK_USD);
    xlsx_number(sheet, board->cases[s].npv_usd.half_width, LOOK_USD);
    xlsx_text(sheet, result_sign(board->npv[s]), LOOK_TEXT);
    xlsx_number(sheet, board->cases[s].npv_positive.share, LOOK_SHARE);
}

static void add_charts(struct xlsx_sheet *sheet, const struct headline *headlines, size_t count, lxw_row_t from,
                       lxw_row_t to)
{
    lxw_col_t wide = sheet->book->board->results->comparison ? 4 : 2;
    static const enum metric_id shown[] = {METRIC_DNFB_MEAN_DAYS, METRIC_COST_TOTAL_USD};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        for (size_t c = 0; c < count; c++) {
            if (headlines[c].id != shown[i]) continue;
            char *title = memory_format("%s %s, mean", headlines[c].head[0], headlines[c].head[1]);
            lxw_chart *chart = xlsx_chart(sheet, LXW_CHART_BAR, title, "", metrics[headlines[c].id].unit);
            xlsx_series(sheet, chart, title, from, to, 0, (lxw_col_t)(1 + c * wide));
            chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
            chart_axis_set_reverse(chart->x_axis);
            xlsx_chart_place(sheet, chart, to + 5, (lxw_col_t)(i * 6));
            free(title);
        }
}

void xlsx_scorecard(struct xlsx_book *book)
{
    struct xlsx_sheet sheet;
    struct headline headlines[HEADLINES_MOST];
    size_t count = headline_all(book->board->results, headlines);
    char *title = board_title(book->board);
    xlsx_sheet_init(&sheet, book, "Scorecard", title);
    free(title);
    xlsx_line(&sheet, board_headline(book->board), LOOK_BOLD);
    lxw_row_t head = ++sheet.row;
    add_heads(&sheet, headlines, count);
    for (size_t s = 0; s < book->board->results->study->count; s++) {
        xlsx_text(&sheet, result_label(book->board->results, s), LOOK_BOLD);
        for (size_t c = 0; c < count; c++) add_metric(&sheet, s, headlines[c].id);
        add_npv(&sheet, s);
        xlsx_row_end(&sheet);
    }
    xlsx_table_end(&sheet, head, 1);
    add_charts(&sheet, headlines, count, head + 1, sheet.row - 1);
    char *legend = book->board->results->comparison ? result_legend(book->board->results)
                                                    : memory_copy_text("Means over the replications");
    sheet.row++;
    xlsx_line(&sheet, legend, LOOK_NOTE);
    free(legend);
}

static void add_document(struct xlsx_sheet *sheet, const struct document *document)
{
    for (size_t i = 0; i < document->count; i++) {
        xlsx_line(sheet, document->items[i].title, LOOK_BOLD);
        for (size_t b = 0; b < document->items[i].count; b++) {
            const struct document_block *block = &document->items[i].blocks[b];
            if (block->text && *block->text) xlsx_line(sheet, block->text, LOOK_TEXT);
            for (size_t c = 0; c < block->count; c++) xlsx_line(sheet, block->cells[c], LOOK_TEXT);
        }
        sheet->row++;
    }
}

void xlsx_about(struct xlsx_book *book)
{
    struct xlsx_sheet sheet;
    struct document document = {0};
    xlsx_sheet_init(&sheet, book, "About", "About this workbook");
    document_begin(&document, "decision", "What we recommend");
    board_decision(&document, book->board);
    document_begin(&document, "certainty", "How sure we are");
    board_certainty(&document, book->board);
    document_begin(&document, "legend", "What the signs mean");
    board_legend(&document, book->board);
    if (book->board->has_money) board_money_notes(&document, book->board);
    document_begin(&document, "source", "Where these numbers come from");
    board_source(&document, book->board);
    add_document(&sheet, &document);
    document_free(&document);
    worksheet_set_column(sheet.sheet, 0, 0, 140, NULL);
    worksheet_print_area(sheet.sheet, 0, 0, sheet.row, 0);
}
