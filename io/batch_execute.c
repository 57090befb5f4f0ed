#include "io/batch_execute.h"
#include "experiment/wall_clock.h"
#include "io/batch_read.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

enum { FLUSH_SECONDS = 1 };

struct execution {
    struct batch_order *order;
    struct batch_store *store;
    const struct batch_settings *settings;
    struct batch_progress *progress;
    struct batch_open open;
    struct batch_cell *cells;
    int64_t *left; /* replications, per cell */
    int64_t *seen; /* replications that the last survey asked for, per cell */
    bool *is_done; /* per cell: no further wave for it */
    double flushed;
};

static bool flush_if_due(struct execution *e)
{
    double now = wall_seconds();
    if (now - e->flushed < FLUSH_SECONDS) return true;
    e->flushed = now;
    return batch_store_flush(e->store);
}

static bool quarantine(struct execution *e, size_t cell, int64_t replication, const char *reason)
{
    const struct batch_entry *entry = &e->order->listing.entries[cell];
    e->progress->quarantined++;
    if (e->settings->failed) e->settings->failed(e->settings->context, entry->name, replication, reason);
    return batch_store_quarantine(e->store, entry->scenario, replication, reason);
}

static bool take(void *context, const struct batch_row *row)
{
    struct execution *e = context;
    e->progress->done++;
    e->progress->lived++;
    if (--e->left[row->cell] == 0) e->progress->cells_done++;
    if (!row->is_sound)
        return quarantine(e, row->cell, row->replication,
                          "its books do not balance, twice: encounters or cents were lost");
    return batch_store_add(e->store, e->order->listing.entries[row->cell].scenario, e->open.columns[row->cell],
                           row->replication, row->values) &&
           flush_if_due(e);
}

static void tick(void *context)
{
    struct execution *e = context;
    flush_if_due(e); /* a failure comes again with the next row, or at the end */
    if (e->settings->progress) e->settings->progress(e->settings->context, e->progress);
}

static int by_scenario(const void *a, const void *b)
{
    const struct batch_entry *x = *(const struct batch_entry *const *)a, *y = *(const struct batch_entry *const *)b;
    if (x->scenario != y->scenario) return x->scenario < y->scenario ? -1 : 1;
    return (x > y) - (x < y);
}

/* Cells that describe the same scenario are lived once. Marks the ones to leave out. */
static bool *find_twins(const struct batch_listing *listing)
{
    bool *is_twin = memory_allocate(listing->count, sizeof *is_twin);
    const struct batch_entry **sorted = memory_allocate(listing->count, sizeof *sorted);
    for (size_t i = 0; i < listing->count; i++) sorted[i] = &listing->entries[i];
    qsort(sorted, listing->count, sizeof *sorted, by_scenario);
    for (size_t i = 1; i < listing->count; i++)
        is_twin[sorted[i] - listing->entries] = sorted[i]->scenario == sorted[i - 1]->scenario;
    free(sorted);
    return is_twin;
}

static void free_ranges(struct execution *e)
{
    for (size_t i = 0; i < e->order->listing.count; i++) free((void *)(size_t)e->cells[i].ranges);
    memset(e->cells, 0, e->order->listing.count * sizeof *e->cells);
}

/* Finds out what is missing for the wave. */
static bool survey(struct execution *e)
{
    const struct batch_listing *listing = &e->order->listing;
    struct batch_progress *progress = e->progress;
    bool *is_twin = find_twins(listing), ok = true;
    progress->cells_done = 0;
    progress->replications = progress->done = 0;
    free_ranges(e);
    for (size_t i = 0; ok && i < listing->count; i++) {
        const struct batch_entry *entry = &listing->entries[i];
        struct batch_range *ranges = NULL;
        ok = is_twin[i] ||
             batch_store_missing(e->store, entry->scenario, entry->wanted, &ranges, &e->cells[i].range_count);
        e->cells[i].ranges = ranges;
        e->left[i] = 0;
        for (size_t r = 0; r < e->cells[i].range_count; r++) e->left[i] += ranges[r].to - ranges[r].from;
        progress->cells_done += e->left[i] == 0;
        progress->replications += e->left[i];
        if (!is_twin[i]) progress->stored += entry->wanted - e->seen[i] - e->left[i];
        e->seen[i] = entry->wanted;
    }
    free(is_twin);
    return ok;
}

