#include "io/chunk_work.h"
#include "experiment/wall_clock.h"
#include "io/batch_read.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool chunk_pilot(const struct batch_order *order, double *load_seconds, double *replication_seconds, char **message)
{
    struct batch_open open;
    batch_open_init(&open, order);
    const struct batch_runner *runner = &open.runner;
    size_t count = order->listing.count, cells[] = {0, count / 2, count - 1};
    bool ok = true;
    *load_seconds = *replication_seconds = 0;
    for (size_t i = 0; ok && i < sizeof cells / sizeof *cells; i++) {
        size_t width;
        double start = wall_seconds();
        void *plan = runner->open(runner->context, cells[i], &width);
        ok = plan != NULL;
        if (!ok) break;
        void *seat = runner->sit_down(runner->context, plan);
        double loaded = wall_seconds(), *values = memory_allocate(width, sizeof *values);
        runner->live(runner->context, plan, seat, 0, values);
        *load_seconds += (loaded - start) / 3;
        *replication_seconds += (wall_seconds() - loaded) / 3;
        free(values);
        runner->stand_up(runner->context, seat);
        runner->close(runner->context, plan);
    }
    if (!ok) *message = memory_copy_text(open.message);
    batch_open_free(&open);
    return ok;
}

static void add_missing(struct chunk_status *status, int64_t from, int64_t to)
{
    char *range = from == to ? memory_format("%" PRId64, from) : memory_format("%" PRId64 "-%" PRId64, from, to);
    char *longer = status->missing ? memory_format("%s,%s", status->missing, range) : memory_copy_text(range);
    free(status->missing);
    free(range);
    status->missing = longer;
}

static void keep_first(char **first, char *message)
{
    if (*first)
        free(message);
    else
        *first = message;
}

void chunk_status(const struct chunk_plan *plan, struct chunk_status *status)
{
    *status = (struct chunk_status){0};
    int64_t from = -1;
    for (int64_t chunk = 0; chunk < plan->chunks; chunk++) {
        char *message = NULL;
        enum shard_state state = shard_read(NULL, plan, chunk, &message);
        status->done += state == SHARD_WHOLE;
        status->absent += state == SHARD_ABSENT;
        status->damaged += state == SHARD_DAMAGED;
        status->other += state == SHARD_OTHER;
        if (message) keep_first(&status->trouble, message);
        if (state != SHARD_WHOLE && from < 0) from = chunk;
        if (state == SHARD_WHOLE && from >= 0) {
            add_missing(status, from, chunk - 1);
            from = -1;
        }
    }
    if (from >= 0) add_missing(status, from, plan->chunks - 1);
}

void chunk_status_free(struct chunk_status *status)
{
    free(status->missing);
    free(status->trouble);
    *status = (struct chunk_status){0};
}

static bool add_rows(struct chunk_plan *plan, struct batch_store *store, const struct shard *shard,
                     struct chunk_merge *merge)
{
    bool ok = true;
    for (size_t r = 0; ok && r < shard->count; r++) {
        const struct shard_row *row = &shard->rows[r];
        int64_t scenario = plan->order.listing.entries[row->cell].scenario;
        if (row->is_sound) {
            ok = batch_store_add(store, scenario, row->columns, row->replication, row->values);
        } else {
            ok = batch_store_quarantine(store, scenario, row->replication,
                                        row->is_crash
                                            ? "it ends the program, twice: a crash, or more memory than there is"
                                            : "its books do not balance, twice: encounters or cents were lost");
            merge->quarantined++;
        }
    }
    return ok;
}

static bool merge_chunk(struct chunk_plan *plan, struct batch_store *store, int64_t chunk, struct chunk_merge *merge)
{
    struct shard shard;
    char *message = NULL;
    bool ok = true, is_new = false;
    enum shard_state state = shard_read(&shard, plan, chunk, &message);
    if (state == SHARD_WHOLE) {
        ok = add_rows(plan, store, &shard, merge) && batch_store_add_shard(store, plan->digest, chunk, &is_new);
        merge->merged += ok && is_new;
        merge->known += ok && !is_new; /* another merger was faster */
    } else {
        merge->absent += state == SHARD_ABSENT;
        merge->bad += state != SHARD_ABSENT;
    }
    if (message) keep_first(&merge->trouble, message);
    shard_free(&shard);
    return ok;
}

bool chunk_merge(struct chunk_plan *plan, struct batch_store *store, struct chunk_merge *merge)
{
    *merge = (struct chunk_merge){0};
    bool ok = batch_store_register(store, &plan->order.listing);
    for (int64_t chunk = 0; ok && chunk < plan->chunks; chunk++) {
        bool known = false;
        ok = batch_store_has_shard(store, plan->digest, chunk, &known);
        merge->known += ok && known;
        if (ok && !known) ok = merge_chunk(plan, store, chunk, merge);
    }
    return ok && stored_estimates_refresh(store, plan->order.listing.name);
}
