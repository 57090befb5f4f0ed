#include "experiment/batch.h"
#include "sim/memory.h"
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum { ROWS_A_WORKER = 64 }; /* that may wait to be taken */

struct desk { /* an open cell */
    size_t cell, range, width;
    int64_t next; /* replication */
    int users;
    bool is_ready;
    void *plan;
    struct desk *other;
};

struct parcel { /* a row on its way to the caller */
    struct batch_row row;
    double *values;
    struct parcel *next;
};

struct hall { /* what the workers share */
    const struct batch *batch;
    pthread_mutex_t door;  /* one at a time opens and closes cells */
    pthread_mutex_t order; /* guards all below */
    pthread_cond_t changed, room, arrived;
    size_t next_cell;
    struct desk *desks; /* open cells */
    struct parcel *first, **last;
    int waiting, limit;  /* parcels */
    int running, seated; /* workers; those that have a number */
    bool is_failed;
};

struct worker {
    struct hall *hall;
    struct desk *desk;
    void *seat;
    struct batch_flight *flight; /* may be NULL */
};

static bool is_over(const struct hall *hall)
{
    return hall->is_failed || (hall->batch->stop && __atomic_load_n(hall->batch->stop, __ATOMIC_RELAXED));
}

static const struct batch_cell *cell_of(const struct hall *hall, const struct desk *desk)
{
    return &hall->batch->cells[desk->cell];
}

static bool has_work(const struct hall *hall, const struct desk *desk)
{
    return desk->range < cell_of(hall, desk)->range_count;
}

/* Moves on to the next range that has something; begins at `range`. */
static void enter_range(const struct hall *hall, struct desk *desk, size_t range)
{
    const struct batch_cell *cell = cell_of(hall, desk);
    for (desk->range = range; desk->range < cell->range_count; desk->range++)
        if (cell->ranges[desk->range].from < cell->ranges[desk->range].to) break;
    if (desk->range < cell->range_count) desk->next = cell->ranges[desk->range].from;
}

static int64_t next_replication(const struct hall *hall, struct desk *desk)
{
    int64_t replication = desk->next++;
    if (desk->next >= cell_of(hall, desk)->ranges[desk->range].to) enter_range(hall, desk, desk->range + 1);
    return replication;
}

/* The last to leave closes. With the order held, which is given up meanwhile. */
static void leave(struct worker *worker)
{
    struct hall *hall = worker->hall;
    struct desk *desk = worker->desk;
    const struct batch_runner *runner = hall->batch->runner;
    worker->desk = NULL;
    bool is_last = --desk->users == 0;
    for (struct desk **at = &hall->desks; is_last && *at; at = &(*at)->other)
        if (*at == desk) {
            *at = desk->other;
            break;
        }
    pthread_mutex_unlock(&hall->order);
    if (worker->seat) runner->stand_up(runner->context, worker->seat);
    worker->seat = NULL;
    if (is_last) {
        pthread_mutex_lock(&hall->door);
        if (desk->plan) runner->close(runner->context, desk->plan);
        pthread_mutex_unlock(&hall->door);
        free(desk);
    }
    pthread_mutex_lock(&hall->order);
}

/* With the order held, which is given up while the cell opens. */
static void open_cell(struct worker *worker, size_t cell)
{
    struct hall *hall = worker->hall;
    const struct batch_runner *runner = hall->batch->runner;
    struct desk *desk = memory_allocate(1, sizeof *desk);
    *desk = (struct desk){.cell = cell, .users = 1, .other = hall->desks};
    enter_range(hall, desk, 0);
    hall->desks = worker->desk = desk;
    pthread_mutex_unlock(&hall->order);
    pthread_mutex_lock(&hall->door);
    void *plan = runner->open(runner->context, cell, &desk->width);
    pthread_mutex_unlock(&hall->door);
    pthread_mutex_lock(&hall->order);
    desk->plan = plan;
    desk->is_ready = plan != NULL;
    hall->is_failed = hall->is_failed || !plan;
    pthread_cond_broadcast(&hall->changed);
}

static bool take_untouched(struct worker *worker)
{
    struct hall *hall = worker->hall;
    for (; hall->next_cell < hall->batch->count; hall->next_cell++) {
        struct desk probe = {.cell = hall->next_cell};
        enter_range(hall, &probe, 0);
        if (!has_work(hall, &probe)) continue;
        open_cell(worker, hall->next_cell++);
        return true;
    }
    return false;
}

/* Joins somebody else's cell; waits for one that is about to open. */
static bool help(struct worker *worker)
{
    struct hall *hall = worker->hall;
    while (!is_over(hall)) {
        bool is_opening = false;
        for (struct desk *desk = hall->desks; desk; desk = desk->other) {
            is_opening = is_opening || (!desk->is_ready && has_work(hall, desk));
            if (!desk->is_ready || !has_work(hall, desk)) continue;
            desk->users++;
            worker->desk = desk;
            return true;
        }
        if (!is_opening) return false;
        pthread_cond_wait(&hall->changed, &hall->order);
    }
    return false;
}

/* The next replication for the worker, at its desk; false when there is none. */
static bool find_work(struct worker *worker, int64_t *replication)
{
    struct hall *hall = worker->hall;
    bool found = false, none = false;
    pthread_mutex_lock(&hall->order);
    while (!found && !none) {
        if (worker->desk && (!has_work(hall, worker->desk) || is_over(hall))) leave(worker);
        none = is_over(hall) || !(worker->desk || take_untouched(worker) || help(worker));
        found = !none && !is_over(hall) && has_work(hall, worker->desk); /* a cell may be done while it opens */
    }
    if (found) *replication = next_replication(hall, worker->desk);
    pthread_mutex_unlock(&hall->order);
    return found;
}