static bool is_known(const struct batch_order *order, const struct stored_rows *rows, double confidence,
                     struct precision *precision)
{
    struct metric_keys keys = {rows->width, memory_allocate(rows->width, sizeof *keys.items)};
    for (size_t i = 0; i < rows->width; i++) {
        bool whole = strcmp(rows->columns->scopes[i], "all") == 0 && !*rows->columns->periods[i];
        keys.items[i] = (struct metric_key){metric_find(rows->columns->metrics[i]), whole ? SCOPE_ALL : SCOPE_GATE, 0};
    }
    struct study_scenario item = {.keys = keys, .values = rows->values};
    struct study study = {.count = 1, .items = &item, .replications = rows->count};
    precision_init(precision, order->targets, order->target_count, 1, confidence, order->most);
    precision_look(precision, &study);
    free(keys.items);
    return precision->is_met;
}

/* Looks at a cell whose replications are all there; with more to do, wants more. */
static bool look(struct execution *e, struct stored_study *study, const struct stored_cell *cell,
                 struct batch_entry *entry, bool *is_done)
{
    struct stored_rows rows;
    struct precision precision = {0};
    bool ok = stored_rows_read(&rows, e->store, study, cell);
    bool known = ok && rows.count > 0 && is_known(e->order, &rows, study->confidence, &precision);
    *is_done = known || entry->wanted >= e->order->most;
    if (!known && *is_done) e->progress->unmet++;
    if (!*is_done) {
        precision.most = e->order->most;
        entry->wanted = precision_next_look(&precision, entry->wanted);
    }
    precision_free(&precision);
    stored_rows_free(&rows);
    return ok;
}

/* After a wave; *more says whether there is another. */
static bool look_at_cells(struct execution *e, bool *more)
{
    struct batch_listing *listing = &e->order->listing;
    struct stored_study study;
    bool ok = stored_study_read(&study, e->store, listing->name, NULL);
    *more = false;
    /* Both are in the order of the study file. */
    for (size_t i = 0, c = 0; ok && i < listing->count; i++) {
        while (c < study.count && study.cells[c].cell != listing->entries[i].cell) c++;
        if (e->is_done[i] || c == study.count) continue;
        ok = look(e, &study, &study.cells[c], &listing->entries[i], &e->is_done[i]);
        *more = *more || !e->is_done[i];
    }
    stored_study_free(&study);
    return ok;
}

static bool quarantine_crashed(struct execution *e)
{
    bool ok = true;
    for (size_t i = 0; ok && e->progress->wave == 0 && i < e->settings->crashed_count; i++)
        ok = quarantine(e, e->settings->crashed[i].cell, e->settings->crashed[i].replication,
                        "it ends the program, twice: a crash, or more memory than there is");
    return ok;
}

static bool is_missing(const struct batch_cell *cell, int64_t replication)
{
    for (size_t r = 0; r < cell->range_count; r++)
        if (replication >= cell->ranges[r].from && replication < cell->ranges[r].to) return true;
    return false;
}

/* Of all that is missing, the suspects alone. */
static void keep_suspects(struct execution *e)
{
    const struct batch_settings *settings = e->settings;
    e->progress->replications = 0;
    for (size_t i = 0; i < e->order->listing.count; i++) {
        struct batch_cell *cell = &e->cells[i];
        struct batch_range *ranges = memory_allocate(settings->suspect_count, sizeof *ranges);
        size_t kept = 0;
        for (size_t s = 0; s < settings->suspect_count; s++) {
            int64_t replication = settings->suspects[s].replication;
            if (settings->suspects[s].cell == i && is_missing(cell, replication))
                ranges[kept++] = (struct batch_range){replication, replication + 1};
        }
        free((void *)(size_t)cell->ranges);
        *cell = (struct batch_cell){kept, ranges};
        e->left[i] = (int64_t)kept;
        e->progress->replications += (int64_t)kept;
    }
}

