#include "experiment/batch_cell.h"
#include "io/batch_study.h"
#include "io/chunk_guard.h"
#include "io/chunk_work.h"
#include "tests/support/scratch.h"
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { REPLICATIONS = 15 };

#include "tests/io/guarded_study.h"

/* Of 6 coders replications 3 and 11 crash; of 8 coders the books of 5 never balance, and of 2 coders all crash. */
static bool live_with_trouble(void *context, void *plan, void *seat, int64_t replication, double *values)
{
    const struct rlimit no_core = {0, 0};
    int64_t coders = headcount(plan);
    if (coders == 2 || (coders == 6 && (replication == 3 || replication == 11))) {
        setrlimit(RLIMIT_CORE, &no_core);
        raise(replication == 3 ? SIGKILL : SIGABRT);
    }
    return batch_plan_live(context, plan, seat, replication, values) && !(coders == 8 && replication == 5);
}

struct bench {
    struct scratch scratch;
    struct batch_study study;
    char plan_path[600], db[600];
    struct chunk_plan plan;
    struct batch_settings settings;
};

/* Cells of 4, 6 and 8 coders in one chunk, and of 2 when all of a cell shall crash. */
static void bench_init(struct bench *bench, const char *coders, int jobs)
{
    struct problems problems = {0};
    char path[600], text[600], *message = NULL;
    *bench = (struct bench){.settings = {.jobs = jobs, .live = live_with_trouble}};
    scratch_init(&bench->scratch);
    scratch_write_text(&bench->scratch, "base.json", base);
    snprintf(text, sizeof text,
             "{\"name\": \"s\", \"base\": \"base.json\", \"replications\": %d, \"factors\": [{\"name\": \"coders\", "
             "\"pointer\": \"/pools/coders/shifts/day/headcount\", \"values\": %s}]}",
             REPLICATIONS, coders);
    snprintf(path, sizeof path, "%s", scratch_write_text(&bench->scratch, "study.json", text));
    snprintf(bench->plan_path, sizeof bench->plan_path, "%s", scratch_path(&bench->scratch, "plan"));
    snprintf(bench->db, sizeof bench->db, "%s", scratch_path(&bench->scratch, "study.db"));
    struct batch_wish wish = {.path = path, .replications = -1, .seed = -1};
    assert_true(batch_study_read(&bench->study, &wish, &problems, &message));
    assert_true(batch_study_check(&bench->study, &wish, NULL, &problems));
    batch_want_first(&bench->study.order);
    struct chunk_shape shape = chunk_shape_of(1000, 4 * REPLICATIONS);
    if (!chunk_plan_write(&bench->study.order, NULL, &shape, bench->plan_path, &message)) fail_msg("%s", message);
    assert_true(chunk_plan_read(&bench->plan, bench->plan_path, &message));
    assert_int_equal(bench->plan.chunks, 1);
}

static void bench_free(struct bench *bench)
{
    chunk_plan_free(&bench->plan);
    batch_study_free(&bench->study);
    scratch_free(&bench->scratch);
}

static int64_t work(struct bench *bench, enum chunk_end expected)
{
    int64_t failed = -1;
    char *message = NULL;
    enum chunk_end end = chunk_work(&bench->plan, 0, &bench->settings, &failed, &message);
    if (message) fail_msg("%s", message);
    assert_int_equal(end, expected);
    return failed;
}

static bool has_failed(size_t cell, int64_t replication, bool *is_crash)
{
    *is_crash = cell == 1;
    return (cell == 1 && (replication == 3 || replication == 11)) || (cell == 2 && replication == 5);
}

static void crashes_and_bad_books_are_in_the_shard_and_nothing_else_is_lost(void **state)
{
    (void)state;
    for (int jobs = 1; jobs <= 3; jobs += 2) {
        struct bench bench;
        bench_init(&bench, "[4, 6, 8]", jobs);
        assert_int_equal(work(&bench, CHUNK_DONE), 3);
        struct shard shard;
        char *message = NULL;
        assert_int_equal(shard_read(&shard, &bench.plan, 0, &message), SHARD_WHOLE);
        assert_int_equal(shard.count, 3 * REPLICATIONS);
        for (size_t i = 0; i < shard.count; i++) {
            bool is_crash;
            assert_int_equal(shard.rows[i].cell, i / REPLICATIONS);
            assert_int_equal(shard.rows[i].replication, i % REPLICATIONS);
            assert_int_equal(shard.rows[i].is_sound, !has_failed(i / REPLICATIONS, i % REPLICATIONS, &is_crash));
            if (!shard.rows[i].is_sound) assert_int_equal(shard.rows[i].is_crash, is_crash);
        }
        shard_free(&shard);
        work(&bench, CHUNK_WAS_DONE);
        bench_free(&bench);
    }
}

static int64_t number(struct bench *bench, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(bench->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return value;
}

static void a_cell_of_which_nothing_survives_is_merged_as_quarantined(void **state)
{
    (void)state;
    struct bench bench;
    struct batch_store store;
    struct chunk_merge merge;
    char *message = NULL;
    bench_init(&bench, "[2, 8]", 1);
    assert_int_equal(work(&bench, CHUNK_DONE), REPLICATIONS + 1);
    assert_true(batch_store_open(&store, bench.db, true, &message));
    assert_true(chunk_merge(&bench.plan, &store, &merge));
    batch_store_close(&store);
    assert_int_equal(merge.quarantined, REPLICATIONS + 1);
    assert_int_equal(number(&bench, "SELECT count(*) FROM replications"), REPLICATIONS - 1);
    assert_int_equal(number(&bench, "SELECT count(*) FROM v_quarantine WHERE reason LIKE 'it ends the program%'"),
                     REPLICATIONS);
    assert_int_equal(number(&bench, "SELECT count(*) FROM v_quarantine WHERE reason LIKE 'its books%'"), 1);
    bench_free(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(crashes_and_bad_books_are_in_the_shard_and_nothing_else_is_lost),
        cmocka_unit_test(a_cell_of_which_nothing_survives_is_merged_as_quarantined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