static void send(struct hall *hall, struct parcel *parcel)
{
    pthread_mutex_lock(&hall->order);
    while (hall->waiting >= hall->limit && !hall->is_failed) pthread_cond_wait(&hall->room, &hall->order);
    *hall->last = parcel;
    hall->last = &parcel->next;
    hall->waiting++;
    pthread_cond_signal(&hall->arrived);
    pthread_mutex_unlock(&hall->order);
}

static void live(struct worker *worker, int64_t replication)
{
    const struct batch_runner *runner = worker->hall->batch->runner;
    struct desk *desk = worker->desk;
    struct parcel *parcel = memory_allocate(1, sizeof *parcel);
    double *values = memory_allocate(desk->width, sizeof *values);
    bool sound = false;
    if (worker->flight) *worker->flight = (struct batch_flight){true, desk->cell, replication};
    for (int attempt = 0; attempt < 2 && !sound; attempt++) {
        if (!worker->seat) worker->seat = runner->sit_down(runner->context, desk->plan);
        sound = runner->live(runner->context, desk->plan, worker->seat, replication, values);
        if (sound) break;
        runner->stand_up(runner->context, worker->seat); /* the second attempt begins with nothing of the first */
        worker->seat = NULL;
    }
    if (worker->flight) worker->flight->is_on = false;
    *parcel = (struct parcel){{desk->cell, replication, sound, desk->width, values}, values, NULL};
    send(worker->hall, parcel);
}

static void *work(void *argument)
{
    struct worker worker = {.hall = argument};
    struct batch_flight *flights = worker.hall->batch->flights;
    pthread_mutex_lock(&worker.hall->order);
    if (flights) worker.flight = &flights[worker.hall->seated];
    worker.hall->seated++;
    pthread_mutex_unlock(&worker.hall->order);
    for (int64_t replication; find_work(&worker, &replication);) live(&worker, replication);
    pthread_mutex_lock(&worker.hall->order);
    worker.hall->running--;
    pthread_cond_signal(&worker.hall->arrived);
    pthread_mutex_unlock(&worker.hall->order);
    return NULL;
}

/* Waits up to a tenth of a second for a parcel; NULL when there is none yet. */
static struct parcel *receive(struct hall *hall, bool *is_finished)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 100 * 1000 * 1000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&hall->order);
    int late = 0;
    while (!hall->first && hall->running > 0 && !late)
        late = pthread_cond_timedwait(&hall->arrived, &hall->order, &until);
    struct parcel *all = hall->first;
    hall->first = NULL;
    hall->last = &hall->first;
    hall->waiting = 0;
    *is_finished = !all && hall->running == 0;
    pthread_cond_broadcast(&hall->room);
    pthread_mutex_unlock(&hall->order);
    return all;
}

static void fail(struct hall *hall)
{
    pthread_mutex_lock(&hall->order);
    hall->is_failed = true;
    pthread_cond_broadcast(&hall->room);
    pthread_cond_broadcast(&hall->changed);
    pthread_mutex_unlock(&hall->order);
}

static void collect(struct hall *hall)
{
    const struct batch *batch = hall->batch;
    bool is_finished = false, ok = true;
    while (!is_finished) {
        struct parcel *parcel = receive(hall, &is_finished);
        while (parcel) {
            struct parcel *next = parcel->next;
            ok = ok && batch->take(batch->context, &parcel->row);
            free(parcel->values);
            free(parcel);
            parcel = next;
        }
        if (!ok) fail(hall);
        if (batch->tick) batch->tick(batch->context);
    }
}

static enum batch_end end_of(const struct hall *hall)
{
    if (hall->is_failed) return BATCH_FAILED;
    return hall->batch->stop && __atomic_load_n(hall->batch->stop, __ATOMIC_RELAXED) ? BATCH_STOPPED : BATCH_DONE;
}

enum batch_end batch_run(const struct batch *batch)
{
    struct hall hall = {.batch = batch, .limit = ROWS_A_WORKER * batch->jobs, .running = batch->jobs};
    hall.last = &hall.first;
    pthread_mutex_init(&hall.door, NULL);
    pthread_mutex_init(&hall.order, NULL);
    pthread_cond_init(&hall.changed, NULL);
    pthread_cond_init(&hall.room, NULL);
    pthread_cond_init(&hall.arrived, NULL);
    pthread_t *threads = memory_allocate((size_t)batch->jobs, sizeof *threads);
    int started = 0;
    while (started < batch->jobs && pthread_create(&threads[started], NULL, work, &hall) == 0) started++;
    pthread_mutex_lock(&hall.order);
    hall.running -= batch->jobs - started;
    hall.is_failed = hall.is_failed || started == 0;
    pthread_mutex_unlock(&hall.order);
    collect(&hall);
    for (int t = 0; t < started; t++) pthread_join(threads[t], NULL);
    free(threads);
    pthread_cond_destroy(&hall.arrived);
    pthread_cond_destroy(&hall.room);
    pthread_cond_destroy(&hall.changed);
    pthread_mutex_destroy(&hall.order);
    pthread_mutex_destroy(&hall.door);
    return end_of(&hall);
}
