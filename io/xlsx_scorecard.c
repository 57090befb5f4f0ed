#include "io/board_parts.h"
#include "io/headline.h"
#include "io/xlsx_book.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>

static void add_level_heads(struct xlsx_sheet *sheet, const struct headline *headlines, size_t count)
{
    xlsx_text(sheet, "Means", LOOK_HEAD);
    for (size_t c = 0; c < count; c++) {
        char *name =
            memory_format("%s %s (%s)", headlines[c].head[0], headlines[c].head[1], metrics[headlines[c].id].unit);
        xlsx_text(sheet, name, LOOK_HEAD);
        free(name);
    }
    if (sheet->book->board->has_money) {
        xlsx_text(sheet, "NPV (usd)", LOOK_HEAD);
        xlsx_text(sheet, "share of futures with NPV > 0", LOOK_HEAD);
    }
    xlsx_row_end(sheet);
}

static struct estimate level_of(const struct result_set *results, size_t s, enum metric_id id)
{
    size_t key = metric_key_find(&results->study->items[s].keys, (int)id, SCOPE_ALL, 0);
    return estimate_metric(results->study, s, key, results->confidence);
}

static void add_levels(struct xlsx_sheet *sheet, const struct headline *headlines, size_t count)
{
    const struct board *board = sheet->book->board;
    add_level_heads(sheet, headlines, count);
    for (size_t s = 0; s < board->results->study->count; s++) {
        xlsx_text(sheet, result_label(board->results, s), LOOK_BOLD);
        for (size_t c = 0; c < count; c++)
            xlsx_number(sheet, level_of(board->results, s, headlines[c].id).mean,
                        xlsx_look_of(metrics[headlines[c].id].unit));
        if (board->has_money && s > 0) {
            xlsx_number(sheet, board->cases[s].npv_usd.mean, LOOK_USD);
            xlsx_number(sheet, board->cases[s].npv_positive.share, LOOK_SHARE);
        }
        xlsx_row_end(sheet);
    }
}

static void add_claim(struct xlsx_sheet *sheet, size_t s, const char *metric, const char *unit,
                      const struct estimate *difference, enum verdict verdict)
{
    xlsx_text(sheet, result_label(sheet->book->board->results, s), LOOK_TEXT);
    xlsx_text(sheet, metric, LOOK_TEXT);
    xlsx_text(sheet, unit, LOOK_TEXT);
    xlsx_number(sheet, difference->mean, xlsx_look_of(unit));
    xlsx_number(sheet, difference->half_width, xlsx_look_of(unit));
    xlsx_text(sheet, result_sign(verdict), LOOK_TEXT);
    xlsx_text(sheet, verdict_names[verdict], LOOK_TEXT);
    xlsx_row_end(sheet);
}

static void add_claims(struct xlsx_sheet *sheet, const struct headline *headlines, size_t count)
{
    const struct board *board = sheet->book->board;
    xlsx_heads(sheet, "Paired difference from the baseline", "metric", "unit", "difference", "± half-width of CI", "",
               "verdict", NULL);
    for (size_t s = 1; s < board->results->study->count; s++) {
        for (size_t c = 0; c < count; c++) {
            const struct comparison_row *row = comparison_of(board->results->comparison, s, headlines[c].id);
            const struct metric *metric = &metrics[headlines[c].id];
            if (row) add_claim(sheet, s, metric->id, metric->unit, &row->difference, row->verdict);
        }
        if (board->has_money) add_claim(sheet, s, "npv_usd", "usd", &board->cases[s].npv_usd, board->npv[s]);
    }
}

static void add_intervals(struct xlsx_sheet *sheet, const struct headline *headlines, size_t count)
{
    xlsx_heads(sheet, "Scenario", "metric", "unit", "mean", "± half-width of CI", NULL);
    for (size_t c = 0; c < count; c++) {
        const struct result_set *results = sheet->book->board->results;
        const struct metric *metric = &metrics[headlines[c].id];
        struct estimate level = level_of(results, 0, headlines[c].id);
        xlsx_text(sheet, result_label(results, 0), LOOK_TEXT);
        xlsx_text(sheet, metric->id, LOOK_TEXT);
        xlsx_text(sheet, metric->unit, LOOK_TEXT);
        xlsx_number(sheet, level.mean, xlsx_look_of(metric->unit));
        xlsx_number(sheet, level.half_width, xlsx_look_of(metric->unit));
        xlsx_row_end(sheet);
    }
}

static void add_charts(struct xlsx_sheet *sheet, const struct headline *headlines, size_t count, lxw_row_t from,
                       lxw_row_t to)
{
    static const enum metric_id shown[] = {METRIC_DNFB_MEAN_DAYS, METRIC_COST_TOTAL_USD};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        for (size_t c = 0; c < count; c++) {
            if (headlines[c].id != shown[i]) continue;
            char *title = memory_format("%s %s", headlines[c].head[0], headlines[c].head[1]);
            lxw_chart *chart = xlsx_chart(sheet, LXW_CHART_BAR, title, metrics[headlines[c].id].unit, "");
            xlsx_series(sheet, chart, title, from, to, 0, (lxw_col_t)(1 + c));
            chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
            chart_axis_set_reverse(chart->y_axis);
            xlsx_chart_place(sheet, chart, to + 3 + (lxw_row_t)i * 21, 8);
            free(title);
        }
}

void xlsx_scorecard(struct xlsx_book *book)
{
    struct xlsx_sheet sheet;
    struct headline headlines[HEADLINES_MOST];
    bool compares = book->board->results->comparison;
    size_t count = headline_all(book->board->results, headlines);
    char *title = board_title(book->board);
    xlsx_sheet_init(&sheet, book, "Scorecard", title);
    free(title);
    xlsx_line(&sheet, board_headline(book->board), LOOK_BOLD);
    lxw_row_t levels = ++sheet.row;
    add_levels(&sheet, headlines, count);
    lxw_row_t claims = ++sheet.row;
    (compares ? add_claims : add_intervals)(&sheet, headlines, count);
    worksheet_autofilter(sheet.sheet, claims, 0, sheet.row - 1, compares ? 6 : 4);
    worksheet_freeze_panes(sheet.sheet, levels + 1, 1);
    add_charts(&sheet, headlines, count, levels + 1, claims - 2);
    char *legend = compares ? result_legend(book->board->results) : memory_copy_text("Means over the replications");
    sheet.row++;
    xlsx_line(&sheet, legend, LOOK_NOTE);
    free(legend);
    lxw_row_t charts = claims + 44;
    worksheet_print_area(sheet.sheet, 0, 0, sheet.row > charts ? sheet.row : charts, (lxw_col_t)(sheet.widest - 1));
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
