#include "app/result_options.h"
#include "app/parse.h"

enum { OPTION_JSON = 256, OPTION_QUIET };

static const struct argp_option options[] = {
    {"jobs", 'j', "J", 0, "worker threads (default: the processors of the machine); the bytes do not depend on it", 0},
    {"json", OPTION_JSON, NULL, 0, "print one JSON document instead of tables", 0},
    {"quiet", OPTION_QUIET, NULL, 0, "no progress and no warnings on stderr", 0},
    {0}};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct result_options *result = state->input;
    switch (key) {
    case 'j':
        result->jobs = (int)parse_integer(state, "--jobs", argument, 1, 1024);
        break;
    case OPTION_JSON:
        result->json = true;
        break;
    case OPTION_QUIET:
        result->quiet = true;
        break;
    case ARGP_KEY_ARG:
        if (result->directory) argp_error(state, "name one result folder");
        result->directory = argument;
        break;
    case ARGP_KEY_END:
        if (!result->directory) argp_error(state, "name the result folder of a run or compare with -o");
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp result_options_argp = {options, parse_option, NULL, NULL, NULL, NULL, NULL};
