#include "io/chunk_live.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

struct gathering { /* rows of a chunk */
    struct batch_open open;
    struct shard_row *rows;
    size_t count, capacity;
};

static bool take(void *context, const struct batch_row *row)
{
    struct gathering *g = context;
    if (g->count == g->capacity) {
        g->capacity = g->capacity ? 2 * g->capacity : 64;
        g->rows = memory_resize(g->rows, g->capacity, sizeof *g->rows);
    }
    double *values = memory_allocate(row->width, sizeof *values);
    memcpy(values, row->values, row->width * sizeof *values);
    g->rows[g->count++] =
        (struct shard_row){row->cell, row->replication, row->is_sound, false, g->open.columns[row->cell], values};
    return true;
}

static int by_cell(const void *a, const void *b)
{
    const struct shard_row *x = a, *y = b;
    if (x->cell != y->cell) return x->cell < y->cell ? -1 : 1;
    return (x->replication > y->replication) - (x->replication < y->replication);
}

static bool is_in(const struct batch_flight *list, size_t count, size_t cell, int64_t replication)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].cell == cell && list[i].replication == replication) return true;
    return false;
}

static void add_range(struct batch_cell *cell, int64_t from, int64_t to)
{
    struct batch_range *ranges = (struct batch_range *)(size_t)cell->ranges;
    if (cell->range_count > 0 && ranges[cell->range_count - 1].to == from) {
        ranges[cell->range_count - 1].to = to;
        return;
    }
    ranges = memory_resize(ranges, cell->range_count + 1, sizeof *ranges);
    ranges[cell->range_count++] = (struct batch_range){from, to};
    cell->ranges = ranges;
}

/* The chunk without those that crashed; with suspects, of these those alone. */
static struct batch_cell *cells_of(const struct chunk_plan *plan, const struct chunk_unit *units, size_t count,
                                   const struct batch_settings *settings)
{
    struct batch_cell *cells = memory_allocate(plan->order.listing.count, sizeof *cells);
    for (size_t u = 0; u < count; u++)
        for (int64_t r = units[u].from; r < units[u].to; r++) {
            if (is_in(settings->crashed, settings->crashed_count, units[u].cell, r)) continue;
            if (settings->suspect_count > 0 && !is_in(settings->suspects, settings->suspect_count, units[u].cell, r))
                continue;
            add_range(&cells[units[u].cell], r, r + 1);
        }
    return cells;
}

static enum batch_end live(struct gathering *g, const struct chunk_plan *plan, int64_t chunk,
                           const struct batch_settings *settings)
{
    size_t count;
    struct chunk_unit *units = chunk_plan_units(plan, chunk, &count);
    struct batch_cell *cells = cells_of(plan, units, count, settings);
    struct batch batch = {.count = plan->order.listing.count,
                          .cells = cells,
                          .runner = &g->open.runner,
                          .jobs = settings->jobs,
                          .stop = settings->stop,
                          .flights = settings->flights,
                          .take = take,
                          .context = g};
    enum batch_end end = batch_run(&batch);
    for (size_t i = 0; i < plan->order.listing.count; i++) free((void *)(size_t)cells[i].ranges);
    free(cells);
    free(units);
    return end;
}

/* Rows of those that ended the program: zeros of the cell's width. */
static bool add_crashed(struct gathering *g, const struct batch_settings *settings)
{
    const struct batch_runner *runner = &g->open.runner;
    for (size_t i = 0; i < settings->crashed_count; i++) {
        size_t width, cell = settings->crashed[i].cell;
        void *plan = runner->open(runner->context, cell, &width);
        if (!plan) return false;
        runner->close(runner->context, plan);
        double *values = memory_allocate(width, sizeof *values);
        struct batch_row row = {cell, settings->crashed[i].replication, false, width, values};
        take(g, &row);
        g->rows[g->count - 1].is_crash = true;
        free(values);
    }
    return true;
}

static int64_t count_failed(const struct gathering *g)
{
    int64_t failed = 0;
    for (size_t i = 0; i < g->count; i++) failed += !g->rows[i].is_sound;
    return failed;
}

enum batch_end chunk_live(const struct chunk_plan *plan, int64_t chunk, const struct batch_settings *settings,
                          int64_t *failed, char **message)
{
    struct gathering g = {0};
    batch_open_init(&g.open, &plan->order);
    if (settings->live) g.open.runner.live = settings->live;
    enum batch_end end = live(&g, plan, chunk, settings);
    if (end == BATCH_DONE && settings->suspect_count == 0) {
        bool ok = add_crashed(&g, settings);
        if (ok && g.count > 0) qsort(g.rows, g.count, sizeof *g.rows, by_cell);
        if (!ok || !shard_write(plan, chunk, g.rows, g.count, message)) end = BATCH_FAILED;
    }
    if (end == BATCH_FAILED && !*message)
        *message = memory_copy_text(g.open.message ? g.open.message : "no thread can be started");
    *failed = count_failed(&g);
    for (size_t i = 0; i < g.count; i++) free(g.rows[i].values);
    free(g.rows);
    batch_open_free(&g.open);
    return end;
}
