#include "experiment/batch_cell.h"
#include "io/batch_execute.h"
#include "io/batch_feasible.h"
#include "io/batch_read.h"
#include "io/batch_sql.h"
#include "io/batch_study.h"
#include "io/problem_write.h"
#include "tests/support/scratch.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char base[] =
    "{\"name\": \"small\", \"facility\": {\"time_zone\": \"UTC\", \"start_date\": \"2026-01-05\", \"horizon_days\": "
    "20},"
    "\"analysis\": {\"replications\": 5, \"seed\": 3},"
    "\"work_types\": [{\"name\": \"chart\", \"arrivals\": {\"rate_per_hour\": 2}, \"coding_minutes\": {\"law\": "
    "\"exponential\", \"mean\": 30}}],"
    "\"pools\": [{\"name\": \"coders\", \"shifts\": [{\"name\": \"day\", \"headcount\": 6, \"hours\": [{\"start\": "
    "\"08:00\", \"end\": \"16:00\"}]}], \"skills\": {\"chart\": 1}}],"
    "\"worklists\": [{\"name\": \"all\", \"pools\": [\"coders\"]}]}";

struct fixture {
    struct scratch scratch;
    struct batch_study study;
    struct batch_store store;
    struct batch_progress progress;
    int told; /* failures */
};

static void failed(void *context, const char *cell, int64_t replication, const char *reason)
{
    assert_non_null(strstr(reason, "books"));
    struct fixture *f = context;
    assert_string_equal(cell, "coders=6");
    assert_int_equal(replication, 2);
    f->told++;
}

/* Reads the study and runs it against study.db. */
static enum batch_end run(struct fixture *f, const char *rest, bool (*live)(void *, void *, void *, int64_t, double *))
{
    char text[1000], path[600], db[600], *message = NULL;
    snprintf(text, sizeof text,
             "{\"name\": \"s\", \"base\": \"base.json\", \"factors\": [{\"name\": \"coders\", \"pointer\": "
             "\"/pools/coders/shifts/day/headcount\", \"values\": [4, 6]}], %s}",
             rest);
    scratch_write_text(&f->scratch, "base.json", base);
    snprintf(path, sizeof path, "%s", scratch_write_text(&f->scratch, "study.json", text));
    snprintf(db, sizeof db, "%s", scratch_path(&f->scratch, "study.db"));
    struct problems problems = {0};
    struct batch_wish wish = {.path = path, .replications = -1, .seed = -1};
    bool ok =
        batch_study_read(&f->study, &wish, &problems, &message) && batch_study_check(&f->study, &wish, NULL, &problems);
    problems_write(&problems, stderr);
    problems_free(&problems);
    assert_true(ok);
    if (!batch_store_open(&f->store, db, true, &message)) fail_msg("%s", message);
    struct batch_settings settings = {.jobs = 2, .failed = failed, .context = f, .live = live};
    f->told = 0;
    enum batch_end end = batch_execute(&f->study.order, &f->store, &settings, &f->progress, &message);
    if (message) fail_msg("%s", message);
    return end;
}

static void finish(struct fixture *f)
{
    batch_store_close(&f->store);
    batch_study_free(&f->study);
}

static bool live_with_a_failure(void *context, void *plan, void *seat, int64_t replication, double *values)
{
    const struct batch_plan *of = plan;
    bool sound = batch_plan_live(context, plan, seat, replication, values);
    return sound && !(replication == 2 && of->plan.scenario->pools.items[0].shifts.items[0].headcount == 6);
}

static void failed_replication_is_quarantined_and_named_and_the_batch_goes_on(void **state)
{
    (void)state;
    struct fixture f = {0};
    scratch_init(&f.scratch);
    assert_int_equal(run(&f, "\"replications\": 5", live_with_a_failure), BATCH_DONE);
    assert_int_equal(f.told, 1);
    assert_int_equal(f.progress.quarantined, 1);
    assert_int_equal(f.progress.lived, 10);
    struct stored_study stored;
    assert_true(stored_study_read(&stored, &f.store, "s", "coders == 6"));
    assert_int_equal(stored.count, 1);
    struct stored_rows rows;
    assert_true(stored_rows_read(&rows, &f.store, &stored, &stored.cells[0]));
    assert_int_equal(rows.count, 4);
    assert_int_equal(rows.quarantined, 1);
    assert_int_equal(rows.numbers[2], 3);
    stored_rows_free(&rows);
    stored_study_free(&stored);
    finish(&f);
    /* It is not lived again, however sound it would be. */
    assert_int_equal(run(&f, "\"replications\": 6", NULL), BATCH_DONE);
    assert_int_equal(f.progress.lived, 2);
    assert_int_equal(f.progress.quarantined, 0);
    finish(&f);
    scratch_free(&f.scratch);
}

