#include "app/study_options.h"
#include "app/parse.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

enum { OPTION_SEED = 256, OPTION_SET, OPTION_JSON, OPTION_STEADY_STATE, OPTION_QUIET, OPTION_NO_COLOR };

static const struct argp_option options[] = {
    {"replications", 'n', "N", 0, "independent lives to simulate (default: the baseline's analysis)", 0},
    {"seed", OPTION_SEED, "S", 0, "master seed (default: the scenario's analysis)", 0},
    {"jobs", 'j', "J", 0, "worker threads (default: the processors of the machine); results do not depend on it", 0},
    {"json", OPTION_JSON, NULL, 0, "print one JSON document instead of tables", 0},
    {"set", OPTION_SET, "POINTER=VALUE", 0,
     "change a field of every scenario, as in /pools/senior/shifts/day/headcount=7; may be repeated", 0},
    {"steady-state", OPTION_STEADY_STATE, NULL, 0,
     "the week as it repeats itself, after a warm-up that is found: --set /analysis/mode=steady_state; exit code 4: "
     "there "
     "is none, or the run is too short to tell",
     0},
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
    case OPTION_JSON:
        request->json = true;
        break;
    case OPTION_SET:
        request->sets[request->set_count++] = argument;
        break;
    case OPTION_STEADY_STATE:
        request->sets[request->set_count++] = "/analysis/mode=steady_state";
        break;
    case OPTION_QUIET:
        request->quiet = true;
        break;
    case OPTION_NO_COLOR:
        break;
    case ARGP_KEY_ARG:
        request->paths[request->path_count++] = argument;
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp study_options_argp = {options, parse_option, NULL, NULL, NULL, NULL, NULL};

void study_request_init(struct study_request *request, int argc)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    *request = (struct study_request){.replications = -1,
                                      .seed = -1,
                                      .only = -1,
                                      .periods = -1,
                                      .outer = -1,
                                      .margin = NAN,
                                      .jobs = processors > 0 ? (int)processors : 1};
    request->paths = memory_allocate((size_t)argc, sizeof *request->paths);
    request->sets = memory_allocate((size_t)argc, sizeof *request->sets);
    request->goals = memory_allocate((size_t)argc, sizeof *request->goals);
}

void study_request_free(struct study_request *request)
{
    free(request->paths);
    free(request->sets);
    for (size_t i = 0; i < request->goal_count; i++) free(request->goals[i].metric);
    free(request->goals);
    *request = (struct study_request){0};
}
