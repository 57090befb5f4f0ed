#include "io/figure_page.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double title_sizes[] = {38, 34, 30, 26};
enum {
    TITLE_SIZES = sizeof title_sizes / sizeof *title_sizes,
    SUBTITLE_SIZE = 23,
    FOOTER_SIZE = 18,
    FIT_SIZE_MIN = 14
};
/* Where Inter is missing, its stand-in may be a fifth wider in bold and a tenth in plain. */
static const double title_room = 0.88 * (FIGURE_WIDTH - 2.0 * FIGURE_MARGIN),
                    room = 0.95 * (FIGURE_WIDTH - 2.0 * FIGURE_MARGIN);

bool figure_page_open(struct figure_page *page, struct text_pool *pool, const char *directory, const char *name,
                      char **message)
{
    *page = (struct figure_page){.pool = pool, .name = name, .message = message};
    page->left = FIGURE_MARGIN;
    page->right = FIGURE_WIDTH - FIGURE_MARGIN;
    page->bottom = 186;
    page->top = 790;
    if (!output_file_open(&page->script, directory, text_pool_format(pool, "%s.gp", name), message)) return false;
    if (!output_file_open(&page->data, directory, text_pool_format(pool, "%s.dat", name), message)) {
        output_file_abandon(&page->script);
        return false;
    }
    fprintf(page->script.file, "# himsim figure\n# Draw it: gnuplot -d %s.gp, or with -e \"FORMAT='svg'\".\n", name);
    figure_page_text(page, "figure", name);
    fputs("load 'plots/style.gp'\n", page->script.file);
    return true;
}

bool figure_page_close(struct figure_page *page, const char *plot)
{
    FILE *out = page->script.file;
    fprintf(out, "left = %.5f\nright = %.5f\nbottom = %.5f\ntop = %.5f\n", page->left / FIGURE_WIDTH,
            page->right / FIGURE_WIDTH, page->bottom / FIGURE_HEIGHT, page->top / FIGURE_HEIGHT);
    fprintf(out, "load 'plots/%s'\n", plot);
    if (output_file_close(&page->data, page->message)) return output_file_close(&page->script, page->message);
    output_file_abandon(&page->script);
    return false;
}

void figure_page_number(struct figure_page *page, const char *variable, double value)
{
    if (isfinite(value))
        fprintf(page->script.file, "%s = %.12g\n", variable, value);
    else
        fprintf(page->script.file, "%s = NaN\n", variable);
}

void figure_page_text(struct figure_page *page, const char *variable, const char *text)
{
    fprintf(page->script.file, "%s = %s\n", variable, figure_quote(page->pool, text));
}

void figure_page_numbers(struct figure_page *page, const char *array, const double *values, size_t count)
{
    fprintf(page->script.file, "array %s[%zu]", array, count ? count : 1);
    for (size_t i = 0; i < count; i++)
        fprintf(page->script.file, isfinite(values[i]) ? "%s%.12g" : "%sNaN", i ? ", " : " = [", values[i]);
    fputs(count ? "]\n" : "\n", page->script.file);
}

void figure_page_note(struct figure_page *page, double x, double y, double size, bool bold, int ink,
                      enum figure_align align, const char *text)
{
    static const char *const aligns[] = {"left", "center", "right"};
    fprintf(page->script.file, "set label %s at screen %.5f, %.5f %s font %s(%g) tc rgb ink(%d) front\n",
            figure_quote(page->pool, text), x / FIGURE_WIDTH, y / FIGURE_HEIGHT, aligns[align], bold ? "bold" : "plain",
            size, ink);
}