static enum batch_end run_wave(struct execution *e)
{
    struct batch batch = {.count = e->order->listing.count,
                          .cells = e->cells,
                          .runner = &e->open.runner,
                          .jobs = e->settings->jobs,
                          .stop = e->settings->stop,
                          .flights = e->settings->flights,
                          .take = take,
                          .tick = tick,
                          .context = e};
    bool ok = batch_store_register(e->store, &e->order->listing) && quarantine_crashed(e) && survey(e);
    if (ok && e->settings->suspect_count > 0) keep_suspects(e);
    enum batch_end end = ok ? BATCH_DONE : BATCH_FAILED;
    e->flushed = wall_seconds();
    if (ok && e->progress->replications > 0) end = batch_run(&batch);
    if (end != BATCH_FAILED && !batch_store_flush(e->store)) end = BATCH_FAILED;
    if (end == BATCH_FAILED) batch_store_flush(e->store); /* what came before the failure, if the world lets us */
    e->progress->wave++;
    return end;
}

void batch_want_first(struct batch_order *order)
{
    struct precision looks = {.most = order->most};
    bool precise = order->target_count > 0;
    for (size_t i = 0; i < order->listing.count; i++)
        order->listing.entries[i].wanted = precise ? precision_next_look(&looks, 0) : order->most;
}

static enum batch_end run_waves(struct execution *e)
{
    bool suspects = e->settings->suspect_count > 0, precise = e->order->target_count > 0 && !suspects, more = true;
    batch_want_first(e->order);
    for (size_t i = 0; suspects && i < e->order->listing.count; i++)
        e->order->listing.entries[i].wanted = e->order->most; /* whatever wave they were in */
    enum batch_end end = BATCH_DONE;
    while (end == BATCH_DONE && more) {
        end = run_wave(e);
        more = precise;
        if (end == BATCH_DONE && precise && !look_at_cells(e, &more)) end = BATCH_FAILED;
    }
    return end;
}

bool batch_next_wave(struct batch_order *order, struct batch_store *store, struct batch_cell *cells,
                     struct batch_progress *progress, char **message)
{
    size_t count = order->listing.count;
    *progress = (struct batch_progress){.cells = count};
    struct execution e = {.order = order, .store = store, .progress = progress, .cells = cells};
    e.left = memory_allocate(count, sizeof *e.left);
    e.seen = memory_allocate(count, sizeof *e.seen);
    e.is_done = memory_allocate(count, sizeof *e.is_done);
    batch_want_first(order);
    bool ok = true, more = true;
    while (ok && more) {
        ok = batch_store_register(store, &order->listing) && survey(&e);
        more = ok && order->target_count > 0 && progress->replications == 0;
        if (more) ok = look_at_cells(&e, &more);
        progress->wave++;
    }
    if (!ok) *message = memory_copy_text(store->message);
    free(e.left);
    free(e.seen);
    free(e.is_done);
    return ok;
}

enum batch_end batch_execute(struct batch_order *order, struct batch_store *store,
                             const struct batch_settings *settings, struct batch_progress *progress, char **message)
{
    size_t count = order->listing.count;
    *progress = (struct batch_progress){.cells = count};
    struct execution e = {.order = order, .store = store, .settings = settings, .progress = progress};
    batch_open_init(&e.open, order);
    if (settings->live) e.open.runner.live = settings->live;
    e.cells = memory_allocate(count, sizeof *e.cells);
    e.left = memory_allocate(count, sizeof *e.left);
    e.seen = memory_allocate(count, sizeof *e.seen);
    e.is_done = memory_allocate(count, sizeof *e.is_done);
    double start = wall_seconds();
    enum batch_end end = run_waves(&e);
    double lived = wall_seconds();
    if (end != BATCH_FAILED && !stored_estimates_refresh(store, order->listing.name)) end = BATCH_FAILED;
    progress->seconds = wall_seconds() - start;
    progress->store_seconds = store->seconds + wall_seconds() - lived;
    if (end == BATCH_FAILED) *message = memory_copy_text(e.open.message ? e.open.message : store->message);
    free_ranges(&e);
    free(e.cells);
    free(e.left);
    free(e.seen);
    free(e.is_done);
    batch_open_free(&e.open);
    return end;
}
