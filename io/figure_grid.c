/* Where in a pair of factors is it good? A heat map of means, dark for high, with the number in each box. */
#include "io/figure_batch_internal.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

enum { TOP = 700, BOTTOM = 190, LEFT_MOST = 420, GAP = 16, SIZE_MOST = 22 };

struct grid {
    const struct batch_axis *x, *y;
    struct batch_group *groups; /* [y][x] */
    struct batch_balance balance;
    double low, high;
};

static const struct batch_group *group_at(const struct grid *grid, size_t x, size_t y)
{
    return &grid->groups[y * grid->x->count + x];
}

static struct grid grid_of(const struct batch_figure *figure, size_t measure, const struct batch_axis *a,
                           const struct batch_axis *b)
{
    struct grid grid = {.x = a->count > b->count ? a : b, .y = a->count > b->count ? b : a};
    grid.low = INFINITY;
    grid.high = -INFINITY;
    grid.groups = memory_allocate(a->count * b->count, sizeof *grid.groups);
    batch_balance_init(&grid.balance, figure->view, grid.x, grid.y);
    for (size_t y = 0; y < grid.y->count; y++)
        for (size_t x = 0; x < grid.x->count; x++) {
            struct batch_group *group = &grid.groups[y * grid.x->count + x];
            *group = batch_view_group(figure->view, measure, &grid.balance, grid.x, x, grid.y, y);
            if (!isfinite(group->estimate.mean)) continue;
            grid.low = fmin(grid.low, group->estimate.mean);
            grid.high = fmax(grid.high, group->estimate.mean);
        }
    return grid;
}

/* From almost white to a blue on which dark text can be read. */
static unsigned colour_of(const struct grid *grid, double mean)
{
    static const int light[3] = {0xee, 0xf4, 0xf9}, dark[3] = {0x5b, 0x9f, 0xd0};
    double share = grid->high > grid->low ? (mean - grid->low) / (grid->high - grid->low) : 0;
    unsigned colour = 0;
    for (int i = 0; i < 3; i++) colour = colour << 8 | (unsigned)lround(light[i] + share * (dark[i] - light[i]));
    return colour;
}

static void write_boxes(struct batch_figure *figure, struct figure_page *page, const struct grid *grid, size_t measure)
{
    double width = (page->right - page->left) / (double)grid->x->count;
    double height = (page->top - page->bottom) / (double)grid->y->count;
    fputs("# x y colour mean half_width cells feasible\n", page->data.file);
    for (size_t y = 0; y < grid->y->count; y++)
        for (size_t x = 0; x < grid->x->count; x++) {
            const struct batch_group *group = group_at(grid, x, y);
            const struct estimate *estimate = &group->estimate;
            if (!isfinite(estimate->mean)) continue;
            fprintf(page->data.file, "%zu %zu %u %.12g %.12g %zu %zu\n", x, y, colour_of(grid, estimate->mean),
                    estimate->mean, estimate->half_width, group->cells, group->feasible);
            bool none = group->feasible == 0;
            const char *text = batch_figure_value(figure, estimate, measure);
            figure_page_fit(page,
                            (struct figure_room){page->left + width * ((double)x + 0.5),
                                                 page->top - height * ((double)y + 0.5), width * 0.88, height},
                            SIZE_MOST, !none && group->feasible == group->cells, FIGURE_INK, FIGURE_CENTER,
                            none ? text_pool_format(&figure->pool, "(%s)", text) : text);
        }
}

