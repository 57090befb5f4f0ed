#ifndef EXPERIMENT_CASE_RUN_H
#define EXPERIMENT_CASE_RUN_H
/* Lives cases: a scenario, or a baseline and its alternative, with the numbers of their assumptions changed. All cases
 * of a runner see the same replications, so they differ only by what was changed. */
#include "experiment/assumption.h"
#include "experiment/study.h"

/* What is measured of a case: a metric, or, with an alternative, its difference alternative - baseline; or the NPV of
 * the alternative. */
struct measure {
    bool is_npv;
    struct metric_key keys[SIDES]; /* in the baseline and in the alternative; unused for NPV */
};

enum case_outcome { CASES_DONE, CASES_INTERRUPTED, CASES_BROKEN, CASES_UNSOUND };

struct case_runner {
    const struct assumptions *assumptions; /* borrowed; one side or two */
    size_t measure_count;
    const struct measure *measures;  /* borrowed */
    struct study_options options;    /* replications, seed, first, jobs, stop; progress counts lives of scenarios */
    int64_t lives_done, lives_total; /* of all that the command will ask for; the total is told by the caller */
    int64_t failed;                  /* replication whose books did not balance, after CASES_BROKEN */
    size_t unsound;                  /* case that makes no sound scenario, after CASES_UNSOUND */
    struct problems problems;        /* ... and why; the caller frees */
};

/* numbers[case][assumption] (NAN: as it is) into values[case][measure][replication]. */
enum case_outcome case_run(struct case_runner *runner, const double *numbers, size_t count, double *values);
#endif
