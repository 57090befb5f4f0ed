#include "app/simulate.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/progress.h"
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
            "replications, leave -o out (it keeps daily values), or shorten the horizon\n",
            study_options->replications, needed / 1e9, most / 1e9);
    return false;
}

bool simulate(struct study *study, const struct study_request *request, const struct loaded_scenario *loaded,
              size_t count, bool keep_daily)
{
    const struct scenario **scenarios = memory_allocate(count, sizeof *scenarios);
    for (size_t i = 0; i < count; i++) scenarios[i] = &loaded[i].scenario;
    study_init(study, scenarios, count);
    free(scenarios);
    struct progress progress;
    progress_init(&progress, request->quiet);
    const struct analysis *analysis = &loaded[0].scenario.analysis;
    struct study_options study_options = {.replications = request->replications > 0 ? request->replications
                                                                                    : analysis->replications,
                                          .seed = request->seed >= 0 ? request->seed : analysis->seed,
                                          .jobs = request->jobs,
                                          .keep_daily = keep_daily,
                                          .stop = interrupt_watch(),
                                          .progress = progress_show,
                                          .context = &progress};
    if (!fits_memory(study, &study_options)) return false;
    study_run(study, &study_options);
    return true;
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
