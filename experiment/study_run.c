/* Running a study: workers, threads that pull the next (replication, scenario) and put the result into its slot. */
#include "experiment/study.h"
#include "experiment/wall_clock.h"
#include "models/department.h"
#include "models/turnaround_profile.h"
#include "sim/memory.h"
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

struct crew { /* what the workers share */
    struct study *study;
    const struct study_options *options;
    int64_t total;         /* indices: replication-major, scenarios inside */
    pthread_mutex_t order; /* guards next, failed and the pooled sketches */
    int64_t next;          /* index */
    int64_t failed;        /* lowest replication whose books did not balance, or -1 */
    atomic_int_fast64_t finished;
    atomic_int running;
};

static bool is_stopped(const struct crew *crew)
{
    return crew->options->stop && __atomic_load_n(crew->options->stop, __ATOMIC_RELAXED);
}

/* The next index, or `total` when there is none. Nobody begins a replication after the stop. */
static int64_t pull(struct crew *crew)
{
    pthread_mutex_lock(&crew->order);
    bool begins = crew->next % (int64_t)crew->study->count == 0;
    int64_t index = crew->next >= crew->total || (begins && is_stopped(crew)) ? crew->total : crew->next++;
    pthread_mutex_unlock(&crew->order);
    return index;
}

static void store_periods(const struct study_scenario *item, const struct department *department, double *values)
{
    for (size_t p = 0; p < item->periods.count; p++, values += item->period_keys.count)
        metric_days_values(department, item->periods.items[p].from, item->periods.items[p].to, values);
}

static void store_rows(const struct study_scenario *item, const struct department *department, int64_t row)
{
    size_t r = (size_t)row, days = (size_t)item->plan.days.days;
    metric_values(department, item->values + r * item->keys.count);
    metric_tat_curves(department, item->curves + r * TAT_CURVES * TAT_GRID_POINTS);
    cash_flows(department, item->cash + r * (size_t)cash_month_count(&item->plan) * CASH_LINES);
    turnaround_profiles(department, item->profiles + r * item->plan.work_types * 2 * TURNAROUND_BINS);
    if (item->daily) metric_series(department, item->daily + r * item->series.count * days);
    if (item->period_values)
        store_periods(item, department, item->period_values + r * item->periods.count * item->period_keys.count);
}

/* Counts add up in any order. */
static void pool_sketches(struct study_scenario *item, const struct department *department)
{
    for (size_t t = 0; t < item->scenario->work_types.count; t++) {
        sketch_merge(&item->turnaround[t], department->recorder.types[t].turnaround_sketch);
        sketch_merge(&item->open_ages[t], department->recorder.types[t].open_age_sketch);
    }
}

static void live(struct crew *crew, struct department *department, size_t s, int64_t row)
{
    struct study_scenario *item = &crew->study->items[s];
    if (!department->plan) department_init(department, &item->plan);
    department_run(department, (uint64_t)crew->options->seed, crew->options->first + row, NULL);
    store_rows(item, department, row);
    pthread_mutex_lock(&crew->order);
    pool_sketches(item, department);
    bool broken = !conservation_holds(&department->conservation);
    if (broken && (crew->failed < 0 || row < crew->failed)) crew->failed = row;
    pthread_mutex_unlock(&crew->order);
    atomic_fetch_add(&crew->finished, 1);
}

static void *work(void *argument)
{
    struct crew *crew = argument;
    size_t count = crew->study->count;
    struct department *departments = memory_allocate(count, sizeof *departments);
    for (int64_t index; (index = pull(crew)) < crew->total;)
        live(crew, &departments[(size_t)index % count], (size_t)index % count, index / (int64_t)count);
    for (size_t s = 0; s < count; s++)
        if (departments[s].plan) department_free(&departments[s]);
    free(departments);
    atomic_fetch_sub(&crew->running, 1);
    return NULL;
}

static void tell(const struct crew *crew)
{
    if (crew->options->progress)
        crew->options->progress(crew->options->context, atomic_load(&crew->finished), crew->total);
}

static void watch(const struct crew *crew)
{
    const struct timespec pause = {0, 20 * 1000 * 1000};
    for (int tick = 0; atomic_load(&crew->running) > 0; tick++) {
        nanosleep(&pause, NULL);
        if (tick % 5 == 4) tell(crew);
    }
    tell(crew);
}

static void run_threads(struct crew *crew, int jobs)
{
    pthread_t *threads = memory_allocate((size_t)jobs, sizeof *threads);
    int started = 0;
    atomic_init(&crew->running, jobs);
    while (started < jobs && pthread_create(&threads[started], NULL, work, crew) == 0) started++;
    atomic_fetch_sub(&crew->running, jobs - started);
    if (started == 0) { /* no thread to be had: do it here */
        atomic_fetch_add(&crew->running, 1);
        work(crew);
    }
    watch(crew);
    for (int t = 0; t < started; t++) pthread_join(threads[t], NULL);
    free(threads);
}

/* Lives the replications [study->replications, options->replications) of every scenario; the study has room for them.
 * Returns how many of them are complete in every scenario. Told to stop, the workers finish the replications that have
 * begun, so that the pooled sketches hold whole replications only. */
static int64_t run_crew(struct study *study, const struct study_options *options)
{
    int64_t count = (int64_t)study->count, done = study->replications * count, total = options->replications * count;
    struct crew crew = {.study = study, .options = options, .total = total, .next = done, .failed = -1};
    if (done >= total) return 0;
    atomic_init(&crew.finished, done);
    pthread_mutex_init(&crew.order, NULL);
    run_threads(&crew, options->jobs < total - done ? options->jobs : (int)(total - done));
    pthread_mutex_destroy(&crew.order);
    if (study->failed < 0 && crew.failed >= 0) study->failed = options->first + crew.failed;
    return (crew.next - done) / count;
}

void study_run(struct study *study, const struct study_options *options)
{
    assert(study->replications == 0 || (study->seed == options->seed && study->first == options->first));
    study->seed = options->seed;
    study->first = options->first;
    study->requested = options->replications;
    if (options->replications > study->replications)
        study_reserve(study, options->replications, options->keep_daily, options->keep_periods);
    double start = wall_seconds();
    study->replications += run_crew(study, options);
    study->seconds += wall_seconds() - start;
    study->interrupted = study->replications < study->requested;
}

void study_observe(const struct study *study, size_t scenario, int64_t seed, int64_t replication,
                   const struct observer *observer)
{
    struct department department;
    department_init(&department, &study->items[scenario].plan);
    department_run(&department, (uint64_t)seed, replication, observer);
    department_free(&department);
}
