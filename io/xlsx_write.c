#include "io/xlsx_write.h"
#include "io/board_parts.h"
#include "io/xlsx_book.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>

static void make_looks(struct xlsx_book *book)
{
    static const char *const numbers[LOOKS] = {
        [LOOK_INPUT] = "0.00%", [LOOK_SHARE] = "0.0%",     [LOOK_USD] = "$#,##0;-$#,##0", [LOOK_DAYS] = "0.00",
        [LOOK_HOURS] = "0.0",   [LOOK_COUNT_OF] = "#,##0", [LOOK_NUMBER] = "#,##0.00"};
    for (int look = 0; look < LOOKS; look++) {
        lxw_format *format = book->looks[look] = workbook_add_format(book->workbook);
        if (numbers[look]) format_set_num_format(format, numbers[look]);
    }
    format_set_bold(book->looks[LOOK_BOLD]);
    format_set_bold(book->looks[LOOK_TITLE]);
    format_set_font_size(book->looks[LOOK_TITLE], 14);
    format_set_bold(book->looks[LOOK_HEAD]);
    format_set_text_wrap(book->looks[LOOK_HEAD]);
    format_set_bottom(book->looks[LOOK_HEAD], LXW_BORDER_MEDIUM);
    format_set_align(book->looks[LOOK_HEAD], LXW_ALIGN_VERTICAL_BOTTOM);
    format_set_font_color(book->looks[LOOK_NOTE], 0x4A5157);
    format_set_bg_color(book->looks[LOOK_INPUT], 0xFFF2CC);
    format_set_border(book->looks[LOOK_INPUT], LXW_BORDER_THIN);
}

/* Nothing in the file says when it was written: its date is that of the simulation's start. */
static void set_properties(struct xlsx_book *book, const struct board *board)
{
    char *title = board_title(board);
    char *comments = memory_format("himsim %s, seed %" PRId64 ", n = %" PRId64 ", digest %s", HIMSIM_VERSION,
                                   board->results->study->seed, board->results->study->replications,
                                   board->results->scenarios[0].digest);
    char author[] = "himsim";
    lxw_doc_properties properties = {.title = title,
                                     .author = author,
                                     .comments = comments,
                                     .created = (time_t)board->results->scenarios[0].scenario.start_utc_seconds};
    workbook_set_properties(book->workbook, &properties);
    free(title);
    free(comments);
}

bool xlsx_write(struct board *board, const char *path, char **message)
{
    struct xlsx_book book = {.workbook = workbook_new(path), .board = board};
    make_looks(&book);
    set_properties(&book, board);
    xlsx_scorecard(&book);
    if (board->has_money) xlsx_money(&book);
    xlsx_weekly(&book);
    xlsx_pools(&book);
    xlsx_work_types(&book);
    xlsx_inputs(&book);
    xlsx_distribution(&book);
    xlsx_about(&book);
    lxw_error error = workbook_close(book.workbook);
    if (error == LXW_NO_ERROR) return true;
    *message = memory_format("%s: cannot write the workbook: %s", path, lxw_strerror(error));
    return false;
}
