#include "io/figure_scatter.h"
#include "io/figure_axis.h"
#include "io/figure_number.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { LABEL_SIZE = 18, LABEL_WIDTH = 420, LABEL_HEIGHT = 30, POINT_SIZE = 13, CLEAR = 16, NAME_SIZE = 20 };

struct ends {
    double low, high, step;
};

struct box { /* pixels */
    double left, right, bottom, top;
};

struct drawing {
    struct figure_page *page;
    const struct scatter *scatter;
    struct ends x, y;
    size_t soft;       /* so many boxes, the first, may be covered where there is no better place */
    struct box *boxes; /* of the points and their intervals, then of the labels placed */
    size_t box_count;
};

static double half_of(const struct estimate *estimate)
{
    return isfinite(estimate->half_width) ? estimate->half_width : 0;
}

static double low_of(const struct scatter_point *point, const struct estimate *estimate)
{
    return point->is_band ? estimate->p10 : estimate->mean - half_of(estimate);
}

static double high_of(const struct scatter_point *point, const struct estimate *estimate)
{
    return point->is_band ? estimate->p90 : estimate->mean + half_of(estimate);
}

static bool exists(const struct scatter_point *point)
{
    return isfinite(point->x.mean) && isfinite(point->y.mean);
}

static struct ends ends_of(const struct scatter *scatter, bool of_x)
{
    double low = of_x || isnan(scatter->target) ? INFINITY : scatter->target, high = -INFINITY, least = INFINITY;
    if (isfinite(low)) high = low;
    for (size_t i = 0; i < scatter->count; i++) {
        const struct estimate *at = of_x ? &scatter->points[i].x : &scatter->points[i].y;
        if (!exists(&scatter->points[i])) continue;
        low = fmin(low, low_of(&scatter->points[i], at));
        high = fmax(high, high_of(&scatter->points[i], at));
        least = fmin(least, at->mean);
    }
    if (!(low <= high)) return (struct ends){0, 1, 1};
    if (low == 0 && high == 0) return (struct ends){0, 1, 1};
    double room = fmax((high - low) * 0.06, fabs(high) * 1e-3);
    low -= room;
    high += room;
    if (least >= 0 && low < (high - low) / 2) low = 0;
    double step = figure_axis_for(high - low, 5).step;
    return (struct ends){floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step, step};
}

static void write_ticks(struct figure_page *page, char axis, const struct ends *ends, const char *unit)
{
    FILE *out = page->script.file;
    double largest = fmax(fabs(ends->low), fabs(ends->high));
    fprintf(out, "set %crange [%.12g:%.12g]\nset %ctics (", axis, ends->low, ends->high, axis);
    for (int i = 0; ends->low + i * ends->step <= ends->high + ends->step / 1e6; i++) {
        double at = ends->low + i * ends->step;
        if (fabs(at) < ends->step / 1e6) at = 0;
        fputs(i ? ", '" : "'", out);
        for (const char *text = figure_tick(page->pool, at, ends->step, largest, unit); *text; text++)
            fprintf(out, *text == '%' ? "%%%%" : "%c", *text); /* tick labels are formats */
        fprintf(out, "' %.12g", at);
    }
    fputs(")\n", out);
}

static double tick_width(struct figure_page *page, const struct ends *ends, const char *unit)
{
    struct figure_axis axis = {ends->step, fmax(fabs(ends->low), fabs(ends->high))};
    return figure_axis_width(page->pool, &axis, unit) + (ends->low < 0 ? 14 : 0);
}

static double pixel_x(const struct drawing *drawing, double value)
{
    const struct figure_page *page = drawing->page;
    return page->left + (value - drawing->x.low) / (drawing->x.high - drawing->x.low) * (page->right - page->left);
}

static double pixel_y(const struct drawing *drawing, double value)
{
    const struct figure_page *page = drawing->page;
    return page->bottom + (value - drawing->y.low) / (drawing->y.high - drawing->y.low) * (page->top - page->bottom);
}

static bool overlap(const struct box *a, const struct box *b)
{
    return a->left < b->right && b->left < a->right && a->bottom < b->top && b->bottom < a->top;
}