static void write_levels(struct batch_figure *figure, struct figure_page *page, const struct grid *grid)
{
    double width = (page->right - page->left) / (double)grid->x->count;
    double height = (page->top - page->bottom) / (double)grid->y->count;
    for (size_t x = 0; x < grid->x->count; x++)
        figure_page_fit(
            page, (struct figure_room){page->left + width * ((double)x + 0.5), page->bottom - 26, width * 0.92, 40}, 20,
            false, FIGURE_INK, FIGURE_CENTER, batch_figure_clean(figure, grid->x->texts[x]));
    for (size_t y = 0; y < grid->y->count; y++)
        figure_page_fit(page,
                        (struct figure_room){page->left - GAP, page->top - height * ((double)y + 0.5),
                                             page->left - FIGURE_MARGIN - GAP, height},
                        20, false, FIGURE_INK, FIGURE_RIGHT, batch_figure_clean(figure, grid->y->texts[y]));
    figure_page_note(page, page->left - GAP, page->top + 30, 20, true, FIGURE_MUTED, FIGURE_RIGHT,
                     batch_figure_clean(figure, grid->y->name));
    figure_page_note(page, page->right, page->bottom - 66, 20, true, FIGURE_MUTED, FIGURE_RIGHT,
                     batch_figure_clean(figure, grid->x->name));
}

static const char *where(struct batch_figure *figure, const struct grid *grid, bool highest, size_t measure)
{
    for (size_t y = 0; y < grid->y->count; y++)
        for (size_t x = 0; x < grid->x->count; x++) {
            const struct estimate *estimate = &group_at(grid, x, y)->estimate;
            if (estimate->mean != (highest ? grid->high : grid->low)) continue;
            return text_pool_format(
                &figure->pool, "%s at %s\u00A0%s, %s\u00A0%s", batch_figure_value(figure, estimate, measure),
                batch_figure_clean(figure, grid->x->name), batch_figure_clean(figure, grid->x->texts[x]),
                batch_figure_clean(figure, grid->y->name), batch_figure_clean(figure, grid->y->texts[y]));
        }
    return "n/a";
}

static void write_title(struct batch_figure *figure, struct figure_page *page, const struct grid *grid, size_t measure)
{
    struct text_pool *pool = &figure->pool;
    const char *label = batch_figure_label(figure, measure);
    figure_page_title(
        page,
        text_pool_format(pool, "%s: from %s\nto %s", label, where(figure, grid, false, measure),
                         where(figure, grid, true, measure)),
        text_pool_format(pool, "%s by %s and %s, %s", label, batch_figure_clean(figure, grid->x->name),
                         batch_figure_clean(figure, grid->y->name),
                         batch_figure_averaged(figure, &grid->balance, "box")),
        figure->view->study->check_count == 0
            ? "Darker: higher; digits as far as the confidence interval bears them"
            : "Darker: higher; bold: every cell of the box holds the study's checks; in brackets: none does");
}

bool figure_grid_write(struct batch_figure *figure, size_t measure, const struct batch_axis *a,
                       const struct batch_axis *b)
{
    struct figure_page page;
    struct grid grid = grid_of(figure, measure, a, b);
    const char *name = batch_figure_name(figure, "grid", measure, a, b);
    bool ok = true;
    if (isfinite(grid.low)) {
        ok = figure_page_open(&page, &figure->pool, figure->directory, name, figure->message);
        if (ok) {
            double widest = figure_width(grid.y->name, 20, true);
            for (size_t y = 0; y < grid.y->count; y++) widest = fmax(widest, figure_width(grid.y->texts[y], 20, false));
            page.left = FIGURE_MARGIN + GAP + fmin(LEFT_MOST, 1.06 * widest);
            page.right = FIGURE_WIDTH - FIGURE_MARGIN;
            page.top = TOP;
            page.bottom = BOTTOM;
            figure_page_number(&page, "columns", (double)grid.x->count);
            figure_page_number(&page, "rows", (double)grid.y->count);
            write_title(figure, &page, &grid, measure);
            write_boxes(figure, &page, &grid, measure);
            write_levels(figure, &page, &grid);
            batch_figure_footer(figure, &page, measure);
            ok = figure_page_close(&page, "grid.gp");
        }
    }
    batch_balance_free(&grid.balance);
    free(grid.groups);
    return ok;
}
