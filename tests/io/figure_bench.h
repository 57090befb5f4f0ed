#ifndef TESTS_IO_FIGURE_BENCH_H
#define TESTS_IO_FIGURE_BENCH_H
/* Scenarios written in the test, their study, and the folder of their figures. */
#include "io/figures.h"
#include "io/result_set.h"
#include "io/scenario_load.h"
#include "sim/memory.h"
#include "tests/support/scratch.h"
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { SCENARIOS_MAX = 14 };

/* Two work types, one pool short of hands; %s are name, title, wage, gross dollars, headcount, extra members. */
static const char scenario_format[] =
    "{\"name\":\"%s\",\"title\":\"%s\","
    "\"facility\":{\"time_zone\":\"UTC\",\"start_date\":\"2026-03-02\",\"horizon_days\":%d,\"dnfb_target_days\":4},"
    "\"work_types\":[{\"name\":\"ip\",\"setting\":\"IP\",\"arrivals\":{\"per_week\":70},\"gross_usd\":%s,"
    "\"coding_minutes\":{\"law\":\"exponential\",\"mean\":30},\"bill_hold_days\":2},"
    "{\"name\":\"ed\",\"setting\":\"ED\",\"arrivals\":{\"per_week\":140},\"gross_usd\":%s,\"coding_minutes\":5}],"
    "\"pools\":[{\"name\":\"coders\",\"skills\":{\"ip\":1,\"ed\":1},\"wage_usd_per_hour\":%s,"
    "\"shifts\":[{\"name\":\"day\",\"headcount\":%d,\"hours\":[{\"start\":\"08:00\",\"end\":\"16:00\"}]}]}],"
    "\"worklists\":[{\"name\":\"all\",\"pools\":[\"coders\"]}]%s}";

struct bench { /* some scenarios, their study and the folder of their figures */
    struct scratch scratch;
    size_t count;
    struct loaded_scenario loaded[SCENARIOS_MAX];
    const char *digests[SCENARIOS_MAX], *labels[SCENARIOS_MAX];
    struct study study;
    struct comparison comparison;
    struct result_set results;
    struct figure_context context;
    char *message, *plots;
};

static inline void add_json(struct bench *bench, const char *name, const char *json)
{
    struct problems problems = {0};
    char *file = memory_format("%s.json", name);
    size_t s = bench->count++;
    if (!scenario_load(&bench->loaded[s], scratch_write_text(&bench->scratch, file, json), NULL, 0, &problems))
        fail_msg("%s: %s", problems.items[0].pointer, problems.items[0].what);
    problems_free(&problems);
    bench->digests[s] = bench->loaded[s].digest;
    bench->labels[s] = bench->loaded[s].scenario.title;
    free(file);
}

static inline void add(struct bench *bench, const char *name, const char *title, const char *usd, int headcount,
                       int days, const char *more)
{
    bool free_of_charge = strcmp(usd, "0") == 0;
    char *json =
        memory_format(scenario_format, name, title, days, usd, usd, free_of_charge ? "0" : "30", headcount, more);
    add_json(bench, name, json);
    free(json);
}

static inline struct bench *bench_new(void)
{
    struct bench *bench = memory_allocate(1, sizeof *bench);
    const char *root = getenv("HIMSIM_ROOT");
    scratch_init(&bench->scratch);
    bench->plots = memory_format("%s/plots", root ? root : HIMSIM_SOURCE_DIR);
    return bench;
}

static inline void run(struct bench *bench, int64_t replications)
{
    const struct scenario *scenarios[SCENARIOS_MAX];
    struct study_options options = {.replications = replications, .seed = 7, .jobs = 1, .keep_daily = true};
    for (size_t s = 0; s < bench->count; s++) scenarios[s] = &bench->loaded[s].scenario;
    study_init(&bench->study, scenarios, bench->count);
    study_run(&bench->study, &options);
    comparison_free(&bench->comparison);
    comparison_init(&bench->comparison, &bench->study, 0.95, 0);
    bench->results = (struct result_set){.study = &bench->study,
                                         .scenarios = bench->loaded,
                                         .confidence = 0.95,
                                         .is_comparison = bench->count > 1,
                                         .comparison = bench->count > 1 ? &bench->comparison : NULL};
    bench->context = (struct figure_context){.digests = bench->digests,
                                             .labels = bench->labels,
                                             .confidence = 0.95,
                                             .version = "test",
                                             .plots_directory = bench->plots,
                                             .results = &bench->results};
    bool ok = figures_write(&bench->study, &bench->context, bench->scratch.folder, &bench->message);
    if (!ok) fail_msg("%s", bench->message);
}

static inline void bench_free(struct bench *bench)
{
    scratch_free(&bench->scratch);
    comparison_free(&bench->comparison);
    study_free(&bench->study);
    for (size_t s = 0; s < bench->count; s++) scenario_unload(&bench->loaded[s]);
    free(bench->message);
    free(bench->plots);
    free(bench);
}

static inline bool has(struct bench *bench, const char *name)
{
    return access(scratch_path(&bench->scratch, name), F_OK) == 0;
}

/* The whole file; the caller frees. */
static inline char *content(struct bench *bench, const char *name)
{
    FILE *file = fopen(scratch_path(&bench->scratch, name), "r");
    if (!file) fail_msg("no %s", name);
    char *text = memory_allocate(1 << 20, 1);
    fread(text, 1, (1 << 20) - 1, file);
    fclose(file);
    return text;
}

/* A department short of hands, and the same with hands enough. */
static inline struct bench *one_and_four(int64_t replications)
{
    struct bench *bench = bench_new();
    add(bench, "short", "One coder", "20000", 1, 60, "");
    add(bench, "more", "Four coders", "20000", 4, 60, "");
    run(bench, replications);
    return bench;
}

static inline struct estimate level(struct bench *bench, size_t scenario, enum metric_id id)
{
    return estimate_metric(&bench->study, scenario,
                           metric_key_find(&bench->study.items[scenario].keys, (int)id, SCOPE_ALL, 0), 0.95);
}

/* The end of an interval as drawn: where the estimate's is, or at the point itself when it cannot be bounded. */
static inline void assert_end(double drawn, double point, const struct estimate *estimate)
{
    if (isnan(estimate->half_width))
        assert_true(isnan(drawn) || drawn == point);
    else
        assert_true(fabs(drawn - estimate->mean - estimate->half_width) <= 1e-9 * fabs(drawn));
}

#endif
