#include "experiment/study.h"
#include "tests/model_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char clinic[] =
    FACILITY(14, "") "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':2},'gross_usd':100,"
                     "'coding_minutes':{'law':'exponential','mean':20},'bill_hold_days':2}],"
                     "'pools':[" POOL("coders", 1, ALWAYS, "{'chart':1}", "") "]," EVERYTHING_TO("'coders'");

struct two {
    struct fixture *fixture;
    struct study study;
    int64_t first;
};

static void go_on(struct two *two, int64_t replications, int jobs, const volatile sig_atomic_t *stop)
{
    struct study_options options = {.replications = replications,
                                    .seed = 3,
                                    .first = two->first,
                                    .jobs = jobs,
                                    .keep_daily = true,
                                    .stop = stop};
    study_run(&two->study, &options);
}

static void begin_two(struct two *two, int64_t first)
{
    two->first = first;
    two->fixture = fixture_new();
    fixture_load(two->fixture, "%s", clinic);
    const struct scenario *const scenarios[] = {two->fixture->scenario, two->fixture->scenario};
    study_init(&two->study, scenarios, 2);
}

static void run_two(struct two *two, int64_t replications, int jobs, const volatile sig_atomic_t *stop)
{
    begin_two(two, 0);
    go_on(two, replications, jobs, stop);
}

static void end_two(struct two *two)
{
    study_free(&two->study);
    fixture_free(two->fixture);
}

static size_t value_bytes(const struct two *two, int64_t replications)
{
    return (size_t)replications * two->study.items[0].keys.count * sizeof(double);
}

static void study_is_the_same_to_the_byte_for_any_number_of_workers(void **state)
{
    (void)state;
    struct two one, seven;
    run_two(&one, 9, 1, NULL);
    run_two(&seven, 9, 7, NULL);
    assert_memory_equal(one.study.items[1].values, seven.study.items[1].values, value_bytes(&one, 9));
    size_t daily = 9 * one.study.items[0].series.count * 14 * sizeof(double);
    assert_memory_equal(one.study.items[0].daily, seven.study.items[0].daily, daily);
    end_two(&one);
    end_two(&seven);
}

static void study_gives_equal_scenarios_equal_lives(void **state)
{
    (void)state;
    struct two two;
    run_two(&two, 4, 2, NULL);
    assert_memory_equal(two.study.items[0].values, two.study.items[1].values, value_bytes(&two, 4));
    end_two(&two);
}

static void study_of_more_replications_begins_with_the_same_ones(void **state)
{
    (void)state;
    struct two few, many;
    run_two(&few, 3, 2, NULL);
    run_two(&many, 8, 2, NULL);
    assert_memory_equal(few.study.items[0].values, many.study.items[0].values, value_bytes(&few, 3));
    end_two(&few);
    end_two(&many);
}

static void assert_same_study(const struct two *a, const struct two *b, int64_t replications)
{
    for (size_t s = 0; s < 2; s++) {
        struct study_table ours[STUDY_TABLES], theirs[STUDY_TABLES];
        size_t count = study_tables(&a->study.items[s], true, false, ours);
        study_tables(&b->study.items[s], true, false, theirs);
        for (size_t t = 0; t < count; t++)
            assert_memory_equal(*ours[t].rows, *theirs[t].rows,
                                (size_t)replications * ours[t].width * sizeof(double));
        assert_memory_equal(a->study.items[s].turnaround, b->study.items[s].turnaround, sizeof(struct sketch));
        assert_memory_equal(a->study.items[s].open_ages, b->study.items[s].open_ages, sizeof(struct sketch));
    }
}

static void study_in_parts_is_the_study_at_once(void **state)
{
    (void)state;
    struct two parts, whole;
    run_two(&parts, 4, 2, NULL);
    go_on(&parts, 5, 7, NULL);
    go_on(&parts, 5, 1, NULL); /* nothing is missing: nothing happens */
    go_on(&parts, 11, 2, NULL);
    run_two(&whole, 11, 1, NULL);
    assert_int_equal(parts.study.replications, 11);
    assert_same_study(&parts, &whole, 11);
    end_two(&parts);
    end_two(&whole);
}

static void study_from_a_later_replication_lives_the_later_ones(void **state)
{
    (void)state;
    struct two later, whole;
    begin_two(&later, 6);
    go_on(&later, 2, 1, NULL);
    run_two(&whole, 8, 1, NULL);
    size_t keys = whole.study.items[0].keys.count;
    assert_memory_equal(later.study.items[1].values, whole.study.items[1].values + 6 * keys, value_bytes(&whole, 2));
    end_two(&later);
    end_two(&whole);
}

static volatile sig_atomic_t stop_soon;

static void stop_at_progress(void *context, int64_t done, int64_t total)
{
    (void)context;
    if (done > 0 && done < total) __atomic_store_n(&stop_soon, 1, __ATOMIC_RELAXED);
}

/* Workers complete the replications that have begun, so the sketches hold whole replications only. */
static void study_that_is_stopped_midway_is_a_shorter_study(void **state)
{
    (void)state;
    struct two stopped, whole;
    begin_two(&stopped, 0);
    struct study_options options = {.replications = 200000,
                                    .seed = 3,
                                    .jobs = 3,
                                    .keep_daily = true,
                                    .stop = &stop_soon,
                                    .progress = stop_at_progress};
    study_run(&stopped.study, &options);
    assert_true(stopped.study.interrupted);
    assert_true(stopped.study.replications > 0);
    run_two(&whole, stopped.study.replications, 2, NULL);
    assert_same_study(&stopped, &whole, whole.study.replications);
    end_two(&stopped);
    end_two(&whole);
}

static void study_that_is_stopped_keeps_a_complete_prefix(void **state)
{
    (void)state;
    const volatile sig_atomic_t stop = 1;
    struct two two;
    run_two(&two, 50, 2, &stop);
    assert_true(two.study.interrupted);
    assert_int_equal(two.study.replications, 0);
    assert_int_equal(two.study.failed, -1);
    end_two(&two);
}

static void study_balances_its_books(void **state)
{
    (void)state;
    struct two two;
    run_two(&two, 5, 2, NULL);
    assert_int_equal(two.study.failed, -1);
    assert_int_equal(two.study.replications, 5);
    assert_false(two.study.interrupted);
    end_two(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(study_is_the_same_to_the_byte_for_any_number_of_workers),
        cmocka_unit_test(study_gives_equal_scenarios_equal_lives),
        cmocka_unit_test(study_of_more_replications_begins_with_the_same_ones),
        cmocka_unit_test(study_in_parts_is_the_study_at_once),
        cmocka_unit_test(study_from_a_later_replication_lives_the_later_ones),
        cmocka_unit_test(study_that_is_stopped_midway_is_a_shorter_study),
        cmocka_unit_test(study_that_is_stopped_keeps_a_complete_prefix),
        cmocka_unit_test(study_balances_its_books),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
