#include "app/study_execute.h"
#include "app/comparable.h"
#include "app/exit_code.h"
#include "app/load.h"
#include "app/output.h"
#include "app/simulate.h"
#include "app/steady_study.h"
#include "app/uncertain_run.h"
#include "io/scenario_write.h"
#include "sim/memory.h"
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int precision_exit_code(const struct study_rule *rule, int exit_code)
{
    return rule->goal_count > 0 && !rule->precision.is_met && exit_code == EXIT_DONE ? EXIT_PRECISION_NOT_MET
                                                                                     : exit_code;
}

struct preparation { /* of a study, before it runs */
    struct study_rule rule;
    struct steady_study steady;
    char **given; /* the scenarios as given, before a warm-up is found: what a result folder keeps; owned */
    char **given_digests;
};

static int report(const struct study_request *request, const struct loaded_scenario *loaded, struct study *study,
                  const struct preparation *preparation)
{
    const struct study_rule *rule = &preparation->rule;
    struct result_set results = {.study = study,
                                 .scenarios = loaded,
                                 .given = preparation->given,
                                 .given_digests = preparation->given_digests,
                                 .steady = preparation->steady.states,
                                 .confidence = loaded[0].scenario.analysis.confidence,
                                 .is_comparison = request->is_comparison,
                                 .jobs = request->jobs,
                                 .most = rule->most,
                                 .precision = rule->goal_count > 0 ? &rule->precision : NULL};
    struct comparison comparison = {0};
    if (request->is_comparison && study->replications > 0) {
        double margin = loaded[0].scenario.analysis.practical_margin_share;
        comparison_init(&comparison, study, results.confidence, isnan(request->margin) ? margin : request->margin);
        results.comparison = &comparison;
    }
    int exit_code = study->replications > 0 ? output_write(request, &results) : EXIT_DONE;
    comparison_free(&comparison);
    return simulate_exit_code(study, precision_exit_code(rule, exit_code));
}

static int simulate_and_report(const struct study_request *request, const struct loaded_scenario *loaded,
                               struct preparation *preparation)
{
    struct study study;
    const struct study_kept kept = {request->directory != NULL, request->directory || request->periods >= 0,
                                    request->fresh ? NULL : request->directory};
    int exit_code = simulate_by_rule(&study, request, loaded, request->path_count, &kept, &preparation->rule);
    if (exit_code == EXIT_DONE) exit_code = report(request, loaded, &study, preparation);
    study_free(&study);
    return exit_code;
}

static char **scenarios_as_given(const struct loaded_scenario *loaded, size_t count)
{
    char **given = memory_allocate(count, sizeof *given);
    for (size_t i = 0; i < count; i++) given[i] = scenario_write_portable(&loaded[i].scenario, NULL, NULL);
    return given;
}

static char **digests_as_given(const struct loaded_scenario *loaded, size_t count)
{
    char **digests = memory_allocate(count, sizeof *digests);
    for (size_t i = 0; i < count; i++) digests[i] = memory_copy_text(loaded[i].digest);
    return digests;
}

static void preparation_free(struct preparation *preparation, size_t count)
{
    steady_study_free(&preparation->steady);
    study_rule_free(&preparation->rule);
    for (size_t i = 0; i < count; i++) {
        free(preparation->given[i]);
        free(preparation->given_digests[i]);
    }
    free(preparation->given);
    free(preparation->given_digests);
}

static int study_and_report(const struct study_request *request, struct loaded_scenario *loaded)
{
    size_t count = request->path_count;
    if (!scenarios_are_comparable(loaded, count)) return EXIT_INVALID_SCENARIO;
    if (!output_prepare(request)) return EXIT_FAILED;
    struct preparation preparation = {.given = scenarios_as_given(loaded, count),
                                      .given_digests = digests_as_given(loaded, count)};
    study_rule_init(&preparation.rule, request, &loaded[0].scenario.analysis);
    int exit_code = steady_study_prepare(&preparation.steady, request, loaded, count);
    if (exit_code == EXIT_DONE) {
        exit_code =
            request->uncertainty ? uncertain_run(request, loaded) : simulate_and_report(request, loaded, &preparation);
        exit_code = steady_study_exit_code(&preparation.steady, exit_code);
    }
    preparation_free(&preparation, count);
    return exit_code;
}

static bool are_those_of_the_result(const struct study_request *request, const struct loaded_scenario *loaded)
{
    for (size_t i = 0; request->digests && i < request->path_count; i++) {
        if (!*request->digests[i] || strcmp(loaded[i].digest, request->digests[i]) == 0) continue;
        fprintf(stderr,
                "himsim: %s: has digest %s, the manifest says %s: the copy is not what the "
                "result was made from; run the study anew with run or compare and -o\n",
                request->paths[i], loaded[i].digest, request->digests[i]);
        return false;
    }
    return true;
}

int study_execute(const struct study_request *request)
{
    struct loaded_scenario *loaded = memory_allocate(request->path_count, sizeof *loaded);
    int exit_code = EXIT_INVALID_SCENARIO;
    if (load_scenarios(loaded, request->paths, request->path_count, request->sets, request->set_count,
                       request->quiet)) {
        exit_code = are_those_of_the_result(request, loaded) ? study_and_report(request, loaded) : EXIT_FAILED;
        unload_scenarios(loaded, request->path_count);
    }
    free(loaded);
    return exit_code;
}
