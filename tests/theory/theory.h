#ifndef TESTS_THEORY_THEORY_H
#define TESTS_THEORY_THEORY_H
/* An estimate against a number that is known. A stochastic case passes when the error is at most 4.5 standard errors
 * and the standard error at most 0.5 % of the answer; a deterministic one within 1e-9 (hours, or of the number itself
 * where it is more than 1). Seed 1 everywhere; every case prints one row of docs/validation.md. Small samples
 * (HIMSIM_TEST_LIGHT=1) keep the first rule and drop the second. */
#include "tests/model_fixture.h"

#define THEORY_ERRORS    4.5
#define THEORY_PRECISION 0.005
#define THEORY_EXACT     1e-9

/* Replications of a full run; a light one has a tenth, at least 10. */
static inline int64_t theory_replications(int64_t full)
{
    int64_t light = full / 10 > 10 ? full / 10 : 10;
    return is_light() ? light : full;
}

/* One row: case, exact, estimate, error in standard errors, standard error in per cent of the exact answer. */
static inline void theory_check(const char *name, double exact, struct estimate estimate)
{
    double error = estimate.sd / sqrt((double)estimate.count);
    print_message("| %-62s | %14.10g | %14.8g | %+5.2f | %.3f |\n", name, exact, estimate.mean,
                  (estimate.mean - exact) / error, 100 * error / fabs(exact));
    if (!(fabs(estimate.mean - exact) <= THEORY_ERRORS * error)) fail_msg("%s is off", name);
    if (!is_light() && !(error <= THEORY_PRECISION * fabs(exact))) fail_msg("%s is not known well enough", name);
}

/* The row of a case without chance. */
static inline void theory_exact(const char *name, double exact, double value)
{
    print_message("| %-62s | %14.10g | %14.10g | exact | 0 |\n", name, exact, value);
    assert_near(value, exact, THEORY_EXACT * fmax(1, fabs(exact)));
}

/* A number made of several metrics of one replication. */
typedef double theory_number(const struct fixture *fixture, int64_t replication, const void *context);

static inline void theory_each(const struct fixture *fixture, const char *name, double exact, theory_number *number,
                               const void *context)
{
    int64_t count = fixture->study.replications;
    double *values = memory_allocate((size_t)count, sizeof *values);
    for (int64_t r = 0; r < count; r++) values[r] = number(fixture, r, context);
    theory_check(name, exact, estimate_of(values, 1, count, 0.95));
    free(values);
}

/* Two workers: the whole suite runs on two cores. */
static inline void theory_run(struct fixture *fixture, int64_t full)
{
    fixture->jobs = 2;
    fixture->daily = false;
    fixture_run(fixture, theory_replications(full));
}

static inline void theory_metric(const struct fixture *fixture, const char *name, const char *id, const char *scope,
                                 double exact)
{
    bool all = strcmp(scope, "all") == 0;
    char *label = memory_format(all ? "%s %s" : "%s %s, %s", name, id, scope);
    theory_check(label, exact, estimate_in(fixture, id, scope));
    free(label);
}

/* A shipped textbook scenario. */
static inline struct fixture *theory_textbook(const char *name)
{
    struct fixture *fixture = fixture_new();
    char *path = memory_format("%s/scenarios/textbook/%s.json", HIMSIM_SOURCE_DIR, name);
    fixture_open(fixture, path, path);
    free(path);
    return fixture;
}

/* One FIFO pool round the clock: `rate` charts an hour, `minutes` is the law of the work as JSON. */
static inline struct fixture *theory_queue(double rate, int coders, const char *minutes, int warmup_days, int days)
{
    struct fixture *fixture = fixture_new();
    fixture_load(
        fixture,
        "'name':'queue','facility':{'time_zone':'UTC','start_date':'2026-01-05','warmup_days':%d,'horizon_days':%d,"
        "'tat_target_hours':3},"
        "'work_types':[{'name':'chart','arrivals':{'rate_per_hour':%.17g},'coding_minutes':%s}],"
        "'pools':[{'name':'coders','skills':{'chart':1},'shifts':[{'name':'s','headcount':%d,'hours':" ALWAYS
        "}]}]," EVERYTHING_TO("'coders'"),
        warmup_days, warmup_days + days, rate, minutes, coders);
    return fixture;
}
#endif