void figure_page_fit(struct figure_page *page, struct figure_room space, double size, bool bold, int ink,
                     enum figure_align align, const char *text)
{
    static const double line_height = 1.7; /* of the size */
    const char *lines[2], *clean = figure_clean(page->pool, text);
    double smallest = fmin(FIT_SIZE_MIN, size), largest = size;
    size_t count = 0;
    for (; count == 0 && size >= smallest; size -= count ? 0 : 1) {
        count = figure_break(page->pool, clean, size, bold, space.width, lines);
        if (count == 2 && 2 * line_height * size > space.height) count = 0;
    }
    double two = fmin(largest, space.height / (2 * line_height)); /* the size of what must be cut, on two lines */
    if (count == 0 && two >= smallest)
        count = figure_break_name(page->pool, clean, size = two, bold, space.width, lines);
    if (count == 0) {
        lines[0] = figure_clip_name(page->pool, clean, size = smallest, bold, space.width);
        count = 1;
    }
    for (size_t i = 0; i < count; i++)
        figure_page_note(page, space.x, space.y + line_height * size * (0.5 * (double)(count - 1) - (double)i), size,
                         bold, ink, align, lines[i]);
}

static const char *on_one_line(struct figure_page *page, const char *title)
{
    return figure_clean(page->pool, title);
}

/* The title on one line, or broken where it says so, or where the words allow; 0 when it does not fit at this size. */
static size_t break_title(struct figure_page *page, const char *title, double size, const char *lines[2])
{
    const char *whole = on_one_line(page, title), *mark = strchr(title, '\n');
    if (figure_width(whole, size, true) <= title_room || !mark)
        return figure_break(page->pool, whole, size, true, title_room, lines);
    lines[0] = text_pool_format(page->pool, "%.*s", (int)(mark - title), title);
    lines[1] = mark + 1;
    if (figure_width(lines[0], size, true) <= title_room && figure_width(lines[1], size, true) <= title_room) return 2;
    return figure_break(page->pool, whole, size, true, title_room, lines);
}

/* The largest size at which the title stands on two lines; a title that is longer still is cut. */
static size_t fit_title(struct figure_page *page, const char *title, double *size, const char *lines[2])
{
    for (size_t i = 0; i < TITLE_SIZES; i++) {
        *size = title_sizes[i];
        size_t count = break_title(page, title, *size, lines);
        if (count) return count;
    }
    const char *whole = on_one_line(page, title), *cut = figure_clip(page->pool, whole, *size, true, 1.8 * title_room);
    size_t count = figure_break(page->pool, cut, *size, true, title_room, lines);
    if (count) return count;
    lines[0] = figure_clip(page->pool, whole, *size, true, title_room);
    return 1;
}

static void write_subtitle(struct figure_page *page, double y, const char *text)
{
    double size = SUBTITLE_SIZE;
    while (size > SUBTITLE_SIZE - 4 && figure_width(text, size, false) > room) size--;
    figure_page_note(page, FIGURE_MARGIN, y, size, false, FIGURE_MUTED, FIGURE_LEFT,
                     figure_clip(page->pool, text, size, false, room));
}

void figure_page_title(struct figure_page *page, const char *title, const char *first, const char *second)
{
    const char *lines[2];
    double size, y = FIGURE_HEIGHT - 66;
    size_t count = fit_title(page, title, &size, lines);
    figure_page_text(page, "title", on_one_line(page, title));
    for (size_t i = 0; i < count; i++, y -= 1.6 * size)
        figure_page_note(page, FIGURE_MARGIN, y, size, true, FIGURE_INK, FIGURE_LEFT, lines[i]);
    write_subtitle(page, y - 2, first);
    if (!second) return;
    const char *third = strchr(second, '\n');
    write_subtitle(page, y - 2 - 1.7 * SUBTITLE_SIZE,
                   third ? text_pool_format(page->pool, "%.*s", (int)(third - second), second) : second);
    if (third) write_subtitle(page, y - 2 - 3.4 * SUBTITLE_SIZE, third + 1);
}

void figure_page_footer(struct figure_page *page, const char *text)
{
    const char *lines[2];
    size_t count = figure_break(page->pool, text, FOOTER_SIZE, false, room, lines);
    if (count == 0) {
        lines[0] = figure_clip(page->pool, text, FOOTER_SIZE, false, room);
        count = 1;
    }
    for (size_t i = 0; i < count; i++)
        figure_page_note(page, FIGURE_MARGIN, 28 + 30.0 * (double)(count - 1 - i), FOOTER_SIZE, false, FIGURE_MUTED,
                         FIGURE_LEFT, lines[i]);
}
