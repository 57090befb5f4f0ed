#include "io/figure_rows.h"
#include "io/figure_look.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { LABEL_WIDTH = 470, PITCH_MAX = 180, GAP = 18, SIZE_MIN = 14 };

static const double line_height = 1.7; /* of the size */

struct figure_rows figure_rows_place(struct figure_set *set, struct figure_page *page)
{
    return figure_rows_place_from(set, page, 0);
}

struct figure_rows figure_rows_place_from(struct figure_set *set, struct figure_page *page, size_t first)
{
    struct figure_rows rows = {.first = first, .count = set->study->count - first};
    rows.pitch = fmin(PITCH_MAX, (page->top - page->bottom) / (double)rows.count);
    rows.size = fmax(6, fmin(22, rows.pitch / 2));
    double widest = 0;
    for (size_t s = 0; s < rows.count; s++)
        widest = fmax(widest, figure_width(figure_set_label(set, first + s), rows.size, true));
    page->left = FIGURE_MARGIN + fmin(LABEL_WIDTH, widest) + GAP;
    page->bottom = page->top - rows.pitch * (double)rows.count;
    return rows;
}

double figure_rows_y(const struct figure_page *page, const struct figure_rows *rows, size_t row)
{
    return page->top - rows->pitch * ((double)row + 0.5);
}

struct lines { /* a label as it is set */
    const char *text[2];
    size_t count;
    double size;
};

static bool fits(struct figure_set *set, const char *label, double width, double pitch, struct lines *lines)
{
    lines->count = figure_break(&set->pool, label, lines->size, true, width, lines->text);
    return lines->count > 0 && (lines->count == 1 || line_height * 2 * lines->size <= pitch);
}

/* A label on one line, or on two where the row has room for them; else smaller; cut when all that does not help, and
 * then as large as two lines may be. */
static struct lines lines_of(struct figure_set *set, size_t scenario, double width, const struct figure_rows *rows)
{
    struct lines lines = {.size = rows->size};
    for (; lines.size >= fmin(SIZE_MIN, rows->size); lines.size--) {
        if (fits(set, figure_set_label(set, scenario), width, rows->pitch, &lines)) return lines;
        if (fits(set, set->labels[scenario], width, rows->pitch, &lines)) return lines;
    }
    const char *name = figure_set_label(set, scenario);
    lines.size = fmin(rows->size, rows->pitch / (2 * line_height));
    if (lines.size >= SIZE_MIN) {
        lines.count = figure_break_name(&set->pool, name, lines.size, true, width, lines.text);
        return lines;
    }
    lines.size = fmin(SIZE_MIN, rows->size);
    lines.text[0] = figure_clip_name(&set->pool, name, lines.size, true, width);
    lines.count = 1;
    return lines;
}

static void write_label(struct figure_set *set, struct figure_page *page, const struct figure_rows *rows, size_t row)
{
    double width = page->left - FIGURE_MARGIN - GAP + 2, y = figure_rows_y(page, rows, row);
    struct lines lines = lines_of(set, rows->first + row, width, rows);
    int ink = figure_look_row(set, rows->first + row);
    for (size_t i = 0; i < lines.count; i++)
        figure_page_note(page, page->left - GAP,
                         y + line_height * lines.size * (0.5 * (double)(lines.count - 1) - (double)i), lines.size,
                         ink != FIGURE_BOUND, ink, FIGURE_RIGHT, lines.text[i]);
}

void figure_rows_write(struct figure_set *set, struct figure_page *page, const struct figure_rows *rows)
{
    double *slim = memory_allocate(rows->count, sizeof *slim);
    for (size_t s = 0; s < rows->count; s++) {
        write_label(set, page, rows, s);
        slim[s] = figure_set_is_bound(set, rows->first + s) ? 0.35 : 1;
    }
    figure_page_numbers(page, "slim", slim, rows->count);
    fprintf(page->script.file, "set yrange [%g:0.5]\nunset ytics\n", 0.5 - (double)rows->count);
    free(slim);
}
