#include "app/input_cases.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "io/problem_write.h"
#include "io/uncertainty_ready.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

bool input_cases_are_ready(const struct loaded_scenario *loaded, size_t count, bool quiet)
{
    struct problems problems = {0};
    bool any = false, ok = true;
    for (size_t i = 0; i < count; i++) {
        any = any || loaded[i].scenario.uncertainty.count > 0;
        ok = uncertainty_is_ready(&loaded[i], &problems) && ok;
    }
    if (!ok || !quiet) problems_write(&problems, stderr);
    problems_free(&problems);
    if (!any) {
        char *text = uncertainty_missing_text(&loaded[0]);
        fprintf(stderr, "%s\n", text);
        free(text);
    }
    return any && ok;
}

void input_cases_runner(struct case_runner *runner, const struct study_request *request, struct progress *progress,
                        const struct assumptions *assumptions, int64_t replications)
{
    const struct analysis *analysis = &assumptions->scenarios[0]->analysis;
    progress_init(progress, request->quiet);
    *runner = (struct case_runner){
        .assumptions = assumptions,
        .options = {.replications = request->replications > 0 ? request->replications : replications,
                    .seed = request->seed >= 0 ? request->seed : analysis->seed,
                    .jobs = request->jobs,
                    .stop = interrupt_watch(),
                    .progress = progress_show,
                    .context = progress},
        .failed = -1};
}

int input_cases_exit_code(struct case_runner *runner, enum case_outcome outcome)
{
    int exit_code = EXIT_DONE;
    if (outcome == CASES_BROKEN) {
        fprintf(stderr,
                "himsim: the books of replication %" PRId64
                " do not balance: encounters or cents were lost. There is no result; please report it with the "
                "scenario and seed %" PRId64 ".\n",
                runner->failed, runner->options.seed);
        exit_code = EXIT_REPLICATION_FAILED;
    } else if (outcome == CASES_INTERRUPTED) {
        fputs("himsim: interrupted; part of the cases says nothing, so there is no result: run the same command again, "
              "or with fewer replications.\n",
              stderr);
        exit_code = EXIT_INTERRUPTED;
    } else if (outcome == CASES_UNSOUND) {
        fprintf(stderr, "himsim: the assumptions of case %zu together make no sound scenario: narrow their ranges\n",
                runner->unsound);
        problems_write(&runner->problems, stderr);
        exit_code = EXIT_INVALID_SCENARIO;
    }
    problems_free(&runner->problems);
    return exit_code;
}
