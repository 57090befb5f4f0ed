#ifndef TESTS_MODEL_FIXTURE_H
#define TESTS_MODEL_FIXTURE_H
/* A scenario written in the test and run through the public path: a file, scenario_load, a study, its metrics, its
 * trace. JSON is written with ' instead of "; printf arguments fill it in. Files go to a fresh folder under TMPDIR. */
#include "experiment/estimate.h"
#include "io/scenario_load.h"
#include "sim/memory.h"
#include "tests/sim/check.h"
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ALL_DAYS                "['mon','tue','wed','thu','fri','sat','sun']"
#define HOURS(days, start, end) "[{'days':" days ",'start':'" start "','end':'" end "'}]"
#define ALWAYS                  HOURS(ALL_DAYS, "00:00", "24:00")
/* A pool of one shift: NAME, headcount, hours, skills and whatever else, ending with a comma. */
#define POOL(name, headcount, hours, skills, more)                                                                     \
    "{'name':'" name "'," more "'skills':" skills ",'shifts':[{'name':'s','headcount':" #headcount ",'hours':" hours   \
    "}]}"
/* Monday 2026-01-05 on; UTC, so that days have 24 hours. */
#define FACILITY(days, more)                                                                                           \
    "'name':'test','facility':{'time_zone':'UTC','start_date':'2026-01-05'," more "'horizon_days':" #days "},"
#define TRACED               "'arrival_trace_csv':'arrivals.csv',"
#define EVERYTHING_TO(pools) "'worklists':[{'name':'all','pools':[" pools "]}]"

struct fixture {
    char directory[256];
    bool loaded_ok, ran, daily, periods;
    struct loaded_scenario loaded;
    const struct scenario *scenario;
    struct study study;
    int64_t seed;
    int jobs;
};

/* An encounter as the trace shows it; times in hours, NAN when it did not happen before the horizon. */
struct life {
    struct chart chart;
    double discharged, ready, started, coded, billed, usd, work_minutes, coding_minutes;
    bool touchless;
    const char *type, *payer, *worklist, *pool, *shift; /* "" for none */
    int seat;
};

struct trace_of_lives {
    const struct scenario *scenario;
    size_t count, capacity;
    struct life *lives; /* by origin, work type, day and number */
};

/* Sanitizer builds ask for small samples. */
static inline bool is_light(void)
{
    const char *light = getenv("HIMSIM_TEST_LIGHT");
    return light && *light && strcmp(light, "0") != 0;
}

static inline struct fixture *fixture_new(void)
{
    struct fixture *fixture = memory_allocate(1, sizeof *fixture);
    const char *root = getenv("TMPDIR");
    gsl_set_error_handler_off();
    snprintf(fixture->directory, sizeof fixture->directory, "%s/himsim-test-XXXXXX", root ? root : "/tmp");
    if (!mkdtemp(fixture->directory)) fail_msg("cannot make %s", fixture->directory);
    fixture->seed = 1;
    fixture->jobs = 1;
    fixture->daily = true;
    return fixture;
}

static inline char *fixture_path(const struct fixture *fixture, const char *name)
{
    return memory_format("%s/%s", fixture->directory, name);
}

/* Puts a file beside the scenario. */
static inline void fixture_file(const struct fixture *fixture, const char *name, const char *text)
{
    char *path = fixture_path(fixture, name);
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0) fail_msg("cannot write %s", path);
    free(path);
}

static inline void fixture_print_problems(const struct problems *problems, const char *json)
{
    for (size_t i = 0; i < problems->count; i++)
        print_error("%s: %s (%s)\n", problems->items[i].pointer, problems->items[i].what,
                    problems->items[i].allowed ? problems->items[i].allowed : "");
    print_error("%s\n", json);
}

/* Reads a scenario file; `json` is shown when it is refused. */
static inline void fixture_open(struct fixture *fixture, const char *path, const char *json)
{
    struct problems problems = {0};
    fixture->loaded_ok = scenario_load(&fixture->loaded, path, NULL, 0, &problems);
    if (!fixture->loaded_ok) fixture_print_problems(&problems, json);
    problems_free(&problems);
    assert_true(fixture->loaded_ok);
    fixture->scenario = &fixture->loaded.scenario;
    study_init(&fixture->study, &fixture->scenario, 1);
}

