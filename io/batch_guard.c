#include "io/batch_guard.h"
#include "experiment/process.h"
#include "sim/memory.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { MESSAGE_MAX = 2000 };

struct shared { /* memory of both processes */
    enum batch_end end;
    struct batch_progress progress;
    char message[MESSAGE_MAX];
    struct batch_flight flights[]; /* per worker */
};

struct guard {
    struct batch_order *order;
    const char *path;
    struct batch_settings settings;
    struct shared *shared;
    struct batch_flight *crashed, *suspects; /* owned */
    size_t crashed_count, suspect_count;
};

static void run_there(void *context)
{
    struct guard *guard = context;
    struct shared *shared = guard->shared;
    struct batch_store store;
    char *message = NULL;
    shared->end = BATCH_FAILED;
    if (batch_store_open(&store, guard->path, true, &message)) {
        shared->end = batch_execute(guard->order, &store, &guard->settings, &shared->progress, &message);
        batch_store_close(&store);
    }
    if (message) snprintf(shared->message, sizeof shared->message, "%s", message);
    free(message);
    fflush(NULL);
}

static void add(struct batch_flight **list, size_t *count, struct batch_flight flight)
{
    *list = memory_resize(*list, *count + 1, sizeof **list);
    (*list)[(*count)++] = flight;
}

/* After a crash: false when nothing was in flight, so that nothing can be blamed. */
static bool blame(struct guard *guard)
{
    size_t before = guard->crashed_count, found = 0;
    bool was_alone = guard->suspect_count > 0;
    for (int w = 0; w < guard->settings.jobs; w++) {
        struct batch_flight flight = guard->shared->flights[w];
        if (!flight.is_on) continue;
        found++;
        if (was_alone)
            add(&guard->crashed, &guard->crashed_count, flight);
        else
            add(&guard->suspects, &guard->suspect_count, flight);
    }
    for (size_t c = before; c < guard->crashed_count; c++)
        for (size_t s = 0; s < guard->suspect_count; s++)
            if (guard->suspects[s].cell == guard->crashed[c].cell &&
                guard->suspects[s].replication == guard->crashed[c].replication)
                guard->suspects[s] = guard->suspects[--guard->suspect_count];
    return found > 0;
}

static void arm(struct guard *guard, const struct batch_settings *settings)
{
    size_t flights = sizeof(struct batch_flight) * (size_t)settings->jobs;
    memset(guard->shared, 0, sizeof *guard->shared + flights);
    guard->settings = *settings;
    guard->settings.flights = guard->shared->flights;
    guard->settings.crashed = guard->crashed;
    guard->settings.crashed_count = guard->crashed_count;
    guard->settings.suspects = guard->suspects;
    guard->settings.suspect_count = guard->suspect_count;
    if (guard->suspect_count > 0) guard->settings.jobs = 1;
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
        *again = guard->suspect_count > 0 && guard->shared->end == BATCH_DONE;
        guard->suspect_count = guard->crashed_count = 0; /* the store knows */
        if (guard->shared->end == BATCH_FAILED) *message = memory_copy_text(guard->shared->message);
        return guard->shared->end;
    }
    if (settings->stop && *settings->stop) return BATCH_STOPPED;
    /* those that the process was told of came first */
    if (guard->shared->progress.quarantined >= (int64_t)guard->crashed_count) guard->crashed_count = 0;
    *again = blame(guard);
    if (!*again) *message = memory_copy_text("the program ended without a word; what is stored stays");
    return BATCH_FAILED;
}

enum batch_end batch_execute_guarded(struct batch_order *order, const char *path, const struct batch_settings *settings,
                                     struct batch_progress *progress, char **message)
{
    size_t size = sizeof(struct shared) + sizeof(struct batch_flight) * (size_t)settings->jobs;
    struct guard guard = {.order = order, .path = path};
    guard.shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (guard.shared == MAP_FAILED) {
        *message = memory_format("cannot share memory: %s", strerror(errno));
        return BATCH_FAILED;
    }
    struct batch_progress sum = {0};
    enum batch_end end = BATCH_FAILED;
    for (bool again = true, first = true; again; first = false) {
        end = round_of(&guard, settings, message, &again);
        const struct batch_progress *one = &guard.shared->progress;
        int64_t stored = first ? one->stored : sum.stored, lived = sum.lived + one->lived;
        int64_t quarantined = sum.quarantined + one->quarantined;
        double seconds = sum.seconds + one->seconds, store_seconds = sum.store_seconds + one->store_seconds;
        sum = *one;
        sum.stored = stored;
        sum.lived = lived;
        sum.quarantined = quarantined;
        sum.seconds = seconds;
        sum.store_seconds = store_seconds;
    }
    *progress = sum;
    free(guard.crashed);
    free(guard.suspects);
    munmap(guard.shared, size);
    return end;
}