static bool is_free(const struct drawing *drawing, const struct box *box, bool strictly)
{
    const struct figure_page *page = drawing->page;
    if (box->left < page->left || box->right > FIGURE_WIDTH - FIGURE_MARGIN || box->bottom < page->bottom ||
        box->top > page->top + 10)
        return false;
    for (size_t i = strictly ? 0 : drawing->soft; i < drawing->box_count; i++)
        if (overlap(box, &drawing->boxes[i])) return false;
    return true;
}

/* Beside the point, then above and below it, on either side. */
static bool place_label(struct drawing *drawing, const struct scatter_point *point, bool strictly)
{
    static const double rows[] = {0, 0.7, -0.7, 1.4, -1.4, 2.1, -2.1, 2.8, -2.8};
    const char *text = figure_clip_name(drawing->page->pool, point->label, LABEL_SIZE, false, LABEL_WIDTH);
    double width = 1.06 * figure_width(text, LABEL_SIZE, false);
    double x = pixel_x(drawing, point->x.mean), y = pixel_y(drawing, point->y.mean);
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        for (int side = 1; side >= -1; side -= 2) {
            double middle = y + rows[r] * LABEL_HEIGHT, near = x + side * CLEAR;
            struct box box = {side > 0 ? near : near - width, side > 0 ? near + width : near, middle - LABEL_HEIGHT / 2,
                              middle + LABEL_HEIGHT / 2};
            if (!is_free(drawing, &box, strictly)) continue;
            drawing->boxes[drawing->box_count++] = box;
            figure_page_note(drawing->page, near, middle, LABEL_SIZE, false,
                             point->ink == FIGURE_REST ? FIGURE_MUTED : point->ink,
                             side > 0 ? FIGURE_LEFT : FIGURE_RIGHT, text);
            return true;
        }
    return false;
}

static void add_intervals(struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->scatter->count; i++) {
        const struct scatter_point *point = &drawing->scatter->points[i];
        if (!exists(point)) continue;
        double x = pixel_x(drawing, point->x.mean), y = pixel_y(drawing, point->y.mean);
        double left = pixel_x(drawing, low_of(point, &point->x)), right = pixel_x(drawing, high_of(point, &point->x));
        double low = pixel_y(drawing, low_of(point, &point->y)), high = pixel_y(drawing, high_of(point, &point->y));
        drawing->boxes[drawing->box_count++] = (struct box){left, right, y - 4, y + 4};
        drawing->boxes[drawing->box_count++] = (struct box){x - 4, x + 4, low, high};
    }
}

/* Before the other labels: they keep clear of it. */
static void write_target(struct drawing *drawing)
{
    struct figure_page *page = drawing->page;
    if (!isfinite(drawing->scatter->target)) return;
    double y = pixel_y(drawing, drawing->scatter->target);
    const char *text = text_pool_format(page->pool, "Target %g", drawing->scatter->target);
    figure_page_note(page, page->right + 12, y, LABEL_SIZE, false, FIGURE_INK, FIGURE_LEFT, text);
    drawing->boxes[drawing->box_count++] = (struct box){page->right, FIGURE_WIDTH, y - 18, y + 18};
}

/* What matters first. */
static size_t write_labels(struct drawing *drawing)
{
    const struct scatter *scatter = drawing->scatter;
    size_t left_out = 0;
    add_intervals(drawing);
    if (isfinite(scatter->target)) {
        double y = pixel_y(drawing, scatter->target);
        drawing->boxes[drawing->box_count++] = (struct box){drawing->page->left, drawing->page->right, y - 4, y + 4};
    }
    drawing->soft = drawing->box_count;
    for (size_t i = 0; i < scatter->count; i++) {
        if (!exists(&scatter->points[i])) continue;
        double x = pixel_x(drawing, scatter->points[i].x.mean), y = pixel_y(drawing, scatter->points[i].y.mean);
        drawing->boxes[drawing->box_count++] =
            (struct box){x - POINT_SIZE, x + POINT_SIZE, y - POINT_SIZE, y + POINT_SIZE};
    }
    write_target(drawing);
    for (int rest = 0; rest < 2; rest++)
        for (size_t i = 0; i < scatter->count; i++) {
            const struct scatter_point *point = &scatter->points[i];
            if (exists(point) && point->label && (point->ink == FIGURE_REST) == rest)
                left_out += !place_label(drawing, point, true) && !place_label(drawing, point, false);
        }
    return left_out;
}

