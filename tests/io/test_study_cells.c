#include "io/problem_write.h"
#include "io/study_cells.h"
#include "tests/support/scratch.h"
#include <math.h>
#include <stdio.h>
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
    "\"work_types\": [{\"name\": \"chart\", \"arrivals\": {\"rate_per_hour\": 2}, \"coding_minutes\": 30}],"
    "\"pools\": [{\"name\": \"coders\", \"shifts\": [{\"name\": \"day\", \"headcount\": 6, \"hours\": [{\"start\": "
    "\"08:00\", \"end\": \"16:00\"}]}], \"skills\": {\"chart\": 1}}],"
    "\"worklists\": [{\"name\": \"all\", \"pools\": [\"coders\"]}]}";

struct fixture {
    struct scratch scratch;
    struct study_file study;
    struct study_cells cells;
};

static void read_cells(struct fixture *f, const char *factors, const char *only)
{
    char text[3000], path[600], *message = NULL;
    struct problems problems = {0};
    scratch_init(&f->scratch);
    scratch_write_text(&f->scratch, "base.json", base);
    snprintf(text, sizeof text, "{\"name\": \"s\", \"base\": \"base.json\", \"seed\": 7, %s}", factors);
    snprintf(path, sizeof path, "%s", scratch_write_text(&f->scratch, "study.json", text));
    bool ok = study_file_read(&f->study, path, &problems);
    problems_write(&problems, stderr);
    problems_free(&problems);
    assert_true(ok);
    if (!study_cells_init(&f->cells, &f->study, only, &message)) fail_msg("%s", message);
}

static void finish(struct fixture *f)
{
    study_cells_free(&f->cells);
    study_file_free(&f->study);
    scratch_free(&f->scratch);
}

/* The resolved scenario of a cell; the caller frees. */
static void load(struct fixture *f, size_t cell, struct loaded_scenario *loaded)
{
    struct loaded_scenario from;
    struct problems problems = {0};
    assert_true(scenario_load(&from, f->study.base, NULL, 0, &problems));
    bool ok = study_cell_load(loaded, &f->study, &f->cells.items[cell], &from, &problems);
    problems_write(&problems, stderr);
    assert_true(ok);
    problems_free(&problems);
    scenario_unload(&from);
}

static void cells_are_all_combinations_the_last_factor_fastest(void **state)
{
    (void)state;
    struct fixture f = {0};
    read_cells(
        &f,
        "\"factors\": [{\"name\": \"a\", \"pointer\": \"/facility/horizon_days\", \"values\": [20, 30]},"
        "{\"name\": \"b\", \"pointer\": \"/work_types/chart/arrivals/rate_per_hour\", \"range\": {\"from\": 0.1, "
        "\"to\": 0.3, \"step\": 0.1}}], \"constraints\": [\"not (a == 30 and b > 0.2)\"]",
        NULL);
    const char *const names[] = {"a=20 b=0.1", "a=20 b=0.2", "a=20 b=0.3", "a=30 b=0.1", "a=30 b=0.2"};
    assert_int_equal(f.cells.count, 5);
    assert_int_equal(f.cells.skipped, 1);
    for (size_t i = 0; i < 5; i++) assert_string_equal(f.cells.items[i].name, names[i]);
    finish(&f);
    read_cells(&f, "\"factors\": [{\"name\": \"a\", \"pointer\": \"/facility/horizon_days\", \"values\": [20, 30]}]",
               "a > 25");
    assert_int_equal(f.cells.count, 1);
    assert_int_equal(f.cells.items[0].number, 1); /* it keeps its place in the study */
    finish(&f);
}

static void cell_has_its_values_and_patches_and_that_of_the_study(void **state)
{
    (void)state;
    struct fixture f = {0};
    read_cells(
        &f,
        "\"patch\": {\"facility\": {\"warmup_days\": 3}}, \"factors\": [{\"lock_step\": [{\"name\": \"days\", "
        "\"pointer\": \"/facility/horizon_days\", \"values\": [20, 30]}, {\"name\": \"rate\", \"pointer\": "
        "\"/work_types/chart/arrivals/rate_per_hour\", \"values\": [1, 5]}]}, {\"name\": \"pool\", \"levels\": "
        "[{\"name\": \"one\", \"patch\": {}}, {\"name\": \"two\", \"patch\": {\"pools\": [{\"name\": \"coders\", "
        "\"productive_share\": 0.5}]}}]}]",
        NULL);
    assert_int_equal(f.cells.count, 4);
    assert_string_equal(f.cells.items[3].name, "days=30 rate=5 pool=two");
    struct loaded_scenario loaded;
    load(&f, 3, &loaded);
    assert_int_equal(loaded.scenario.facility.horizon_days, 30);
    assert_int_equal(loaded.scenario.facility.warmup_days, 3);
    assert_true(loaded.scenario.pools.items[0].productive_share == 0.5);
    assert_true(strstr(loaded.resolved, "\"rate_per_hour\": 5") != NULL);
    scenario_unload(&loaded);
    load(&f, 0, &loaded);
    assert_int_equal(loaded.scenario.facility.horizon_days, 20);
    assert_true(loaded.scenario.pools.items[0].productive_share != 0.5);
    scenario_unload(&loaded);
    finish(&f);
}

