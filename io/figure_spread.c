/* Labels at the ends of lines: as near to their line as the others allow. */
#include "io/figure_page.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

struct block { /* labels that touch, as one */
    size_t first, count;
    double height, centre;
    double wanted; /* sum over the labels of where the block's centre should be for them */
};

static double clamp(double value, double low, double high)
{
    return value > high ? fmax(high, low) : value < low ? low : value;
}

static void place(struct block *block, double low, double high)
{
    block->centre = clamp(block->wanted / (double)block->count, low + block->height / 2, high - block->height / 2);
}

/* b stands on a: for its labels, the common centre lies lower by half of a. */
static void join(struct block *a, const struct block *b, double low, double high)
{
    a->wanted = a->wanted + (double)a->count * b->height / 2 + b->wanted - (double)b->count * a->height / 2;
    a->count += b->count;
    a->height += b->height;
    place(a, low, high);
}

static size_t *ascending(const double *centres, size_t count)
{
    size_t *order = memory_allocate(count, sizeof *order);
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        for (; at > 0 && centres[order[at - 1]] > centres[i]; at--) order[at] = order[at - 1];
        order[at] = i;
    }
    return order;
}

void figure_spread(double *centres, const double *heights, size_t count, double low, double high)
{
    size_t *order = ascending(centres, count), blocks = 0;
    struct block *block = memory_allocate(count, sizeof *block);
    for (size_t i = 0; i < count; i++) {
        double wanted = clamp(centres[order[i]], low, high);
        block[blocks] = (struct block){i, 1, heights[order[i]], 0, wanted};
        place(&block[blocks++], low, high);
        while (blocks > 1 && block[blocks - 2].centre + block[blocks - 2].height / 2 >
                                 block[blocks - 1].centre - block[blocks - 1].height / 2) {
            join(&block[blocks - 2], &block[blocks - 1], low, high);
            blocks--;
        }
    }
    for (size_t b = 0; b < blocks; b++) {
        double y = block[b].centre - block[b].height / 2;
        for (size_t i = 0; i < block[b].count; i++) {
            size_t label = order[block[b].first + i];
            centres[label] = y + heights[label] / 2;
            y += heights[label];
        }
    }
    free(block);
    free(order);
}

enum { LABEL_GAP = 18, LEADER_GAP = 44, LOOSE_MAX = 3, SIZE_MIN = 14 };

struct setting { /* how all labels of a figure are set */
    double name_size, value_size, detail_size;
    bool one_line; /* name and value side by side */
    double x, width;
    double column; /* of the values, when they stand on one line with the name */
};

/* Names on one line are set smaller until the longest one fits. */
static void fit_names(struct setting *setting, const struct figure_label *labels, size_t count)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++) widest = fmax(widest, figure_width(labels[i].name, setting->name_size, true));
    if (widest > setting->width - setting->column)
        setting->name_size = fmax(fmin(setting->name_size, SIZE_MIN),
                                  setting->name_size * (setting->width - setting->column) / widest - 0.05);
}

static struct setting setting_for(const struct figure_page *page, const struct figure_label *labels, size_t count)
{
    double pitch = (page->top - page->bottom + 60) / (double)(count ? count : 1);
    struct setting setting = {.name_size = 23, .value_size = 21, .detail_size = 18};
    setting.x = page->right + (count > LOOSE_MAX ? LEADER_GAP : LABEL_GAP);
    setting.width = FIGURE_WIDTH - 24 - setting.x;
    setting.one_line = pitch < 130;
    if (setting.one_line) setting.name_size = setting.value_size = fmax(9, fmin(18, pitch / 2));
    for (size_t i = 0; setting.one_line && i < count; i++)
        if (labels[i].value)
            setting.column = fmax(setting.column, figure_width(labels[i].value, setting.value_size, false) + 14);
    if (setting.one_line) fit_names(&setting, labels, count);
    return setting;
}

static double line_height(double size)
{
    return 1.75 * size;
}

/* Lines of the name; on one line with the value, the name stands right of the column of values. */
static size_t name_lines(struct figure_page *page, const struct setting *setting, const struct figure_label *label,
                         const char *lines[2])
{
    double width = setting->width - setting->column;
    if (!setting->one_line) return figure_break_name(page->pool, label->name, setting->name_size, true, width, lines);
    lines[0] = figure_clip_name(page->pool, label->name, setting->name_size, true, width);
    return 1;
}

static double label_height(struct figure_page *page, const struct setting *setting, const struct figure_label *label)
{
    const char *lines[2];
    if (setting->one_line) return line_height(setting->value_size);
    double height = line_height(setting->name_size) * (double)name_lines(page, setting, label, lines);
    if (label->value) height += line_height(setting->value_size);
    if (label->detail) height += line_height(setting->detail_size);
    return height + 14;
}

static void write_label(struct figure_page *page, const struct setting *setting, const struct figure_label *label,
                        double centre, double height)
{
    const char *lines[2];
    size_t count = name_lines(page, setting, label, lines);
    bool bold = label->ink != FIGURE_REST && label->ink != FIGURE_BOUND;
    if (setting->one_line) {
        double x = setting->x + setting->column;
        if (label->value)
            figure_page_note(page, x - 14, centre, setting->value_size, false, label->ink, FIGURE_RIGHT, label->value);
        figure_page_note(page, x, centre, setting->name_size, bold, label->ink, FIGURE_LEFT, lines[0]);
        return;
    }
    double y = centre + height / 2 - line_height(setting->name_size) / 2 - 7;
    for (size_t i = 0; i < count; i++, y -= line_height(setting->name_size))
        figure_page_note(page, setting->x, y, setting->name_size, bold, label->ink, FIGURE_LEFT, lines[i]);
    if (label->value)
        figure_page_note(page, setting->x, y, setting->value_size, false, label->ink, FIGURE_LEFT, label->value);
    if (label->value) y -= line_height(setting->value_size + setting->detail_size) / 2;
    if (label->detail)
        figure_page_note(page, setting->x, y, setting->detail_size, false, label->ink, FIGURE_LEFT, label->detail);
}

void figure_page_end_labels(struct figure_page *page, const struct figure_label *labels, size_t count, const char *when)
{
    struct setting setting = setting_for(page, labels, count);
    double *centres = memory_allocate(count, sizeof *centres), *heights = memory_allocate(count, sizeof *heights);
    for (size_t i = 0; i < count; i++) {
        centres[i] = isfinite(labels[i].y) ? labels[i].y : page->bottom;
        heights[i] = label_height(page, &setting, &labels[i]);
    }
    figure_spread(centres, heights, count, page->bottom - 10, page->top + 40);
    for (size_t i = 0; i < count; i++) {
        write_label(page, &setting, &labels[i], centres[i], heights[i]);
        if (count <= LOOSE_MAX || labels[i].is_loose || !isfinite(labels[i].y)) continue;
        fprintf(page->script.file,
                "set arrow from screen %.5f, %.5f to screen %.5f, %.5f nohead lw 0.7 dt dash(%d) lc rgb ink(%d)\n",
                page->right / FIGURE_WIDTH, labels[i].y / FIGURE_HEIGHT, (setting.x - 6) / FIGURE_WIDTH,
                centres[i] / FIGURE_HEIGHT, labels[i].ink, labels[i].ink);
    }
    if (when) figure_page_note(page, setting.x, page->bottom - 78, 18, false, FIGURE_MUTED, FIGURE_LEFT, when);
    free(centres);
    free(heights);
}
