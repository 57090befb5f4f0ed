#include "app/study_request.h"
/* `run` and `compare`: options, loading, simulating, and every form of the result. */
#include "app/command.h"
#include "app/exit_code.h"
#include "app/interrupt.h"
#include "app/load.h"
#include "app/output.h"
#include "app/parse.h"
#include "app/progress.h"
#include "app/study_request.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { OPTION_SEED = 256, OPTION_SET, OPTION_JSON, OPTION_TRACE, OPTION_QUIET, OPTION_NO_COLOR, OPTION_NO_FIGURES };

static const struct argp_option options[] = {
    {"replications", 'n', "N", 0, "independent lives to simulate (default: the baseline's analysis)", 0},
    {"seed", OPTION_SEED, "S", 0, "master seed (default: the scenario's analysis)", 0},
    {"jobs", 'j', "J", 0, "worker threads (default: the processors of the machine); results do not depend on it", 0},
    {"out", 'o', "DIR", 0, "write estimates.csv, replications.csv, daily.csv, manifest.json and figures/ into DIR", 0},
    {"json", OPTION_JSON, NULL, 0, "print one JSON document instead of tables", 0},
    {"trace", OPTION_TRACE, "FILE", 0,
     "write the life of every encounter of replication 0 as CSV; with compare, one file a scenario: FILE gets the "
     "scenario's name before its ending",
     0},
    {"set", OPTION_SET, "POINTER=VALUE", 0,
     "change a field of every scenario, as in /pools/senior/shifts/day/headcount=7; may be repeated", 0},
    {"no-figures", OPTION_NO_FIGURES, NULL, 0, "with -o, leave the figures out", 0},
    {"quiet", OPTION_QUIET, NULL, 0, "no progress and no warnings on stderr", 0},
    {"no-color", OPTION_NO_COLOR, NULL, 0, "accepted for uniformity: himsim prints no colours", 0},
    {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct study_request *request = state->input;
    switch (key) {
    case 'n':
        request->replications = parse_integer(state, "--replications", argument, 1, 1000000);
        break;
    case OPTION_SEED:
        request->seed = parse_integer(state, "--seed", argument, 0, INT64_C(9007199254740991));
        break;
    case 'j':
        request->jobs = (int)parse_integer(state, "--jobs", argument, 1, 1024);
        break;
    case 'o':
        request->directory = argument;
        break;
    case OPTION_JSON:
        request->json = true;
        break;
    case OPTION_TRACE:
        request->trace = argument;
        break;
    case OPTION_SET:
        request->sets[request->set_count++] = argument;
        break;
    case OPTION_NO_FIGURES:
        request->no_figures = true;
        break;
    case OPTION_QUIET:
        request->quiet = true;
        break;
    case OPTION_NO_COLOR:
        break;
    case ARGP_KEY_ARG:
        request->paths[request->path_count++] = argument;
        break;
    case ARGP_KEY_END:
        if (request->path_count == 0) argp_error(state, "name a scenario file");
        if (!request->is_comparison && request->path_count > 1)
            argp_error(state, "run takes one scenario; use compare for several");
        if (request->is_comparison && request->path_count < 2)
            argp_error(state, "name a baseline and at least one alternative");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

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
} shared_integers[] = {{"start_date", offsetof(struct facility, start_date)},
                       {"horizon_days", offsetof(struct facility, horizon_days)},
                       {"warmup_days", offsetof(struct facility, warmup_days)},
                       {"dnfb_window_days", offsetof(struct facility, dnfb_window_days)}};

static const char *unlike_key(const struct facility *base, const struct facility *other)
{
    for (size_t i = 0; i < sizeof shared_integers / sizeof *shared_integers; i++)
        if (*(const int64_t *)((const char *)base + shared_integers[i].offset) !=
            *(const int64_t *)((const char *)other + shared_integers[i].offset))
            return shared_integers[i].key;
    return base->tat_target_hours != other->tat_target_hours ? "tat_target_hours" : NULL;
}

static bool measures_are_equal(const struct loaded_scenario *loaded, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const char *key = unlike_key(&loaded[0].scenario.facility, &loaded[i].scenario.facility);
        if (!key) continue;
        fprintf(stderr,
                "%s: /facility/%s must be that of the baseline %s, or the differences mean nothing; make it extend the "
                "baseline\n",
                loaded[i].path, key, loaded[0].path);
        return false;
    }
    return true;
}

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

static bool simulate(const struct study_request *request, const struct loaded_scenario *loaded, struct study *study)
{
    const struct scenario **scenarios = memory_allocate(request->path_count, sizeof *scenarios);
    for (size_t i = 0; i < request->path_count; i++) scenarios[i] = &loaded[i].scenario;
    study_init(study, scenarios, request->path_count);
    free(scenarios);
    struct progress progress;
    progress_init(&progress, request->quiet);
    struct study_options study_options = {
        .replications = request->replications > 0 ? request->replications : loaded[0].scenario.analysis.replications,
        .seed = request->seed >= 0 ? request->seed : loaded[0].scenario.analysis.seed,
        .jobs = request->jobs,
        .keep_daily = request->directory != NULL,
        .stop = interrupt_watch(),
        .progress = progress_show,
        .context = &progress};
    if (!fits_memory(study, &study_options)) return false;
    study_run(study, &study_options);
    return true;
}

static int finish(const struct study *study, int exit_code)
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

static int study_and_report(const struct study_request *request, struct loaded_scenario *loaded)
{
    if (!names_are_unique(loaded, request->path_count) || !measures_are_equal(loaded, request->path_count))
        return EXIT_INVALID_SCENARIO;
    if (!output_prepare(request)) return EXIT_FAILED;
    struct study study;
    if (!simulate(request, loaded, &study)) {
        study_free(&study);
        return EXIT_FAILED;
    }
    struct result_set results = {.study = &study,
                                 .scenarios = loaded,
                                 .confidence = loaded[0].scenario.analysis.confidence,
                                 .is_comparison = request->is_comparison,
                                 .jobs = request->jobs};
    int exit_code = study.replications > 0 ? output_write(request, &results) : EXIT_DONE;
    exit_code = finish(&study, exit_code);
    study_free(&study);
    return exit_code;
}

static int main_of(bool is_comparison, int argc, char **argv)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    struct study_request request = {
        .is_comparison = is_comparison, .replications = -1, .seed = -1, .jobs = processors > 0 ? (int)processors : 1};
    request.paths = memory_allocate((size_t)argc, sizeof *request.paths);
    request.sets = memory_allocate((size_t)argc, sizeof *request.sets);
    const struct argp argp = {
        options,
        parse_option,
        is_comparison ? "BASE.json ALT.json..." : "SCENARIO.json",
        is_comparison ? "Simulates the alternatives and the baseline on the same encounters and shows what differs."
                      : "Simulates one scenario and shows DNFB, turnaround time and cost.",
        NULL,
        NULL,
        NULL};
    parse_command(&argp, is_comparison ? "compare" : "run", argc, argv, &request);
    struct loaded_scenario *loaded = memory_allocate(request.path_count, sizeof *loaded);
    int exit_code = EXIT_INVALID_SCENARIO;
    if (load_scenarios(loaded, request.paths, request.path_count, request.sets, request.set_count, request.quiet)) {
        exit_code = study_and_report(&request, loaded);
        unload_scenarios(loaded, request.path_count);
    }
    free(loaded);
    free(request.paths);
    free(request.sets);
    return exit_code;
}

int command_run(int argc, char **argv)
{
    return main_of(false, argc, argv);
}

int command_compare(int argc, char **argv)
{
    return main_of(true, argc, argv);
}
