#include "app/steady_study.h"
#include "app/exit_code.h"
#include "app/output.h"
#include "app/simulate.h"
#include "io/problem_write.h"
#include "io/result_set.h"
#include "io/steady_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void say(const struct steady_state *state)
{
    char *text = steady_text(state), *advice = steady_advice(state);
    fprintf(stderr, "himsim: %s: %s\n", state->scenario->name, text);
    if (advice) fprintf(stderr, "  %s\n", advice);
    free(text);
    free(advice);
}

static bool has_verdict(const struct steady_study *steady, enum steady_verdict verdict)
{
    for (size_t s = 0; s < steady->count; s++)
        if (steady->states[s].verdict == verdict) return true;
    return false;
}

static void say_all(const struct steady_study *steady, enum steady_verdict verdict)
{
    for (size_t s = 0; s < steady->count; s++)
        if (steady->states[s].verdict == verdict) say(&steady->states[s]);
}

bool steady_study_set_warm_up(struct loaded_scenario *loaded, int64_t warmup_days)
{
    if (loaded->scenario.facility.warmup_days == warmup_days) return true;
    char *set = memory_format("/facility/warmup_days=%" PRId64, warmup_days);
    struct loaded_scenario variant;
    struct problems problems = {0};
    bool ok = scenario_load_variant(&variant, loaded, (const char *const *)&set, 1, &problems);
    if (ok) {
        scenario_unload(loaded);
        *loaded = variant;
    } else
        problems_write(&problems, stderr);
    problems_free(&problems);
    free(set);
    return ok;
}

static int refuse(const struct steady_study *steady, const struct study_request *request,
                  const struct loaded_scenario *loaded, const struct study *pilot)
{
    struct result_set results = {.study = pilot,
                                 .scenarios = loaded,
                                 .steady = steady->states,
                                 .is_pilot = true,
                                 .confidence = loaded[0].scenario.analysis.confidence,
                                 .is_comparison = request->is_comparison,
                                 .jobs = request->jobs};
    say_all(steady, STEADY_TOO_SHORT);
    int exit_code = output_pilot_write(request, &results);
    return exit_code == EXIT_FAILED ? exit_code : EXIT_INVALID_SCENARIO;
}

static int judge(struct steady_study *steady, const struct study_request *request, struct loaded_scenario *loaded,
                 const struct study *pilot)
{
    steady->states = memory_allocate(pilot->count, sizeof *steady->states);
    steady->count = pilot->count;
    steady_states_find(steady->states, pilot);
    if (has_verdict(steady, STEADY_TOO_SHORT)) return refuse(steady, request, loaded, pilot);
    for (size_t s = 0; s < steady->count; s++)
        if (!steady_study_set_warm_up(&loaded[s], steady->states[s].warmup_days)) return EXIT_INVALID_SCENARIO;
    return EXIT_DONE;
}

int steady_study_prepare(struct steady_study *steady, const struct study_request *request,
                         struct loaded_scenario *loaded, size_t count)
{
    *steady = (struct steady_study){0};
    if (loaded[0].scenario.analysis.mode != ANALYSIS_STEADY_STATE) return EXIT_DONE;
    struct study pilot;
    struct study_request pilot_request = *request;
    const struct study_kept kept = {.daily = true};
    int64_t seed = request->seed >= 0 ? request->seed : loaded[0].scenario.analysis.seed;
    pilot_request.replications = STEADY_PILOT_REPLICATIONS;
    pilot_request.seed = steady_pilot_seed(seed);
    pilot_request.only = -1;
    if (!request->quiet) fputs("himsim: looking for the steady state with a pilot study\n", stderr);
    int exit_code = EXIT_FAILED;
    if (simulate(&pilot, &pilot_request, loaded, count, &kept)) exit_code = simulate_exit_code(&pilot, EXIT_DONE);
    if (exit_code == EXIT_DONE) exit_code = judge(steady, request, loaded, &pilot);
    study_free(&pilot);
    return exit_code;
}

void steady_study_free(struct steady_study *steady)
{
    for (size_t s = 0; s < steady->count; s++) steady_state_free(&steady->states[s]);
    free(steady->states);
    *steady = (struct steady_study){0};
}

int steady_study_exit_code(const struct steady_study *steady, int exit_code)
{
    if (!has_verdict(steady, STEADY_NONE) && !has_verdict(steady, STEADY_UNSURE)) return exit_code;
    say_all(steady, STEADY_NONE);
    say_all(steady, STEADY_UNSURE);
    return exit_code == EXIT_DONE ? EXIT_NO_STEADY_STATE : exit_code;
}
