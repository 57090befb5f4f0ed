#include "app/simulate.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/progress.h"
#include "io/precision_text.h"
#include "io/study_store.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

/* Memory that this process may use: what the machine has, or what its limit leaves. */
static double memory_limit(void)
{
    struct rlimit limit;
    double bytes = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && (double)limit.rlim_cur < bytes)
        bytes = (double)limit.rlim_cur;
    return bytes;
}

/* Refuses what cannot fit before anything is simulated. */
static bool fits_memory(const struct study *study, const struct study_options *study_options)
{
    double needed = study_bytes(study, study_options), most = 0.8 * memory_limit();
    if (needed <= most) return true;
    fprintf(stderr,
            "himsim: the results of %" PRId64
            " replications would take %.1f GB of memory, at most %.1f GB can be used: ask for fewer "
            "replications, leave -o out (it keeps values of days and periods), or shorten the horizon\n",
            study_options->replications, needed / 1e9, most / 1e9);
    return false;
}

static struct study_options options_of(const struct study_request *request, const struct analysis *analysis,
                                       const struct study_kept *kept, struct progress *progress)
{
    return (struct study_options){.seed = request->seed >= 0 ? request->seed : analysis->seed,
                                  .first = request->only >= 0 ? request->only : 0,
                                  .jobs = request->jobs,
                                  .keep_daily = kept->daily,
                                  .keep_periods = kept->periods,
                                  .stop = interrupt_watch(),
                                  .progress = progress_show,
                                  .context = progress};
}

/* Goes on with what the folder holds, when it is the beginning of this study. */
static void adopt(struct study *study, const struct study_request *request, const struct loaded_scenario *loaded,
                  const struct study_kept *kept, const struct study_options *options, const struct study_rule *rule)
{
    if (!kept->directory) return;
    struct study_store_wish wish = {loaded,        request->is_comparison, kept->daily, kept->periods,
                                    options->seed, options->first,         rule->most,  NULL};
    if (rule->goal_count > 0) wish.precision = &rule->precision;
    char *message = NULL, *path = memory_format("%s/%s", kept->directory, STUDY_STORE_NAME);
    enum study_store_answer answer = study_store_read(study, &wish, path, &message);
    if (answer == STUDY_STORE_ADOPTED && !request->quiet)
        fprintf(stderr, "himsim: %s holds %" PRId64 " replications of this study; it goes on from there\n",
                kept->directory, study->replications);
    if (answer == STUDY_STORE_OTHER && !request->quiet)
        fprintf(stderr, "himsim: %s; the study begins anew and takes its place\n", message);
    if (answer == STUDY_STORE_DAMAGED) fprintf(stderr, "himsim: %s; the study begins anew\n", message);
    free(message);
    free(path);
}

static void looked(void *context, const struct precision *precision, const struct study *study)
{
    (void)study;
    char *standing = precision_text_standing(precision);
    progress_note(context, standing);
    free(standing);
}

static void run(struct study *study, struct study_options *options, struct study_rule *rule)
{
    options->replications = rule->most;
    if (rule->goal_count > 0)
        precision_run(&rule->precision, study, options, looked);
    else
        study_run(study, options);
}

int simulate_by_rule(struct study *study, const struct study_request *request, const struct loaded_scenario *loaded,
                     size_t count, const struct study_kept *kept, struct study_rule *rule)
{
    const struct scenario **scenarios = memory_allocate(count, sizeof *scenarios);
    for (size_t i = 0; i < count; i++) scenarios[i] = &loaded[i].scenario;
    study_init(study, scenarios, count);
    free(scenarios);
    struct progress progress;
    progress_init(&progress, request->quiet);
    const struct analysis *analysis = &loaded[0].scenario.analysis;
    struct study_options options = options_of(request, analysis, kept, &progress);
    options.replications = rule->most;
    if (!study_rule_fits(rule, study)) return EXIT_INVALID_SCENARIO;
    if (!fits_memory(study, &options)) return EXIT_FAILED;
    if (rule->goal_count > 0)
        precision_init(&rule->precision, rule->targets, rule->goal_count, count, analysis->confidence, rule->most);
    adopt(study, request, loaded, kept, &options, rule);
    run(study, &options, rule);
    progress_free(&progress);
    if (request->interrupted_of > 0) {
        study->requested = request->interrupted_of;
        study->interrupted = true;
    }
    return EXIT_DONE;
}

bool simulate(struct study *study, const struct study_request *request, const struct loaded_scenario *loaded,
              size_t count, const struct study_kept *kept)
{
    struct study_rule rule;
    study_rule_init(&rule, request, &loaded[0].scenario.analysis);
    rule.goal_count = 0;
    if (request->replications <= 0) rule.most = loaded[0].scenario.analysis.replications;
    int exit_code = simulate_by_rule(study, request, loaded, count, kept, &rule);
    study_rule_free(&rule);
    return exit_code == EXIT_DONE;
}

int simulate_exit_code(const struct study *study, int exit_code)
{
    if (study->failed >= 0) {
        fprintf(stderr,
                "himsim: the books of replication %" PRId64
                " do not balance: encounters or cents were lost. The result must not be\n"
                "used; please report it with the scenario and seed %" PRId64 ".\n",
                study->failed, study->seed);
        return EXIT_REPLICATION_FAILED;
    }
    if (study->interrupted) {
        fprintf(stderr,
                "himsim: interrupted after %" PRId64 " of %" PRId64
                " replications; run the same command again for all of them.\n",
                study->replications, study->requested);
        return EXIT_INTERRUPTED;
    }
    return exit_code;
}
