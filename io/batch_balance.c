/* Which cells of a study compare like with like. */
#include "io/batch_view.h"
#include "sim/memory.h"
#include <stdlib.h>

struct company { /* the levels of the other factors in a cell */
    size_t cell, width;
    const size_t *levels;
};

static int compare(const struct company *a, const struct company *b)
{
    for (size_t i = 0; i < a->width; i++)
        if (a->levels[i] != b->levels[i]) return a->levels[i] < b->levels[i] ? -1 : 1;
    return 0;
}

static int by_levels(const void *a, const void *b)
{
    const struct company *x = a, *y = b;
    int order = compare(x, y);
    return order ? order : (x->cell > y->cell) - (x->cell < y->cell);
}

static bool takes_part(const struct batch_view *view, size_t cell, const struct batch_axis *axis,
                       const struct batch_axis *other)
{
    return view->is_known[cell] && axis->level[cell] != SIZE_MAX && (!other || other->level[cell] != SIZE_MAX);
}

/* Levels, or pairs of them, that have a cell. */
static size_t count_compared(const struct batch_view *view, const struct batch_axis *axis,
                             const struct batch_axis *other)
{
    size_t across = other ? other->count : 1, count = 0;
    bool *is_there = memory_allocate(axis->count * across, sizeof *is_there);
    for (size_t c = 0; c < view->study->count; c++) {
        if (!takes_part(view, c, axis, other)) continue;
        bool *at = &is_there[axis->level[c] * across + (other ? other->level[c] : 0)];
        count += !*at;
        *at = true;
    }
    free(is_there);
    return count;
}

/* Sorted, so that cells that differ in the compared factors alone follow each other; returns how many. */
static size_t find_settings(struct company *settings, size_t *levels, const struct batch_view *view,
                            const struct batch_axis *axis, const struct batch_axis *other)
{
    size_t count = 0;
    for (size_t c = 0; c < view->study->count; c++) {
        if (!takes_part(view, c, axis, other)) continue;
        struct company *setting = &settings[count++];
        size_t *own = levels + c * view->axis_count;
        *setting = (struct company){.cell = c, .levels = own};
        for (size_t a = 0; a < view->axis_count; a++)
            if (&view->axes[a] != axis && &view->axes[a] != other) own[setting->width++] = view->axes[a].level[c];
    }
    if (count > 0) qsort(settings, count, sizeof *settings, by_levels);
    return count;
}

void batch_balance_init(struct batch_balance *balance, const struct batch_view *view, const struct batch_axis *axis,
                        const struct batch_axis *other)
{
    size_t cells = view->study->count, compared = count_compared(view, axis, other), taken = 0;
    struct company *settings = memory_allocate(cells, sizeof *settings);
    size_t *levels = memory_allocate(cells * view->axis_count, sizeof *levels);
    size_t count = find_settings(settings, levels, view, axis, other);
    *balance = (struct batch_balance){.cells = memory_allocate(cells, sizeof *balance->cells)};
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && compare(&settings[from], &settings[to]) == 0;) to++;
        for (size_t i = from; to - from == compared && i < to; i++, taken++) balance->cells[settings[i].cell] = true;
    }
    balance->is_mixed = taken == 0;
    for (size_t i = 0; balance->is_mixed && i < count; i++) balance->cells[settings[i].cell] = true;
    balance->left_out = balance->is_mixed ? 0 : count - taken;
    free(levels);
    free(settings);
}

void batch_balance_free(struct batch_balance *balance)
{
    free(balance->cells);
    *balance = (struct batch_balance){0};
}