#define DAYS "{\"name\": \"days\", \"pointer\": \"/facility/horizon_days\", \"low\": 11, \"high\": 30, \"whole\": true}"
#define RATE "{\"name\": \"rate\", \"pointer\": \"/work_types/chart/arrivals/rate_per_hour\", \"low\": 1, \"high\": 3}"

static void latin_hypercube_covers_each_range_evenly(void **state)
{
    (void)state;
    struct fixture f = {0};
    read_cells(&f, "\"factors\": [{\"latin_hypercube\": 20, \"fields\": [" DAYS ", " RATE "]}]", NULL);
    assert_int_equal(f.cells.count, 20);
    int days[20] = {0}, rates[20] = {0};
    bool ascending = true;
    for (size_t i = 0; i < 20; i++) {
        double day = f.cells.items[i].factors[0].number, rate = f.cells.items[i].factors[1].number;
        assert_true(day == floor(day));
        days[(int)day - 11]++;
        rates[(int)floor((rate - 1) / 0.1 + 1e-9)]++;
        ascending = ascending && (i == 0 || rate > f.cells.items[i - 1].factors[1].number);
    }
    for (int i = 0; i < 20; i++) assert_int_equal(days[i], 1); /* 20 points, 20 whole days */
    for (int i = 0; i < 20; i++) assert_int_equal(rates[i], 1);
    assert_false(ascending);
    finish(&f);
}

static void latin_hypercube_point_follows_from_seed_and_name_alone(void **state)
{
    (void)state;
    struct fixture f = {0}, g = {0};
    read_cells(&f, "\"factors\": [{\"latin_hypercube\": 9, \"fields\": [" DAYS ", " RATE "]}]", NULL);
    read_cells(&g, "\"factors\": [{\"latin_hypercube\": 9, \"fields\": [" RATE "]}]", NULL);
    for (size_t i = 0; i < 9; i++)
        assert_string_equal(f.cells.items[i].factors[1].text, g.cells.items[i].factors[0].text);
    finish(&f);
    finish(&g);
}

static void refuses(const char *factors, const char *part)
{
    struct scratch scratch;
    struct study_file study;
    struct problems problems = {0};
    char text[3000];
    scratch_init(&scratch);
    snprintf(text, sizeof text, "{\"name\": \"s\", \"base\": \"base.json\", \"factors\": [%s]}", factors);
    assert_false(study_file_read(&study, scratch_write_text(&scratch, "study.json", text), &problems));
    char *told = problem_text(&problems.items[0]);
    if (!strstr(told, part)) fail_msg("%s: no \"%s\"", told, part);
    free(told);
    problems_free(&problems);
    scratch_free(&scratch);
}

static void factors_that_could_not_be_told_apart_are_refused(void **state)
{
    (void)state;
    refuses("{\"name\": \"a\", \"pointer\": \"/x\", \"values\": [1]}, {\"name\": \"a\", \"pointer\": \"/y\", "
            "\"values\": [1]}",
            "two factors are called \"a\"");
    refuses("{\"name\": \"a\", \"pointer\": \"/x\", \"values\": [1]}, {\"name\": \"b\", \"pointer\": \"/x\", "
            "\"values\": [2]}",
            "a and b both set /x");
    refuses("{\"name\": \"a\", \"pointer\": \"/x\", \"values\": [1, 1]}", "the value 1 stands twice");
    refuses("{\"name\": \"a\", \"levels\": [{\"name\": \"one\\ntwo\", \"patch\": {}}]}", "line break");
    refuses("{\"lock_step\": [{\"name\": \"a\", \"pointer\": \"/x\", \"values\": [\"one\\ttwo\"]}]}", "line break");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_all_combinations_the_last_factor_fastest),
        cmocka_unit_test(cell_has_its_values_and_patches_and_that_of_the_study),
        cmocka_unit_test(latin_hypercube_covers_each_range_evenly),
        cmocka_unit_test(latin_hypercube_point_follows_from_seed_and_name_alone),
        cmocka_unit_test(factors_that_could_not_be_told_apart_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
