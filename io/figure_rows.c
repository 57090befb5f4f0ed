#include "io/figure_rows.h"
#include <math.h>

enum { LABEL_WIDTH = 470, PITCH_MAX = 180, GAP = 18 };

struct figure_rows figure_rows_place(struct figure_set *set, struct figure_page *page)
{
    struct figure_rows rows = {.count = set->study->count};
    rows.pitch = fmin(PITCH_MAX, (page->top - page->bottom) / (double)rows.count);
    rows.size = fmax(6, fmin(22, rows.pitch / 2));
    double widest = 0;
    for (size_t s = 0; s < rows.count; s++)
        widest = fmax(widest, figure_width(figure_set_label(set, s), rows.size, true));
    page->left = FIGURE_MARGIN + fmin(LABEL_WIDTH, widest) + GAP;
    page->bottom = page->top - rows.pitch * (double)rows.count;
    return rows;
}

double figure_rows_y(const struct figure_page *page, const struct figure_rows *rows, size_t row)
{
    return page->top - rows->pitch * ((double)row + 0.5);
}

/* A label on one line, or on two where the row has room for them. */
static void write_label(struct figure_set *set, struct figure_page *page, const struct figure_rows *rows, size_t row)
{
    const char *lines[2], *label = figure_set_label(set, row);
    double width = page->left - FIGURE_MARGIN - GAP + 2, y = figure_rows_y(page, rows, row), height = 1.7 * rows->size;
    size_t count = figure_break(&set->pool, label, rows->size, true, width, lines);
    if (count == 0 || (double)count * height > rows->pitch) {
        lines[0] = figure_clip(&set->pool, set->labels[row], rows->size, true, width);
        count = 1;
    }
    for (size_t i = 0; i < count; i++)
        figure_page_note(page, page->left - GAP, y + height * (0.5 * (double)(count - 1) - (double)i), rows->size, true,
                         figure_set_ink(row), FIGURE_RIGHT, lines[i]);
}

void figure_rows_write(struct figure_set *set, struct figure_page *page, const struct figure_rows *rows)
{
    for (size_t s = 0; s < rows->count; s++) write_label(set, page, rows, s);
    fprintf(page->script.file, "set yrange [%g:0.5]\nunset ytics\n", 0.5 - (double)rows->count);
}