/* In the order in which the lines end. */
static void name_lines(const struct drawing *drawing)
{
    const struct scatter *scatter = drawing->scatter;
    struct figure_label *labels = memory_allocate(scatter->line_count, sizeof *labels);
    size_t count = 0;
    for (size_t l = 0; l < scatter->line_count; l++) {
        const struct scatter_line *line = &scatter->lines[l];
        if (!line->name || line->count == 0) continue;
        const struct scatter_point *last = &scatter->points[line->points[line->count - 1]];
        labels[count++] =
            (struct figure_label){.name = line->name, .y = pixel_y(drawing, last->y.mean), .ink = last->ink};
    }
    if (count > 0) figure_page_end_labels(drawing->page, labels, count, NULL);
    free(labels);
}

static void write_points(const struct drawing *drawing, FILE *out)
{
    fputs("# x y xlow xhigh ylow yhigh colour hollow label\n", out);
    for (size_t i = 0; i < drawing->scatter->count; i++) {
        const struct scatter_point *point = &drawing->scatter->points[i];
        if (!exists(point)) continue;
        fprintf(out, "%.12g %.12g %.12g %.12g %.12g %.12g %d %d \"%s\"\n", point->x.mean, point->y.mean,
                fmax(low_of(point, &point->x), drawing->x.low), high_of(point, &point->x),
                fmax(low_of(point, &point->y), drawing->y.low), high_of(point, &point->y), point->ink, point->is_hollow,
                point->label ? point->label : "");
    }
}

static void write_lines(const struct scatter *scatter, FILE *out)
{
    fputs("\n\n# the lines\n", out);
    bool none = true;
    for (size_t l = 0; l < scatter->line_count; l++) {
        const struct scatter_line *line = &scatter->lines[l];
        for (size_t i = 0; i < line->count; i++) {
            const struct scatter_point *point = &scatter->points[line->points[i]];
            if (i > 0 && line->is_stair)
                fprintf(out, "%.12g %.12g\n", point->x.mean, scatter->points[line->points[i - 1]].y.mean);
            fprintf(out, "%.12g %.12g\n", point->x.mean, point->y.mean);
            none = false;
        }
        fputc('\n', out);
    }
    if (none) fputs("NaN NaN\n", out);
}

size_t scatter_write(struct figure_page *page, const struct scatter *scatter)
{
    struct drawing drawing = {
        .page = page, .scatter = scatter, .x = ends_of(scatter, true), .y = ends_of(scatter, false)};
    drawing.boxes = memory_allocate(4 * scatter->count + 3, sizeof *drawing.boxes);
    page->left = FIGURE_MARGIN + tick_width(page, &drawing.y, scatter->y_unit);
    page->right = FIGURE_WIDTH - FIGURE_MARGIN - 190;
    write_points(&drawing, page->data.file);
    write_lines(scatter, page->data.file);
    write_ticks(page, 'x', &drawing.x, scatter->x_unit);
    write_ticks(page, 'y', &drawing.y, scatter->y_unit);
    size_t left_out = write_labels(&drawing);
    name_lines(&drawing);
    figure_page_note(page, FIGURE_MARGIN, page->top + 40, NAME_SIZE, false, FIGURE_MUTED, FIGURE_LEFT, scatter->y_name);
    figure_page_note(page, page->right, page->bottom - 88, NAME_SIZE, false, FIGURE_MUTED, FIGURE_RIGHT,
                     scatter->x_name);
    figure_page_number(page, "target", scatter->target);
    free(drawing.boxes);
    return left_out;
}

bool scatter_is_dominated(const struct scatter_point *points, size_t count, size_t which, bool lower_y)
{
    double x = points[which].x.mean, y = lower_y ? points[which].y.mean : -points[which].y.mean;
    for (size_t i = 0; i < count; i++) {
        if (i == which || points[i].is_hollow || !exists(&points[i])) continue;
        double other_x = points[i].x.mean, other_y = lower_y ? points[i].y.mean : -points[i].y.mean;
        if (other_x <= x && other_y <= y && (other_x < x || other_y < y)) return true;
    }
    return false;
}

size_t scatter_front(const struct scatter_point *points, size_t count, bool lower_y, size_t *front)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!exists(&points[i]) || points[i].is_hollow || scatter_is_dominated(points, count, i, lower_y)) continue;
        size_t at = kept++;
        for (; at > 0 && points[front[at - 1]].x.mean > points[i].x.mean; at--) front[at] = front[at - 1];
        front[at] = i;
    }
    return kept;
}
