#ifndef APP_INPUT_CASES_H
#define APP_INPUT_CASES_H
/* What `tornado` and `run --uncertainty` share: scenarios whose assumptions are fit for use, a runner of cases with the
 * command's options, and the exit code of what came of it. */
#include "app/progress.h"
#include "app/study_request.h"
#include "experiment/case_run.h"
#include "io/scenario_load.h"

/* At least one of the scenarios marks an assumption, and all that are marked fit; else says so on stderr. */
bool input_cases_are_ready(const struct loaded_scenario *loaded, size_t count, bool quiet);

/* Replications as asked for, else `replications`; seed as asked for, else the baseline's. */
void input_cases_runner(struct case_runner *runner, const struct study_request *request, struct progress *progress,
                        const struct assumptions *assumptions, int64_t replications);

/* The exit code; says on stderr what went wrong, and frees the runner's problems. */
int input_cases_exit_code(struct case_runner *runner, enum case_outcome outcome);
#endif
