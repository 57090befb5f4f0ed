#include "experiment/study.h"
#include "models/department.h"
#include "sim/memory.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct crew { /* what the workers share */
    struct study *study;
    const struct study_options *options;
    atomic_int_fast64_t next, finished;
    atomic_int running;
    atomic_bool *done;   /* per index */
    atomic_bool *broken; /* per index: books did not balance */
};

static bool is_stopped(const struct crew *crew)
{
    return crew->options->stop && *crew->options->stop;
}

/* Values of one replication. */
static size_t cash_values(const struct study_scenario *item)
{
    return (size_t)cash_month_count(&item->plan) * CASH_LINES;
}

static size_t period_values_count(const struct study_scenario *item)
{
    return item->periods.count * item->period_keys.count;
}

static void store_periods(const struct study_scenario *item, const struct department *department, double *values)
{
    for (size_t p = 0; p < item->periods.count; p++, values += item->period_keys.count)
        metric_days_values(department, item->periods.items[p].from, item->periods.items[p].to, values);
}

static void store(struct study_scenario *item, const struct department *department, int64_t replication)
{
    size_t r = (size_t)replication;
    metric_values(department, item->values + r * item->keys.count);
    metric_tat_curves(department, item->curves + r * TAT_CURVES * TAT_GRID_POINTS);
    cash_flows(department, item->cash + r * cash_values(item));
    if (item->daily) metric_series(department, item->daily + r * item->series.count * (size_t)item->plan.days.days);
    if (item->period_values) store_periods(item, department, item->period_values + r * period_values_count(item));
}

