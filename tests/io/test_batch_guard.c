#include "experiment/batch_cell.h"
#include "io/batch_guard.h"
#include "io/batch_read.h"
#include "io/batch_study.h"
#include "io/problem_write.h"
#include "tests/support/scratch.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/io/guarded_study.h"

/* Replications 3 and 11 of 6 coders crash, each in its own way; whoever runs beside them is innocent. */
static bool live_with_crashes(void *context, void *plan, void *seat, int64_t replication, double *values)
{
    const struct rlimit no_core = {0, 0};
    if (headcount(plan) == 6 && (replication == 3 || replication == 11)) {
        setrlimit(RLIMIT_CORE, &no_core);
        raise(replication == 3 ? SIGKILL : SIGABRT);
    }
    return batch_plan_live(context, plan, seat, replication, values);
}

static void crashed_replications_are_quarantined_and_nothing_else_is_lost(void **state)
{
    (void)state;
    struct scratch scratch;
    struct batch_study study;
    struct problems problems = {0};
    char path[600], db[600], *message = NULL;
    scratch_init(&scratch);
    scratch_write_text(&scratch, "base.json", base);
    snprintf(path, sizeof path, "%s",
             scratch_write_text(
                 &scratch, "study.json",
                 "{\"name\": \"s\", \"base\": \"base.json\", \"replications\": 15, \"factors\": [{\"name\": "
                 "\"coders\", \"pointer\": \"/pools/coders/shifts/day/headcount\", \"values\": [4, 6, 8]}]}"));
    snprintf(db, sizeof db, "%s", scratch_path(&scratch, "study.db"));
    struct batch_wish wish = {.path = path, .replications = -1, .seed = -1};
    assert_true(batch_study_read(&study, &wish, &problems, &message));
    assert_true(batch_study_check(&study, &wish, NULL, &problems));
    struct batch_settings settings = {.jobs = 3, .live = live_with_crashes};
    struct batch_progress progress;
    enum batch_end end = batch_execute_guarded(&study.order, db, &settings, &progress, &message);
    if (message) fail_msg("%s", message);
    assert_int_equal(end, BATCH_DONE);
    assert_int_equal(progress.quarantined, 2);

    struct batch_store store;
    struct stored_study stored;
    assert_true(batch_store_open(&store, db, false, &message));
    assert_true(stored_study_read(&stored, &store, NULL, NULL));
    for (size_t i = 0; i < 3; i++) {
        struct stored_rows rows;
        assert_true(stored_rows_read(&rows, &store, &stored, &stored.cells[i]));
        assert_int_equal(rows.count, i == 1 ? 13 : 15);
        assert_int_equal(rows.quarantined, i == 1 ? 2 : 0);
        for (int64_t r = 0; r < rows.count; r++)
            assert_false(i == 1 && (rows.numbers[r] == 3 || rows.numbers[r] == 11));
        stored_rows_free(&rows);
    }
    stored_study_free(&stored);
    batch_store_close(&store);
    batch_study_free(&study);
    scratch_free(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(crashed_replications_are_quarantined_and_nothing_else_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