static inline void fixture_load_text(struct fixture *fixture, char *json)
{
    for (char *at = json; *at; at++)
        if (*at == '\'') *at = '"';
    fixture_file(fixture, "scenario.json", json);
    char *path = fixture_path(fixture, "scenario.json");
    fixture_open(fixture, path, json);
    free(path);
}

/* Reads the scenario {FORMAT...}; the outer braces are added here. */
__attribute__((format(printf, 2, 3))) static inline void fixture_load(struct fixture *fixture, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *json = memory_allocate((size_t)length + 3, 1);
    va_start(arguments, format);
    vsnprintf(json + 1, (size_t)length + 1, format, arguments);
    va_end(arguments);
    json[0] = '{';
    json[length + 1] = '}';
    fixture_load_text(fixture, json);
    free(json);
}

/* Lives `replications` replications; the books of every one must balance. */
static inline void fixture_run(struct fixture *fixture, int64_t replications)
{
    struct study_options options = {.replications = replications,
                                    .seed = fixture->seed,
                                    .jobs = fixture->jobs,
                                    .keep_daily = fixture->daily,
                                    .keep_periods = fixture->periods};
    study_run(&fixture->study, &options);
    fixture->ran = true;
    assert_int_equal(fixture->study.replications, replications);
    assert_int_equal(fixture->study.failed, -1);
}

static inline void fixture_free(struct fixture *fixture)
{
    static const char *const names[] = {"scenario.json", "arrivals.csv", "open.csv", "holidays.ics"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = fixture_path(fixture, names[i]);
        remove(path);
        free(path);
    }
    rmdir(fixture->directory);
    if (fixture->loaded_ok) {
        study_free(&fixture->study);
        scenario_unload(&fixture->loaded);
    }
    free(fixture);
}

/* The key of a metric by id and scope, as in ("wait_mean_hours", "work_type:urgent"). */
static inline size_t key_in(const struct scenario *scenario, const struct metric_keys *keys, const struct metric *table,
                            const char *id, const char *scope)
{
    for (size_t k = 0; k < keys->count; k++) {
        const struct metric_key *key = &keys->items[k];
        const char *item = metric_key_item(scenario, key);
        char *name = *item ? memory_format("%s:%s", scope_names[key->scope], item) : memory_copy_text("all");
        bool found = strcmp(table[key->id].id, id) == 0 && strcmp(name, scope) == 0;
        free(name);
        if (found) return k;
    }
    fail_msg("there is no %s of %s", id, scope);
    return 0;
}

static inline size_t metric_in(const struct fixture *fixture, const char *id, const char *scope)
{
    return key_in(fixture->scenario, &fixture->study.items[0].keys, metrics, id, scope);
}

/* One replication's value. */
static inline double value_of(const struct fixture *fixture, const char *id, const char *scope, int64_t replication)
{
    const struct study_scenario *item = &fixture->study.items[0];
    return item->values[(size_t)replication * item->keys.count + metric_in(fixture, id, scope)];
}

/* Replication 0's value: for scenarios without chance. */
static inline double value(const struct fixture *fixture, const char *id, const char *scope)
{
    return value_of(fixture, id, scope, 0);
}

static inline struct estimate estimate_in(const struct fixture *fixture, const char *id, const char *scope)
{
    return estimate_metric(&fixture->study, 0, metric_in(fixture, id, scope), 0.95);
}

/* A daily value of one replication. */
static inline double daily_of(const struct fixture *fixture, const char *id, const char *scope, int day,
                              int64_t replication)
{
    const struct study_scenario *item = &fixture->study.items[0];
    size_t days = (size_t)item->plan.days.days, key = key_in(fixture->scenario, &item->series, series, id, scope);
    return item->daily[((size_t)replication * item->series.count + key) * days + (size_t)day];
}

static inline double hours_or_nan(int64_t time)
{
    return time == TIME_NEVER ? (double)NAN : time_to_hours(time);
}

