#ifndef TESTS_BEHAVIOUR_LIVED_H
#define TESTS_BEHAVIOUR_LIVED_H
/* A department of charts of one hour and 1,000 gross dollars, half of which payers owe, billed as soon as coded; what a
 * test adds to it; and its life. */
#include "tests/model_fixture.h"

#define CHART(more)                                                                                                    \
    "{'name':'chart','coding_minutes':60,'gross_usd':1000,'net_to_gross_share':0.5,'bill_hold_days':0" more "}"
#define CHARTS(more)                   "'work_types':[" CHART(more) "],"
#define ROUND_THE_CLOCK(name, n, more) POOL(name, n, ALWAYS, "{'*':1}", more)
#define EIGHT_TO_FOUR(name, n, more)   POOL(name, n, HOURS(ALL_DAYS, "08:00", "16:00"), "{'*':1}", more)
#define ERRORS(share, more)            "'errors':{'share':{'*':" #share "}" more "},"
#define EVERY_ERROR(more)              ERRORS(1, more)
#define AUDIT(name, by, more)          "{'name':'" name "','minutes':30,'share':1,'by':['" by "']" more "}"
#define ONE_CHART                      "work_type,arrival_hours\nchart,0\n"

#define THREE "work_type,arrival_hours\nchart,0\nchart,0\nchart,0\n"
/* Coders and auditors; %s: more about the coders. */
#define AUDITED(audits, more)                                                                                          \
    "'quality':{" more "'audits':[" audits "]},'pools':[" ROUND_THE_CLOCK("coders", 1, "%s") "," ROUND_THE_CLOCK(      \
        "auditors", 1, "") "]," EVERYTHING_TO("'coders'")

/* Reads the arrivals (a CSV) and the scenario {FORMAT...}, and lives it. */
__attribute__((format(printf, 3, 4))) static inline struct fixture *lived(const char *arrivals, int64_t replications,
                                                                          const char *format, ...)
{
    struct fixture *fixture = fixture_new();
    va_list arguments;
    if (arrivals) fixture_file(fixture, "arrivals.csv", arrivals);
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *json = memory_allocate((size_t)length + 1, 1);
    va_start(arguments, format);
    vsnprintf(json, (size_t)length + 1, format, arguments);
    va_end(arguments);
    fixture_load(fixture, "%s", json);
    free(json);
    fixture_run(fixture, replications);
    return fixture;
}

static inline void assert_metric(const struct fixture *fixture, const char *id, const char *scope, double expected)
{
    double seen = value(fixture, id, scope);
    if (!(fabs(seen - expected) <= 1e-9 * fmax(1, fabs(expected))))
        fail_msg("%s of %s is %.12g, not %.12g", id, scope, seen, expected);
}

/* The sum of a metric over replications. */
static inline double sum_of(const struct fixture *fixture, const char *id, const char *scope)
{
    double sum = 0;
    for (int64_t r = 0; r < fixture->study.replications; r++) sum += value_of(fixture, id, scope, r);
    return sum;
}

/* 4.5 standard deviations of a binomial share. */
static inline double share_tolerance(double share, double count)
{
    return 4.5 * sqrt(share * (1 - share) / count);
}

#define assert_coded(fixture, ...)                                                                                     \
    do {                                                                                                               \
        struct trace_of_lives trace_ = trace_of(fixture, 0);                                                           \
        assert_times(&trace_, coded, __VA_ARGS__);                                                                     \
        free(trace_.lives);                                                                                            \
    } while (0)
#endif
