#include "app/batch_options.h"
#include "app/output.h"
#include "app/parse.h"
#include "io/problem_write.h"
#include "sim/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { OPTION_SEED = 256, OPTION_SET, OPTION_QUIET, OPTION_ONLY };
enum { MANY_CELLS = 100 }; /* loading them takes a second or more */

static const struct argp_option options[] = {
    {"only", OPTION_ONLY, "CONDITION", 0,
     "the cells for which a condition over the factors holds, as in \"seniors >= 5 and cac == 'none'\"", 0},
    {"replications", 'n', "N", 0, "replications of each cell (default: the study file's, else the base scenario's)", 0},
    {"seed", OPTION_SEED, "S", 0, "master seed (default: the study file's, else the base scenario's)", 0},
    {"jobs", 'j', "J", 0, "worker threads (default: the processors of the machine); results do not depend on it", 0},
    {"set", OPTION_SET, "POINTER=VALUE", 0, "change a field of the base scenario first; may be repeated", 0},
    {"quiet", OPTION_QUIET, NULL, 0, "no progress and no warnings on stderr", 0},
    {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct batch_options *request = state->input;
    switch (key) {
    case OPTION_ONLY:
        request->wish.only = argument;
        break;
    case 'n':
        request->wish.replications = parse_integer(state, "--replications", argument, 1, 1000000);
        break;
    case OPTION_SEED:
        request->wish.seed = parse_integer(state, "--seed", argument, 0, INT64_C(9007199254740991));
        break;
    case 'j':
        request->jobs = (int)parse_integer(state, "--jobs", argument, 1, 1024);
        break;
    case OPTION_SET:
        request->sets[request->wish.set_count++] = argument;
        break;
    case OPTION_QUIET:
        request->quiet = true;
        break;
    case ARGP_KEY_ARG:
        if (request->wish.path) argp_error(state, "name one study file");
        request->wish.path = argument;
        break;
    case ARGP_KEY_END:
        if (!request->wish.path) argp_error(state, "name a study file, such as scenarios/studies/staffing-grid.json");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp batch_options_argp = {options, parse_option, NULL, NULL, NULL, NULL, NULL};

void batch_options_init(struct batch_options *request, int argc)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    *request = (struct batch_options){.jobs = processors > 0 ? (int)processors : 1};
    request->sets = memory_allocate((size_t)argc, sizeof *request->sets);
    request->wish = (struct batch_wish){.replications = -1, .seed = -1, .sets = request->sets};
}

void batch_options_free(struct batch_options *request)
{
    free(request->sets);
}

static bool told(const struct batch_options *request, bool ok, struct problems *problems, char *message)
{
    if (!request->quiet || !ok) problems_write(problems, stderr);
    if (message) output_complain(message);
    problems_free(problems);
    return ok;
}

bool batch_options_read(struct batch_study *study, const struct batch_options *request)
{
    struct problems problems = {0};
    char *message = NULL;
    bool ok = batch_study_read(study, &request->wish, &problems, &message);
    return told(request, ok, &problems, message);
}

bool batch_options_check(struct batch_study *study, const struct batch_options *request, struct batch_store *store)
{
    struct problems problems = {0};
    if (!request->quiet && study->cells.count > MANY_CELLS)
        fprintf(stderr, "himsim: checking %zu cells\n", study->cells.count);
    bool ok = batch_study_check(study, &request->wish, store, &problems);
    return told(request, ok, &problems, store ? memory_copy_text(store->message) : NULL);
}