static inline void trace_collect(void *context, const struct encounter_life *seen)
{
    struct trace_of_lives *trace = context;
    const struct scenario *scenario = trace->scenario;
    const struct chart *chart = seen->chart;
    const struct pool *pool = seen->pool >= 0 ? &scenario->pools.items[seen->pool] : NULL;
    if (trace->count == trace->capacity) {
        trace->capacity = trace->capacity ? trace->capacity * 2 : 256;
        trace->lives = memory_resize(trace->lives, trace->capacity, sizeof *trace->lives);
    }
    trace->lives[trace->count++] =
        (struct life){.chart = *chart,
                      .discharged = time_to_hours(chart->discharge),
                      .ready = time_to_hours(chart->ready),
                      .started = hours_or_nan(chart->first_start),
                      .coded = hours_or_nan(seen->coded),
                      .billed = hours_or_nan(seen->billed),
                      .usd = (double)chart->gross_cents / 100,
                      .work_minutes = (double)seen->work / (double)TIME_MINUTE,
                      .coding_minutes = (double)seen->coding / (double)TIME_MINUTE,
                      .touchless = chart->flags & CHART_TOUCHLESS,
                      .type = scenario->work_types.items[chart->work_type].name,
                      .payer = chart->payer == PAYER_NONE ? "" : scenario->payers.items[chart->payer].name,
                      .worklist = seen->worklist >= 0 ? scenario->worklists.items[seen->worklist].name : "",
                      .pool = pool ? pool->name : "",
                      .shift = pool ? pool->shifts.items[seen->shift].name : "",
                      .seat = seen->seat};
}

static inline int trace_compare(const void *a, const void *b)
{
    const struct chart *x = &((const struct life *)a)->chart, *y = &((const struct life *)b)->chart;
    int64_t order = (int64_t)x->origin - y->origin;
    if (!order && x->origin != ORIGIN_ARRIVAL) return (x->number > y->number) - (x->number < y->number);
    if (!order) order = (int64_t)x->work_type - y->work_type;
    if (!order) order = (int64_t)x->day - y->day;
    if (!order) order = (int64_t)x->number - y->number;
    return (order > 0) - (order < 0);
}

/* The lives of one replication; rows of an arrival trace stand in the order of the file. */
static inline struct trace_of_lives trace_of(const struct fixture *fixture, int64_t replication)
{
    struct trace_of_lives trace = {.scenario = fixture->scenario};
    struct observer observer = {trace_collect, &trace};
    study_observe(&fixture->study, 0, fixture->seed, replication, &observer);
    if (trace.count) qsort(trace.lives, trace.count, sizeof *trace.lives, trace_compare);
    return trace;
}

/* Checks one time of each of the first `count` lives against `expected` (NAN: did not happen). */
static inline void assert_hours(const struct trace_of_lives *trace, size_t offset, const double *expected, size_t count)
{
    assert_true(trace->count >= count);
    for (size_t i = 0; i < count; i++) {
        double at;
        memcpy(&at, (const char *)&trace->lives[i] + offset, sizeof at);
        if (isnan(expected[i]) ? !isnan(at) : !(fabs(at - expected[i]) <= 1e-9))
            fail_msg("life %zu: %.12g hours, not %.12g", i, at, expected[i]);
    }
}

#define assert_times(trace, field, ...)                                                                                \
    do {                                                                                                               \
        const double expected_[] = {__VA_ARGS__};                                                                      \
        assert_hours(trace, offsetof(struct life, field), expected_, sizeof expected_ / sizeof *expected_);            \
    } while (0)

/* Arrivals at given hours of one work type "chart", as CSV. */
static inline void fixture_arrivals(const struct fixture *fixture, const double *hours, size_t count)
{
    char *text = memory_copy_text("work_type,arrival_hours\n");
    for (size_t i = 0; i < count; i++) {
        char *longer = memory_format("%schart,%.12g\n", text, hours[i]);
        free(text);
        text = longer;
    }
    fixture_file(fixture, "arrivals.csv", text);
    free(text);
}

#define arrivals_at(fixture, ...)                                                                                      \
    do {                                                                                                               \
        const double hours_[] = {__VA_ARGS__};                                                                         \
        fixture_arrivals(fixture, hours_, sizeof hours_ / sizeof *hours_);                                             \
    } while (0)
#endif
