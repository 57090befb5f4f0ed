#include "app/study_execute.h"
#include "app/exit_code.h"
#include "app/load.h"
#include "app/output.h"
#include "app/simulate.h"
#include "app/steady_study.h"
#include "io/scenario_write.h"
#include "sim/memory.h"
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool names_are_unique(const struct loaded_scenario *loaded, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(loaded[i].scenario.name, loaded[j].scenario.name) == 0) {
                fprintf(stderr, "%s: the scenario has the same name as %s, \"%s\"; give each its own name\n",
                        loaded[i].path, loaded[j].path, loaded[i].scenario.name);
                return false;
            }
    return true;
}

/* What a comparison must share with its baseline: the days, and what its numbers are measured by. */
static const struct {
    const char *key;
    size_t offset;
} shared_integers[] = {{"facility/start_date", offsetof(struct facility, start_date)},
                       {"facility/horizon_days", offsetof(struct facility, horizon_days)},
                       {"facility/warmup_days", offsetof(struct facility, warmup_days)},
                       {"facility/dnfb_window_days", offsetof(struct facility, dnfb_window_days)}};

static const char *unlike_key(const struct scenario *base, const struct scenario *other)
{
    for (size_t i = 0; i < sizeof shared_integers / sizeof *shared_integers; i++)
        if (*(const int64_t *)((const char *)&base->facility + shared_integers[i].offset) !=
            *(const int64_t *)((const char *)&other->facility + shared_integers[i].offset))
            return shared_integers[i].key;
    if (base->facility.tat_target_hours != other->facility.tat_target_hours) return "facility/tat_target_hours";
    if (base->analysis.mode != other->analysis.mode) return "analysis/mode";
    if (base->finance.discount_rate_share != other->finance.discount_rate_share) return "finance/discount_rate_share";
    if (base->finance.cost_of_capital_share != other->finance.cost_of_capital_share)
        return "finance/cost_of_capital_share";
    return NULL;
}

static bool measures_are_equal(const struct loaded_scenario *loaded, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const char *key = unlike_key(&loaded[0].scenario, &loaded[i].scenario);
        if (!key) continue;
        fprintf(stderr,
                "%s: /%s must be that of the baseline %s, or the differences mean nothing; make it extend the "
                "baseline\n",
                loaded[i].path, key, loaded[0].path);
        return false;
    }
    return true;
}

static int precision_exit_code(const struct study_rule *rule, int exit_code)
{
    return rule->goal_count > 0 && !rule->precision.is_met && exit_code == EXIT_DONE ? EXIT_PRECISION_NOT_MET
                                                                                     : exit_code;
}

struct preparation { /* of a study, before it runs */
    struct study_rule rule;
    struct steady_study steady;
    char **given; /* the scenarios as given, before a warm-up is found: what a result folder keeps; owned */
};

static int report(const struct study_request *request, const struct loaded_scenario *loaded, struct study *study,
                  const struct preparation *preparation)
{
    const struct study_rule *rule = &preparation->rule;
    struct result_set results = {.study = study,
                                 .scenarios = loaded,
                                 .given = preparation->given,
                                 .steady = preparation->steady.states,
                                 .confidence = loaded[0].scenario.analysis.confidence,
                                 .is_comparison = request->is_comparison,
                                 .jobs = request->jobs,
                                 .most = rule->most,
                                 .precision = rule->goal_count > 0 ? &rule->precision : NULL};
    int exit_code = study->replications > 0 ? output_write(request, &results) : EXIT_DONE;
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

static int study_and_report(const struct study_request *request, struct loaded_scenario *loaded)
{
    size_t count = request->path_count;
    if (!names_are_unique(loaded, count) || !measures_are_equal(loaded, count)) return EXIT_INVALID_SCENARIO;
    if (!output_prepare(request)) return EXIT_FAILED;
    struct preparation preparation = {.given = scenarios_as_given(loaded, count)};
    study_rule_init(&preparation.rule, request, &loaded[0].scenario.analysis);
    int exit_code = steady_study_prepare(&preparation.steady, request, loaded, count);
    if (exit_code == EXIT_DONE)
        exit_code = steady_study_exit_code(&preparation.steady, simulate_and_report(request, loaded, &preparation));
    steady_study_free(&preparation.steady);
    study_rule_free(&preparation.rule);
    for (size_t i = 0; i < count; i++) free(preparation.given[i]);
    free(preparation.given);
    return exit_code;
}

int study_execute(const struct study_request *request)
{
    struct loaded_scenario *loaded = memory_allocate(request->path_count, sizeof *loaded);
    int exit_code = EXIT_INVALID_SCENARIO;
    if (load_scenarios(loaded, request->paths, request->path_count, request->sets, request->set_count,
                       request->quiet)) {
        exit_code = study_and_report(request, loaded);
        unload_scenarios(loaded, request->path_count);
    }
    free(loaded);
    return exit_code;
}
