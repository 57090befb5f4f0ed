#include "app/result_open.h"
#include "app/load.h"
#include "app/output.h"
#include "app/result_request.h"
#include "app/steady_study.h"
#include "io/study_store.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A steady state was looked for: the result has the warm-up that was found. */
static bool load(struct open_result *open)
{
    size_t count = open->request.path_count;
    open->loaded = memory_allocate(count, sizeof *open->loaded);
    if (!load_scenarios(open->loaded, open->request.paths, count, NULL, 0, true)) return false;
    open->count = count;
    for (size_t s = 0; s < count; s++)
        if (!steady_study_set_warm_up(&open->loaded[s], open->manifest.warmup_days[s])) return false;
    return true;
}

static bool read_store(struct open_result *open, const char *directory)
{
    struct study_store_wish wish = {.scenarios = open->loaded,
                                    .is_comparison = open->manifest.is_comparison,
                                    .daily = true,
                                    .periods = true,
                                    .seed = open->manifest.seed,
                                    .first = open->manifest.first,
                                    .most = open->manifest.most,
                                    .precision = open->results.precision};
    char *message = NULL, *path = memory_format("%s/%s", directory, STUDY_STORE_NAME);
    enum study_store_answer answer = study_store_read(&open->study, &wish, path, &message);
    if (answer != STUDY_STORE_ADOPTED) {
        char *reason = message ? message : memory_format("%s: the file is not there", path);
        output_complain(memory_format("%s; the numbers of the replications stand there: write the result again with "
                                      "run or compare and -o %s",
                                      reason, directory));
        free(reason);
    } else
        free(message);
    free(path);
    return answer == STUDY_STORE_ADOPTED;
}

static void prepare(struct open_result *open)
{
    const struct analysis *analysis = &open->loaded[0].scenario.analysis;
    const struct scenario **scenarios = memory_allocate(open->count, sizeof *scenarios);
    for (size_t s = 0; s < open->count; s++) scenarios[s] = &open->loaded[s].scenario;
    study_init(&open->study, scenarios, open->count);
    free(scenarios);
    study_rule_init(&open->rule, &open->request, analysis);
    if (open->rule.goal_count > 0)
        precision_init(&open->rule.precision, open->rule.targets, open->rule.goal_count, open->count,
                       analysis->confidence, open->rule.most);
    open->results = (struct result_set){.study = &open->study,
                                        .scenarios = open->loaded,
                                        .confidence = analysis->confidence,
                                        .is_comparison = open->manifest.is_comparison,
                                        .jobs = 1,
                                        .inputs = open->manifest.inputs,
                                        .most = open->manifest.most,
                                        .precision = open->rule.goal_count > 0 ? &open->rule.precision : NULL};
}

bool result_open_init(struct open_result *open, const char *directory)
{
    *open = (struct open_result){0};
    if (!result_request_init(&open->request, &open->manifest, directory) || !load(open)) return false;
    prepare(open);
    if (!read_store(open, directory)) return false;
    open->study.requested = open->manifest.requested;
    open->study.interrupted = open->manifest.is_interrupted;
    if (open->results.precision) precision_look(&open->rule.precision, &open->study);
    if (!open->results.is_comparison) return true;
    comparison_init(&open->comparison, &open->study, open->results.confidence, open->manifest.margin);
    open->results.comparison = &open->comparison;
    return true;
}

void result_open_free(struct open_result *open)
{
    comparison_free(&open->comparison);
    study_free(&open->study);
    study_rule_free(&open->rule);
    unload_scenarios(open->loaded, open->count);
    free(open->loaded);
    result_request_free(&open->request, &open->manifest);
    *open = (struct open_result){0};
}
