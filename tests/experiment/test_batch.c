#include "experiment/batch.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { CELLS = 40, REPLICATIONS = 30 };

/* A runner whose values say what was lived, and which counts what is open. */
struct bench {
    pthread_mutex_t lock;
    int open, most_open, seats, opened, attempts;
    int64_t fails, fails_once; /* replication of cell 3 that does; -1: none */
    size_t broken;             /* cell that cannot be opened */
    int taken[CELLS][REPLICATIONS], unsound;
    int take_at_most;
    volatile sig_atomic_t stop;
    int stop_after;
};

struct made {
    size_t cell;
};

static void *open_cell(void *context, size_t cell, size_t *width)
{
    struct bench *bench = context;
    if (cell == bench->broken) return NULL;
    pthread_mutex_lock(&bench->lock);
    bench->opened++;
    if (++bench->open > bench->most_open) bench->most_open = bench->open;
    pthread_mutex_unlock(&bench->lock);
    struct made *made = malloc(sizeof *made);
    made->cell = cell;
    *width = 2;
    return made;
}

static void close_cell(void *context, void *plan)
{
    struct bench *bench = context;
    pthread_mutex_lock(&bench->lock);
    bench->open--;
    pthread_mutex_unlock(&bench->lock);
    free(plan);
}

static void *sit_down(void *context, void *plan)
{
    struct bench *bench = context;
    (void)plan;
    pthread_mutex_lock(&bench->lock);
    bench->seats++;
    pthread_mutex_unlock(&bench->lock);
    return malloc(1);
}

static void stand_up(void *context, void *seat)
{
    struct bench *bench = context;
    pthread_mutex_lock(&bench->lock);
    bench->seats--;
    pthread_mutex_unlock(&bench->lock);
    free(seat);
}

static bool live(void *context, void *plan, void *seat, int64_t replication, double *values)
{
    struct bench *bench = context;
    struct made *made = plan;
    assert_non_null(seat);
    values[0] = (double)made->cell;
    values[1] = (double)replication;
    if (made->cell != 3 || (replication != bench->fails && replication != bench->fails_once)) return true;
    pthread_mutex_lock(&bench->lock);
    bool again = bench->attempts++ > 0;
    pthread_mutex_unlock(&bench->lock);
    return replication != bench->fails && again;
}

static bool take(void *context, const struct batch_row *row)
{
    struct bench *bench = context;
    assert_int_equal(row->width, 2);
    assert_true(row->values[0] == (double)row->cell);
    assert_true(row->values[1] == (double)row->replication);
    bench->taken[row->cell][row->replication]++;
    bench->unsound += !row->is_sound;
    if (--bench->stop_after == 0) __atomic_store_n(&bench->stop, 1, __ATOMIC_RELAXED);
    return --bench->take_at_most != 0;
}

static void bench_init(struct bench *bench)
{
    memset(bench, 0, sizeof *bench);
    bench->fails = bench->fails_once = -1;
    bench->broken = SIZE_MAX;
    bench->take_at_most = bench->stop_after = -1;
    pthread_mutex_init(&bench->lock, NULL);
}

static const struct batch_range all[] = {{0, REPLICATIONS}};
static const struct batch_range holes[] = {{2, 2}, {3, 5}, {5, 5}, {9, 12}};

static enum batch_end run(struct bench *bench, size_t cells, int jobs)
{
    struct batch_cell work[CELLS];
    for (size_t c = 0; c < cells; c++) work[c] = (struct batch_cell){1, all};
    if (cells > 5) work[5] = (struct batch_cell){4, holes};
    if (cells > 6) work[6] = (struct batch_cell){0, NULL};
    const struct batch_runner runner = {open_cell, close_cell, sit_down, stand_up, live, bench};
    struct batch batch = {.count = cells,
                          .cells = work,
                          .runner = &runner,
                          .jobs = jobs,
                          .stop = &bench->stop,
                          .take = take,
                          .context = bench};
    enum batch_end end = batch_run(&batch);
    assert_int_equal(bench->open, 0);
    assert_int_equal(bench->seats, 0);
    return end;
}

static int total(const struct bench *bench)
{
    int sum = 0;
    for (int c = 0; c < CELLS; c++)
        for (int r = 0; r < REPLICATIONS; r++) {
            assert_in_range(bench->taken[c][r], 0, 1);
            sum += bench->taken[c][r];
        }
    return sum;
}

static void batch_lives_what_is_missing_once_for_any_number_of_workers(void **state)
{
    (void)state;
    for (int jobs = 1; jobs <= 9; jobs += 2) {
        struct bench bench;
        bench_init(&bench);
        assert_int_equal(run(&bench, CELLS, jobs), BATCH_DONE);
        assert_int_equal(total(&bench), (CELLS - 2) * REPLICATIONS + 5);
        assert_int_equal(bench.taken[5][2], 0);
        assert_int_equal(bench.taken[5][3] + bench.taken[5][4] + bench.taken[5][9] + bench.taken[5][11], 4);
        assert_true(bench.most_open <= jobs + 1);
        assert_int_equal(bench.opened, CELLS - 1); /* the cell without work stays closed */
    }
}

static void batch_with_one_cell_has_work_for_all(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_int_equal(run(&bench, 1, 8), BATCH_DONE);
    assert_int_equal(total(&bench), REPLICATIONS);
    assert_int_equal(bench.opened, 1);
}

static void batch_tries_a_failed_replication_once_more(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    bench.fails_once = 7;
    assert_int_equal(run(&bench, CELLS, 3), BATCH_DONE);
    assert_int_equal(bench.unsound, 0);
    assert_int_equal(bench.attempts, 2);
    bench_init(&bench);
    bench.fails = 7;
    assert_int_equal(run(&bench, CELLS, 3), BATCH_DONE);
    assert_int_equal(bench.unsound, 1);
    assert_int_equal(bench.attempts, 2);
    assert_int_equal(total(&bench), (CELLS - 2) * REPLICATIONS + 5);
}

static void batch_ends_when_the_world_fails(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    bench.take_at_most = 10;
    assert_int_equal(run(&bench, CELLS, 4), BATCH_FAILED);
    assert_int_equal(total(&bench), 10);
    bench_init(&bench);
    bench.broken = 9;
    assert_int_equal(run(&bench, CELLS, 4), BATCH_FAILED);
    assert_true(total(&bench) < (CELLS - 2) * REPLICATIONS + 5);
}

static void batch_told_to_stop_keeps_what_was_begun(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    bench.stop_after = 25;
    assert_int_equal(run(&bench, CELLS, 4), BATCH_STOPPED);
    assert_in_range(total(&bench), 25, (CELLS - 2) * REPLICATIONS + 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(batch_lives_what_is_missing_once_for_any_number_of_workers),
        cmocka_unit_test(batch_with_one_cell_has_work_for_all),
        cmocka_unit_test(batch_tries_a_failed_replication_once_more),
        cmocka_unit_test(batch_ends_when_the_world_fails),
        cmocka_unit_test(batch_told_to_stop_keeps_what_was_begun),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
