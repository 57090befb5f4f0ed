#include "io/chunk_guard.h"
#include "experiment/process.h"
#include "io/chunk_live.h"
#include "sim/memory.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { MESSAGE_MAX = 2000 };

struct shared { /* memory of both processes */
    enum batch_end end;
    int64_t failed;
    char message[MESSAGE_MAX];
    struct batch_flight flights[]; /* per worker */
};

struct death { /* of the process, with this replication in flight */
    struct batch_flight flight;
    int times;
    bool is_cleared; /* it has been lived alone since */
};

struct guard {
    const struct chunk_plan *plan;
    int64_t chunk;
    struct batch_settings settings;
    struct shared *shared;
    size_t count;
    struct death *deaths; /* owned, as are the lists that are made of it */
    struct batch_flight *crashed, *suspects;
};

static void run_there(void *context)
{
    struct guard *guard = context;
    struct shared *shared = guard->shared;
    char *message = NULL;
    shared->end = chunk_live(guard->plan, guard->chunk, &guard->settings, &shared->failed, &message);
    if (message) snprintf(shared->message, sizeof shared->message, "%s", message);
    free(message);
    fflush(NULL);
}

/* False when nothing was in flight, so that nothing can be blamed. */
static bool blame(struct guard *guard)
{
    size_t found = 0;
    for (int w = 0; w < guard->settings.jobs; w++) {
        const struct batch_flight *flight = &guard->shared->flights[w];
        if (!flight->is_on) continue;
        found++;
        size_t d = 0;
        while (d < guard->count && (guard->deaths[d].flight.cell != flight->cell ||
                                    guard->deaths[d].flight.replication != flight->replication))
            d++;
        if (d == guard->count) {
            guard->deaths = memory_resize(guard->deaths, ++guard->count, sizeof *guard->deaths);
            guard->deaths[d] = (struct death){.flight = *flight};
        }
        guard->deaths[d].times++;
    }
    return found > 0;
}

/* Once something has died all go one at a time: the next death has one cause. */
static void arm(struct guard *guard, const struct batch_settings *settings)
{
    memset(guard->shared, 0, sizeof *guard->shared + sizeof(struct batch_flight) * (size_t)settings->jobs);
    guard->crashed = memory_resize(guard->crashed, guard->count + 1, sizeof *guard->crashed);
    guard->suspects = memory_resize(guard->suspects, guard->count + 1, sizeof *guard->suspects);
    guard->settings = (struct batch_settings){.jobs = guard->count > 0 ? 1 : settings->jobs,
                                              .stop = settings->stop,
                                              .live = settings->live,
                                              .flights = guard->shared->flights,
                                              .crashed = guard->crashed,
                                              .suspects = guard->suspects};
    for (size_t d = 0; d < guard->count; d++) {
        const struct death *death = &guard->deaths[d];
        if (death->times > 1)
            guard->crashed[guard->settings.crashed_count++] = death->flight;
        else if (!death->is_cleared)
            guard->suspects[guard->settings.suspect_count++] = death->flight;
    }
}

/* Runs one process; *again: there is more to do. */
static enum batch_end round_of(struct guard *guard, const struct batch_settings *settings, char **message, bool *again)
{
    arm(guard, settings);
    *again = false;
    fflush(NULL);
    enum process_end process = process_run(run_there, guard, settings->stop);
    if (process == PROCESS_NOT_STARTED) {
        *message = memory_format("cannot start a process: %s", strerror(errno));
        return BATCH_FAILED;
    }
    if (process == PROCESS_ENDED) {
        *again = guard->settings.suspect_count > 0 && guard->shared->end == BATCH_DONE;
        for (size_t d = 0; d < guard->count; d++) guard->deaths[d].is_cleared = true;
        if (guard->shared->end == BATCH_FAILED) *message = memory_copy_text(guard->shared->message);
        return guard->shared->end;
    }
    if (settings->stop && *settings->stop) return BATCH_STOPPED;
    *again = blame(guard);
    if (!*again) *message = memory_copy_text("the program ended without a word, before or after the replications");
    return BATCH_FAILED;
}

static enum batch_end run_rounds(struct guard *guard, const struct batch_settings *settings, int64_t *failed,
                                 char **message)
{
    size_t size = sizeof(struct shared) + sizeof(struct batch_flight) * (size_t)settings->jobs;
    guard->shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (guard->shared == MAP_FAILED) {
        *message = memory_format("no memory for two processes: %s", strerror(errno));
        return BATCH_FAILED;
    }
    enum batch_end end = BATCH_FAILED;
    for (bool again = true; again;) end = round_of(guard, settings, message, &again);
    *failed = guard->shared->failed;
    free(guard->deaths);
    free(guard->crashed);
    free(guard->suspects);
    munmap(guard->shared, size);
    return end;
}

enum chunk_end chunk_work(const struct chunk_plan *plan, int64_t chunk, const struct batch_settings *settings,
                          int64_t *failed, char **message)
{
    *failed = 0;
    if (shard_read(NULL, plan, chunk, message) == SHARD_WHOLE) return CHUNK_WAS_DONE;
    free(*message); /* a shard that is not whole is made again */
    *message = NULL;
    struct guard guard = {.plan = plan, .chunk = chunk};
    enum batch_end end = run_rounds(&guard, settings, failed, message);
    return end == BATCH_DONE ? CHUNK_DONE : end == BATCH_STOPPED ? CHUNK_STOPPED : CHUNK_FAILED;
}