static void precision_goes_in_waves_and_only_cells_that_need_it_go_on(void **state)
{
    (void)state;
    struct fixture f = {0};
    scratch_init(&f.scratch);
    assert_int_equal(run(&f, "\"precision\": [\"tat_mean_hours:0.05:1\"], \"replications_max\": 200", NULL),
                     BATCH_DONE);
    struct stored_study stored;
    assert_true(stored_study_read(&stored, &f.store, NULL, NULL));
    int64_t sum = 0;
    for (size_t i = 0; i < stored.count; i++) {
        struct stored_rows rows;
        assert_true(stored_rows_read(&rows, &f.store, &stored, &stored.cells[i]));
        struct estimate e =
            stored_estimate(&rows, batch_columns_find(rows.columns, "tat_mean_hours", "all"), stored.confidence);
        assert_int_equal(rows.count, stored.cells[i].wanted);
        assert_true(e.half_width <= 1 || e.half_width / e.mean <= 0.05 / 1.05 || rows.count == 200);
        sum += rows.count;
        stored_rows_free(&rows);
    }
    /* 4 coders drown, 6 do not: the one is hard to know, the other easy. */
    assert_true(stored.cells[0].wanted > 20);
    assert_int_equal(stored.cells[1].wanted, 20);
    assert_true(stored.cells[0].wanted == 30 || stored.cells[0].wanted == 45 || stored.cells[0].wanted == 68 ||
                stored.cells[0].wanted == 102 || stored.cells[0].wanted == 153 || stored.cells[0].wanted == 200);
    assert_int_equal(f.progress.lived, sum);
    stored_study_free(&stored);
    finish(&f);
    assert_int_equal(run(&f, "\"precision\": [\"tat_mean_hours:0.05:1\"], \"replications_max\": 200", NULL),
                     BATCH_DONE);
    assert_int_equal(f.progress.lived, 0);
    assert_int_equal(f.progress.stored, sum); /* of all waves */
    finish(&f);
    assert_int_equal(run(&f, "\"precision\": [\"tat_mean_hours:0.00001:0\"], \"replications_max\": 25", NULL),
                     BATCH_DONE);
    assert_int_equal(f.progress.unmet, 2);
    finish(&f);
    scratch_free(&f.scratch);
}

static void feasibility_follows_the_checks_of_the_study(void **state)
{
    (void)state;
    struct fixture f = {0};
    scratch_init(&f.scratch);
    run(&f, "\"replications\": 3, \"checks\": [\"coders > 1\", \"tat_mean_hours@work_type:chart <= 5\"]", NULL);
    finish(&f);
    run(&f, "\"replications\": 3, \"checks\": [\"coders > 4\", \"encounters_coded > 1\"]", NULL);
    struct stored_study stored;
    assert_true(stored_study_read(&stored, &f.store, NULL, NULL));
    struct stored_rows rows;
    assert_true(stored_rows_read(&rows, &f.store, &stored, &stored.cells[0]));
    struct conditions checks;
    conditions_init(&checks, &stored, NULL, 0);
    struct feasibility no = conditions_judge(&checks, &stored, &stored.cells[0], &rows);
    struct feasibility yes = conditions_judge(&checks, &stored, &stored.cells[1], &rows);
    assert_string_equal(no.failed, "coders > 4");
    assert_string_equal(feasibility_word(&no), "no");
    assert_null(yes.failed);
    assert_string_equal(feasibility_word(&yes), "yes");
    assert_int_equal(checks.items[0].broken, 1);
    assert_int_equal(checks.items[1].broken, 0);
    conditions_free(&checks);
    stored_rows_free(&rows);
    stored_study_free(&stored);
    assert_int_equal(f.progress.lived, 0);
    finish(&f);
    scratch_free(&f.scratch);
}

static void commits_are_forced_to_disk(void **state)
{
    (void)state;
    struct batch_store store;
    struct scratch scratch;
    char *message = NULL;
    bool ok = true;
    scratch_init(&scratch);
    assert_true(batch_store_open(&store, scratch_path(&scratch, "power.db"), true, &message));
    assert_int_equal(batch_sql_number(&store, batch_sql(&store, "PRAGMA synchronous"), 0, &ok), 2);
    assert_true(ok);
    batch_store_close(&store);
    scratch_free(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failed_replication_is_quarantined_and_named_and_the_batch_goes_on),
        cmocka_unit_test(precision_goes_in_waves_and_only_cells_that_need_it_go_on),
        cmocka_unit_test(feasibility_follows_the_checks_of_the_study),
        cmocka_unit_test(commits_are_forced_to_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