static void *work(void *argument)
{
    struct crew *crew = argument;
    struct study *study = crew->study;
    struct department *departments = memory_allocate(study->count, sizeof *departments);
    int64_t total = crew->options->replications * (int64_t)study->count;
    for (;;) {
        int64_t index = is_stopped(crew) ? total : atomic_fetch_add(&crew->next, 1);
        if (index >= total) break;
        size_t s = (size_t)index % study->count;
        int64_t replication = index / (int64_t)study->count;
        if (!departments[s].plan) department_init(&departments[s], &study->items[s].plan);
        department_run(&departments[s], (uint64_t)crew->options->seed, crew->options->first + replication, NULL);
        store(&study->items[s], &departments[s], replication);
        atomic_store(&crew->broken[index], !conservation_holds(&departments[s].conservation));
        atomic_store(&crew->done[index], true);
        atomic_fetch_add(&crew->finished, 1);
    }
    for (size_t s = 0; s < study->count; s++)
        if (departments[s].plan) department_free(&departments[s]);
    free(departments);
    atomic_fetch_sub(&crew->running, 1);
    return NULL;
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void watch(struct crew *crew, int64_t total)
{
    const struct timespec pause = {0, 20 * 1000 * 1000};
    for (int tick = 0; atomic_load(&crew->running) > 0; tick++) {
        nanosleep(&pause, NULL);
        if (tick % 5 == 4 && crew->options->progress)
            crew->options->progress(crew->options->context, atomic_load(&crew->finished), total);
    }
    if (crew->options->progress) crew->options->progress(crew->options->context, atomic_load(&crew->finished), total);
}

/* The longest prefix of replications that is complete in every scenario: keeping whatever finished would favour quiet
 * ones. */
static void keep_prefix(struct study *study, const struct crew *crew)
{
    study->replications = 0;
    study->failed = -1;
    for (int64_t index = 0; index < crew->options->replications * (int64_t)study->count; index++) {
        if (!atomic_load(&crew->done[index])) break;
        if (atomic_load(&crew->broken[index]) && study->failed < 0) study->failed = index / (int64_t)study->count;
        if ((size_t)index % study->count == study->count - 1) study->replications++;
    }
    study->interrupted = study->replications < crew->options->replications;
}

double study_bytes(const struct study *study, const struct study_options *options)
{
    double values = 0;
    for (size_t s = 0; s < study->count; s++) {
        const struct study_scenario *item = &study->items[s];
        values += (double)item->keys.count + TAT_CURVES * TAT_GRID_POINTS + (double)cash_values(item);
        if (options->keep_daily) values += (double)item->series.count * item->plan.days.days;
        if (options->keep_periods) values += (double)period_values_count(item);
    }
    return values * (double)options->replications * sizeof(double);
}

static void allocate_results(struct study *study, const struct study_options *options)
{
    size_t n = (size_t)options->replications;
    for (size_t s = 0; s < study->count; s++) {
        struct study_scenario *item = &study->items[s];
        item->values = memory_allocate(n * item->keys.count, sizeof *item->values);
        item->curves = memory_allocate(n * TAT_CURVES * TAT_GRID_POINTS, sizeof *item->curves);
        item->cash = memory_allocate(n * cash_values(item), sizeof *item->cash);
        if (options->keep_daily)
            item->daily = memory_allocate(n * item->series.count * (size_t)item->plan.days.days, sizeof *item->daily);
        if (options->keep_periods)
            item->period_values = memory_allocate(n * period_values_count(item), sizeof *item->period_values);
    }
}

void study_init(struct study *study, const struct scenario *const *scenarios, size_t count)
{
    *study = (struct study){.count = count, .items = memory_allocate(count, sizeof *study->items), .failed = -1};
    for (size_t s = 0; s < count; s++) {
        study->items[s].scenario = scenarios[s];
        plan_init(&study->items[s].plan, scenarios[s]);
        metric_keys_init(&study->items[s].keys, &study->items[s].plan);
        series_keys_init(&study->items[s].series, &study->items[s].plan);
        metric_days_keys_init(&study->items[s].period_keys, &study->items[s].plan);
        period_list_init(&study->items[s].periods, &study->items[s].plan.days);
    }
}

void study_run(struct study *study, const struct study_options *options)
{
    int64_t total = options->replications * (int64_t)study->count;
    int jobs = options->jobs < total ? options->jobs : (int)total;
    struct crew crew = {.study = study, .options = options};
    crew.done = memory_allocate((size_t)total, sizeof *crew.done);
    crew.broken = memory_allocate((size_t)total, sizeof *crew.broken);
    atomic_init(&crew.running, jobs);
    study->seed = options->seed;
    study->requested = options->replications;
    allocate_results(study, options);
    double start = seconds_now();
    pthread_t *threads = memory_allocate((size_t)jobs, sizeof *threads);
    int started = 0;
    while (started < jobs && pthread_create(&threads[started], NULL, work, &crew) == 0) started++;
    atomic_fetch_sub(&crew.running, jobs - started);
    if (started == 0) { /* no thread to be had: do it here */
        atomic_fetch_add(&crew.running, 1);
        work(&crew);
    }
    watch(&crew, total);
    for (int t = 0; t < started; t++) pthread_join(threads[t], NULL);
    study->seconds = seconds_now() - start;
    keep_prefix(study, &crew);
    free(threads);
    free(crew.done);
    free(crew.broken);
}

void study_free(struct study *study)
{
    for (size_t s = 0; s < study->count; s++) {
        struct study_scenario *item = &study->items[s];
        free(item->keys.items);
        free(item->series.items);
        free(item->period_keys.items);
        free(item->period_values);
        period_list_free(&item->periods);
        free(item->values);
        free(item->daily);
        free(item->curves);
        free(item->cash);
        plan_free(&item->plan);
    }
    free(study->items);
    memset(study, 0, sizeof *study);
}

void study_observe(const struct study *study, size_t scenario, int64_t seed, int64_t replication,
                   const struct observer *observer)
{
    struct department department;
    department_init(&department, &study->items[scenario].plan);
    department_run(&department, (uint64_t)seed, replication, observer);
    department_free(&department);
}
